"""The rows of the ledger: each item bound to its place, so that none can be moved, swapped or mistaken."""

from datetime import date
from uuid import UUID

import msgspec

from goldseam.core.vault.binding import number
from goldseam.core.vault.envelope import open_, seal
from goldseam.core.vault.errors import DecryptError
from goldseam.core.vault.keys import SpaceKey
from goldseam.core.vault.purposes import Purpose
from goldseam.core.vault.randomness import Randomness
from goldseam.core.vault.tags import TAG_BYTES


class ItemAddress(msgspec.Struct, frozen=True):
    """All that a row says in clear.

    `seq` counts from 1 in its space, `tag` is from `kind_tag`, `day` is when it was written.
    """

    space: UUID
    seq: int
    epoch: int
    tag: bytes
    author: UUID
    day: date


def seal_item(space_key: SpaceKey, address: ItemAddress, text: bytes, random: Randomness) -> bytes:
    """Seal what a row holds. Draws 24 random bytes; the size is a bucket of the padding and 46 bytes.

    Raises ValueError for an address that no row can have.
    """
    return _seal(Purpose.ITEM, space_key, address, text, random)


def open_item(space_key: SpaceKey, address: ItemAddress, body: bytes) -> bytes:
    """Open a row. Raises DecryptError when anything of its address or body is not as it was sealed."""
    return _open(Purpose.ITEM, space_key, address, body)


def seal_erasure(space_key: SpaceKey, address: ItemAddress, random: Randomness) -> bytes:
    """Make the body that replaces an erased one, at the same address. Draws 24 random bytes.

    It proves that a member erased the row. Without the key it looks like any other body of the smallest size.
    It cannot prove that the old body was not put back from a copy: only a remembered head notices that.
    """
    return _seal(Purpose.ERASURE, space_key, address, b"", random)


def open_erasure(space_key: SpaceKey, address: ItemAddress, body: bytes) -> None:
    """Check that this row was erased by somebody with the key. Raises DecryptError otherwise."""
    if _open(Purpose.ERASURE, space_key, address, body):
        raise DecryptError


def _fields(address: ItemAddress) -> tuple[bytes, ...]:
    if len(address.tag) != TAG_BYTES:
        raise ValueError("A kind tag has 16 bytes.")
    return (
        address.space.bytes,
        number(address.seq, 8),
        address.tag,
        address.author.bytes,
        number(address.day.toordinal(), 4),
    )


def _seal(
    purpose: Purpose, space_key: SpaceKey, address: ItemAddress, text: bytes, random: Randomness
) -> bytes:
    return seal(space_key.subkey(purpose), purpose, _fields(address), text, random, address.epoch)


def _open(purpose: Purpose, space_key: SpaceKey, address: ItemAddress, body: bytes) -> bytes:
    try:
        fields = _fields(address)
    except ValueError:
        raise DecryptError from None
    return open_(space_key.subkey(purpose), purpose, fields, body, address.epoch)
