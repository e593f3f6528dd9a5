"""A person's key ring: their keys to spaces and their own key pair, under their master key.

Wrapped with a key nobody else has, so that whoever can write to the database cannot slip in a key of theirs.
"""

from typing import Annotated, Self
from uuid import UUID

import msgspec

from goldseam.core.vault.envelope import lock, open_, seal, unlock
from goldseam.core.vault.errors import DecryptError
from goldseam.core.vault.keys import MasterKey, PrivateKey, SpaceKey
from goldseam.core.vault.purposes import Purpose
from goldseam.core.vault.randomness import Randomness

_ROLE_LONGEST = 32
_HEAD_LIMIT = 2**63
_Role = Annotated[str, msgspec.Meta(min_length=1, max_length=_ROLE_LONGEST)]
_Head = Annotated[int, msgspec.Meta(ge=0, le=_HEAD_LIMIT - 1)]
_Key = Annotated[bytes, msgspec.Meta(min_length=SpaceKey.SIZE, max_length=SpaceKey.SIZE)]


class _Written(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True, tag=1):
    space_key: _Key
    role: _Role
    head: _Head


class RingEntry(msgspec.Struct, frozen=True):
    """What a ring entry holds about one space.

    Its key, the person's role in it (1 to 32 characters), and the last sequence number they saw (0 when
    none).
    """

    space_key: SpaceKey
    role: str
    head: int

    def encode(self) -> bytes:
        """Return the payload for `seal_ring_entry`. Raises ValueError for a role or head out of range."""
        if not (1 <= len(self.role) <= _ROLE_LONGEST and 0 <= self.head < _HEAD_LIMIT):
            raise ValueError("A role has 1 to 32 characters and a head is not negative.")
        return msgspec.msgpack.encode(_Written(self.space_key.reveal(), self.role, self.head))

    @classmethod
    def decode(cls, payload: bytes) -> Self:
        """Read what `encode` wrote. Raises DecryptError for anything else."""
        try:
            written = msgspec.msgpack.decode(payload, type=_Written)
        except ValueError:  # msgspec's own errors, and broken UTF-8 in the role
            raise DecryptError from None
        return cls(SpaceKey(written.space_key), written.role, written.head)


def seal_ring_entry(
    master: MasterKey, person: UUID, space: UUID, epoch: int, payload: bytes, random: Randomness
) -> bytes:
    """Seal what a person keeps about one epoch of one space. Draws 24 random bytes."""
    fields = (person.bytes, space.bytes)
    return seal(master.subkey(Purpose.RING_ENTRY), Purpose.RING_ENTRY, fields, payload, random, epoch)


def open_ring_entry(master: MasterKey, person: UUID, space: UUID, epoch: int, blob: bytes) -> bytes:
    """Open a ring entry. Raises DecryptError for another key, person, space or epoch."""
    fields = (person.bytes, space.bytes)
    return open_(master.subkey(Purpose.RING_ENTRY), Purpose.RING_ENTRY, fields, blob, epoch)


def seal_private_key(master: MasterKey, person: UUID, private: PrivateKey, random: Randomness) -> bytes:
    """Wrap a person's private key: 78 bytes. Draws 24 random bytes."""
    key = master.subkey(Purpose.PRIVATE_KEY)
    return lock(key, Purpose.PRIVATE_KEY, (person.bytes,), private.reveal(), random)


def open_private_key(master: MasterKey, person: UUID, blob: bytes) -> PrivateKey:
    """Unwrap it. Compare its `public()` with the stored one: that one stands in clear.

    Raises DecryptError for another key or person.
    """
    key = master.subkey(Purpose.PRIVATE_KEY)
    return PrivateKey(unlock(key, Purpose.PRIVATE_KEY, (person.bytes,), blob))
