"""A recording that is stored while it is still being made, so that what breaks off is there up to its last seconds.

Nobody knows beforehand how long it becomes: it takes the room of the longest there may be, and no more disk than came.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from goldseam.ledger import media_files, uploads
from goldseam.ledger.media import CHUNK
from goldseam.ledger.spaces import OpenSpace
from goldseam.ledger.uploads import Live, NoSuchUploadError, NotWholeError, TooLongError, Upload


@dataclass(frozen=True)
class BrokenOff:
    """A recording that was begun and not saved: how much of it is there, and when something was last added."""

    upload: Upload
    live: Live
    at: datetime


def begin(space: OpenSpace, *, mark: str = "") -> Upload:
    """Begin to take a recording that is being made. Raises as `uploads.begin`."""
    return uploads.begin(space, uploads.LONGEST, mark=mark, live=Live())


def take(upload: Upload, first: int, data: bytes, seconds: int) -> None:
    """Seal what was recorded since the beginning of chunk `first`; `seconds` is how long the whole plays until now.

    What fills no chunk yet comes again with what follows it. What comes late, behind more, changes nothing.

    Raises:
        TooLongError: more than a recording may have.
        NotWholeError: something before it is missing; what came is kept.
        NoSuchUploadError: it was finished, or forgotten.
        NotMediaError, NoRoomError: as `uploads.put_chunk`.
    """
    begins, ends = first * CHUNK, first * CHUNK + len(data)
    if ends > upload.length:
        raise TooLongError
    with uploads.on_its_way(upload.space.id, upload.id):
        now = uploads.find(upload.space, upload.id)
        if now.live is None or begins > now.live.came:
            raise NotWholeError
        if ends <= now.live.came:
            return
        for start in range(0, len(data), CHUNK):
            piece = data[start : start + CHUNK].ljust(CHUNK, b"\0")
            uploads.put_chunk(now, first + start // CHUNK, piece)
        uploads.note(replace(now, live=Live(ends, seconds)))


def broken_off(space: OpenSpace) -> list[BrokenOff]:
    """What this person began to record and did not save, newest first."""
    found = []
    for upload in uploads.unfinished(space):
        at = media_files.marked_at(space.id, upload.id)
        if upload.live is not None and upload.live.came and at is not None:
            found.append(BrokenOff(upload, upload.live, at))
    return sorted(found, key=lambda each: each.at, reverse=True)


def length(upload: Upload) -> int:
    """How many bytes of it are there without a gap: a power cut may have taken what came last.

    Raises:
        NoSuchUploadError: nothing is there.
    """
    stored = uploads.there(upload)
    whole = next(index for index in range(len(upload.layout) + 1) if index not in stored) * CHUNK
    found = min(whole, upload.live.came if upload.live else 0)
    if not found:
        raise NoSuchUploadError
    return found
