"""Check-ins and evenings: the newest answer counts, a fortnight is kept, three days may be filled in late."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from goldseam.core.records import CheckedIn, Entry, EveningReviewed, Noted
from goldseam.core.records.check_in import (
    BODY,
    FELT,
    HIGHEST,
    ITEMS,
    LOWEST,
    RECENT,
    RECENT_DAYS,
    SERIES,
    Day,
    FeltSeries,
    Truth,
    may_answer_for,
)

Entries = Callable[..., list[Entry]]
DAY = date(2026, 3, 2)


def days_ago(days: int) -> date:
    return DAY - timedelta(days=days)


@pytest.mark.parametrize(
    ("ago", "allowed"),
    [(0, True), (1, True), (2, True), (3, True), (4, False), (30, False), (-1, False), (-365, False)],
)
def test_today_and_three_days_before_may_be_filled_in(ago: int, allowed: bool) -> None:
    assert may_answer_for(days_ago(ago), DAY) is allowed


def test_three_felt_items_come_first_and_three_of_the_body_may_follow() -> None:
    assert (*FELT, *BODY) == ITEMS
    assert len(FELT) == len(BODY) == 3
    assert (LOWEST, HIGHEST) == (0, 10)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ([], {}),
        ([CheckedIn(DAY)], {DAY.isoformat(): Day(changes=1)}),
        (
            [CheckedIn(DAY, {"safe": 3, "mood": 0}, "a line")],
            {DAY.isoformat(): Day({"safe": 3, "mood": 0}, "a line", 1)},
        ),
        (
            [CheckedIn(DAY, {"safe": 3, "close": 1}), CheckedIn(DAY, {"safe": 7})],
            {DAY.isoformat(): Day({"safe": 7, "close": 1}, "", 2)},
        ),
        (
            [CheckedIn(DAY, {"safe": 3}, "first"), CheckedIn(DAY, {"safe": None, "close": None})],
            {DAY.isoformat(): Day({}, "first", 2)},
        ),
        (
            [CheckedIn(DAY, {"safe": 3}, "first"), CheckedIn(DAY, line="")],
            {DAY.isoformat(): Day({"safe": 3}, "", 2)},
        ),
        (
            [CheckedIn(DAY, {"safe": 3}), CheckedIn(days_ago(1), {"safe": 5})],
            {days_ago(1).isoformat(): Day({"safe": 5}, "", 1), DAY.isoformat(): Day({"safe": 3}, "", 1)},
        ),
    ],
    ids=["nothing", "empty", "one", "changed", "taken back", "line emptied", "a day filled in late"],
)
def test_a_day_holds_its_newest_answers_and_line(
    entries: Entries, written: list[CheckedIn], expected: dict[str, Day]
) -> None:
    assert RECENT.over(entries(*written)).days == expected


def test_the_newest_evening_of_a_day_counts(entries: Entries) -> None:
    first = EveningReviewed(DAY, Truth.NO, "kept", "missed", told=False)
    second = EveningReviewed(DAY, Truth.NOT_ALL)

    state = RECENT.over(entries(first, EveningReviewed(days_ago(1)), second, CheckedIn(DAY, {"safe": 1})))

    assert state.evenings == {days_ago(1).isoformat(): EveningReviewed(days_ago(1)), DAY.isoformat(): second}
    assert list(state.days) == [DAY.isoformat()]


def test_a_fortnight_is_kept_and_what_is_older_goes(entries: Entries) -> None:
    written = [CheckedIn(days_ago(ago), {"safe": ago % 11}) for ago in range(20, -1, -1)]
    evenings = [EveningReviewed(days_ago(ago)) for ago in range(20, -1, -1)]

    state = RECENT.over(entries(*written, *evenings))

    fortnight = [days_ago(ago).isoformat() for ago in range(RECENT_DAYS - 1, -1, -1)]
    assert list(state.days) == list(state.evenings) == fortnight


def test_days_without_an_answer_do_not_count_into_the_fortnight(entries: Entries) -> None:
    written = [CheckedIn(days_ago(10 * ago), {"safe": 5}) for ago in range(RECENT_DAYS)]

    assert len(RECENT.over(entries(*written)).days) == RECENT_DAYS


@pytest.mark.parametrize(
    ("written", "safe", "close"),
    [
        ([], {}, {}),
        ([CheckedIn(DAY, {"safe": 0})], {0: 0}, {}),
        ([CheckedIn(DAY, {"safe": 3}), CheckedIn(DAY, {"safe": 8, "close": 1})], {0: 8}, {0: 1}),
        ([CheckedIn(DAY, {"safe": 3, "close": 4}), CheckedIn(DAY, {"safe": None})], {}, {0: 4}),
        ([CheckedIn(DAY, {"safe": 3}), CheckedIn(DAY, {}, "only a line")], {0: 3}, {}),
        ([CheckedIn(DAY, {"mood": 3, "sleep": 4, "appetite": 5})], {}, {}),
        ([CheckedIn(DAY, {"safe": 1}), CheckedIn(days_ago(2), {"safe": 2})], {-2: 2, 0: 1}, {}),
    ],
    ids=["nothing", "zero", "changed", "taken back", "a line", "the body", "filled in late"],
)
def test_a_series_holds_the_newest_answer_of_each_felt_day(
    entries: Entries, written: list[CheckedIn], safe: dict[int, int], close: dict[int, int]
) -> None:
    state = SERIES.over(entries(*written))

    today = DAY.toordinal()
    assert state == FeltSeries(
        safe={today + ago: value for ago, value in safe.items()},
        close={today + ago: value for ago, value in close.items()},
    )


def test_a_series_is_in_the_order_of_its_days(entries: Entries) -> None:
    written = [CheckedIn(days_ago(ago), {"safe": ago}) for ago in (1, 3, 0, 2)]

    assert list(SERIES.over(entries(*written)).safe.values()) == [3, 2, 1, 0]


def test_folds_pass_over_what_they_do_not_read(entries: Entries) -> None:
    other = entries(Noted("a"), Noted("b"))

    assert RECENT.over(other) == RECENT.state()
    assert SERIES.over(other) == SERIES.state()
