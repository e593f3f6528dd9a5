"""The filter and the smoother: equal to an oracle, to a classic, and never sure of more than they were told."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.core.trust.kalman import Initial, Variances, VariancesError, filter_days, smooth

# Flow of the Nile at Aswan, 1871-1970, in 10^8 cubic metres (Cobb 1978, Biometrika 65; public domain).
NILE = """
1120 1160  963 1210 1160 1160  813 1230 1370 1140  995  935 1110  994 1020  960 1180  799  958 1140
1100 1210 1150 1250 1260 1220 1030 1100  774  840  874  694  940  833  701  916  692 1020 1050  969
 831  726  456  824  702 1120 1100  832  764  821  768  845  864  862  698  845  744  796 1040  759
 781  865  845  944  984  897  822 1010  771  676  649  846  812  742  801 1040  860  874  848  890
 744  749  838 1050  918  986  797  923  975  815 1020  906  901 1170  912  746  919  718  714  740
"""

USUAL = Variances(1.5, 0.02, 0.0001)
START = Initial(5.0, 0.0, 9.0, 0.01)

answers = st.lists(st.none() | st.floats(0.0, 10.0), min_size=1, max_size=60)
models = st.builds(Variances, st.floats(0.01, 10.0), st.floats(0.0, 1.0), st.floats(0.0, 0.01))


@pytest.mark.parametrize("missing", [0.0, 0.2, 0.6])
@pytest.mark.parametrize(
    ("variances", "initial"),
    [
        (USUAL, START),
        (Variances(2.2, 0.0, 0.0), Initial(5.0, 0.0, 10.0, 0.0)),
        (Variances(0.3, 0.5, 0.01), Initial(4.0, 0.1, 1e6, 100.0)),
        (Variances(1.0, 0.0, 0.001), Initial(0.0, -0.2, 25.0, 0.04)),
    ],
)
def test_states_covariances_and_loglikelihood_equal_statsmodels(
    oracle: Any, as_table: Any, diary: Any, variances: Variances, initial: Initial, missing: float
) -> None:
    values = diary(300, missing=missing)
    expected = oracle(values, variances, initial)
    run = filter_days(values, variances, initial)
    assert run.loglikelihood == pytest.approx(expected.loglikelihood, abs=1e-8)
    np.testing.assert_allclose(as_table(run.filtered), expected.filtered(), rtol=0, atol=1e-8)
    np.testing.assert_allclose(as_table(smooth(run)), expected.smoothed(), rtol=0, atol=1e-8)


def test_a_series_that_begins_and_ends_without_answers_equals_statsmodels(
    oracle: Any, as_table: Any, diary: Any
) -> None:
    values = [None, None, *diary(40, missing=0.3), *[None] * 25]
    expected = oracle(values, USUAL, START)
    run = filter_days(values, USUAL, START)
    assert run.loglikelihood == pytest.approx(expected.loglikelihood, abs=1e-8)
    np.testing.assert_allclose(as_table(run.filtered), expected.filtered(), rtol=0, atol=1e-8)
    np.testing.assert_allclose(as_table(smooth(run)), expected.smoothed(), rtol=0, atol=1e-8)


def test_the_nile_has_its_known_loglikelihood() -> None:
    """-632.538: a vague first level (variance 1e6), and the first year's own term left out."""
    flows = [float(flow) for flow in NILE.split()]
    assert len(flows) == 100
    level_only = Variances(15078.0, 1478.8, 0.0)
    vague = Initial(0.0, 0.0, 1e6, 0.0)
    whole = filter_days(flows, level_only, vague)
    first_year = filter_days(flows[:1], level_only, vague)
    assert whole.loglikelihood - first_year.loglikelihood == pytest.approx(-632.538, abs=5e-4)
    known_first_year = Initial(flows[0], 0.0, 15078.0 + 1478.8, 0.0)
    rest = filter_days(flows[1:], level_only, known_first_year)
    assert rest.loglikelihood == pytest.approx(-632.546, abs=5e-4)


def test_the_initial_state_is_the_first_days_prior() -> None:
    run = filter_days([7.0], USUAL, START)
    before, after = run.predicted[0], run.filtered[0]
    assert (before.level, before.slope, before.var_level, before.cov, before.var_slope) == (
        5.0,
        0.0,
        9.0,
        0.0,
        0.01,
    )
    assert after.level == pytest.approx(5.0 + 2.0 * 9.0 / 10.5)
    assert run.innovations == [2.0]
    assert run.loglikelihood == pytest.approx(-0.5 * (math.log(2 * math.pi * 10.5) + 4.0 / 10.5))


def test_a_day_without_an_answer_only_widens() -> None:
    run = filter_days([6.0, None, None, 6.0], USUAL, START)
    assert run.innovations[1:3] == [None, None]
    assert run.filtered[1] == run.predicted[1]
    assert run.filtered[0].var_level < run.filtered[1].var_level < run.filtered[2].var_level
    assert run.filtered[3].var_level < run.filtered[2].var_level


