"""The one shape of everything sealed: format (1 byte), suite (1), epoch (4), nonce (24), ciphertext with tag.

XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03) with a random nonce. The first six bytes are bound as well.
"""

import struct
from enum import IntEnum

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
)
from nacl.exceptions import CryptoError

from goldseam.core.vault.binding import associated
from goldseam.core.vault.errors import DecryptError
from goldseam.core.vault.padding import pad, unpad
from goldseam.core.vault.purposes import Purpose
from goldseam.core.vault.randomness import Randomness, draw

FORMAT = 1
NONCE_BYTES = 24
TAG_BYTES = 16
_HEADER = struct.Struct(">BBI")
_TEXT_AT = _HEADER.size + NONCE_BYTES
ENVELOPE_BYTES = _TEXT_AT + TAG_BYTES
"""What an envelope adds to the (padded) text: 46 bytes."""


class Suite(IntEnum):
    """Which algorithms an envelope needs, so that better ones can stand beside them one day."""

    KEYED = 1  # a key that both sides have
    TO_PERSON = 2  # X25519 with a one-time key, then as KEYED
    SLOT = 3  # Argon2id or a recovery code, with a commitment, then as KEYED
    WRAPPED = 4  # the server's outer layer; the epoch is the number of its day key


def header(suite: Suite, epoch: int) -> bytes:
    """Return the first six bytes. Raises ValueError for an epoch outside 0 to 4,294,967,295."""
    try:
        return _HEADER.pack(FORMAT, suite, epoch)
    except struct.error:
        raise ValueError("An epoch is a number from 0 to 4,294,967,295.") from None


def lock(
    key: bytes,
    purpose: Purpose,
    fields: tuple[bytes, ...],
    text: bytes,
    random: Randomness,
    epoch: int = 0,
    suite: Suite = Suite.KEYED,
) -> bytes:
    """Seal a text of a fixed, public length (a key) under 32 bytes of key; adds `ENVELOPE_BYTES`."""
    head = header(suite, epoch)
    bound = associated(purpose, head, *fields)
    nonce = draw(random, NONCE_BYTES)
    return head + nonce + crypto_aead_xchacha20poly1305_ietf_encrypt(text, bound, nonce, key)


def unlock(
    key: bytes,
    purpose: Purpose,
    fields: tuple[bytes, ...],
    blob: bytes,
    epoch: int = 0,
    suite: Suite = Suite.KEYED,
) -> bytes:
    """Open what `lock` made with the same key, purpose, fields and epoch. Raises DecryptError otherwise."""
    if len(blob) < ENVELOPE_BYTES:
        raise DecryptError
    try:
        head = header(suite, epoch)
        if not blob.startswith(head):
            raise DecryptError
        bound = associated(purpose, head, *fields)
        nonce = blob[_HEADER.size : _TEXT_AT]
        return crypto_aead_xchacha20poly1305_ietf_decrypt(blob[_TEXT_AT:], bound, nonce, key)
    except (CryptoError, ValueError):
        raise DecryptError from None


def seal(
    key: bytes,
    purpose: Purpose,
    fields: tuple[bytes, ...],
    text: bytes,
    random: Randomness,
    epoch: int = 0,
) -> bytes:
    """Seal a text whose length is to be hidden; the size is a bucket of the padding and `ENVELOPE_BYTES`."""
    return lock(key, purpose, fields, pad(text), random, epoch)


def open_(key: bytes, purpose: Purpose, fields: tuple[bytes, ...], blob: bytes, epoch: int = 0) -> bytes:
    """Open what `seal` made with the same key, purpose, fields and epoch. Raises DecryptError otherwise."""
    return unpad(unlock(key, purpose, fields, blob, epoch))
