"""Recordings on their way into a space: taken chunk by chunk, sealed at once, whole or not there.

A recording exists for its readers once a `RecordingKept` names it. Until then it is an upload, which only
whoever brings it can find; nothing of it is ever stored in clear.
"""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID, uuid4

import msgspec
from django.db import transaction
from django.utils import timezone

from goldseam.core import vault
from goldseam.core.records import Entry
from goldseam.core.records.recording import MediaType, RecordingKept, RecordingLine, type_of
from goldseam.ledger import media_files
from goldseam.ledger.head import SpaceDamagedError
from goldseam.ledger.media import CHUNK, read
from goldseam.ledger.models import Space
from goldseam.ledger.spaces import OpenSpace

LONGEST = 200 * 1024 * 1024
# How seldom it is said again that something is on its way: much less than the day after which it is forgotten.
SAID_AGAIN = timedelta(hours=1)


class TooLongError(Exception):
    """More than a recording may have, nothing at all, or more than was said at the beginning."""


class NotMediaError(Exception):
    """The first bytes are of no kind that is played here. Nothing of it was kept."""


class NoSuchUploadError(Exception):
    """Nothing of this id is on its way: it is whole, was cancelled, or was never this person's."""


class NotWholeError(Exception):
    """Some of it has not come yet; what came is kept."""


class Live(msgspec.Struct, frozen=True, array_like=True):
    """How much of a recording that is still being made has come, in bytes, and how many seconds that plays."""

    came: int = 0
    seconds: int = 0


class _Begun(msgspec.Struct, frozen=True, array_like=True):
    """What is sealed about an upload: the key it needs, its length, what it copies, how it is known again."""

    epoch: int
    length: int
    of: str
    mark: str
    live: Live | None = None


@dataclass(frozen=True)
class Upload:
    """A recording on its way into a space. `length` is what its chunks are bound to.

    `of` names the recording it is a copy of ("" where it is none); `mark` is what its bringer knows it by;
    `live` says how far one is that is stored while it is made (`goldseam/ledger/live.py`).
    """

    space: OpenSpace
    id: UUID
    epoch: int
    length: int
    of: str = ""
    mark: str = ""
    live: Live | None = None

    @property
    def layout(self) -> tuple[int, ...]:
        """How many bytes each chunk holds; the last ones may hold none."""
        return vault.check_layout(self.length)

    @property
    def key(self) -> vault.MediaKey:
        """The key of this recording alone."""
        return vault.media_key(self.space.ring[self.epoch].space_key, self.id.bytes)


def begin(space: OpenSpace, length: int, *, of: str = "", mark: str = "", live: Live | None = None) -> Upload:
    """Begin to take a recording of so many bytes. Nobody else learns of it. One query.

    Raises:
        TooLongError: it is empty, or more than LONGEST.
        SpaceDamagedError: the space is gone, or this person lacks its key.
        NoRoomError: nothing can be stored.
    """
    if not 0 < length <= LONGEST:
        raise TooLongError
    # The epoch of the space at this moment: a newer key may be held before the space has begun to use it.
    epoch = Space.objects.filter(id=space.id).values_list("epoch", flat=True).first()
    if epoch is None or epoch not in space.ring:
        raise SpaceDamagedError
    upload = Upload(space, uuid4(), epoch, length, of, mark[:64], live)
    note(upload)
    return upload


def find(space: OpenSpace, media: UUID) -> Upload:
    """The upload of this id into this space.

    Raises:
        NoSuchUploadError: there is none, or somebody else brings it.
    """
    sealed = media_files.read(media_files.marker_name(space.id, media))
    if sealed is None:
        raise NoSuchUploadError
    try:
        begun = vault.open_personal(space.master, space.person, _label(space.id, media), sealed)
    except vault.DecryptError:
        raise NoSuchUploadError from None
    found = msgspec.msgpack.decode(begun, type=_Begun)
    return Upload(space, media, found.epoch, found.length, found.of, found.mark, found.live)


def unfinished(space: OpenSpace) -> Iterator[Upload]:
    """Every upload of this person into this space that is not whole yet."""
    for owner, media in media_files.markers():
        if owner == space.id:
            try:
                yield find(space, media)
            except NoSuchUploadError:
                continue


def there(upload: Upload) -> frozenset[int]:
    """The numbers of the chunks that are stored already."""
    padded, chunks = vault.bucket(upload.length), range(len(upload.layout))
    sizes = [min(padded - index * CHUNK, CHUNK) + vault.ENVELOPE_BYTES for index in chunks]
    return media_files.chunks_there(upload.space.id, upload.id, sizes)


def put_chunk(upload: Upload, index: int, data: bytes) -> None:
    """Seal one chunk and store it; sent again, it takes the place of the one before.

    Raises:
        ValueError: it has another length than its place asks for, or there is no such place.
        NotMediaError: it is the first one and of no kind that is played; the upload is gone.
        NoRoomError: it could not be stored; everything else stays.
    """
    if index == 0 and type_of(data) is None:
        cancel(upload)
        raise NotMediaError
    put_sealed(upload, index, data)


