"""`goldseam restore`: a backup into an empty place, without what was deleted since; or the server key put back."""

import argparse
import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from goldseam.commands import server_key
from goldseam.commands.failure import CommandError
from goldseam.commands.shell import prepare, start_django

if TYPE_CHECKING:
    from goldseam.ledger.deletions import Line

NAME = "restore"
HELP = "Put a backup into an empty place, or put the server key back from its copy."
NONE = "none"
UNKNOWN = "--deletions-unknown"


class _StaysError(CommandError):
    """Everything is back; what failed came after it, and nothing is taken away again."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """The backup, and what lies outside it."""
    parser.add_argument("file", metavar="FILE", nargs="?", help="a file that `goldseam backup` wrote")
    parser.add_argument(
        "--server-key", metavar="COPY", help="the copy of the server key, where it is not in the home"
    )
    parser.add_argument(
        "--deletions",
        metavar="LOG",
        help=f"deletions.log, where it is not in the home; `{NONE}` where it is lost: then what was deleted comes back",
    )
    parser.add_argument(
        UNKNOWN,
        action="store_true",
        help="go on with a backup from before the log begins: what was deleted in between comes back",
    )


def run(given: argparse.Namespace) -> int:
    """Put the keys where they are missing, then everything else, or nothing at all."""
    if not given.file and not given.server_key:
        raise CommandError("give the file of a backup, or --server-key with the copy of the key, or both")
    home = Path(os.environ.get("GOLDSEAM_HOME", "var")).absolute()
    if not given.server_key and not (home / "changing.key").exists():
        raise CommandError(f"there is no server key in {home}; give the copy of it with --server-key")
    made = server_key.put_back(home, given.server_key) if given.server_key else []
    try:
        if given.file:
            _restore(given)
    except BaseException as error:
        for place in () if isinstance(error, _StaysError) else made:
            place.unlink(missing_ok=True)
        raise
    if not given.file:
        sys.stdout.write("The server key is back.\n" if made else "The server key was there already.\n")
    return 0


def _restore(given: argparse.Namespace) -> None:
    start_django()
    from goldseam.ledger import media_files, server_keys  # noqa: PLC0415 - needs Django started
    from goldseam.ledger.backup import checking, restoring  # noqa: PLC0415
    from goldseam.ledger.backup.parts import RefusedError  # noqa: PLC0415

    place, log = Path(given.file), _log(given.deletions)
    try:
        lines, keys = _lines(log), server_keys.current()
        checked = checking.check(place, keys)
        _check_reach(log, checked.day, goes_on=given.deletions_unknown)
        # Only now: what is refused leaves no database behind.
        prepare()
        gone = restoring.restore(place, keys, lines)
    except restoring.RestoredError:
        _keep_log(log, lines)
        raise _StaysError(
            f"{place}: everything is back, and something failed after that; look with goldseam doctor, then start"
        ) from None
    except (RefusedError, restoring.NotEmptyError) as error:
        raise CommandError(f"{place}: {error}; nothing was changed") from None
    except server_keys.ServerKeyLostError:
        raise CommandError(
            "changing.key is damaged; remove it, and give its copy with --server-key"
        ) from None
    except media_files.NoRoomError:
        raise CommandError("the recordings cannot be stored: is the disk full? Nothing was changed") from None
    except OSError as error:
        raise CommandError(f"{place}: cannot be read ({error.strerror}); nothing was changed") from None
    _keep_log(log, lines)
    tables = checked.manifest.tables
    sys.stdout.write(
        f"Restored as of {checked.made}: {tables['Person'].count} people, {tables['Item'].count} entries, "
        f"{checked.manifest.files.count} parts of recordings. {gone} deletions since were done again.\n"
        "Everybody signs in anew, with the passphrase of that day.\n"
    )


def _log(given: str | None) -> Path | None:
    from django.conf import settings  # noqa: PLC0415 - needs Django started

    if given == NONE:
        return None
    return Path(given or settings.DELETIONS)


def _check_reach(log: Path | None, made: date, *, goes_on: bool) -> None:
    """Stop where the log no longer names, or never named, everything that was deleted since the backup."""
    from goldseam.ledger import deletions  # noqa: PLC0415

    if log is None or goes_on:
        return
    since = deletions.complete_since(log)
    if since is None or made < since:
        reach = f"begins on {since}" if since else "does not say when it begins"
        raise CommandError(
            f"{log}: this deletion log {reach}, and the backup was made on {made}; nothing was changed. "
            f"Give a newer backup or an older log. With {UNKNOWN} what was deleted in between comes back"
        )


def _keep_log(log: Path | None, lines: "list[Line]") -> None:
    """Put a log from elsewhere into the home: an older backup may be put back next time."""
    from django.conf import settings  # noqa: PLC0415 - needs Django started

    from goldseam.ledger import deletions  # noqa: PLC0415

    if log is None or log == Path(settings.DELETIONS):
        return
    try:
        deletions.add_to_log(lines, since=deletions.complete_since(log))
    except OSError as error:
        raise _StaysError(
            f"everything is back, but deletions.log cannot be written ({error.strerror}); "
            f"put {log} in its place before the server starts"
        ) from None


def _lines(place: Path | None) -> "list[Line]":
    from goldseam.ledger import deletions  # noqa: PLC0415

    if place is None:
        return []
    try:
        return list(deletions.read_log(place))
    except FileNotFoundError:
        raise CommandError(
            f"{place}: there is no deletion log; give it with --deletions LOG. Where it is lost, --deletions {NONE}: "
            "what was deleted after the backup then comes back"
        ) from None
    except OSError as error:
        raise CommandError(f"--deletions {place}: cannot be read ({error.strerror})") from None
    except deletions.NotALogError:
        raise CommandError(f"--deletions {place}: this is no deletion log of this version") from None
