"""How often each of two people reached the other on their newest day, over every kind that is not practical (T3)."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

import msgspec

from goldseam.core.records.codec import SUBJECTS, kind_of
from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold, stepwise
from goldseam.core.records.kinds import Record
from goldseam.core.records.note import Erased
from goldseam.core.records.promise import PromiseCause, PromiseClosed, Promised, PromiseEnded

# Each module says in REACHING which of its kinds speak to the other and are not practical.
REACHING: tuple[type[Record], ...] = tuple(
    kind for subject in SUBJECTS for kind in getattr(subject, "REACHING", ())
)
NAMES = frozenset(map(kind_of, REACHING))
# More than one, so that a clock that was wrong for a day opens no other day again.
DAYS_KEPT = 7


class Reached(msgspec.Struct, frozen=True, omit_defaults=True):
    """By str(UUID): the last ISO days on which a person reached the other, each with how often; the newest last."""

    by_person: Mapping[str, tuple[tuple[str, int], ...]] = {}

    def on(self, person: UUID | str, day: date) -> int:
        """How often this person reached the other on this day, if it is one of their last."""
        return dict(self.by_person.get(str(person), ())).get(day.isoformat(), 0)


def _reached(state: Reached, entry: Entry) -> Reached:
    """Taking something back counts as once: what was taken back is itself no longer there to be counted."""
    record = entry.record
    if isinstance(record, Erased) and record.what not in NAMES:
        return state
    if isinstance(record, Promised) and record.cause in (PromiseCause.TIME_OUT, PromiseCause.MOVED):
        # Coming back from a quarrel at a promised time, or saying a delay, takes no turn from anything.
        return state
    if isinstance(record, PromiseClosed | PromiseEnded) and not record.words:
        # How a day went always passes; only words that go with it reach the other as words do.
        return state
    author, day = str(entry.author), entry.day.isoformat()
    before = state.by_person.get(author, ())
    others = tuple(each for each in before if each[0] != day)
    return Reached(
        {**state.by_person, author: (*others, (day, state.on(author, entry.day) + 1))[-DAYS_KEPT:]}
    )


REACHED = Fold("reached", 3, (*REACHING, Erased), Reached, stepwise(_reached))
"""Raise the version whenever REACHING changes: a checkpoint counted what was in it then."""
