"""Whoever can write to the database, but has no key, can neither drop, move, change, add nor bring back anything."""

import secrets
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
import pytest
from django.db.models import F

from goldseam.core import vault
from goldseam.core.records import CheckedIn, Noted
from goldseam.core.records.check_in import SERIES
from goldseam.ledger import doctor
from goldseam.ledger.head import SpaceDamagedError
from goldseam.ledger.models import Item, Space
from goldseam.ledger.people import NewPerson
from goldseam.ledger.spaces import OpenSpace
from goldseam.ledger.unlocked import Unlocked

Write = Callable[..., list[int]]
Stored = Callable[[], dict[str, list[Any]]]
LAST = 8


def rows(space: UUID) -> Any:
    return Item.objects.filter(space=space)


def swap(space: UUID, one: int, two: int, *columns: str) -> None:
    first, second = (rows(space).values(*columns).get(seq=seq) for seq in (one, two))
    rows(space).filter(seq=one).update(**second)
    rows(space).filter(seq=two).update(**first)


def exchange_numbers(space: UUID) -> None:
    rows(space).filter(seq=2).update(seq=99)
    rows(space).filter(seq=3).update(seq=2)
    rows(space).filter(seq=99).update(seq=3)


def change_body(space: UUID, change: Callable[[bytes], bytes]) -> None:
    body = bytes(rows(space).get(seq=3).body)
    rows(space).filter(seq=3).update(body=change(body))


def take_tag(space: UUID, seq: int) -> None:
    rows(space).filter(seq=3).update(tag=bytes(rows(space).get(seq=seq).tag))


DAMAGE: dict[str, Callable[[UUID], object]] = {
    "the first row is missing": lambda space: rows(space).filter(seq=1).delete(),
    "a row in the middle is missing": lambda space: rows(space).filter(seq=3).delete(),
    "the last row is missing": lambda space: rows(space).filter(seq=LAST).delete(),
    "every row is missing": lambda space: rows(space).delete(),
    "two bodies are swapped": lambda space: swap(space, 2, 3, "body"),
    "two rows of different kinds are swapped": lambda space: swap(space, 3, 7, "body", "tag"),
    "two rows have each other's number": exchange_numbers,
    "a row has another number": lambda space: rows(space).filter(seq=3).update(seq=LAST + 1),
    "a row has number 0": lambda space: rows(space).filter(seq=3).update(seq=0),
    "the day differs": lambda space: rows(space).filter(seq=3).update(day=F("day") + timedelta(days=1)),
    "the author differs": lambda space: rows(space).filter(seq=3).update(author=UUID(int=7)),
    "the author is the space": lambda space: rows(space).filter(seq=3).update(author=space),
    "the kind is another": lambda space: take_tag(space, 7),
    "another kind became this one": lambda space: (
        rows(space).filter(seq=7).update(tag=rows(space).get(seq=1).tag)
    ),
    "the kind is unknown": lambda space: rows(space).filter(seq=3).update(tag=b"unknown kind tag"),
    "the epoch is later": lambda space: rows(space).filter(seq=3).update(epoch=2),
    "the epoch is earlier": lambda space: rows(space).filter(seq=3).update(epoch=0),
    "a byte of the body differs": lambda space: change_body(
        space, lambda body: body[:-1] + bytes([body[-1] ^ 1])
    ),
    "the body is shorter": lambda space: change_body(space, lambda body: body[:-1]),
    "the body is longer": lambda space: change_body(space, lambda body: body + b"\0"),
    "the body is empty": lambda space: change_body(space, lambda _: b""),
    "the head is lower": lambda space: Space.objects.filter(id=space).update(head=LAST - 1),
    "the head is higher": lambda space: Space.objects.filter(id=space).update(head=LAST + 1),
    "the head is nothing": lambda space: Space.objects.filter(id=space).update(head=0, seal=b""),
    "the epoch of the head differs": lambda space: Space.objects.filter(id=space).update(epoch=2),
    "the space is gone": lambda space: Space.objects.filter(id=space).delete(),
}
HEAD_DAMAGE = [name for name in DAMAGE if "head" in name or "space is gone" in name]


@pytest.fixture
def filled(space: OpenSpace, write: Write) -> OpenSpace:
    """Six check-ins and, as numbers 7 and 8, a note and a check-in."""
    days = [CheckedIn(date(2026, 3, 1) + timedelta(days=n), {"safe": n}) for n in range(7)]
    assert write(space, *days[:6], Noted("between"), days[6])[-1] == LAST
    return space


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_damage_is_noticed_by_whoever_reads_and_nothing_is_written(
    filled: OpenSpace, stored: Stored, damage: Callable[[UUID], object]
) -> None:
    damage(filled.id)
    before = stored()

    with pytest.raises(SpaceDamagedError):
        filled.read(CheckedIn)
    with pytest.raises(SpaceDamagedError):
        filled.states(SERIES)

    assert stored() == before


@pytest.mark.parametrize("damage", HEAD_DAMAGE)
def test_nothing_is_written_into_a_space_whose_head_was_changed(
    filled: OpenSpace, stored: Stored, damage: str, now: datetime, day: date
) -> None:
    DAMAGE[damage](filled.id)
    before = stored()

    with pytest.raises(SpaceDamagedError):
        filled.append(Noted("more"), at=now, day=day)
    with pytest.raises(SpaceDamagedError):
        filled.erase([7], at=now, day=day)

    assert stored() == before


