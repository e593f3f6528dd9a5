"""What one of the two handed over, and what became of it: corrected, marked withdrawn, taken back."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

import msgspec

from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold
from goldseam.core.records.kinds import Record
from goldseam.core.records.note import Erased


class HandedKind(StrEnum):
    """What can be handed over.

    `view` is how its author sees the situation; `practical` is children, health, home and money.
    """

    NOTE = "note"
    LETTER = "letter"
    VIEW = "view"
    WISH = "wish"
    PRACTICAL = "practical"
    ANSWER = "answer"
    ACCOUNT = "account"
    CORRECTION = "correction"
    OUTCOME = "outcome"
    LAPSE = "lapse"


# The author may empty these. Everything else can be marked withdrawn and stays readable (S22).
TAKEN_BACK_FREELY = frozenset(
    {HandedKind.NOTE, HandedKind.LETTER, HandedKind.WISH, HandedKind.PRACTICAL, HandedKind.VIEW}
)


class CorrectionHow(StrEnum):
    """How it came to a correction: noticed oneself, asked about it, found out by the other, not said."""

    NOTICED = "noticed"
    ASKED = "asked"
    FOUND = "found"
    NOT_SAID = "not_said"


class Handed(Record, frozen=True, tag="handed"):
    """A copy of something, given to the other exactly as the preview showed it."""

    # Every record has its own kind under the name "kind" in its bytes, so this one stands beside it.
    kind: HandedKind = msgspec.field(name="what")
    title: str
    text: str


class Corrected(Record, frozen=True, tag="corrected"):
    """What the author of item `follows` now says about it; the item itself stays as it was."""

    follows: int
    text: str
    how: CorrectionHow = CorrectionHow.NOT_SAID


class Withdrawn(Record, frozen=True, tag="withdrawn"):
    """The author of item `follows` no longer stands by it; it stays readable, and says so."""

    follows: int


class HandedLine(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One item without its text: the page reads the texts of what it shows by their numbers.

    `author` is str(UUID), `day` and `withdrawn_on` are ISO dates ("" where it stands), `at` is in Unix
    seconds, `corrections` are the numbers of the corrections, oldest first.
    """

    seq: int
    author: str
    day: str
    at: int
    kind: HandedKind
    title: str
    corrections: tuple[int, ...] = ()
    withdrawn_on: str = ""


class TakenBack(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Items that their author emptied, the day (ISO) and the Unix second of doing so.

    What a number was is gone with its words: it may have been any item of the space, also one never shown.
    """

    seqs: tuple[int, ...]
    by: str
    on: str
    at: int


class HandedState(msgspec.Struct, frozen=True, omit_defaults=True):
    """Everything handed over that is there, in order of number, and everything taken back."""

    items: tuple[HandedLine, ...] = ()
    taken_back: tuple[TakenBack, ...] = ()


class _Shelf:
    """The lines while a fold runs, found by number: a step costs the same however long the history is."""

    def __init__(self, lines: Iterable[HandedLine]) -> None:
        self.lines = {line.seq: line for line in lines}
        self.corrections: dict[int, list[int]] = {}

    def own(self, seq: int, person: str) -> HandedLine | None:
        """The line with this number if this person wrote it: nobody changes what the other wrote (S22)."""
        line = self.lines.get(seq)
        return line if line is not None and line.author == person else None

    def correct(self, line: HandedLine, seq: int) -> None:
        self.corrections.setdefault(line.seq, list(line.corrections)).append(seq)

    def drop(self, seqs: Sequence[int], person: str) -> tuple[int, ...]:
        """Take these items away; returns their numbers without those of lines that somebody else wrote."""
        gone = tuple(seq for seq in seqs if seq not in self.lines or self.own(seq, person))
        for seq in gone:
            self.lines.pop(seq, None)
            self.corrections.pop(seq, None)
        return gone

    def all(self) -> tuple[HandedLine, ...]:
        for seq, corrections in self.corrections.items():
            self.lines[seq] = msgspec.structs.replace(self.lines[seq], corrections=tuple(corrections))
        return tuple(self.lines.values())


class _Kind:
    """The name under which an erasure says that it emptied something handed over: nothing else shows here."""

    HANDED = "handed"


def _handed(state: HandedState, entries: Iterable[Entry]) -> HandedState:
    shelf, taken_back = _Shelf(state.items), list(state.taken_back)
    for entry in entries:
        record, person, day = entry.record, str(entry.author), entry.day.isoformat()
        at = int(entry.at.timestamp())
        match record:
            case Handed():
                shelf.lines[entry.seq] = HandedLine(entry.seq, person, day, at, record.kind, record.title)
            case Erased(what=_Kind.HANDED):
                if gone := shelf.drop(record.seqs, person):
                    taken_back.append(TakenBack(gone, person, day, at))
            case Corrected() if line := shelf.own(record.follows, person):
                shelf.correct(line, entry.seq)
            case Withdrawn() if line := shelf.own(record.follows, person):
                first = line.withdrawn_on or day
                shelf.lines[line.seq] = msgspec.structs.replace(line, withdrawn_on=first)
    return HandedState(shelf.all(), tuple(taken_back))


HANDED = Fold("handed", 1, (Handed, Corrected, Withdrawn, Erased), HandedState, _handed)
