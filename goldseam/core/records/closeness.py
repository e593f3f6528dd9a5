"""How close each of them wishes the other to be now, with an optional note and an optional end."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

import msgspec

from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold, stepwise
from goldseam.core.records.kinds import Record

NEAR = "near"


class ClosenessWished(Record, frozen=True, tag="closeness"):
    """A wish of its author: near, space or no_contact. `until` is the last day on which it holds.

    `practical`: under no contact, brief messages about children, health, home and money still pass (T3).
    """

    closeness: str
    note: str = ""
    until: date | None = None
    practical: bool = True


class Wish(msgspec.Struct, frozen=True, omit_defaults=True):
    """The newest wish of one person; `on` is the ISO day it was said, "" where nothing was said."""

    closeness: str = NEAR
    note: str = ""
    until: date | None = None
    practical: bool = True
    on: str = ""


class Wishes(msgspec.Struct, frozen=True, omit_defaults=True):
    """The newest wish of each person, by str(UUID). Its end is looked at by `wish_of`, which knows the day."""

    by_person: Mapping[str, Wish] = {}


def wish_of(state: Wishes, person: UUID | str, today: date) -> Wish:
    """What this person wishes today: near where nothing was said, or where the wish has come to its end."""
    wish = state.by_person.get(str(person), Wish())
    ended = wish.until is not None and wish.until < today
    return Wish() if ended else wish


def _wishes(state: Wishes, entry: Entry) -> Wishes:
    record = entry.record
    if not isinstance(record, ClosenessWished):
        return state
    on = entry.day.isoformat()
    wish = Wish(record.closeness, record.note, record.until, record.practical, on)
    return Wishes({**state.by_person, str(entry.author): wish})


WISHES = Fold("wishes", 1, (ClosenessWished,), Wishes, stepwise(_wishes))
