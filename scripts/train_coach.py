"""Trains the coach: writes `weights.json.gz` of each language, and prints figures across writers.

For each writer the model learns from the others and reads the drafts of that one. How sure it must be before it
speaks is chosen from these readings too. The same drafts give the same file.
"""

import argparse
import gzip
import json
from collections.abc import Mapping, Sequence

import numpy as np
from coach_drafts import BUILD, Draft, drafts
from coach_fitting import STEP, First, first, known_of, plain, rounded

from goldseam.core.catalogue.model import Language
from goldseam.core.coach.measuring import Labelled, Measured, measure
from goldseam.core.coach.model import Component, Flag
from goldseam.core.coach.rules import FOLDER
from goldseam.core.coach.weighing import likely
from goldseam.core.coach.weights import LABELS, WEIGHTS, ZERO

ALLOWED = 0.07
PRECISE: Mapping[Language, float] = {Language.EN: 0.80, Language.RU: 0.81}
"""Across writers, whose drafts are hard on purpose: of the healthy drafts how many may be flagged wrongly, and of the
flags how many must be right."""

COMPONENT = 0.4
WITH_RULE = 0.75
"""Of the bound of a flag, what is enough where a rule with its guards says the same."""

EASIER = 0.5
"""Of the bound of the other flags, what is enough for `vague`: the commonest defect deserves the best recall."""

Sure = Mapping[str, float]
Bounds = Mapping[str, tuple[float, float]]
"""For each label how sure it must be, without a rule and with one."""


def across(found: Sequence[Draft]) -> tuple[dict[str, list[float]], np.ndarray]:
    """The evidence of each whole draft from a model that did not see its writer, and the second step of all."""
    known: dict[str, list[float]] = {}
    for source in sorted({draft.source for draft in found if draft.whole}):
        learned = rounded(first([draft for draft in found if draft.source != source]))
        known |= {draft.name: known_of(draft, learned) for draft in found if draft.source == source}
    return known, second([draft for draft in found if draft.whole], known)


def second(found: Sequence[Draft], known: Mapping[str, list[float]]) -> np.ndarray:
    """The second step, learned from evidence."""
    said = np.array([[float(label in draft.there) for label in LABELS] for draft in found])
    return np.round(plain(np.array([known[draft.name] for draft in found]), said), 3)


def sureness(found: Sequence[Draft], known: Mapping[str, list[float]]) -> dict[str, Sure]:
    """How sure each label of each writer's drafts is, from a second step that did not see them either."""
    sure: dict[str, Sure] = {}
    for source in sorted({draft.source for draft in found} - {BUILD}):
        rows = second([draft for draft in found if draft.source != source], known)
        for draft in found:
            if draft.source == source:
                totals = (rows @ np.array(known[draft.name])).tolist()
                sure[draft.name] = dict(zip(LABELS, map(likely, totals), strict=True))
    return sure


def counted(found: Sequence[Draft], sure: Mapping[str, Sure], least: Bounds) -> Measured:
    """The figures across writers."""
    pairs = []
    for draft in found:
        if draft.name in sure:
            said = {label for label in least if sure[draft.name][label] >= least[label][label in draft.ruled]}
            pairs.append((_labelled(draft.there), _labelled(said)))
    return measure(pairs)


def _labelled(labels: frozenset[str] | set[str]) -> Labelled:
    return Labelled(frozenset(labels & set(Flag)), frozenset(labels & set(Component)))


def least_sure(found: Sequence[Draft], sure: Mapping[str, Sure], precise: float) -> Bounds:
    """How sure it must be: the lowest bound with which few healthy drafts are flagged and most flags are right."""
    parts = {str(part): (COMPONENT, COMPONENT) for part in Component}
    for bound in np.arange(0.3, 0.95, 0.01).round(2).tolist():
        flags = {str(flag): _pair(bound * (EASIER if flag is Flag.VAGUE else 1.0)) for flag in Flag}
        seen = counted(found, sure, flags)
        if seen.false_flags <= ALLOWED and seen.flags.precision >= precise:
            return flags | parts
    raise SystemExit("no bound keeps healthy drafts unflagged")


def _pair(bound: float) -> tuple[float, float]:
    return round(bound, 3), round(bound * WITH_RULE, 3)


def write(language: Language, learned: First, rows: np.ndarray, least: Bounds) -> None:
    """Write the file that `goldseam.core.coach.weights` reads."""
    steps = np.rint(learned.weights / STEP).astype(int)
    features = {name: "".join(chr(ZERO + step) for step in steps[at]) for name, at in learned.names.items()}
    file = {
        "step": STEP,
        "least": least,
        "second": rows.tolist(),
        "features": features,
    }
    text = json.dumps(file, ensure_ascii=False, separators=(",", ":"), indent=None)
    (FOLDER / language / WEIGHTS).write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def tell(language: Language, found: Measured) -> None:
    """Print the figures."""
    print(f"{language}: {found.drafts} drafts, healthy wrongly flagged {found.false_flags:.1%}")  # noqa: T201
    for name, score in (*found.labels, ("flags", found.flags), ("components", found.components)):
        print(f"{name:<20} {score.precision:.2f} {score.recall:.2f} {score.f1:.2f}")  # noqa: T201


def main() -> None:
    """Train one language, or both."""
    parser = argparse.ArgumentParser(description="Train the coach on the drafts of the corpus.")
    parser.add_argument("--lang", choices=list(Language), action="append")
    for language in map(Language, parser.parse_args().lang or list(Language)):
        found = drafts(language)
        known, rows = across(found)
        full = [draft for draft in found if draft.whole]
        sure = sureness(full, known)
        least = least_sure(full, sure, PRECISE[language])
        tell(language, counted(full, sure, least))
        write(language, rounded(first(found)), rows, least)


if __name__ == "__main__":
    main()
