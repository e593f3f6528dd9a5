"""An older copy of everything is noticed by what remembers a later number: the device, the ring, a checkpoint."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import transaction

from goldseam.core import vault
from goldseam.core.records import Noted
from goldseam.core.records.preference import PREFERENCES
from goldseam.ledger import heads
from goldseam.ledger.heads import Heads, OlderCopyError
from goldseam.ledger.models import Checkpoint, Item, RingEntry, Space
from goldseam.ledger.people import NewPerson
from goldseam.ledger.unlocked import Unlocked

Write = Callable[..., list[int]]


def remembering(made: NewPerson, seen: Heads | None = None) -> Unlocked:
    """The same person in another request, with what their device remembers."""
    return Unlocked(made.unlocked.person, made.unlocked.master, seen or Heads())


def put_back(space: UUID, old: Space) -> None:
    Item.objects.filter(space=space, seq__gt=old.head).delete()
    old.save()


@pytest.fixture
def older(alice: NewPerson, write: Write) -> tuple[UUID, Space]:
    """A space with three entries, and its row as it was when there were two."""
    space = alice.unlocked.private_space()
    write(space, Noted("one"), Noted("two"))
    old = Space.objects.get(id=space.id)
    write(space, Noted("three"))
    return space.id, old


def test_a_device_that_saw_more_notices_an_older_copy_before_anything_is_read_or_written(
    alice: NewPerson, older: tuple[UUID, Space], now: datetime, day: date
) -> None:
    device = remembering(alice)
    assert len(device.private_space().read(Noted)) == 3
    put_back(*older)

    space = remembering(alice, device.heads).private_space()
    for attempt in (
        space.head,
        lambda: space.read(Noted),
        lambda: space.states(PREFERENCES),
        lambda: space.append(Noted("four"), at=now, day=day),
        lambda: space.erase([1], at=now, day=day),
    ):
        with pytest.raises(OlderCopyError):
            attempt()
    assert Space.objects.get(id=older[0]).head == 2
    assert len(remembering(alice).private_space().read(Noted)) == 2, "without a memory it looks whole"


def test_the_key_ring_notices_a_copy_that_was_put_back_in_part(
    alice: NewPerson, older: tuple[UUID, Space]
) -> None:
    here = remembering(alice)
    here.private_space().head()
    here.remember_heads()
    put_back(*older)

    with pytest.raises(OlderCopyError):
        remembering(alice).private_space().read(Noted)


def test_whoever_goes_on_with_the_older_copy_is_not_asked_again(
    alice: NewPerson, older: tuple[UUID, Space], now: datetime, day: date, write: Write
) -> None:
    here = remembering(alice)
    write(here.private_space(), *[Noted(str(number)) for number in range(3)])
    here.private_space().head()
    here.remember_heads()
    put_back(*older)

    fresh = here.go_on_with_older_copy()

    assert len(fresh.private_space().read(Noted)) == 2
    fresh.private_space().append(Noted("from here on"), at=now, day=day)
    fresh.private_space().states(PREFERENCES)
    assert len(remembering(alice).private_space().read(Noted)) == 3
    assert not Checkpoint.objects.filter(person=fresh.person).exists()


def test_more_than_was_seen_is_no_damage(alice: NewPerson, write: Write) -> None:
    device, elsewhere = remembering(alice), remembering(alice)
    device.private_space().head()
    write(elsewhere.private_space(), Noted("from another device"))

    assert len(device.private_space().read(Noted)) == 1


def test_what_is_remembered_grows_and_says_when_it_is_new() -> None:
    space, seen = uuid4(), Heads()

    changes = []
    for last in (0, 5):
        seen.look(space, last)
        changes.append(seen.changed)
    assert changes == [False, True]
    seen.merge(space, 3)
    seen.look(space, 5)
    with pytest.raises(OlderCopyError):
        seen.look(space, 4)
    seen.merge(space, 9)
    with pytest.raises(OlderCopyError):
        seen.look(space, 8)
    seen.look(uuid4(), 1)


def test_a_cookie_opens_for_its_person_only(alice: NewPerson, person: Callable[[str], NewPerson]) -> None:
    bob = person("Bob").unlocked
    seen = Heads({uuid4(): 7, uuid4(): 2**40})
    blob = heads.sealed(seen, alice.unlocked.master, alice.unlocked.person)

    def opened(blob: bytes, who: Unlocked) -> dict[UUID, int]:
        return heads.opened(blob, who.master, who.person)

    assert opened(blob, alice.unlocked) == seen.seen
    known = Heads()
    known.from_device(opened(blob, alice.unlocked))
    assert (known.seen, known.changed) == (seen.seen, False)
    assert opened(blob, bob) == {}
    for broken in (b"", b"x", blob[:-1], blob[:-1] + bytes([blob[-1] ^ 1])):
        assert opened(broken, alice.unlocked) == {}


def test_a_ring_that_remembers_holds_the_same_keys(alice: NewPerson, write: Write) -> None:
    space = alice.unlocked.private_space()
    write(space, Noted("x"))
    space.head()
    before = {
        space: {e: entry.space_key for e, entry in es.items()} for space, es in alice.unlocked.ring().items()
    }

    alice.unlocked.remember_heads()

    ring = alice.unlocked.ring()
    assert {space: {e: entry.space_key for e, entry in es.items()} for space, es in ring.items()} == before
    assert ring[space.id][1].head == 1
    assert RingEntry.objects.filter(person=space.person).count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_number_that_was_rolled_back_is_not_remembered(alice: NewPerson, write: Write) -> None:
    class ChangeOfMindError(Exception):
        pass

    space = alice.unlocked.private_space()
    write(space, Noted("kept"))
    assert alice.unlocked.heads.seen[space.id] == 1, "a write that stays is remembered at once"
    with suppress(ChangeOfMindError), transaction.atomic():
        write(space, Noted("never"))
        raise ChangeOfMindError

    assert alice.unlocked.heads.seen[space.id] == 1
    assert len(space.read(Noted)) == 1


def test_the_memory_is_not_printed(alice: NewPerson, older: Any) -> None:
    assert older
    assert "heads" not in repr(alice.unlocked)
    assert vault.MasterKey.__name__ not in repr(alice.unlocked)


def test_a_device_that_knows_nothing_yet_is_told_what_the_ring_remembers(
    alice: NewPerson, write: Write
) -> None:
    write(alice.unlocked.private_space(), Noted("x"))
    alice.unlocked.remember_heads()
    later = Unlocked(alice.unlocked.person, alice.unlocked.master)
    later.private_space().head()
    assert later.heads.changed
