"""What several tests of felt trust need: an oracle for one model, and made-up diaries."""

import random
from collections.abc import Callable, Sequence

import numpy as np
import pytest
from hypothesis import settings
from numpy.typing import NDArray
from statsmodels.tsa.api import UnobservedComponents

from goldseam.core.trust.kalman import Initial, State, Variances

# A busy machine is no failure: nothing is timed in a test.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

Values = list[float | None]


class Oracle:
    """The same model in statsmodels, from the same prior, nothing burnt, no steady state assumed."""

    def __init__(self, values: Sequence[float | None], variances: Variances, initial: Initial) -> None:
        series = np.array([np.nan if value is None else value for value in values], dtype=float)
        model = UnobservedComponents(series, "local linear trend", loglikelihood_burn=0)
        model.ssm.initialize_known(
            np.array([initial.level, initial.slope]), np.diag([initial.var_level, initial.var_slope])
        )
        model.ssm.loglikelihood_burn = 0
        model.ssm.tolerance = 0.0
        self.found = model.smooth([variances.obs, variances.level, variances.slope])
        self.loglikelihood = float(self.found.llf)

    def filtered(self) -> NDArray[np.float64]:
        """Level, slope and the three (co)variances of each day, answers up to it."""
        return _table(self.found.filtered_state, self.found.filtered_state_cov)

    def smoothed(self) -> NDArray[np.float64]:
        """The same, given every answer."""
        return _table(self.found.smoothed_state, self.found.smoothed_state_cov)


def _table(means: NDArray[np.float64], covs: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.array([means[0], means[1], covs[0, 0], covs[0, 1], covs[1, 1]]).T


@pytest.fixture
def oracle() -> type[Oracle]:
    return Oracle


@pytest.fixture
def as_table() -> Callable[[Sequence[State]], NDArray[np.float64]]:
    def table(states: Sequence[State]) -> NDArray[np.float64]:
        return np.array([[s.level, s.slope, s.var_level, s.cov, s.var_slope] for s in states])

    return table


@pytest.fixture(scope="session")
def dice() -> Callable[[int], random.Random]:
    """Chance that falls the same way every time it is asked with the same number."""
    return random.Random  # made-up people, no secrets


@pytest.fixture
def diary(dice: Callable[[int], random.Random]) -> Callable[..., Values]:
    """A flat made-up diary in whole steps; `steps` moves the level from some day on."""

    def made(
        days: int,
        *,
        missing: float = 0.0,
        level: float = 6.0,
        spread: float = 1.5,
        slope: float = 0.0,
        seed: int = 1,
    ) -> Values:
        rng = dice(seed)
        values: Values = []
        for day in range(days):
            answer = float(min(10, max(0, round(level + slope * day + rng.gauss(0.0, spread)))))
            values.append(None if rng.random() < missing else answer)
        return values

    return made
