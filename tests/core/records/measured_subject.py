"""What somebody measured for themselves, as the tests of all kinds need it."""

from datetime import date
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from goldseam.core.records.kinds import Record
from goldseam.core.records.measured import (
    BROUGHT,
    QUESTIONNAIRES,
    SHIFTS,
    DaysBrought,
    QuestionnaireAnswered,
    ShiftAnswered,
    ShiftSaid,
)

FOLDS = (QUESTIONNAIRES, SHIFTS, BROUGHT)
DAY = date(2026, 3, 5)
ISO_DAYS = st.dates(date(2025, 1, 1), date(2026, 12, 31)).map(date.isoformat)
WRITTEN: dict[type[Record], SearchStrategy[Any]] = {
    QuestionnaireAnswered: st.builds(
        QuestionnaireAnswered,
        st.sampled_from(["phq-9", "csi-4"]),
        st.lists(st.integers(0, 6), max_size=9).map(tuple),
    ),
    ShiftAnswered: st.builds(
        ShiftAnswered,
        st.sampled_from(["safe", "relied"]),
        st.dates(date(2026, 1, 1), date(2026, 12, 31)),
        st.sampled_from(ShiftSaid),
        st.text(max_size=9),
    ),
    DaysBrought: st.builds(
        DaysBrought,
        st.sampled_from(["safe", "mood"]),
        st.dictionaries(ISO_DAYS, st.integers(0, 100).map(lambda tenths: tenths / 10), max_size=4),
        st.dictionaries(ISO_DAYS, st.text(max_size=9), max_size=2),
    ),
}
FROZEN: dict[type[Record], tuple[Record, ...]] = {
    QuestionnaireAnswered: (QuestionnaireAnswered("phq-2", (1, 0)), QuestionnaireAnswered("phq-2", ())),
    ShiftAnswered: (
        ShiftAnswered("relied", DAY, ShiftSaid.NAMED, "the letter"),
        ShiftAnswered("", DAY, ShiftSaid.DO_NOT_ASK),
    ),
    DaysBrought: (
        DaysBrought("mood", {"2026-03-05": 7.5}, {"2026-03-05": "slept well"}),
        DaysBrought("mood", {}),
    ),
}


def samples(word: str) -> tuple[Record, ...]:
    """One record of every kind, the word in every text."""
    return (
        QuestionnaireAnswered(f"{word}-measure", (1, 2)),
        ShiftAnswered(f"{word}-item", DAY, ShiftSaid.NAMED, f"{word} of a shift"),
        DaysBrought(f"{word}-item", {"2026-03-05": 7.5}, {"2026-03-05": f"{word} of a note"}),
    )
