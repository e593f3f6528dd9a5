"""The drill, by the commands: a backup while somebody writes, all of it lost, all of it back on an empty machine."""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from goldseam.core.vault import DayKeys, read_keys, write_keys

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
Place = Callable[..., dict[str, str]]
Done = subprocess.CompletedProcess[str]
# Where it is tested on PostgreSQL, also from one engine to the other.
TARGETS = ["sqlite"] if connection.vendor == "sqlite" else ["postgresql", "sqlite"]


def command(place: Mapping[str, str], *arguments: str) -> Done:
    program = [str(Path(sys.executable).with_name("goldseam")), *arguments]
    return subprocess.run(program, env=place, capture_output=True, text=True, check=False)


def act(place: Mapping[str, str], *arguments: str) -> Any:
    environment = {**place, "PYTHONPATH": str(ROOT)}
    program = [sys.executable, str(HERE / "drill_process.py"), *arguments]
    done = subprocess.run(program, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def backed_up_while_writing(place: Mapping[str, str], name: str, file: Path) -> tuple[Done, int]:
    """Back up while somebody writes; how many entries there were in the end."""
    writer = subprocess.Popen(
        [sys.executable, str(HERE / "drill_process.py"), "write", name],
        env={**place, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert writer.stdout is not None
    assert writer.stdout.readline() == "ready\n"
    done = command(place, "backup", str(file))
    said, _ = writer.communicate("")
    return done, int(said)


def refused(done: Done) -> str:
    """One plain line and exit code 2."""
    lines = [line for line in done.stderr.splitlines() if not line.startswith("GOLDSEAM: TESTING")]
    assert (done.returncode, done.stdout, len(lines)) == (2, "", 1), done
    return lines[0]


def test_the_drill(new_place: Place, tmp_path: Path) -> None:
    here, keys, file = new_place("here"), tmp_path / "stick" / "copy", tmp_path / "backup"
    keys.parent.mkdir()
    alice, bob, carol = act(here, "make")
    asked = command(here, "doctor")
    assert (asked.returncode, asked.stdout) == (0, "Everything is whole.\n")
    assert "goldseam backup --server-key FILE" in asked.stderr
    assert command(here, "backup", "--server-key", str(keys)).returncode == 0
    assert "--server-key" not in command(here, "doctor").stderr, "it is asked for once"

    done, written = backed_up_while_writing(here, alice, file)
    assert (done.returncode, "read back and whole" in done.stdout) == (0, True), done
    assert written > 2, "somebody wrote all the while"
    act(here, "delete", alice, carol)
    log = Path(here["GOLDSEAM_HOME"]) / "deletions.log"

    for engine in TARGETS:
        there = new_place(f"there-{engine}", engine)
        given = ("restore", str(file), "--server-key", str(keys))
        assert "--deletions none" in refused(command(there, *given))
        done = command(there, *given, "--deletions", str(log))
        assert done.returncode == 0, done.stderr
        found = act(there, "read", alice, bob, carol)
        assert [found[name]["found"] for name in (alice, bob)] == [[], []]
        assert found[carol] is None, "her account was deleted after the backup"
        notes = found[alice]["notes"]
        assert notes[:18] == [f"note {number}" for number in range(2, 20)], "two were erased after the backup"
        assert 2 <= len(notes[18:]) <= written
        assert len(notes) % 2 == 0, "what is written together is there together"
        assert found[bob]["notes"] == [f"note {number}" for number in range(20)]
        assert (found[bob]["handed"], found[bob]["recorded"]) == (1, 0)
        assert "holds" not in command(there, "doctor").stdout
        assert "here already" in refused(command(there, *given, "--deletions", str(log)))

    lost = new_place("lost", TARGETS[0])
    assert command(lost, *given, "--deletions", "none").returncode == 0
    found = act(lost, "read", alice, carol)
    assert len(found[carol]["notes"]) == 20, "without the log what was deleted comes back, as was said"
    assert found[alice]["found"] == []


@pytest.fixture
def kept(new_place: Place, tmp_path: Path) -> tuple[Path, Path]:
    """A backup and the copy of the key."""
    here, keys, file = new_place("here"), tmp_path / "stick" / "copy", tmp_path / "backup"
    keys.parent.mkdir()
    act(here, "make")
    done = command(here, "backup", str(file), "--server-key", str(keys))
    assert done.returncode == 0, done.stderr
    assert (file.stat().st_mode | keys.stat().st_mode) & 0o077 == 0
    return file, keys


def test_what_cannot_be_used_is_refused_and_the_place_stays_empty(
    new_place: Place, kept: tuple[Path, Path], tmp_path: Path
) -> None:
    file, keys = kept
    raw, stays = file.read_bytes(), read_keys(keys.read_text())
    broken = {
        "cut off": raw[: len(raw) // 2],
        "changed or damaged": raw[:-1000] + bytes([raw[-1000] ^ 1]) + raw[-999:],
        "format": raw.replace(b"goldseam-backup 1", b"goldseam-backup 0", 1),
        "no backup": b"SQLite format 3\0" + raw,
    }
    there = new_place("there")
    home = Path(there["GOLDSEAM_HOME"])
    for said, data in broken.items():
        bad = tmp_path / "bad"
        bad.write_bytes(data)
        line = refused(command(there, "restore", str(bad), "--server-key", str(keys), "--deletions", "none"))
        assert said in line
        assert not [path for path in home.iterdir() if path.suffix == ".key"]

    other = tmp_path / "other"
    other.write_text(write_keys(DayKeys.begin(stays[0].today, lambda size: b"\1" * size), stays[1]))
    given = ("restore", str(file), "--deletions", "none")
    assert "another server's" in refused(command(there, *given, "--server-key", str(other)))
    other.write_text(keys.read_text()[:-5])
    assert "no whole copy" in refused(command(there, *given, "--server-key", str(other)))
    assert "--server-key" in refused(command(there, *given))
    assert "cannot be read" in refused(command(there, *given, "--server-key", "/no/such/file"))
    missing = ("restore", "/no/such/file", "--deletions", "none", "--server-key", str(keys))
    assert "cannot be read" in refused(command(there, *missing))

    assert command(there, *given, "--server-key", str(keys)).returncode == 0


def test_keys_that_were_lost_come_back_from_their_copy(new_place: Place, tmp_path: Path) -> None:
    here, keys = new_place("here"), tmp_path / "copy"
    alice, *_ = act(here, "make")
    home = Path(here["GOLDSEAM_HOME"])
    assert command(here, "backup", "--server-key", str(keys)).returncode == 0
    assert "give a new file" in refused(command(here, "backup", "--server-key", str(keys)))
    (home / "changing.key").unlink()

    done = command(here, "doctor")
    assert (done.returncode, "put back your newest copy" in done.stdout) == (1, True)
    for arguments in (("serve",), ("backup", str(tmp_path / "x"))):
        assert "goldseam restore --server-key COPY" in refused(command(here, *arguments))
    (home / "server.key").unlink()
    assert command(here, "restore", "--server-key", str(keys)).stdout == "The server key is back.\n"
    assert act(here, "read", alice)[alice]["found"] == []
    assert "already" in command(here, "restore", "--server-key", str(keys)).stdout

    (home / "server.key").write_bytes(bytes(32))
    assert "another server key" in refused(command(here, "restore", "--server-key", str(keys)))
