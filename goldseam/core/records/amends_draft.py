"""Amends before anybody else sees them: private drafts, which of them was given, and what was said in person."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

import msgspec

from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold
from goldseam.core.records.kinds import Record
from goldseam.core.records.note import Erased


class DraftOf(StrEnum):
    """What a draft is going to be: what it did to me, what I did, or an apology."""

    HARM = "harm"
    STATEMENT = "statement"
    APOLOGY = "apology"


class AmendsDrafted(Record, frozen=True, tag="amends_draft"):
    """A private draft: the fields of its form as they were typed.

    `breach` is a number in the shared space with the id `space`. `follows` is the number of the first
    version; the newest stands.
    """

    what: DraftOf
    fields: Mapping[str, str] = {}
    breach: int | None = None
    space: str = ""
    follows: int | None = None


class AmendsHanded(Record, frozen=True, tag="amends_handed"):
    """The draft with the first number `draft` was handed over, and is item `item` of the shared space. Private."""

    draft: int
    item: int


class ApologySaid(Record, frozen=True, tag="apology_said"):
    """An apology was said face to face on a day, as its author notes in private. `draft` is what was prepared."""

    on: date
    breach: int | None = None
    space: str = ""
    draft: int | None = None
    asks_forgiveness: bool = False


class DraftLine(msgspec.Struct, frozen=True, array_like=True):
    """One draft without its words. `root` is its first number, `seq` its newest, `versions` all of them.

    Days are ISO dates, "" where it was neither handed over nor said; `item` is its number among what was handed over.
    """

    root: int
    seq: int
    day: str
    what: DraftOf
    breach: int = 0
    space: str = ""
    versions: tuple[int, ...] = ()
    handed_on: str = ""
    item: int = 0
    said_on: str = ""


class SaidLine(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One apology said face to face: its ISO day, the breach (0: none named) in the space with this id."""

    on: str
    breach: int = 0
    space: str = ""
    asks: bool = False


class AmendsDrafts(msgspec.Struct, frozen=True, omit_defaults=True):
    """All drafts in order of their first number, and everything said face to face, in the order it was noted."""

    drafts: tuple[DraftLine, ...] = ()
    said: tuple[SaidLine, ...] = ()

    def by_root(self, root: int) -> DraftLine | None:
        """The draft with this first number, or None."""
        return next((each for each in self.drafts if each.root == root), None)

    def said_for(self, breach: int, space: str) -> tuple[SaidLine, ...]:
        """What was said for this breach of this space, or, with 0, for none that was named."""
        return tuple(
            each for each in self.said if each.breach == breach and (not breach or each.space == space)
        )


class _Erased:
    """The name under which an erasure says that it emptied drafts."""

    DRAFT = "amends_draft"


def _drafted(known: dict[int, DraftLine], entry: Entry, record: AmendsDrafted) -> None:
    root = entry.seq if record.follows is None else record.follows
    old = known.get(root)
    if record.follows is not None and old is None:
        return
    versions = (*(old.versions if old else ()), entry.seq)
    line = DraftLine(
        root, entry.seq, entry.day.isoformat(), record.what, record.breach or 0, record.space, versions
    )
    if old:
        line = msgspec.structs.replace(line, handed_on=old.handed_on, item=old.item, said_on=old.said_on)
    known[root] = line


def _drafts(state: AmendsDrafts, entries: Iterable[Entry]) -> AmendsDrafts:
    known, said = {each.root: each for each in state.drafts}, list(state.said)
    for entry in entries:
        record, day = entry.record, entry.day.isoformat()
        match record:
            case AmendsDrafted():
                _drafted(known, entry, record)
            case AmendsHanded(draft=root) if old := known.get(root):
                known[root] = msgspec.structs.replace(old, handed_on=day, item=record.item)
            case ApologySaid():
                on = record.on.isoformat()
                said.append(SaidLine(on, record.breach or 0, record.space, record.asks_forgiveness))
                if old := known.get(record.draft or 0):
                    known[old.root] = msgspec.structs.replace(old, said_on=on)
            case Erased(what=_Erased.DRAFT):
                for root in set(known).intersection(record.seqs):
                    del known[root]
    return AmendsDrafts(tuple(known.values()), tuple(said))


AMENDS_DRAFTS = Fold(
    "amends_drafts", 1, (AmendsDrafted, AmendsHanded, ApologySaid, Erased), AmendsDrafts, _drafts
)
