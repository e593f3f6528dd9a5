"""Which practices somebody did on the pages of the program: the plan hears of an act without a mark on a practice."""

from collections.abc import Iterable, Mapping
from datetime import date

import msgspec

from goldseam.core.records.account import AccountTold, ToldHow
from goldseam.core.records.acted_table import OWN_PAGES, REFLECTED_ON, TABLE, Counts
from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold
from goldseam.core.records.kinds import Record
from goldseam.core.records.own import OwnWritten
from goldseam.core.records.situation import Reflected

_BY_KIND: Mapping[type[Record], tuple[Counts, ...]] = {
    kind: tuple(each for each in TABLE if each.kind is kind) for kind in {each.kind for each in TABLE}
}
READS: tuple[type[Record], ...] = tuple(
    dict.fromkeys((*(each.kind for each in TABLE), AccountTold, OwnWritten, Reflected))
)


class Act(msgspec.Struct, frozen=True, array_like=True):
    """The newest time of an act: the ISO day it counts for, and the newest Unix second at which it was written.

    `at` is 0 where no more than the day is known. Of several acts it may belong to another one than `day`.
    """

    day: str
    at: int = 0

    def is_after(self, day: date, at: int) -> bool:
        """Whether there was one after the Unix second `at`, which lay on this day for whoever acts.

        One of which only the day is known counts from the day after: in seconds a day begins where somebody lives.
        """
        return self.at > at or self.day > day.isoformat()


class Acts(msgspec.Struct, frozen=True, omit_defaults=True):
    """By person, str(UUID): practice -> its newest act; the account told outside; what was reflected on."""

    by: Mapping[str, Mapping[str, Act]] = {}
    told: Mapping[str, Act] = {}
    reflected: Mapping[str, tuple[str, ...]] = {}


class _Found:
    """The acts while a fold runs."""

    def __init__(self, state: Acts) -> None:
        self.by = {person: dict(acts) for person, acts in state.by.items()}
        self.told = dict(state.told)
        self.reflected = dict(state.reflected)

    def did(self, entry: Entry, slugs: Iterable[str], day: date | None = None) -> None:
        """A day to come is no day of doing it; what is written late never takes the place of a later day."""
        mine = self.by.setdefault(str(entry.author), {})
        new = _act(entry, day)
        for slug in slugs:
            old = mine.get(slug, new)
            mine[slug] = Act(max(old.day, new.day), max(old.at, new.at))

    def account(self, entry: Entry, said: AccountTold) -> None:
        if said.how is ToldHow.NOT_TOLD:
            self.told.pop(str(entry.author), None)
        else:
            self.told[str(entry.author)] = _act(entry, said.on)

    def reflect(self, entry: Entry, said: Reflected) -> None:
        person = str(entry.author)
        before = set(self.reflected.get(person, ()))
        after = before | {said.question} if said.text.strip() else before - {said.question}
        self.reflected[person] = tuple(sorted(after))
        if said.question in after:
            self.did(entry, [slug for slug, asked in REFLECTED_ON.items() if said.question in asked <= after])


def _act(entry: Entry, day: date | None) -> Act:
    return Act(min(day or entry.day, entry.day).isoformat(), int(entry.at.timestamp()))


def _acts(state: Acts, entries: Iterable[Entry]) -> Acts:
    found = _Found(state)
    for entry in entries:
        record = entry.record
        match record:
            case AccountTold():
                found.account(entry, record)
            case Reflected():
                found.reflect(entry, record)
            case OwnWritten():
                slug = OWN_PAGES.get((record.topic, record.part))
                if slug and record.text.strip():
                    found.did(entry, (slug,))
            case _:
                for each in _BY_KIND[type(record)]:
                    if each.when(record):
                        found.did(entry, each.slugs, each.day and each.day(record))
    return Acts(found.by, found.told, found.reflected)


ACTS = Fold("acts", 2, READS, Acts, _acts)
