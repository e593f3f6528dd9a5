"""What a person says about the situation: answers to the intake, the self-analysis, the safety check."""

from collections.abc import Mapping
from datetime import date

import msgspec

from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold, stepwise
from goldseam.core.records.kinds import Record

Value = str | bool | tuple[str, ...] | None


class Answered(Record, frozen=True, tag="answered"):
    """One question of the intake answered, changed, or (None) left open."""

    question: str
    value: Value = None


class Reflected(Record, frozen=True, tag="reflected"):
    """One of the six questions of the self-analysis, in the person's own words."""

    question: str
    text: str


class SafetyAnswered(Record, frozen=True, tag="safety"):
    """The private safety check: topic -> answer. "not now" counts as an answer (S06)."""

    answers: Mapping[str, str] = {}


class AnswersState(msgspec.Struct, frozen=True, omit_defaults=True):
    """The newest answer to each question, and the ISO day it was given."""

    values: Mapping[str, Value] = {}
    days: Mapping[str, str] = {}


class ReflectionState(msgspec.Struct, frozen=True, omit_defaults=True):
    """The newest text of each question of the self-analysis."""

    texts: Mapping[str, str] = {}


class SafetyState(msgspec.Struct, frozen=True, omit_defaults=True):
    """The newest safety check, and the day it was last offered and answered (or put off)."""

    answers: Mapping[str, str] = {}
    on: date | None = None


def _answers(state: AnswersState, entry: Entry) -> AnswersState:
    record = entry.record
    if not isinstance(record, Answered):
        return state
    return AnswersState(
        values={**state.values, record.question: record.value},
        days={**state.days, record.question: entry.day.isoformat()},
    )


def _reflections(state: ReflectionState, entry: Entry) -> ReflectionState:
    record = entry.record
    if not isinstance(record, Reflected):
        return state
    return ReflectionState(texts={**state.texts, record.question: record.text})


def _safety(state: SafetyState, entry: Entry) -> SafetyState:
    record = entry.record
    if not isinstance(record, SafetyAnswered):
        return state
    return SafetyState(answers={**state.answers, **record.answers}, on=entry.day)


ANSWERS = Fold("answers", 1, (Answered,), AnswersState, stepwise(_answers))
REFLECTIONS = Fold("reflections", 1, (Reflected,), ReflectionState, stepwise(_reflections))
SAFETY = Fold("safety", 1, (SafetyAnswered,), SafetyState, stepwise(_safety))
