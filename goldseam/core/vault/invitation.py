"""What a person is invited with: a space key, sealed under eight words that are told by voice.

Every invitation has 1,126 bytes: an envelope of the padded payload (1,070), then in clear memory in KiB (4),
passes (4), salt (16) and commitment (32), all of them bound, with the id that the link carries. As with a
slot, the commitment keeps a crafted invitation from testing many codes in one attempt.
"""

import struct
from datetime import date
from hmac import compare_digest
from typing import Annotated, Self
from uuid import UUID

import msgspec

from goldseam.core.vault.envelope import ENVELOPE_BYTES, Suite, header, lock, unlock
from goldseam.core.vault.errors import DecryptError
from goldseam.core.vault.keys import InvitationKey, InvitationSecret, SpaceKey, derive
from goldseam.core.vault.padding import bucket, pad, unpad
from goldseam.core.vault.passphrase import SALT_BYTES, argon2id
from goldseam.core.vault.profiles import KdfParams
from goldseam.core.vault.purposes import Purpose
from goldseam.core.vault.randomness import Randomness

_PADDED_BYTES = bucket(0)
_SEALED_BYTES = ENVELOPE_BYTES + _PADDED_BYTES
_TERMS = struct.Struct(f">II{SALT_BYTES}s")
_COMMITMENT_BYTES = 32
INVITATION_BYTES = _SEALED_BYTES + _TERMS.size + _COMMITMENT_BYTES
_HEADER = header(Suite.SLOT, 0)
_FILLER_BYTES = 64

_ROLE_LONGEST = 32
_EPOCH_LIMIT = 2**32
_Role = Annotated[str, msgspec.Meta(min_length=1, max_length=_ROLE_LONGEST)]
_Epoch = Annotated[int, msgspec.Meta(ge=0, le=_EPOCH_LIMIT - 1)]
_Key = Annotated[bytes, msgspec.Meta(min_length=SpaceKey.SIZE, max_length=SpaceKey.SIZE)]


class _Written(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True, tag=1):
    space: UUID
    epoch: _Epoch
    space_key: _Key
    role: _Role
    inviter: UUID
    until: date | None


class InvitationPayload(msgspec.Struct, frozen=True):
    """What an invitation hands over: a space, one epoch of it with its key, and the role that waits there.

    The role has 1 to 32 characters. `inviter` is the person who invites. `until` is the last day of the
    membership, None when it has none; it is not the time by which the invitation itself runs out.
    """

    space: UUID
    epoch: int
    key: SpaceKey
    role: str
    inviter: UUID
    until: date | None = None

    def encode(self) -> bytes:
        """Return the payload for `seal_invitation`. Raises ValueError for a role or epoch out of range."""
        if not (1 <= len(self.role) <= _ROLE_LONGEST and 0 <= self.epoch < _EPOCH_LIMIT):
            raise ValueError("A role has 1 to 32 characters and an epoch is a number of 32 bits.")
        written = _Written(self.space, self.epoch, self.key.reveal(), self.role, self.inviter, self.until)
        return msgspec.msgpack.encode(written)

    @classmethod
    def decode(cls, payload: bytes) -> Self:
        """Read what `encode` wrote. Raises DecryptError for anything else."""
        try:
            written = msgspec.msgpack.decode(payload, type=_Written)
        except ValueError:
            raise DecryptError from None
        key = SpaceKey(written.space_key)
        return cls(written.space, written.epoch, key, written.role, written.inviter, written.until)


def derive_invitation_key(code: InvitationSecret, salt: bytes, params: KdfParams) -> InvitationKey:
    """Make a key from a code and a salt of 16 bytes with Argon2id (RFC 9106), one lane.

    As slow as `derive_passphrase_key`: queue it with those. Raises ValueError for a salt or parameters that
    are not allowed, RuntimeError when the memory cannot be had.
    """
    _check(salt, params)
    return InvitationKey(argon2id(code.reveal(), salt, params))


def seal_invitation(
    payload: bytes, key: InvitationKey, invitation: UUID, salt: bytes, params: KdfParams, random: Randomness
) -> bytes:
    """Seal a payload under a key that was derived with this salt and these parameters: 1,126 bytes.

    `invitation` is the id in the link. Draws 24 random bytes. Raises ValueError for a payload above 1,023
    bytes, and for a salt or parameters that are not allowed.
    """
    _check(salt, params)
    padded = pad(payload)
    if len(padded) != _PADDED_BYTES:
        raise ValueError("An invitation holds at most 1,023 bytes.")
    terms = _TERMS.pack(params.memory_kib, params.passes, salt)
    commitment = _commitment(key, invitation, terms)
    bound = (invitation.bytes, terms, commitment)
    subkey = key.subkey(Purpose.INVITATION)
    return lock(subkey, Purpose.INVITATION, bound, padded, random, suite=Suite.SLOT) + terms + commitment


def read_invitation_params(sealed: bytes) -> tuple[bytes, KdfParams]:
    """Return the salt and the parameters that an invitation asks for.

    They are not yet proven, only within the limits: opening proves them. Raises DecryptError for another
    size or format, and for parameters below the floor or above the ceiling.
    """
    _, terms, _ = _split(sealed)
    memory_kib, passes, salt = _TERMS.unpack(terms)
    params = KdfParams(memory_kib, passes)
    try:
        params.check()
    except ValueError:
        raise DecryptError from None
    return salt, params


def open_invitation(sealed: bytes, key: InvitationKey, invitation: UUID) -> bytes:
    """Return the payload. Raises DecryptError for another code, id or invitation."""
    read_invitation_params(sealed)
    envelope, terms, commitment = _split(sealed)
    if not compare_digest(commitment, _commitment(key, invitation, terms)):
        raise DecryptError
    bound = (invitation.bytes, terms, commitment)
    subkey = key.subkey(Purpose.INVITATION)
    return unpad(unlock(subkey, Purpose.INVITATION, bound, envelope, suite=Suite.SLOT))


def fake_invitation(seed: bytes, params: KdfParams) -> bytes:
    """Return the invitation behind a link that nobody made: the same for the same seed (32 secret bytes).

    It looks real, costs the same run of Argon2id and opens for nobody. Raises ValueError for parameters that
    are not allowed.
    """
    params.check()
    parts = range(-(-INVITATION_BYTES // _FILLER_BYTES))
    noise = b"".join(
        derive(seed, Purpose.INVITATION_FILLER, bytes([part]), size=_FILLER_BYTES) for part in parts
    )
    envelope = _HEADER + noise[len(_HEADER) : _SEALED_BYTES]
    terms = _TERMS.pack(params.memory_kib, params.passes, noise[_SEALED_BYTES : _SEALED_BYTES + SALT_BYTES])
    return envelope + terms + noise[_SEALED_BYTES + _TERMS.size : INVITATION_BYTES]


def _check(salt: bytes, params: KdfParams) -> None:
    params.check()
    if len(salt) != SALT_BYTES:
        raise ValueError("A salt has 16 bytes.")


def _split(sealed: bytes) -> tuple[bytes, bytes, bytes]:
    if len(sealed) != INVITATION_BYTES or not sealed.startswith(_HEADER):
        raise DecryptError
    return sealed[:_SEALED_BYTES], sealed[_SEALED_BYTES:-_COMMITMENT_BYTES], sealed[-_COMMITMENT_BYTES:]


def _commitment(key: InvitationKey, invitation: UUID, terms: bytes) -> bytes:
    return derive(key.reveal(), Purpose.INVITATION_COMMITMENT, invitation.bytes, terms)
