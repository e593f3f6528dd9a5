"""Signed-in devices: the table alone opens nothing, idle ones lock, and any can be ended from another."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import Any

import pytest

from goldseam.core import vault
from goldseam.ledger import sessions
from goldseam.ledger.models import Session
from goldseam.ledger.people import NewPerson
from goldseam.ledger.sessions import Device
from goldseam.ledger.unlocked import Unlocked

SECOND = timedelta(seconds=1)


def sign_in(made: NewPerson, now: datetime, *, shared: bool = False) -> Device:
    return sessions.sign_in(made.unlocked, "Firefox, Android", shared=shared, now=now)


def look(device: Device, now: datetime) -> tuple[bool, Unlocked | None]:
    """Whether the device is signed in, and what it holds unlocked."""
    row = sessions.find(device, now)
    return row is not None, sessions.unlocked_by(row, device, now) if row else None


def test_a_signed_in_device_holds_the_master_key_until_it_is_locked(alice: NewPerson, now: datetime) -> None:
    device = sign_in(alice, now)
    assert look(device, now) == (True, alice.unlocked)

    sessions.lock(device)

    assert look(device, now) == (True, None)


def test_the_table_holds_neither_secret_of_the_device_nor_the_master_key_nor_the_label(
    alice: NewPerson, now: datetime, stored: Callable[[], dict[str, list[Any]]]
) -> None:
    device = sign_in(alice, now)
    assert device.unlock_secret is not None

    seen = repr(stored())

    for secret in (device.session_secret, device.unlock_secret, sessions.write_key(device)):
        assert repr(secret)[2:-1] not in seen
    assert repr(alice.unlocked.master.reveal())[2:-1] not in seen
    assert "Firefox" not in seen
    assert repr(device.key_hash)[2:-1] in seen


@pytest.mark.parametrize(
    ("shared", "idle"), [(False, timedelta(minutes=15)), (True, timedelta(minutes=5))], ids=["own", "shared"]
)
def test_an_idle_device_locks_and_stays_signed_in(
    alice: NewPerson, now: datetime, shared: bool, idle: timedelta
) -> None:
    device = sign_in(alice, now, shared=shared)

    assert look(device, now + idle)[1] == alice.unlocked
    assert look(device, now + idle + idle + SECOND) == (True, None)
    assert look(device, now) == (True, None), "locked for good, not only hidden"


@pytest.mark.parametrize(
    ("shared", "longest"), [(False, timedelta(hours=8)), (True, timedelta(minutes=20))], ids=["own", "shared"]
)
def test_a_device_in_use_locks_after_its_longest_time(
    alice: NewPerson, now: datetime, shared: bool, longest: timedelta
) -> None:
    device, moment = sign_in(alice, now, shared=shared), now
    while moment + timedelta(minutes=4) <= now + longest:
        moment += timedelta(minutes=4)
        assert look(device, moment)[1] == alice.unlocked

    assert look(device, now + longest + SECOND) == (True, None)


def test_unlocking_starts_both_clocks_anew_with_a_new_secret(alice: NewPerson, now: datetime) -> None:
    device = sign_in(alice, now)
    sessions.lock(device)
    later = now + timedelta(hours=9)

    fresh = sessions.unlock(alice.unlocked, device, later)

    assert fresh.session_secret == device.session_secret
    assert fresh.unlock_secret not in (None, device.unlock_secret)
    assert look(fresh, later + timedelta(minutes=15))[1] == alice.unlocked
    assert look(device, later)[1] is None, "the old secret opens nothing any more"


def test_a_locked_device_is_forgotten_after_ninety_days(
    alice: NewPerson, now: datetime, stored: Callable[[], dict[str, list[Any]]]
) -> None:
    device = sign_in(alice, now)

    assert look(device, now + timedelta(days=90)) == (True, None)
    assert look(device, now + timedelta(days=90) + SECOND) == (False, None)
    assert stored()["Session"] == []


def test_the_secret_of_one_session_opens_no_other(
    alice: NewPerson, person: Callable[[str], NewPerson], now: datetime
) -> None:
    one, two, of_bob = sign_in(alice, now), sign_in(alice, now), sign_in(person("Bob"), now)

    for other in (two, of_bob):
        mixed = Device(one.person, one.session_secret, other.unlock_secret)
        assert look(mixed, now) == (True, None)
    for secret in (None, b"", b"\0" * 32):
        assert look(Device(one.person, one.session_secret, secret), now) == (True, None)


def test_a_row_moved_to_another_session_or_person_opens_nothing(
    alice: NewPerson, person: Callable[[str], NewPerson], now: datetime
) -> None:
    one, two, of_bob = sign_in(alice, now), sign_in(alice, now), sign_in(person("Bob"), now)

    for device in (two, of_bob):
        sealed = bytes(Session.objects.get(person=one.person, key_hash=one.key_hash).sealed or b"")
        Session.objects.filter(person=device.person, key_hash=device.key_hash).update(sealed=sealed)
        assert look(Device(device.person, device.session_secret, one.unlock_secret), now) == (True, None)
        assert look(device, now) == (True, None)


def test_an_unknown_or_foreign_cookie_is_nobody(
    alice: NewPerson, person: Callable[[str], NewPerson], now: datetime
) -> None:
    device = sign_in(alice, now)
    bob = person("Bob").unlocked.person

    assert look(Device(bob, device.session_secret, device.unlock_secret), now) == (False, None)
    assert look(Device(device.person, b"\0" * 32, device.unlock_secret), now) == (False, None)


def test_looking_costs_one_query_and_a_write_at_most_once_a_minute(
    alice: NewPerson,
    now: datetime,
    django_assert_num_queries: Callable[[int], AbstractContextManager[object]],
) -> None:
    device = sign_in(alice, now)
    steps = [(59, 1), (60, 2), (61, 1), (119, 1), (120, 2), (3 * 60, 2)]
    for seconds, queries in steps:
        with django_assert_num_queries(queries):
            assert look(device, now + timedelta(seconds=seconds))[1] == alice.unlocked

    row = Session.objects.get(person=device.person, key_hash=device.key_hash)
    assert row.seen_at == now + timedelta(minutes=3)


def test_a_locked_device_is_not_noted_as_seen(alice: NewPerson, now: datetime) -> None:
    device = sign_in(alice, now)
    sessions.lock(device)

    look(device, now + timedelta(hours=1))

    assert Session.objects.get(person=device.person, key_hash=device.key_hash).seen_at == now


def test_ending_signs_this_device_out_and_no_other(alice: NewPerson, now: datetime) -> None:
    one, two = sign_in(alice, now), sign_in(alice, now)

    sessions.end(one)
    sessions.end(one)

    assert look(one, now) == (False, None)
    assert look(two, now) == (True, alice.unlocked)


def test_ending_the_others_keeps_this_one_and_other_people(
    alice: NewPerson, person: Callable[[str], NewPerson], now: datetime
) -> None:
    bob = person("Bob")
    one, two, of_bob = sign_in(alice, now), sign_in(alice, now), sign_in(bob, now)

    sessions.end_others(one.person, one)
    assert [look(device, now)[0] for device in (one, two, of_bob)] == [True, False, True]

    sessions.end_others(one.person)
    assert [look(device, now)[0] for device in (one, of_bob)] == [False, True]


def test_a_device_is_ended_by_its_hash_only_for_its_own_person(
    alice: NewPerson, person: Callable[[str], NewPerson], now: datetime
) -> None:
    device = sign_in(alice, now)

    sessions.end_by_hash(person("Bob").unlocked.person, device.key_hash)
    assert look(device, now)[0]

    sessions.end_by_hash(device.person, device.key_hash)
    assert not look(device, now)[0]


def test_a_session_is_fresh_for_five_minutes_after_the_passphrase(alice: NewPerson, now: datetime) -> None:
    device = sign_in(alice, now)

    def fresh(moment: datetime) -> bool:
        row = sessions.find(device, moment)
        assert row is not None
        return sessions.is_fresh(row, moment)

    assert fresh(now + timedelta(minutes=5))
    assert not fresh(now + timedelta(minutes=5) + SECOND)
    sessions.confirm(device, now + timedelta(minutes=10))
    assert fresh(now + timedelta(minutes=15))


def test_a_label_opens_for_its_person_only(
    alice: NewPerson, person: Callable[[str], NewPerson], now: datetime
) -> None:
    device = sign_in(alice, now)
    row = sessions.find(device, now)
    assert row is not None

    assert sessions.device_of(alice.unlocked, bytes(row.device)) == (
        "Firefox, Android",
        sessions.write_key(device),
    )
    with pytest.raises(vault.DecryptError):
        sessions.device_of(person("Bob").unlocked, bytes(row.device))


def test_a_device_shows_no_secret_when_printed(alice: NewPerson, now: datetime) -> None:
    device = sign_in(alice, now)

    assert repr(device.session_secret) not in repr(device)
    assert repr(device.unlock_secret) not in repr(device)
