"""Keeps the server's changing keys: one file in the home folder, never in a backup, replaced whole or not at all.

A process reads it again when it has changed. Whoever changes it holds a lock that every process of this
machine asks for. A ledger whose keys are gone is not given new ones: nobody could sign in to it any more.
"""

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from goldseam.core import vault

_LONGEST = 64 * 1024
_read: dict[Path, tuple[tuple[int, ...], vault.DayKeys]] = {}


class ServerKeyLostError(Exception):
    """The file of the changing keys is missing or damaged; the copy of it has to be put back."""


def current() -> vault.DayKeys:
    """The keys as they are now; one look at the file's date where nothing changed.

    Raises:
        ServerKeyLostError: there are none.
    """
    place: Path = settings.SERVER_KEYS
    try:
        seen = place.stat()
    except OSError:
        raise ServerKeyLostError from None
    mark = (seen.st_ino, seen.st_mtime_ns, seen.st_size)
    known = _read.get(place)
    if known is None or known[0] != mark:
        known = _read[place] = (mark, _keys(place))
    return known[1]


def make_if_missing(today: date) -> None:
    """Begin with a first key where there is no file. Only for a ledger in which nothing is wrapped yet."""
    with locked():
        if not settings.SERVER_KEYS.exists():
            store(vault.DayKeys.begin(today, secrets.token_bytes))


def store(keys: vault.DayKeys) -> None:
    """Put these keys in the place of those before, and overwrite what is no longer theirs. Hold the lock."""
    place: Path = settings.SERVER_KEYS
    text = vault.write_keys(keys).encode()
    part = place.with_name(f"{place.name}.part")
    with private_file(part, os.O_TRUNC) as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    before = place.open("r+b") if place.exists() else None
    part.replace(place)
    sync_place(place.parent)
    if before is not None:
        with before:
            before.write(bytes(os.fstat(before.fileno()).st_size))
            before.flush()
            os.fsync(before.fileno())


@contextmanager
def locked(*, wait: bool = True) -> Iterator[bool]:
    """Be the only one on this machine who changes keys or the deletion log. Without `wait`, False where another is."""
    folder: Path = settings.SERVER_KEYS.parent
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(folder / ".keys.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
    finally:
        os.close(handle)


def bring_up_to(today: date) -> vault.DayKeys:
    """The keys of this day, stored before anybody uses them. Hold the lock.

    Raises:
        ServerKeyLostError: there are none.
    """
    keys = current()
    newer = keys.on(today, secrets.token_bytes)
    if newer is not keys:
        store(newer)
    return newer


def _keys(place: Path) -> vault.DayKeys:
    for _ in range(2):
        # Whoever replaces the file overwrites the one before; somebody who had just opened that reads again.
        with suppress(OSError, vault.DecryptError, UnicodeDecodeError), place.open("rb") as file:
            return vault.read_keys(file.read(_LONGEST).decode())[0]
    raise ServerKeyLostError


def private_file(place: Path, how: int) -> BinaryIO:
    """A file to write to that only the user of the server may read. `how`: O_TRUNC, O_APPEND or O_EXCL."""
    return os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | how, 0o600), "wb")


def sync_place(place: Path) -> None:
    """See to it that the names of files in a folder, or what is in one file, outlast a power cut."""
    handle = os.open(place, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
