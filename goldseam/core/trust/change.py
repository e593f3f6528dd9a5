"""How far felt trust moved in the last 30 days, with the uncertainty of the difference itself."""

import statistics
from collections.abc import Iterable, Sequence

import msgspec

from goldseam.core.trust.band import Band, mixed
from goldseam.core.trust.grid import Candidate
from goldseam.core.trust.kalman import State, Variances

CHANGE_DAYS = 30
# Before both, a 30-day change is uncertain by +-1 point or more: nothing is said (docs/measures.md).
ENOUGH_DAYS = 60
ENOUGH_ANSWERS = 48
FORTNIGHT = 14


class Fortnight(msgspec.Struct, frozen=True):
    """The last fourteen days as they were answered: median, lowest, highest, how many answers."""

    middle: float
    lowest: float
    highest: float
    answered: int


def enough(days: int, answered: int) -> bool:
    """Whether a change may be stated: days from the first answer to today, and answers in them."""
    return days >= ENOUGH_DAYS and answered >= ENOUGH_ANSWERS


def last_fortnight(values: Sequence[float | None]) -> Fortnight | None:
    """Middle and range of the last fourteen days of a series; None where none of them was answered."""
    answers = [value for value in values[-FORTNIGHT:] if value is not None]
    if not answers:
        return None
    return Fortnight(statistics.median(answers), min(answers), max(answers), len(answers))


def difference(start: State, variances: Variances, values: Iterable[float | None]) -> tuple[float, float]:
    """Level on the last of `values` minus level on the day of `start`, given every answer: mean, variance.

    `start` is the filtered state of one day, `values` the days after it. The level of that first day is
    carried along as a third, constant element of the state, so its covariance with today's level is
    exact and needs no backward pass. Source: the fixed-point smoother as an augmented state, Anderson
    & Moore, Optimal Filtering (1979), 7.2.
    """
    level, slope, p11, p12, p22 = start.level, start.slope, start.var_level, start.cov, start.var_slope
    then, var_then, c1, c2 = level, p11, p11, p12
    for value in values:
        level += slope
        p11 += 2.0 * p12 + p22 + variances.level
        p12 += p22
        p22 += variances.slope
        c1 += c2
        if value is None:
            continue
        spread = p11 + variances.obs
        surprise = (value - level) / spread
        level += p11 * surprise
        slope += p12 * surprise
        then += c1 * surprise
        var_then -= c1 * c1 / spread
        c2 -= p12 * c1 / spread
        c1 *= variances.obs / spread
        p22 -= p12 * p12 / spread
        p12 *= variances.obs / spread
        p11 *= variances.obs / spread
    return level - then, max(0.0, p11 + var_then - 2.0 * c1)


def change(then: Sequence[Candidate], now: Sequence[Candidate], values: Sequence[float | None]) -> Band:
    """The change under all guesses: `then` holds their states at the start, `now` their weights today.

    `values` are the days after the start, up to today.
    """
    return mixed(
        (today.weight, mean, today.scale * variance)
        for start, today in zip(then, now, strict=True)
        for mean, variance in [difference(start.state, start.variances, values)]
    )
