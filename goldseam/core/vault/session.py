"""Keeps a person unlocked between two requests: the cookie has the secret, the table has what it opens.

Neither alone reveals anything. Both together do, and so does a stolen cookie sent to the running server.
"""

from uuid import UUID

from goldseam.core.vault.envelope import lock, unlock
from goldseam.core.vault.errors import DecryptError
from goldseam.core.vault.keys import KEY_BYTES, MasterKey, derive
from goldseam.core.vault.purposes import Purpose
from goldseam.core.vault.randomness import Randomness


def seal_session(
    master: MasterKey, secret: bytes, person: UUID, hashed_session_key: bytes, random: Randomness
) -> bytes:
    """Wrap the master key for one session: 78 bytes. Draws 24 random bytes.

    `secret` has 32 random bytes that the server keeps nowhere. Raises ValueError for another length.
    """
    if len(secret) != KEY_BYTES:
        raise ValueError("A session secret has 32 bytes.")
    key = derive(secret, Purpose.SESSION, person.bytes, hashed_session_key)
    return lock(key, Purpose.SESSION, (person.bytes, hashed_session_key), master.reveal(), random)


def open_session(blob: bytes, secret: bytes, person: UUID, hashed_session_key: bytes) -> MasterKey:
    """Return the master key. Raises DecryptError for another secret, person or session."""
    if len(secret) != KEY_BYTES:
        raise DecryptError
    key = derive(secret, Purpose.SESSION, person.bytes, hashed_session_key)
    return MasterKey(unlock(key, Purpose.SESSION, (person.bytes, hashed_session_key), blob))
