"""An invitation opens for its eight words and its link, and tells nobody else anything."""

from datetime import date
from uuid import UUID

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldseam.core.vault import (
    CEILING,
    FLOOR,
    INVITATION_BYTES,
    TESTING,
    DecryptError,
    InvitationKey,
    InvitationPayload,
    InvitationSecret,
    KdfParams,
    Randomness,
    SpaceKey,
    derive_invitation_key,
    fake_invitation,
    open_invitation,
    read_invitation_params,
    seal_invitation,
)
from goldseam.core.vault import invitation as invitation_module

INVITATION = UUID(int=9)
CODE = InvitationSecret(bytes(range(9)))
KEY = InvitationKey(bytes(range(32)))
SALT = bytes(range(16))
SPACE_KEY = SpaceKey(bytes(range(32)))
PAYLOAD = InvitationPayload(UUID(int=1), 4, SPACE_KEY, "partner", UUID(int=2), date(2026, 9, 1))
NOT_ALLOWED = [
    KdfParams(FLOOR.memory_kib - 1, FLOOR.passes),
    KdfParams(FLOOR.memory_kib, FLOOR.passes - 1),
    KdfParams(CEILING.memory_kib + 1, CEILING.passes),
    KdfParams(CEILING.memory_kib, CEILING.passes + 1),
    KdfParams(0, 0),
]


def test_the_whole_way_from_eight_words_to_a_space_key(stream: Randomness) -> None:
    key = derive_invitation_key(CODE, SALT, TESTING)
    sealed = seal_invitation(PAYLOAD.encode(), key, INVITATION, SALT, TESTING, stream)
    salt, params = read_invitation_params(sealed)
    assert (salt, params) == (SALT, TESTING)
    again = derive_invitation_key(CODE, salt, params)
    assert InvitationPayload.decode(open_invitation(sealed, again, INVITATION)) == PAYLOAD
    with pytest.raises(DecryptError):
        open_invitation(sealed, derive_invitation_key(InvitationSecret(bytes(9)), salt, params), INVITATION)
    with pytest.raises(DecryptError):
        open_invitation(sealed, again, UUID(int=10))


def test_another_salt_or_cost_gives_another_key() -> None:
    key = derive_invitation_key(CODE, SALT, TESTING)
    assert key != derive_invitation_key(CODE, bytes(16), TESTING)
    assert key != derive_invitation_key(CODE, SALT, FLOOR)


@given(payload=st.binary(max_size=1023))
def test_every_invitation_has_the_same_size(payload: bytes) -> None:
    sealed = seal_invitation(payload, KEY, INVITATION, SALT, TESTING, bytes)
    assert len(sealed) == len(fake_invitation(bytes(32), FLOOR)) == INVITATION_BYTES == 1126
    assert open_invitation(sealed, KEY, INVITATION) == payload


def test_the_longest_role_fits_and_more_than_a_payload_is_refused(stream: Randomness) -> None:
    longest = InvitationPayload(UUID(int=1), 2**32 - 1, SPACE_KEY, "\U0001f642" * 32, UUID(int=2), date.max)
    assert len(longest.encode()) <= 1023
    with pytest.raises(ValueError, match="1,023"):
        seal_invitation(bytes(1024), KEY, INVITATION, SALT, TESTING, stream)


@pytest.mark.parametrize("salt", [b"", bytes(15), bytes(17)])
def test_a_salt_of_another_length_is_refused(salt: bytes, stream: Randomness) -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        derive_invitation_key(CODE, salt, TESTING)
    with pytest.raises(ValueError, match="16 bytes"):
        seal_invitation(b"", KEY, INVITATION, salt, TESTING, stream)


@pytest.mark.parametrize("params", NOT_ALLOWED, ids=str)
def test_parameters_outside_the_limits_are_refused(params: KdfParams, stream: Randomness) -> None:
    with pytest.raises(ValueError, match="must be"):
        derive_invitation_key(CODE, SALT, params)
    with pytest.raises(ValueError, match="must be"):
        seal_invitation(b"", KEY, INVITATION, SALT, params, stream)
    with pytest.raises(ValueError, match="must be"):
        fake_invitation(bytes(32), params)
    stored = bytearray(fake_invitation(bytes(32), FLOOR))
    stored[1070:1078] = params.memory_kib.to_bytes(4, "big") + params.passes.to_bytes(4, "big")
    for refused in (read_invitation_params, lambda sealed: open_invitation(sealed, KEY, INVITATION)):
        with pytest.raises(DecryptError):
            refused(bytes(stored))


def test_parameters_within_the_limits_that_are_not_the_ones_it_was_sealed_with_never_open(
    stream: Randomness,
) -> None:
    sealed = bytearray(seal_invitation(b"", KEY, INVITATION, SALT, FLOOR, stream))
    sealed[1070:1074] = CEILING.memory_kib.to_bytes(4, "big")
    assert read_invitation_params(bytes(sealed)) == (SALT, KdfParams(CEILING.memory_kib, FLOOR.passes))
    with pytest.raises(DecryptError):
        open_invitation(bytes(sealed), KEY, INVITATION)


