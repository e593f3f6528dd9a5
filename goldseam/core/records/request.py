"""Requests: asked, asked again, answered in one of three ways, done or taken back by whoever asked."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

import msgspec

from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold
from goldseam.core.records.kinds import Record
from goldseam.core.records.promise import Promised

BEGINS = 80


class RequestHow(StrEnum):
    """The three ways to answer: yes, not now with a day, no. Words are owed with none of them."""

    YES = "yes"
    NOT_NOW = "not_now"
    NO = "no"


class Requested(Record, frozen=True, tag="requested"):
    """What its author asks of the other, and why it matters where they say so."""

    text: str
    why: str = ""


class AskedAgain(Record, frozen=True, tag="asked_again"):
    """Its author had to ask for item `request` once more."""

    request: int
    text: str = ""


class RequestAnswered(Record, frozen=True, tag="request_answered"):
    """An answer of the other to item `request`. `by` is the promised day of a "not now"."""

    request: int
    how: RequestHow
    text: str = ""
    by: date | None = None


class RequestClosed(Record, frozen=True, tag="request_closed"):
    """Who asked for item `request` has what they asked for (`done`), or takes it back."""

    request: int
    done: bool


class Again(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One more asking without its words; `day` is an ISO date."""

    seq: int
    day: str


class RequestAnswer(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One answer without its words. `day` and `by` are ISO dates, `by` "" where no day is named."""

    seq: int
    day: str
    how: RequestHow
    by: str = ""


class RequestLine(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One request with its first words. `author` is str(UUID).

    `promise` is the number of the first promise made of it since it was last asked, or else of one before; 0: none.
    """

    seq: int
    author: str
    day: str
    title: str
    again: tuple[Again, ...] = ()
    answers: tuple[RequestAnswer, ...] = ()
    closed_on: str = ""
    done: bool = False
    promise: int = 0

    @property
    def promise_since(self) -> int:
        """The number of the promise made of it since it was last asked; 0 for none."""
        return self.promise if self.promise > (self.again[-1].seq if self.again else self.seq) else 0


class Requests(msgspec.Struct, frozen=True, omit_defaults=True):
    """Every request in order of number."""

    lines: tuple[RequestLine, ...] = ()

    def line(self, seq: int) -> RequestLine | None:
        """The request with this number, or None."""
        return next((each for each in self.lines if each.seq == seq), None)


def _changed(line: RequestLine, entry: Entry) -> RequestLine:
    """The line after a record that follows it: who asked asks again and closes, the other answers and promises."""
    record, day, own = entry.record, entry.day.isoformat(), line.author == str(entry.author)
    change = msgspec.structs.replace
    match record:
        case Promised() if not own:
            return change(line, promise=line.promise if line.promise_since else entry.seq)
        case AskedAgain() if own and not line.closed_on:
            return change(line, again=(*line.again, Again(entry.seq, day)))
        case RequestAnswered() if not own:
            by = record.by.isoformat() if record.by and record.how is RequestHow.NOT_NOW else ""
            return change(line, answers=(*line.answers, RequestAnswer(entry.seq, day, record.how, by)))
        case RequestClosed() if own and not line.closed_on:
            return change(line, closed_on=day, done=record.done)
        case _:
            return line


def _requests(state: Requests, entries: Iterable[Entry]) -> Requests:
    lines = {line.seq: line for line in state.lines}
    for entry in entries:
        record = entry.record
        match record:
            case Requested():
                day, title = entry.day.isoformat(), record.text[:BEGINS]
                lines[entry.seq] = RequestLine(entry.seq, str(entry.author), day, title)
            case AskedAgain() | RequestAnswered() | RequestClosed() | Promised():
                if line := lines.get(record.request):
                    lines[line.seq] = _changed(line, entry)
    return Requests(tuple(lines.values()))


REQUESTS = Fold(
    "requests", 2, (Requested, AskedAgain, RequestAnswered, RequestClosed, Promised), Requests, _requests
)
# Asking reaches the other as words do. An answer, and taking back, always pass.
REACHING = (Requested, AskedAgain)
