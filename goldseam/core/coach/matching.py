"""Lets every rule look at every sentence, and keeps what no guard takes back."""

from collections.abc import Iterator, Sequence

import msgspec
import regex

from goldseam.core.coach.folding import SECONDS, Folded, Pattern, fold, masked
from goldseam.core.coach.rules import Guard, Label, Rule, Rulebook, Where
from goldseam.core.coach.sieve import Sieve

COVER = "¤"
_SENTENCE = regex.compile(r"[^\s.!?…](?:[^.!?…\n]|[.!?…]+(?=[^\s.!?…\")]))*+[.!?…]*+[\")]?")


class Match(msgspec.Struct, frozen=True):
    """What a rule found: its labels and message, and the place [start, end) in the draft as it was written.

    `number` is the sentence; `silenced` says that a guard took everything back that was found there.
    """

    rule: Rule
    start: int
    end: int
    number: int
    silenced: bool = False


class Page(msgspec.Struct, frozen=True):
    """A folded draft, with quoted words covered, and where its sentences are."""

    folded: Folded
    text: str
    sentences: Sequence[tuple[int, int]]
    clause: Pattern
    sieve: Sieve


def prepared(text: str, book: Rulebook) -> Page:
    """Fold a draft, cover what is quoted or was only said once, and find its sentences."""
    folded = fold(text, book.spellings)
    covered = masked(folded.text, book.quoted, lambda letters: COVER * letters)
    sentences = [found.span() for found in _SENTENCE.finditer(covered, timeout=SECONDS)]
    return Page(folded, covered, sentences, book.clause, book.sieve)


def matches(page: Page, rules: Sequence[Rule]) -> Iterator[Match]:
    """Give the first thing each rule finds in each sentence, and what was silenced where nothing else is."""
    for number, (start, end) in enumerate(page.sentences):
        live = page.sieve.live(page.text[start:end])
        for rule in rules:
            if not live.isdisjoint(rule.patterns):
                found = _found(page, rule, number, [each for each in rule.patterns if each in live])
                if found is not None:
                    yield found


def _found(page: Page, rule: Rule, number: int, patterns: Sequence[Pattern]) -> Match | None:
    silenced = None
    for place in sorted(_places(page, number, patterns)):
        if not any(_holds(each, page, number, place) for each in rule.guards):
            return Match(rule, *page.folded.place(*place), number)
        silenced = silenced or Match(rule, *page.folded.place(*place), number, silenced=True)
    return silenced


def _places(page: Page, number: int, patterns: Sequence[Pattern]) -> Iterator[tuple[int, int]]:
    for pattern in patterns:
        for found in pattern.finditer(page.text, *page.sentences[number], timeout=SECONDS):
            if found.end() > found.start():
                yield found.span()


def _holds(guard: Guard, page: Page, number: int, found: tuple[int, int]) -> bool:
    start, end = _window(guard.where, page, number, found)
    return guard.pattern.search(page.text[start:end], timeout=SECONDS) is not None


def _window(where: Where, page: Page, number: int, found: tuple[int, int]) -> tuple[int, int]:
    first, last = page.sentences[number]
    if where is Where.BEFORE:
        return _clause_start(page, first, found[0]), found[0]
    before = page.sentences[max(number - 1, 0)][0]
    after = page.sentences[min(number + 1, len(page.sentences) - 1)][1]
    return {Where.AFTER: (found[1], after), Where.SENTENCE: (first, last)}.get(where, (before, after))


def _clause_start(page: Page, first: int, start: int) -> int:
    cuts = [found.end() for found in page.clause.finditer(page.text, first, start, timeout=SECONDS)]
    return cuts[-1] if cuts else first


def labels(found: Sequence[Match]) -> set[Label]:
    """All labels of what was found and not silenced."""
    return {label for each in found if not each.silenced for label in each.rule.labels}
