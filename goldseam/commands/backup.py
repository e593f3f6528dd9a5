"""`goldseam backup`: everything in one sealed file while people go on writing; and the copy of the server key."""

import argparse
import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from goldseam.commands import server_key
from goldseam.commands.failure import CommandError
from goldseam.commands.given import add_json
from goldseam.commands.shell import start_django

if TYPE_CHECKING:
    from goldseam.ledger.backup.checking import Checked

NAME = "backup"
HELP = "Write everything into one sealed file while the server runs, or write the copy of the server key."
FOUND_SOMETHING = 1


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where to write what."""
    parser.add_argument("file", metavar="FILE", nargs="?", help="a new file for the backup")
    parser.add_argument(
        "--server-key",
        metavar="FILE",
        help="a new file for the copy of the server key, kept apart from backups",
    )
    add_json(parser)


def run(given: argparse.Namespace) -> int:
    """Write, read back, say what is there; exit code 1 where what was backed up is not whole itself."""
    if not given.file and not given.server_key:
        raise CommandError("give a new file for the backup, or --server-key with a new file, or both")
    if given.file and given.server_key and _folder(given.file) == _folder(given.server_key):
        raise CommandError("--server-key: keep it apart from the backups; give a file in another folder")
    start_django()
    from django.db import DatabaseError  # noqa: PLC0415 - needs Django started

    if given.server_key:
        server_key.write_copy(given.server_key)
    try:
        checked = _backed_up(Path(given.file)) if given.file else None
    except DatabaseError:
        raise CommandError(
            "there is no ledger of this version here; start the server once, or check GOLDSEAM_HOME"
        ) from None
    _say(given, checked)
    if server_key.check_there():
        sys.stderr.write(server_key.ASK)
    return FOUND_SOMETHING if checked and checked.found else 0


def _backed_up(place: Path) -> "Checked":
    """A backup that was read back from its first byte to its last; nothing stays of one that cannot be."""
    from goldseam.ledger.backup.parts import RefusedError  # noqa: PLC0415

    server_key.check_there()
    try:
        handle = os.open(place, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise CommandError(f"{place}: cannot be written ({error.strerror}); give a new file") from None
    try:
        return _written(place, handle)
    except BaseException as error:
        place.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise CommandError(f"{place}: cannot be written ({error.strerror}); nothing was kept") from None
        if isinstance(error, RefusedError):
            raise CommandError(f"{place}: it could not be read back, {error}; nothing was kept") from None
        raise


def _written(place: Path, handle: int) -> "Checked":
    from goldseam.ledger import deletions, server_keys  # noqa: PLC0415
    from goldseam.ledger.backup import checking, making  # noqa: PLC0415

    with os.fdopen(handle, "wb") as file:
        with server_keys.locked():
            keys = server_keys.bring_up_to(server_key.today())
        deletions.move_to_log(server_key.today())
        making.write(file, keys, datetime.now(UTC))
        file.flush()
        os.fsync(file.fileno())
    return checking.check(place, keys)


def _say(given: argparse.Namespace, checked: "Checked | None") -> None:
    if checked is None:
        sys.stdout.write(f"{given.server_key}: the copy of the server key. Keep it apart from the backups.\n")
        return
    tables = checked.manifest.tables
    size = Path(given.file).stat().st_size
    if given.json:
        counts = {name: each.count for name, each in tables.items()}
        whole = {"whole": not checked.found, "found": checked.found, "bytes": size, "made": checked.made}
        sys.stdout.write(json.dumps({**whole, "rows": counts, "files": checked.manifest.files.count}) + "\n")
        return
    sys.stdout.write("".join(f"{line}\n" for line in checked.found))
    sys.stdout.write(
        f"{given.file}: {tables['Person'].count} people, {tables['Item'].count} entries, "
        f"{checked.manifest.files.count} parts of recordings, {size / 1e6:.1f} MB; read back and "
        f"{'not whole: goldseam doctor says more' if checked.found else 'whole'}.\n"
    )


def _folder(name: str) -> Path:
    return Path(name).absolute().parent.resolve()
