"""What is believed about how a person's answers move: many guesses at once, weighed by the answers."""

import math
from collections.abc import Iterable

import msgspec

from goldseam.core.trust.cusum import Watch, observe
from goldseam.core.trust.kalman import State, Variances


class DayOrderError(ValueError):
    """Answers were handed over out of the order of their days."""


class GridPoint(msgspec.Struct, frozen=True):
    """One guess: how far level and slope move in a day, in standard deviations of the daily answers."""

    level: float
    slope: float
    weight: float


class Grid(msgspec.Struct, frozen=True):
    """The guesses and what else is assumed before the first answer.

    The variance of daily answers is not on the grid: it is integrated over exactly, with a scaled
    inverse chi-square prior worth `prior_days` answers with standard deviation `prior_sd` (points),
    and is never believed to be below `least_sd` squared. The first level is `start_level` (points)
    give or take `start_sd`, the first slope 0 give or take `start_slope_sd`, both in daily standard
    deviations, which makes the start vague.
    """

    version: int
    points: tuple[GridPoint, ...]
    prior_days: float
    prior_sd: float
    least_sd: float
    start_level: float
    start_sd: float
    start_slope_sd: float


# Own choice, tuned on made-up persons with core/trust/calibration.py; why and with what result is in
# docs/decisions/trust-priors.md. A change of any number here needs a new version.
GRID = Grid(
    version=2,
    points=(
        GridPoint(0.002, 0.0002, 20.0),
        GridPoint(0.004, 0.0020, 10.0),
        GridPoint(0.10, 0.0010, 5.0),
        GridPoint(0.15, 0.0010, 12.0),
        GridPoint(0.03, 0.0300, 26.0),
        GridPoint(0.06, 0.0800, 14.0),
        GridPoint(0.25, 0.0010, 22.0),
        GridPoint(0.40, 0.0010, 30.0),
    ),
    prior_days=4.0,
    prior_sd=1.3,
    least_sd=0.5,
    start_level=5.0,
    start_sd=10.0,
    start_slope_sd=0.03,
)

# level, slope, var_level, cov, var_slope (variances in units of the daily variance), then the weighted
# sum of squared innovations and the sum of the logarithms of their relative variances.
PointState = tuple[float, float, float, float, float, float, float]


class GridState(msgspec.Struct, frozen=True, array_like=True):
    """All that has to be kept of a series to go on with it: small enough for a checkpoint.

    `first` and `last` are the first and last answered day (date.toordinal), `points` one filtered
    state a guess as of `last`, `watch` the search for shifts.
    """

    version: int
    points: tuple[PointState, ...]
    answered: int = 0
    first: int | None = None
    last: int | None = None
    watch: Watch = Watch()


class Candidate(msgspec.Struct, frozen=True):
    """One guess with its weight today, the daily variance it implies, and its state on some day.

    Variances inside `variances` and `state` are to be multiplied by `scale` (squared points).
    """

    weight: float
    scale: float
    variances: Variances
    state: State


def begin(grid: Grid = GRID) -> GridState:
    """The state before any answer."""
    start = (grid.start_level, 0.0, grid.start_sd**2, 0.0, grid.start_slope_sd**2, 0.0, 0.0)
    return GridState(grid.version, (start,) * len(grid.points))


def fits(state: GridState, grid: Grid = GRID) -> bool:
    """Whether a stored state was made with this grid; if not it is dropped and made again."""
    return state.version == grid.version and len(state.points) == len(grid.points)


def advance(state: GridState, day: int, value: float | None, grid: Grid = GRID) -> GridState:
    """Take one more day into account; a day without an answer changes nothing that must be kept."""
    return state if value is None else follow(state, ((day, value),), grid)