def test_no_days_give_no_states() -> None:
    run = filter_days([], USUAL, START)
    assert (run.filtered, smooth(run), run.loglikelihood) == ([], [], 0.0)


def test_no_answers_leave_the_prior_as_it_is() -> None:
    run = filter_days([None, None, None], USUAL, START)
    assert run.loglikelihood == 0.0
    assert smooth(run) == run.filtered


def test_an_answer_that_cannot_be_weighed_is_refused_and_a_missing_one_is_not() -> None:
    certain, known = Variances(0.0, 0.0, 0.0), Initial(5.0, 0.0, 0.0, 0.0)
    with pytest.raises(VariancesError, match="OBS must be above 0"):
        filter_days([None, 5.0], certain, known)
    assert len(smooth(filter_days([None, None], certain, known))) == 2


def test_answers_without_noise_are_taken_at_their_word() -> None:
    run = filter_days([3.0, 4.0, 6.0], Variances(0.0, 1.0, 0.1), START)
    assert [state.level for state in run.filtered] == pytest.approx([3.0, 4.0, 6.0])
    assert [state.var_level for state in smooth(run)] == pytest.approx([0.0, 0.0, 0.0])


def test_rounding_makes_no_variance_negative() -> None:
    """Only the slope moves and answers are exact: 0.89 - 3.56^2 / 14.24 is a little below 0 here."""
    run = filter_days([None] * 4 + [5.0], Variances(0.0, 0.0, 0.0), Initial(5.0, 0.0, 0.0, 0.89))
    assert run.filtered[-1].var_slope == 0.0


@given(answers, models)
def test_variances_are_never_negative_and_covariances_stay_possible(
    values: list[float | None], model: Variances
) -> None:
    run = filter_days(values, model, START)
    for state in (*run.predicted, *run.filtered, *smooth(run)):
        assert state.var_level >= 0.0
        assert state.var_slope >= 0.0
        assert state.cov**2 <= state.var_level * state.var_slope + 1e-9


@given(answers, models)
def test_looking_back_is_never_less_certain_and_the_last_day_is_the_same(
    values: list[float | None], model: Variances
) -> None:
    run = filter_days(values, model, START)
    smoothed = smooth(run)
    for before, after in zip(run.filtered, smoothed, strict=True):
        assert after.var_level <= before.var_level + 1e-9
        assert after.var_slope <= before.var_slope + 1e-9
    assert smoothed[-1] == run.filtered[-1]


@given(answers, models, st.floats(-3.0, 3.0))
def test_moving_every_answer_moves_every_level_by_as_much(
    values: list[float | None], model: Variances, by: float
) -> None:
    moved = [None if value is None else value + by for value in values]
    here = smooth(filter_days(values, model, START))
    there = smooth(
        filter_days(moved, model, Initial(START.level + by, 0.0, START.var_level, START.var_slope))
    )
    for one, other in zip(here, there, strict=True):
        assert other.level == pytest.approx(one.level + by, abs=1e-7)
        assert other.var_level == one.var_level


@given(
    st.lists(st.none() | st.floats(0.0, 10.0), min_size=2, max_size=40),
    st.floats(0.1, 5.0),
    st.floats(0.0, 1.0),
)
def test_time_turned_round_gives_the_same_levels_turned_round(
    values: list[float | None], obs: float, level: float
) -> None:
    """With a vague start and no slope nothing in the model knows which way time runs."""
    model, vague = Variances(obs, level, 0.0), Initial(5.0, 0.0, 1e7, 0.0)
    if all(value is None for value in values):
        return
    ahead = smooth(filter_days(values, model, vague))
    back = smooth(filter_days(values[::-1], model, vague))[::-1]
    for one, other in zip(ahead, back, strict=True):
        assert other.level == pytest.approx(one.level, abs=1e-3)
        assert other.var_level == pytest.approx(one.var_level, rel=1e-3, abs=1e-3)


@given(st.lists(st.floats(0.0, 10.0), min_size=20, max_size=40), st.integers(10, 40))
def test_the_band_widens_into_a_gap_and_is_widest_inside(values: list[float], gap: int) -> None:
    run = filter_days([*values, *[None] * gap], USUAL, START)
    after = [state.var_level for state in run.filtered[len(values) - 1 :]]
    assert after == sorted(after)
    whole: list[float | None] = [*values, *[None] * (gap + 2), *values]
    smoothed = [state.var_level for state in smooth(filter_days(whole, USUAL, START))]
    inside = smoothed[len(values) : len(values) + gap + 2]
    assert max(inside) > smoothed[len(values) - 1]
    assert max(inside) > smoothed[len(values) + gap + 2]
