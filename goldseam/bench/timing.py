"""Medians of repeated runs, and the one shape in which a figure is reported."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """What was measured, its median and range, the unit, and the figure to reach (None where there is none)."""

    name: str
    median: float
    low: float
    high: float
    unit: str
    goal: float | None
    at_least: bool = False

    @property
    def reached(self) -> bool:
        """Whether the goal is met; a figure without a goal always is."""
        if self.goal is None:
            return True
        return self.median >= self.goal if self.at_least else self.median <= self.goal


def timed(name: str, goal: float | None, runs: int, work: Callable[[], object]) -> Figure:
    """Run `work` once to warm up and `runs` times for the clock; milliseconds."""
    return figure(name, _taken(runs, work), "ms", goal)


def slow_end(name: str, goal: float | None, runs: int, work: Callable[[], object]) -> Figure:
    """The 95th percentile instead of the median; `runs` is 20 at least. Milliseconds."""
    taken = _taken(runs, work)
    high = statistics.quantiles(taken, n=20)[-1]
    return Figure(f"{name}, 95th percentile", high, min(taken), max(taken), "ms", goal)


def _taken(runs: int, work: Callable[[], object]) -> list[float]:
    work()
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return taken


def figure(
    name: str, values: list[float], unit: str, goal: float | None, *, at_least: bool = False
) -> Figure:
    """A figure from single measurements."""
    return Figure(name, statistics.median(values), min(values), max(values), unit, goal, at_least)
