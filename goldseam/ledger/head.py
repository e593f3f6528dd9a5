"""The authenticated count of a space: how many items it has, of which kinds, and how many were erased.

Whoever can only write to the database can neither drop an item, nor add one, nor put back an erased one
without breaking this seal. Putting back an old seal together with all its rows is noticed only by what
remembers a later one: a checkpoint that covered more (checkpoints.py), the ring and the devices (heads.py).
"""

from collections import Counter
from collections.abc import Iterable, Mapping

import msgspec

from goldseam.core import vault
from goldseam.ledger.models import Space


class SpaceDamagedError(Exception):
    """Something stored in a space is missing, changed, or older than what was seen before."""


class Head(msgspec.Struct, frozen=True, array_like=True):
    """The last number, how many items of each kind there are, and how many of each were erased."""

    last: int = 0
    counts: Mapping[str, int] = {}
    erased: Mapping[str, int] = {}

    def plus(self, kinds: list[str]) -> "Head":
        """The head after appending one item of each of these kinds."""
        return Head(self.last + len(kinds), _added(self.counts, kinds), self.erased)

    def emptied(self, kinds: list[str]) -> "Head":
        """The head after erasing one item of each of these kinds."""
        return Head(self.last, self.counts, _added(self.erased, kinds))

    def holds(self, kinds: Iterable[str]) -> tuple[int, int]:
        """How many items of these kinds there are, and how many of them were erased."""
        names = set(kinds)
        return sum(self.counts.get(name, 0) for name in names), sum(
            self.erased.get(name, 0) for name in names
        )


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Head)


def seal_head(row: Space, head: Head, key: vault.SpaceKey, random: vault.Randomness) -> None:
    """Write `head` into the row, sealed; the caller saves the row."""
    row.head = head.last
    row.seal = vault.seal_head(key, row.id, row.epoch, _encoder.encode(head), random)


def open_head(row: Space | None, ring: Mapping[int, vault.RingEntry]) -> Head:
    """Read the head of a row with the key of the epoch it is at.

    Raises:
        SpaceDamagedError: there is no row, no key for its epoch, its seal does not open, or it says something
            else than the row.
    """
    if row is None or row.epoch not in ring:
        raise SpaceDamagedError
    try:
        head = _decoder.decode(vault.open_head(ring[row.epoch].space_key, row.id, row.epoch, bytes(row.seal)))
    except (vault.DecryptError, msgspec.MsgspecError):
        raise SpaceDamagedError from None
    if head.last != row.head:
        raise SpaceDamagedError
    return head


def _added(counts: Mapping[str, int], kinds: list[str]) -> dict[str, int]:
    return dict(Counter(counts) + Counter(kinds))
