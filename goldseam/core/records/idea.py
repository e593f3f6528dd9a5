"""Private: what the other likes, which ideas suit, and that the other is angry just now. Never shared (T8)."""

from collections.abc import Mapping
from enum import StrEnum

import msgspec

from goldseam.core.catalogue.ideas import Like
from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold, stepwise
from goldseam.core.records.kinds import Record
from goldseam.core.records.note import Erased

KIND = "liking"


class IdeaMark(StrEnum):
    """What its reader makes of an idea: kept in mind, not for the two of them, or open again."""

    KEPT = "kept"
    NOT_US = "not_us"
    OPEN = "open"


class LikingNoted(Record, frozen=True, tag="liking"):
    """Something the other likes, in the words of whoever noticed it."""

    like: Like
    text: str


class IdeaMarked(Record, frozen=True, tag="idea"):
    """A mark on an idea of the list, by its slug. The newest counts."""

    idea: str
    mark: IdeaMark


class AngerMarked(Record, frozen=True, tag="anger_seen"):
    """Its author sees that the other is angry, or is no more. Until then no idea is shown."""

    angry: bool


class LikeLine(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One note of a liking, without its words."""

    seq: int
    like: Like


class Courting(msgspec.Struct, frozen=True, omit_defaults=True):
    """The notes in order of number, the newest mark of each idea, the ISO day since which the other is angry or ""."""

    likes: tuple[LikeLine, ...] = ()
    marks: Mapping[str, IdeaMark] = {}
    angry_since: str = ""


def _courting(state: Courting, entry: Entry) -> Courting:
    record = entry.record
    match record:
        case LikingNoted():
            return msgspec.structs.replace(state, likes=(*state.likes, LikeLine(entry.seq, record.like)))
        case Erased() if record.what == KIND:
            left = tuple(line for line in state.likes if line.seq not in record.seqs)
            return msgspec.structs.replace(state, likes=left)
        case IdeaMarked():
            others = {idea: mark for idea, mark in state.marks.items() if idea != record.idea}
            marks = others if record.mark is IdeaMark.OPEN else {**others, record.idea: record.mark}
            return msgspec.structs.replace(state, marks=marks)
        case AngerMarked():
            since = (state.angry_since or entry.day.isoformat()) if record.angry else ""
            return msgspec.structs.replace(state, angry_since=since)
        case _:
            return state


COURTING = Fold("courting", 1, (LikingNoted, IdeaMarked, AngerMarked, Erased), Courting, stepwise(_courting))
REACHING: tuple[type[Record], ...] = ()
