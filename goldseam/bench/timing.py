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
    work()
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return figure(name, taken, "ms", goal)


def figure(
    name: str, values: list[float], unit: str, goal: float | None, *, at_least: bool = False
) -> Figure:
    """A figure from single measurements."""
    return Figure(name, statistics.median(values), min(values), max(values), unit, goal, at_least)
