"""A process of its own that writes to a space; test_processes.py starts two of them at once.

writing_process.py make                     makes the tables and a person; prints the sign-in name
writing_process.py append NAME MARK COUNT   appends so many notes, one by one, once it is told to
writing_process.py read NAME                prints every note with its number
"""

import json
import os
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldseam.settings")
django.setup()

from django.core.management import call_command  # noqa: E402

from goldseam.core.records import Noted  # noqa: E402
from goldseam.ledger import people  # noqa: E402

PASSPHRASE = "testing: marble lantern orbit"
AT, DAY = datetime(2026, 3, 2, 18, 30, tzinfo=UTC), date(2026, 3, 2)


def make() -> str:
    call_command("migrate", verbosity=0)
    return people.create_person("Alice", PASSPHRASE, DAY).sign_in_name


def append(name: str, mark: str, count: str) -> int:
    space = people.open_with_passphrase(name, PASSPHRASE).private_space()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    for number in range(int(count)):
        space.append(Noted(f"{mark} {number}"), at=AT, day=DAY)
    return int(count)


def read(name: str) -> list[tuple[int, str]]:
    space = people.open_with_passphrase(name, PASSPHRASE).private_space()
    return [(entry.seq, entry.record.text) for entry in space.read(Noted) if isinstance(entry.record, Noted)]


if __name__ == "__main__":
    commands: dict[str, Callable[..., object]] = {"make": make, "append": append, "read": read}
    sys.stdout.write(json.dumps(commands[sys.argv[1]](*sys.argv[2:])))
