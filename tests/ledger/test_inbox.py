"""What is left while locked waits sealed, is taken in once and in order, and cannot be forged or lost."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import msgspec
import pytest

from goldseam.core import vault
from goldseam.core.records import CheckedIn, FormKept, Noted, encode
from goldseam.core.records.kinds import Record
from goldseam.ledger import inbox, people, sessions
from goldseam.ledger.head import SpaceDamagedError
from goldseam.ledger.models import Person, SealedInbox, Session, Space
from goldseam.ledger.people import NewPerson
from goldseam.ledger.sessions import Device

MakePerson = Callable[..., NewPerson]
DAY = date(2026, 3, 2)


class Locked:
    """A device that was signed in and is locked."""

    def __init__(self, made: NewPerson, now: datetime) -> None:
        self.now = now
        self.device: Device = sessions.sign_in(made.unlocked, "Firefox", shared=False, now=now)
        sessions.lock(self.device)

    @property
    def session(self) -> Session:
        row = sessions.find(self.device, self.now)
        assert row is not None
        return row

    def leave(self, record: Record, at: datetime | None = None, day: date = DAY) -> None:
        inbox.leave(self.device, self.session, record, at=at or self.now, day=day)


@pytest.fixture
def locked(alice: NewPerson, now: datetime) -> Locked:
    return Locked(alice, now)


def waiting(made: NewPerson) -> Any:
    return SealedInbox.objects.filter(person=made.unlocked.person)


def texts(made: NewPerson) -> list[str]:
    return [e.record.text for e in made.unlocked.private_space().read(Noted) if isinstance(e.record, Noted)]


def test_what_was_left_while_locked_is_found_after_unlocking(
    alice: NewPerson, locked: Locked, now: datetime
) -> None:
    locked.leave(CheckedIn(DAY, {"safe": 7}))
    assert waiting(alice).count() == 1
    assert alice.unlocked.private_space().read(CheckedIn) == []

    assert inbox.take_in(alice.unlocked) == 1

    entry = alice.unlocked.private_space().read(CheckedIn)[0]
    assert (entry.record, entry.at, entry.day) == (CheckedIn(DAY, {"safe": 7}), now, DAY)
    assert waiting(alice).count() == 0
    assert inbox.take_in(alice.unlocked) == 0


def test_the_order_of_writing_is_kept_also_within_one_second_and_over_two_devices(
    alice: NewPerson, locked: Locked, now: datetime
) -> None:
    other = Locked(alice, now)
    for number in range(20):
        (locked, other)[number % 2].leave(Noted(str(number)), now + timedelta(milliseconds=number))
    locked.leave(Noted("before all"), now - timedelta(days=1), DAY - timedelta(days=1))

    assert inbox.take_in(alice.unlocked) == 21

    assert texts(alice) == ["before all", *map(str, range(20))]
    assert alice.unlocked.private_space().read(Noted)[0].day == DAY - timedelta(days=1)


def test_a_long_form_is_kept_whole(alice: NewPerson, locked: Locked) -> None:
    form = FormKept("/notes/", (("text", "ы" * 500_000), ("title", "\0\u202e👩‍👩‍👧")))
    locked.leave(form)

    assert inbox.take_in(alice.unlocked) == 1
    assert [entry.record for entry in alice.unlocked.private_space().read(FormKept)] == [form]


def test_what_waits_tells_neither_its_kind_nor_its_words_nor_its_exact_size(
    alice: NewPerson, locked: Locked, stored: Callable[[], dict[str, list[Any]]]
) -> None:
    locked.leave(Noted("a word that must not be seen"))
    locked.leave(CheckedIn(DAY))

    assert "must not be seen" not in repr(stored())
    assert len({len(bytes(row.sealed)) for row in waiting(alice)}) == 1


def test_a_locked_device_can_leave_something_but_reads_nothing(alice: NewPerson, locked: Locked) -> None:
    locked.leave(Noted("mine"))
    sealed = bytes(waiting(alice).get().sealed)
    other = vault.PrivateKey(locked.device.session_secret)

    with pytest.raises(vault.DecryptError):
        vault.open_sealed(other, alice.unlocked.person, sealed)


def forged(made: NewPerson, payload: bytes) -> bytes:
    """What a writer to the database can make: sealed to the public key that stands there in clear."""
    public = people.public_key_of(made.unlocked.person)
    return vault.seal_to_person(public, made.unlocked.person, payload, lambda size: b"\5" * size)


FORGERIES = {
    "no code": b"",
    "a guessed code": b"\0" * 32,
    "a long code": b"\0" * 1000,
}


@pytest.mark.parametrize("code", FORGERIES.values(), ids=FORGERIES)
def test_what_was_not_left_by_one_of_the_devices_is_not_taken_in_and_not_lost(
    alice: NewPerson, locked: Locked, now: datetime, code: bytes
) -> None:
    locked.leave(Noted("real"))
    device = bytes(waiting(alice).get().device)
    payload = msgspec.msgpack.encode((now, DAY, encode(Noted("forged"), now), code))
    fake = SealedInbox.objects.create(
        person_id=alice.unlocked.person, id=uuid4(), device=device, sealed=forged(alice, payload)
    )

    assert inbox.unreadable(alice.unlocked) == 1
    assert inbox.take_in(alice.unlocked) == 1

    assert texts(alice) == ["real"]
    assert [row.id for row in waiting(alice)] == [fake.id]


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"\xc1",
        b"\x90",
        b"\x94\x01\x02\x03\x04",
        b"\xa1\xff",
        b"\x91" * 100_000,
        msgspec.msgpack.encode((1, 2)),
    ],
    ids=["empty", "reserved", "short", "numbers", "broken text", "deep", "two"],
)
def test_a_row_that_is_no_entry_is_left_where_it_is(alice: NewPerson, locked: Locked, payload: bytes) -> None:
    locked.leave(Noted("real"))
    row = waiting(alice).get()
    for sealed in (forged(alice, payload), payload):
        SealedInbox.objects.create(
            person_id=alice.unlocked.person, id=uuid4(), device=row.device, sealed=sealed
        )

    assert inbox.take_in(alice.unlocked) == 1
    assert inbox.unreadable(alice.unlocked) == waiting(alice).count() == 2


def test_a_row_cannot_be_given_to_another_device_or_person(
    alice: NewPerson, person: MakePerson, locked: Locked, now: datetime
) -> None:
    bob = person("Bob")
    other, of_bob = Locked(alice, now), Locked(bob, now)
    for number in range(3):
        locked.leave(Noted(str(number)))
    first, second, third = [row.id for row in waiting(alice)]

    waiting(alice).filter(id=first).update(device=bytes(other.session.device))
    waiting(alice).filter(id=second).update(device=bytes(of_bob.session.device))
    waiting(alice).filter(id=third).update(person=bob.unlocked.person)

    assert (inbox.take_in(alice.unlocked), inbox.take_in(bob.unlocked)) == (0, 0)
    assert (inbox.unreadable(alice.unlocked), inbox.unreadable(bob.unlocked)) == (2, 1)
    waiting(alice).filter(id=first).update(device=bytes(locked.session.device))
    assert inbox.take_in(alice.unlocked) == 1


def test_what_a_device_left_is_taken_in_also_after_it_was_signed_out(
    alice: NewPerson, locked: Locked
) -> None:
    locked.leave(Noted("before I was signed out"))
    sessions.end(locked.device)

    assert inbox.take_in(alice.unlocked) == 1


def test_two_devices_that_unlock_at_once_take_everything_in_once(
    alice: NewPerson, locked: Locked, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked.leave(Noted("one"))
    locked.leave(Noted("two"))
    read_key, counts = inbox._private_key, []

    def overtaken(unlocked: Any) -> vault.PrivateKey:
        monkeypatch.setattr(inbox, "_private_key", read_key)
        counts.append(inbox.take_in(alice.unlocked))
        return read_key(unlocked)

    monkeypatch.setattr(inbox, "_private_key", overtaken)
    counts.append(inbox.take_in(alice.unlocked))

    assert counts == [2, 0]
    assert sorted(texts(alice)) == ["one", "two"]


def test_nothing_is_lost_when_the_space_is_damaged(alice: NewPerson, locked: Locked) -> None:
    locked.leave(Noted("kept"))
    space = alice.unlocked.private_space()
    Space.objects.filter(id=space.id).update(head=5)

    with pytest.raises(SpaceDamagedError):
        inbox.take_in(alice.unlocked)
    assert waiting(alice).count() == 1

    Space.objects.filter(id=space.id).update(head=0)
    assert inbox.take_in(alice.unlocked) == 1


def test_nothing_is_sealed_to_a_public_key_that_was_swapped(
    alice: NewPerson, person: MakePerson, locked: Locked, now: datetime
) -> None:
    foreign = bytes(Person.objects.get(id=person("Bob").unlocked.person).public_key)
    Person.objects.filter(id=alice.unlocked.person).update(public_key=foreign)

    with pytest.raises(vault.DecryptError):
        locked.leave(Noted("not for Bob"))
    with pytest.raises(vault.DecryptError):
        inbox.hand_back(alice.unlocked.person, Noted("not for Bob"), at=now, day=DAY)
    assert waiting(alice).count() == 0


def test_what_is_handed_back_opens_for_its_author_only(
    alice: NewPerson, person: MakePerson, now: datetime
) -> None:
    form = FormKept("/notes/", (("text", "typed while signed out"),))
    sealed = inbox.hand_back(alice.unlocked.person, form, at=now, day=DAY)
    assert sealed is not None
    assert b"typed while" not in sealed

    assert inbox.take_back(alice.unlocked, sealed) == form
    assert inbox.take_back(person("Bob").unlocked, sealed) is None
    for broken in (b"", b"x", sealed[:-1], sealed[:-1] + bytes([sealed[-1] ^ 1])):
        assert inbox.take_back(alice.unlocked, broken) is None
    assert waiting(alice).count() == 0


def test_what_was_handed_back_is_no_row_of_the_inbox(alice: NewPerson, locked: Locked, now: datetime) -> None:
    sealed = inbox.hand_back(alice.unlocked.person, Noted("x"), at=now, day=DAY)
    SealedInbox.objects.create(
        person_id=alice.unlocked.person, id=uuid4(), device=bytes(locked.session.device), sealed=sealed
    )

    assert inbox.take_in(alice.unlocked) == 0
