"""Finds, for each pattern of the coach, pieces of text of which one must stand in whatever it finds."""

import json
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from re import _constants as kinds  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from coach_drafts import texts

from goldseam.core.catalogue.model import Language
from goldseam.core.coach.rules import FOLDER, NEEDLES, load_rules
from goldseam.core.coach.sieve import mark

REPEATS = {kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT}


Pieces = frozenset[str]
Common = Callable[[Pieces], int]
"""In how many sentences one of these pieces stands."""


def common(said: Sequence[str]) -> Common:
    """Count in these sentences."""

    @cache
    def where(piece: str) -> int:
        return sum(1 << number for number, text in enumerate(said) if piece in text)

    def count(pieces: Pieces) -> int:
        found = 0
        for piece in pieces:
            found |= where(piece)
        return found.bit_count()

    return count


def needles(source: str, count: Common) -> Pieces | None:
    """The pieces that are seen least of all that are certain, or None where nothing is."""
    return _of(parser.parse(source), count)


def _of(sequence: Iterable[tuple[Any, Any]], count: Common) -> Pieces | None:
    certain: list[Pieces] = []
    letters = ""
    for kind, value in [*sequence, (None, None)]:
        if kind is kinds.LITERAL:
            letters += chr(value)
        elif kind is not kinds.AT:
            certain += [frozenset({letters})] if letters else []
            letters = ""
            inner = _inner(kind, value, count)
            certain += [inner] if inner else []
    return min(certain, key=lambda each: (count(each), len(each), sorted(each)), default=None)


def _inner(kind: Any, value: Any, count: Common) -> Pieces | None:
    if kind is kinds.SUBPATTERN:
        return _of(value[3], count)
    if kind is kinds.ATOMIC_GROUP:
        return _of(value, count)
    if kind in REPEATS:
        return _of(value[2], count) if value[0] else None
    return _either([_of(each, count) for each in value[1]]) if kind is kinds.BRANCH else None


def _either(branches: Sequence[Pieces | None]) -> Pieces | None:
    known = [each for each in branches if each is not None]
    return frozenset().union(*known) if len(known) == len(branches) else None


def write(language: Language) -> None:
    """Write the file of one language anew."""
    book = load_rules(language)
    count = common(texts(language))
    found = {
        mark(pattern.pattern): sorted(pieces)
        for rule in book.rules
        for pattern in rule.patterns
        if (pieces := needles(pattern.pattern, count))
    }
    text = json.dumps(found, ensure_ascii=False, sort_keys=True, indent=0, separators=(",", ":"))
    (FOLDER / language / NEEDLES).write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    for each in Language:
        write(each)
