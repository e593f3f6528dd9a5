"""Agreed times for questions: proposed by one, in force once the other said yes, ended by either alone."""

from collections.abc import Mapping

import msgspec

from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold, stepwise
from goldseam.core.records.kinds import Record


class QuestionTimeProposed(Record, frozen=True, tag="question_time"):
    """A time every week: `weekday` 0 for Monday to 6, `at` as HH:MM where they live, and how long in minutes."""

    weekday: int
    at: str
    minutes: int


class QuestionTimeAgreed(Record, frozen=True, tag="question_time_agreed"):
    """Its author says yes to the time that the other proposed as item `proposal`."""

    proposal: int


class QuestionTimeEnded(Record, frozen=True, tag="question_time_ended"):
    """Its author ends the time of item `proposal`, takes it back, or does not want it."""

    proposal: int


class QuestionTime(msgspec.Struct, frozen=True, array_like=True):
    """One time: its number, who proposed it as str(UUID), and when it is."""

    seq: int
    by: str
    weekday: int
    at: str
    minutes: int


class QuestionTimes(msgspec.Struct, frozen=True, omit_defaults=True):
    """The time in force, and the newest open proposal of each person by str(UUID)."""

    agreed: QuestionTime | None = None
    proposed: Mapping[str, QuestionTime] = {}


def _times(state: QuestionTimes, entry: Entry) -> QuestionTimes:
    """A proposal binds nobody until the other agreed to it; a time agreed on replaces the one before."""
    record, person = entry.record, str(entry.author)
    open_ones = {each.seq: each for each in state.proposed.values()}
    match record:
        case QuestionTimeProposed():
            time = QuestionTime(entry.seq, person, record.weekday, record.at, record.minutes)
            return QuestionTimes(state.agreed, {**state.proposed, person: time})
        case QuestionTimeAgreed() if (found := open_ones.get(record.proposal)) and found.by != person:
            return QuestionTimes(found)
        case QuestionTimeEnded():
            left = {by: each for by, each in state.proposed.items() if each.seq != record.proposal}
            ended = state.agreed is not None and state.agreed.seq == record.proposal
            return QuestionTimes(None if ended else state.agreed, left)
        case _:
            return state


QUESTION_TIMES = Fold(
    "question_times",
    1,
    (QuestionTimeProposed, QuestionTimeAgreed, QuestionTimeEnded),
    QuestionTimes,
    stepwise(_times),
)

REACHING = (QuestionTimeProposed,)
