"""The write-only inbox: what arrives while a person is locked is sealed to them and read after unlocking.

X25519 (RFC 7748) with a one-time key, then an envelope under a key made of the shared secret and both
public keys; the one-time public key follows the envelope. Anonymous: whoever can write to the database
can put something in. What comes out is therefore shown as "arrived while locked", and never trusted as
a key.
"""

from uuid import UUID

from nacl.bindings import crypto_scalarmult
from nacl.exceptions import CryptoError

from goldseam.core.vault.envelope import Suite, lock, unlock
from goldseam.core.vault.errors import DecryptError
from goldseam.core.vault.keys import KEY_BYTES, PrivateKey, PublicKey, derive
from goldseam.core.vault.padding import pad, unpad
from goldseam.core.vault.purposes import Purpose
from goldseam.core.vault.randomness import Randomness


def seal_to_person(public_key: PublicKey, person: UUID, text: bytes, random: Randomness) -> bytes:
    """Seal a text that only the person can open, also not whoever sealed it. Draws 32, then 24 random bytes.

    The size is a bucket of the padding and 78 bytes. Raises ValueError for what is no public key.
    """
    if len(public_key) != KEY_BYTES:
        raise ValueError("A public key has 32 bytes.")
    once = PrivateKey.generate(random)
    try:
        shared = crypto_scalarmult(once.reveal(), public_key)
    except CryptoError:
        raise ValueError("This public key cannot be used.") from None
    fields = (person.bytes, once.public(), public_key)
    key = derive(shared, Purpose.TO_PERSON, *fields)
    return lock(key, Purpose.TO_PERSON, fields, pad(text), random, suite=Suite.TO_PERSON) + once.public()


def open_sealed(private_key: PrivateKey, person: UUID, blob: bytes) -> bytes:
    """Open it. Raises DecryptError for another key or person."""
    sealed, once = blob[:-KEY_BYTES], blob[-KEY_BYTES:]
    if len(once) != KEY_BYTES:
        raise DecryptError
    try:
        shared = crypto_scalarmult(private_key.reveal(), once)
    except CryptoError:
        raise DecryptError from None
    fields = (person.bytes, once, private_key.public())
    key = derive(shared, Purpose.TO_PERSON, *fields)
    return unpad(unlock(key, Purpose.TO_PERSON, fields, sealed, suite=Suite.TO_PERSON))
