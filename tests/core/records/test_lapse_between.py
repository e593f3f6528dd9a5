"""What both know of a lapse: own notes, and what one told the other; nothing of the other's notes (T15)."""

from datetime import date

import pytest

from goldseam.core.records import LapseHow, LapseKind
from goldseam.core.records.handed_lapse import HandedLapse, HandedLapses
from goldseam.core.records.lapse import Lapse, LapseState
from goldseam.core.records.lapse_between import with_handed

ME, OTHER = "me", "other"
TOLD, TODAY = date(2026, 3, 9), date(2026, 3, 12)


def handed(author: str, day: date = TOLD) -> HandedLapses:
    return HandedLapses((HandedLapse(7, author, day.isoformat()),))


def noted(on: date, how: LapseHow, *, own: bool = True, root: int = 1) -> Lapse:
    return Lapse(root, root, on, how, LapseKind.RETURN, own=own, touches=("money",))


@pytest.mark.parametrize("author", [ME, OTHER])
def test_what_was_told_is_known_to_both_though_nobody_noted_it(author: str) -> None:
    state = with_handed(LapseState(), handed(author), ME, TODAY)
    assert state.last == Lapse(7, 7, TOLD, LapseHow.TOLD_SAME_DAY, LapseKind.NOT_SURE, own=author == ME)


def test_what_came_from_the_other_counts_from_the_next_day_on() -> None:
    assert with_handed(LapseState(), handed(OTHER), ME, TOLD) == LapseState()
    assert with_handed(LapseState(), handed(ME), ME, TOLD).last is not None


@pytest.mark.parametrize("how", [LapseHow.TOLD_SAME_DAY, LapseHow.TOLD_LATE, LapseHow.FOUND_OUT])
@pytest.mark.parametrize("own", [True, False])
def test_an_own_note_of_it_says_more_and_stands(how: LapseHow, own: bool) -> None:
    state = LapseState((noted(date(2026, 3, 7), how, own=own),))
    assert with_handed(state, handed(ME if own else OTHER), ME, TODAY) == state


@pytest.mark.parametrize(
    ("on", "how"), [(date(2026, 3, 2), LapseHow.TOLD_LATE), (TOLD, LapseHow.TOLD_SAME_DAY)]
)
def test_what_was_not_told_yet_is_told_by_handing_it_over(on: date, how: LapseHow) -> None:
    state = with_handed(LapseState((noted(on, LapseHow.NOT_TOLD_YET),)), handed(ME), ME, TODAY)
    assert not state.untold
    assert state.last is not None
    assert (state.last.how, state.last.day, state.last.touches) == (how, TOLD, ("money",))


def test_what_the_words_may_not_be_about_stays_untold() -> None:
    told, untold = date(2026, 3, 3), date(2026, 3, 8)
    both = LapseState((noted(told, LapseHow.TOLD_LATE), noted(untold, LapseHow.NOT_TOLD_YET, root=2)))
    assert with_handed(both, handed(ME), ME, TODAY).untold
    later = LapseState((noted(date(2026, 3, 10), LapseHow.NOT_TOLD_YET),))
    assert with_handed(later, handed(ME), ME, TODAY).untold
    assert with_handed(later, handed(OTHER), ME, TODAY).untold


def test_a_note_of_long_before_is_about_something_else() -> None:
    state = LapseState((noted(date(2026, 1, 2), LapseHow.FOUND_OUT),))
    last = with_handed(state, handed(ME), ME, TODAY).last
    assert last is not None
    assert (last.on, last.extent) == (TOLD, LapseKind.NOT_SURE)
