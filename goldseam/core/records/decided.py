"""Where somebody stands with going on: their own choice for now, which may change on any day."""

from datetime import date
from enum import StrEnum

import msgspec

from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold, stepwise
from goldseam.core.records.kinds import Record


class Way(StrEnum):
    """The three ways. None of them is a failure, and none is shown to the other."""

    GO_ON = "go_on"
    NOT_YET = "not_yet"
    PART_WELL = "part_well"


class Decided(Record, frozen=True, tag="decided"):
    """A way chosen for now, why in own words, and the day on which its author wants to look again, if any."""

    way: Way
    why: str = ""
    look_again: date | None = None


class Standpoint(msgspec.Struct, frozen=True, omit_defaults=True):
    """The newest choice: its number (0: none), the way, its ISO day, and the day to look again."""

    seq: int = 0
    way: Way | None = None
    on: str = ""
    look_again: date | None = None


def _decided(state: Standpoint, entry: Entry) -> Standpoint:
    record = entry.record
    if not isinstance(record, Decided):
        return state
    return Standpoint(entry.seq, record.way, entry.day.isoformat(), record.look_again)


STANDPOINT = Fold("standpoint", 1, (Decided,), Standpoint, stepwise(_decided))
