"""Sorting a dispute: three questions answered in private, opened together or kept, and who gave in (T10)."""

from collections.abc import Iterable
from enum import StrEnum

import msgspec

from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold
from goldseam.core.records.kinds import Record
from goldseam.core.records.note import Erased


class Wound(StrEnum):
    """Whether the old wound spoke in it, as one of the two felt it."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    NOT_SURE = "not_sure"


class DisputeEnd(StrEnum):
    """How a dispute ended, in the private view of one person."""

    AGREED = "agreed"
    I_GAVE_IN = "i_gave_in"
    THEY_GAVE_IN = "they_gave_in"
    LET_BE = "let_be"


class DisputeSorted(Record, frozen=True, tag="dispute_sorted"):
    """Private: what it was about on its face, whether the wound spoke, what would be enough.

    `dispute` is the number of the dispute in the shared space, 0 where it is kept alone; `of` the number of
    the first of the own answers that these replace.
    """

    title: str
    about: str = ""
    wound: Wound = Wound.NOT_SURE
    enough: str = ""
    dispute: int = 0
    of: int = 0


class DisputeEnded(Record, frozen=True, tag="dispute_ended"):
    """Private: how the dispute with the own answers `of` ended; the newest stands. It stays in its author's space."""

    of: int
    how: DisputeEnd


class DisputeOpened(Record, frozen=True, tag="dispute"):
    """Shared: its author would like to sort a dispute together, under this short name."""

    title: str


class OwnDispute(msgspec.Struct, frozen=True, array_like=True):
    """Own answers without their words: first and newest number, ISO day, dispute they belong to, how it ended.

    `ended_in` is the number under which that was said, 0 where it was not.
    """

    root: int
    seq: int
    day: str
    dispute: int = 0
    ended: str = ""
    ended_in: int = 0


class OwnDisputes(msgspec.Struct, frozen=True, omit_defaults=True):
    """The own sorted disputes in order of their first number."""

    lines: tuple[OwnDispute, ...] = ()

    @property
    def ends(self) -> tuple[DisputeEnd, ...]:
        """How those that are still here ended, oldest first."""
        ended = sorted((line for line in self.lines if line.ended), key=lambda line: line.ended_in)
        return tuple(DisputeEnd(line.ended) for line in ended)

    def line(self, root: int) -> OwnDispute | None:
        """The one with this first number, or None."""
        return next((each for each in self.lines if each.root == root), None)

    def of_dispute(self, dispute: int) -> OwnDispute | None:
        """The newest one that belongs to this shared dispute, or None."""
        return next((each for each in reversed(self.lines) if each.dispute == dispute), None)


class DisputeLine(msgspec.Struct, frozen=True, array_like=True):
    """One shared dispute without its name. `by` is str(UUID), `day` an ISO date."""

    seq: int
    by: str
    day: str


class Disputes(msgspec.Struct, frozen=True, omit_defaults=True):
    """The shared disputes that are not taken back, in order of number."""

    lines: tuple[DisputeLine, ...] = ()


def _own(state: OwnDisputes, entries: Iterable[Entry]) -> OwnDisputes:
    lines = {line.root: line for line in state.lines}
    for entry in entries:
        day = entry.day.isoformat()
        match entry.record:
            case DisputeSorted() as answers:
                # The words that these replace are erased, so their number may be all that is left of them.
                root = answers.of or entry.seq
                lines[root] = OwnDispute(root, entry.seq, day, answers.dispute)
            case DisputeEnded() as ended if line := lines.get(ended.of):
                lines[line.root] = msgspec.structs.replace(line, ended=ended.how.value, ended_in=entry.seq)
            case Erased() as erased:
                left = (line for line in lines.values() if line.seq not in erased.seqs)
                lines = {line.root: _not_ended_in(line, erased.seqs) for line in left}
    return OwnDisputes(tuple(lines.values()))


def _not_ended_in(line: OwnDispute, gone: tuple[int, ...]) -> OwnDispute:
    return msgspec.structs.replace(line, ended="", ended_in=0) if line.ended_in in gone else line


def _disputes(state: Disputes, entries: Iterable[Entry]) -> Disputes:
    lines = {line.seq: line for line in state.lines}
    for entry in entries:
        person = str(entry.author)
        match entry.record:
            case DisputeOpened():
                lines[entry.seq] = DisputeLine(entry.seq, person, entry.day.isoformat())
            case Erased() as erased:
                lines = {seq: d for seq, d in lines.items() if d.by != person or seq not in erased.seqs}
    return Disputes(tuple(lines.values()))


OWN_DISPUTES = Fold("own_disputes", 2, (DisputeSorted, DisputeEnded, Erased), OwnDisputes, _own)
DISPUTES = Fold("disputes", 1, (DisputeOpened, Erased), Disputes, _disputes)
REACHING = (DisputeOpened,)
