"""What somebody writes about themselves, as the tests of all kinds need it."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from goldseam.core.records.kinds import Record
from goldseam.core.records.own import OWN, OwnWritten

FOLDS = (OWN,)
WRITTEN: dict[type[Record], SearchStrategy[Any]] = {
    OwnWritten: st.builds(
        OwnWritten, st.sampled_from(["a", "b"]), st.sampled_from(["c", "d", ""]), st.text(max_size=9)
    )
}
FROZEN: dict[type[Record], tuple[Record, ...]] = {
    OwnWritten: (OwnWritten("ground", "mine", "the allotment"), OwnWritten("ground", "mine", ""))
}


def samples(word: str) -> tuple[Record, ...]:
    """One record with the word in every text."""
    return (OwnWritten(f"{word}-topic", f"{word}-part", f"{word} of one's own"),)
