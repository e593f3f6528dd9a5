"""The guesses: weighed by the answers, kept small, and the same however they were come by."""

import math

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.core.trust.grid import (
    GRID,
    DayOrderError,
    GridState,
    advance,
    begin,
    candidates,
    fits,
    follow,
    scales,
    weights,
)
from goldseam.core.trust.kalman import Initial, filter_days

gappy = st.lists(st.none() | st.integers(0, 10).map(float), min_size=1, max_size=50)
START = Initial(GRID.start_level, 0.0, GRID.start_sd**2, GRID.start_slope_sd**2)


def answered(values: list[float | None], first: int = 1) -> list[tuple[int, float]]:
    return [(day, value) for day, value in enumerate(values, first) if value is not None]


@given(gappy)
def test_each_guess_is_followed_as_the_filter_follows_it(values: list[float | None]) -> None:
    """Gaps are crossed in one step here and day by day there; the first answer is day one for both."""
    days = answered(values)
    state = follow(begin(), days)
    trimmed = values[days[0][0] - 1 :] if days else []
    for guess in candidates(state, len(values)):
        run = filter_days(trimmed, guess.variances, START)
        if run.filtered:
            found, expected = guess.state, run.filtered[-1]
            assert found.level == pytest.approx(expected.level, abs=1e-8)
            assert found.slope == pytest.approx(expected.slope, abs=1e-8)
            assert found.var_level == pytest.approx(expected.var_level, abs=1e-8)
            assert found.cov == pytest.approx(expected.cov, abs=1e-8)
            assert found.var_slope == pytest.approx(expected.var_slope, abs=1e-8)


def test_weights_are_the_likelihood_with_the_daily_variance_integrated_out() -> None:
    """Against brute force: the likelihood of each guess summed over a fine row of daily variances."""
    values: list[float | None] = [6.0, 7.0, None, 5.0, 9.0, 4.0, 6.0, None, 8.0]
    state = follow(begin(), answered(values))
    freedom, scale = GRID.prior_days, GRID.prior_days * GRID.prior_sd**2
    raw = []
    for guess, point in zip(candidates(state, 9), GRID.points, strict=True):
        run = filter_days(values, guess.variances, START)
        total = 0.0
        for index in range(1, 4000):
            variance = math.exp(-6.0 + 0.003 * index)
            fit = 0.0
            for gap, before in zip(run.innovations, run.predicted, strict=True):
                if gap is not None:
                    spread = variance * (before.var_level + 1.0)
                    fit -= 0.5 * (math.log(spread) + gap * gap / spread)
            prior = -0.5 * freedom * math.log(variance) - 0.5 * scale / variance
            total += math.exp(fit + prior)
        raw.append(point.weight * total)
    expected = [part / sum(raw) for part in raw]
    assert weights(state.points, state.answered) == pytest.approx(expected, rel=1e-6)


@given(gappy)
def test_weights_sum_to_one_and_none_is_negative(values: list[float | None]) -> None:
    state = follow(begin(), answered(values))
    found = weights(state.points, state.answered)
    assert sum(found) == pytest.approx(1.0)
    assert min(found) >= 0.0


@given(gappy, st.integers(0, 50))
def test_stopping_and_going_on_comes_to_the_same(values: list[float | None], at: int) -> None:
    days = answered(values)
    once = follow(begin(), days)
    stored = msgspec.msgpack.encode(follow(begin(), days[:at]))
    twice = follow(msgspec.msgpack.decode(stored, type=GridState), days[at:])
    one_by_one = begin()
    for day, value in enumerate(values, 1):
        one_by_one = advance(one_by_one, day, value)
    assert once == twice == one_by_one


def test_a_state_fits_into_a_kilobyte_however_long_the_series() -> None:
    state = follow(begin(), [(730_000 + day, float(day % 11)) for day in range(1000)])
    assert len(msgspec.msgpack.encode(state)) < 1024
    assert (state.answered, state.first, state.last) == (1000, 730_000, 730_999)


def test_a_state_of_another_grid_does_not_fit() -> None:
    other = msgspec.structs.replace(GRID, version=GRID.version + 1)
    fewer = msgspec.structs.replace(GRID, points=GRID.points[:2])
    assert fits(begin())
    assert not fits(begin(other))
    assert not fits(begin(fewer))


def test_days_out_of_order_are_refused() -> None:
    state = follow(begin(), [(10, 5.0)])
    for day in (9, 10):
        with pytest.raises(DayOrderError):
            follow(state, [(day, 5.0)])
    with pytest.raises(DayOrderError):
        candidates(state, 9)


def test_the_daily_variance_is_never_believed_to_be_nothing() -> None:
    state = follow(begin(), [(day, 7.0) for day in range(1, 2000)])
    assert min(scales(state.points, state.answered)) >= GRID.least_sd**2


def test_a_lively_series_is_given_to_lively_guesses_and_a_calm_one_to_calm_guesses() -> None:
    calm = follow(begin(), [(day, 5.0 + day % 3) for day in range(1, 300)])
    lively = follow(begin(), [(day, 5.0 + 3.0 * math.sin(day / 6.0)) for day in range(1, 300)])

    def mean_slope(state: GridState) -> float:
        return sum(
            w * p.slope for w, p in zip(weights(state.points, state.answered), GRID.points, strict=True)
        )

    assert mean_slope(calm) < 0.005
    assert mean_slope(lively) > 0.03
