"""Puts a new private key into its file: whole or not at all, once, and on the disk before anybody relies on it."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from goldseam.ledger.server_keys import private_file, sync_place


def put_once(place: Path, key: bytes) -> None:
    """Make it whole under another name first: of two that begin at once, both find the same one.

    Raises:
        OSError: it cannot be written; nothing of it stays.
    """
    beside = place.with_name(f"{place.name}.{secrets.token_hex(8)}")
    try:
        with private_file(beside, os.O_EXCL) as file:
            file.write(key)
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(beside, place)
        sync_place(place.parent)
    finally:
        beside.unlink(missing_ok=True)
