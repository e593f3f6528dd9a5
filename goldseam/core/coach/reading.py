"""Reads a draft: what all rules found together, and what only the whole draft can tell."""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from goldseam.core.catalogue.model import Language
from goldseam.core.catalogue.words import load_words
from goldseam.core.coach.matching import Match, labels, matches, prepared
from goldseam.core.coach.model import LONGEST, Card, Clue, Component, Finding, Flag, Reading, TooLongError
from goldseam.core.coach.rules import Label, load_rules

_LEAVES_OWNERSHIP = frozenset({Flag.PRESSURE, Flag.VAGUE})


def read(text: str, language: Language) -> Reading:
    """Read a draft of whoever broke trust.

    Args:
        text: the draft, at most `LONGEST` characters; it is neither kept nor changed.
        language: the language it is written in; it chooses the rules and the sentences.

    Raises:
        TooLongError: it is longer.

    Source: the meanings of the labels are in docs/coach.md.
    """
    found = _look(text, language, cards_only=False)
    flags = _flags(found)
    components = _components(labels(found), flags)
    cards = _cards(found)
    return Reading(
        tuple(flags),
        tuple(components),
        tuple(_findings(found, {*flags, *components, *cards}, language)),
        cards,
        text,
    )


def read_injured(text: str, language: Language) -> Reading:
    """Read a draft of whoever was hurt: for safety only. No flag, no component, whatever the words are.

    Raises:
        TooLongError: it is longer than `LONGEST`.
    """
    found = _look(text, language, cards_only=True)
    cards = _cards(found)
    return Reading((), (), tuple(_findings(found, set(cards), language)), cards, text)


def _look(text: str, language: Language, *, cards_only: bool) -> list[Match]:
    if len(text) > LONGEST:
        raise TooLongError
    book = load_rules(language)
    rules = [rule for rule in book.rules if not cards_only or set(rule.labels) & set(Card)]
    return list(matches(prepared(text, book), rules))


def _flags(found: Sequence[Match]) -> list[Flag]:
    said = labels(found)
    flags = [flag for flag in Flag if flag in said]
    if Clue.ABOUT_A_WRONG in said and Clue.ACT not in said:
        flags.append(Flag.VAGUE)
    return flags


def _components(said: set[Label], flags: Sequence[Flag]) -> list[Component]:
    """An act told in the first person is ownership only where nothing in the draft takes it back."""
    owned = Clue.ADMISSION in said and set(flags) <= _LEAVES_OWNERSHIP
    return [each for each in Component if each in said or (each is Component.RESPONSIBILITY and owned)]


def _cards(found: Sequence[Match]) -> tuple[Card, ...]:
    said = labels(found)
    return tuple(card for card in Card if card in said)


def _findings(found: Sequence[Match], said: set[StrEnum], language: Language) -> Iterator[Finding]:
    words = load_words(language, "coach")
    for each in sorted(found, key=lambda match: (match.start, match.end, match.rule.id)):
        for label in each.rule.labels:
            shown = _shown(label)
            if shown in said:
                yield Finding(
                    shown,
                    each.start,
                    each.end,
                    words[each.rule.message if label == each.rule.labels[0] else f"found.{shown}"],
                )


def _shown(label: Label) -> Flag | Component | Card:
    match label:
        case Clue.ABOUT_A_WRONG:
            return Flag.VAGUE
        case Clue.ADMISSION | Clue.ACT:
            return Component.RESPONSIBILITY
        case _:
            return label
