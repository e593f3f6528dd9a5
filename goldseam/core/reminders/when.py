"""When a reminder is due: weekdays and an hour in somebody's own time zone, and hours in which nothing is sent."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import msgspec

DAY = timedelta(days=1)
WEEK = 7
# Times stand in clear, so they are no finer than this.
QUARTER = timedelta(minutes=15)
# Later than this it would be out of place: whoever wanted the evening is not woken by it in the morning.
STALE = timedelta(hours=6)
DELAYS = (QUARTER, QUARTER * 2, QUARTER * 4, QUARTER * 8, QUARTER * 16)
# No plan that can be chosen lets more time pass (two weeks, and what summer time adds): later, a clock was wrong.
FURTHEST = timedelta(days=15)
NO_TIME = "The plan names no day."


class Plan(msgspec.Struct, frozen=True):
    """Weekdays (0 is Monday), a time (minutes after midnight) in a zone; every `weeks` weeks, counted from `since`.

    From `quiet_from` to `quiet_to` (minutes after midnight, over midnight too) nothing is sent; equal: always may be.
    """

    days: tuple[int, ...]
    at: int
    zone: str
    weeks: int = 1
    since: date = date(2026, 1, 5)
    quiet_from: int = 22 * 60
    quiet_to: int = 7 * 60


class Order(msgspec.Struct, frozen=True):
    """What is sent: the name it comes from, its subject and text. Without a plan it goes out once."""

    name: str
    subject: str
    text: str
    plan: Plan | None = None
    failures: int = 0


def is_quiet(plan: Plan, minutes: int) -> bool:
    """Whether a time of the day (minutes after midnight, local) lies in the quiet hours."""
    if plan.quiet_from <= plan.quiet_to:
        return plan.quiet_from <= minutes < plan.quiet_to
    return minutes >= plan.quiet_from or minutes < plan.quiet_to


def next_due(plan: Plan, after: datetime) -> datetime:
    """The first moment (UTC, a quarter of an hour) later than `after`.

    An hour that summer time leaves out comes an hour later; one that it brings twice counts once.

    Raises:
        ValueError: the plan has no days.
        ZoneInfoNotFoundError: this machine does not know its zone (a KeyError; an odd name is a ValueError or OSError).
    """
    for moment in _moments(plan, after):
        return moment
    raise ValueError(NO_TIME)


def upcoming(plan: Plan, after: datetime, count: int) -> list[datetime]:
    """The next `count` moments (UTC) later than `after`; none for a plan without days.

    Raises:
        ZoneInfoNotFoundError: as `next_due`.
    """
    return list(islice(_moments(plan, after), count))


def may_go(plan: Plan, due: datetime, now: datetime) -> bool:
    """Whether what was due may still be sent: not too late, and not in the quiet hours.

    Raises:
        ZoneInfoNotFoundError: as `next_due`.
    """
    local = now.astimezone(ZoneInfo(plan.zone))
    return now - due <= STALE and not is_quiet(plan, local.hour * 60 + local.minute)


def next_try(plan: Plan | None, now: datetime, failures: int) -> datetime | None:
    """When to try again after so many failures in a row (from 1); None: not before it is due anyway.

    What goes out by a plan is not tried again in its quiet hours, nor past the next time it is due.

    Raises:
        ValueError, ZoneInfoNotFoundError: as `next_due`, where there is a plan.
    """
    if failures > len(DELAYS):
        return None
    again = quarter_before(now + DELAYS[failures - 1] + QUARTER - timedelta(microseconds=1))
    if plan is None:
        return again
    return again if again < next_due(plan, now) and may_go(plan, again, again) else None


def quarter_before(moment: datetime) -> datetime:
    """The quarter of an hour that a moment lies in, as UTC."""
    moment = moment.astimezone(UTC)
    return moment.replace(minute=moment.minute // 15 * 15, second=0, microsecond=0)


def _moments(plan: Plan, after: datetime) -> Iterator[datetime]:
    zone = ZoneInfo(plan.zone)
    day = after.astimezone(zone).date() - DAY
    while plan.days:
        if day.weekday() in plan.days and _counts(plan, day):
            local = datetime.combine(day, time(plan.at // 60, plan.at % 60), zone)
            moment = quarter_before(local)
            if moment > after:
                yield moment
        day += DAY


def _counts(plan: Plan, day: date) -> bool:
    """Whether this is one of the weeks, of which each begins on a Monday."""
    return (_monday(day) - _monday(plan.since)) // WEEK % plan.weeks == 0


def _monday(day: date) -> int:
    return day.toordinal() - day.weekday()
