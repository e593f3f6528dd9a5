"""What a person did with the suggestions: done, not now, not for us, asked for again."""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

import msgspec

from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold, stepwise
from goldseam.core.records.kinds import Record

DONE_KEPT = 12
WALK_STAYS_OFFERED = timedelta(days=14)


class PracticeMark(StrEnum):
    """The answers a suggestion has, and taking one back."""

    DONE = "done"
    NOT_NOW = "not_now"
    NOT_FOR_US = "not_for_us"
    AGAIN = "again"


class PracticeMarked(Record, frozen=True, tag="practice"):
    """A mark on one practice. `until` is the day a postponed practice comes back."""

    slug: str
    mark: PracticeMark
    until: date | None = None


class PracticeStepped(Record, frozen=True, tag="practice_step"):
    """How far a walk through a practice went: `step` counts from 1; 0 ends the walk."""

    slug: str
    step: int


class Walks(msgspec.Struct, frozen=True, omit_defaults=True):
    """The walks that were begun and not ended: practice -> the step to go on with, and the day it came to it."""

    steps: Mapping[str, int] = {}
    since: Mapping[str, date] = {}

    def fresh(self, today: date) -> tuple[str, ...]:
        """The practices to offer to go on with: an offer nobody took up rests after fourteen days."""
        return tuple(
            slug for slug in self.steps if today - self.since.get(slug, date.min) <= WALK_STAYS_OFFERED
        )


class PracticeLog(msgspec.Struct, frozen=True, omit_defaults=True):
    """Per practice: the last days it was done (at most 12), until when it waits, what is not wanted.

    `postponed_on` is the day on which each was last put off; `asked` are practices the person asked to
    see again although they were done or refused, `asked_at` the Unix second of asking and `asked_on` its day.
    """

    done: Mapping[str, tuple[date, ...]] = {}
    postponed: Mapping[str, date] = {}
    refused: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    postponed_on: Mapping[str, date] = {}
    asked_at: Mapping[str, int] = {}
    asked_on: Mapping[str, date] = {}


def _without(slug: str, refused: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(other for other in refused if other != slug)


def _log_with_asking(state: PracticeLog, entry: Entry) -> PracticeLog:
    after, record = _log(state, entry), entry.record
    if not isinstance(record, PracticeMarked):
        return after
    at = {slug: each for slug, each in state.asked_at.items() if slug in after.asked}
    on = {slug: each for slug, each in state.asked_on.items() if slug in after.asked}
    if record.slug in after.asked:
        at[record.slug], on[record.slug] = int(entry.at.timestamp()), entry.day
    return msgspec.structs.replace(after, asked_at=at, asked_on=on)


def _log(state: PracticeLog, entry: Entry) -> PracticeLog:
    record = entry.record
    if not isinstance(record, PracticeMarked):
        return state
    slug, day = record.slug, entry.day
    waiting = {other: until for other, until in state.postponed.items() if other != slug}
    refused, asked = _without(slug, state.refused), _without(slug, state.asked)
    match record.mark:
        case PracticeMark.DONE:
            days = (*state.done.get(slug, ()), day)[-DONE_KEPT:]
            return PracticeLog({**state.done, slug: days}, waiting, refused, asked, state.postponed_on)
        case PracticeMark.NOT_NOW:
            until, put_off = {**waiting, slug: record.until or day}, {**state.postponed_on, slug: day}
            return PracticeLog(state.done, until, refused, asked, put_off)
        case PracticeMark.NOT_FOR_US:
            return PracticeLog(state.done, waiting, (*refused, slug), asked, state.postponed_on)
        case _:
            return PracticeLog(state.done, waiting, refused, (*asked, slug), state.postponed_on)


def _walks(state: Walks, entry: Entry) -> Walks:
    record = entry.record
    if isinstance(record, PracticeStepped):
        others = _ended(state, record.slug)
        if record.step <= 0:
            return others
        return Walks({**others.steps, record.slug: record.step}, {**others.since, record.slug: entry.day})
    if isinstance(record, PracticeMarked) and record.mark is not PracticeMark.AGAIN:
        return _ended(state, record.slug)
    return state


def _ended(state: Walks, slug: str) -> Walks:
    steps = {other: step for other, step in state.steps.items() if other != slug}
    return Walks(steps, {other: day for other, day in state.since.items() if other != slug})


WALKS = Fold("walks", 2, (PracticeStepped, PracticeMarked), Walks, stepwise(_walks))
PRACTICES = Fold("practices", 4, (PracticeMarked,), PracticeLog, stepwise(_log_with_asking))
