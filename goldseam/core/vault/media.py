"""Recordings and pictures in chunks of 256 KiB: each opens alone, and none can be dropped, moved or added.

The total is rounded up as texts are. What is beyond the end is zeros: the last chunks may hold nothing else.
Every chunk is bound to its recording, its place, the number of chunks and the true length.
"""

from collections.abc import Iterable, Iterator

from goldseam.core.vault.binding import number
from goldseam.core.vault.envelope import lock, unlock
from goldseam.core.vault.errors import DecryptError
from goldseam.core.vault.keys import MediaKey, SpaceKey, derive
from goldseam.core.vault.padding import bucket
from goldseam.core.vault.purposes import Purpose
from goldseam.core.vault.randomness import Randomness

CHUNK_BYTES = 256 * 1024
MEDIA_ID_BYTES = 16
LONGEST_MEDIA = 1024 * 1024 * 1024


def media_key(space_key: SpaceKey, media_id: bytes) -> MediaKey:
    """Return the key of one recording. Raises ValueError when the id is not 16 bytes."""
    if len(media_id) != MEDIA_ID_BYTES:
        raise ValueError("A media id has 16 bytes.")
    return MediaKey(derive(space_key.reveal(), Purpose.MEDIA_KEY, media_id))


def check_layout(total_length: int) -> tuple[int, ...]:
    """Return how many bytes of the recording each chunk holds; those of the last chunks may be 0.

    `total_length` is the true number of bytes. Raises ValueError when it is negative or above 1 GiB.
    """
    if not 0 <= total_length <= LONGEST_MEDIA:
        raise ValueError("A recording has at most 1 GiB.")
    starts = range(0, bucket(total_length), CHUNK_BYTES)
    return tuple(min(max(total_length - start, 0), CHUNK_BYTES) for start in starts)


def seal_chunk(
    key: MediaKey,
    media_id: bytes,
    index: int,
    total_chunks: int,
    total_length: int,
    data: bytes,
    random: Randomness,
) -> bytes:
    """Seal chunk `index`, from 0. Draws 24 random bytes.

    Raises ValueError unless place, number of chunks and length of the data are those of `check_layout`.
    """
    held, room = _place(index, total_chunks, total_length)
    if len(data) != held:
        raise ValueError("A chunk of this place has another length.")
    fields = _fields(media_id, index, total_chunks, total_length)
    return lock(key.reveal(), Purpose.MEDIA_CHUNK, fields, data.ljust(room, b"\0"), random)


def open_chunk(
    key: MediaKey, media_id: bytes, index: int, total_chunks: int, total_length: int, blob: bytes
) -> bytes:
    """Open one chunk, whatever became of the others.

    `total_length` comes from the sealed item that names the recording, never from where the chunks are kept.
    Raises DecryptError when the chunk is another one, or of another recording.
    """
    try:
        held, room = _place(index, total_chunks, total_length)
        fields = _fields(media_id, index, total_chunks, total_length)
    except ValueError:
        raise DecryptError from None
    text = unlock(key.reveal(), Purpose.MEDIA_CHUNK, fields, blob)
    if len(text) != room or any(text[held:]):
        raise DecryptError
    return text[:held]


def open_chunks(key: MediaKey, media_id: bytes, total_length: int, blobs: Iterable[bytes]) -> Iterator[bytes]:
    """Open a whole recording, chunk by chunk.

    Raises DecryptError at a chunk that is wrong or one too many, and at the end when one is missing.
    """
    total_chunks = len(check_layout(total_length))
    count = 0
    for blob in blobs:
        yield open_chunk(key, media_id, count, total_chunks, total_length, blob)
        count += 1
    if count != total_chunks:
        raise DecryptError


def _place(index: int, total_chunks: int, total_length: int) -> tuple[int, int]:
    """Return how many bytes the chunk holds and how many it has room for."""
    layout = check_layout(total_length)
    if total_chunks != len(layout) or not 0 <= index < total_chunks:
        raise ValueError("There is no such chunk.")
    return layout[index], min(bucket(total_length) - index * CHUNK_BYTES, CHUNK_BYTES)


def _fields(media_id: bytes, index: int, total_chunks: int, total_length: int) -> tuple[bytes, ...]:
    return (media_id, number(index, 4), number(total_chunks, 4), number(total_length, 8))
