"""On which days a promise falls due. Days of a calendar only: no hour, so that summer time changes nothing."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from goldseam.core.records.promise import Recurs

DAY = timedelta(days=1)
SATURDAY = 5
MONTHS = 12


def falls_on(first: date, recurs: Recurs, day: date) -> bool:
    """Whether something that begins on `first` falls on `day`.

    Monthly is the same day of the month; in a shorter month it is its last day.
    """
    if day < first:
        return False
    match recurs:
        case Recurs.ONCE:
            return day == first
        case Recurs.DAILY:
            return True
        case Recurs.WEEKDAYS:
            return day.weekday() < SATURDAY
        case Recurs.WEEKLY:
            return day.weekday() == first.weekday()
        case _:
            return day.day == min(first.day, monthrange(day.year, day.month)[1])


def next_from(first: date, recurs: Recurs, day: date) -> date | None:
    """The earliest day from `day` on (inclusive) on which it falls due; None where there is none any more."""
    day = max(first, day)
    match recurs:
        case Recurs.ONCE:
            return first if day == first else None
        case Recurs.MONTHLY:
            found = _in_month(first, day.year, day.month)
            return found if found >= day else _in_month(first, *_month_after(day))
        case _:
            while not falls_on(first, recurs, day):
                day += DAY
            return day


def back_from(first: date, recurs: Recurs, day: date) -> Iterator[date]:
    """The days on which it falls due, from `day` (inclusive) back to `first`, the newest first."""
    if recurs is Recurs.ONCE:
        yield from (first,) if first <= day else ()
        return
    while day >= first:
        if falls_on(first, recurs, day):
            yield day
        if day == date.min:
            return
        day -= DAY


def _in_month(first: date, year: int, month: int) -> date:
    return date(year, month, min(first.day, monthrange(year, month)[1]))


def _month_after(day: date) -> tuple[int, int]:
    return (day.year + 1, 1) if day.month == MONTHS else (day.year, day.month + 1)
