"""Turns the bytes of a table that somebody brings into rows: whatever program it came from."""

import codecs
import csv
import io
from collections.abc import Iterator
from enum import StrEnum

MAX_LINES = 100_000
SEPARATORS = ("\t", ";", ",")
LOOKED_AT = 20  # rows from which the separator is told
_SOME = 20  # digits and separators are more than this part of the bytes of any log
_WIDE = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


class Wrong(StrEnum):
    """Why a table cannot be read at all."""

    EMPTY = "empty"
    NOT_TEXT = "not_text"
    TOO_LONG = "too_long"
    QUOTES = "quotes"
    NO_DATES = "no_dates"
    TOO_MANY_DAYS = "too_many_days"


class LogError(ValueError):
    """A table cannot be read. `line` is where, 0 for everywhere; never what was written."""

    def __init__(self, wrong: Wrong, line: int = 0) -> None:
        super().__init__(f"line {line}: {wrong}")
        self.wrong, self.line = wrong, line


Row = tuple[int, list[str]]


def text_of(data: bytes) -> str:
    """The text of a file in UTF-8 or UTF-16, with one kind of line end.

    Raises:
        LogError: it is neither, or nothing, or longer than `MAX_LINES`.
    """
    try:
        text = data.decode(_encoding(data))
    except UnicodeDecodeError:
        raise LogError(Wrong.NOT_TEXT) from None
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        raise LogError(Wrong.NOT_TEXT)
    if not text.strip():
        raise LogError(Wrong.EMPTY)
    if text.count("\n") > MAX_LINES:
        raise LogError(Wrong.TOO_LONG, MAX_LINES)
    return text


def rows_of(text: str) -> list[Row]:
    """Every row that is not empty, with the number of the line it ends on.

    Raises:
        LogError: a quotation mark is opened and not closed as tables do it.
    """
    rows: list[Row] = []
    reader = csv.reader(io.StringIO(text), delimiter=separator_of(text), strict=True)
    try:
        for cells in reader:
            tidy = [cell.strip() for cell in cells]
            if any(tidy):
                rows.append((reader.line_num, tidy))
    except csv.Error:
        raise LogError(Wrong.QUOTES, max(1, reader.line_num)) from None
    return rows


def separator_of(text: str) -> str:
    """What stands between the columns: of tab, semicolon and comma the first that cuts most of the first lines.

    A semicolon comes before the comma, which may be a decimal one then.
    """
    lines = [line for line in _first_lines(text) if line.strip()][:LOOKED_AT]
    for separator in SEPARATORS:
        if 2 * sum(separator in line for line in lines) > len(lines):
            return separator
    return ","


def _first_lines(text: str) -> Iterator[str]:
    yield from text[: 400 * LOOKED_AT].split("\n")


def _encoding(data: bytes) -> str:
    for mark, name in _WIDE.items():
        if data.startswith(mark):
            return name
    return _unmarked(data[:400])


def _unmarked(head: bytes) -> str:
    """UTF-16 without its mark has a NUL beside every digit and separator, always on the same side."""
    left, right = head[0::2].count(0), head[1::2].count(0)
    if not left and right > len(head) / _SOME:
        return "utf-16-le"
    if not right and left > len(head) / _SOME:
        return "utf-16-be"
    return "utf-8"
