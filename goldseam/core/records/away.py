"""How each can be reached, and being away for days: said beforehand, as far as its author wants to say it (A06)."""

from collections.abc import Iterable, Mapping
from datetime import date

import msgspec

from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold
from goldseam.core.records.kinds import Record
from goldseam.core.records.note import Erased

KEPT = 24


class ReachSaid(Record, frozen=True, tag="reach"):
    """When and how its author can be reached these days, in own words; empty takes it away."""

    words: str


class AwaySaid(Record, frozen=True, tag="away"):
    """Its author is away from one day to another: where, how to be reached, and what was agreed, each as wanted.

    Item `promise` is the promise to be back on the day `back`.
    """

    leaves: date
    back: date
    where: str = ""
    reach: str = ""
    agreed: str = ""
    promise: int = 0


class AwayEnded(Record, frozen=True, tag="away_ended"):
    """Whoever is away by item `away` is back, or stays here after all."""

    away: int


class AwayMoved(Record, frozen=True, tag="away_moved"):
    """The time away of item `away` ends on the day `back` instead; item `promise` is the promise to be back then."""

    away: int
    back: date
    promise: int = 0


class Reach(msgspec.Struct, frozen=True, array_like=True):
    """Where the newest words of one person about being reached stand, and the ISO day of saying them."""

    seq: int
    on: str


class AwayLine(msgspec.Struct, frozen=True, array_like=True):
    """One time away without its words. `by` is str(UUID), days are ISO dates, `ended` once its author said so.

    `moved`: each moving of the day `back`, the day it was said on and the day that stood before, oldest first.
    """

    seq: int
    by: str
    leaves: str
    back: str
    promise: int = 0
    ended: bool = False
    moved: tuple[tuple[str, str], ...] = ()


class Aways(msgspec.Struct, frozen=True, omit_defaults=True):
    """How each can be reached, by str(UUID), and the last times away in order of number."""

    reach: Mapping[str, Reach] = {}
    lines: tuple[AwayLine, ...] = ()


def _aways(state: Aways, entries: Iterable[Entry]) -> Aways:
    reach, lines = dict(state.reach), {line.seq: line for line in state.lines}
    for entry in entries:
        record, person, day = entry.record, str(entry.author), entry.day.isoformat()
        match record:
            case ReachSaid():
                reach.pop(person, None)
                if record.words:
                    reach[person] = Reach(entry.seq, day)
            case AwaySaid():
                leaves, back = record.leaves, max(record.leaves, record.back)
                new = AwayLine(entry.seq, person, leaves.isoformat(), back.isoformat(), record.promise)
                # Step by step, so that a checkpoint in between changes nothing.
                lines = dict([*lines.items(), (entry.seq, new)][-KEPT:])
            case AwayMoved() | AwayEnded() if (line := lines.get(record.away)) and line.by == person:
                lines[line.seq] = _changed(line, record, day)
            case Erased():
                lines = {seq: a for seq, a in lines.items() if a.by != person or seq not in record.seqs}
                if person in reach and reach[person].seq in record.seqs:
                    del reach[person]
    return Aways(reach, tuple(lines.values()))


def _changed(line: AwayLine, record: AwayMoved | AwayEnded, day: str) -> AwayLine:
    if isinstance(record, AwayEnded):
        return msgspec.structs.replace(line, ended=True)
    back = max(line.leaves, record.back.isoformat())
    if line.ended or back == line.back:
        return line
    moved = (*line.moved, (day, line.back))
    return msgspec.structs.replace(line, back=back, promise=record.promise, moved=moved)


AWAYS = Fold("aways", 2, (ReachSaid, AwaySaid, AwayMoved, AwayEnded, Erased), Aways, _aways)
REACHING = (ReachSaid, AwaySaid)
