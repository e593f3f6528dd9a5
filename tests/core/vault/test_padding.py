"""Padding hides lengths at a known price, and accepts only what it made itself."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from goldseam.core.vault import DecryptError, bucket
from goldseam.core.vault.padding import pad, unpad

KIB = 1024
lengths = st.integers(0, 4 * KIB * KIB)


@given(text=st.binary(max_size=5000))
@example(text=b"")
@example(text=b"\x80")
@example(text=b"\x80\0\0")
@example(text=bytes(2000))
@example(text=bytes(1023))
@example(text=bytes(1024))
def test_a_padded_text_comes_back_and_has_a_permitted_size(text: bytes) -> None:
    padded = pad(text)
    assert unpad(padded) == text
    assert len(padded) == bucket(len(padded)) == bucket(len(text) + 1)


@given(length=lengths)
def test_a_bucket_holds_its_length_and_is_one_itself(length: int) -> None:
    size = bucket(length)
    assert size >= max(length, KIB)
    assert bucket(size) == size
    assert bucket(length + 1) >= size


@given(length=st.integers(0, 16 * KIB - 1))
def test_up_to_16_kib_padding_costs_at_most_1_kib(length: int) -> None:
    assert bucket(length + 1) - length <= KIB
    assert bucket(length + 1) % KIB == 0


@given(length=st.integers(16 * KIB, 2**40))
@example(length=16 * KIB)
@example(length=32 * KIB)
@example(length=64 * KIB)
def test_above_16_kib_padding_costs_at_most_6_25_percent(length: int) -> None:
    assert (bucket(length + 1) - length) / length <= 0.0625


@given(length=st.integers(64 * KIB, 2**40))
def test_above_64_kib_padding_costs_at_most_3_125_percent(length: int) -> None:
    assert (bucket(length + 1) - length) / length <= 0.03125


def test_there_are_176_sizes_up_to_1_mib() -> None:
    sizes = [KIB]
    while sizes[-1] < KIB * KIB:
        sizes.append(bucket(sizes[-1] + 1))
    assert len(sizes) == 176
    assert sizes[:16] == [KIB * n for n in range(1, 17)]
    assert sizes[-1] == KIB * KIB


@pytest.mark.parametrize(
    "padded",
    [
        b"",
        bytes(1024),
        b"\x80",
        b"\x80" + bytes(1022),
        b"\x80" + bytes(2047),
        b"text".ljust(1024, b"\0"),
        b"\x80" + bytes(1022) + b"\1",
    ],
    ids=["empty", "no mark", "too short", "a byte short", "a bucket too big", "unmarked", "not zero"],
)
def test_padding_of_another_make_is_refused(padded: bytes) -> None:
    with pytest.raises(DecryptError):
        unpad(padded)
