"""Whatever was sealed opens in its own place and nowhere else: tried on every kind of sealed thing."""

from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldseam.core.vault import DecryptError, Randomness

# 49 bound fields over all kinds, each swapped in every example: 11,760 swaps.
EXAMPLES = 240
LEAST_SWAPS = 10_000
MASKS = (0x01, 0x80, 0xFF)


def check_refused(kind: Any, context: Any, blob: bytes) -> None:
    with pytest.raises(DecryptError) as refusal:
        kind.open(context, blob)
    assert refusal.value.args == ()
    assert refusal.value.__cause__ is None
    assert refusal.value.__context__ is None or refusal.value.__suppress_context__
    assert str(refusal.value) == "This could not be opened."


@settings(max_examples=EXAMPLES)
@given(data=st.data(), nonce=st.binary(min_size=32, max_size=32))
def test_a_sealed_thing_opens_in_its_place_and_with_no_field_swapped(
    kind: Any, data: st.DataObject, nonce: bytes
) -> None:
    context = data.draw(kind.contexts())
    blob = kind.seal(context, lambda size: nonce[:size])
    assert kind.open(context, blob) == context.text
    for field in kind.bound:
        other = data.draw(kind.other_values(context, field), label=field)
        with pytest.raises(DecryptError):
            kind.open(msgspec.structs.replace(context, **{field: other}), blob)


def test_the_swaps_are_ten_thousand(kinds: tuple[Any, ...]) -> None:
    assert EXAMPLES * sum(len(kind.bound) for kind in kinds) >= LEAST_SWAPS


def test_a_sealed_thing_never_opens_as_another_kind(
    kind: Any, other_kind: Any, context: Any, stream: Randomness
) -> None:
    blob = kind.seal(context, stream)
    if kind is other_kind:
        assert kind.open(context, blob) == context.text
    else:
        check_refused(other_kind, context, blob)


def test_no_byte_can_be_changed(kind: Any, context: Any, stream: Randomness) -> None:
    blob = bytearray(kind.seal(context, stream))
    for place in range(len(blob)):
        for mask in MASKS:
            blob[place] ^= mask
            check_refused(kind, context, bytes(blob))
            blob[place] ^= mask
    assert kind.open(context, bytes(blob)) == context.text


def test_nothing_opens_when_cut_short_or_made_longer(kind: Any, context: Any, stream: Randomness) -> None:
    blob = kind.seal(context, stream)
    for length in range(len(blob)):
        check_refused(kind, context, blob[:length])
        check_refused(kind, context, blob[len(blob) - length :])
    for extra in (b"\0", b"\x80", blob):
        check_refused(kind, context, blob + extra)
        check_refused(kind, context, extra + blob)


@settings(max_examples=60)
@given(blob=st.binary(max_size=300))
def test_noise_never_opens(kind: Any, blob: bytes) -> None:
    context = kind.example()
    check_refused(kind, context, blob)


def test_two_seals_of_one_thing_differ_and_both_open(kind: Any, context: Any, stream: Randomness) -> None:
    first, second = kind.seal(context, stream), kind.seal(context, stream)
    assert first != second
    assert len(first) == len(second)
    assert kind.open(context, first) == kind.open(context, second)


def test_nothing_secret_is_seen_in_what_is_sealed(kind: Any, context: Any, stream: Randomness) -> None:
    blob = kind.seal(context, stream)
    secrets = ("master", "passphrase_key", "recovery", "private", "space_key", "secret", "half", "other_half")
    for name in (*secrets, "text"):
        assert getattr(context, name) not in blob


def test_a_source_of_randomness_that_gives_too_little_is_refused(kind: Any, context: Any) -> None:
    with pytest.raises(ValueError, match="randomness"):
        kind.seal(context, lambda size: bytes(size - 1))
