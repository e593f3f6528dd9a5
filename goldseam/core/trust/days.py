"""Reads what the command line hands over: a table of days, and variances written as options."""

import csv
import io
import re
from collections.abc import Iterator
from datetime import date

from goldseam.core.trust.kalman import Initial, Variances, VariancesError

MAX_LINES = 100_000
MAX_SPAN = 36_525  # days from the first date to the last: a hundred years
LOWEST, HIGHEST = 0.0, 10.0

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_NUMBER = re.compile(r"[+-]?\d{1,12}(\.\d{1,40})?", re.ASCII)
_SMALL = re.compile(r"[+-]?\d{1,12}(\.\d{1,40})?([eE][+-]?\d{1,2})?", re.ASCII)
_LARGEST = 1e9  # a vague prior is often written as 1e7
_LEAST = 1e-12  # anything smaller but 0 is lost in the arithmetic

Days = list[tuple[date, float | None]]


class DaysError(ValueError):
    """A table of days cannot be read. Says where and what is allowed, never what was written."""

    def __init__(self, line: int, field: str, allowed: str) -> None:
        super().__init__(f"line {line}, {field}: {allowed}")
        self.line, self.field, self.allowed = line, field, allowed


def read_days(text: str) -> Days:
    """Read a table with the columns `date,value` into days in order of their dates.

    A date is YYYY-MM-DD and stands once; a value is 0 to 10, empty for no answer. Any order of lines,
    either kind of line end, a byte order mark and empty lines are fine.

    Raises:
        DaysError: naming the line, the field and what is allowed there.
    """
    days: dict[date, float | None] = {}
    dates_at: dict[date, int] = {}
    for line, row in _rows(text):
        day = _day(row[0], line)
        if day in days:
            raise DaysError(line, "date", f"each date only once; this one stands on line {dates_at[day]} too")
        days[day] = _value(row[1], line)
        dates_at[day] = line
    ordered = sorted(days)
    if ordered and (ordered[-1] - ordered[0]).days >= MAX_SPAN:
        line = max(dates_at[ordered[0]], dates_at[ordered[-1]])
        raise DaysError(line, "date", "all dates within one hundred years")
    return [(day, days[day]) for day in ordered]


def _plain(text: str) -> str:
    """The text with one kind of line end, refused where it is no text of a bearable size."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    nul = text.find("\0")
    if nul >= 0:
        raise DaysError(text.count("\n", 0, nul) + 1, "text", "plain text without NUL characters")
    if text.count("\n") > MAX_LINES:
        raise DaysError(MAX_LINES + 1, "text", f"at most {MAX_LINES} lines")
    return text


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows after the header, each with its line number."""
    rows = _cells(_plain(text))
    line, header = next(rows, (1, []))
    if [cell.lower() for cell in header] != ["date", "value"]:
        raise DaysError(line, "header", "the first line is date,value")
    for line, cells in rows:
        if len(cells) != len(header):
            raise DaysError(line, "date,value", "a date, a comma, and a value or nothing (7.5, not 7,5)")
        yield line, cells


def _cells(text: str) -> Iterator[tuple[int, list[str]]]:
    """Every line that is not empty, cut at its commas."""
    reader = csv.reader(io.StringIO(text), strict=True)
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            if cells not in ([], [""]):
                yield reader.line_num, cells
    except csv.Error:
        raise DaysError(max(1, reader.line_num), "text", "date,value, one day a line") from None


def _day(text: str, line: int) -> date:
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise DaysError(line, "date", "a date that exists, written YYYY-MM-DD")


def _value(text: str, line: int) -> float | None:
    if not text:
        return None
    if _NUMBER.fullmatch(text) and LOWEST <= float(text) <= HIGHEST:
        return float(text) + 0.0
    raise DaysError(line, "value", "a number from 0 to 10, or nothing for no answer")


def parse_variances(text: str) -> Variances:
    """Read `OBS,LEVEL,SLOPE`: three variances a day, in squared points.

    Raises:
        VariancesError: saying what is allowed.
    """
    numbers = _numbers(text, 3)
    if numbers is None or not all(_is_variance(number) for number in numbers):
        raise VariancesError("OBS,LEVEL,SLOPE: three numbers of 0 to 1000000000, such as 1.5,0.02,0.0001")
    return Variances(*numbers)


def parse_initial(text: str) -> Initial:
    """Read `LEVEL,SLOPE,VARLEVEL,VARSLOPE`: what is believed of the first day before its answer.

    Raises:
        VariancesError: saying what is allowed.
    """
    numbers = _numbers(text, 4)
    if numbers is None or not all(_is_variance(number) for number in numbers[2:]):
        raise VariancesError(
            "LEVEL,SLOPE,VARLEVEL,VARSLOPE: four numbers, the last two 0 to 1000000000, such as 5,0,9,0.01"
        )
    return Initial(*numbers)


def _numbers(text: str, count: int) -> list[float] | None:
    parts = [part.strip() for part in text.split(",")]
    if len(parts) != count or not all(_SMALL.fullmatch(part) for part in parts):
        return None
    numbers = [float(part) + 0.0 for part in parts]
    return numbers if all(abs(number) <= _LARGEST for number in numbers) else None


def _is_variance(number: float) -> bool:
    return number == 0.0 or number >= _LEAST
