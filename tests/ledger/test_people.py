"""People: made with a name of their own, never without a space, and gone everywhere once deleted."""

import secrets
from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError

from goldseam.core.records import CheckedIn, Joined, Noted
from goldseam.core.records.check_in import SERIES
from goldseam.core.records.release import ReleaseTopic
from goldseam.core.reminders import Order, Plan
from goldseam.ledger import (
    inbox,
    invitations,
    leaving,
    people,
    post_key,
    push_devices,
    releases,
    reminders,
    sessions,
    throttle,
)
from goldseam.ledger.models import RingEntry, SignInName, Space
from goldseam.ledger.people import CannotOpenError, NewPerson

MakePerson = Callable[..., NewPerson]
Stored = Callable[[], dict[str, list[Any]]]


def test_a_new_person_opens_their_space_with_name_and_passphrase(alice: NewPerson, passphrase: str) -> None:
    opened = people.open_with_passphrase(alice.sign_in_name, passphrase)

    assert opened == alice.unlocked
    assert opened.private_space().read(Noted) == []


def test_a_sign_in_name_is_what_was_chosen_with_four_digits(alice: NewPerson) -> None:
    chosen, _, number = alice.sign_in_name.rpartition("-")

    assert chosen == "alice"
    assert 1000 <= int(number) <= 9999


@pytest.mark.parametrize(
    "change", [str.upper, lambda name: f"  {name} ", lambda name: name.replace("a", "\uff41")]
)
def test_case_width_and_spaces_of_a_name_do_not_matter(
    alice: NewPerson, passphrase: str, change: Callable[[str], str]
) -> None:
    assert people.open_with_passphrase(change(alice.sign_in_name), passphrase) == alice.unlocked


def test_two_people_with_one_name_get_different_numbers(
    person: MakePerson, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = iter([1234, 1234, 1234, 4321])
    monkeypatch.setattr(secrets, "randbelow", lambda _: next(numbers) - 1000)

    assert [person("Anna").sign_in_name for _ in range(2)] == ["anna-1234", "anna-4321"]


def test_a_name_whose_numbers_are_all_taken_grows(
    person: MakePerson, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(secrets, "randbelow", lambda _: 0)

    assert [person("Anna").sign_in_name for _ in range(3)] == ["anna-1000", "anna10-1000", "anna1010-1000"]


def test_a_person_is_never_stored_without_a_space(
    person: MakePerson, stored: Stored, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise DatabaseError

    monkeypatch.setattr(RingEntry.objects, "bulk_create", fail)

    with pytest.raises(DatabaseError):
        person("Alice")

    left = stored()
    assert left.pop("Space") != []
    assert not any(left.values()), "only an empty space is left, which is nobody's"


def fill_every_table(made: NewPerson, now: datetime, day: date) -> None:
    """Leave rows of this person wherever a person can have rows."""
    space = made.unlocked.private_space()
    space.append(*[CheckedIn(day, {"safe": number % 11}) for number in range(60)], at=now, day=day)
    space.states(SERIES)
    device = sessions.sign_in(made.unlocked, "Firefox", shared=False, now=now)
    session = sessions.find(device, now)
    assert session is not None
    inbox.leave(device, session, Noted("while locked"), at=now, day=day)
    people.new_recovery_code(made.unlocked)
    post_key.private_key()
    reminders.ask(made.unlocked.person, "kim@mail.example", Order("Reminder", "Code", "1"), now)
    reminders.open_feed(made.unlocked.person, Order("Reminder", "Reminder", "plants"))
    weekly = Order("Reminder", "Reminder", "plants", Plan((0,), 19 * 60, "UTC"))
    push_devices.add(made.unlocked.person, uuid4(), "https://fcm.googleapis.com/x", weekly, now)
    throttle.note_failure(throttle.throttle_key(made.sign_in_name, "192.0.2.0/24"), now)
    invitations.invite_partner(made.unlocked, Joined("Alice"), at=now, day=day)
    waiting = made.unlocked.shared_space()
    assert waiting is not None
    releases.release(waiting, ReleaseTopic.REVIEW, "2026-W10", "a text", at=now, day=day, after=1)


def test_a_deleted_person_leaves_no_row_in_any_table(
    person: MakePerson, stored: Stored, now: datetime, day: date
) -> None:
    alice = person("Alice")
    fill_every_table(alice, now, day)
    throttle.forget_failures(throttle.throttle_key(alice.sign_in_name, "192.0.2.0/24"))
    others = stored()
    assert all(rows for table, rows in others.items() if table not in ("Throttle", "Unsettled"))
    bob = person("Bob")
    fill_every_table(bob, now, day)

    leaving.delete_account(bob.unlocked, take_back=False, at=now, day=day)

    left = stored()
    assert len(left.pop("Throttle")) == 1, "a keyed hash of a name and a network, gone after the next success"
    others.pop("Throttle")
    assert left == others


def test_deleting_can_be_repeated_after_a_crash_in_between(
    alice: NewPerson, now: datetime, day: date, stored: Stored, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill_every_table(alice, now, day)

    def crash(*_: object, **__: object) -> None:
        raise DatabaseError

    with monkeypatch.context() as broken:
        broken.setattr(SignInName.objects, "filter", crash)
        with pytest.raises(DatabaseError):
            leaving.delete_account(alice.unlocked, take_back=False, at=now, day=day)

    leaving.delete_account(alice.unlocked, take_back=False, at=now, day=day)
    people.delete_person(alice.unlocked)
    assert not any(rows for table, rows in stored().items() if table != "Throttle")


def test_deleting_takes_nothing_that_is_shared(alice: NewPerson, day: date) -> None:
    shared = people.create_space(alice.unlocked, "shared", day)
    private = alice.unlocked.private_space().id

    people.delete_person(alice.unlocked)

    assert not Space.objects.filter(id=private).exists()
    assert Space.objects.filter(id=shared).exists()


def test_a_deleted_person_can_neither_sign_in_nor_be_written_to(
    alice: NewPerson, passphrase: str, now: datetime, day: date
) -> None:
    people.delete_person(alice.unlocked)

    with pytest.raises(CannotOpenError):
        people.open_with_passphrase(alice.sign_in_name, passphrase)
    assert inbox.hand_back(alice.unlocked.person, Noted("too late"), at=now, day=day) is None
    assert inbox.hand_back(uuid4(), Noted("to nobody"), at=now, day=day) is None


def test_a_person_shows_no_key_when_printed(alice: NewPerson) -> None:
    assert "master" not in repr(alice)
