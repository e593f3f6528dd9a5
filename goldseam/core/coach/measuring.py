"""Compares what the coach finds with what people labelled: precision, recall, and healthy drafts wrongly flagged."""

from collections.abc import Collection, Iterable, Sequence

import msgspec

from goldseam.core.coach.model import Component, Flag


class Labelled(msgspec.Struct, frozen=True):
    """The flags and components of one draft, as found or as labelled by a person."""

    flags: frozenset[str]
    components: frozenset[str]


class Score(msgspec.Struct, frozen=True):
    """How often a label was found rightly, wrongly, and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Of what was found, the share that is there; 1 where nothing was found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Of what is there, the share that was found; 1 where nothing is there."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


class Measured(msgspec.Struct, frozen=True):
    """All figures of one file of labelled drafts; `labels` in the order of the enums, flags first."""

    drafts: int
    healthy: int
    healthy_flagged: int
    labels: tuple[tuple[str, Score], ...]
    flags: Score
    components: Score

    @property
    def false_flags(self) -> float:
        """The share of healthy drafts that were flagged; 0 where there are none."""
        return self.healthy_flagged / self.healthy if self.healthy else 0.0


def measure(pairs: Sequence[tuple[Labelled, Labelled]]) -> Measured:
    """Score (labelled, found) pairs. Healthy is a draft that was labelled with no flag."""
    healthy = [found for labelled, found in pairs if not labelled.flags]
    sides = [(one.flags | one.components, two.flags | two.components) for one, two in pairs]
    return Measured(
        len(pairs),
        len(healthy),
        sum(bool(found.flags) for found in healthy),
        tuple((label, _score(sides, {label})) for label in (*Flag, *Component)),
        _score(sides, set(Flag)),
        _score(sides, set(Component)),
    )


def _score(sides: Iterable[tuple[Collection[str], Collection[str]]], labels: Collection[str]) -> Score:
    right = wrong = missed = 0
    for labelled, found in sides:
        there, said = set(labelled) & set(labels), set(found) & set(labels)
        right += len(there & said)
        wrong += len(said - there)
        missed += len(there - said)
    return Score(right, wrong, missed)
