"""The subjects that bring their own samples: each a module with what every test of all kinds needs of it.

`samples(word)`: one record of every kind, the word in every text it can hold. `FOLDS`: its folds. `WRITTEN`: a
strategy for each kind. `FROZEN`: the records whose bytes are kept, each kind with every field filled and with no
more than it must have.
"""

from types import ModuleType
from typing import Any

from hypothesis.strategies import SearchStrategy

from goldseam.core.records import Fold
from goldseam.core.records.kinds import Record
from tests.core.records import (
    bond_subject,
    decided_subject,
    measured_subject,
    nearness_subject,
    openness_subject,
    own_subject,
    promises_subject,
)

SUBJECTS: tuple[ModuleType, ...] = (
    bond_subject,
    nearness_subject,
    openness_subject,
    own_subject,
    promises_subject,
    decided_subject,
    measured_subject,
)
FOLDS: tuple[Fold[Any], ...] = tuple(fold for subject in SUBJECTS for fold in subject.FOLDS)
WRITTEN: dict[type[Record], SearchStrategy[Any]] = {
    kind: strategy for subject in SUBJECTS for kind, strategy in subject.WRITTEN.items()
}
FROZEN: dict[type[Record], tuple[Record, ...]] = {
    kind: records for subject in SUBJECTS for kind, records in subject.FROZEN.items()
}


def samples(word: str) -> tuple[Record, ...]:
    """One record of every kind of every subject."""
    return tuple(record for subject in SUBJECTS for record in subject.samples(word))
