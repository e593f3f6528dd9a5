"""Fits the linear model of the coach: sentences first, then the draft as a whole, then what both say together."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from coach_drafts import EXAMPLES, PHRASES, Draft
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from goldseam.core.coach.weighing import evidence, whole
from goldseam.core.coach.weights import LABELS, STEPS, WHOLE

Numbers = NDArray[np.float64]
SENTENCE_PENALTY, WHOLE_PENALTY, SECOND_PENALTY = 3.0, 12.0, 10.0
SEEN, KEPT, STEP = 2, 40_000, 0.06
SHORT = 2.0
"""How much a made-up phrase or an example counts beside a sentence of a draft."""


@dataclass(frozen=True)
class First:
    """The weights of features: a column for each of `LABELS`, then for each of `WHOLE`."""

    names: dict[str, int]
    weights: Numbers

    def sums(self, drawn: Sequence[Collection[str]]) -> Numbers:
        """A row for each sentence."""
        return np.asarray(table(drawn, self.names) @ self.weights)[:, : len(LABELS)]

    def together(self, drawn: Sequence[Collection[str]]) -> Numbers:
        """One row for the draft."""
        return np.asarray(table([whole(drawn)], self.names) @ self.weights)[0, len(LABELS) :]


def table(rows: Sequence[Collection[str]], names: dict[str, int]) -> csr_matrix:
    """Ones where a row has a feature."""
    places = [sorted(names[name] for name in row if name in names) for row in rows]
    ends = np.cumsum([0, *map(len, places)])
    flat = np.array([place for row in places for place in row], dtype=np.int64)
    return csr_matrix((np.ones(len(flat)), flat, ends), shape=(len(rows), len(names)))


def first(drafts: Sequence[Draft]) -> First:
    """Learn from drafts. A label known of a part only goes to the sentence where it seems to be said."""
    names = _names(drafts)
    x = table([row for draft in drafts for row in draft.drawn], names)
    said, known, open_ones = _told(drafts)
    sure = known.copy()
    for column, rows in open_ones:
        sure[rows, column] = 0
    weights = logistic(x, said, sure, SENTENCE_PENALTY)
    totals = np.asarray(x @ weights)
    for column, rows in open_ones:
        best = rows[int(np.argmax(totals[rows, column]))]
        known[[row for row in rows if row != best and not said[row, column]], column] = 0
        said[best, column] = 1
    weights = logistic(x, said, known, SENTENCE_PENALTY, weights)
    full = [draft for draft in drafts if draft.whole]
    there = np.array([[float(label in draft.there) for label in WHOLE] for draft in full])
    bags = table([whole(draft.drawn) for draft in full], names)
    return First(names, np.hstack([weights, logistic(bags, there, np.ones_like(there), WHOLE_PENALTY)]))


def _names(drafts: Sequence[Draft]) -> dict[str, int]:
    seen: Counter[str] = Counter()
    for draft in drafts:
        seen.update(whole(draft.drawn))
    return {name: at for at, name in enumerate(sorted(name for name, times in seen.items() if times >= SEEN))}


def _told(drafts: Sequence[Draft]) -> tuple[Numbers, Numbers, list[tuple[int, list[int]]]]:
    """For each sentence what is said, what is known, and the labels whose sentence is not known."""
    rows = sum(len(draft.drawn) for draft in drafts)
    said, known = np.zeros((rows, len(LABELS))), np.zeros((rows, len(LABELS)))
    open_ones = []
    start = 0
    for draft in drafts:
        here = range(start, start + len(draft.drawn))
        weight = SHORT if draft.source in {PHRASES, EXAMPLES} else 1.0
        known[start : here.stop] = [[weight * (label in draft.known) for label in LABELS]] * len(here)
        for part in draft.parts:
            inside = [
                row
                for row, (one, two) in zip(here, draft.places, strict=True)
                if one < part.end and two > part.start
            ]
            for column in (at for at, label in enumerate(LABELS) if label in part.there):
                if len(inside) == 1:
                    said[inside[0], column] = 1
                elif inside:
                    open_ones.append((column, inside))
        start = here.stop
    return said, known, open_ones


def logistic(
    x: csr_matrix, said: Numbers, known: Numbers, penalty: float, start: Numbers | None = None
) -> Numbers:
    """Logistic regression, all columns at once; a feature that tells labels apart is held back less."""
    there, elsewhere = said * known, (1 - said) * known
    ratio = ((x.T @ there + 1) / (there.sum(0) + 2)) / ((x.T @ elsewhere + 1) / (elsewhere.sum(0) + 2))
    scale = np.sqrt(np.clip(np.abs(np.log(ratio)), 0.1, 3.0) / penalty)
    back = x.T.tocsr()

    def loss(flat: Numbers) -> tuple[float, Numbers]:
        free = flat.reshape(scale.shape)
        total = x @ (free * scale)
        rest = known * (1 / (1 + np.exp(-total)) - said)
        value = (known * (np.logaddexp(0, total) - said * total)).sum() + 0.5 * (free * free).sum()
        return float(value), (scale * (back @ rest) + free).ravel()

    begin = np.zeros_like(scale) if start is None else start / scale
    found = minimize(loss, begin.ravel(), jac=True, method="L-BFGS-B", options={"maxiter": 60, "maxcor": 8})
    return np.asarray(found.x.reshape(scale.shape) * scale)


def plain(x: Numbers, said: Numbers) -> Numbers:
    """Logistic regression with one penalty for all, for the second step; a row a label."""

    def loss(flat: Numbers) -> tuple[float, Numbers]:
        weights = flat.reshape(x.shape[1], said.shape[1])
        total = x @ weights
        value = (np.logaddexp(0, total) - said * total).sum() + SECOND_PENALTY / 2 * (weights * weights).sum()
        return float(value), (x.T @ (1 / (1 + np.exp(-total)) - said) + SECOND_PENALTY * weights).ravel()

    found = minimize(
        loss, np.zeros(x.shape[1] * said.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 200}
    )
    return np.asarray(found.x.reshape(x.shape[1], said.shape[1])).T


def known_of(draft: Draft, learned: First) -> list[float]:
    """The evidence of the second step for a draft that `learned` has not seen."""
    sums, together = learned.sums(draft.drawn), learned.together(draft.drawn)
    return evidence(sums.tolist(), together.tolist(), draft.ruled, draft.said)


def rounded(learned: First) -> First:
    """What goes into the file: whole steps, and the features that say most."""
    steps = np.clip(np.round(learned.weights / STEP), -STEPS, STEPS)
    most = np.abs(learned.weights).max(axis=1)
    order = sorted(learned.names, key=lambda name: (-most[learned.names[name]], name))
    kept = sorted(name for name in order[:KEPT] if steps[learned.names[name]].any())
    return First(
        {name: at for at, name in enumerate(kept)},
        steps[[learned.names[name] for name in kept]] * STEP,
    )
