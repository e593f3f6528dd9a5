"""What somebody measured for themselves: questionnaires, what a shift in the answers was, days brought along."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

import msgspec

from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold, stepwise
from goldseam.core.records.kinds import Record

LONGEST_NAME = 120
# Days within which a shift that was found again is still the one that was asked about.
SAME_SHIFT = 21


class QuestionnaireAnswered(Record, frozen=True, tag="questionnaire"):
    """A whole questionnaire: the points of each of its items, in their order. Nothing is left open."""

    measure: str
    points: tuple[int, ...]


class ShiftSaid(StrEnum):
    """What was answered to "did something happen around then": its name, nothing, or do not ask such things."""

    NAMED = "named"
    NOTHING = "nothing"
    DO_NOT_ASK = "do_not_ask"
    ASK_AGAIN = "ask_again"


class ShiftAnswered(Record, frozen=True, tag="shift_answered"):
    """What somebody says of a shift in their answers about one item, that began around a day."""

    item: str
    since: date
    said: ShiftSaid
    words: str = ""


class DaysBrought(Record, frozen=True, tag="days_brought"):
    """Days from a table of somebody's own, about one item: ISO day -> 0 to 10, and notes of some of the days."""

    item: str
    days: Mapping[str, float]
    notes: Mapping[str, str] = {}


class Taken(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A questionnaire that was answered: its number, its name, the ordinal of its day, the sum of its points."""

    seq: int
    measure: str
    day: int
    total: int


class Questionnaires(msgspec.Struct, frozen=True, omit_defaults=True):
    """Everything that was answered, in order."""

    taken: tuple[Taken, ...] = ()

    def of(self, measure: str) -> tuple[Taken, ...]:
        """The times this one was answered, oldest first."""
        return tuple(each for each in self.taken if each.measure == measure)


class Shift(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A shift that was answered: the ordinal of the day around which it began, and its name, "" for nothing."""

    seq: int
    item: str
    since: int
    words: str = ""


class Shifts(msgspec.Struct, frozen=True, omit_defaults=True):
    """The answered shifts in order of being answered, and whether such questions are wanted."""

    answered: tuple[Shift, ...] = ()
    asking: bool = True

    def knows(self, item: str, since: int) -> bool:
        """Whether this shift was answered: a day filled in later moves its beginning a little."""
        return any(each.item == item and abs(each.since - since) <= SAME_SHIFT for each in self.answered)


class Bringing(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A table that was brought: its number, its ISO day, its item, how many days, the first and the last one."""

    seq: int
    on: str
    item: str
    count: int
    first: str
    last: str


class Brought(msgspec.Struct, frozen=True, omit_defaults=True):
    """The tables that were brought, in order."""

    tables: tuple[Bringing, ...] = ()


def _taken(state: Questionnaires, entry: Entry) -> Questionnaires:
    record = entry.record
    if not isinstance(record, QuestionnaireAnswered):
        return state
    taken = Taken(entry.seq, record.measure, entry.day.toordinal(), sum(record.points))
    return Questionnaires((*state.taken, taken))


def _shifts(state: Shifts, entry: Entry) -> Shifts:
    record = entry.record
    if not isinstance(record, ShiftAnswered):
        return state
    match record.said:
        case ShiftSaid.DO_NOT_ASK:
            return Shifts(state.answered, asking=False)
        case ShiftSaid.ASK_AGAIN:
            return Shifts(state.answered, asking=True)
        case _:
            since = record.since.toordinal()
            # Said anew of the same shift, the newer word stands.
            others = [
                each
                for each in state.answered
                if each.item != record.item or abs(each.since - since) > SAME_SHIFT
            ]
            shift = Shift(entry.seq, record.item, since, record.words[:LONGEST_NAME])
            return Shifts((*others, shift), state.asking)


def _brought(state: Brought, entry: Entry) -> Brought:
    record = entry.record
    if not isinstance(record, DaysBrought) or not record.days:
        return state
    days = sorted(record.days)
    table = Bringing(entry.seq, entry.day.isoformat(), record.item, len(days), days[0], days[-1])
    return Brought((*state.tables, table))


QUESTIONNAIRES = Fold("questionnaires", 1, (QuestionnaireAnswered,), Questionnaires, stepwise(_taken))
SHIFTS = Fold("shifts", 1, (ShiftAnswered,), Shifts, stepwise(_shifts))
BROUGHT = Fold("brought", 1, (DaysBrought,), Brought, stepwise(_brought))
