"""Lapses that one of the two told the other: their days alone, for the rhythm of looking back together."""

from datetime import date

import msgspec

from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold, stepwise
from goldseam.core.records.handed import Handed, HandedKind, Withdrawn
from goldseam.core.records.kinds import Record

HANDED_LAPSES_KEPT = 12


class HandedLapse(msgspec.Struct, frozen=True, array_like=True):
    """One lapse that was handed over: its number, its author as str(UUID), and the day (ISO) of handing over."""

    seq: int
    author: str
    day: str


class HandedLapses(msgspec.Struct, frozen=True, omit_defaults=True):
    """The newest twelve that stand, in order of number."""

    lapses: tuple[HandedLapse, ...] = ()

    @property
    def last_on(self) -> date | None:
        """The newest day on which one was handed over; None where there is none."""
        return max((date.fromisoformat(each.day) for each in self.lapses), default=None)


def _lapses(state: HandedLapses, entry: Entry) -> HandedLapses:
    record: Record = entry.record
    match record:
        case Handed(kind=HandedKind.LAPSE):
            told = HandedLapse(entry.seq, str(entry.author), entry.day.isoformat())
            return HandedLapses((*state.lapses, told)[-HANDED_LAPSES_KEPT:])
        case Withdrawn(follows=seq):
            own = (seq, str(entry.author))
            return HandedLapses(tuple(each for each in state.lapses if (each.seq, each.author) != own))
        case _:
            return state


HANDED_LAPSES = Fold("handed_lapses", 1, (Handed, Withdrawn), HandedLapses, stepwise(_lapses))
