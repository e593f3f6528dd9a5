"""A lie put right: kept in private until it is told, then told visibly as a correction (A01.4, T2)."""

from datetime import date
from enum import StrEnum

import msgspec

from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold, stepwise
from goldseam.core.records.handed import CorrectionHow
from goldseam.core.records.kinds import Record
from goldseam.core.records.told import told_fold, within_a_day


class ToldWay(StrEnum):
    """How somebody told it: aloud, in writing elsewhere, or by handing it over here."""

    ALOUD = "aloud"
    WRITTEN = "written"
    HERE = "here"


class LieNoted(Record, frozen=True, tag="lie"):
    """What its author said, and what is true; private.

    `said_on` is the day it was said, None for "earlier"; `said_time` a rough time of that day as HH:MM, or "".
    `said_at` is the earliest moment these allow, in Unix seconds, 0 where there is none. `denied`: the other
    had asked, and it was denied. `follows` is the number of the first entry about the same lie. `how` is what
    its author chose to say of how it comes up, kept until it is told.
    """

    said: str
    truth: str
    why: str = ""
    said_on: date | None = None
    said_time: str = ""
    said_at: int = 0
    denied: bool = False
    follows: int | None = None
    how: CorrectionHow = CorrectionHow.NOT_SAID


class LieTold(Record, frozen=True, tag="lie_told"):
    """The lie with the number `lie` is told: how it came up, in which way, on which day; private."""

    lie: int
    how: CorrectionHow
    way: ToldWay
    on: date


class LieCorrected(Record, frozen=True, tag="lie_corrected"):
    """A lie put right before the other. The fields are those of `LieNoted`; `how` says how it came up."""

    said: str
    truth: str
    why: str = ""
    said_on: date | None = None
    said_time: str = ""
    said_at: int = 0
    denied: bool = False
    how: CorrectionHow = CorrectionHow.NOT_SAID


class KeptLie(msgspec.Struct, frozen=True, array_like=True):
    """One lie as kept in private, without its words. `root` is its first number, `seq` its newest.

    `day` is the ISO day of the newest entry; `told_on` the ISO day it was told, "" while it is not.
    """

    root: int
    seq: int
    day: str
    told_on: str = ""
    how: CorrectionHow = CorrectionHow.NOT_SAID
    way: ToldWay = ToldWay.ALOUD


class KeptLies(msgspec.Struct, frozen=True, omit_defaults=True):
    """All that are kept, in order of their first number."""

    lies: tuple[KeptLie, ...] = ()

    def by_root(self, root: int) -> KeptLie | None:
        """The one with this first number, or None."""
        return next((each for each in self.lies if each.root == root), None)


def _kept(state: KeptLies, entry: Entry) -> KeptLies:
    record, known = entry.record, {each.root: each for each in state.lies}
    match record:
        case LieNoted(follows=None):
            known[entry.seq] = KeptLie(entry.seq, entry.seq, entry.day.isoformat())
        case LieNoted(follows=int(root)) if old := known.get(root):
            known[root] = msgspec.structs.replace(old, seq=entry.seq, day=entry.day.isoformat())
        case LieTold(lie=root) if old := known.get(root):
            known[root] = msgspec.structs.replace(
                old, told_on=record.on.isoformat(), how=record.how, way=record.way
            )
    return KeptLies(tuple(known.values()))


def told_in_time(record: LieCorrected, at: int) -> bool:
    """Whether this, told at `at` (Unix seconds), was told by oneself within a day of saying it."""
    return record.how is CorrectionHow.NOTICED and within_a_day(record.said_at, at)


def _marked(entry: Entry) -> bool:
    return isinstance(entry.record, LieCorrected) and told_in_time(entry.record, int(entry.at.timestamp()))


KEPT_LIES = Fold("kept_lies", 1, (LieNoted, LieTold), KeptLies, stepwise(_kept))
LIES = told_fold("lies", {LieCorrected: _marked})
