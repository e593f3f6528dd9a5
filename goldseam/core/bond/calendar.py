"""When a date or a ritual comes round, and when upkeep is looked at again."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from goldseam.core.records.renewal import Calendar, DateLine, DateStanding, Every

WEEK = timedelta(days=7)
MONTHS_A_YEAR = 12
# A quarter of a year, in days: how long upkeep rests before it is looked at again.
QUARTER = timedelta(days=91)


@dataclass(frozen=True)
class Coming:
    """An agreed date with its next day that is neither done nor let go."""

    line: DateLine
    day: date


def day_after(first: date, every: Every, behind: date | None) -> date | None:
    """The next day of something that began on `first`, later than `behind`; None where there is none any more.

    A month without that day has its last one instead, and so has 29 February in most years.
    """
    if behind is None or behind < first:
        return first
    match every:
        case Every.ONCE:
            return None
        case Every.WEEKLY:
            return first + ((behind - first) // WEEK + 1) * WEEK
        case Every.MONTHLY:
            return _by_months(first, behind, 1)
        case _:
            return _by_months(first, behind, MONTHS_A_YEAR)


def coming(calendar: Calendar, today: date) -> tuple[Coming, ...]:
    """Every agreed date with its next day, the earliest first.

    Of what comes back, a day that nobody spoke of for a week is passed over, and nothing is made of it.
    """
    return tuple(sorted(_coming(calendar, today), key=lambda each: (each.day, each.line.seq)))


def is_quarter_over(looked_on: str, today: date) -> bool:
    """Whether upkeep that was written or looked at on this ISO day is due again; nothing written is never due."""
    return bool(looked_on) and date.fromisoformat(looked_on) + QUARTER <= today


def _coming(calendar: Calendar, today: date) -> Iterator[Coming]:
    for line in calendar.lines:
        if line.standing is DateStanding.AGREED:
            behind = date.fromisoformat(line.behind) if line.behind else None
            if line.every is not Every.ONCE:
                behind = max(behind or date.min, today - WEEK)
            day = day_after(date.fromisoformat(line.on), line.every, behind)
            if day is not None:
                yield Coming(line, day)


def _by_months(first: date, behind: date, step: int) -> date:
    passed = (behind.year - first.year) * MONTHS_A_YEAR + behind.month - first.month
    times = max(passed // step, 0)
    found = _months_on(first, times * step)
    return found if found > behind else _months_on(first, (times + 1) * step)


def _months_on(first: date, months: int) -> date:
    year, month = divmod(first.year * MONTHS_A_YEAR + first.month - 1 + months, MONTHS_A_YEAR)
    return date(year, month + 1, min(first.day, monthrange(year, month + 1)[1]))
