"""What is sealed until both are done opens with both halves and with nothing less."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.core.vault import (
    ROUND_BYTES,
    DecryptError,
    Half,
    Randomness,
    bucket,
    make_halves,
    open_release,
    seal_release,
)

SPACE, AUTHOR = UUID(int=1), UUID(int=2)
ROUND = bytes(range(16))


def test_two_fresh_halves_open_what_they_sealed(stream: Randomness) -> None:
    first, second = make_halves(stream)
    assert first != second
    sealed = seal_release(first, second, SPACE, ROUND, AUTHOR, b"my week", stream)
    assert open_release(first, second, SPACE, ROUND, AUTHOR, sealed) == b"my week"


def test_the_halves_are_what_was_drawn() -> None:
    drawn = [bytes([1]) * 32, bytes([2]) * 32]
    assert make_halves(lambda size: drawn.pop(0)[:size]) == (Half(bytes([1]) * 32), Half(bytes([2]) * 32))
    with pytest.raises(ValueError, match="randomness"):
        make_halves(lambda size: bytes(size - 1))


def test_one_half_opens_nothing_whatever_stands_for_the_other(stream: Randomness) -> None:
    first, second = make_halves(stream)
    sealed = seal_release(first, second, SPACE, ROUND, AUTHOR, b"my week", stream)
    nothing, stranger = Half(bytes(32)), Half.generate(stream)
    pairs = [(second, first), (first, first), (second, second)]
    pairs += [(first, other) for other in (nothing, stranger)]
    pairs += [(other, second) for other in (nothing, stranger)]
    for half_a, half_b in pairs:
        with pytest.raises(DecryptError):
            open_release(half_a, half_b, SPACE, ROUND, AUTHOR, sealed)


@given(text=st.binary(max_size=3000))
def test_how_long_a_text_is_stays_hidden(text: bytes) -> None:
    sealed = seal_release(Half(bytes(32)), Half(bytes(32)), SPACE, ROUND, AUTHOR, text, bytes)
    assert len(sealed) == bucket(len(text) + 1) + 46
    assert open_release(Half(bytes(32)), Half(bytes(32)), SPACE, ROUND, AUTHOR, sealed) == text


@pytest.mark.parametrize("length", [0, 15, 17])
def test_a_round_of_another_length_is_refused(length: int, stream: Randomness) -> None:
    first, second = make_halves(stream)
    with pytest.raises(ValueError, match="16 bytes"):
        seal_release(first, second, SPACE, bytes(length), AUTHOR, b"", stream)
    sealed = seal_release(first, second, SPACE, bytes(ROUND_BYTES), AUTHOR, b"", stream)
    with pytest.raises(DecryptError):
        open_release(first, second, SPACE, bytes(length), AUTHOR, sealed)
