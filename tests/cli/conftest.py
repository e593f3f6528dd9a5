"""Runs the command `goldseam` here in the process, or as people do, in one of its own."""

import io
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import pytest

from goldseam.cli import main


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