def put_sealed(upload: Upload, index: int, data: bytes) -> None:
    """As `put_chunk`, whatever it holds."""
    sealed = vault.seal_chunk(
        upload.key, upload.id.bytes, index, len(upload.layout), upload.length, data, secrets.token_bytes
    )
    media_files.write(media_files.chunk_name(upload.space.id, upload.id, index), sealed)


Keep = Callable[[RecordingKept], list[Entry]]


def finish(upload: Upload, keep: Keep, *, name: str, length: int = 0, seconds: int = 0) -> list[Entry]:
    """Make a recording of an upload: `keep` writes the record that is given to it, or nothing.

    `length` is how much of it is the recording, where that is less than what was said at the beginning.

    Raises:
        NotWholeError: a chunk is missing; the upload goes on.
        NoSuchUploadError: it is finished, or cancelled, already.
        NoRoomError: as `put_chunk`; the upload goes on, as it does after whatever `keep` raises.
    """
    find(upload.space, upload.id)
    length = length or upload.length
    _fill_up(upload, length)
    room = upload.length if length < upload.length else 0
    record = RecordingKept(str(upload.id), name, _type(upload), length, seconds, upload.epoch, room)
    # Outside the lock: a disk at work may take seconds over this, and nobody else is to wait for it.
    media_files.settle()
    kept: list[Entry] = []
    ours = done = False
    try:
        with on_its_way(upload.space.id, upload.id):
            ours = True
            # First no longer unfinished: whoever tidies up must never find a recording that is named among these.
            media_files.unmark(upload.space.id, upload.id)
            kept = keep(record)
        done = bool(kept)
    finally:
        # What somebody else finished is theirs: marked as unfinished it would be deleted.
        if ours and not done:
            note(upload)
    return kept


def cancel(upload: Upload) -> None:
    """Forget an upload with everything that came of it. Safe to repeat; what became a recording stays."""
    with suppress(NoSuchUploadError):
        with on_its_way(upload.space.id, upload.id):
            media_files.unmark(upload.space.id, upload.id)
        media_files.remove(upload.space.id, upload.id)


def copy_some(source: OpenSpace, line: RecordingLine, upload: Upload, most: int) -> bool:
    """Open up to `most` chunks that the copy still lacks and seal them into it; whether it is whole now.

    Raises:
        SpaceDamagedError: as `read`.
        NoRoomError: as `put_chunk`.
        NoSuchUploadError: somebody else finished it, or it was forgotten.
    """
    goes_on(upload)
    stored = there(upload)
    lacking = [index for index, held in enumerate(upload.layout) if held and index not in stored]
    for index in lacking[:most]:
        data = b"".join(read(source, line, index * CHUNK, (index + 1) * CHUNK))
        put_chunk(upload, index, data)
    return len(lacking) <= most


def _fill_up(upload: Upload, length: int) -> None:
    """Store the empty chunks behind `length` bytes, up to the size that hides how many they are."""
    stored = there(upload)
    for index, holds in enumerate(vault.check_layout(length)):
        if index in stored:
            continue
        if holds:
            raise NotWholeError
        put_sealed(upload, index, bytes(upload.layout[index]))


def _type(upload: Upload) -> MediaType:
    blob = media_files.read(media_files.chunk_name(upload.space.id, upload.id, 0))
    total = len(upload.layout)
    try:
        head = vault.open_chunk(upload.key, upload.id.bytes, 0, total, upload.length, blob or b"")
    except vault.DecryptError:
        raise NotWholeError from None
    found = type_of(head)
    if found is None:
        raise NotMediaError
    return found


def goes_on(upload: Upload) -> None:
    """Keep it from being tidied away: more of it comes. Says so at most once in an hour.

    Raises:
        NoSuchUploadError: it was finished, or forgotten.
    """
    place = upload.space.id, upload.id
    if media_files.marked_before(*place, timezone.now() - SAID_AGAIN):
        with on_its_way(*place):
            note(upload)


@contextmanager
def on_its_way(space: UUID, media: UUID) -> Iterator[None]:
    """Be the only one who finishes, forgets or goes on with an upload.

    Raises:
        NoSuchUploadError: somebody else did so.
    """
    with transaction.atomic():
        Space.objects.select_for_update().filter(id=space).first()
        if media_files.read(media_files.marker_name(space, media)) is None:
            raise NoSuchUploadError
        yield


def note(upload: Upload) -> None:
    """Say that this is on its way, and how far it is."""
    begun = msgspec.msgpack.encode(_Begun(upload.epoch, upload.length, upload.of, upload.mark, upload.live))
    space = upload.space
    label = _label(space.id, upload.id)
    sealed = vault.seal_personal(space.master, space.person, label, begun, secrets.token_bytes)
    media_files.write(media_files.marker_name(space.id, upload.id), sealed)


def _label(space: UUID, media: UUID) -> str:
    return f"upload/{space.hex}/{media.hex}"
