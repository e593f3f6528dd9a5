"""A time-out in a quarrel: taken by one tap; its return is a promise like any other (A09)."""

from collections.abc import Iterable

import msgspec

from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold
from goldseam.core.records.kinds import Record
from goldseam.core.records.promise import Outcome, PromiseClosed

KEPT = 12


class TimeOutTaken(Record, frozen=True, tag="time_out"):
    """Its author steps out of a quarrel until `back_at`, in Unix seconds; item `promise` promises the return."""

    back_at: int
    promise: int


class TimeOut(msgspec.Struct, frozen=True, array_like=True):
    """One time-out: who took it, as str(UUID), until when, its promise, and whether its author said they are back."""

    seq: int
    by: str
    back_at: int
    promise: int
    back: bool = False


class TimeOuts(msgspec.Struct, frozen=True, omit_defaults=True):
    """The last time-outs, in order of number."""

    lines: tuple[TimeOut, ...] = ()

    def newest_of(self, person: str) -> TimeOut | None:
        """The last one that this person (str(UUID)) took."""
        return next((line for line in reversed(self.lines) if line.by == person), None)


def _time_outs(state: TimeOuts, entries: Iterable[Entry]) -> TimeOuts:
    lines = {line.promise: line for line in state.lines}
    for entry in entries:
        record, person = entry.record, str(entry.author)
        match record:
            case TimeOutTaken():
                lines.pop(record.promise, None)
                new = TimeOut(entry.seq, person, record.back_at, record.promise)
                lines = dict([*lines.items(), (record.promise, new)][-KEPT:])
            case PromiseClosed() if (line := lines.get(record.promise)) and line.by == person:
                back = record.outcome is not Outcome.WITHDRAWN
                lines[line.promise] = msgspec.structs.replace(line, back=back)
    return TimeOuts(tuple(lines.values()))


TIME_OUTS = Fold("time_outs", 1, (TimeOutTaken, PromiseClosed), TimeOuts, _time_outs)