def follow(state: GridState, answers: Iterable[tuple[int, float]], grid: Grid = GRID) -> GridState:
    """Take answered days (date.toordinal, 0-10) into account, in order, all after `state.last`.

    Days in between count as not answered and only widen what is known.

    Raises:
        DayOrderError: where a day does not come after the one before it.
    """
    points, answered, first, last, watch = state.points, state.answered, state.first, state.last, state.watch
    for day, value in answers:
        if last is not None and day <= last:
            raise DayOrderError("answers must come one a day, in the order of their days")
        away = 0 if last is None else day - last
        points, surprise = _answered(_later(points, away, grid), value, answered, grid)
        watch = observe(watch, day, surprise)
        answered += 1
        first = day if first is None else first
        last = day
    return GridState(state.version, points, answered, first, last, watch)


def candidates(state: GridState, day: int, grid: Grid = GRID) -> list[Candidate]:
    """Every guess with its posterior weight and its state on `day`, not before `state.last`."""
    away = 0 if state.last is None else day - state.last
    if away < 0:
        raise DayOrderError("a state cannot be asked about a day before its last answer")
    later = _later(state.points, away, grid)
    return [
        Candidate(weight, scale, Variances(1.0, point.level**2, point.slope**2), State(*moved[:5]))
        for point, moved, weight, scale in zip(
            grid.points,
            later,
            weights(state.points, state.answered, grid),
            scales(state.points, state.answered, grid),
            strict=True,
        )
    ]


def weights(points: Iterable[PointState], answered: int, grid: Grid = GRID) -> list[float]:
    """Posterior weights of the guesses, summing to 1, the daily variance integrated out.

    Source: Student's marginal likelihood of a state space model with unknown scale; West & Harrison,
    Bayesian Forecasting and Dynamic Models, 2nd ed. (1997), 4.5.
    """
    half, base = 0.5 * (grid.prior_days + answered), grid.prior_days * grid.prior_sd**2
    logs = [
        math.log(guess.weight) - 0.5 * point[6] - half * math.log(base + point[5])
        for guess, point in zip(grid.points, points, strict=True)
    ]
    best = max(logs)
    raw = [math.exp(log - best) for log in logs]
    total = sum(raw)
    return [weight / total for weight in raw]


def scales(points: Iterable[PointState], answered: int, grid: Grid = GRID) -> list[float]:
    """Posterior mean of the daily variance under each guess, in squared points, never below its floor."""
    least, base = grid.least_sd**2, grid.prior_days * grid.prior_sd**2
    freedom = grid.prior_days + answered - 2.0
    return [max(least, (base + point[5]) / freedom) for point in points]


def _later(points: tuple[PointState, ...], away: int, grid: Grid) -> tuple[PointState, ...]:
    """The same states `away` days on, in closed form: no answer came in between."""
    if away == 0:
        return points
    pairs = away * (away - 1) / 2.0
    squares = pairs * (2 * away - 1) / 3.0
    later: list[PointState] = []
    for guess, (level, slope, p11, p12, p22, total, logs) in zip(grid.points, points, strict=True):
        level_noise, slope_noise = guess.level * guess.level, guess.slope * guess.slope
        later.append(
            (
                level + away * slope,
                slope,
                p11 + away * (2.0 * p12 + away * p22 + level_noise) + squares * slope_noise,
                p12 + away * p22 + pairs * slope_noise,
                p22 + away * slope_noise,
                total,
                logs,
            )
        )
    return tuple(later)


def _answered(
    points: tuple[PointState, ...], value: float, answered: int, grid: Grid
) -> tuple[tuple[PointState, ...], float]:
    """The states after an answer, and how surprising it was to all guesses together."""
    mean = square = 0.0
    after: list[PointState] = []
    for weight, scale, (level, slope, p11, p12, p22, total, logs) in zip(
        weights(points, answered, grid), scales(points, answered, grid), points, strict=True
    ):
        spread = p11 + 1.0
        mean += weight * level
        square += weight * (scale * spread + level * level)
        gap = value - level
        gain, pull = p11 / spread, p12 / spread
        after.append(
            (
                level + gain * gap,
                slope + pull * gap,
                p11 / spread,
                p12 / spread,
                p22 - pull * p12,
                total + gap * gap / spread,
                logs + math.log(spread),
            )
        )
    return tuple(after), (value - mean) / math.sqrt(square - mean * mean)
