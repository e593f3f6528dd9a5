"""The kinds of keys, which show nothing when printed, and the one way in which a key is made from another."""

from hashlib import blake2b
from hmac import compare_digest
from typing import ClassVar, NewType, NoReturn, Self, SupportsIndex

from nacl.bindings import crypto_scalarmult_base

from goldseam.core.vault.binding import associated
from goldseam.core.vault.purposes import Purpose
from goldseam.core.vault.randomness import Randomness, draw

KEY_BYTES = 32
_SECRET_LEAST = 16
_SECRET_MOST = 64

PublicKey = NewType("PublicKey", bytes)
"""The 32 bytes of an X25519 public key."""


def derive(secret: bytes, purpose: Purpose, *fields: bytes, size: int = KEY_BYTES) -> bytes:
    """Return `size` bytes (1 to 64) made from a secret for one purpose: keyed BLAKE2b (RFC 7693).

    Without the secret they look random, and they tell nothing about those of another purpose, field or size.
    Raises ValueError for a secret below 16 or above 64 bytes: an empty one would be no key at all.
    """
    if not _SECRET_LEAST <= len(secret) <= _SECRET_MOST:
        raise ValueError("A secret has 16 to 64 bytes.")
    return blake2b(associated(purpose, *fields), key=secret, digest_size=size).digest()


class Secret:
    """Secret bytes of a fixed number that are never printed, pickled, copied or changed.

    Python cannot wipe memory: keep one for the length of a request, not longer.
    """

    SIZE: ClassVar[int] = KEY_BYTES
    __slots__ = ("_bytes", "_subkeys")
    _bytes: bytes
    _subkeys: dict[Purpose, bytes]

    def __init__(self, secret: bytes) -> None:
        if len(secret) != self.SIZE:
            raise ValueError(f"A {type(self).__name__} has {self.SIZE} bytes.")
        object.__setattr__(self, "_bytes", bytes(secret))
        object.__setattr__(self, "_subkeys", {})

    def reveal(self) -> bytes:
        """Return the secret itself. Only for sealing it under another key."""
        return self._bytes

    def subkey(self, purpose: Purpose) -> bytes:
        """Return the key for one purpose, made once and kept: opening many items costs one derivation."""
        known = self._subkeys.get(purpose)
        if known is None:
            known = self._subkeys[purpose] = derive(self._bytes, purpose)
        return known

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: hidden>"

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return compare_digest(self._bytes, other._bytes)

    __hash__ = None  # type: ignore[assignment]  # a set of secrets would compare in variable time

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("A secret does not change.")

    def __reduce_ex__(self, protocol: SupportsIndex) -> NoReturn:
        raise TypeError("A secret is never pickled or copied.")


class PassphraseKey(Secret):
    """What Argon2id makes of a passphrase."""

    __slots__ = ()


class RecoverySecret(Secret):
    """The 160 random bits that a recovery code spells."""

    SIZE = 20
    __slots__ = ()


class InvitationSecret(Secret):
    """The 72 random bits that the eight words of an invitation spell; too few for a key without Argon2id."""

    SIZE = 9
    __slots__ = ()


class InvitationKey(Secret):
    """What Argon2id makes of the eight words of an invitation."""

    __slots__ = ()


class _RandomKey(Secret):
    __slots__ = ()

    @classmethod
    def generate(cls, random: Randomness) -> Self:
        """Make a fresh key of 32 bytes."""
        return cls(draw(random, KEY_BYTES))


class MasterKey(_RandomKey):
    """A person's own key: everything of theirs hangs on it."""

    __slots__ = ()


class SpaceKey(_RandomKey):
    """The key of one space for one epoch, shared by its members."""

    __slots__ = ()


class PrivateKey(_RandomKey):
    """The half of a person's X25519 pair that opens what was sealed to them while they were locked."""

    __slots__ = ()

    def public(self) -> PublicKey:
        """Return the other half, 32 bytes, which anybody may know."""
        return PublicKey(crypto_scalarmult_base(self._bytes))


class Half(_RandomKey):
    """One of two halves of a one-time key, of no use without the other."""

    __slots__ = ()


class MediaKey(Secret):
    """The key of one recording or picture."""

    __slots__ = ()


class ChainKey(_RandomKey):
    """Where a chain of the server's day keys stands: it gives its own day and every later one, none before."""

    __slots__ = ()


class DayKey(Secret):
    """The server's own key of one day: the outer layer of slots and ring entries, and of that day's backups."""

    __slots__ = ()


class BackupKey(Secret):
    """The key of one backup."""

    __slots__ = ()
