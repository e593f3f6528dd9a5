"""Which gentle day is today, and whether "I know what day it is. I am here" may be said (T2)."""

from calendar import isleap
from datetime import date
from uuid import UUID

from goldseam.core.records.trigger import Cards, GentleLine, GentleOwn, OwnLine
from goldseam.core.situation.model import Closeness

LEAP = (2, 29)


def falls_on(on: str, yearly: bool, day: date) -> bool:
    """Whether a gentle day (an ISO date) is `day`; the 29th of February falls on the 28th in other years."""
    first = date.fromisoformat(on)
    if not yearly or day <= first:
        return day == first
    at = (first.month, first.day)
    if at == LEAP and not isleap(day.year):
        at = (2, 28)
    return (day.month, day.day) == at


def own_today(state: GentleOwn, day: date) -> tuple[OwnLine, ...]:
    """The own private gentle days that are today."""
    return tuple(line for line in state.days if falls_on(line.on, line.yearly, day))


def told_today(state: Cards, by: UUID | str, day: date) -> tuple[GentleLine, ...]:
    """The gentle days of today that this person handed over."""
    return tuple(line for line in state.days if line.by == str(by) and falls_on(line.on, line.yearly, day))


def may_say_known(
    state: Cards, seq: int, me: UUID | str, day: date, wish: Closeness, *, resting: bool
) -> bool:
    """Whether `me` may say it about item `seq`: once, on the day, to whoever handed it over.

    `wish` is the closeness that the other wishes. Not while the subject rests, nor while space is asked for.
    """
    if resting or wish is not Closeness.NEAR:
        return False
    return any(
        line.seq == seq
        and line.by != str(me)
        and line.known_on != day.isoformat()
        and falls_on(line.on, line.yearly, day)
        for line in state.days
    )
