"""Ending a space: its rows and every key to it; or putting a frozen one aside, to be read only."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial
from uuid import UUID

from django.db import transaction

from goldseam.core import vault
from goldseam.core.records import Joined, Returned, TermsStated
from goldseam.ledger import media_files
from goldseam.ledger.deletions import note_space
from goldseam.ledger.models import Item, ReleaseHalf, Space
from goldseam.ledger.ring import FORMER, HELPER, drop_from_ring, hold, put_into_ring
from goldseam.ledger.small_spaces import last_days, set_last_day
from goldseam.ledger.spaces import OpenSpace
from goldseam.ledger.unlocked import Unlocked

DAY = timedelta(days=1)


class CannotRenewError(Exception):
    """This space is over, has no last day, or is not this person's to prolong."""


def members_of(space: OpenSpace) -> frozenset[UUID]:
    """Everybody who came into a space, as its own items say."""
    return frozenset(entry.author for entry in space.read(Joined, Returned, TermsStated))


def end_space(space: OpenSpace, also: Iterable[UUID] = ()) -> None:
    """Delete a space: its rows, and its keys in the rings of all who wrote there, and of `also` (S14).

    Opens nothing, so a damaged space ends too. Safe to repeat, and where it has ended by itself.
    """
    with transaction.atomic():
        # Its lock first: whoever writes at this moment is done, or finds nothing to write to.
        Space.objects.select_for_update().filter(id=space.id).first()
        authors = Item.objects.filter(space=space.id).values_list("author", flat=True).distinct()
        people = {space.person, *authors, *also}
        remove_rows(space.id)
        for person in sorted(people):
            drop_from_ring(person, space.id)


@transaction.atomic
def remove_rows(space: UUID) -> None:
    """Delete everything a space holds, and the space; its recordings once that is settled."""
    Space.objects.select_for_update().filter(id=space).first()
    note_space(space)
    ReleaseHalf.objects.filter(space=space).delete()
    Item.objects.filter(space=space).delete()
    Space.objects.filter(id=space).delete()
    transaction.on_commit(partial(media_files.remove_space, space))


def renew(space: OpenSpace, until: date) -> None:
    """Move the last day of a small space; only whoever opened it for a counsellor may. How far, the caller checks.

    Raises:
        CannotRenewError: it is over, never ends, or this person is the counsellor.
    """
    if space.role != HELPER:
        raise CannotRenewError
    if not set_last_day(space.id, until):
        raise CannotRenewError


def forget_ended(unlocked: Unlocked, today: date) -> None:
    """Drop the keys to small spaces that came to their end, of a giver and of a counsellor alike.

    One day late: somebody some hours ahead must not lose a key that is still renewed that evening.
    """
    spaces = unlocked.spaces()
    small = {space.id for space in (*spaces.helpers, *spaces.clients, *spaces.given)}
    for space in small - set(last_days(small, today - DAY)):
        drop_from_ring(unlocked.person, space)


def stop_all_sharing(unlocked: Unlocked) -> int:
    """End every continuing share this person gave (S15); return how many there were. Nobody is told (S16)."""
    spaces = unlocked.spaces()
    given = (*spaces.helpers, *spaces.given)
    for space in given:
        end_space(space)
    return len(given)


@transaction.atomic
def put_aside(space: OpenSpace) -> None:
    """Make a frozen space one that is kept to read, so that another one can be begun."""
    hold(space.person)
    # Read again: another device may have got a newer key to it in between.
    held = Unlocked(space.person, space.master, space.heads).ring().get(space.id)
    if held is None:
        return
    epoch = max(held)
    head = max(space.last_seen, held[epoch].head)
    entry = vault.RingEntry(held[epoch].space_key, FORMER, head)
    put_into_ring(space.person, space.master, space.id, epoch, entry)
