"""Photos on their way into a space: sealed chunk by chunk before anything names them, whole or not there."""

from collections.abc import Callable
from datetime import date, datetime

from goldseam.core.records import Entry
from goldseam.core.records.photo import PHOTOS, PhotoLine
from goldseam.ledger import media, media_files, uploads
from goldseam.ledger.spaces import OpenSpace

Write = Callable[[], list[Entry]]


def lay(space: OpenSpace, jpeg: bytes) -> uploads.Upload:
    """Seal a photo into the storage of a space. Nobody else learns of it before `finish`.

    Raises:
        TooLongError, SpaceDamagedError, NoRoomError: as `uploads.begin`; nothing stays.
    """
    upload = uploads.begin(space, len(jpeg))
    try:
        start = 0
        for index, held in enumerate(upload.layout):
            uploads.put_sealed(upload, index, jpeg[start : start + held])
            start += held
    except media_files.NoRoomError:
        uploads.cancel(upload)
        raise
    return upload


def copy(source: OpenSpace, line: PhotoLine, space: OpenSpace) -> uploads.Upload:
    """Seal a copy of a photo of one space into another, as `lay`.

    Raises:
        SpaceDamagedError: as `media.read`; and what `lay` raises.
    """
    return lay(space, b"".join(media.read(source, line)))


def finish(laid: list[uploads.Upload], write: Write) -> list[Entry]:
    """Let `write` name the photos that were laid; where it writes nothing, or fails, nothing of them stays."""
    media_files.settle()
    # First no longer unfinished: whoever tidies up must never find a photo that is named among these.
    for upload in laid:
        media_files.storage().delete(media_files.marker_name(upload.space.id, upload.id))
    written: list[Entry] = []
    try:
        written = write()
    finally:
        if not written:
            for upload in laid:
                media_files.remove(upload.space.id, upload.id)
    return written


def take_back(space: OpenSpace, lines: tuple[PhotoLine, ...], *, at: datetime, day: date) -> None:
    """Erase own photos and then their bytes. Safe to repeat.

    Raises:
        SpaceDamagedError: one of them is not this person's.
    """
    if lines:
        space.erase([line.seq for line in lines], at=at, day=day)
    # The bytes once the record is gone for good: the other way round it would name what is not there.
    remove(space, lines)


def remove(space: OpenSpace, lines: tuple[PhotoLine, ...]) -> None:
    """Delete the bytes of photos whose records are erased. Safe to repeat."""
    for line in lines:
        media.remove(space, line)


def own(space: OpenSpace) -> tuple[PhotoLine, ...]:
    """The photos of this person in a space. Three queries."""
    return tuple(line for line in space.states(PHOTOS)[PHOTOS].items if line.author == str(space.person))
