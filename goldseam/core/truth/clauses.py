"""Reads a text as clauses: what each is about, whom and where it names, when, how often, and what it denies."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from goldseam.core.truth.grammar import Grammar
from goldseam.core.truth.moments import Moment, moments_in
from goldseam.core.truth.words import Word, words_in

MOST_CLAUSES = 100
TIMES, MONEY, DAYS = "times", "money", "days"


@dataclass(frozen=True)
class Count:
    """A number of something: times, money, days, or whatever noun is counted (its stem)."""

    unit: str
    value: float
    about: bool = False
    at_least: bool = False


@dataclass(frozen=True)
class Clause:
    """One clause with its place in the text. Stems are of the words that carry meaning.

    `within` is the time that the whole text is about, for a clause that names none. `names` have a capital,
    `known` are names and people by what they are ("my sister"), `people` may be names at the beginning too.
    `denied` is what follows a negation, `lows` are all words as they stand.
    """

    start: int
    end: int
    stems: frozenset[str]
    names: frozenset[str]
    known: frozenset[str]
    people: frozenset[str]
    places: frozenset[str]
    moments: tuple[Moment, ...]
    within: tuple[Moment, ...]
    counts: tuple[Count, ...]
    denied: frozenset[str]
    lows: frozenset[str]
    low: str
    never: bool
    subject: int
    rate: bool
    asked: frozenset[str] = field(default_factory=frozenset)
    asked_words: frozenset[str] = field(default_factory=frozenset)

    @property
    def times(self) -> tuple[Moment, ...]:
        """When it was, as the clause says, or else the whole text."""
        return self.moments or self.within


def clauses_of(
    text: str, grammar: Grammar, day: date | None, asked: str = "", when: str = ""
) -> tuple[Clause, ...]:
    """The clauses of a text that its author wrote on `day`, in answer to `asked`, about the time `when`."""
    question = words_in(asked, grammar)
    about = frozenset(word.stem for word in question if word.means)
    plain = frozenset(word.low for word in question)
    within = moments_in(words_in(when, grammar), grammar, day, only_a_time=True)[0]
    found: list[Clause] = []
    for start, end in _spans(text, grammar):
        words = words_in(text[start:end], grammar, start)
        if words:
            clause = _clause(text, words, grammar, day, about, plain)
            clause = replace(clause, within=within) if within else clause
            there = found and not clause.places and clause.lows & set(grammar.words.there)
            found.append(replace(clause, places=found[-1].places) if there else clause)
        if len(found) == MOST_CLAUSES:
            break
    return tuple(found)


def _spans(text: str, grammar: Grammar) -> Iterator[tuple[int, int]]:
    start = 0
    for found in grammar.clause_end.finditer(text):
        # A point within a number or a date ends nothing.
        if text[found.start()] == "." and found.end() < len(text) and text[found.end()].isdigit():
            continue
        yield start, found.start()
        start = found.end()
    yield start, len(text)


def _clause(
    text: str,
    words: tuple[Word, ...],
    grammar: Grammar,
    day: date | None,
    asked: frozenset[str],
    asked_words: frozenset[str],
) -> Clause:
    lexicon = grammar.words
    moments, used = moments_in(words, grammar, day)
    counts, counted = _counts(words, grammar, used)
    meant = [word for word in words if word.means and word.at not in used | counted]
    lows = frozenset(word.low for word in words)
    names = frozenset(word.stem for word in meant if word.name)
    known = names | {word.stem for word in meant if word.low in lexicon.persons}
    places = _places(words, grammar, used)
    first = next((word.low for word in words if word.low in grammar.subjects), "")
    return Clause(
        words[0].start,
        words[-1].end,
        frozenset(word.stem for word in meant),
        names,
        known,
        (known | {word.stem for word in meant if word.maybe_name}) - places,
        places,
        moments,
        (),
        counts,
        _denied(words, grammar),
        lows,
        text[words[0].start : words[-1].end].casefold().replace("ё", "е"),
        not lows.isdisjoint(lexicon.never),
        grammar.subjects.get(first, 0),
        _is_rate(words, grammar),
        asked,
        asked_words,
    )


def _counts(
    words: tuple[Word, ...], grammar: Grammar, used: frozenset[int]
) -> tuple[tuple[Count, ...], frozenset[int]]:
    found, counted = [], set[int]()
    lexicon = grammar.words
    for place, word in enumerate(words):
        if word.at in used or word.at in counted:
            continue
        before = {each.low for each in words[max(0, place - 2) : place]}
        about, least = bool(before & set(lexicon.about)), bool(before & set(lexicon.at_least))
        if word.low in grammar.how_often:
            if place + 1 == len(words) or words[place + 1].low not in lexicon.more:
                found.append(Count(TIMES, grammar.how_often[word.low], about, least))
            continue
        value = _value(word, grammar)
        if value is None:
            continue
        unit, value, end = _unit(words, place, value, grammar)
        if unit:
            counted.update(each.at for each in words[place:end])
            found.append(Count(unit, value, about, least))
    return tuple(found), frozenset(counted)


def _value(word: Word, grammar: Grammar) -> float | None:
    if word.low in grammar.numbers:
        return float(grammar.numbers[word.low])
    if not word.low[:1].isdigit():
        return None
    digits = re.sub(r"(?<=\d)[.,](?=\d{3}(?!\d))", "", word.low).replace(",", ".")
    return float(digits) if re.fullmatch(r"\d+(\.\d+)?", digits, re.ASCII) else None


def _unit(words: tuple[Word, ...], place: int, value: float, grammar: Grammar) -> tuple[str, float, int]:
    """What is counted, how much of it, and where the count ends; "" where that cannot be told."""
    lexicon, end, money = grammar.words, place + 1, False
    if end < len(words) and words[end].low in lexicon.thousand:
        value, end, money = value * 1000, end + 1, True
    following = words[end] if end < len(words) else None
    if following is None or (money and following.low not in (*lexicon.money, *lexicon.times)):
        return (MONEY if money else "", value, end)
    low = following.low
    if low in lexicon.times:
        return TIMES, value, end + 1
    if low in lexicon.money:
        return MONEY, value, end + 1
    if low in grammar.durations:
        return (DAYS, value * grammar.durations[low], end + 1) if grammar.durations[low] else ("", value, end)
    return (following.stem, value, end) if following.means and not following.name else ("", value, end)


def _is_rate(words: tuple[Word, ...], grammar: Grammar) -> bool:
    """A sum every month is no sum in all."""
    return any(
        one.low in grammar.words.rates and other.low in grammar.durations for one, other in pairwise(words)
    )


def _places(words: tuple[Word, ...], grammar: Grammar, used: frozenset[int]) -> frozenset[str]:
    found = set()
    for place, word in enumerate(words):
        if word.low not in grammar.words.place_words:
            continue
        for each in words[place + 1 : place + 4]:
            if each.low in grammar.words.no_place or each.at in used or _value(each, grammar) is not None:
                break
            if each.means:
                found.add(each.stem)
                break
    return frozenset(found)


def _denied(words: tuple[Word, ...], grammar: Grammar) -> frozenset[str]:
    """The stems of what follows a negation at once: what the clause says is not so."""
    found = set[str]()
    for place, word in enumerate(words):
        if word.low not in grammar.words.negations and not word.low.endswith("n't"):
            continue
        following = words[place + 1 : place + 5]
        if following and following[0].low in grammar.words.not_negating:
            continue
        found.update(each.stem for each in [each for each in following if each.means][:1])
    return frozenset(found)
