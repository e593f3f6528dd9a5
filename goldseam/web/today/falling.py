"""Asks every part of the program what falls due for somebody, for the lines of Today."""

from collections.abc import Iterator
from datetime import date
from types import ModuleType
from typing import Any
from uuid import UUID

from goldseam.core.deeds import in_order
from goldseam.core.records import Fold
from goldseam.ledger.spaces import States
from goldseam.web.bond import due as bond_due
from goldseam.web.decide import due as decide_due
from goldseam.web.nearness import due as nearness_due
from goldseam.web.openness import due as openness_due
from goldseam.web.promises import due as promises_due
from goldseam.web.today.due import Due
from goldseam.web.truth import due as truth_due

# Parts with something that falls due. Each has FOLDS (of the shared space), OWN_FOLDS (of the private one) and
# due(own, shared, me, day), an iterator of `Due`; `shared` is None for somebody alone and while sharing rests.
PARTS: tuple[ModuleType, ...] = (bond_due, decide_due, nearness_due, openness_due, promises_due, truth_due)


def shared_folds() -> tuple[Fold[Any], ...]:
    """The folds of the shared space that the parts look at."""
    return tuple({fold.name: fold for part in PARTS for fold in part.FOLDS}.values())


def own_folds() -> tuple[Fold[Any], ...]:
    """The same of the private space."""
    return tuple({fold.name: fold for part in PARTS for fold in part.OWN_FOLDS}.values())


def falls_due(own: States, shared: States | None, me: UUID, day: date) -> tuple[Due, ...]:
    """All that falls due for this person, in order; Today shows the first few of it.

    `shared` is None for somebody alone, and while the shared space rests: then only the own things count.
    """
    return in_order([each for part in PARTS for each in _of(part, own, shared, me, day)])


def _of(part: ModuleType, own: States, shared: States | None, me: UUID, day: date) -> Iterator[Due]:
    yield from part.due(own, shared, str(me), day)
