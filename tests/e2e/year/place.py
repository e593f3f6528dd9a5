"""The home of the walk: a server whose clock can be set, the commands of an operator, and what was said there."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from tests.e2e.serving import free_port

ROOT = Path(__file__).parents[3]
# A Monday of a leap year, so that the weeks are weeks of the calendar and a 29th of February is among them.
FIRST = date(2024, 1, 1)
EVENING = time(18, 30)


@dataclass(frozen=True)
class Place:
    """One home and the address at which it is served."""

    home: Path
    origin: str

    def set_clock(self, moment: datetime) -> None:
        """Let it be this moment for the server; from there time goes on by itself."""
        self.home.mkdir(parents=True, exist_ok=True)
        written = self.home / "ahead.new"
        written.write_text(str((moment - datetime.now(UTC)).total_seconds()))
        written.replace(self.home / "ahead")

    def run(self, *command: str, typed: str = "") -> "subprocess.CompletedProcess[str]":
        """One command of an operator, at the moment that the server has."""
        return subprocess.run(
            [sys.executable, "-m", "goldseam", *command],
            env=self.environment(),
            input=typed,
            capture_output=True,
            text=True,
            check=False,
        )

    def environment(self) -> dict[str, str]:
        """The machine's own environment, and this home."""
        plain = {name: value for name, value in os.environ.items() if not name.startswith("GOLDSEAM_")}
        return {
            **plain,
            "DJANGO_SETTINGS_MODULE": "tests.e2e.year.settings",
            "GOLDSEAM_HOME": str(self.home),
            "GOLDSEAM_KDF": "testing-only",
            "GOLDSEAM_ORIGIN": self.origin,
            "GOLDSEAM_TIME_ZONE": "UTC",
            "PYTHONPATH": str(ROOT),
        }

    @property
    def said(self) -> str:
        """Everything that the server wrote anywhere."""
        return (self.home.parent / f"{self.home.name}.said").read_text(errors="replace")


def new_place(home: Path) -> Place:
    """A place where nobody was yet."""
    return Place(home, f"http://127.0.0.1:{free_port()}")


def evening_of(week: int, day: int = 0) -> datetime:
    """The evening of a day (0 is Monday) of a week of the walk (1 is the first)."""
    return datetime.combine(FIRST + timedelta(weeks=week - 1, days=day), EVENING, UTC)


@contextmanager
def serving(place: Place) -> Iterator[Place]:
    """Run `goldseam serve` there until the block ends; what it writes goes into a file beside the home."""
    said = place.home.parent / f"{place.home.name}.said"
    with said.open("a") as writing, said.open() as reading:
        process = subprocess.Popen(
            [sys.executable, "-m", "goldseam", "serve"],
            env=place.environment(),
            stdout=writing,
            stderr=subprocess.STDOUT,
            text=True,
        )
        try:
            _wait(process, reading, place.origin)
            yield place
        finally:
            process.terminate()
            process.wait()


def _wait(process: "subprocess.Popen[str]", reading: Any, origin: str) -> None:
    """Until the server names its address, as it does once it answers."""
    before = ""
    while f"{origin}\n" not in before:
        before += reading.read()
        assert process.poll() is None, f"goldseam serve did not start:\n{before}"
