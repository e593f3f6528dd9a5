"""Tokens for push services: signatures in their raw form, checked by another library, and nothing else taken."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given
from hypothesis import strategies as st

from goldseam.core.reminders import vapid
from tests.made_push import checked_token, decoded

ORIGIN, CONTACT = "https://fcm.googleapis.com", "mailto:a@mail.example"
NOW = datetime(2026, 3, 2, 18, 30, tzinfo=UTC)
LARGEST = 2**256 - 1
NUMBERS = st.one_of(
    st.integers(1, LARGEST),
    st.integers(1, 2**248),
    st.sampled_from([1, 127, 128, 2**255 - 1, 2**255, LARGEST]),
)


def der(*numbers: bytes, mark: int = 0x30, kind: int = 0x02) -> bytes:
    """A signature made by hand."""
    inside = b"".join(bytes([kind, len(each)]) + each for each in numbers)
    return bytes([mark, len(inside)]) + inside


@given(NUMBERS, NUMBERS)
def test_both_numbers_stand_in_thirty_two_bytes_each_whatever_their_length(first: int, second: int) -> None:
    raw = vapid.raw_signature(utils.encode_dss_signature(first, second))
    assert (len(raw), int.from_bytes(raw[:32]), int.from_bytes(raw[32:])) == (64, first, second)


def test_a_zero_in_front_is_taken_off_and_a_short_number_is_filled_up() -> None:
    high, short = b"\0" + b"\xff" * 32, b"\1" * 31
    assert vapid.raw_signature(der(high, short)) == b"\xff" * 32 + b"\0" + short


WHOLE = der(b"\1" * 32, b"\2" * 32)


@pytest.mark.parametrize(
    "wrong",
    [
        b"",
        b"\x30",
        b"\x30\x00",
        WHOLE[:-1],
        WHOLE + b"\0",
        der(b"\1"),
        der(b"\1", b"\2", b"\3"),
        der(b"", b"\1"),
        der(b"\0", b"\1"),
        der(b"\1", b"\0\1"),
        der(b"\x80", b"\1"),
        der(b"\1" * 33, b"\1"),
        der(b"\1", b"\0" + b"\1" * 32),
        der(b"\0" + b"\xff" * 33, b"\1"),
        der(b"\1", b"\2", mark=0x31),
        der(b"\1", b"\2", kind=0x03),
        b"\x30\x81\x06\x02\x01\x01\x02\x01\x02",
        b"\x30\x06\x02\x81\x01\x01\x02\x01",
        b"\x30\x06\x02\x01\x01\x02\x05\x02",
    ],
    ids=lambda wrong: wrong.hex()[:24],
)
def test_what_is_no_such_signature_is_refused(wrong: bytes) -> None:
    with pytest.raises(vapid.NotDerError):
        vapid.raw_signature(wrong)


@given(st.binary(max_size=80))
def test_any_bytes_are_a_signature_or_are_refused(data: bytes) -> None:
    try:
        raw = vapid.raw_signature(data)
    except vapid.NotDerError:
        return
    assert utils.encode_dss_signature(int.from_bytes(raw[:32]), int.from_bytes(raw[32:])) == data


def test_a_token_is_taken_by_another_library() -> None:
    private = ec.generate_private_key(ec.SECP256R1())
    spki = private.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    text = vapid.unsigned(ORIGIN, CONTACT, NOW + timedelta(hours=12))
    token = vapid.signed(text, private.sign(text, ec.ECDSA(SHA256())))
    header = f"vapid t={token}, k={vapid.unpadded(vapid.raw_public(spki))}"
    claims = checked_token(header, ORIGIN, NOW)
    assert claims == {"aud": ORIGIN, "exp": int(NOW.timestamp()) + 12 * 3600, "sub": CONTACT}


def test_a_token_beside_another_key_is_not() -> None:
    private, other = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    text = vapid.unsigned(ORIGIN, CONTACT, NOW + timedelta(hours=12))
    token = vapid.signed(text, private.sign(text, ec.ECDSA(SHA256())))
    spki = other.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    header = f"vapid t={token}, k={vapid.unpadded(vapid.raw_public(spki))}"
    with pytest.raises(InvalidSignature):
        checked_token(header, ORIGIN, NOW)
    assert json.loads(decoded(token.split(".")[1]))["aud"] == ORIGIN


def test_a_key_is_its_point_as_another_library_reads_it() -> None:
    public = ec.generate_private_key(ec.SECP256R1()).public_key()
    point = public.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    assert vapid.raw_public(public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)) == point
    assert len(point) == vapid.POINT_BYTES


@pytest.mark.parametrize(
    "curve", [ec.SECP256K1(), ec.SECP384R1(), ec.SECP224R1()], ids=lambda each: each.name
)
def test_a_key_of_another_kind_is_refused(curve: ec.EllipticCurve) -> None:
    public = ec.generate_private_key(curve).public_key()
    with pytest.raises(vapid.NotDerError):
        vapid.raw_public(public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo))


def test_a_key_that_is_cut_is_refused() -> None:
    public = ec.generate_private_key(ec.SECP256R1()).public_key()
    whole = public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    point = public.public_bytes(Encoding.X962, PublicFormat.CompressedPoint)
    for wrong in (b"", whole[:-1], whole + b"\0", whole[:26] + point + bytes(32), b"x" * 91):
        with pytest.raises(vapid.NotDerError):
            vapid.raw_public(wrong)
