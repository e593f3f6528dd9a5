"""Promises: made, said of each day by each of the two how it went, ended; and how a word was kept, day by day."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

import msgspec

from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold
from goldseam.core.records.kinds import Record

BEGINS = 80


class Recurs(StrEnum):
    """On one day only, or again and again."""

    ONCE = "once"
    DAILY = "daily"
    WEEKDAYS = "weekdays"
    WEEKLY = "weekly"
    MONTHLY = "monthly"


class PromiseCause(StrEnum):
    """What a promise came from."""

    OWN = "own"
    REQUEST = "request"
    LAPSE = "lapse"
    TIME_OUT = "time_out"
    MOVED = "moved"


class Outcome(StrEnum):
    """How a day of a promise ended, as one of the two says it. `withdrawn` takes back what they said before."""

    KEPT = "kept"
    LATE = "late"
    MISSED_TOLD = "missed_told"
    MISSED_FOUND = "missed_found"
    RELEASED = "released"
    WITHDRAWN = "withdrawn"


COUNTED = (Outcome.KEPT, Outcome.LATE, Outcome.MISSED_TOLD, Outcome.MISSED_FOUND)


class Promised(Record, frozen=True, tag="promised"):
    """What its author will do: on `first`, or from `first` on. `request` is the number it answers, 0 for none.

    `never` is a promise never to do something again, with what makes it believable: what is done instead, what
    is done when it pulls, and who knows.
    """

    text: str
    first: date
    recurs: Recurs = Recurs.ONCE
    never: bool = False
    instead: str = ""
    pull: str = ""
    knows: str = ""
    cause: PromiseCause = PromiseCause.OWN
    request: int = 0


class PromiseClosed(Record, frozen=True, tag="promise_closed"):
    """How its author says that the day `due` of item `promise` went. The newest of each person stands."""

    promise: int
    due: date
    outcome: Outcome
    words: str = ""


class PromiseEnded(Record, frozen=True, tag="promise_ended"):
    """From this day on item `promise` is promised no longer; said by its author, or the other lets go of it."""

    promise: int
    words: str = ""


class Closing(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One saying of how a day went, without its words. `due` and `day` are ordinals of days.

    `own`: by whoever made the promise. `outcome` is how it counts; `after_found` where it was said to be told,
    but had been found out before.
    """

    seq: int
    due: int
    day: int
    own: bool
    outcome: Outcome
    after_found: bool = False


