"""What was good between the two: kept for oneself, or handed over as a copy; photos stand beside (photo.py)."""

from collections.abc import Iterable

import msgspec

from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold
from goldseam.core.records.handed import TakenBack
from goldseam.core.records.kinds import Record
from goldseam.core.records.note import Erased

KIND = "memory"


class MemoryKept(Record, frozen=True, tag="memory"):
    """Something good, in words. `when` is the day as it is remembered ("one summer"), in own words or "".

    In a private space it is its writer's alone; in a shared one it is a copy that was handed over.
    """

    text: str
    title: str = ""
    when: str = ""


class MemoryLine(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One memory without its text. `author` is str(UUID), `day` the ISO date on which it was written or given."""

    seq: int
    author: str
    day: str
    title: str = ""
    when: str = ""


class Memories(msgspec.Struct, frozen=True, omit_defaults=True):
    """Every memory that is there, in order of number, and what its author took back or erased."""

    items: tuple[MemoryLine, ...] = ()
    taken_back: tuple[TakenBack, ...] = ()

    def find(self, seq: int) -> MemoryLine | None:
        """The memory with this number, or None."""
        return next((line for line in self.items if line.seq == seq), None)


def _memories(state: Memories, entries: Iterable[Entry]) -> Memories:
    lines, taken_back = {line.seq: line for line in state.items}, list(state.taken_back)
    for entry in entries:
        record, person, day = entry.record, str(entry.author), entry.day.isoformat()
        if isinstance(record, MemoryKept):
            lines[entry.seq] = MemoryLine(entry.seq, person, day, record.title, record.when)
        elif isinstance(record, Erased) and record.what == KIND:
            gone = tuple(seq for seq in record.seqs if seq not in lines or lines[seq].author == person)
            for seq in gone:
                lines.pop(seq, None)
            if gone:
                taken_back.append(TakenBack(gone, person, day, int(entry.at.timestamp())))
    return Memories(tuple(lines.values()), tuple(taken_back))


MEMORIES = Fold("memories", 1, (MemoryKept, Erased), Memories, _memories)
REACHING: tuple[type[Record], ...] = (MemoryKept,)
