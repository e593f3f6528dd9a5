"""What of a promise is due, what is asked for, and what each of the two says of a day, side by side."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from goldseam.core.deeds.recurring import back_from, falls_on, next_from
from goldseam.core.records.promise import Closing, Outcome, PromiseLine, Promises, Recurs

# Of a promise that recurs, so many days are asked about; the days before them can be said all the same.
ASKED_FOR = 3
# Told by oneself on the day, or on the day after it.
WITHIN = timedelta(days=1)


@dataclass(frozen=True)
class PromisedDay:
    """One day of a promise: everything its author said of it, and everything the other said, oldest first."""

    day: date
    own: tuple[Closing, ...] = ()
    other: tuple[Closing, ...] = ()

    @property
    def own_stands(self) -> Closing | None:
        """What its author says of it now."""
        return _stands(self.own)

    @property
    def other_stands(self) -> Closing | None:
        """What the other says of it now."""
        return _stands(self.other)

    @property
    def released(self) -> bool:
        """Whether the other let go of this day."""
        return self.other_stands is not None and self.other_stands.outcome is Outcome.RELEASED

    @property
    def found_first(self) -> bool:
        """Whether it was found out before anything that its author might still say: then it is not told any more."""
        if self.other_stands is not None and self.other_stands.outcome is Outcome.MISSED_TOLD:
            return False
        said = [*self.own, *((self.other_stands,) if self.other_stands else ())]
        return any(each.outcome is Outcome.MISSED_FOUND for each in said)


def _stands(said: tuple[Closing, ...]) -> Closing | None:
    newest = said[-1] if said else None
    return None if newest is None or newest.outcome is Outcome.WITHDRAWN else newest


def told_within_a_day(closing: Closing) -> bool:
    """Whether it was missed and told by oneself on its day, before it, or on the day after."""
    return closing.outcome is Outcome.MISSED_TOLD and closing.day - closing.due <= WITHIN.days


def last_day(line: PromiseLine, today: date) -> date:
    """The newest day that can be spoken of: the next one due, or the last before the promise was ended.

    A day that was spoken of before the promise was ended stays.
    """
    coming = next_from(line.first, line.recurs, today)
    newest = today if coming is None else coming
    if not line.ended_on:
        return newest
    before = date.fromisoformat(line.ended_on).toordinal() - 1
    spoken = max((each.due for each in line.closings), default=before)
    return min(newest, date.fromordinal(max(before, spoken, 1)))


def may_be_said(line: PromiseLine, day: date, today: date) -> bool:
    """Whether something can be said of this day: it is due, or comes next, and the promise was not ended before."""
    return falls_on(line.first, line.recurs, day) and day <= last_day(line, today)


def promised_day(line: PromiseLine, day: date) -> PromisedDay:
    """One day of a promise with what was said of it."""
    due = day.toordinal()
    said = [each for each in line.closings if each.due == due]
    return PromisedDay(
        day, tuple(each for each in said if each.own), tuple(each for each in said if not each.own)
    )


def days_of(line: PromiseLine, today: date, before: date | None, count: int) -> tuple[PromisedDay, ...]:
    """Up to `count` days of a promise, the newest first; with `before`, only days before it."""
    newest = last_day(line, today)
    if before == date.min:
        return ()
    start = newest if before is None else min(newest, before - timedelta(days=1))
    return tuple(promised_day(line, day) for day in islice(back_from(line.first, line.recurs, start), count))


def asked_for(line: PromiseLine, today: date) -> tuple[date, ...]:
    """The days up to today of which its author said nothing, and which are asked about: the oldest first.

    Of a promise that recurs only its last few days are asked about: a clock that was wrong, or weeks away,
    make no long list. Nothing is lost by it: every day can still be spoken of on the page of the promise.
    """
    until = min(last_day(line, today), today)
    newest = islice(back_from(line.first, line.recurs, until), ASKED_FOR)
    found = [promised_day(line, day) for day in newest]
    return tuple(each.day for each in reversed(found) if each.own_stands is None and not each.released)


def due_of(state: Promises, person: str, today: date) -> Iterator[tuple[PromiseLine, tuple[date, ...]]]:
    """The promises of a person (str(UUID)) with days that are asked about."""
    for line in state.lines:
        if line.author == person and (days := asked_for(line, today)):
            yield line, days


def goes_on(line: PromiseLine) -> bool:
    """Whether a promise still holds: it was not ended, and it recurs, or nobody has said yet how its day went."""
    if line.ended_on:
        return False
    day = promised_day(line, line.first)
    return line.recurs is not Recurs.ONCE or (day.own_stands is None and not day.released)
