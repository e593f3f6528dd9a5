"""Small things of one person under their master key: state of a fold, preferences, the remembered head."""

from uuid import UUID

from goldseam.core.vault.envelope import open_, seal
from goldseam.core.vault.keys import MasterKey
from goldseam.core.vault.purposes import Purpose
from goldseam.core.vault.randomness import Randomness


def seal_checkpoint(
    master: MasterKey, space: UUID, person: UUID, name: str, payload: bytes, random: Randomness
) -> bytes:
    """Seal the state of the fold `name` over a space, for one person. Draws 24 random bytes."""
    fields = (person.bytes, space.bytes, name.encode())
    return seal(master.subkey(Purpose.CHECKPOINT), Purpose.CHECKPOINT, fields, payload, random)


def open_checkpoint(master: MasterKey, space: UUID, person: UUID, name: str, blob: bytes) -> bytes:
    """Open a checkpoint. Raises DecryptError for another key, space, person or name."""
    fields = (person.bytes, space.bytes, name.encode())
    return open_(master.subkey(Purpose.CHECKPOINT), Purpose.CHECKPOINT, fields, blob)


def seal_personal(master: MasterKey, person: UUID, label: str, payload: bytes, random: Randomness) -> bytes:
    """Seal something only this person reads, under a label that says what it is. Draws 24 random bytes."""
    fields = (person.bytes, label.encode())
    return seal(master.subkey(Purpose.PERSONAL), Purpose.PERSONAL, fields, payload, random)


def open_personal(master: MasterKey, person: UUID, label: str, blob: bytes) -> bytes:
    """Open it. Raises DecryptError for another key, person or label."""
    fields = (person.bytes, label.encode())
    return open_(master.subkey(Purpose.PERSONAL), Purpose.PERSONAL, fields, blob)
