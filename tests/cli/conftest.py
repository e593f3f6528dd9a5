"""Runs the command `goldseam` here in the process, or as people do, in one of its own."""

import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from goldseam.cli import main
from goldseam.commands import backup, doctor, restore
from goldseam.core.records import Noted
from goldseam.ledger import server_keys
from goldseam.ledger.models import Deletion, Item, Person, SignInName, Space


@dataclass(frozen=True)
class Done:
    """What a command left: its exit code, and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """What stands on standard error, but for the loud word about the testing profile."""
        return [line for line in self.err.splitlines() if not line.startswith("GOLDSEAM: TESTING")]


Run = Callable[..., Done]


@pytest.fixture(autouse=True)
def own_media(media_folder: Path) -> Path:
    """No test finds the recordings of another."""
    return media_folder


@pytest.fixture
def goldseam(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in this process: `goldseam("plan", "-", stdin=b"{}")`."""

    def run(*arguments: str, stdin: bytes = b"") -> Done:
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(stdin), isatty=lambda: False))
        try:
            code = main(list(arguments))
        except SystemExit as left:
            code = int(left.code or 0)
        written = capsys.readouterr()
        return Done(code, written.out, written.err)

    return run


@pytest.fixture
def refused(goldseam: Run) -> Callable[..., str]:
    """Run a command that cannot be done: exit code 2, nothing printed, one line that is given back."""

    def run(*arguments: str, stdin: bytes = b"") -> str:
        done = goldseam(*arguments, stdin=stdin)
        assert (done.code, done.out, len(done.lines)) == (2, "", 1), done
        assert done.err.startswith("goldseam")
        assert "Traceback" not in done.err
        return done.err

    return run


@pytest.fixture
def program(tmp_path: Path) -> Run:
    """Run the installed command in a process of its own, with a home of its own."""

    def run(*arguments: str, stdin: bytes = b"", environment: Mapping[str, str] | None = None) -> Done:
        home = {"GOLDSEAM_HOME": str(tmp_path / "home"), "GOLDSEAM_KDF": "testing-only"}
        base = {name: value for name, value in os.environ.items() if name != "GOLDSEAM_DATABASE"}
        done = subprocess.run(
            [str(Path(sys.executable).with_name("goldseam")), *arguments],
            input=stdin,
            capture_output=True,
            env={**base, **home, **(environment or {})},
            check=False,
        )
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture
def home(
    monkeypatch: pytest.MonkeyPatch, inspecting: Callable[[], Any], settings: Any, tmp_path: Path, day: Any
) -> Iterator[Path]:
    """A home of its own, with the database of the tests instead of the one a command would prepare."""
    place = tmp_path / "home"
    place.mkdir()
    settings.HOME, settings.SERVER_KEYS = place, place / "changing.key"
    settings.DELETIONS = place / "deletions.log"
    monkeypatch.setenv("GOLDSEAM_HOME", str(place))
    (place / "server.key").write_bytes(bytes(range(32)))
    server_keys.make_if_missing(day)
    for command, name in (
        (backup, "start_django"),
        (doctor, "start_django"),
        (restore, "start_django"),
        (restore, "prepare"),
    ):
        monkeypatch.setattr(command, name, lambda: None)
    with inspecting():
        yield place


@pytest.fixture
def writer(alice: Any, now: Any, day: Any) -> Any:
    """Alice, who wrote two notes and erased one."""
    space = alice.unlocked.private_space()
    space.append(Noted("one"), Noted("two"), at=now, day=day)
    space.erase([1], at=now, day=day)
    return alice


@pytest.fixture
def emptied() -> Callable[[], None]:
    """Make the place empty."""

    def clear() -> None:
        for model in (Item, Space, Deletion, Person, SignInName):
            model.objects.all().delete()

    return clear
