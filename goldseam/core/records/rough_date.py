"""Days as people remember them ("spring 2024", "2023"): put in order roughly, and kept as they were written."""

import re
from collections.abc import Mapping

import msgspec

# Longer than any date anybody writes; what is behind it is not looked at.
LOOKED_AT = 80
FIRST_MONTH, LAST_MONTH, LAST_DAY = 1, 12, 31
# Beginnings of words, in English and in Russian in every case; a longer one stands before its own beginning.
MONTHS: tuple[tuple[str, int], ...] = (
    *(("jan", 1), ("feb", 2), ("mar", 3), ("apr", 4), ("may", 5), ("jun", 6), ("jul", 7), ("aug", 8)),
    *(("sep", 9), ("oct", 10), ("nov", 11), ("dec", 12)),
    *(("январ", 1), ("феврал", 2), ("март", 3), ("апрел", 4), ("май", 5), ("мая", 5), ("мае", 5), ("маю", 5)),
    *(("июн", 6), ("июл", 7), ("август", 8), ("сентябр", 9), ("октябр", 10), ("ноябр", 11), ("декабр", 12)),
)
# The month in the middle of it. A winter is put where its year ends: roughly is enough.
PARTS: tuple[tuple[str, int], ...] = (
    *(("spring", 4), ("summer", 7), ("autumn", 10), ("fall", 10), ("winter", 12)),
    *(("early", 2), ("begin", 2), ("start", 2), ("mid", 6), ("late", 11), ("end", 11)),
    *(("весн", 4), ("лет", 7), ("осен", 10), ("зим", 12), ("начал", 2), ("середин", 6), ("кон", 11)),
)
EXACT_MONTHS: Mapping[str, int] = {"mar": 3, "may": 5}
_ISO = re.compile(r"\b(\d{4})-(\d{1,2})(?:-(\d{1,2}))?\b", re.ASCII)
_POINTS = re.compile(r"\b(?:(\d{1,2})[./])?(\d{1,2})[./](\d{4})\b", re.ASCII)
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b", re.ASCII)
_DAY = re.compile(r"\b\d{1,2}(?=(?:st|nd|rd|th|-?е|-?го)?\b)", re.ASCII)
_WORD = re.compile(r"[^\W\d_]+")


class RoughDate(msgspec.Struct, frozen=True, order=True):
    """What is known of a day, as numbers; 0 where it is not known. They sort in order of time.

    What has no year is the last; inside a year, what has no month comes before its first month.
    """

    year: int = 9999
    month: int = 0
    day: int = 0


UNDATED = RoughDate()


def rough_date(words: str) -> RoughDate:
    """What the words say of a day, for putting things in order; the words themselves stay with whoever has them.

    Reads years, months and seasons in English and Russian, `2024-05-03`, `05/2024` and `03.05.2024` (the day
    first). Whatever says nothing of the kind is undated; nothing is an error.
    """
    text = words[:LOOKED_AT].casefold()
    if found := _ISO.search(text):
        return _checked(*found.groups())
    if found := _POINTS.search(text):
        return _checked(found[3], found[2], found[1])
    year = _YEAR.search(text)
    if year is None:
        return UNDATED
    rest = text[: year.start()] + " " + text[year.end() :]
    month = _named(rest, MONTHS)
    if not month:
        return RoughDate(int(year[0]), _named(rest, PARTS))
    day = _DAY.search(rest)
    return _checked(year[0], str(month), day[0] if day else None)


def _named(text: str, known: tuple[tuple[str, int], ...]) -> int:
    for word in _WORD.findall(text):
        for beginning, number in known:
            if word.startswith(beginning) and _is_meant(word, beginning):
                return number
    return 0


def _is_meant(word: str, beginning: str) -> bool:
    """Short beginnings also begin other words: "maybe", "married"."""
    return beginning not in EXACT_MONTHS or word in {beginning, "march"}


def _checked(year: str, month: str | None, day: str | None) -> RoughDate:
    in_year, in_month = int(month or 0), int(day or 0)
    if not FIRST_MONTH <= in_year <= LAST_MONTH:
        return RoughDate(int(year))
    return RoughDate(int(year), in_year, in_month if in_month <= LAST_DAY else 0)
