"""Where somebody stands, as the tests of all kinds need it."""

from datetime import date
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from goldseam.core.records.decided import STANDPOINT, Decided, Way
from goldseam.core.records.kinds import Record

DAY = date(2026, 3, 2)
FOLDS = (STANDPOINT,)
WRITTEN: dict[type[Record], SearchStrategy[Any]] = {
    Decided: st.builds(
        Decided,
        st.sampled_from(Way),
        st.text(max_size=9),
        st.none() | st.dates(date(2024, 1, 1), date(2028, 12, 31)),
    )
}
FROZEN: dict[type[Record], tuple[Record, ...]] = {
    Decided: (*(Decided(way, "a reason", DAY) for way in Way), Decided(Way.NOT_YET))
}


def samples(word: str) -> tuple[Record, ...]:
    """One record with the word in its text."""
    return (Decided(Way.NOT_YET, f"{word} undecided", DAY),)
