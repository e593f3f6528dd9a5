"""The server's outer layer round slots and ring entries: what was deleted dies with a key, also where copies lie.

The key is the server's, of one day, and destroyed some weeks later (daykeys.py). The layer hides nothing from
whoever has the running server; it makes an old copy of the tables worthless once its key is gone.
"""

import struct
from uuid import UUID

from goldseam.core.vault.envelope import Suite, header, lock, unlock
from goldseam.core.vault.errors import DecryptError
from goldseam.core.vault.keys import DayKey
from goldseam.core.vault.purposes import Purpose
from goldseam.core.vault.randomness import Randomness

_NUMBER = struct.Struct(">I")
_BEGINS = header(Suite.WRAPPED, 0)[: -_NUMBER.size]


def wrap(key: DayKey, number: int, person: UUID, place: str, inner: bytes, random: Randomness) -> bytes:
    """Seal what stands at `place` of a person (a slot, a ring entry) under the day key of that number.

    Adds `ENVELOPE_BYTES`. Draws 24 random bytes. Raises ValueError for a number outside 0 to 4,294,967,295.
    """
    fields = (person.bytes, place.encode())
    subkey = key.subkey(Purpose.SERVER_WRAP)
    return lock(subkey, Purpose.SERVER_WRAP, fields, inner, random, number, Suite.WRAPPED)


def unwrap(key: DayKey, person: UUID, place: str, blob: bytes) -> bytes:
    """Take the layer off. Raises DecryptError for another key, person or place, and where there is no layer."""
    number = wrapped_under(blob)
    if number is None:
        raise DecryptError
    fields = (person.bytes, place.encode())
    subkey = key.subkey(Purpose.SERVER_WRAP)
    return unlock(subkey, Purpose.SERVER_WRAP, fields, blob, number, Suite.WRAPPED)


def wrapped_under(blob: bytes) -> int | None:
    """Return the number of the day key that a blob needs, not yet proven; None where it has no outer layer."""
    if not blob.startswith(_BEGINS) or len(blob) < len(_BEGINS) + _NUMBER.size:
        return None
    return int(_NUMBER.unpack_from(blob, len(_BEGINS))[0])
