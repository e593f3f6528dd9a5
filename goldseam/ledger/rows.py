"""Between a row of ciphertext and an entry: sealing, opening, and telling an erased one from a broken one."""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from goldseam.core import vault
from goldseam.core.records import Entry, RecordError, decode, encode, kind_of
from goldseam.core.records.kinds import Record
from goldseam.ledger.head import SpaceDamagedError
from goldseam.ledger.models import Item

COLUMNS = ("seq", "epoch", "tag", "author", "day", "body")
Ring = Mapping[int, vault.RingEntry]


@dataclass(frozen=True)
class Opened:
    """A row as it was found: what it says in clear, its kind, and its entry, or None where it was erased."""

    address: vault.ItemAddress
    kind: str
    entry: Entry | None

    @property
    def seq(self) -> int:
        """Its number in the space."""
        return self.address.seq


def tags_of(ring: Ring, kinds: Iterable[type[Record]]) -> dict[bytes, str]:
    """The opaque tags under which these kinds are stored, one for each key epoch, with the kind's name."""
    names = [kind_of(kind) for kind in kinds]
    return {vault.kind_tag(entry.space_key, name): name for entry in ring.values() for name in names}


def sealed_item(space: UUID, epoch: int, key: vault.SpaceKey, entry: Entry) -> Item:
    """The row that stores an entry, not yet saved."""
    tag = vault.kind_tag(key, kind_of(type(entry.record)))
    address = vault.ItemAddress(space, entry.seq, epoch, tag, entry.author, entry.day)
    body = vault.seal_item(key, address, encode(entry.record, entry.at), secrets.token_bytes)
    return Item(
        space_id=space, seq=entry.seq, epoch=epoch, tag=tag, author=entry.author, day=entry.day, body=body
    )


def open_row(space: UUID, ring: Ring, tags: Mapping[bytes, str], row: tuple[Any, ...]) -> Opened:
    """Open one row of `COLUMNS`.

    Raises:
        SpaceDamagedError: it does not open at this place, neither as an entry nor as an erased one.
    """
    seq, epoch, tag, author, day, body = row
    tag, body = bytes(tag), bytes(body)
    held, kind = ring.get(epoch), tags.get(tag)
    if held is None or kind is None:
        raise SpaceDamagedError
    address = vault.ItemAddress(space, seq, epoch, tag, author, day)
    try:
        at, record = decode(vault.open_item(held.space_key, address, body))
    except vault.DecryptError:
        return _erased(held.space_key, address, body, kind)
    except RecordError:
        raise SpaceDamagedError from None
    return Opened(address, kind, Entry(seq, author, day, at, record))


def empty_row(space: UUID, tags: Mapping[bytes, str], row: tuple[Any, ...]) -> Opened:
    """What one row of `COLUMNS` says in clear, without looking at its body.

    Raises:
        SpaceDamagedError: its kind is none of this space.
    """
    seq, epoch, tag, author, day, _ = row
    kind = tags.get(bytes(tag))
    if kind is None:
        raise SpaceDamagedError
    return Opened(vault.ItemAddress(space, seq, epoch, bytes(tag), author, day), kind, None)


def _erased(key: vault.SpaceKey, address: vault.ItemAddress, body: bytes, kind: str) -> Opened:
    try:
        vault.open_erasure(key, address, body)
    except vault.DecryptError:
        raise SpaceDamagedError from None
    return Opened(address, kind, None)


def erased_item(ring: Ring, item: Opened) -> bytes:
    """The sealed tombstone that takes the place of a row's body."""
    return vault.seal_erasure(ring[item.address.epoch].space_key, item.address, secrets.token_bytes)
