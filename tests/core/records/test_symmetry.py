"""S13: what two people write gives the same state whoever of them wrote which part of it."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldseam.core.records import Entry, Erased, Fold
from goldseam.core.records.kinds import Record
from tests.core.records import subjects
from tests.core.records.made_up import WRITTEN_TOGETHER
from tests.core.records.together_samples import DAY, FOLDS_TOGETHER

ONE, OTHER = UUID(int=1), UUID(int=2)
AT = datetime(2026, 3, 2, 18, 30, tzinfo=UTC)
SWAPPED = {ONE: OTHER, OTHER: ONE}
MADE_UP = {
    **WRITTEN_TOGETHER,
    **subjects.WRITTEN,
    Erased: st.builds(Erased, st.lists(st.integers(1, 20), max_size=2).map(tuple)),
}


@st.composite
def written_by_two(draw: st.DrawFn, kinds: tuple[type[Record], ...]) -> list[Entry]:
    pairs = st.tuples(st.sampled_from([ONE, OTHER]), st.one_of(*(MADE_UP[kind] for kind in kinds)))
    return [
        Entry(seq, author, DAY, AT, record)
        for seq, (author, record) in enumerate(draw(st.lists(pairs, max_size=25)), 1)
    ]


def plain(state: Any) -> Any:
    """A state as lists, tables and words only."""
    return msgspec.json.decode(msgspec.json.encode(state))


def swapped(value: Any) -> Any:
    """Plain values with the two people in each other's place."""
    if isinstance(value, dict):
        return {swapped(key): swapped(item) for key, item in value.items()}
    if isinstance(value, list):
        return [swapped(item) for item in value]
    return {str(ONE): str(OTHER), str(OTHER): str(ONE)}.get(value, value) if isinstance(value, str) else value


@pytest.mark.parametrize("fold", FOLDS_TOGETHER, ids=lambda fold: fold.name)
@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_s13_two_people_in_each_others_place_get_each_others_state(
    fold: Fold[Any], data: st.DataObject
) -> None:
    entries = data.draw(written_by_two(fold.reads))
    other_way = [msgspec.structs.replace(entry, author=SWAPPED[entry.author]) for entry in entries]

    state, other_state = (plain(fold.over(each)) for each in (entries, other_way))

    assert swapped(state) == other_state


def test_s13_a_fold_that_prefers_one_of_them_would_be_seen() -> None:
    assert swapped({str(ONE): [str(OTHER), 1, "a"]}) == {str(OTHER): [str(ONE), 1, "a"]}
    assert swapped({"by": str(ONE)}) != {"by": str(ONE)}
