"""Says in one word what the answers show, and when they show nothing yet."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

import msgspec

from goldseam.core.trust.band import Band
from goldseam.core.trust.change import CHANGE_DAYS, ENOUGH_ANSWERS, ENOUGH_DAYS
from goldseam.core.trust.cusum import Alarm, Direction
from goldseam.core.trust.shown import Shown

LONG_CHANGE_DAYS = 90
# Own choices, not from a study: in points of 10 unless said otherwise.
MATTERS = 0.5  # a smaller change in 30 days is called steady even where it is certain
MATTERS_LONG = 1.0  # the same over 90 days
STEADY = 1.5  # steady: a change smaller than MATTERS whose whole 90 % band lies within this either way
TOO_WIDE = 2.0  # a band wider than this either way says nothing
LEAST_SHARE = 0.25  # of the last 30 days answered
LONG_GAP = 14  # days in a row without an answer, within the last 30
RECENT_SHIFT = 45  # days in which a shift is still worth naming


class Kind(StrEnum):
    """What the answers show. There is no other verdict, and none of a person."""

    TOO_EARLY = "too_early"
    STEADY = "steady"
    RISING = "rising"
    FALLING = "falling"
    MOVED_AROUND = "moved_around"
    MIXED = "mixed"


class Why(StrEnum):
    """What decided; each has its sentences in `content/words/LANGUAGE/reading.toml`."""

    FEW_DAYS = "few_days"
    FEW_ANSWERS = "few_answers"
    FEW_LATELY = "few_lately"
    LONG_GAP = "long_gap"
    TOO_WIDE = "too_wide"
    WITHIN_BAND = "within_band"
    UP = "up"
    UP_LONG = "up_long"
    DOWN = "down"
    DOWN_LONG = "down_long"
    SHIFT_UP = "shift_up"
    SHIFT_DOWN = "shift_down"
    BOTH_WAYS = "both_ways"
    UP_WORD_DOWN = "up_word_down"
    DOWN_WORD_UP = "down_word_up"
    UNCLEAR = "unclear"


# Felt trust one way, the word that was kept the other (`Shown.moved`).
_APART: Mapping[tuple[Kind, int], Why] = {
    (Kind.RISING, -1): Why.UP_WORD_DOWN,
    (Kind.FALLING, 1): Why.DOWN_WORD_UP,
}


class Evidence(msgspec.Struct, frozen=True):
    """The facts a reading rests on, as of `today` (date.toordinal).

    `days` counts from the first day of the series to today; `lately` the answers of the last 30 days,
    `gap` the longest run without an answer in them. Changes are in points; `change_30` is None before
    60 days and 48 answers, `change_90` before 120 days.
    """

    today: int
    days: int
    answered: int
    lately: int
    gap: int
    change_30: Band | None
    change_90: Band | None
    alarms: tuple[Alarm, ...]


class Reading(msgspec.Struct, frozen=True):
    """A kind, what decided it, the evidence, and for a shift the day around which it began.

    `reliability` is what the promises of the other one showed, where two share them; `barriers` are the names
    of what the person said stands in the way. Neither makes a forecast.
    """

    kind: Kind
    why: Why
    evidence: Evidence
    around: int | None = None
    reliability: Shown | None = None
    barriers: tuple[str, ...] = ()


def reading(trend: Evidence, reliability: Shown | None = None, barriers: Sequence[str] = ()) -> Reading:
    """What the answers show; the first rule that holds decides, and "not enough" comes first.

    The answers alone decide, with one exception: where they clearly went one way and what was kept of the
    promises clearly the other, that is mixed. No count of promises makes trust rise or fall, nor a barrier.
    """
    found = _not_enough(trend) or _shift(trend) or _trend(trend)
    found = found or Reading(Kind.MIXED, Why.UNCLEAR, trend)
    apart = _APART.get((found.kind, reliability.moved if reliability else 0))
    if apart is not None:
        found = Reading(Kind.MIXED, apart, trend)
    return msgspec.structs.replace(found, reliability=reliability, barriers=tuple(barriers))


def _not_enough(evidence: Evidence) -> Reading | None:
    change = evidence.change_30
    if evidence.days < ENOUGH_DAYS:
        why = Why.FEW_DAYS
    elif evidence.answered < ENOUGH_ANSWERS or change is None:
        why = Why.FEW_ANSWERS
    elif evidence.lately < LEAST_SHARE * CHANGE_DAYS:
        why = Why.FEW_LATELY
    elif evidence.gap >= LONG_GAP:
        why = Why.LONG_GAP
    elif change.high - change.low > 2.0 * TOO_WIDE:
        why = Why.TOO_WIDE
    else:
        return None
    return Reading(Kind.TOO_EARLY, why, evidence)


def _shift(evidence: Evidence) -> Reading | None:
    recent = [alarm for alarm in evidence.alarms if alarm.since > evidence.today - RECENT_SHIFT]
    if not recent:
        return None
    if len({alarm.direction for alarm in recent}) > 1:
        return Reading(Kind.MIXED, Why.BOTH_WAYS, evidence, recent[-1].since)
    why = Why.SHIFT_UP if recent[-1].direction is Direction.UP else Why.SHIFT_DOWN
    return Reading(Kind.MOVED_AROUND, why, evidence, recent[-1].since)


def _trend(evidence: Evidence) -> Reading | None:
    change = evidence.change_30 or Band(0.0, 0.0, 0.0)
    long = evidence.change_90 or Band(0.0, 0.0, 0.0)
    share = long.value * CHANGE_DAYS / LONG_CHANGE_DAYS / 2.0  # still going the same way lately
    rules = (
        (change.low > 0.0 and change.value >= MATTERS, Kind.RISING, Why.UP),
        (change.high < 0.0 and change.value <= -MATTERS, Kind.FALLING, Why.DOWN),
        (long.low > 0.0 and long.value >= MATTERS_LONG and change.value >= share, Kind.RISING, Why.UP_LONG),
        (
            long.high < 0.0 and long.value <= -MATTERS_LONG and change.value <= share,
            Kind.FALLING,
            Why.DOWN_LONG,
        ),
        (_steady(change), Kind.STEADY, Why.WITHIN_BAND),
    )
    for holds, kind, why in rules:
        if holds:
            return Reading(kind, why, evidence)
    return None


def _steady(change: Band) -> bool:
    return abs(change.value) < MATTERS and change.low >= -STEADY and change.high <= STEADY
