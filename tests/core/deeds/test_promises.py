"""What of a promise is asked for: a short list, nothing lost, and both views of a day side by side."""

from datetime import date, timedelta

import pytest

from goldseam.core.deeds import (
    asked_for,
    days_of,
    due_of,
    goes_on,
    last_day,
    may_be_said,
    promised_day,
    told_within_a_day,
)
from goldseam.core.records.promise import Closing, Outcome, PromiseLine, Promises, Recurs

MONDAY, TODAY = date(2026, 3, 2), date(2026, 3, 20)


def said(on: date, outcome: Outcome, *, own: bool = True, after: int = 0, seq: int = 9) -> Closing:
    return Closing(seq, on.toordinal(), on.toordinal() + after, own, outcome)


def line(
    recurs: Recurs = Recurs.DAILY, *closings: Closing, first: date = MONDAY, ended: str = ""
) -> PromiseLine:
    return PromiseLine(1, "a", "2026-03-01", "I call", first, recurs, False, 0, closings, ended)


def back(days: int) -> date:
    return TODAY - timedelta(days=days)


def test_after_weeks_away_only_the_last_days_are_asked_for_and_all_can_be_said() -> None:
    promise = line()
    assert asked_for(promise, TODAY) == (back(2), back(1), TODAY)
    assert all(may_be_said(promise, day, TODAY) for day in (MONDAY, back(7), TODAY))


def test_what_its_author_said_or_the_other_released_is_not_asked_for() -> None:
    promise = line(Recurs.DAILY, said(TODAY, Outcome.KEPT), said(back(1), Outcome.RELEASED, own=False))
    assert asked_for(promise, TODAY) == (back(2),)


def test_what_only_the_other_said_and_what_was_taken_back_is_asked_for() -> None:
    promise = line(
        Recurs.DAILY,
        said(TODAY, Outcome.KEPT, own=False),
        said(back(1), Outcome.KEPT),
        said(back(1), Outcome.WITHDRAWN, seq=10),
    )
    assert asked_for(promise, TODAY) == (back(2), back(1), TODAY)


@pytest.mark.parametrize("late", [0, 40, 4_000])
def test_a_day_that_was_promised_once_is_asked_for_however_late(late: int) -> None:
    assert asked_for(line(Recurs.ONCE), MONDAY + timedelta(days=late)) == (MONDAY,)


def test_before_its_day_nothing_is_asked_for_but_it_can_be_said_ahead() -> None:
    promise = line(Recurs.ONCE, first=TODAY + timedelta(days=5))
    assert not asked_for(promise, TODAY)
    assert may_be_said(promise, TODAY + timedelta(days=5), TODAY)
    assert not may_be_said(line(), TODAY + timedelta(days=1), TODAY)
    assert may_be_said(line(Recurs.WEEKLY), date(2026, 3, 23), TODAY)
    assert not may_be_said(line(Recurs.WEEKLY), date(2026, 3, 24), TODAY)


def test_a_clock_that_was_ahead_loses_no_day_once_it_is_right() -> None:
    ahead = said(TODAY + timedelta(days=300), Outcome.KEPT)
    assert asked_for(line(Recurs.DAILY, ahead), TODAY) == (back(2), back(1), TODAY)
    assert asked_for(line(Recurs.DAILY, ahead), MONDAY - timedelta(days=1)) == ()


def test_an_ended_promise_has_no_day_from_its_end_on_but_for_what_was_said() -> None:
    ended = line(ended=back(1).isoformat())
    assert last_day(ended, TODAY) == back(2)
    assert asked_for(ended, TODAY) == (back(4), back(3), back(2))
    assert not may_be_said(ended, back(1), TODAY)
    spoken = line(Recurs.DAILY, said(back(1), Outcome.KEPT), ended=back(1).isoformat())
    assert last_day(spoken, TODAY) == back(1)
    assert not asked_for(line(ended=MONDAY.isoformat()), TODAY)


def test_a_promise_goes_on_until_it_is_ended_or_its_one_day_was_spoken_of() -> None:
    assert goes_on(line(Recurs.DAILY, said(TODAY, Outcome.KEPT)))
    assert goes_on(line(Recurs.ONCE))
    assert not goes_on(line(Recurs.ONCE, said(MONDAY, Outcome.MISSED_TOLD)))
    assert not goes_on(line(Recurs.ONCE, said(MONDAY, Outcome.RELEASED, own=False)))
    assert not goes_on(line(ended="2026-03-10"))


def test_only_ones_own_promises_are_asked_about() -> None:
    state = Promises((line(), line(Recurs.ONCE, said(MONDAY, Outcome.KEPT))))
    assert [(each.seq, days) for each, days in due_of(state, "a", TODAY)] == [(1, (back(2), back(1), TODAY))]
    assert not list(due_of(state, "b", TODAY))


def test_both_views_of_a_day_stand_side_by_side() -> None:
    day = promised_day(
        line(Recurs.DAILY, said(TODAY, Outcome.KEPT), said(TODAY, Outcome.LATE, own=False)), TODAY
    )
    assert day.own_stands is not None
    assert day.other_stands is not None
    assert (day.own_stands.outcome, day.other_stands.outcome) == (Outcome.KEPT, Outcome.LATE)
    assert not day.released
    assert promised_day(line(), TODAY).own_stands is None


def test_found_first_is_what_either_said_unless_the_other_says_it_was_told() -> None:
    found, told = Outcome.MISSED_FOUND, Outcome.MISSED_TOLD
    assert promised_day(line(Recurs.DAILY, said(TODAY, found)), TODAY).found_first
    assert promised_day(line(Recurs.DAILY, said(TODAY, found, own=False)), TODAY).found_first
    both = line(Recurs.DAILY, said(TODAY, found), said(TODAY, told, own=False))
    assert not promised_day(both, TODAY).found_first
    assert not promised_day(line(Recurs.DAILY, said(TODAY, told)), TODAY).found_first


@pytest.mark.parametrize(("after", "within"), [(-3, True), (0, True), (1, True), (2, False)])
def test_told_by_oneself_within_the_day_is_known(after: int, within: bool) -> None:
    assert told_within_a_day(said(TODAY, Outcome.MISSED_TOLD, after=after)) is within
    assert not told_within_a_day(said(TODAY, Outcome.MISSED_FOUND, after=after))


def test_before_the_first_day_there_is_there_are_none() -> None:
    assert days_of(line(), TODAY, date.min, 3) == ()


def test_days_come_newest_first_a_page_at_a_time() -> None:
    first = days_of(line(), TODAY, None, 4)
    assert [each.day for each in first] == [TODAY, back(1), back(2), back(3)]
    assert [each.day for each in days_of(line(), TODAY, back(3), 2)] == [back(4), back(5)]
    assert [each.day for each in days_of(line(), TODAY, date(2030, 1, 1), 1)] == [TODAY]
    assert not days_of(line(), TODAY, MONDAY, 4)
