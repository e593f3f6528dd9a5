"""Reads a day log that somebody kept elsewhere: date, value and perhaps a note, in any common layout."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from enum import StrEnum

import msgspec

from goldseam.core.measures.log_cells import Order, Scale, day_in, is_date, is_value, told_order, value_in
from goldseam.core.measures.log_text import LogError, Row, Wrong, rows_of, text_of

LONGEST_NOTE = 300
MOST_DAYS = 3_660  # ten years
OLDEST = date(1970, 1, 1)
DATES = ("full_date", "date", "day", "datum", "дата", "день")
VALUES = ("value", "mood", "rating", "score", "level", "значение", "оценка", "настроение", "балл")
NOTES = ("note", "notes", "comment", "text", "journal", "заметка", "заметки", "комментарий", "примечание")


class Skip(StrEnum):
    """Why a row was passed over."""

    NO_DATE = "no_date"
    AHEAD = "ahead"
    TOO_OLD = "too_old"
    NO_VALUE = "no_value"
    NOT_ON_SCALE = "not_on_scale"


class Skipped(msgspec.Struct, frozen=True, gc=False):
    """A row that was passed over: its line and why."""

    line: int
    why: Skip


class LogDay(msgspec.Struct, frozen=True, gc=False):
    """One day: its value from 0 to 10 (the mean of several, to a tenth), its note, how many rows it comes from."""

    day: date
    value: float
    note: str
    rows: int


class DayLog(msgspec.Struct, frozen=True):
    """What a table holds: its days in order, what was passed over.

    `order` is None where the dates could be read in two ways and nobody said which; there are no days then.
    """

    days: tuple[LogDay, ...]
    skipped: tuple[Skipped, ...]
    order: Order | None


class _Columns(msgspec.Struct, frozen=True):
    """Where date, value and note stand, and whether the first row is a header."""

    date: int
    value: int
    note: int | None
    header: bool


def read_log(data: bytes, today: date, scale: Scale = Scale.TEN, order: Order | None = None) -> DayLog:
    """Read a table. `order` says what 3/4/2026 means, where its dates do not tell by themselves.

    Raises:
        LogError: the whole of it cannot be read, with the line and why.
    """
    rows = rows_of(text_of(data))
    if not rows:
        raise LogError(Wrong.EMPTY)
    columns = _columns(rows)
    rows = rows[1:] if columns.header else rows
    told = told_order(cells[columns.date] for _, cells in rows if columns.date < len(cells))
    found = told or order
    if found is None:
        return DayLog((), (), None)
    days: dict[date, list[tuple[float, str]]] = {}
    skipped: list[Skipped] = []
    for line, cells in rows:
        read = _row(cells, columns, found, scale, today)
        if isinstance(read, Skip):
            skipped.append(Skipped(line, read))
        else:
            days.setdefault(read[0], []).append(read[1:])
    if len(days) > MOST_DAYS:
        raise LogError(Wrong.TOO_MANY_DAYS)
    return DayLog(tuple(_days(days)), tuple(skipped), found)


def _columns(rows: Sequence[Row]) -> _Columns:
    """By the names of the header where it has them, else by what stands in the first rows."""
    first = [cell.lower() for cell in rows[0][1]]
    header = not any(is_date(cell) for cell in first)
    body = rows[1 if header else 0 :][:20]
    width = max((len(cells) for _, cells in body), default=0)
    dates = _named(first, DATES) if header else None
    if dates is None:
        dates = next((place for place in range(width) if _mostly(body, place, is_date)), None)
    if dates is None:
        raise LogError(Wrong.NO_DATES, rows[0][0])
    values = _named(first, VALUES) if header else None
    others = [place for place in range(width) if place != dates]
    if values is None:
        values = next((place for place in others if _mostly(body, place, is_value)), dates + 1)
    note = _named(first, NOTES) if header else None
    if note is None and not header:
        note = next((place for place in others if place > values), None)
    return _Columns(dates, values, note, header)


def _named(header: Sequence[str], names: Sequence[str]) -> int | None:
    return next((header.index(name) for name in names if name in header), None)


def _mostly(rows: Sequence[Row], place: int, looks: Callable[[str], bool]) -> bool:
    """Whether the cells of a column that hold anything are mostly of one kind."""
    cells = [cells[place] for _, cells in rows if place < len(cells) and cells[place]]
    return bool(cells) and 2 * sum(looks(cell) for cell in cells) > len(cells)


def _row(
    cells: Sequence[str], columns: _Columns, order: Order, scale: Scale, today: date
) -> tuple[date, float, str] | Skip:
    day = day_in(_cell(cells, columns.date), order)
    if day is None:
        return Skip.NO_DATE
    if not OLDEST <= day <= today:
        return Skip.AHEAD if day > today else Skip.TOO_OLD
    cell = _cell(cells, columns.value)
    value = value_in(cell, scale)
    if value is None:
        return Skip.NOT_ON_SCALE if is_value(cell) else Skip.NO_VALUE
    return day, value, _cell(cells, columns.note)


def _cell(cells: Sequence[str], place: int | None) -> str:
    return cells[place] if place is not None and place < len(cells) else ""


def _days(days: dict[date, list[tuple[float, str]]]) -> Iterator[LogDay]:
    for day, found in sorted(days.items()):
        mean = round(sum(value for value, _ in found) / len(found), 1)
        note = " / ".join(note for _, note in found if note)
        yield LogDay(day, mean, note[:LONGEST_NOTE], len(found))