class PromiseLine(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One promise with its first words. `author` and `ended_by` are str(UUID), `day` and `ended_on` ISO dates.

    `ended_in` is the number under which it was ended, 0 where it was not.
    """

    seq: int
    author: str
    day: str
    title: str
    first: date
    recurs: Recurs
    never: bool
    request: int
    closings: tuple[Closing, ...] = ()
    ended_on: str = ""
    ended_by: str = ""
    ended_in: int = 0


class Promises(msgspec.Struct, frozen=True, omit_defaults=True):
    """Every promise in order of number."""

    lines: tuple[PromiseLine, ...] = ()

    def line(self, seq: int) -> PromiseLine | None:
        """The promise with this number, or None."""
        return next((each for each in self.lines if each.seq == seq), None)


class Mark(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What stands of one day of a promise: as its author says it and as the other says it, "" for nothing.

    `found`: its author said once that it was found out.
    """

    promise: int
    due: int
    own: str = ""
    other: str = ""
    found: bool = False


class Daily(msgspec.Struct, frozen=True):
    """How many promises of one person ended how, by the day they were for: arrays of equal length.

    `days` are ordinals (date.toordinal) in order of time; a day without any is left out.
    """

    days: tuple[int, ...] = ()
    kept: tuple[int, ...] = ()
    late: tuple[int, ...] = ()
    missed_told: tuple[int, ...] = ()
    missed_found: tuple[int, ...] = ()


class WordKept(msgspec.Struct, frozen=True, omit_defaults=True):
    """What stands of every day of every promise, and who (str(UUID)) made which promise."""

    authors: Mapping[int, str] = {}
    marks: tuple[Mark, ...] = ()

    def daily(self, author: str, seen_by: str) -> Daily:
        """The daily counts of one person's promises, as one of the two sees them. Both are str(UUID).

        Where `seen_by` said nothing of a day, what the other says stands in. A day that was released is left out.
        """
        counts: dict[int, list[int]] = {}
        for mark in self.marks:
            if self.authors[mark.promise] != author:
                continue
            seen = (mark.own or mark.other) if seen_by == author else (mark.other or mark.own)
            if Outcome.RELEASED not in (mark.own, mark.other) and seen in COUNTED:
                counts.setdefault(mark.due, [0] * len(COUNTED))[COUNTED.index(Outcome(seen))] += 1
        days = sorted(counts)
        columns = [tuple(counts[day][place] for day in days) for place in range(len(COUNTED))]
        return Daily(tuple(days), *columns)


def counts_as(mark: Mark, outcome: Outcome, *, own: bool) -> Outcome | None:
    """How a saying counts beside what stands; None where it counts for nothing.

    What was found out is not told any more, unless the other says that it was told. Nobody releases themselves.
    """
    if own and outcome is Outcome.RELEASED:
        return None
    was_found = mark.found or mark.other == Outcome.MISSED_FOUND
    if own and outcome is Outcome.MISSED_TOLD and was_found and mark.other != Outcome.MISSED_TOLD:
        return Outcome.MISSED_FOUND
    return outcome


def marked(mark: Mark, counted: Outcome, *, own: bool) -> Mark:
    """The mark once an outcome, as `counts_as` gave it, stands."""
    said = "" if counted is Outcome.WITHDRAWN else counted.value
    if not own:
        return msgspec.structs.replace(mark, other=said)
    return msgspec.structs.replace(mark, own=said, found=mark.found or counted is Outcome.MISSED_FOUND)


class _Marks:
    """The marks while a fold runs, found by promise and day."""

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self.found = {(mark.promise, mark.due): mark for mark in marks}

    def says(self, promise: int, due: int, outcome: Outcome, *, own: bool) -> Outcome | None:
        mark = self.found.get((promise, due), Mark(promise, due))
        counted = counts_as(mark, outcome, own=own)
        if counted is not None:
            self.found[promise, due] = marked(mark, counted, own=own)
        return counted


class _Shelf:
    """The promises while a fold runs, found by number; what was said of one is looked at only if more is said."""

    def __init__(self, lines: Iterable[PromiseLine]) -> None:
        self.lines = {line.seq: line for line in lines}
        self.marks, self.closings = _Marks(), dict[int, list[Closing]]()

    def close(self, line: PromiseLine, entry: Entry, record: PromiseClosed) -> None:
        if line.seq not in self.closings:
            self.closings[line.seq] = list(line.closings)
            for each in line.closings:
                self.marks.says(line.seq, each.due, each.outcome, own=each.own)
        due, own = record.due.toordinal(), line.author == str(entry.author)
        counted = self.marks.says(line.seq, due, record.outcome, own=own)
        if counted is not None:
            late = counted is not record.outcome
            closing = Closing(entry.seq, due, entry.day.toordinal(), own, counted, late)
            self.closings[line.seq].append(closing)

    def end(self, line: PromiseLine, entry: Entry) -> None:
        if not line.ended_on:
            on, by = entry.day.isoformat(), str(entry.author)
            ended = msgspec.structs.replace(line, ended_on=on, ended_by=by, ended_in=entry.seq)
            self.lines[line.seq] = ended

    def all(self) -> tuple[PromiseLine, ...]:
        for seq, closings in self.closings.items():
            self.lines[seq] = msgspec.structs.replace(self.lines[seq], closings=tuple(closings))
        return tuple(self.lines.values())


def _promises(state: Promises, entries: Iterable[Entry]) -> Promises:
    shelf = _Shelf(state.lines)
    for entry in entries:
        record = entry.record
        match record:
            case Promised():
                shelf.lines[entry.seq] = _line(entry, record)
            case PromiseClosed() if line := shelf.lines.get(record.promise):
                shelf.close(line, entry, record)
            case PromiseEnded() if line := shelf.lines.get(record.promise):
                shelf.end(line, entry)
    return Promises(shelf.all())


def _line(entry: Entry, record: Promised) -> PromiseLine:
    return PromiseLine(
        entry.seq,
        str(entry.author),
        entry.day.isoformat(),
        record.text[:BEGINS],
        record.first,
        record.recurs,
        record.never,
        record.request,
    )


def _word_kept(state: WordKept, entries: Iterable[Entry]) -> WordKept:
    authors, marks = dict(state.authors), _Marks(state.marks)
    for entry in entries:
        record, person = entry.record, str(entry.author)
        match record:
            case Promised():
                authors[entry.seq] = person
            case PromiseClosed() if record.promise in authors:
                own = authors[record.promise] == person
                marks.says(record.promise, record.due.toordinal(), record.outcome, own=own)
    return WordKept(authors, tuple(marks.found.values()))


PROMISES = Fold("promises", 1, (Promised, PromiseClosed, PromiseEnded), Promises, _promises)
WORD_KEPT = Fold("word_kept", 1, (Promised, PromiseClosed), WordKept, _word_kept)
# What reaches the other as words do. How a day went, and an ending, always pass; words with them are counted.
REACHING = (Promised, PromiseClosed, PromiseEnded)
