"""Opens one person's part of the ledger for a command: a name, and the passphrase typed without echo."""

import getpass
import sys

from goldseam.commands.failure import CommandError
from goldseam.ledger import people
from goldseam.ledger.unlocked import Unlocked


def opened(name: str) -> Unlocked:
    """Ask for the passphrase (or read one line of standard input that is no terminal) and open.

    Raises:
        CommandError: name and passphrase open nothing together.
    """
    try:
        return people.open_with_passphrase(name, _typed())
    except people.CannotOpenError:
        raise CommandError("this name and passphrase open nothing together") from None


def _typed() -> str:
    if sys.stdin.isatty():
        return getpass.getpass("Passphrase: ")
    return sys.stdin.readline().rstrip("\r\n")
