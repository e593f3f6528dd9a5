"""The cost of guessing a passphrase has a floor and a ceiling that nothing stored can move."""

from uuid import UUID

import pytest

from goldseam.core.vault import (
    CEILING,
    DEFAULT,
    FLOOR,
    TESTING,
    DecryptError,
    KdfParams,
    MasterKey,
    PassphraseKey,
    Randomness,
    allow_testing_profile,
    derive_passphrase_key,
    fake_slot,
    make_passphrase_slot,
    open_passphrase_slot,
    read_slot_params,
    reserved_slot,
)
from goldseam.core.vault import profiles as profiles_module

PERSON = UUID(int=7)
KEY = PassphraseKey(bytes(32))
OUTSIDE = [
    KdfParams(FLOOR.memory_kib - 1, FLOOR.passes),
    KdfParams(FLOOR.memory_kib, FLOOR.passes - 1),
    KdfParams(CEILING.memory_kib + 1, CEILING.passes),
    KdfParams(CEILING.memory_kib, CEILING.passes + 1),
    KdfParams(2**32 - 1, 2**32 - 1),
    KdfParams(0, 0),
    KdfParams(TESTING.memory_kib + 1, TESTING.passes),
]


def slot_asking_for(params: KdfParams) -> bytes:
    slot = bytearray(fake_slot(bytes(32), DEFAULT))
    slot[78:86] = params.memory_kib.to_bytes(4, "big") + params.passes.to_bytes(4, "big")
    return bytes(slot)


def test_the_limits_are_64_mib_with_three_passes_and_1_gib_with_eight() -> None:
    assert KdfParams(memory_kib=65_536, passes=3) == FLOOR == DEFAULT
    assert KdfParams(memory_kib=1_048_576, passes=8) == CEILING


@pytest.mark.parametrize("params", [FLOOR, CEILING, KdfParams(128 * 1024, 4), KdfParams(65_536, 8)])
def test_parameters_within_the_limits_are_taken(params: KdfParams) -> None:
    params.check()
    assert read_slot_params(slot_asking_for(params))[1] == params


@pytest.mark.parametrize("params", OUTSIDE, ids=str)
def test_parameters_outside_the_limits_are_refused_for_new_slots(
    params: KdfParams, stream: Randomness
) -> None:
    with pytest.raises(ValueError, match="must be"):
        params.check()
    with pytest.raises(ValueError, match="must be"):
        derive_passphrase_key("a passphrase", bytes(16), params)
    with pytest.raises(ValueError, match="must be"):
        make_passphrase_slot(MasterKey(bytes(32)), KEY, PERSON, bytes(16), params, stream)
    with pytest.raises(ValueError, match="must be"):
        fake_slot(bytes(32), params)
    with pytest.raises(ValueError, match="must be"):
        reserved_slot(stream, params)


@pytest.mark.parametrize("params", OUTSIDE, ids=str)
def test_parameters_outside_the_limits_are_refused_when_stored(params: KdfParams) -> None:
    slot = slot_asking_for(params)
    with pytest.raises(DecryptError):
        read_slot_params(slot)
    with pytest.raises(DecryptError):
        open_passphrase_slot(slot, KEY, PERSON)


def test_the_testing_profile_is_refused_until_it_is_loudly_allowed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], stream: Randomness
) -> None:
    slot = make_passphrase_slot(MasterKey(bytes(32)), KEY, PERSON, bytes(16), TESTING, stream)
    monkeypatch.setattr(profiles_module, "_ALLOWED_OUTSIDE", set())
    with pytest.raises(ValueError, match="must be"):
        derive_passphrase_key("a passphrase", bytes(16), TESTING)
    with pytest.raises(DecryptError):
        read_slot_params(slot)
    with pytest.raises(DecryptError):
        open_passphrase_slot(slot, KEY, PERSON)
    assert capsys.readouterr().err == ""

    allow_testing_profile()
    assert "TESTING" in capsys.readouterr().err
    assert read_slot_params(slot) == (bytes(16), TESTING)
    assert open_passphrase_slot(slot, KEY, PERSON) == MasterKey(bytes(32))
