"""Small spaces beside the private one and the one of two: which are there and until when; taking in a key to one."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from goldseam.core import vault
from goldseam.core.records.kinds import Record
from goldseam.ledger.deletions import note_end
from goldseam.ledger.models import Space
from goldseam.ledger.ring import HELPER, hold, put_into_ring
from goldseam.ledger.spaces import OpenSpace
from goldseam.ledger.unlocked import Unlocked

# A statement may have so many parts in every engine: SQLite allows 500.
AT_ONCE = 200


class CannotTakeInError(Exception):
    """There is nothing to take in: the space is over, or this person holds a key to it already."""


def last_days(spaces: Iterable[UUID], today: date) -> Mapping[UUID, date]:
    """The last day of each of these small spaces that is there and not over.

    One query for two hundred of them, none for none. Each part of it names one space: none is looked up by another.
    """
    parts = [
        Space.objects.filter(id=space, ends_on__gte=today).values_list("id", "ends_on") for space in spaces
    ]
    rows: list[tuple[UUID, date | None]] = []
    for start in range(0, len(parts), AT_ONCE):
        first, *others = parts[start : start + AT_ONCE]
        rows += first.union(*others, all=True) if others else first
    return {space: ends for space, ends in rows if ends is not None}


@transaction.atomic
def set_last_day(space: UUID, until: date) -> bool:
    """Move the last day of a space that has one; False where it is over. A backup put back knows of it, too."""
    moved = bool(Space.objects.filter(id=space, ends_on__isnull=False).update(ends_on=until))
    if moved:
        note_end(space, until)
    return moved


@transaction.atomic
def take_in(
    unlocked: Unlocked, space: UUID, key: vault.SpaceKey, greeting: Record, *, at: datetime, day: date
) -> OpenSpace:
    """Put the key to a counsellor's space, handed over by the partner, into the own ring; greet there.

    Raises:
        CannotTakeInError: as it says. A key that stands in a ring is never written over by a handed one.
        SpaceDamagedError: the key does not open that space; nothing was taken in.
    """
    hold(unlocked.person)
    if space in unlocked.ring() or space not in last_days([space], day):
        raise CannotTakeInError
    put_into_ring(unlocked.person, unlocked.master, space, 1, vault.RingEntry(key, HELPER, 0))
    opened = unlocked.spaces().by_id(space)
    assert opened is not None  # noqa: S101 - its key was put into the ring one line above
    opened.append(greeting, at=at, day=day)
    return opened
