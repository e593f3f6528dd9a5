"""Promises: each says of a day how it went, both views stand, and what was found out is not told any more (T15)."""

from collections.abc import Callable
from datetime import date

import pytest

from goldseam.core.records import Entry, Noted
from goldseam.core.records.promise import (
    PROMISES,
    WORD_KEPT,
    Daily,
    Outcome,
    PromiseClosed,
    Promised,
    PromiseEnded,
    Promises,
    Recurs,
    WordKept,
)

By = Callable[..., list[Entry]]
DAY, NEXT = date(2026, 3, 2), date(2026, 3, 3)
CALL = Promised("I call at six", DAY, Recurs.DAILY)


def said(outcome: Outcome, on: date = DAY, promise: int = 1) -> PromiseClosed:
    return PromiseClosed(promise, on, outcome, "words")


def counted(state: Promises) -> list[tuple[bool, Outcome, bool]]:
    return [(each.own, each.outcome, each.after_found) for each in state.lines[0].closings]


def stands(state: WordKept) -> list[tuple[str, str]]:
    return [(mark.own, mark.other) for mark in state.marks]


def test_a_promise_is_kept_by_number_with_no_more_than_its_first_words(by: By, who: dict[str, str]) -> None:
    (line,) = PROMISES.over(by(("a", Promised("w" * 200, DAY, never=True, instead="secret")))).lines
    assert (line.seq, line.author, line.day, line.never) == (1, who["a"], "2026-03-02", True)
    assert line.title == "w" * 80
    assert "secret" not in repr(line)


def test_two_people_who_see_one_day_differently_both_stand(by: By, who: dict[str, str]) -> None:
    written = by(("a", CALL), ("a", said(Outcome.KEPT)), ("b", said(Outcome.MISSED_FOUND)))
    assert counted(PROMISES.over(written)) == [
        (True, Outcome.KEPT, False),
        (False, Outcome.MISSED_FOUND, False),
    ]
    state = WORD_KEPT.over(written)
    assert stands(state) == [("kept", "missed_found")]
    day = (DAY.toordinal(),)
    assert state.daily(who["a"], who["a"]) == Daily(day, (1,), (0,), (0,), (0,))
    assert state.daily(who["a"], who["b"]) == Daily(day, (0,), (0,), (0,), (1,))
    assert state.daily(who["b"], who["a"]) == Daily()


def test_where_somebody_said_nothing_what_the_other_says_counts_for_them_too(
    by: By, who: dict[str, str]
) -> None:
    state = WORD_KEPT.over(by(("a", CALL), ("b", said(Outcome.LATE)), ("a", said(Outcome.KEPT, NEXT))))
    days = DAY.toordinal(), NEXT.toordinal()
    for seen_by in (who["a"], who["b"]):
        assert state.daily(who["a"], seen_by) == Daily(days, (0, 1), (1, 0), (0, 0), (0, 0))


def test_several_promises_of_one_day_are_counted_on_it(by: By, who: dict[str, str]) -> None:
    written = by(
        ("a", CALL),
        ("a", CALL),
        ("b", CALL),
        ("a", said(Outcome.KEPT)),
        ("a", said(Outcome.KEPT, promise=2)),
        ("b", said(Outcome.MISSED_TOLD, promise=3)),
    )
    assert WORD_KEPT.over(written).daily(who["a"], who["a"]).kept == (2,)
    assert WORD_KEPT.over(written).daily(who["b"], who["a"]).missed_told == (1,)


def test_what_was_found_out_cannot_be_marked_as_told(by: By) -> None:
    written = by(("a", CALL), ("b", said(Outcome.MISSED_FOUND)), ("a", said(Outcome.MISSED_TOLD)))
    assert counted(PROMISES.over(written))[1] == (True, Outcome.MISSED_FOUND, True)
    assert stands(WORD_KEPT.over(written)) == [("missed_found", "missed_found")]


