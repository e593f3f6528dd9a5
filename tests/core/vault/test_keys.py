"""Keys show nothing, stay what they are, and give one sub-key for each purpose."""

import copy
import pickle
from collections.abc import Callable
from typing import Any
from uuid import UUID

import msgspec
import pytest

from goldseam.core.vault import (
    Half,
    InvitationKey,
    InvitationPayload,
    InvitationSecret,
    MasterKey,
    MediaKey,
    PassphraseKey,
    PrivateKey,
    Purpose,
    RecoverySecret,
    RingEntry,
    SpaceKey,
)
from goldseam.core.vault.keys import derive

KEY = bytes(range(32))
SECRETS = [
    Half(KEY),
    InvitationKey(KEY),
    InvitationSecret(KEY[:9]),
    MasterKey(KEY),
    MediaKey(KEY),
    PassphraseKey(KEY),
    PrivateKey(KEY),
    RecoverySecret(KEY[:20]),
    SpaceKey(KEY),
]
every_secret = pytest.mark.parametrize("secret", SECRETS, ids=lambda secret: type(secret).__name__)


@every_secret
def test_a_printed_key_shows_nothing(secret: MasterKey) -> None:
    for shown in (repr(secret), str(secret), f"{secret}", repr([secret]), repr({"key": secret})):
        assert "hidden" in shown
        for form in (repr(KEY[:8])[2:-1], KEY[:8].hex(), "1, 2, 3"):
            assert form not in shown


def test_a_printed_key_shows_none_of_the_keys_made_from_it() -> None:
    secret = MasterKey(KEY)
    secret.subkey(Purpose.ITEM)
    assert repr(secret) == str(secret) == "<MasterKey: hidden>"


def test_a_code_alone_is_too_short_to_make_a_key_from() -> None:
    with pytest.raises(ValueError, match="16 to 64"):
        InvitationSecret(KEY[:9]).subkey(Purpose.INVITATION)


def test_a_printed_invitation_shows_no_key() -> None:
    shown = repr(InvitationPayload(UUID(int=1), 3, SpaceKey(KEY), "own", UUID(int=2)))
    assert "key=<SpaceKey: hidden>, role='own'" in shown


def test_a_printed_ring_entry_shows_no_key() -> None:
    assert repr(RingEntry(SpaceKey(KEY), "own", 3)) == (
        "RingEntry(space_key=<SpaceKey: hidden>, role='own', head=3)"
    )


@every_secret
@pytest.mark.parametrize(
    "copied", [pickle.dumps, copy.copy, copy.deepcopy], ids=["pickle", "copy", "deepcopy"]
)
def test_a_key_is_never_pickled_or_copied(secret: MasterKey, copied: Callable[[Any], Any]) -> None:
    with pytest.raises(TypeError, match="never pickled"):
        copied(secret)
    with pytest.raises(TypeError):
        msgspec.msgpack.encode(secret)


@every_secret
def test_a_key_does_not_change(secret: MasterKey) -> None:
    with pytest.raises(AttributeError, match="does not change"):
        secret._bytes = bytes(32)
    with pytest.raises(TypeError, match="unhashable"):
        hash(secret)
    assert not hasattr(secret, "__dict__")


@every_secret
def test_a_key_of_another_length_is_refused(secret: MasterKey) -> None:
    for wrong in (0, secret.SIZE - 1, secret.SIZE + 1):
        with pytest.raises(ValueError, match="bytes"):
            type(secret)(bytes(wrong))


def test_keys_are_equal_only_to_the_same_kind_of_key() -> None:
    assert MasterKey(KEY) == MasterKey(KEY)
    assert MasterKey(KEY) != MasterKey(bytes(32))
    assert MasterKey(KEY) != SpaceKey(KEY)
    assert MasterKey(KEY) != KEY


@pytest.mark.parametrize("key_type", [MasterKey, SpaceKey, PrivateKey, Half])
def test_a_fresh_key_is_what_was_drawn(key_type: type[MasterKey]) -> None:
    assert key_type.generate(lambda size: KEY[:size]).reveal() == KEY
    with pytest.raises(ValueError, match="randomness"):
        key_type.generate(lambda size: bytes(size + 1))


def test_every_purpose_has_a_subkey_of_its_own() -> None:
    space, other = SpaceKey(KEY), SpaceKey(bytes(32))
    subkeys = {key.subkey(purpose) for key in (space, other) for purpose in Purpose}
    assert len(subkeys) == 2 * len(Purpose)
    assert space.subkey(Purpose.ITEM) is space.subkey(Purpose.ITEM)
    assert KEY not in subkeys


def test_another_size_or_field_gives_unrelated_bytes() -> None:
    short, long = derive(KEY, Purpose.ITEM, size=16), derive(KEY, Purpose.ITEM, size=32)
    assert (len(short), len(long)) == (16, 32)
    assert not long.startswith(short)
    assert derive(KEY, Purpose.ITEM, b"") != derive(KEY, Purpose.ITEM) != derive(KEY, Purpose.ITEM, b"a")


@pytest.mark.parametrize("length", [0, 15, 65])
def test_nothing_is_derived_from_a_secret_that_is_too_short_or_too_long(length: int) -> None:
    with pytest.raises(ValueError, match="16 to 64"):
        derive(bytes(length), Purpose.ITEM)


def test_a_public_key_is_the_other_half_of_a_private_one() -> None:
    assert len(PrivateKey(KEY).public()) == 32
    assert PrivateKey(KEY).public() != PrivateKey(bytes(32)).public()
