"""What makes the other special, for oneself alone; and gratitude that was said to them. Nothing is counted."""

from collections.abc import Iterable

import msgspec

from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold, stepwise
from goldseam.core.records.kinds import Record
from goldseam.core.records.note import Erased

SPECIAL, GRATITUDE = "special", "gratitude"


class SpecialNoted(Record, frozen=True, tag="special"):
    """Private: one thing that makes the other special, and where it was seen."""

    text: str
    seen: str = ""


class GratitudeSaid(Record, frozen=True, tag="gratitude"):
    """Thanks that its author handed to the other. Nothing in it tells where it came from (T8)."""

    text: str


class GratitudeWelcomed(Record, frozen=True, tag="gratitude_welcomed"):
    """The other says "thank you" to item `follows`. Nobody waits for it."""

    follows: int


class Specials(msgspec.Struct, frozen=True, omit_defaults=True):
    """The numbers of the lines that are there, oldest first."""

    seqs: tuple[int, ...] = ()


class GratitudeLine(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Thanks without their words. `author` is str(UUID); ISO days, `welcomed_on` is "" where nothing was said."""

    seq: int
    author: str
    day: str
    welcomed_on: str = ""


class Gratitudes(msgspec.Struct, frozen=True, omit_defaults=True):
    """All thanks that were said and not taken back, in order of number."""

    items: tuple[GratitudeLine, ...] = ()

    def find(self, seq: int) -> GratitudeLine | None:
        """The thanks with this number, or None."""
        return next((line for line in self.items if line.seq == seq), None)


def _specials(state: Specials, entry: Entry) -> Specials:
    record = entry.record
    if isinstance(record, SpecialNoted):
        return Specials((*state.seqs, entry.seq))
    if isinstance(record, Erased) and record.what == SPECIAL:
        return Specials(tuple(seq for seq in state.seqs if seq not in record.seqs))
    return state


def _gratitudes(state: Gratitudes, entries: Iterable[Entry]) -> Gratitudes:
    lines = {line.seq: line for line in state.items}
    for entry in entries:
        record, person, day = entry.record, str(entry.author), entry.day.isoformat()
        match record:
            case GratitudeSaid():
                lines[entry.seq] = GratitudeLine(entry.seq, person, day)
            case GratitudeWelcomed(follows=seq) if (old := lines.get(seq)) and old.author != person:
                lines[seq] = msgspec.structs.replace(old, welcomed_on=old.welcomed_on or day)
            case Erased() if record.what == GRATITUDE:
                for seq in record.seqs:
                    if seq in lines and lines[seq].author == person:
                        del lines[seq]
    return Gratitudes(tuple(lines.values()))


SPECIALS = Fold("specials", 1, (SpecialNoted, Erased), Specials, stepwise(_specials))
GRATITUDES = Fold("gratitudes", 1, (GratitudeSaid, GratitudeWelcomed, Erased), Gratitudes, _gratitudes)
REACHING: tuple[type[Record], ...] = (GratitudeSaid, GratitudeWelcomed)
