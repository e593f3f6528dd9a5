"""The change over 30 days: the difference with its own uncertainty, and nothing before there is enough."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.core.trust.band import Z90, band, heaviest, mixed
from goldseam.core.trust.change import Fortnight, difference, enough, last_fortnight
from goldseam.core.trust.grid import Candidate
from goldseam.core.trust.kalman import Initial, State, Variances, filter_days, smooth

USUAL = Variances(1.5, 0.02, 0.0001)
START = Initial(5.0, 0.0, 9.0, 0.01)


def joint(values: list[float | None], model: Variances, start: Initial, back: int) -> tuple[float, float]:
    """The same difference from the joint normal law of all levels and answers, by plain matrices."""
    days = len(values)
    drive = np.zeros((days, 2 + 2 * (days - 1)))  # each level as a sum of independent sources
    state = np.zeros((2, drive.shape[1]))
    state[0, 0] = state[1, 1] = 1.0
    for day in range(days):
        drive[day] = state[0]
        if day < days - 1:
            state = np.array([state[0] + state[1], state[1]])
            state[0, 2 + 2 * day] += 1.0
            state[1, 3 + 2 * day] += 1.0
    sources = np.diag([start.var_level, start.var_slope, *[model.level, model.slope] * (days - 1)])
    levels = drive @ sources @ drive.T
    means = np.array([start.level + start.slope * day for day in range(days)])
    seen = [day for day, value in enumerate(values) if value is not None]
    answers = np.array([value for value in values if value is not None])
    pick = np.zeros(days)
    pick[-1], pick[-1 - back] = 1.0, -1.0
    cross = (pick @ levels)[seen]
    inside = levels[np.ix_(seen, seen)] + model.obs * np.eye(len(seen))
    mean = pick @ means + cross @ np.linalg.solve(inside, answers - means[seen])
    variance = pick @ levels @ pick - cross @ np.linalg.solve(inside, cross)
    return float(mean), float(variance)


@pytest.mark.parametrize("missing", [0.0, 0.4])
@pytest.mark.parametrize("model", [USUAL, Variances(2.0, 0.0, 0.0), Variances(0.5, 0.3, 0.01)])
def test_the_difference_equals_the_joint_law_of_all_days(
    diary: Any, model: Variances, missing: float
) -> None:
    values = diary(80, missing=missing)
    run = filter_days(values, model, START)
    mean, variance = difference(run.filtered[-31], model, values[-30:])
    assert (mean, variance) == pytest.approx(joint(values, model, START, 30), abs=1e-8)
    smoothed = smooth(run)
    assert mean == pytest.approx(smoothed[-1].level - smoothed[-31].level, abs=1e-8)


@given(st.lists(st.none() | st.floats(0.0, 10.0), min_size=0, max_size=40))
def test_the_variance_of_a_difference_is_never_negative(values: list[float | None]) -> None:
    start = State(5.0, 0.0, 0.2, 0.001, 0.0001)
    assert difference(start, USUAL, values)[1] >= 0.0


def test_over_no_days_nothing_changed_and_that_is_certain() -> None:
    assert difference(State(5.0, 0.1, 0.2, 0.0, 0.01), USUAL, []) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("days", "answered", "stated"),
    [(60, 48, True), (59, 59, False), (60, 47, False), (400, 47, False), (61, 60, True)],
)
def test_a_change_is_stated_from_60_days_and_48_answers_on(days: int, answered: int, stated: bool) -> None:
    assert enough(days, answered) is stated


def test_the_last_fortnight_has_its_middle_and_range() -> None:
    values = [0.0, *[None] * 5, 4.0, 9.0, 6.0, 5.0, *[None] * 5]
    assert last_fortnight(values) == Fortnight(middle=5.5, lowest=4.0, highest=9.0, answered=4)
    assert last_fortnight([1.0, *[None] * 14]) is None
    assert last_fortnight([]) is None


def test_a_mixture_is_as_wide_as_its_parts_and_their_disagreement() -> None:
    found = mixed([(0.5, 4.0, 1.0), (0.5, 6.0, 1.0)])
    assert found.value == 5.0
    assert found.high - found.value == pytest.approx(Z90 * 2.0**0.5)


def test_no_band_is_narrower_than_whole_steps_can_tell() -> None:
    assert band(5.0, 0.0).high - 5.0 == pytest.approx(0.197, abs=1e-3)
    assert band(5.0, -1e-18).low < 5.0


def test_the_heaviest_guesses_hold_99_percent_and_are_brought_back_to_one() -> None:
    state, model = State(0.0, 0.0, 1.0, 0.0, 0.0), USUAL
    guesses = [Candidate(weight, 1.0, model, state) for weight in (0.004, 0.6, 0.001, 0.395)]
    kept = heaviest(guesses)
    assert [guess.weight for guess in kept] == pytest.approx([0.6 / 0.995, 0.395 / 0.995])
    assert heaviest([]) == []
