"""Recordings and photos that are there: their bytes from any place on, opened chunk by chunk, and their removal."""

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar
from uuid import UUID

from goldseam.core import vault
from goldseam.ledger import media_files
from goldseam.ledger.deletions import note_media
from goldseam.ledger.head import SpaceDamagedError
from goldseam.ledger.spaces import OpenSpace

CHUNK = vault.CHUNK_BYTES


class Sealed(Protocol):
    """What names bytes that lie sealed: a recording or a photo."""

    @property
    def media(self) -> str:
        """The id of the bytes, as str(UUID)."""

    @property
    def length(self) -> int:
        """How many there are."""

    @property
    def room(self) -> int:
        """The length their chunks are bound to, where that is more; else 0."""

    @property
    def epoch(self) -> int:
        """The key of the space they are sealed under."""


Line = TypeVar("Line", bound=Sealed)


def read(space: OpenSpace, line: Sealed, start: int = 0, stop: int | None = None) -> Iterator[bytes]:
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


def remove(space: OpenSpace, line: Sealed) -> None:
    """Delete the bytes of a recording whose record is erased. Safe to repeat."""
    note_media(space.id, UUID(line.media))
    media_files.remove(space.id, UUID(line.media))


def unreadable(space: OpenSpace, lines: Iterable[Line]) -> Iterator[Line]:
    """The recordings of which some part does not open."""
    for line in lines:
        try:
            for _ in read(space, line):
                pass
        except SpaceDamagedError:
            yield line
