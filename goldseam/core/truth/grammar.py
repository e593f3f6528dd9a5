"""What the search for contradictions knows of a language: word lists, made ready to be looked up."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import msgspec

from goldseam.core.catalogue.model import Language
from goldseam.core.truth.lexicon import read_words

SHORTEST_STEM = 3
LONGEST_STEM = 6


class GrammarWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file of `truth/LANGUAGE/contradictions.toml`. `a=b` gives a word its base, or its value."""

    stop: tuple[str, ...]
    weak: tuple[str, ...]
    bases: tuple[str, ...]
    months: tuple[str, ...]
    seasons: tuple[str, ...]
    weekdays: tuple[str, ...]
    previous: tuple[str, ...]
    numbers: tuple[str, ...]
    thousand: tuple[str, ...]
    how_often: tuple[str, ...]
    times: tuple[str, ...]
    money: tuple[str, ...]
    durations: tuple[str, ...]
    rates: tuple[str, ...]
    about: tuple[str, ...]
    at_least: tuple[str, ...]
    negations: tuple[str, ...]
    never: tuple[str, ...]
    not_negating: tuple[str, ...]
    exclusive: tuple[str, ...]
    single: tuple[str, ...]
    since: tuple[str, ...]
    more: tuple[str, ...]
    there: tuple[str, ...]
    opens: tuple[str, ...]
    unique: tuple[str, ...]
    persons: tuple[str, ...]
    place_words: tuple[str, ...]
    no_place: tuple[str, ...]
    moments: tuple[str, ...]
    subjects: tuple[str, ...]
    wh: tuple[str, ...]
    still_has: tuple[str, ...]
    undone: tuple[str, ...]
    clause_ends: tuple[str, ...]
    suffixes: tuple[str, ...]


@dataclass(frozen=True)
class Grammar:
    """The words of one language as sets and tables."""

    language: Language
    words: GrammarWords
    stop: frozenset[str]
    weak: frozenset[str]
    unique: frozenset[str]
    bases: Mapping[str, str]
    seasons: Mapping[str, int]
    numbers: Mapping[str, int]
    how_often: Mapping[str, int]
    durations: Mapping[str, int]
    subjects: Mapping[str, int]
    months: tuple[re.Pattern[str], ...]
    any_month: re.Pattern[str]
    clause_end: re.Pattern[str]

    def stem(self, word: str) -> str:
        """The part of a word that its forms share: its base where it has one, else the word without its ending."""
        if word in self.bases:
            return self.bases[word][:LONGEST_STEM]
        cut = next((end for end in self.words.suffixes if word.endswith(end)), "")
        if cut and len(word) - len(cut) >= SHORTEST_STEM:
            word = word[: -len(cut)]
        return self.bases.get(word, word)[:LONGEST_STEM]

    def month(self, word: str) -> int:
        """The number of the month this word names; 0 where it names none."""
        if not self.any_month.fullmatch(word):
            return 0
        return next((number for number, found in enumerate(self.months, 1) if found.fullmatch(word)), 0)


@cache
def grammar_of(language: Language) -> Grammar:
    """The grammar of one language, read once."""
    words = read_words("contradictions", language, GrammarWords)
    ending = "" if language is Language.EN else r"\w*"
    return Grammar(
        language,
        words,
        frozenset(words.stop),
        frozenset(word[:LONGEST_STEM] for word in words.weak),
        frozenset(word[:LONGEST_STEM] for word in words.unique),
        _table(words.bases),
        _values(words.seasons),
        _values(words.numbers),
        _values(words.how_often),
        _values(words.durations),
        _values(words.subjects),
        tuple(re.compile(month + ending) for month in words.months),
        re.compile(f"(?:{'|'.join(words.months)}){ending}"),
        re.compile("|".join(words.clause_ends), re.IGNORECASE),
    )


def _table(pairs: tuple[str, ...]) -> dict[str, str]:
    return {left: right for left, _, right in (pair.partition("=") for pair in pairs)}


def _values(pairs: tuple[str, ...]) -> dict[str, int]:
    return {word: int(value) for word, value in _table(pairs).items()}
