"""What a space says of itself: how far it goes, sealed, so that rows dropped at its end are missed."""

from uuid import UUID

from goldseam.core.vault.envelope import open_, seal
from goldseam.core.vault.keys import SpaceKey
from goldseam.core.vault.purposes import Purpose
from goldseam.core.vault.randomness import Randomness


def seal_head(space_key: SpaceKey, space: UUID, epoch: int, payload: bytes, random: Randomness) -> bytes:
    """Seal how far a space goes in one epoch. Draws 24 random bytes.

    An older head still opens: whether it is the newest, only somebody who remembers a later one can tell.
    """
    return seal(space_key.subkey(Purpose.HEAD), Purpose.HEAD, (space.bytes,), payload, random, epoch)


def open_head(space_key: SpaceKey, space: UUID, epoch: int, blob: bytes) -> bytes:
    """Open a head. Raises DecryptError for another key, space or epoch."""
    return open_(space_key.subkey(Purpose.HEAD), Purpose.HEAD, (space.bytes,), blob, epoch)
