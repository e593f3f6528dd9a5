"""Recordings that are there: their bytes from any place on, opened chunk by chunk, and their removal."""

from collections.abc import Iterator
from uuid import UUID

from goldseam.core import vault
from goldseam.core.records.recording import RecordingLine
from goldseam.ledger import media_files
from goldseam.ledger.head import SpaceDamagedError
from goldseam.ledger.spaces import OpenSpace

CHUNK = vault.CHUNK_BYTES


def read(space: OpenSpace, line: RecordingLine, start: int = 0, stop: int | None = None) -> Iterator[bytes]:
    """The bytes of a recording from `start` up to `stop`, chunk by chunk, each opened when it is asked for.

    Raises:
        SpaceDamagedError: a chunk is missing, was changed, or is another one.
    """
    stop = line.length if stop is None else min(stop, line.length)
    media, room = UUID(line.media), line.room or line.length
    if line.epoch not in space.ring:
        raise SpaceDamagedError
    key = vault.media_key(space.ring[line.epoch].space_key, media.bytes)
    total = len(vault.check_layout(room))
    for index in range(start // CHUNK, -(-stop // CHUNK)):
        blob = media_files.read(media_files.chunk_name(space.id, media, index))
        try:
            data = vault.open_chunk(key, media.bytes, index, total, room, blob or b"")
        except vault.DecryptError:
            raise SpaceDamagedError from None
        first = index * CHUNK
        yield data[max(start - first, 0) : stop - first]


def remove(space: OpenSpace, line: RecordingLine) -> None:
    """Delete the bytes of a recording whose record is erased. Safe to repeat."""
    media_files.remove(space.id, UUID(line.media))


def unreadable(space: OpenSpace, lines: tuple[RecordingLine, ...]) -> Iterator[RecordingLine]:
    """The recordings of which some part does not open."""
    for line in lines:
        try:
            for _ in read(space, line):
                pass
        except SpaceDamagedError:
            yield line
