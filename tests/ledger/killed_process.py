"""Kills a writer again and again and looks each time at what is left; started by test_killing.py.

    killed_process.py ROUNDS SEED

Every round forks a writer that appends batches and acknowledges each on a pipe, kills it at a random moment,
and then opens the space with a fresh connection, as a server does that is started again.
"""

import itertools
import json
import os
import random
import signal
import sys
import time
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import NoReturn

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldseam.settings")
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from goldseam.core.records import CheckedIn, Entry, Noted, Preferred  # noqa: E402
from goldseam.core.records.check_in import SERIES  # noqa: E402
from goldseam.core.records.preference import PREFERENCES  # noqa: E402
from goldseam.ledger import people  # noqa: E402
from goldseam.ledger.spaces import OpenSpace, States  # noqa: E402

AT, DAY = datetime(2026, 3, 2, 18, 30, tzinfo=UTC), date(2026, 3, 2)
LONGEST_LIFE_SECONDS = 0.06
BATCH = 3
STATES_EVERY = 5


@dataclass
class Report:
    """What the rounds showed; the lists are empty where all is well."""

    killed: int = 0
    killed_before_any: int = 0
    acknowledged: int = 0
    unacknowledged: int = 0
    lost: list[str] = field(default_factory=list)
    torn: list[str] = field(default_factory=list)
    shown: set[str] = field(default_factory=set)


def text_of(mark: str) -> str:
    """Long enough that a row spans several pages of the file."""
    return f"{mark} " + "all of it or none " * 400


def hang_up() -> None:
    connection.close()
    if connection.vendor == "postgresql":
        connection.close_pool()  # type: ignore[attr-defined]


def write_until_killed(space: OpenSpace, round_number: int, pipe: int) -> NoReturn:
    first = date.fromordinal(DAY.toordinal() + 1_000 * round_number)
    for count in itertools.count():
        mark = f"{round_number}/{count}"
        answers = CheckedIn(first + timedelta(days=count), {"safe": count % 11})
        space.append(Noted(text_of(mark)), Preferred("newest", mark), answers, at=AT, day=DAY)
        os.write(pipe, f"{mark}\n".encode())
        if count % STATES_EVERY == 0:
            space.states(PREFERENCES, SERIES)
    raise AssertionError


def killed_writer(space: OpenSpace, round_number: int, life: float) -> list[str]:
    """Let a writer live for so many seconds; return what it acknowledged.

    In every second round they count from its first acknowledgement, so that slow disks are tried as hard.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            write_until_killed(space, round_number, writing)
        finally:
            os._exit(1)
    os.close(writing)
    first = os.read(reading, 4096) if round_number % 2 else b""
    time.sleep(life)
    os.kill(child, signal.SIGKILL)
    with os.fdopen(reading) as said:
        lines = (first.decode() + said.read()).splitlines()
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the writer ended by itself"
    return lines


def whole(space: OpenSpace) -> tuple[list[Entry], States]:
    """Entries and states of one moment: PostgreSQL may still be finishing what a dead writer asked for."""
    while True:
        before = space.head()
        found = space.read(Noted, Preferred, CheckedIn), space.states(PREFERENCES, SERIES)
        if space.head() == before:
            return found


def look(space: OpenSpace, acknowledged: list[str], report: Report) -> None:
    entries, states = whole(space)
    notes = [entry.record.text for entry in entries if isinstance(entry.record, Noted)]
    marks = {text.partition(" ")[0] for text in notes}
    if [entry.seq for entry in entries] != list(range(1, len(notes) * BATCH + 1)):
        report.torn.append(f"{len(entries)} entries, {len(notes)} batches")
    report.torn.extend(text[:20] for text in notes if text != text_of(text.partition(" ")[0]))
    report.lost.extend({*report.shown, *acknowledged} - marks)
    if states[PREFERENCES] != PREFERENCES.over(entries) or states[SERIES] != SERIES.over(entries):
        report.torn.append("a state differs from its entries")
    report.unacknowledged += len(marks - report.shown) - len(acknowledged)
    report.shown = marks


def main(rounds: int, seed: int) -> Report:
    call_command("migrate", verbosity=0)
    unlocked = people.create_person("Alice", "testing: marble lantern orbit", DAY).unlocked
    report, moments = Report(), random.Random(seed)  # noqa: S311 - moments, not secrets
    for round_number in range(rounds):
        space = unlocked.private_space()
        hang_up()
        acknowledged = killed_writer(space, round_number, moments.uniform(0, LONGEST_LIFE_SECONDS))
        report.killed += 1
        report.killed_before_any += not acknowledged
        report.acknowledged += len(acknowledged)
        look(space, acknowledged, report)
    hang_up()
    return report


if __name__ == "__main__":
    found = main(int(sys.argv[1]), int(sys.argv[2]))
    sys.stdout.write(json.dumps({**found.__dict__, "shown": len(found.shown)}))