@settings(max_examples=50)
@given(seed=st.binary(min_size=32, max_size=32), key=st.binary(min_size=32, max_size=32), link=st.uuids())
def test_the_invitation_nobody_made_looks_real_is_always_the_same_and_never_opens(
    seed: bytes, key: bytes, link: UUID
) -> None:
    fake = fake_invitation(seed, FLOOR)
    assert fake == fake_invitation(seed, FLOOR)
    assert read_invitation_params(fake)[1] == FLOOR
    real = seal_invitation(PAYLOAD.encode(), InvitationKey(key), link, SALT, FLOOR, bytes)
    assert len(real) == len(fake)
    assert real[:6] == fake[:6]
    assert real[1070:1078] == fake[1070:1078]
    with pytest.raises(DecryptError):
        open_invitation(fake, InvitationKey(key), link)


def test_the_invitations_behind_two_unknown_links_share_nothing() -> None:
    first, second = fake_invitation(bytes(32), FLOOR), fake_invitation(bytes([1]) * 32, FLOOR)
    assert read_invitation_params(first)[0] != read_invitation_params(second)[0]
    assert sum(a == b for a, b in zip(first, second, strict=True)) < 14 + 24
    blocks = [first[at : at + 16] for at in range(0, len(first), 16)]
    assert len(set(blocks)) == len(blocks)


def test_an_invitation_nobody_made_needs_a_real_secret() -> None:
    with pytest.raises(ValueError, match="16 to 64"):
        fake_invitation(INVITATION.bytes[:15], FLOOR)


def test_wrong_words_fail_at_the_commitment_before_anything_is_decrypted(
    stream: Randomness, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealed = seal_invitation(PAYLOAD.encode(), KEY, INVITATION, SALT, TESTING, stream)

    def no_decryption(*_: object, **__: object) -> bytes:
        raise AssertionError

    monkeypatch.setattr(invitation_module, "unlock", no_decryption)
    with pytest.raises(DecryptError):
        open_invitation(sealed, InvitationKey(bytes(32)), INVITATION)
    with pytest.raises(AssertionError):
        open_invitation(sealed, KEY, INVITATION)


def test_an_invitation_with_a_right_commitment_and_the_text_of_another_is_refused(stream: Randomness) -> None:
    sealed = seal_invitation(PAYLOAD.encode(), KEY, INVITATION, SALT, TESTING, stream)
    other = seal_invitation(b"", InvitationKey(bytes(32)), INVITATION, SALT, TESTING, stream)
    elsewhere = seal_invitation(b"", KEY, UUID(int=10), SALT, TESTING, stream)
    for foreign in (other, elsewhere):
        with pytest.raises(DecryptError):
            open_invitation(foreign[:1070] + sealed[1070:], KEY, INVITATION)


@given(
    space=st.uuids(),
    epoch=st.integers(0, 2**32 - 1),
    key=st.binary(min_size=32, max_size=32),
    role=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=32),
    inviter=st.uuids(),
    until=st.none() | st.dates(),
)
def test_a_payload_reads_back(
    space: UUID, epoch: int, key: bytes, role: str, inviter: UUID, until: date | None
) -> None:
    payload = InvitationPayload(space, epoch, SpaceKey(key), role, inviter, until)
    assert InvitationPayload.decode(payload.encode()) == payload


@pytest.mark.parametrize(
    "changes", [{"role": ""}, {"role": "r" * 33}, {"epoch": -1}, {"epoch": 2**32}], ids=str
)
def test_a_payload_out_of_range_is_not_written(changes: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="role"):
        msgspec.structs.replace(PAYLOAD, **changes).encode()


WRITTEN = [1, str(UUID(int=1)), 4, bytes(32), "partner", str(UUID(int=2)), None]


@pytest.mark.parametrize(
    "written",
    [
        None,
        [],
        WRITTEN[:6],
        [*WRITTEN, "more"],
        [2, *WRITTEN[1:]],
        [1, "no id", *WRITTEN[2:]],
        [*WRITTEN[:2], -1, *WRITTEN[3:]],
        [*WRITTEN[:2], 2**32, *WRITTEN[3:]],
        [*WRITTEN[:3], bytes(31), *WRITTEN[4:]],
        [*WRITTEN[:4], "", *WRITTEN[5:]],
        [*WRITTEN[:4], "r" * 33, *WRITTEN[5:]],
        [*WRITTEN[:6], "never"],
    ],
    ids=str,
)
def test_a_payload_of_another_shape_is_refused(written: object) -> None:
    assert InvitationPayload.decode(msgspec.msgpack.encode(WRITTEN)).role == "partner"
    with pytest.raises(DecryptError) as refusal:
        InvitationPayload.decode(msgspec.msgpack.encode(written))
    assert refusal.value.__suppress_context__


@given(payload=st.binary(max_size=200))
def test_noise_is_no_payload(payload: bytes) -> None:
    with pytest.raises(DecryptError):
        InvitationPayload.decode(payload)


def test_a_role_that_is_no_text_is_refused_like_anything_else() -> None:
    broken = PAYLOAD.encode().replace(b"partner", b"\xff" * 7)
    with pytest.raises(DecryptError):
        InvitationPayload.decode(broken)
