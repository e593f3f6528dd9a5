"""What somebody writes about themselves, for nobody else: by topic and part, the newest first and the earlier kept."""

from collections.abc import Iterable, Mapping

import msgspec

from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold
from goldseam.core.records.kinds import Record
from goldseam.core.records.note import Erased

KIND = "own"


class OwnWritten(Record, frozen=True, tag="own"):
    """Words of a person about themselves. `topic` and `part` are ids of the page; an empty text clears the part."""

    topic: str
    part: str
    text: str


class OwnParts(msgspec.Struct, frozen=True, omit_defaults=True):
    """The numbers of what was written, oldest first, by "topic/part"."""

    by_part: Mapping[str, tuple[int, ...]] = {}

    def newest(self, topic: str) -> dict[str, int]:
        """The number of the newest words of each part of a topic."""
        return {
            key.partition("/")[2]: seqs[-1]
            for key, seqs in self.by_part.items()
            if key.startswith(f"{topic}/")
        }

    def earlier(self, topic: str) -> tuple[int, ...]:
        """The numbers of everything that was replaced since, newest first."""
        older = (seqs[:-1] for key, seqs in self.by_part.items() if key.startswith(f"{topic}/"))
        return tuple(sorted((seq for seqs in older for seq in seqs), reverse=True))

    def topics(self) -> frozenset[str]:
        """The topics that hold anything."""
        return frozenset(key.partition("/")[0] for key in self.by_part)


def _own(state: OwnParts, entries: Iterable[Entry]) -> OwnParts:
    known = dict(state.by_part)
    for entry in entries:
        record = entry.record
        if isinstance(record, OwnWritten):
            key = f"{record.topic}/{record.part}"
            known[key] = (*known.get(key, ()), entry.seq)
        elif isinstance(record, Erased) and record.what == KIND:
            gone = frozenset(record.seqs)
            left = {key: tuple(seq for seq in seqs if seq not in gone) for key, seqs in known.items()}
            known = {key: seqs for key, seqs in left.items() if seqs}
    return OwnParts(known)


OWN = Fold("own", 1, (OwnWritten, Erased), OwnParts, _own)
