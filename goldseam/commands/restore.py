"""`goldseam restore`: a backup into an empty place, without what was deleted since; or the server key put back."""

import argparse
import os
import sys
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
            _restore(Path(given.file), given.deletions)
    except BaseException:
        for place in made:
            place.unlink(missing_ok=True)
        raise
    if not given.file:
        sys.stdout.write("The server key is back.\n" if made else "The server key was there already.\n")
    return 0


def _restore(place: Path, log: str | None) -> None:
    start_django()
    from goldseam.ledger import deletions, media_files, server_keys  # noqa: PLC0415 - needs Django started
    from goldseam.ledger.backup import checking, restoring  # noqa: PLC0415
    from goldseam.ledger.backup.parts import RefusedError  # noqa: PLC0415

    try:
        lines, keys = _lines(log), server_keys.current()
        checked = checking.check(place, keys)
        # Only now: what is refused leaves no database behind.
        prepare()
        gone = restoring.restore(place, keys, lines)
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
    if log not in (None, NONE):
        # An older backup may be put back next time.
        deletions.add_to_log(lines)
    tables = checked.manifest.tables
    sys.stdout.write(
        f"Restored as of {checked.made}: {tables['Person'].count} people, {tables['Item'].count} entries, "
        f"{checked.manifest.files.count} parts of recordings. {gone} deletions since were done again.\n"
        "Everybody signs in anew, with the passphrase of that day.\n"
    )


def _lines(log: str | None) -> "list[Line]":
    from django.conf import settings  # noqa: PLC0415 - needs Django started

    from goldseam.ledger import deletions  # noqa: PLC0415

    if log == NONE:
        return []
    place = Path(log) if log else Path(settings.DELETIONS)
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
