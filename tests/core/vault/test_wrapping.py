"""The server's outer layer: round what is sealed already, bound to its person and place, and gone with its key."""

from uuid import UUID

import pytest

from goldseam.core.vault import ENVELOPE_BYTES, DayKey, DecryptError, Randomness, unwrap, wrap, wrapped_under
from goldseam.core.vault.slots import reserved_slot

KEY, OTHER = DayKey(bytes(32)), DayKey(bytes([1]) * 32)
PERSON = UUID(int=7)


def test_a_layer_says_which_key_it_needs_and_what_has_none_says_so(stream: Randomness) -> None:
    slot = reserved_slot(stream)
    assert wrapped_under(slot) is None
    blob = wrap(KEY, 4_711, PERSON, "passphrase_slot", slot, stream)
    assert wrapped_under(blob) == 4_711
    assert len(blob) == len(slot) + ENVELOPE_BYTES
    assert [wrapped_under(blob[:length]) for length in range(6)] == [None] * 6


def test_it_opens_with_its_key_alone_and_the_number_is_bound(stream: Randomness) -> None:
    blob = wrap(KEY, 5, PERSON, "ring/1", b"an entry", stream)
    assert unwrap(KEY, PERSON, "ring/1", blob) == b"an entry"
    renumbered = blob[:5] + b"\6" + blob[6:]
    assert wrapped_under(renumbered) == 6
    for key, given in ((OTHER, blob), (KEY, renumbered), (KEY, b"an entry"), (KEY, b"")):
        with pytest.raises(DecryptError):
            unwrap(key, PERSON, "ring/1", given)


@pytest.mark.parametrize("number", [-1, 2**32])
def test_a_number_that_is_none_is_refused(number: int, stream: Randomness) -> None:
    with pytest.raises(ValueError, match="epoch"):
        wrap(KEY, number, PERSON, "x", b"", stream)
