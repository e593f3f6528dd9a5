"""The token that tells a push service which server sends (RFC 8292); its key and the signing are elsewhere."""

import json
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from datetime import datetime

NUMBER_BYTES = 32
POINT_BYTES = 65
# A public key on the curve P-256 as every tool writes it: this, then the point (RFC 5480, 2).
_BEFORE_POINT = bytes.fromhex("3059301306072a8648ce3d020106082a8648ce3d030107034200")
_SEQUENCE, _INTEGER, _UNCOMPRESSED = 0x30, 0x02, 0x04
_HEADER = {"typ": "JWT", "alg": "ES256"}


class NotDerError(ValueError):
    """These bytes are no signature, or no public key, of the one kind that is used here."""


def unsigned(origin: str, contact: str, expires: datetime) -> bytes:
    """What is signed: for which push service, until when (24 hours at most), and who answers for it."""
    claims: dict[str, str | int] = {"aud": origin, "exp": int(expires.timestamp()), "sub": contact}
    return f"{_part(_HEADER)}.{_part(claims)}".encode()


def signed(text: bytes, der: bytes) -> str:
    """The whole token: what was signed, and its signature as RFC 7518 (3.4) writes it.

    Raises:
        NotDerError: `der` is no signature.
    """
    return f"{text.decode()}.{unpadded(raw_signature(der))}"


def raw_signature(der: bytes) -> bytes:
    """Both numbers of an ECDSA signature in 32 bytes each, from the form with lengths (RFC 3279, 2.2.3).

    Raises:
        NotDerError: anything is there too much, too little, negative, zero or longer than it needs to be.
    """
    # Two numbers of 33 bytes at most, so each length is one byte below 128.
    if len(der) < 2 or der[0] != _SEQUENCE or der[1] != len(der) - 2:
        raise NotDerError
    first, rest = _number(der[2:])
    second, rest = _number(rest)
    if rest:
        raise NotDerError
    return first + second


def raw_public(der: bytes) -> bytes:
    """The point of a public key: 65 bytes, as browsers take it.

    Raises:
        NotDerError: it is no key on P-256, or its point is compressed.
    """
    point = der.removeprefix(_BEFORE_POINT)
    if len(der) != len(_BEFORE_POINT) + POINT_BYTES or len(point) != POINT_BYTES or point[0] != _UNCOMPRESSED:
        raise NotDerError
    return point


def unpadded(data: bytes) -> str:
    """Base 64 for addresses, without the signs at its end."""
    return urlsafe_b64encode(data).decode().rstrip("=")


def _part(values: Mapping[str, str | int]) -> str:
    return unpadded(json.dumps(values, separators=(",", ":")).encode())


def _number(der: bytes) -> tuple[bytes, bytes]:
    """The first number of some bytes, and what comes after it."""
    if len(der) < 2 or der[0] != _INTEGER or not 1 <= der[1] <= NUMBER_BYTES + 1:
        raise NotDerError
    number, rest = der[2 : 2 + der[1]], der[2 + der[1] :]
    if len(number) != der[1]:
        raise NotDerError
    value = int.from_bytes(number, signed=True)
    # A zero in front stands only where the number would else be read as negative.
    if value <= 0 or len(number) != value.bit_length() // 8 + 1 or value.bit_length() > 8 * NUMBER_BYTES:
        raise NotDerError
    return value.to_bytes(NUMBER_BYTES), rest
