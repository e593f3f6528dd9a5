"""Makes people up whose true level is known, and counts how often the bands hold it."""

import math
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

import msgspec

from goldseam.core.trust.change import CHANGE_DAYS
from goldseam.core.trust.picture import picture, way
from goldseam.core.trust.reading import Kind
from goldseam.core.trust.trajectory import low_if_skipped_were_worse


class Regime(StrEnum):
    """How the true level of a made-up person moves."""

    FLAT = "flat"
    RECOVERY = "recovery"
    STEP_DOWN = "step_down"
    SWINGS = "swings"
    FAST_SWINGS = "fast_swings"


class Skips(StrEnum):
    """Why a made-up person leaves days out."""

    AT_RANDOM = "at_random"
    BAD_DAYS = "bad_days"


class Person(msgspec.Struct, frozen=True):
    """A made-up diary: the true level of each day, and the whole-step answer or None."""

    levels: list[float]
    values: list[float | None]


class Row(msgspec.Struct):
    """What one regime came to. Shares are of days (`days`) or of persons."""

    persons: int = 0
    days: int = 0
    covered: int = 0
    covered_if_worse: int = 0
    half_widths: float = 0.0
    answered: int = 0
    alarms: int = 0
    change_stated: int = 0
    change_covered: int = 0
    change_half_widths: float = 0.0
    readings: Counter[Kind] = msgspec.field(default_factory=Counter)

    def take(self, other: "Row") -> None:
        """Add what another part of the same regime came to."""
        for name in self.__struct_fields__:
            if name != "readings":
                setattr(self, name, getattr(self, name) + getattr(other, name))
        self.readings.update(other.readings)

    @property
    def coverage(self) -> float:
        """Share of days whose true level lies in the 90 % band."""
        return self.covered / max(1, self.days)

    @property
    def change_coverage(self) -> float:
        """Share of stated 30-day changes whose interval holds the true change."""
        return self.change_covered / max(1, self.change_stated)


MEANT_COVERED = (0.88, 0.92)
LEAST_COVERED = 0.85
# The regimes a pooled figure is made of; the other is reported beside it.
POOLED = (Regime.FLAT, Regime.RECOVERY, Regime.STEP_DOWN, Regime.SWINGS)


def calibrate(persons: int, rng: random.Random, skips: Skips = Skips.AT_RANDOM) -> Mapping[Regime, Row]:
    """Follow so many made-up people of every regime and count what the engine said against the truth."""
    rows = {regime: Row() for regime in Regime}
    for regime, row in rows.items():
        for _ in range(persons):
            _count(row, made_up(regime, skips, rng))
    return rows


def put_together(parts: Iterable[Mapping[Regime, Row]]) -> Mapping[Regime, Row]:
    """One table from several parts, each of other made-up people."""
    rows = {regime: Row() for regime in Regime}
    for part in parts:
        for regime, row in part.items():
            rows[regime].take(row)
    return rows


def honest(rows: Mapping[Regime, Row]) -> bool:
    """Whether 90 % bands hold what is promised: 88 to 92 % over `POOLED`, 85 % at least in each of them."""
    each = all(rows[regime].coverage >= LEAST_COVERED for regime in POOLED)
    return each and MEANT_COVERED[0] <= pooled(rows) <= MEANT_COVERED[1]


def pooled(rows: Mapping[Regime, Row]) -> float:
    """Share of days covered over all of `POOLED` together."""
    return sum(rows[regime].covered for regime in POOLED) / sum(rows[regime].days for regime in POOLED)


def made_up(regime: Regime, skips: Skips, rng: random.Random) -> Person:
    """One made-up person.

    120 to 365 days; answers in whole steps, cut to 0-10, with a standard deviation of 0.6 to 2.2 points
    around the level; 20 to 60 % of days left out.
    """
    length = rng.randint(120, 365)
    spread = rng.uniform(0.6, 2.2)
    missing = rng.uniform(0.2, 0.6)
    levels = list(_levels(regime, length, rng))
    values: list[float | None] = []
    for level in levels:
        noise = rng.gauss(0.0, 1.0)
        chance = missing - 0.15 * noise if skips is Skips.BAD_DAYS else missing
        answer = min(10.0, max(0.0, float(round(level + spread * noise))))
        values.append(None if rng.random() < chance else answer)
    return Person(levels, values)


def _levels(regime: Regime, length: int, rng: random.Random) -> Iterator[float]:
    match regime:
        case Regime.FLAT:
            level = rng.uniform(2.0, 8.0)
            return (level for _ in range(length))
        case Regime.RECOVERY:
            return _rising(
                rng.uniform(1.5, 4.0), rng.uniform(1.5, 4.5), length * rng.uniform(0.2, 1.5), length
            )
        case Regime.STEP_DOWN:
            return _stepped(length, rng)
        case Regime.SWINGS:
            return _swinging(rng.uniform(21.0, 63.0), length, rng)
        case _:
            return _swinging(rng.uniform(10.0, 21.0), length, rng)


def _rising(start: float, gain: float, pace: float, length: int) -> Iterator[float]:
    return (start + gain * (1.0 - math.exp(-day / pace)) for day in range(length))


def _stepped(length: int, rng: random.Random) -> Iterator[float]:
    before, drop = rng.uniform(5.0, 8.0), rng.uniform(1.0, 4.0)
    at = rng.uniform(0.2, 0.8) * length
    regained, pace = rng.choice((0.0, 0.0, rng.uniform(0.3, 1.0))), rng.uniform(20.0, 90.0)
    for day in range(length):
        after = drop * (1.0 - regained * (1.0 - math.exp(-(day - at) / pace))) if day >= at else 0.0
        yield before - after


def _swinging(period: float, length: int, rng: random.Random) -> Iterator[float]:
    middle, size, phase = rng.uniform(4.0, 6.0), rng.uniform(0.5, 2.0), rng.uniform(0.0, math.tau)
    slow_size, slow_period = rng.uniform(0.0, 1.0), rng.uniform(63.0, 126.0)
    for day in range(length):
        slow = slow_size * math.sin(math.tau * day / slow_period)
        yield middle + size * math.sin(math.tau * day / period + phase) + slow


def _count(row: Row, person: Person) -> None:
    answers = {day: value for day, value in enumerate(person.values, 1) if value is not None}
    today = len(person.values)
    seen = picture(answers, 1, today)
    row.persons += 1
    row.readings[seen.reading.kind] += 1
    row.answered += seen.answered
    row.alarms += len(seen.asked_about)
    bands = way(person.values, seen)
    lows = low_if_skipped_were_worse(person.values, bands)
    for level, part, low in zip(person.levels, bands, lows, strict=True):
        row.days += 1
        row.covered_if_worse += low <= level <= part.high
        row.covered += part.low <= level <= part.high
        row.half_widths += (part.high - part.low) / 2.0
    if seen.change_30 is not None:
        truth = person.levels[-1] - person.levels[-1 - CHANGE_DAYS]
        row.change_stated += 1
        row.change_covered += seen.change_30.low <= truth <= seen.change_30.high
        row.change_half_widths += (seen.change_30.high - seen.change_30.low) / 2.0
