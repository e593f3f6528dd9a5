"""Draws words against deeds: felt trust above, word kept below, one point a month, on the same months."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from django.utils.formats import date_format

from goldseam.core.trust import Share, Shown
from goldseam.web.progress.chart import MOST_LABELS, WIDTH, Label

MOST_MONTHS = 36
UPPER, LOWER = (10.0, 118.0), (146.0, 254.0)  # from the best to the worst, in units of the picture
HEIGHT = 276
ROOM = 40


@dataclass(frozen=True)
class Bucket:
    """One month: its last day, the middle and the range of the own answers; of ten promises how many were kept."""

    ends: date
    middle: float | None
    lowest: float | None
    highest: float | None
    answered: int
    kept: Share | None


@dataclass(frozen=True)
class DeedsChart:
    """The paths and labels of the picture."""

    felt_band: str
    felt: str
    felt_dots: str
    word_band: str
    word: str
    word_dots: str
    grid: str
    labels: tuple[Label, ...]
    width: int = int(WIDTH)
    height: int = HEIGHT


def month_ends(first: int, today: date) -> list[int]:
    """The last days of the months from the first one to today, at most three years; today ends the last."""
    ends: list[int] = []
    end = today
    while end.toordinal() >= first and len(ends) < MOST_MONTHS:
        ends.append(end.toordinal())
        end = end.replace(day=1) - timedelta(days=1)
    return ends[::-1] or [today.toordinal()]


def buckets(
    ends: Sequence[int], answers: Mapping[int, float], shown: Sequence[Shown], today: date
) -> list[Bucket]:
    """One bucket a month, from the answers within it and the word kept as of its last day."""
    made = []
    for end, seen in zip(ends, shown, strict=True):
        start = date.fromordinal(end).replace(day=1).toordinal()
        values = [value for day in range(start, end + 1) if (value := answers.get(day)) is not None]
        made.append(
            Bucket(
                min(date.fromordinal(end), today),
                median(values) if values else None,
                min(values, default=None),
                max(values, default=None),
                len(values),
                _of_ten(seen.word),
            )
        )
    return made


def _of_ten(share: Share | None) -> Share | None:
    return None if share is None else Share(10 * share.value, 10 * share.low, 10 * share.high)


def draw(rows: Sequence[Bucket]) -> DeedsChart:
    """Draw the months from left to right; a month without anything leaves a gap."""
    felt = [
        None if row.middle is None else (row.lowest or 0.0, row.middle, row.highest or 0.0) for row in rows
    ]
    word = [None if row.kept is None else (row.kept.low, row.kept.value, row.kept.high) for row in rows]
    (felt_band, felt_line, felt_dots), (word_band, word_line, word_dots) = (
        _paths(felt, UPPER),
        _paths(word, LOWER),
    )
    lines = [f"M0 {_y(value, panel)}H{WIDTH:.0f}" for panel in (UPPER, LOWER) for value in (0, 5, 10)]
    return DeedsChart(
        felt_band, felt_line, felt_dots, word_band, word_line, word_dots, "".join(lines), _labels(rows)
    )


Point = tuple[float, float, float]


def _paths(points: Sequence[Point | None], panel: tuple[float, float]) -> tuple[str, str, str]:
    """Band, line and dots; each stretch of months without a gap is a piece of its own."""
    band, line, dots = [], [], []
    for stretch in _stretches(points):
        upper = [f"{_x(place, len(points))} {_y(high, panel)}" for place, (_, _, high) in stretch]
        lower = [f"{_x(place, len(points))} {_y(low, panel)}" for place, (low, _, _) in reversed(stretch)]
        middle = [f"{_x(place, len(points))} {_y(value, panel)}" for place, (_, value, _) in stretch]
        band.append(f"M{'L'.join([*upper, *lower])}Z")
        line.append(f"M{'L'.join(middle)}")
        dots += [f"M{point}h0" for point in middle]
    return "".join(band), "".join(line), "".join(dots)


def _stretches(points: Sequence[Point | None]) -> list[list[tuple[int, Point]]]:
    found: list[list[tuple[int, Point]]] = [[]]
    for place, point in enumerate(points):
        if point is None:
            found.append([])
        else:
            found[-1].append((place, point))
    return [stretch for stretch in found if stretch]


def _x(place: int, count: int) -> str:
    return f"{WIDTH * (place + 0.5) / count:.1f}"


def _y(value: float, panel: tuple[float, float]) -> str:
    top, bottom = panel
    return f"{bottom - (bottom - top) * min(10.0, max(0.0, value)) / 10.0:.1f}"


def _labels(rows: Sequence[Bucket]) -> tuple[Label, ...]:
    step = -(-len(rows) // MOST_LABELS)
    return tuple(
        Label(
            min(WIDTH - ROOM, float(_x(place, len(rows))) - WIDTH / len(rows) / 2),
            date_format(rows[place].ends, "M Y" if rows[place].ends.month == 1 or place == 0 else "M"),
        )
        for place in range(0, len(rows), step)
    )
