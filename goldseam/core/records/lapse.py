"""What a person writes when it happened again: told or found out, one act or going back to it (T15)."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

import msgspec

from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold, stepwise
from goldseam.core.records.kinds import Record

# The plan looks at the newest day and at what is not told yet; older ones are read on their own page only.
LAPSES_KEPT = 12


class LapseHow(StrEnum):
    """How it became known. Telling late is still telling."""

    TOLD_SAME_DAY = "told_same_day"
    TOLD_LATE = "told_late"
    FOUND_OUT = "found_out"
    NOT_TOLD_YET = "not_told_yet"


class LapseKind(StrEnum):
    """A slip is one act that stopped; a return is going back to it."""

    SLIP = "slip"
    RETURN = "return"
    NOT_SURE = "not_sure"


class Lapsed(Record, frozen=True, tag="lapse"):
    """It happened again, on a day. `touches` are causes, as the situation names them.

    `follows` is the number of the first entry about the same lapse: the new words stand in its place.
    `known_on` is the day it was told or found out, where that was later. `own` is false where the partner did
    it. `withdrawn` says that it was not so, or was written by mistake.
    """

    on: date
    how: LapseHow
    extent: LapseKind
    touches: tuple[str, ...] = ()
    what: str = ""
    changes: str = ""
    follows: int | None = None
    known_on: date | None = None
    own: bool = True
    withdrawn: bool = False


class Lapse(msgspec.Struct, frozen=True, omit_defaults=True):
    """What stands about one lapse. `root` is the number of its first entry, `seq` of its newest."""

    root: int
    seq: int
    on: date
    how: LapseHow
    extent: LapseKind
    known_on: date | None = None
    own: bool = True
    touches: tuple[str, ...] = ()

    @property
    def day(self) -> date:
        """The day on which it became known, or happened."""
        return self.known_on or self.on


class LapseState(msgspec.Struct, frozen=True, omit_defaults=True):
    """The newest lapses that stand (at most 12), without the words that were written about them."""

    lapses: tuple[Lapse, ...] = ()

    @property
    def newest(self) -> Lapse | None:
        """The one that was written or changed last."""
        return max(self.lapses, key=lambda lapse: lapse.seq, default=None)

    @property
    def last_on(self) -> date | None:
        """The last day on which it happened, was told, or was found out."""
        return None if self.last is None else self.last.day

    @property
    def last(self) -> Lapse | None:
        """The one that happened or became known last; of two on one day the one written or changed last."""
        return max(self.lapses, key=lambda lapse: (lapse.day, lapse.seq), default=None)

    @property
    def touches(self) -> tuple[str, ...]:
        """What any of them touches: names of causes, as the situation names them."""
        return tuple(sorted({name for lapse in self.lapses for name in lapse.touches}))

    @property
    def untold(self) -> bool:
        """Whether an own lapse is not told yet."""
        return any(lapse.own and lapse.how is LapseHow.NOT_TOLD_YET for lapse in self.lapses)


def standing(entries: Iterable[Entry]) -> list[tuple[int, Entry]]:
    """The lapses that stand, newest first: the number of the first entry, and the entry that counts."""
    found: dict[int, Entry] = {}
    for entry in entries:
        if isinstance(entry.record, Lapsed):
            found[entry.record.follows or entry.seq] = entry
    kept = [(root, entry) for root, entry in found.items() if not _is_withdrawn(entry)]
    return kept[::-1]


def _is_withdrawn(entry: Entry) -> bool:
    return isinstance(entry.record, Lapsed) and entry.record.withdrawn


def _lapses(state: LapseState, entry: Entry) -> LapseState:
    record = entry.record
    if not isinstance(record, Lapsed):
        return state
    root = record.follows or entry.seq
    known = {lapse.root: lapse for lapse in state.lapses}
    if record.withdrawn:
        known.pop(root, None)
    else:
        said = record.on, record.how, record.extent, record.known_on, record.own, record.touches
        known[root] = Lapse(root, entry.seq, *said)
    return LapseState(tuple(known.values())[-LAPSES_KEPT:])


LAPSES = Fold("lapses", 2, (Lapsed,), LapseState, stepwise(_lapses))
