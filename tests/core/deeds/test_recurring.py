"""On which days a promise falls due: days of a calendar, whatever clocks and summer time do."""

from datetime import date, timedelta
from itertools import islice

import pytest

from goldseam.core.deeds import back_from, falls_on, next_from
from goldseam.core.records.promise import Recurs

SUNDAY, LAST_OF_JANUARY = date(2026, 3, 1), date(2026, 1, 31)


def days(first: date, recurs: Recurs, until: date) -> list[date]:
    """The days in their order, found forwards."""
    found, day = list[date](), first
    while (coming := next_from(first, recurs, day)) and coming <= until:
        found.append(coming)
        day = coming + timedelta(days=1)
    return found


def test_once_is_one_day_and_no_other() -> None:
    assert days(SUNDAY, Recurs.ONCE, date(2027, 1, 1)) == [SUNDAY]
    assert next_from(SUNDAY, Recurs.ONCE, date(2026, 3, 2)) is None
    assert next_from(SUNDAY, Recurs.ONCE, date(2026, 2, 1)) == SUNDAY
    assert list(back_from(SUNDAY, Recurs.ONCE, date(2026, 9, 1))) == [SUNDAY]
    assert not list(back_from(SUNDAY, Recurs.ONCE, date(2026, 2, 28)))


def test_weekdays_that_begin_on_a_sunday_begin_on_monday() -> None:
    assert days(SUNDAY, Recurs.WEEKDAYS, date(2026, 3, 9)) == [
        *(date(2026, 3, day) for day in range(2, 7)),
        date(2026, 3, 9),
    ]


def test_weekly_is_the_same_weekday() -> None:
    assert days(SUNDAY, Recurs.WEEKLY, date(2026, 3, 20)) == [date(2026, 3, day) for day in (1, 8, 15)]


def test_monthly_is_the_same_day_and_in_a_shorter_month_its_last() -> None:
    assert days(LAST_OF_JANUARY, Recurs.MONTHLY, date(2026, 6, 1)) == [
        LAST_OF_JANUARY,
        date(2026, 2, 28),
        date(2026, 3, 31),
        date(2026, 4, 30),
        date(2026, 5, 31),
    ]
    assert next_from(date(2026, 11, 5), Recurs.MONTHLY, date(2026, 12, 6)) == date(2027, 1, 5)


@pytest.mark.parametrize("change", [date(2026, 3, 29), date(2026, 10, 25)])
def test_no_day_is_lost_or_doubled_when_the_clocks_change(change: date) -> None:
    around = [change + timedelta(days=each) for each in range(-2, 3)]
    assert days(around[0], Recurs.DAILY, around[-1]) == around
    assert list(back_from(around[0], Recurs.DAILY, around[-1])) == around[::-1]


@pytest.mark.parametrize("recurs", list(Recurs))
def test_backwards_are_the_same_days_as_forwards(recurs: Recurs) -> None:
    until = date(2026, 9, 1)
    found = days(LAST_OF_JANUARY, recurs, until)
    assert list(back_from(LAST_OF_JANUARY, recurs, until)) == found[::-1]
    assert all(falls_on(LAST_OF_JANUARY, recurs, day) for day in found)


@pytest.mark.parametrize("recurs", list(Recurs))
def test_before_its_first_day_nothing_falls_due(recurs: Recurs) -> None:
    assert not falls_on(SUNDAY, recurs, date(2026, 2, 22))
    assert not list(back_from(SUNDAY, recurs, date(2026, 2, 22)))


def test_the_first_day_there_is_ends_the_way_back() -> None:
    assert list(islice(back_from(date.min, Recurs.DAILY, date.min), 3)) == [date.min]
