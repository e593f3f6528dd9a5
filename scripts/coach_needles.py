"""Finds, for each pattern of the coach, pieces of text of which one must stand in whatever it finds."""

import json
from collections.abc import Iterable, Sequence
from re import _constants as kinds  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from goldseam.core.catalogue.model import Language
from goldseam.core.coach.rules import FOLDER, NEEDLES, load_rules
from goldseam.core.coach.sieve import mark

REPEATS = {kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT}


def needles(source: str) -> set[str] | None:
    """The pieces, or None where none is certain."""
    return _of(parser.parse(source))


def _of(sequence: Iterable[tuple[Any, Any]]) -> set[str] | None:
    certain: list[set[str]] = []
    letters = ""
    for kind, value in sequence:
        if kind is kinds.LITERAL:
            letters += chr(value)
        elif kind is not kinds.AT:
            certain += [{letters}] if letters else []
            letters = ""
            inner = _inner(kind, value)
            certain += [inner] if inner else []
    certain += [{letters}] if letters else []
    return max(certain, key=lambda each: (min(map(len, each)), -len(each)), default=None)


def _inner(kind: Any, value: Any) -> set[str] | None:
    if kind is kinds.SUBPATTERN:
        return _of(value[3])
    if kind is kinds.ATOMIC_GROUP:
        return _of(value)
    if kind in REPEATS:
        return _of(value[2]) if value[0] else None
    return _either([_of(each) for each in value[1]]) if kind is kinds.BRANCH else None


def _either(branches: Sequence[set[str] | None]) -> set[str] | None:
    if any(each is None for each in branches):
        return None
    return {piece for each in branches for piece in each or ()}


def write(language: Language) -> None:
    """Write the file of one language anew."""
    found = {
        mark(pattern.pattern): sorted(pieces)
        for rule in load_rules(language).rules
        for pattern in rule.patterns
        if (pieces := needles(pattern.pattern))
    }
    text = json.dumps(found, ensure_ascii=False, sort_keys=True, indent=0, separators=(",", ":"))
    (FOLDER / language / NEEDLES).write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    for each in Language:
        write(each)
