"""Keeps a photo in a space together with what it belongs to: sealed first, then named, both or neither."""

from collections.abc import Callable, Sequence

from goldseam.core.records.photo import PhotoKept, PhotoLine
from goldseam.ledger import photos, uploads
from goldseam.ledger.spaces import OpenSpace
from goldseam.web.photos.cleaning import Photo
from goldseam.web.shared import clock


def record_of(
    upload: uploads.Upload, photo: Photo, *, of: int = 0, says: str = "", gone_at: int = 0
) -> PhotoKept:
    """The record that names a photo which was laid into a space."""
    return PhotoKept(
        str(upload.id), upload.length, photo.width, photo.height, of, says, upload.epoch, gone_at
    )


def keep(space: OpenSpace, photo: Photo, *, of: int, says: str = "") -> None:
    """Keep one photo with an item of a space that only its owner writes to.

    Raises:
        NoRoomError: nothing of it stays.
    """
    upload = photos.lay(space, photo.jpeg)
    record = record_of(upload, photo, of=of, says=says)
    photos.finish([upload], lambda: space.append(record, at=clock.now(), day=clock.today()))


def copies(
    source: OpenSpace, lines: Sequence[PhotoLine], target: OpenSpace
) -> tuple[list[uploads.Upload], Callable[[int], list[PhotoKept]]]:
    """Lay copies of photos into another space; what is given beside makes their records for an item's number.

    Raises:
        SpaceDamagedError, NoRoomError: nothing of them stays.
    """
    laid: list[uploads.Upload] = []
    try:
        for line in lines:
            laid.append(photos.copy(source, line, target))  # noqa: PERF401 - what was laid is known when one fails
    except Exception:
        for upload in laid:
            uploads.cancel(upload)
        raise

    def records(of: int) -> list[PhotoKept]:
        return [
            PhotoKept(str(upload.id), line.length, line.width, line.height, of, line.says, upload.epoch)
            for upload, line in zip(laid, lines, strict=True)
        ]

    return laid, records
