"""Time-outs: how long, which one runs, and which return is looked back at."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from goldseam.core.records.time_out import TimeOut, TimeOuts


class Length(StrEnum):
    """How long a time-out is: long enough to calm down, short enough to come back."""

    MINUTES_20 = "20"
    MINUTES_40 = "40"
    MINUTES_60 = "60"
    TOMORROW = "tomorrow"


LENGTHS: Mapping[Length, timedelta] = {
    Length.MINUTES_20: timedelta(minutes=20),
    Length.MINUTES_40: timedelta(minutes=40),
    Length.MINUTES_60: timedelta(minutes=60),
}
ASKED_SECONDS = 3 * 24 * 60 * 60


def back_from(now: datetime, length: Length) -> datetime:
    """When a time-out taken at `now`, an aware time of the person's own zone, is over.

    Minutes are minutes, also in the night of summer time. "Tomorrow" is the same hour by the clock on the wall:
    a day of 23 or 25 hours then. An hour that does not exist that night comes an hour later.
    """
    if length is Length.TOMORROW:
        return now + timedelta(days=1)
    return (now.astimezone(UTC) + LENGTHS[length]).astimezone(now.tzinfo)


def running(state: TimeOuts, at: int) -> TimeOut | None:
    """The time-out that lasts, `at` in Unix seconds; None once its author said that they are back.

    The newest of each person counts, and of two the one that ends later: nobody shortens the time of the other.
    """
    each = [running_of(state, person, at) for person in {line.by for line in state.lines}]
    return max(filter(None, each), key=lambda line: (line.back_at, line.seq), default=None)


def running_of(state: TimeOuts, person: UUID | str, at: int) -> TimeOut | None:
    """The time-out of this person that lasts, `at` in Unix seconds: their newest, until they are back."""
    line = state.newest_of(str(person))
    return line if line is not None and not line.back and at < line.back_at else None


def to_ask(state: TimeOuts, person: UUID | str, at: int) -> TimeOut | None:
    """The newest time-out of this person, if its time is over and they have not said how the return was.

    After three days nothing asks any more.
    """
    line = state.newest_of(str(person))
    if line is None or line.back:
        return None
    return line if line.back_at <= at < line.back_at + ASKED_SECONDS else None
