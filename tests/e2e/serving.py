"""Starts the real server as people start it: its own process, its own home, one free port."""

import os
import re
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.e2e.devices import Account


@dataclass(frozen=True)
class Server:
    """A running server: the address people open, the home it keeps, and what it said before that address."""

    origin: str
    home: Path
    said: tuple[str, ...]


@dataclass(frozen=True)
class Demo:
    """A running demo and its people, by role."""

    server: Server
    people: Mapping[str, Account]


@contextmanager
def served(command: str, home: Path, *options: str, origin: str = "", **given: str) -> Iterator[Server]:
    """Run `goldseam serve` or `goldseam demo` until the block ends; it is ready when it names its address.

    `given` are further settings: `PUSH_CONTACT="mailto:a@mail.example"`.
    """
    origin = origin or f"http://127.0.0.1:{free_port()}"
    with tempfile.TemporaryFile("w+") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "goldseam", command, *options],
            env={
                **_environment(home, origin),
                **{f"GOLDSEAM_{name}": value for name, value in given.items()},
            },
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
        try:
            said = _listen(process, origin)
            if said is None:
                errors.seek(0)
                raise AssertionError(f"goldseam {command} did not start:\n{errors.read()}")
            yield Server(origin, home, said)
        finally:
            process.terminate()
            process.communicate()


def people_of(server: Server) -> Mapping[str, Account]:
    """Whom a demo says one can sign in as: who broke trust, who was hurt, and the counsellor."""
    found = re.findall(r"Sign in as (\S+) with the passphrase: (.+)", "\n".join(server.said))
    roles = ("offending", "injured", "counsellor")
    return {role: Account(*each) for role, each in zip(roles, found, strict=True)}


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _environment(home: Path, origin: str) -> dict[str, str]:
    """The machine's own environment without what the tests set for Django in their process."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("GOLDSEAM_")}
    return {
        **plain,
        "GOLDSEAM_HOME": str(home),
        "GOLDSEAM_KDF": "testing-only",
        "GOLDSEAM_ORIGIN": origin,
        "GOLDSEAM_TIME_ZONE": "UTC",
    }


def _listen(process: "subprocess.Popen[str]", origin: str) -> tuple[str, ...] | None:
    """The lines before the address; None where the process ended without naming it."""
    said: list[str] = []
    assert process.stdout is not None
    for line in process.stdout:
        if line.strip() == origin:
            return tuple(said)
        said.append(line.rstrip())
    return None
