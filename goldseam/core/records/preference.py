"""What a person prefers: the name shown, the language, the theme, where the exit leads."""

from collections.abc import Mapping

import msgspec

from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold, stepwise
from goldseam.core.records.kinds import Record

# No words of a person: what the program keeps for a moment, and what no export shows.
UNTOLD = frozenset({"reminder_code"})


class Preferred(Record, frozen=True, tag="preference"):
    """One preference set."""

    name: str
    value: str


class Preferences(msgspec.Struct, frozen=True, omit_defaults=True):
    """The newest value of each preference."""

    values: Mapping[str, str] = {}


def _preferences(state: Preferences, entry: Entry) -> Preferences:
    record = entry.record
    if not isinstance(record, Preferred):
        return state
    return Preferences(values={**state.values, record.name: record.value})


PREFERENCES = Fold("preferences", 1, (Preferred,), Preferences, stepwise(_preferences))
