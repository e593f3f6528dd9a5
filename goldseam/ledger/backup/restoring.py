"""Puts a backup into an empty place, all of it or nothing, and compares what is there then with its manifest."""

from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from django.db import transaction

from goldseam.core import vault
from goldseam.ledger import media_files
from goldseam.ledger.backup.parts import File, Manifest, Reason, RefusedError, Rows, read_parts
from goldseam.ledger.backup.replaying import replay
from goldseam.ledger.backup.tables import KEPT, digests, model_of, put_in
from goldseam.ledger.deletions import Line, What
from goldseam.ledger.models import Space


class NotEmptyError(Exception):
    """There is something already where the backup should go; the message says what."""


class RestoredError(Exception):
    """Everything is back, without what was deleted; only what comes after that failed."""


def check_empty() -> None:
    """Refuse a place that holds anything.

    Raises:
        NotEmptyError: as it says.
    """
    for table in KEPT:
        if model_of(table)._default_manager.exists():  # noqa: SLF001 - Django's public name for it
            raise NotEmptyError("there is a ledger here already; a backup goes into an empty place only")
    if any(map(media_files.media_there, media_files.spaces_there())) or media_files.markers():
        raise NotEmptyError("the folder media holds recordings already; empty it, or give an empty place")


def restore(place: Path, keys: vault.DayKeys, deleted: Iterable[Line]) -> int:
    """Put everything back, and take out what was deleted since; return how many deletions that were.

    The file was checked before; it is checked again while it is read.

    Raises:
        NotEmptyError: there is something already.
        RefusedError: it cannot be used; nothing is left of it.
        OSError, NoRoomError: the recordings cannot be stored; nothing is left of it.
        RestoredError: all of it is there for good, and something failed after that.
    """
    check_empty()
    committed: list[bool] = []
    try:
        with transaction.atomic():
            # The first thing after it: what fails later fails beside rows that are there for good.
            transaction.on_commit(lambda: committed.append(True))
            for part in read_parts(place, keys):
                match part:
                    case Rows():
                        put_in(part)
                    case File():
                        media_files.write(_safe(part.name), part.data)
                    case Manifest():
                        _compare(part)
            lines = list(deleted)
            gone = replay(lines)
            _remove_bytes(lines)
            media_files.settle()
    except BaseException as error:
        if committed:
            raise RestoredError from error
        for space in media_files.spaces_there():
            media_files.remove_space(space)
        raise
    return gone


def _remove_bytes(lines: Iterable[Line]) -> None:
    """The recordings of what was deleted, before anything counts: a crash after that would leave them for good."""
    for space in media_files.spaces_there() - set(Space.objects.values_list("id", flat=True)):
        media_files.remove_space(space)
    for line in lines:
        if line.what is What.MEDIA:
            media_files.remove(line.owner, UUID(bytes=line.mark))


def _compare(manifest: Manifest) -> None:
    """Read the tables again: what an engine kept otherwise than it was given is noticed before anybody relies on it."""
    there = digests()
    for table, counted in manifest.tables.items():
        if there.get(table) != counted:
            raise RefusedError(Reason.NEWER)


def _safe(name: str) -> str:
    """A name as this program makes them: nothing that leads out of the folder."""
    parts = name.split("/")
    if len(parts) != 3 or not all(part.isalnum() for part in parts):
        raise RefusedError(Reason.CHANGED)
    return name
