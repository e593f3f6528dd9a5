"""The whole way of a series looked back upon: one level with its band for every day, gaps included."""

from collections.abc import Iterable, Sequence
from itertools import accumulate

from goldseam.core.trust.band import Band, band, heaviest
from goldseam.core.trust.grid import GRID, Candidate, Grid
from goldseam.core.trust.kalman import Initial, filter_days, smooth

WORSE = 1.0  # points of 10 by which a day left out is supposed to have been worse
AROUND = 15  # days either side that count as around a day


def trajectory(values: Sequence[float | None], guesses: Iterable[Candidate], grid: Grid = GRID) -> list[Band]:
    """Smoothed level and 90 % band of each day, under the heaviest guesses weighed together.

    `values` are all days from the first on, 0-10, None where nobody answered; `guesses` are what
    `grid.candidates` says after the last of them. Each guess is filtered and smoothed over the whole
    series; the band comes from the mean and variance of the mixture.
    """
    means = [0.0] * len(values)
    squares = [0.0] * len(values)
    start = Initial(grid.start_level, 0.0, grid.start_sd**2, grid.start_slope_sd**2)
    for guess in heaviest(guesses):
        weight, scale = guess.weight, guess.scale
        states = smooth(filter_days(values, guess.variances, start))
        for day, state in enumerate(states):
            level = state.level
            means[day] += weight * level
            squares[day] += weight * (scale * state.var_level + level * level)
    return [band(mean, square - mean * mean) for mean, square in zip(means, squares, strict=True)]


def low_if_skipped_were_worse(values: Sequence[float | None], bands: Sequence[Band]) -> list[float]:
    """The lower edge of each day's band, had the days left out been a point worse than the others.

    No series can tell whether days are left out because they were bad. The level of all days then
    lies lower by `WORSE` times the share of days left out around it (a delta adjustment; Carpenter &
    Kenward, Multiple Imputation and its Application, 2013, ch. 10). One point is an assumption.
    """
    skipped = [0, *accumulate(value is None for value in values)]
    lows: list[float] = []
    for day, part in enumerate(bands):
        start, end = max(0, day - AROUND), min(len(values), day + AROUND + 1)
        lows.append(part.low - WORSE * (skipped[end] - skipped[start]) / (end - start))
    return lows
