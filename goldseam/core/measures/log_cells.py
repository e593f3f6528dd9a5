"""Reads the cells of a day log: dates as people write them, values with either decimal mark, words for moods."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?", re.ASCII)
_OTHER = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:[T ,].*)?", re.ASCII)
_AFTER_YEAR = ("-", "/", ".")  # 2026-..: the year comes first, and nothing is open
_VALUE = re.compile(r"[+-]?\d{1,6}(?:[.,]\d{1,6})?(?: ?/ ?\d{1,3})?", re.ASCII)


class Order(StrEnum):
    """What 3/4/2026 means."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


class Scale(StrEnum):
    """From where to where the values of a table go."""

    TEN = "0-10"
    ONE_TEN = "1-10"
    FIVE = "1-5"
    SMALL = "0-5"
    HUNDRED = "0-100"


ENDS: Mapping[Scale, tuple[float, float]] = {
    Scale.TEN: (0.0, 10.0),
    Scale.ONE_TEN: (1.0, 10.0),
    Scale.FIVE: (1.0, 5.0),
    Scale.SMALL: (0.0, 5.0),
    Scale.HUNDRED: (0.0, 100.0),
}
# Five words that common logs write instead of a number; 0 to 4 of four steps.
MOODS: Mapping[str, int] = {
    "rad": 4,
    "good": 3,
    "meh": 2,
    "bad": 1,
    "awful": 0,
    "супер": 4,
    "хорошо": 3,
    "так себе": 2,
    "плохо": 1,
    "ужасно": 0,
}


def is_date(cell: str) -> bool:
    """Whether a cell looks like a date, in any of the ways that are read."""
    return bool(_ISO.fullmatch(cell) or _OTHER.fullmatch(cell))


def told_order(cells: Iterable[str]) -> Order | None:
    """Which of day and month comes first, where the dates themselves tell; None where both could be.

    With dots the day comes first everywhere. With strokes some day above 12 tells.
    """
    ambiguous = False
    for cell in cells:
        found = None if cell[4:5] in _AFTER_YEAR else _OTHER.fullmatch(cell)
        if found is None or found[2] == ".":
            continue
        ambiguous = True
        if int(found[1]) > 12:
            return Order.DAY_FIRST
        if int(found[3]) > 12:
            return Order.MONTH_FIRST
    return None if ambiguous else Order.DAY_FIRST


def day_in(cell: str, order: Order) -> date | None:
    """The day a cell names; None where there is no such day."""
    if found := _ISO.fullmatch(cell):
        year, month, day = found[1], found[2], found[3]
    elif found := _OTHER.fullmatch(cell):
        first, second, year = found[1], found[3], found[4]
        day_first = found[2] == "." or order is Order.DAY_FIRST
        day, month = (first, second) if day_first else (second, first)
    else:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def is_value(cell: str) -> bool:
    """Whether a cell looks like a value."""
    return bool(_VALUE.fullmatch(cell)) or cell.lower() in MOODS


def value_in(cell: str, scale: Scale) -> float | None:
    """A value brought to 0 to 10, to a tenth; None where it is none, or outside its scale."""
    if not _VALUE.fullmatch(cell):
        mood = MOODS.get(cell.lower())
        return None if mood is None else mood * 2.5
    lowest, highest = ENDS[scale]
    number = float(cell.partition("/")[0].strip().replace(",", "."))
    if not lowest <= number <= highest:
        return None
    return round(10.0 * (number - lowest) / (highest - lowest), 1)
