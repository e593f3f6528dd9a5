"""It happened again: what stands about it, what replaces what, and what the plan may know (T15)."""

from collections.abc import Callable
from datetime import date

import msgspec
import pytest

from goldseam.core.records import Entry, Lapsed, LapseHow, LapseKind, Noted
from goldseam.core.records.lapse import LAPSES, LAPSES_KEPT, Lapse, LapseState, standing

Entries = Callable[..., list[Entry]]
FIRST, LATER, LAST = date(2026, 3, 2), date(2026, 3, 5), date(2026, 3, 9)


def lapse(on: date = FIRST, how: LapseHow = LapseHow.TOLD_SAME_DAY, **more: object) -> Lapsed:
    return msgspec.structs.replace(Lapsed(on, how, LapseKind.SLIP, what="my words"), **more)


def test_nothing_written_leaves_nothing_known() -> None:
    state = LAPSES.over([])
    assert (state.newest, state.last_on, state.untold) == (None, None, False)


def test_told_and_found_out_and_a_slip_and_a_return_stay_apart(entries: Entries) -> None:
    state = LAPSES.over(
        entries(lapse(how=LapseHow.FOUND_OUT), LATER, lapse(LATER, extent=LapseKind.RETURN, own=False))
    )
    assert state.lapses == (
        Lapse(1, 1, FIRST, LapseHow.FOUND_OUT, LapseKind.SLIP),
        Lapse(2, 2, LATER, LapseHow.TOLD_SAME_DAY, LapseKind.RETURN, own=False),
    )


def test_the_state_that_today_reads_holds_none_of_the_words(entries: Entries) -> None:
    state = LAPSES.over(entries(lapse(changes="my plan", touches=("lying",))))
    kept = msgspec.json.encode(state)
    assert not any(word in kept for word in (b"my words", b"my plan"))


def test_the_plan_may_know_what_any_of_them_touches_and_which_was_last(entries: Entries) -> None:
    found = lapse(LATER, how=LapseHow.FOUND_OUT, known_on=LAST, touches=("money", "lying"))
    state = LAPSES.over(entries(found, lapse(LAST, touches=("lying",)), lapse(FIRST, touches=("money",))))
    assert state.touches == ("lying", "money")
    assert state.last == Lapse(2, 2, LAST, LapseHow.TOLD_SAME_DAY, LapseKind.SLIP, touches=("lying",))
    assert LAPSES.over([]).touches == ()


def test_a_change_stands_in_the_place_of_what_it_follows(entries: Entries) -> None:
    written = entries(
        lapse(how=LapseHow.NOT_TOLD_YET),
        LATER,
        lapse(LATER),
        LAST,
        lapse(how=LapseHow.TOLD_LATE, known_on=LAST, follows=1),
    )
    state = LAPSES.over(written)
    changed = Lapse(1, 3, FIRST, LapseHow.TOLD_LATE, LapseKind.SLIP, LAST)
    assert state.lapses[0] == changed
    assert len(state.lapses) == 2
    assert state.newest == changed
    assert [root for root, _ in standing(written)] == [2, 1]
    assert dict(standing(written))[1] == written[2]


def test_what_follows_nothing_that_is_known_is_kept_as_it_is(entries: Entries) -> None:
    state = LAPSES.over(entries(lapse(follows=99), lapse(follows=0)))
    assert [each.root for each in state.lapses] == [99, 2]


def test_what_is_taken_back_stands_no_longer(entries: Entries) -> None:
    written = entries(lapse(), lapse(LATER), lapse(LATER, follows=2, withdrawn=True))
    assert [each.root for each in LAPSES.over(written).lapses] == [1]
    assert LAPSES.over(written).last_on == FIRST
    assert [root for root, _ in standing(written)] == [1]
    assert LAPSES.over(entries(lapse(follows=7, withdrawn=True))) == LapseState()


@pytest.mark.parametrize(
    ("written", "last_on"),
    [
        ([lapse(LATER), lapse(FIRST)], LATER),
        ([lapse(LATER), lapse(FIRST, LapseHow.FOUND_OUT, known_on=LAST)], LAST),
        ([lapse(LATER), lapse(FIRST, follows=1)], FIRST),
    ],
)
def test_the_last_day_is_the_day_it_happened_or_became_known(
    written: list[Lapsed], last_on: date, entries: Entries
) -> None:
    assert LAPSES.over(entries(*written)).last_on == last_on


@pytest.mark.parametrize(
    ("more", "untold"),
    [
        ([], True),
        ([lapse(LATER)], True),
        ([lapse(how=LapseHow.TOLD_LATE, follows=1)], False),
        ([lapse(how=LapseHow.NOT_TOLD_YET, follows=1, own=False)], False),
        ([lapse(how=LapseHow.NOT_TOLD_YET, follows=1, withdrawn=True)], False),
    ],
)
def test_only_an_own_one_that_stands_can_be_untold(
    more: list[Lapsed], untold: bool, entries: Entries
) -> None:
    assert LAPSES.over(entries(lapse(how=LapseHow.NOT_TOLD_YET), *more)).untold is untold


def test_the_state_stays_small_and_all_of_them_stand_on_their_own_page(entries: Entries) -> None:
    written = entries(*[lapse()] * (LAPSES_KEPT + 5))
    assert [each.seq for each in LAPSES.over(written).lapses] == list(range(6, LAPSES_KEPT + 6))
    assert len(standing(written)) == LAPSES_KEPT + 5


def test_other_records_are_passed_over(entries: Entries) -> None:
    other = entries(Noted("a note"))
    assert standing(other) == []
    assert LAPSES.run(LapseState(), other) == LapseState()
