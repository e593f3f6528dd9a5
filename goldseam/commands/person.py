"""Opens one person's part of the ledger for a command: a name, and the passphrase typed without echo."""

import getpass
import sys

from goldseam.commands.failure import CommandError
from goldseam.ledger import people
from goldseam.ledger.kdf_queue import ServerBusyError
from goldseam.ledger.server_keys import ServerKeyLostError
from goldseam.ledger.unlocked import Unlocked


def opened(name: str) -> Unlocked:
    """Ask for the passphrase (or read one line of standard input that is no terminal) and open.

    Raises:
        CommandError: name and passphrase open nothing together, or too many people sign in at this moment.
    """
    try:
        return people.open_with_passphrase(name, _typed())
    except people.CannotOpenError:
        raise CommandError("this name and passphrase open nothing together") from None
    except ServerKeyLostError:
        raise CommandError(
            "the server key is missing or damaged; put it back: goldseam restore --server-key COPY"
        ) from None
    except ServerBusyError:
        raise CommandError("many people are signing in at this moment; try again in a few seconds") from None


def _typed() -> str:
    if sys.stdin.isatty():
        return getpass.getpass("Passphrase: ")
    # Bytes that are no text are a wrong passphrase like any other.
    return sys.stdin.buffer.readline().decode("utf-8", "replace").rstrip("\r\n")
