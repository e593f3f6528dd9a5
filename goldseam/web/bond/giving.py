"""Giving something good to the other: only if it may pass at that very moment, and once however often it is sent."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from goldseam.core.records import Entry
from goldseam.core.records.handed import HandedKind
from goldseam.core.records.kinds import Record
from goldseam.web.together.couple import Couple
from goldseam.web.together.pacing import NOT_LOOKED, Pace, pace

Records = Callable[[], Sequence[Record]]


def paced(couple: Couple) -> Pace:
    """Whether words may pass to the other now, and the sentence that says why they wait (T3, S05)."""
    return pace(couple, HandedKind.NOTE)


@dataclass(frozen=True)
class Given:
    """What became of giving: what was written, or the number it has already, or the pace that says why it waits."""

    written: tuple[Entry, ...]
    already: int
    held: Pace

    @property
    def seq(self) -> int:
        """The number of what is with the other now; 0 where it waits."""
        return self.written[0].seq if self.written else self.already


def give(couple: Couple, records: Records, before: Callable[[], int] = lambda: 0) -> Given:
    """Write what `records` makes, unless it waits.

    `before` gives the number under which the very same was given already, 0 where it was not.

    Raises:
        RestingError: the shared space is paused or frozen; nothing was written.
    """
    held, already = NOT_LOOKED, 0

    def decided() -> Sequence[Record]:
        nonlocal held, already
        already = before()
        held = NOT_LOOKED if already else paced(couple)
        return [] if already or held.sentence else records()

    return Given(tuple(couple.decide(decided)), already, held)


def alike(couple: Couple, record: Record, seqs: Iterable[int]) -> int:
    """The number of the item among these that this person wrote today with the very same words; else 0."""
    found = couple.space.some(seqs, type(record))
    return next((seq for seq, entry in found.items() if _same(couple, entry, record)), 0)


def _same(couple: Couple, entry: Entry, record: Record) -> bool:
    return couple.is_mine(entry) and entry.day == couple.day and entry.record == record
