"""`goldseam backup`: what it says, what it refuses, and that it leaves no half of a file."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError

from goldseam.commands import server_key
from goldseam.core import vault
from goldseam.ledger import deletions
from goldseam.ledger.backup import checking, making
from goldseam.ledger.backup.parts import Reason, RefusedError
from goldseam.ledger.models import Item

Run = Callable[..., Any]
Refused = Callable[..., str]
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("media_folder", "home")]


def test_a_backup_says_what_is_in_it_and_asks_for_a_copy_of_the_key(
    writer: Any, goldseam: Run, tmp_path: Path
) -> None:
    assert writer
    file = tmp_path / "one"
    done = goldseam("backup", str(file))
    assert done.code == 0
    assert done.out.startswith(f"{file}: 1 people, 3 entries, 0 parts of recordings, ")
    assert done.out.endswith("read back and whole.\n")
    assert done.err == server_key.ASK
    assert file.stat().st_mode & 0o777 == 0o600
    assert [line.what.value for line in deletions.read_log(tmp_path / "home" / "deletions.log")] == ["item"]


def test_as_json_it_is_for_programs(writer: Any, goldseam: Run, tmp_path: Path) -> None:
    assert writer
    found = json.loads(goldseam("backup", str(tmp_path / "one"), "--json").out)
    assert (found["whole"], found["found"], found["files"]) == (True, [], 0)
    assert found["bytes"] == (tmp_path / "one").stat().st_size
    assert {name: found["rows"][name] for name in ("Person", "Item")} == {"Person": 1, "Item": 3}


def test_a_copy_of_the_key_is_written_once_and_opens_the_backup(
    writer: Any, goldseam: Run, tmp_path: Path, home: Path
) -> None:
    assert writer
    (tmp_path / "stick").mkdir()
    copy, file = tmp_path / "stick" / "copy", tmp_path / "one"
    done = goldseam("backup", str(file), "--server-key", str(copy))
    assert (done.code, done.err) == (0, "")
    keys, stays = vault.read_keys(copy.read_text())
    assert stays == (home / "server.key").read_bytes()
    assert checking.check(file, keys).found == ()
    assert copy.stat().st_mode & 0o777 == 0o600
    assert "apart from the backups" in copy.read_text()

    alone = goldseam("backup", "--server-key", str(tmp_path / "stick" / "again"))
    assert "Keep it apart" in alone.out
    assert goldseam("doctor").err == ""


def test_a_ledger_that_is_not_whole_is_backed_up_and_said_so(
    writer: Any, goldseam: Run, tmp_path: Path
) -> None:
    Item.objects.filter(space=writer.unlocked.private_space().id, seq=2).delete()
    done = goldseam("backup", str(tmp_path / "one"))
    assert done.code == 1
    assert "3 items are counted, 2 are stored" in done.out
    assert "not whole: goldseam doctor" in done.out
    assert (tmp_path / "one").exists()


@pytest.mark.parametrize("arguments", [(), ("--json",), ("a", "b"), ("--server-key",)])
def test_it_says_what_is_missing(arguments: tuple[str, ...], refused: Refused) -> None:
    refused("backup", *arguments)
    refused("restore", *arguments)


def test_the_key_beside_the_backup_is_refused(refused: Refused, tmp_path: Path) -> None:
    line = refused("backup", str(tmp_path / "one"), "--server-key", str(tmp_path / "copy"))
    assert "another folder" in line
    assert not (tmp_path / "one").exists()


@pytest.mark.parametrize("file", ["/no/such/folder/one", ".", "x" * 5000])
def test_a_place_that_cannot_be_written_is_refused(file: str, refused: Refused) -> None:
    assert "give a new file" in refused("backup", file)
    assert "give a new file" in refused("backup", "--server-key", file)


def test_a_file_that_is_there_is_never_written_over(refused: Refused, tmp_path: Path) -> None:
    (tmp_path / "one").write_text("mine")
    refused("backup", str(tmp_path / "one"))
    assert (tmp_path / "one").read_text() == "mine"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(28, "No space left on device"), "No space left"),
        (RefusedError(Reason.CHANGED), "could not be read back"),
        (DatabaseError("gone"), "no ledger of this version"),
    ],
)
def test_what_breaks_off_leaves_no_file(
    error: Exception, said: str, refused: Refused, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise error

    monkeypatch.setattr(
        checking if isinstance(error, RefusedError) else making,
        "check" if isinstance(error, RefusedError) else "write",
        broken,
    )
    assert said in refused("backup", str(tmp_path / "one"))
    assert not (tmp_path / "one").exists()


def test_without_its_keys_nothing_is_backed_up(refused: Refused, home: Path, tmp_path: Path) -> None:
    (home / "changing.key").write_text("spoilt")
    for arguments in ((str(tmp_path / "one"),), ("--server-key", str(tmp_path / "copy"))):
        assert "put it back from your copy" in refused("backup", *arguments)
    assert not (tmp_path / "one").exists()
