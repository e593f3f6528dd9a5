"""Draws the course of felt trust as the few paths of an SVG: band, line, answers, gaps, months."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Protocol

from django.utils.formats import date_format

from goldseam.core.trust.band import Band

WIDTH, HEIGHT = 340.0, 200.0
TOP, BOTTOM = 8.0, 176.0
LOWEST, HIGHEST = 0.0, 10.0
# More points than this are not seen on a phone, and cost bytes.
MOST_POINTS = 160
# A stretch without answers longer than this is shown as a gap of its own.
GAP_DAYS = 4
MOST_LABELS = 5
GRID_VALUES = (0, 5, 10)


@dataclass(frozen=True)
class Label:
    """A month under the axis."""

    x: float
    text: str


@dataclass(frozen=True)
class Named:
    """A day with a name: the line that marks it, and its number in the list below."""

    x: float
    number: int


@dataclass(frozen=True)
class Chart:
    """The paths and labels of one picture."""

    band: str
    line: str
    worse: str
    dots: str
    gaps: str
    grid: str
    labels: tuple[Label, ...]
    named: tuple[Named, ...] = ()
    width: int = int(WIDTH)
    height: int = int(HEIGHT)


class Dated(Protocol):
    """Anything with a day."""

    @property
    def day(self) -> date:
        """The day."""
        ...


def draw(
    first: date,
    levels: Sequence[Band],
    answers: Mapping[int, float],
    worse: Sequence[float],
    named: Sequence[Dated] = (),
) -> Chart:
    """Draw one level a day from `first` on, and each answer (by ordinal day) where it was given.

    `worse` is the lower edge of each day, had the days left out been worse than the others. `named` are the
    days with a name, numbered from 1.
    """
    last = max(1, len(levels) - 1)
    step = max(1, -(-len(levels) // MOST_POINTS))
    shown = sorted({*range(0, len(levels), step), len(levels) - 1})
    upper = [f"{_x(day, last)} {_y(levels[day].high)}" for day in shown]
    lower = [f"{_x(day, last)} {_y(levels[day].low)}" for day in reversed(shown)]
    middle = [f"{_x(day, last)} {_y(levels[day].value)}" for day in shown]
    edge = [f"{_x(day, last)} {_y(worse[day])}" for day in shown]
    start = first.toordinal()
    dots = [f"M{_x(day - start, last)} {_y(value)}h0" for day, value in sorted(answers.items())]
    return Chart(
        band=f"M{'L'.join([*upper, *lower])}Z",
        line=f"M{'L'.join(middle)}",
        worse=f"M{'L'.join(edge)}",
        dots="".join(dots),
        gaps="".join(f"M{_x(a - start, last)} {BOTTOM}H{_x(b - start, last)}" for a, b in _gaps(answers)),
        grid="".join(f"M0 {_y(value)}H{WIDTH:.0f}" for value in GRID_VALUES),
        labels=_months(first, len(levels)),
        named=tuple(
            Named(round(WIDTH * (each.day.toordinal() - start) / last, 1), number)
            for number, each in enumerate(named, 1)
            if 0 <= each.day.toordinal() - start <= last
        ),
    )


def _x(day: int, last: int) -> str:
    return f"{WIDTH * day / last:.1f}"


def _y(value: float) -> str:
    inside = min(HIGHEST, max(LOWEST, value))
    return f"{BOTTOM - (BOTTOM - TOP) * (inside - LOWEST) / (HIGHEST - LOWEST):.1f}"


def _gaps(answers: Mapping[int, float]) -> list[tuple[int, int]]:
    days = sorted(answers)
    return [(a, b) for a, b in pairwise(days) if b - a > GAP_DAYS]


def _months(first: date, days: int) -> tuple[Label, ...]:
    """The first days of months, as many as find room; the beginning where the time is short."""
    starts = [
        (back, day) for back in range(days) if (day := date.fromordinal(first.toordinal() + back)).day == 1
    ]
    if not starts:
        return (Label(0.0, date_format(first, "j E")),)
    step = -(-len(starts) // MOST_LABELS)
    room = WIDTH - 40
    return tuple(
        Label(
            min(room, round(WIDTH * back / max(1, days - 1), 1)),
            date_format(day, "M Y" if day.month == 1 else "M"),
        )
        for back, day in starts[::step]
    )
