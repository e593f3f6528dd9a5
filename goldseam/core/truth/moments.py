"""The dates that a clause names, as exact as it names them: "3 May", "03.05.", "in spring 2024", "last June"."""

import re
from dataclasses import dataclass
from datetime import date

from goldseam.core.truth.grammar import Grammar
from goldseam.core.truth.words import Word

_FULL = re.compile(r"(\d{1,2})\.(\d{1,2})(?:\.(\d{2,4}))?")
_DAY = re.compile(r"\d{1,2}", re.ASCII)
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
SEASON_OF = (1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 1)


@dataclass(frozen=True)
class Moment:
    """A date as far as it is known; 0 where it is not. Seasons count from winter as 1."""

    year: int = 0
    month: int = 0
    day: int = 0
    season: int = 0

    def disagrees(self, other: "Moment") -> bool:
        """Whether these two cannot be the same: no part that both name may differ."""
        if self.year and other.year and self.year != other.year:
            return True
        if self.month and other.month:
            return self.month != other.month or bool(self.day and other.day and self.day != other.day)
        mine, theirs = self.part_of_year, other.part_of_year
        return bool(mine and theirs and mine != theirs)

    @property
    def part_of_year(self) -> int:
        """The season, named or of its month; 0 where it is not known."""
        return self.season or (SEASON_OF[self.month - 1] if self.month else 0)


def moments_in(
    words: tuple[Word, ...], grammar: Grammar, day: date | None, *, only_a_time: bool = False
) -> tuple[tuple[Moment, ...], frozenset[int]]:
    """The dates of a clause written on `day`, and the numbers of the words that name them.

    `only_a_time`: the words are known to say when, so that "May" by itself is a month.
    """
    found: list[Moment] = []
    used: set[int] = set()
    for place, word in enumerate(words):
        month = grammar.month(word.low) if only_a_time else _month(words, place, grammar)
        season = grammar.seasons.get(word.low, 0)
        if month or season:
            moment, ats = _named(words, place, month, season, grammar, day)
            found.append(moment)
            used |= ats
        elif (match := _FULL.fullmatch(word.low.rstrip("."))) and 1 <= int(match[2]) <= 12:
            year = int(match[3]) if match[3] else 0
            found.append(Moment(year + 2000 if 0 < year < 100 else year, int(match[2]), int(match[1])))
            used.add(word.at)
    if not found:
        years = [word for word in words if _YEAR.fullmatch(word.low)]
        found = [Moment(int(word.low)) for word in years[:1]]
        used |= {word.at for word in years[:1]}
    return tuple(found), frozenset(used)


def _month(words: tuple[Word, ...], place: int, grammar: Grammar) -> int:
    """The month a word names. "May" and "march" are months only beside a number, or after a small word."""
    month = grammar.month(words[place].low)
    if month not in (3, 5):
        return month
    near = [each.low for each in words[max(0, place - 1) : place + 2]]
    before = words[place - 1].low if place else ""
    numbers = any(each[0].isdigit() for each in near)
    return (
        month
        if numbers or before in grammar.stop - grammar.subjects.keys() or before in grammar.words.previous
        else 0
    )


def _named(
    words: tuple[Word, ...], place: int, month: int, season: int, grammar: Grammar, written: date | None
) -> tuple[Moment, set[int]]:
    ats = {words[place].at}
    before = words[place - 1] if place else None
    after = words[place + 1 : place + 3]
    day = year = 0
    if month and before is not None and _DAY.fullmatch(before.low):
        day = int(before.low)
        ats.add(before.at)
    for each in after:
        if _YEAR.fullmatch(each.low):
            year = int(each.low)
            ats.add(each.at)
        elif month and not day and each is after[0] and _DAY.fullmatch(each.low):
            day = int(each.low)
            ats.add(each.at)
    if not year and written and before is not None and before.low in grammar.words.previous:
        year = written.year - (1 if month == 0 or month >= written.month else 0)
        ats.add(before.at)
    return Moment(year, month, day, season), ats
