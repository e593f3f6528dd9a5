"""Breaches of trust by name, and how each of them sees who broke it and who was hurt: both views stand."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

import msgspec

from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold
from goldseam.core.records.kinds import Record


class Part(StrEnum):
    """Somebody's part in a breach, as the author of the view sees it."""

    ME = "me"
    PARTNER = "partner"
    BOTH = "both"
    NOT_SURE = "not_sure"


class BreachNamed(Record, frozen=True, tag="breach"):
    """One breach under a title of its author's own. `when` is in their own words; it may be empty."""

    title: str
    when: str = ""


class BreachSeen(Record, frozen=True, tag="breach_seen"):
    """How its author sees the breach with the number `breach`."""

    breach: int
    broke: Part = Part.NOT_SURE
    hurt: Part = Part.NOT_SURE
    words: str = ""


class BreachView(msgspec.Struct, frozen=True, omit_defaults=True):
    """The newest view of one person. `on` is an ISO day."""

    broke: Part
    hurt: Part
    words: str
    on: str


class Breach(msgspec.Struct, frozen=True, omit_defaults=True):
    """One breach and the view of each who told theirs, by str(UUID). Nothing compares them (S24)."""

    seq: int
    named_by: str
    on: str
    title: str
    when: str
    views: Mapping[str, BreachView] = {}


class Breaches(msgspec.Struct, frozen=True, omit_defaults=True):
    """Every breach that was named, in order of number."""

    breaches: tuple[Breach, ...] = ()


def _breaches(state: Breaches, entries: Iterable[Entry]) -> Breaches:
    found = {breach.seq: breach for breach in state.breaches}
    for entry in entries:
        record, person, day = entry.record, str(entry.author), entry.day.isoformat()
        match record:
            case BreachNamed():
                found[entry.seq] = Breach(entry.seq, person, day, record.title, record.when)
            case BreachSeen() if breach := found.get(record.breach):
                view = BreachView(record.broke, record.hurt, record.words, day)
                found[breach.seq] = msgspec.structs.replace(breach, views={**breach.views, person: view})
    return Breaches(tuple(found.values()))


BREACHES = Fold("breaches", 1, (BreachNamed, BreachSeen), Breaches, _breaches)
