"""Weighs a draft: every sentence for every label, then what all of it together says, and where it is said."""

from collections.abc import Collection, Sequence
from math import exp

import msgspec

from goldseam.core.coach.features import NOWHERE, Kinds, Sentence, features, names, tokens
from goldseam.core.coach.folding import SECONDS
from goldseam.core.coach.matching import Match, Page
from goldseam.core.coach.model import Clue, Component, Flag
from goldseam.core.coach.rules import Label
from goldseam.core.coach.weights import LABELS, WHOLE, Weights

MANY = 5
_FAR = 40.0


class Weighed(msgspec.Struct, frozen=True):
    """A draft with its sentences, the sums of each (a column a label), and how sure each label is, 0 to 1."""

    page: Page
    sentences: Sequence[Sentence]
    sums: Sequence[Sequence[float]]
    sure: dict[str, float]


def sentences(page: Page, found: Sequence[Match], known: Kinds) -> list[Sentence]:
    """The sentences of a draft with their words and what the rules made of them."""
    fired: list[list[str]] = [[] for _ in page.sentences]
    silenced: list[list[str]] = [[] for _ in page.sentences]
    for each in found:
        (silenced if each.silenced else fired)[each.number].append(each.rule.id)
    return [
        Sentence(tokens(page.text, *place, known), fired[number], silenced[number])
        for number, place in enumerate(page.sentences)
    ]


def whole(drawn: Sequence[Collection[str]]) -> set[str]:
    """What the draft as a whole is made of: all its sentences, and how many there are."""
    return {f"#{min(len(drawn), MANY)}", *(name for each in drawn for name in each)}


def evidence(
    sums: Sequence[Sequence[float]],
    together: Sequence[float],
    ruled: Collection[str],
    said: Collection[Label],
) -> list[float]:
    """What is known of a draft in numbers, in a fixed order.

    Args:
        sums: for each sentence a number for each of `LABELS`; at least one sentence.
        together: a number for each of `WHOLE`.
        ruled: the labels that the rules alone would give.
        said: everything that the rules noticed.
    """
    most = [max(column) for column in zip(*sums, strict=True)]
    return [
        1.0,
        *(each / 2 for each in most),
        *(likely(each) for each in most),
        *(each / 2 for each in together),
        *(float(label in ruled) for label in LABELS[:-1]),
        *(float(clue in said) for clue in Clue),
        *(float(fits) for fits in (len(sums) == 1, len(sums) == 2, len(sums) >= MANY - 1)),
    ]


def likely(total: float) -> float:
    """A sum as a share of sureness between 0 and 1 (the logistic function)."""
    return 1.0 / (1.0 + exp(-max(-_FAR, min(_FAR, total))))


def weigh(
    page: Page, found: Sequence[Match], ruled: Collection[str], said: Collection[Label], weights: Weights
) -> Weighed:
    """Weigh a draft of at least one sentence. Source: docs/decisions/coach-model.md."""
    here = sentences(page, found, weights.kinds)
    drawn = [weights.known(names(each, endings=weights.endings)) for each in here]
    sums = [weights.total(each.values())[: len(LABELS)] for each in drawn]
    together = weights.total(weights.known(whole(drawn)).values())[-len(WHOLE) :]
    known = evidence(sums, together, ruled, said)
    sure = {
        label: likely(sum(one * two for one, two in zip(row, known, strict=True)))
        for label, row in zip(LABELS, weights.second, strict=True)
    }
    return Weighed(page, here, sums, sure)


def place(weighed: Weighed, label: Flag | Component, weights: Weights) -> tuple[int, int]:
    """Where a label is said most, in the draft as it was written: the clause with the highest share."""
    column = LABELS.index(label)
    number = max(range(len(weighed.sums)), key=lambda each: weighed.sums[each][column])
    here, page = weighed.sentences[number], weighed.page
    if not here.tokens:
        return page.folded.place(*page.sentences[number])
    shares = [0.0] * len(here.tokens)
    for name, at in features(here, endings=weights.endings).items():
        if at != NOWHERE:
            shares[at] += weights.share(name, column)
    first, last = max(_clauses(page, here, number), key=lambda clause: sum(shares[clause[0] : clause[1] + 1]))
    return page.folded.place(here.tokens[first].start, here.tokens[last].end)


def _clauses(page: Page, here: Sentence, number: int) -> list[tuple[int, int]]:
    """First and last token of each clause; a mark alone is none, unless there is nothing else."""
    cuts = {
        found.start() for found in page.clause.finditer(page.text, *page.sentences[number], timeout=SECONDS)
    }
    starts = [at for at, token in enumerate(here.tokens) if not at or token.start in cuts]
    ends = [*(each - 1 for each in starts[1:]), len(here.tokens) - 1]
    wordy = [
        (_word(here, start, end), end)
        for start, end in zip(starts, ends, strict=True)
        if any(token.word[0].isalnum() for token in here.tokens[start : end + 1])
    ]
    return wordy or [(0, len(here.tokens) - 1)]


def _word(here: Sentence, start: int, end: int) -> int:
    return next(at for at in range(start, end + 1) if here.tokens[at].word[0].isalnum())
