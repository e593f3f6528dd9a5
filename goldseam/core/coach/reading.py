"""Reads a draft: what the rules found, what is weighed, and where each can be seen."""

from collections.abc import Collection, Iterator, Sequence
from enum import StrEnum

from goldseam.core.catalogue.model import Language
from goldseam.core.catalogue.words import load_words
from goldseam.core.coach.matching import Match, Page, labels, matches, prepared
from goldseam.core.coach.model import LONGEST, Card, Clue, Component, Finding, Flag, Reading, TooLongError
from goldseam.core.coach.rules import Label, load_rules
from goldseam.core.coach.weighing import Weighed, place, weigh
from goldseam.core.coach.weights import Weights, load_weights

_LEAVES_OWNERSHIP = frozenset({Flag.PRESSURE, Flag.VAGUE})
_NO_APOLOGY = frozenset({Component.REPAIR, Component.EXPLANATION})


def read(text: str, language: Language) -> Reading:
    """Read a draft of whoever broke trust.

    Args:
        text: the draft, at most `LONGEST` characters; it is neither kept nor changed.
        language: the language it is written in; it chooses the rules and the sentences.

    Raises:
        TooLongError: it is longer.

    Source: the meanings of the labels are in docs/method/coach.md.
    """
    page, found = _look(text, language, cards_only=False)
    spoken = [each for each in found if not each.silenced]
    cards = _cards(spoken)
    if not page.sentences:
        return Reading((), (), (), (), text)
    weights = load_weights(language)
    said = labels(found)
    ruled = by_rules(said)
    weighed = weigh(page, found, ruled, said, weights)
    sure = {label for label, bounds in weights.least.items() if weighed.sure[label] >= bounds[label in ruled]}
    doubtful = weighed.sure[Flag.VAGUE] < weights.least[Flag.EXCUSE][False]
    sure -= _against_their_meaning(sure, said, doubtful=doubtful)
    flags = tuple(each for each in Flag if each in sure)
    components = tuple(each for each in Component if each in sure)
    findings = list(_findings(spoken, {*flags, *components, *cards}, language))
    shown = {each.label for each in findings}
    every: tuple[Flag | Component, ...] = (*flags, *components)
    findings += [_weighed_finding(weighed, each, weights, language) for each in every if each not in shown]
    findings.sort(key=lambda each: (each.start, each.end))
    return Reading(flags, components, tuple(findings), cards, text)


def read_injured(text: str, language: Language) -> Reading:
    """Read a draft of whoever was hurt: for safety only. No flag, no component, whatever the words are.

    Raises:
        TooLongError: it is longer than `LONGEST`.
    """
    found = [each for each in _look(text, language, cards_only=True)[1] if not each.silenced]
    cards = _cards(found)
    return Reading((), (), tuple(_findings(found, set(cards), language)), cards, text)


def _look(text: str, language: Language, *, cards_only: bool) -> tuple[Page, list[Match]]:
    if len(text) > LONGEST:
        raise TooLongError
    book = load_rules(language)
    rules = [rule for rule in book.rules if not cards_only or set(rule.labels) & set(Card)]
    page = prepared(text, book)
    return page, list(matches(page, rules))


def by_rules(said: Collection[Label]) -> set[str]:
    """The labels that the rules alone would give; what is weighed besides may add to them or take away.

    An act told in the first person is ownership only where nothing in the draft takes it back.
    """
    given: set[str] = {each for each in (*Flag, *Component) if each in said}
    if Clue.ABOUT_A_WRONG in said and Clue.ACT not in said:
        given.add(Flag.VAGUE)
    if Clue.ADMISSION in said and given & set(Flag) <= _LEAVES_OWNERSHIP:
        given.add(Component.RESPONSIBILITY)
    return given


def _against_their_meaning(sure: set[str], said: set[Label], *, doubtful: bool) -> set[str]:
    """What is not said after all: vague, unless an apology was noticed or it is sure; and told, but taken back."""
    against: set[str] = set()
    if (
        doubtful
        and not {Clue.ABOUT_A_WRONG, Clue.ADMISSION} & said
        and not sure & set(Component) - _NO_APOLOGY
    ):
        against.add(Flag.VAGUE)
    if Component.RESPONSIBILITY not in said and not sure & set(Flag) <= _LEAVES_OWNERSHIP:
        against.add(Component.RESPONSIBILITY)
    return against


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


def _weighed_finding(
    weighed: Weighed, label: Flag | Component, weights: Weights, language: Language
) -> Finding:
    return Finding(label, *place(weighed, label, weights), load_words(language, "coach")[f"found.{label}"])


def _shown(label: Label) -> Flag | Component | Card:
    match label:
        case Clue.ABOUT_A_WRONG:
            return Flag.VAGUE
        case Clue.ADMISSION | Clue.ACT:
            return Component.RESPONSIBILITY
        case _:
            return label