@pytest.mark.parametrize("damage", ["two bodies are swapped", "the day differs", "the kind is unknown"])
def test_a_changed_row_cannot_be_erased_as_if_it_were_whole(
    filled: OpenSpace, stored: Stored, damage: str, now: datetime, day: date
) -> None:
    DAMAGE[damage](filled.id)
    before = stored()

    with pytest.raises(SpaceDamagedError):
        filled.erase([3], at=now, day=day)

    assert stored() == before


def test_kinds_that_are_whole_can_still_be_read(filled: OpenSpace) -> None:
    rows(filled.id).filter(seq=3).delete()

    assert [entry.record for entry in filled.read(Noted)] == [Noted("between")]


def test_a_row_of_another_space_does_not_fit_here(
    filled: OpenSpace, person: Callable[[str], NewPerson], write: Write, stored: Stored
) -> None:
    bob = person("Bob").unlocked.private_space()
    write(bob, *[CheckedIn(date(2026, 3, 1), {"safe": 1})] * 3)
    foreign = rows(bob.id).values("body", "day", "author").get(seq=3)
    rows(filled.id).filter(seq=3).update(**foreign)
    before = stored()

    with pytest.raises(SpaceDamagedError):
        filled.read(CheckedIn)

    rows(filled.id).filter(seq=3).update(tag=bytes(rows(bob.id).get(seq=3).tag))
    with pytest.raises(SpaceDamagedError):
        filled.read(CheckedIn)
    assert len(bob.read(CheckedIn)) == 3
    assert stored()["Checkpoint"] == before["Checkpoint"]


def test_the_head_of_another_space_does_not_fit_here(
    filled: OpenSpace, person: Callable[[str], NewPerson], write: Write
) -> None:
    bob = person("Bob").unlocked.private_space()
    write(bob, *[Noted("x")] * LAST)
    Space.objects.filter(id=filled.id).update(seal=bytes(Space.objects.get(id=bob.id).seal))

    with pytest.raises(SpaceDamagedError):
        filled.read(Noted)


def test_a_row_added_behind_the_head_is_not_read_and_stops_the_next_writing(
    filled: OpenSpace, stored: Stored, now: datetime, day: date
) -> None:
    Item.objects.create(**{**rows(filled.id).values().get(seq=3), "seq": LAST + 1})
    before = stored()

    assert len(filled.read(CheckedIn)) == 7
    with pytest.raises(SpaceDamagedError):
        filled.append(Noted("more"), at=now, day=day)
    with pytest.raises(SpaceDamagedError):
        filled.erase([7], at=now, day=day)

    assert stored() == before


def test_an_erased_row_that_is_back_is_noticed(
    filled: OpenSpace, stored: Stored, now: datetime, day: date
) -> None:
    old = bytes(rows(filled.id).get(seq=3).body)
    filled.erase([3], at=now, day=day)
    assert len(filled.read(CheckedIn)) == 6

    rows(filled.id).filter(seq=3).update(body=old)
    before = stored()

    with pytest.raises(SpaceDamagedError):
        filled.read(CheckedIn)
    with pytest.raises(SpaceDamagedError):
        filled.states(SERIES)
    assert stored() == before


def test_the_tombstone_of_one_row_does_not_erase_another(filled: OpenSpace, now: datetime, day: date) -> None:
    old = bytes(rows(filled.id).get(seq=3).body)
    filled.erase([3], at=now, day=day)
    tombstone = bytes(rows(filled.id).get(seq=3).body)
    rows(filled.id).filter(seq=3).update(body=old)
    rows(filled.id).filter(seq=4).update(body=tombstone)

    with pytest.raises(SpaceDamagedError):
        filled.read(CheckedIn)


def test_an_old_head_put_back_stops_the_next_writing(
    filled: OpenSpace, write: Write, stored: Stored, now: datetime, day: date
) -> None:
    old = Space.objects.get(id=filled.id)
    write(filled, Noted("later"))
    old.save()
    before = stored()

    with pytest.raises(SpaceDamagedError):
        filled.append(Noted("more"), at=now, day=day)

    assert stored() == before


def test_an_old_head_put_back_together_with_its_rows_cannot_be_told_from_the_old_days(
    filled: OpenSpace, alice: NewPerson, write: Write
) -> None:
    """The known limit: only a checkpoint, a key ring or a device that remembers a later head can tell."""
    old = Space.objects.get(id=filled.id)
    write(filled, Noted("later"))
    rows(filled.id).filter(seq=LAST + 1).delete()
    old.save()

    forgetful = Unlocked(alice.unlocked.person, alice.unlocked.master).private_space()
    assert forgetful.head().last == LAST
    assert len(forgetful.read(CheckedIn)) == 7


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_the_doctor_finds_every_damage_with_keys(
    filled: OpenSpace, alice: NewPerson, damage: Callable[[UUID], object]
) -> None:
    damage(filled.id)

    assert list(doctor.with_keys(alice.unlocked))


def test_an_entry_of_a_newer_version_is_not_passed_over(filled: OpenSpace, write: Write) -> None:
    row = rows(filled.id).get(seq=3)
    address = vault.ItemAddress(filled.id, 3, 1, bytes(row.tag), row.author, row.day)
    newer = msgspec.msgpack.encode([2, 0, {"kind": "check_in"}])
    body = vault.seal_item(filled.key, address, newer, secrets.token_bytes)
    rows(filled.id).filter(seq=3).update(body=body)

    with pytest.raises(SpaceDamagedError):
        filled.read(CheckedIn)
    assert write(filled, Noted("what is not read can still be added to")) == [LAST + 1]
