"""The doors to a person's master key: by passphrase, by recovery code, and one that is kept for later.

Every slot has 134 bytes: an envelope of the master key (78), then in clear memory in KiB (4), passes
(4), salt (16) and commitment (32). All of them, and the person, are bound. XChaCha20-Poly1305 alone
does not commit to its key: without the commitment a crafted slot could test many passphrases in one
attempt (Len, Grubbs, Ristenpart, "Partitioning Oracle Attacks", USENIX Security 2021).
"""

import struct
from hmac import compare_digest
from io import BytesIO
from uuid import UUID

from goldseam.core.vault.envelope import ENVELOPE_BYTES, Suite, header, lock, unlock
from goldseam.core.vault.errors import DecryptError
from goldseam.core.vault.keys import KEY_BYTES, MasterKey, PassphraseKey, RecoverySecret, Secret, derive
from goldseam.core.vault.passphrase import SALT_BYTES
from goldseam.core.vault.profiles import DEFAULT, KdfParams
from goldseam.core.vault.purposes import Purpose
from goldseam.core.vault.randomness import Randomness, draw

_SEALED_BYTES = ENVELOPE_BYTES + KEY_BYTES
_TERMS = struct.Struct(f">II{SALT_BYTES}s")
_COMMITMENT_BYTES = 32
SLOT_BYTES = _SEALED_BYTES + _TERMS.size + _COMMITMENT_BYTES
_HEADER = header(Suite.SLOT, 0)
_NO_KDF = KdfParams(memory_kib=0, passes=0)


def make_passphrase_slot(
    master: MasterKey, key: PassphraseKey, person: UUID, salt: bytes, params: KdfParams, random: Randomness
) -> bytes:
    """Wrap the master key under a passphrase key that was derived with this salt and these parameters.

    Draws 24 random bytes. Raises ValueError for a salt or parameters that are not allowed.
    """
    params.check()
    if len(salt) != SALT_BYTES:
        raise ValueError("A salt has 16 bytes.")
    return _close(master, key, Purpose.SLOT_PASSPHRASE, person, _terms(params, salt), random)


def read_slot_params(slot: bytes) -> tuple[bytes, KdfParams]:
    """Return the salt and the parameters that a passphrase slot asks for.

    They are not yet proven, only within the limits: opening the slot proves them. Raises DecryptError
    for a slot of another size or format, and for parameters below the floor or above the ceiling.
    """
    _, terms, _ = _split(slot)
    memory_kib, passes, salt = _TERMS.unpack(terms)
    params = KdfParams(memory_kib, passes)
    try:
        params.check()
    except ValueError:
        raise DecryptError from None
    return salt, params


def open_passphrase_slot(slot: bytes, key: PassphraseKey, person: UUID) -> MasterKey:
    """Return the master key. Raises DecryptError for another passphrase, person or slot."""
    read_slot_params(slot)
    return _open(slot, key, Purpose.SLOT_PASSPHRASE, person)


def make_recovery_slot(master: MasterKey, code: RecoverySecret, person: UUID, random: Randomness) -> bytes:
    """Wrap the master key under a recovery code, which needs no slow step: it has 160 random bits.

    Draws 16, then 24 random bytes.
    """
    terms = _terms(_NO_KDF, draw(random, SALT_BYTES))
    return _close(master, code, Purpose.SLOT_RECOVERY, person, terms, random)


def open_recovery_slot(slot: bytes, code: RecoverySecret, person: UUID) -> MasterKey:
    """Return the master key. Raises DecryptError for another code, person or slot."""
    return _open(slot, code, Purpose.SLOT_RECOVERY, person)


def reserved_slot(random: Randomness, params: KdfParams = DEFAULT) -> bytes:
    """Return filler for a slot that is not in use: looks like a passphrase slot and opens for nobody."""
    return fake_slot(draw(random, KEY_BYTES), params)


def fake_slot(seed: bytes, params: KdfParams) -> bytes:
    """Return the slot of a person who does not exist: the same for the same seed (32 secret bytes).

    It looks like a passphrase slot, costs the same run of Argon2id and opens for nobody. Raises ValueError
    for parameters that are not allowed.
    """
    params.check()
    noise = BytesIO(b"".join(derive(seed, Purpose.SLOT_FILLER, bytes([part]), size=64) for part in range(2)))
    sealed = noise.read(_SEALED_BYTES - len(_HEADER))
    terms = _terms(params, noise.read(SALT_BYTES))
    return _HEADER + sealed + terms + noise.read(_COMMITMENT_BYTES)


def _terms(params: KdfParams, salt: bytes) -> bytes:
    return _TERMS.pack(params.memory_kib, params.passes, salt)


def _split(slot: bytes) -> tuple[bytes, bytes, bytes]:
    if len(slot) != SLOT_BYTES or not slot.startswith(_HEADER):
        raise DecryptError
    return slot[:_SEALED_BYTES], slot[_SEALED_BYTES:-_COMMITMENT_BYTES], slot[-_COMMITMENT_BYTES:]


def _commitment(key: Secret, purpose: Purpose, person: UUID, terms: bytes) -> bytes:
    return derive(key.reveal(), Purpose.SLOT_COMMITMENT, purpose.encode(), person.bytes, terms)


def _close(
    master: MasterKey, key: Secret, purpose: Purpose, person: UUID, terms: bytes, random: Randomness
) -> bytes:
    commitment = _commitment(key, purpose, person, terms)
    bound = (person.bytes, terms, commitment)
    sealed = lock(key.subkey(purpose), purpose, bound, master.reveal(), random, suite=Suite.SLOT)
    return sealed + terms + commitment


def _open(slot: bytes, key: Secret, purpose: Purpose, person: UUID) -> MasterKey:
    sealed, terms, commitment = _split(slot)
    if not compare_digest(commitment, _commitment(key, purpose, person, terms)):
        raise DecryptError
    bound = (person.bytes, terms, commitment)
    return MasterKey(unlock(key.subkey(purpose), purpose, bound, sealed, suite=Suite.SLOT))
