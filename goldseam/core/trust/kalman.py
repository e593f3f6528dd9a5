"""The arithmetic under felt trust: a local linear trend, one scalar a day, filtered and smoothed."""

import math
from collections.abc import Sequence

import msgspec

LOG_TWO_PI = math.log(2.0 * math.pi)


class VariancesError(ValueError):
    """Variances or a starting state that no series can be followed with."""


class Variances(msgspec.Struct, frozen=True):
    """How much moves in a day, in squared points: the answer around its level, the level, its slope."""

    obs: float
    level: float
    slope: float


class Initial(msgspec.Struct, frozen=True):
    """What is believed about the first day before its answer: points, points a day, their variances.

    Level and slope are taken as uncorrelated.
    """

    level: float
    slope: float
    var_level: float
    var_slope: float


class State(msgspec.Struct, frozen=True, gc=False):
    """Level (points) and slope (points a day) of one day, with their variances and covariance."""

    level: float
    slope: float
    var_level: float
    cov: float
    var_slope: float


class Filtered(msgspec.Struct, frozen=True):
    """One forward pass: for each day the state before (`predicted`) and after (`filtered`) its answer.

    `innovations` are answer minus predicted level, None where nobody answered. `loglikelihood` is the
    sum over answered days, constants included.
    """

    variances: Variances
    predicted: list[State]
    filtered: list[State]
    innovations: list[float | None]
    loglikelihood: float


def filter_days(values: Sequence[float | None], variances: Variances, initial: Initial) -> Filtered:
    """Follow a series day by day; None is a day without an answer and only widens what is known.

    Each day: answer = level + noise(obs); then level += slope + noise(level), slope += noise(slope).
    `initial` is the state of the first day before its answer.

    Raises:
        VariancesError: where an answered day has no uncertainty at all, so no answer can be weighed.

    Source: Durbin & Koopman, Time Series Analysis by State Space Methods, 2nd ed. (2012), 4.3.
    """
    return _forward(values, variances, initial)


def _forward(values: Sequence[float | None], variances: Variances, initial: Initial) -> Filtered:
    obs, level_noise, slope_noise = variances.obs, variances.level, variances.slope
    level, slope, p11, p12, p22 = initial.level, initial.slope, initial.var_level, 0.0, initial.var_slope
    before: list[State] = []
    after: list[State] = []
    innovations: list[float | None] = []
    logs = squares = 0.0
    answered = 0
    for value in values:
        before.append(now := State(level, slope, p11, p12, p22))
        if value is None:
            innovations.append(None)
        else:
            spread = p11 + obs
            if not spread > 0.0:
                raise VariancesError("OBS must be above 0 where the level is known without any doubt")
            gap = value - level
            innovations.append(gap)
            answered += 1
            logs += math.log(spread)
            squares += gap * gap / spread
            gain, pull = p11 / spread, p12 / spread
            level += gain * gap
            slope += pull * gap
            p22 -= pull * p12
            if p22 < 0.0:  # noqa: PLR1730 - rounding; a call of max costs a tenth of the whole pass
                p22 = 0.0
            p12 *= 1.0 - gain
            p11 *= 1.0 - gain
            now = State(level, slope, p11, p12, p22)
        after.append(now)
        level += slope
        p11 += 2.0 * p12 + p22 + level_noise
        p12 += p22
        p22 += slope_noise
    loglikelihood = -0.5 * (answered * LOG_TWO_PI + logs + squares)
    return Filtered(variances, before, after, innovations, loglikelihood)


def smooth(run: Filtered) -> list[State]:
    """Look back over a whole series: each day's state given every answer, before and after it.

    One state a day, in order. No matrix is inverted, so variances of zero are fine.

    Source: the backward recursion of Durbin & Koopman (2012), 4.4, written from the filtered state.
    """
    obs = run.variances.obs
    r1 = r2 = n11 = n12 = n22 = 0.0
    states: list[State] = []
    for before, after, gap in zip(
        reversed(run.predicted), reversed(run.filtered), reversed(run.innovations), strict=True
    ):
        p11, p12, p22 = after.var_level, after.cov, after.var_slope
        a11, a12 = p11 * n11 + p12 * n12, p11 * n12 + p12 * n22
        b11, b12 = p12 * n11 + p22 * n12, p12 * n12 + p22 * n22
        v11, v22 = p11 - a11 * p11 - a12 * p12, p22 - b11 * p12 - b12 * p22
        states.append(
            State(
                after.level + p11 * r1 + p12 * r2,
                after.slope + p12 * r1 + p22 * r2,
                v11 if v11 > 0.0 else 0.0,  # noqa: FURB136 - as above
                p12 - a11 * p12 - a12 * p22,
                v22 if v22 > 0.0 else 0.0,  # noqa: FURB136
            )
        )
        if gap is not None:
            spread = before.var_level + obs
            gain, pull = before.var_level / spread, before.cov / spread
            keep = 1.0 - gain
            r1 += gap / spread - gain * r1 - pull * r2
            n11 = keep * keep * n11 - 2.0 * keep * pull * n12 + pull * pull * n22 + 1.0 / spread
            n12 = keep * n12 - pull * n22
        r2 += r1
        n22 += n11 + 2.0 * n12
        n12 += n11
    states.reverse()
    return states
