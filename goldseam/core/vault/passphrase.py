"""From a passphrase to a key: the one slow step, so its caller decides how many run at once."""

import unicodedata

from nacl.pwhash.argon2id import kdf

from goldseam.core.vault.errors import PassphraseTooLongError
from goldseam.core.vault.keys import KEY_BYTES, PassphraseKey
from goldseam.core.vault.profiles import KdfParams

SALT_BYTES = 16
_LONGEST = 1024


def derive_passphrase_key(passphrase: str, salt: bytes, params: KdfParams) -> PassphraseKey:
    """Make a key from a passphrase and a salt of 16 bytes with Argon2id (RFC 9106), one lane.

    Takes the memory and time that `params` say and lets other threads run meanwhile. The passphrase is
    brought to NFKC and UTF-8 first, so that every keyboard types the same one. Raises
    PassphraseTooLongError, ValueError for a salt or parameters that are not allowed, RuntimeError when
    the memory cannot be had.
    """
    params.check()
    if len(salt) != SALT_BYTES:
        raise ValueError("A salt has 16 bytes.")
    secret = argon2id(normal_form(passphrase), salt, params)
    return PassphraseKey(secret)


def normal_form(passphrase: str) -> bytes:
    """Return the bytes that a passphrase stands for. Raises PassphraseTooLongError."""
    # Before normalising: a long run of combining marks takes quadratic time.
    if len(passphrase) > _LONGEST:
        raise PassphraseTooLongError
    # A lone surrogate must not raise: its error would carry the passphrase.
    encoded = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")
    if len(encoded) > _LONGEST:
        raise PassphraseTooLongError
    return encoded


def argon2id(secret: bytes, salt: bytes, params: KdfParams) -> bytes:
    """Run Argon2id without any check of its parameters and return 32 bytes."""
    return kdf(KEY_BYTES, secret, salt, opslimit=params.passes, memlimit=params.memory_kib * 1024)
