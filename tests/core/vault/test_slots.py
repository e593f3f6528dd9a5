"""A slot opens for its passphrase or code and its person, and tells nobody else anything."""

from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldseam.core.vault import (
    DEFAULT,
    FLOOR,
    SLOT_BYTES,
    TESTING,
    DecryptError,
    MasterKey,
    PassphraseKey,
    Randomness,
    RecoverySecret,
    derive_passphrase_key,
    fake_slot,
    make_passphrase_slot,
    make_recovery_slot,
    open_passphrase_slot,
    open_recovery_slot,
    read_slot_params,
    reserved_slot,
)
from goldseam.core.vault import slots as slots_module
from goldseam.core.vault.keys import Secret

PERSON = UUID(int=7)
MASTER = MasterKey(bytes(range(32)))
CODE = RecoverySecret(bytes(20))
SALT = bytes(range(16))


def test_the_whole_way_from_passphrase_to_master_key_and_back(stream: Randomness) -> None:
    key = derive_passphrase_key("six words told by nobody", SALT, TESTING)
    slot = make_passphrase_slot(MASTER, key, PERSON, SALT, TESTING, stream)
    salt, params = read_slot_params(slot)
    assert (salt, params) == (SALT, TESTING)
    again = derive_passphrase_key("six words told by nobody", salt, params)
    assert open_passphrase_slot(slot, again, PERSON) == MASTER
    with pytest.raises(DecryptError):
        open_passphrase_slot(slot, derive_passphrase_key("six words", salt, params), PERSON)


def test_every_slot_has_the_same_size(stream: Randomness) -> None:
    key = PassphraseKey(bytes(32))
    slots = [
        make_passphrase_slot(MASTER, key, PERSON, SALT, DEFAULT, stream),
        make_recovery_slot(MASTER, CODE, PERSON, stream),
        reserved_slot(stream),
        fake_slot(bytes(32), DEFAULT),
    ]
    assert [len(slot) for slot in slots] == [SLOT_BYTES] * 4 == [134] * 4
    assert len({slot[:6] for slot in slots}) == 1


@pytest.mark.parametrize("salt", [b"", bytes(15), bytes(17)])
def test_a_slot_is_not_made_with_a_salt_of_another_length(salt: bytes, stream: Randomness) -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        make_passphrase_slot(MASTER, PassphraseKey(bytes(32)), PERSON, salt, TESTING, stream)


@settings(max_examples=50)
@given(seed=st.binary(min_size=32, max_size=32), key=st.binary(min_size=32, max_size=32), person=st.uuids())
def test_the_slot_of_nobody_looks_real_is_always_the_same_and_never_opens(
    seed: bytes, key: bytes, person: UUID
) -> None:
    slot = fake_slot(seed, FLOOR)
    assert slot == fake_slot(seed, FLOOR)
    salt, params = read_slot_params(slot)
    assert params == FLOOR
    real = make_passphrase_slot(MASTER, PassphraseKey(key), person, salt, FLOOR, bytes)
    assert len(real) == len(slot)
    assert real[78:102] == slot[78:102]
    with pytest.raises(DecryptError):
        open_passphrase_slot(slot, PassphraseKey(key), person)
    with pytest.raises(DecryptError):
        open_recovery_slot(slot, RecoverySecret(key[:20]), person)


def test_slots_of_two_unknown_names_share_nothing() -> None:
    first, second = fake_slot(bytes(32), FLOOR), fake_slot(bytes([1]) * 32, FLOOR)
    assert read_slot_params(first)[0] != read_slot_params(second)[0]
    assert sum(a == b for a, b in zip(first, second, strict=True)) < 14 + 12


def test_a_slot_of_nobody_needs_a_real_secret() -> None:
    with pytest.raises(ValueError, match="16 to 64"):
        fake_slot(b"anna-4821", FLOOR)


def test_the_reserved_slot_is_new_each_time_and_opens_for_nobody(stream: Randomness) -> None:
    slot = reserved_slot(stream)
    assert slot != reserved_slot(stream)
    assert read_slot_params(slot)[1] == DEFAULT
    with pytest.raises(DecryptError):
        open_passphrase_slot(slot, PassphraseKey(bytes(32)), PERSON)
    with pytest.raises(DecryptError):
        open_recovery_slot(slot, CODE, PERSON)


def test_a_recovery_slot_asks_for_no_passphrase(stream: Randomness) -> None:
    slot = make_recovery_slot(MASTER, CODE, PERSON, stream)
    assert open_recovery_slot(slot, CODE, PERSON) == MASTER
    with pytest.raises(DecryptError):
        read_slot_params(slot)
    with pytest.raises(DecryptError):
        open_passphrase_slot(slot, PassphraseKey(bytes(32)), PERSON)


def test_a_wrong_passphrase_fails_at_the_commitment_before_anything_is_decrypted(
    stream: Randomness, monkeypatch: pytest.MonkeyPatch
) -> None:
    slot = make_passphrase_slot(MASTER, PassphraseKey(bytes(32)), PERSON, SALT, TESTING, stream)

    def no_decryption(*_: object, **__: object) -> bytes:
        raise AssertionError

    monkeypatch.setattr(slots_module, "unlock", no_decryption)
    with pytest.raises(DecryptError):
        open_passphrase_slot(slot, PassphraseKey(bytes([1]) * 32), PERSON)
    with pytest.raises(AssertionError):
        open_passphrase_slot(slot, PassphraseKey(bytes(32)), PERSON)


def test_a_slot_with_a_right_commitment_and_a_wrong_master_key_is_refused(stream: Randomness) -> None:
    slot = make_passphrase_slot(MASTER, PassphraseKey(bytes(32)), PERSON, SALT, TESTING, stream)
    other = make_passphrase_slot(
        MasterKey(bytes(32)), PassphraseKey(bytes([1]) * 32), PERSON, SALT, TESTING, stream
    )
    with pytest.raises(DecryptError):
        open_passphrase_slot(other[:78] + slot[78:], PassphraseKey(bytes(32)), PERSON)


@pytest.mark.parametrize("secret", [PassphraseKey(bytes(32)), CODE])
def test_what_opens_a_slot_is_not_the_key_that_wraps_it(secret: Secret, stream: Randomness) -> None:
    if isinstance(secret, PassphraseKey):
        slot = make_passphrase_slot(MASTER, secret, PERSON, SALT, TESTING, stream)
    else:
        slot = make_recovery_slot(MASTER, CODE, PERSON, stream)
    assert secret.reveal() not in slot.replace(bytes(3), b"")
    assert MASTER.reveal() not in slot
