"""What something is bound to becomes bytes in one way only."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldseam.core.vault import Purpose
from goldseam.core.vault.binding import associated, number

purposes = st.sampled_from(Purpose)
fields = st.lists(st.binary(max_size=6), max_size=5)


def read_back(bound: bytes) -> list[bytes]:
    parts = []
    while bound:
        length = int.from_bytes(bound[:2])
        parts.append(bound[2 : 2 + length])
        bound = bound[2 + length :]
    return parts


@given(purpose=purposes, bound=fields)
def test_the_fields_can_be_read_back_so_no_two_lists_are_confused(
    purpose: Purpose, bound: list[bytes]
) -> None:
    assert read_back(associated(purpose, *bound)) == [purpose.encode(), *bound]


@settings(max_examples=500)
@given(first=st.tuples(purposes, fields), second=st.tuples(purposes, fields))
def test_two_bindings_are_equal_only_when_everything_is(
    first: tuple[Purpose, list[bytes]], second: tuple[Purpose, list[bytes]]
) -> None:
    same = associated(first[0], *first[1]) == associated(second[0], *second[1])
    assert same == (first == second)


@given(bound=st.binary(min_size=1, max_size=20), cut=st.integers(0, 20))
def test_a_byte_moved_from_one_field_to_the_next_is_seen(bound: bytes, cut: int) -> None:
    whole = associated(Purpose.ITEM, bound, b"")
    assert whole != associated(Purpose.ITEM, bound[:-1], bound[-1:])
    assert whole != associated(Purpose.ITEM, bound)
    assert associated(Purpose.ITEM, bound[:cut], bound[cut:]) != associated(Purpose.ITEM, bound)


def test_a_field_has_at_most_65535_bytes() -> None:
    assert len(associated(Purpose.ITEM, bytes(65_535))) > 65_535
    with pytest.raises(ValueError, match="65,535"):
        associated(Purpose.ITEM, bytes(65_536))


def test_numbers_have_a_fixed_width_and_a_range() -> None:
    assert number(258, 4) == b"\0\0\1\2"
    for wrong in (-1, 2**32):
        with pytest.raises(ValueError, match="out of range"):
            number(wrong, 4)
