"""`goldseam doctor`: is the ledger whole? Without keys by its numbers, with --as by opening everything."""

import argparse
import json
import sys
from collections.abc import Iterator

from goldseam.commands import server_key
from goldseam.commands.failure import CommandError
from goldseam.commands.given import add_json
from goldseam.commands.shell import start_django

NAME = "doctor"
HELP = "Check that nothing in the ledger is missing, changed or restored."
FOUND_SOMETHING = 1


def arguments(parser: argparse.ArgumentParser) -> None:
    """Whose part to open, if anybody's."""
    parser.add_argument("--as", dest="person", metavar="NAME", help="also open what this person holds")
    add_json(parser)


def run(given: argparse.Namespace) -> int:
    """Print what is wrong, one line each; exit code 1 where anything is."""
    start_django()
    from django.db import DatabaseError  # noqa: PLC0415 - needs Django started

    try:
        found = list(_found(given.person))
    except DatabaseError:
        raise CommandError(
            "there is no ledger of this version here; start the server once, or check GOLDSEAM_HOME"
        ) from None
    if given.json:
        sys.stdout.write(json.dumps({"whole": not found, "found": found}) + "\n")
    else:
        sys.stdout.write("".join(f"{line}\n" for line in found) or "Everything is whole.\n")
    if _copy_is_asked_for():
        sys.stderr.write(server_key.ASK)
    return FOUND_SOMETHING if found else 0


def _copy_is_asked_for() -> bool:
    from goldseam.ledger import server_keys  # noqa: PLC0415

    try:
        return server_keys.current().copy_is_asked_for
    except server_keys.ServerKeyLostError:
        return False


def _found(person: str | None) -> Iterator[str]:
    """What is wrong, without changing anything first: a doctor does not operate before looking."""
    from goldseam.commands.person import opened  # noqa: PLC0415
    from goldseam.ledger import doctor  # noqa: PLC0415

    yield from doctor.without_keys()
    if person:
        yield from doctor.with_keys(opened(person))
