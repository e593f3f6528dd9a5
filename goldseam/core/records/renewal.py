"""Dates, new places and rituals of the two: proposed, agreed, moved, done, or let go without a reason."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

import msgspec

from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold
from goldseam.core.records.kinds import Record

# What is over stays in the ledger; of it the state keeps the newest.
OVER_KEPT = 40


class Every(StrEnum):
    """How often it comes back."""

    ONCE = "once"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    YEARLY = "yearly"


class DateHow(StrEnum):
    """What became of one day of it. Both are as good; neither is counted."""

    DONE = "done"
    LET_GO = "let_go"


class DateStanding(StrEnum):
    """Where it stands: waiting for the other's answer, agreed, or over (declined, taken back, ended, past)."""

    WAITS = "waits"
    AGREED = "agreed"
    OVER = "over"


class DateProposed(Record, frozen=True, tag="date"):
    """A date or a ritual that its author proposes. `at` is "19:30" or "", `place` and `text` are own words."""

    title: str
    on: date
    every: Every = Every.ONCE
    at: str = ""
    place: str = ""
    text: str = ""


class DateAnswered(Record, frozen=True, tag="date_answered"):
    """The other's yes or no to date `of`, or to the day it is to be moved to. A no needs no reason."""

    of: int
    agreed: bool


class DateMoved(Record, frozen=True, tag="date_moved"):
    """Another day for date `of`; the day before holds until the other says yes."""

    of: int
    on: date
    at: str = ""


class DateClosed(Record, frozen=True, tag="date_closed"):
    """The day `on` of date `of` is behind them: done or let go. What comes back goes on with its next day."""

    of: int
    on: date
    how: DateHow


class DateEnded(Record, frozen=True, tag="date_ended"):
    """Date `of` is no more, at the word of one of them: taken back, or a ritual that is let go."""

    of: int


class DateLine(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One date. `by` is str(UUID); `on` its first ISO day; `behind` the last ISO day that was done or let go.

    `moved_to` with `moved_at` and `moved_by` is a day that waits for an answer, "" where there is none.
    """

    seq: int
    by: str
    title: str
    on: str
    every: Every = Every.ONCE
    at: str = ""
    standing: DateStanding = DateStanding.WAITS
    behind: str = ""
    moved_to: str = ""
    moved_at: str = ""
    moved_by: str = ""

    @property
    def asks(self) -> str:
        """Who waits for an answer of the other, as str(UUID); "" where nobody does."""
        if self.standing is DateStanding.WAITS:
            return self.by
        return self.moved_by if self.standing is DateStanding.AGREED else ""


class Calendar(msgspec.Struct, frozen=True, omit_defaults=True):
    """Every date that waits or is agreed, and the forty that were over last, in order of number."""

    lines: tuple[DateLine, ...] = ()

    def find(self, seq: int) -> DateLine | None:
        """The date with this number, or None."""
        return next((line for line in self.lines if line.seq == seq), None)


def _calendar(state: Calendar, entries: Iterable[Entry]) -> Calendar:
    lines = {line.seq: line for line in state.lines}
    for entry in entries:
        record = entry.record
        if isinstance(record, DateProposed):
            made = DateLine(
                entry.seq, str(entry.author), record.title, record.on.isoformat(), record.every, record.at
            )
            lines[entry.seq] = made
        elif isinstance(record, DateAnswered | DateMoved | DateClosed | DateEnded):
            line = lines.get(record.of)
            if line is not None and line.standing is not DateStanding.OVER:
                lines[line.seq] = _after(line, record, str(entry.author))
                lines = _pruned(lines)
    return Calendar(tuple(lines.values()))


def _pruned(lines: dict[int, DateLine]) -> dict[int, DateLine]:
    """The oldest of what is over falls out, one at a time: so it is the same wherever a fold pauses."""
    over = [seq for seq, line in lines.items() if line.standing is DateStanding.OVER]
    return {seq: line for seq, line in lines.items() if seq not in over[:-OVER_KEPT]}


def _after(line: DateLine, record: Record, person: str) -> DateLine:
    match record:
        case DateAnswered() if line.asks and line.asks != person:
            return _answered(line, agreed=record.agreed)
        case DateMoved() if line.standing is DateStanding.AGREED:
            moved = record.on.isoformat()
            return msgspec.structs.replace(line, moved_to=moved, moved_at=record.at, moved_by=person)
        case DateClosed() if line.standing is DateStanding.AGREED:
            return _closed(line, record.on.isoformat())
        case DateEnded() if line.standing is DateStanding.AGREED or line.by == person:
            return msgspec.structs.replace(line, standing=DateStanding.OVER)
        case _:
            return line


def _answered(line: DateLine, *, agreed: bool) -> DateLine:
    if line.standing is DateStanding.WAITS:
        standing = DateStanding.AGREED if agreed else DateStanding.OVER
        return msgspec.structs.replace(line, standing=standing)
    still = msgspec.structs.replace(line, moved_to="", moved_at="", moved_by="")
    if not agreed:
        return still
    # Of a ritual every day from here on moves along.
    return msgspec.structs.replace(still, on=line.moved_to, at=line.moved_at)


def _closed(line: DateLine, on: str) -> DateLine:
    if line.every is Every.ONCE:
        return msgspec.structs.replace(line, standing=DateStanding.OVER, behind=on)
    return msgspec.structs.replace(line, behind=max(line.behind, on))


KINDS_OF_DATES = (DateProposed, DateAnswered, DateMoved, DateClosed, DateEnded)
CALENDAR = Fold("calendar", 1, KINDS_OF_DATES, Calendar, _calendar)
REACHING: tuple[type[Record], ...] = (DateProposed, DateMoved)
