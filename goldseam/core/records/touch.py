"""The wish about touch and about sex: apart from closeness, everybody's own, never owed (T3)."""

from collections.abc import Mapping
from enum import StrEnum

import msgspec

from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold, stepwise
from goldseam.core.records.kinds import Record


class TouchLevel(StrEnum):
    """What somebody wishes about touch, the most open first."""

    AS_IT_COMES = "as_it_comes"
    WHEN_ASKED = "when_asked"
    NONE = "none"


class SexLevel(StrEnum):
    """What somebody wishes about sex, the most open first. `never_ask`: not before its author speaks of it."""

    OPEN = "open"
    NOT_NOW = "not_now"
    NEVER_ASK = "never_ask"


class TouchWished(Record, frozen=True, tag="touch_wish"):
    """The wish of its author; the newest stands. It carries no words, so that it can always pass."""

    touch: TouchLevel
    sex: SexLevel


class TouchWish(msgspec.Struct, frozen=True, omit_defaults=True):
    """The newest wish of one person; `on` is the ISO day it was said."""

    touch: TouchLevel
    sex: SexLevel
    on: str = ""


class TouchWishes(msgspec.Struct, frozen=True, omit_defaults=True):
    """The newest wish of each person, by str(UUID); whoever said nothing is not there."""

    by_person: Mapping[str, TouchWish] = {}


def _wishes(state: TouchWishes, entry: Entry) -> TouchWishes:
    record = entry.record
    if not isinstance(record, TouchWished):
        return state
    wish = TouchWish(record.touch, record.sex, entry.day.isoformat())
    return TouchWishes({**state.by_person, str(entry.author): wish})


TOUCH_WISHES = Fold("touch_wishes", 1, (TouchWished,), TouchWishes, stepwise(_wishes))
