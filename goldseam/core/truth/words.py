"""The words of a text with their places: each with its stem, and whether it carries meaning or may be a name."""

import re
from dataclasses import dataclass

from goldseam.core.truth.grammar import Grammar

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,]\d+)*")


@dataclass(frozen=True)
class Word:
    """One word. `start` and `end` are its place in the whole text, `at` its number among those of its clause."""

    at: int
    low: str
    stem: str
    start: int
    end: int
    means: bool
    name: bool
    maybe_name: bool


def words_in(text: str, grammar: Grammar, offset: int = 0) -> tuple[Word, ...]:
    """The words of a clause that begins at `offset` of its text.

    A capital within a clause makes a name, one at its beginning only a possible one.
    """
    found = []
    for at, match in enumerate(_WORD.finditer(text)):
        raw = match.group()
        low = raw.casefold().replace("ё", "е").replace("’", "'")
        base = low.removesuffix("'s")
        plain = base.replace(".", "").replace(",", "").isdigit() or base in grammar.numbers
        means = not plain and base not in grammar.stop and low not in grammar.stop and len(base) > 1
        capital = (
            raw[0].isupper() and means and not grammar.month(base) and base not in grammar.words.weekdays
        )
        name, maybe = capital and at > 0, capital and at == 0
        found.append(
            Word(
                at, base, grammar.stem(base), offset + match.start(), offset + match.end(), means, name, maybe
            )
        )
    return tuple(found)
