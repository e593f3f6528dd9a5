"""The write-only inbox opens for its person, and never seals to a key that everybody could open."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.core.vault import (
    DecryptError,
    PrivateKey,
    PublicKey,
    Randomness,
    bucket,
    open_sealed,
    seal_to_person,
)

PRIVATE = PrivateKey(bytes(range(32)))
PERSON = UUID(int=1)
# Points of small order on Curve25519 (RFC 7748 section 6.1): their shared secret is known to everybody.
WEAK = [bytes(32), b"\1" + bytes(31)]


@given(text=st.binary(max_size=3000))
def test_what_arrived_while_locked_is_read_after_unlocking(text: bytes) -> None:
    blob = seal_to_person(PRIVATE.public(), PERSON, text, lambda size: b"\7" * size)
    assert len(blob) == bucket(len(text) + 1) + 78
    assert open_sealed(PRIVATE, PERSON, blob) == text


@pytest.mark.parametrize("public", [b"", bytes(31), bytes(33), *WEAK])
def test_nothing_is_sealed_to_what_is_no_public_key(public: bytes, stream: Randomness) -> None:
    with pytest.raises(ValueError, match="public key"):
        seal_to_person(PublicKey(public), PERSON, b"a note", stream)


@pytest.mark.parametrize("weak", WEAK)
def test_a_note_with_a_weak_one_time_key_is_refused(weak: bytes, stream: Randomness) -> None:
    blob = seal_to_person(PRIVATE.public(), PERSON, b"a note", stream)
    with pytest.raises(DecryptError):
        open_sealed(PRIVATE, PERSON, blob[:-32] + weak)