def test_ones_own_found_out_does_not_become_told_by_going_round_it(by: By) -> None:
    written = by(
        ("a", CALL),
        ("a", said(Outcome.MISSED_FOUND)),
        ("a", said(Outcome.WITHDRAWN)),
        ("a", said(Outcome.MISSED_TOLD)),
    )
    assert counted(PROMISES.over(written))[-1] == (True, Outcome.MISSED_FOUND, True)
    assert stands(WORD_KEPT.over(written)) == [("missed_found", "")]


def test_what_the_other_says_was_told_may_be_marked_as_told(by: By) -> None:
    written = by(
        ("a", CALL),
        ("a", said(Outcome.MISSED_FOUND)),
        ("b", said(Outcome.MISSED_TOLD)),
        ("a", said(Outcome.MISSED_TOLD)),
    )
    assert counted(PROMISES.over(written))[-1] == (True, Outcome.MISSED_TOLD, False)


def test_told_first_and_found_afterwards_stand_side_by_side(by: By) -> None:
    written = by(("a", CALL), ("a", said(Outcome.MISSED_TOLD)), ("b", said(Outcome.MISSED_FOUND)))
    assert stands(WORD_KEPT.over(written)) == [("missed_told", "missed_found")]


def test_only_the_other_releases_and_then_the_day_is_counted_nowhere(by: By, who: dict[str, str]) -> None:
    own = by(("a", CALL), ("a", said(Outcome.RELEASED)))
    assert not PROMISES.over(own).lines[0].closings
    assert not WORD_KEPT.over(own).marks
    released = by(("a", CALL), ("a", said(Outcome.KEPT)), ("b", said(Outcome.RELEASED)))
    assert WORD_KEPT.over(released).daily(who["a"], who["a"]) == Daily()


@pytest.mark.parametrize("author", ["a", "b"])
def test_a_correction_stands_beside_what_was_said_before(by: By, author: str) -> None:
    written = by(("a", CALL), (author, said(Outcome.KEPT)), (author, said(Outcome.LATE)))
    assert [each.outcome for each in PROMISES.over(written).lines[0].closings] == [Outcome.KEPT, Outcome.LATE]
    assert [mark.own or mark.other for mark in WORD_KEPT.over(written).marks] == ["late"]


def test_what_follows_no_promise_changes_nothing(by: By) -> None:
    written = by(("a", CALL), ("a", said(Outcome.KEPT, promise=9)), ("b", PromiseEnded(9)))
    assert PROMISES.over(written) == PROMISES.over(written[:1])
    assert not WORD_KEPT.over(written).marks


@pytest.mark.parametrize("author", ["a", "b"])
def test_either_ends_a_promise_and_the_first_ending_stays(by: By, who: dict[str, str], author: str) -> None:
    (line,) = PROMISES.over(by(("a", CALL), (author, PromiseEnded(1)), NEXT, ("b", PromiseEnded(1)))).lines
    assert (line.ended_on, line.ended_by) == ("2026-03-02", who[author])


def test_a_number_that_is_no_promise_is_none(by: By) -> None:
    state = PROMISES.over(by(("a", CALL)))
    assert state.line(1) is state.lines[0]
    assert state.line(2) is None


def test_other_kinds_change_nothing(by: By) -> None:
    other = by(("a", Noted("words")))
    assert PROMISES.over(other) == Promises()
    assert WORD_KEPT.over(other) == WordKept()


def test_what_was_found_out_before_a_checkpoint_is_not_told_after_it(by: By) -> None:
    written = by(("a", CALL), ("a", said(Outcome.MISSED_FOUND)), ("a", said(Outcome.MISSED_TOLD)))
    assert PROMISES.over(written[2:], PROMISES.over(written[:2])) == PROMISES.over(written)
    assert WORD_KEPT.over(written[2:], WORD_KEPT.over(written[:2])) == WORD_KEPT.over(written)
