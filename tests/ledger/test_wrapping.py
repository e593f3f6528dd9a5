"""The server's layer round slots and ring entries: renewed without anybody, crash-safe, dead once its key is gone."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection

from goldseam.core import vault
from goldseam.core.records import Noted
from goldseam.ledger import people, server_keys, wrapping
from goldseam.ledger.models import Person, RingEntry
from goldseam.ledger.people import NewPerson
from goldseam.ledger.unlocked import Unlocked

Inspecting = Callable[[], AbstractContextManager[None]]
Daily = Callable[[int], bool]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_keys")]
MOST_STATEMENTS = 60


def layers(made: NewPerson) -> set[int | None]:
    """The numbers of the keys that somebody's rows need."""
    person = made.unlocked.person
    slots = Person.objects.filter(id=person).values_list(*wrapping.SLOTS).get()
    entries = RingEntry.objects.filter(person=person).values_list("sealed", flat=True)
    return {vault.wrapped_under(bytes(blob)) for blob in (*slots, *entries)}


def take_layers_off(made: NewPerson) -> None:
    """Bring somebody's rows to how they were stored before there was an outer layer."""
    person = made.unlocked.person
    for row in Person.objects.filter(id=person):
        for column in wrapping.SLOTS:
            inner = wrapping.unwrap(person, column, bytes(getattr(row, column)))
            Person.objects.filter(id=person).update(**{column: inner})
    for entry in RingEntry.objects.filter(person=person):
        inner = wrapping.unwrap(person, wrapping.entry_place(entry.space, entry.epoch), bytes(entry.sealed))
        RingEntry.objects.filter(person=person, space=entry.space, epoch=entry.epoch).update(sealed=inner)


def signs_in(made: NewPerson, passphrase: str) -> bool:
    return people.open_with_passphrase(made.sign_in_name, passphrase) == made.unlocked


def test_everything_that_is_new_has_todays_layer(alice: NewPerson, daily: Daily, passphrase: str) -> None:
    assert layers(alice) == {1}
    daily(2)
    people.new_recovery_code(alice.unlocked)
    people.set_passphrase(alice.unlocked, passphrase)
    assert layers(alice) == {1, 3}
    assert signs_in(alice, passphrase)


def test_rows_from_before_open_as_they_are_and_get_their_layer_at_the_first_start(
    alice: NewPerson, passphrase: str, daily: Daily, now: datetime, day: date
) -> None:
    alice.unlocked.private_space().append(Noted("from before"), at=now, day=day)
    code = people.new_recovery_code(alice.unlocked)
    take_layers_off(alice)
    assert layers(alice) == {None}
    assert signs_in(alice, passphrase)

    assert daily(0)

    assert layers(alice) == {1}
    assert signs_in(alice, passphrase)
    opened = people.open_with_code(alice.sign_in_name, code)
    assert [entry.record for entry in opened.private_space().read(Noted)] == [Noted("from before")]


def test_a_layer_is_renewed_after_a_fortnight_and_not_before(
    alice: NewPerson, daily: Daily, passphrase: str
) -> None:
    for each in range(1, 14):
        daily(each)
    assert layers(alice) == {1}
    daily(14)
    assert layers(alice) == {15}
    assert signs_in(alice, passphrase)


def test_nobody_notices_a_year_of_changing_keys(
    alice: NewPerson,
    person: Callable[[str], NewPerson],
    passphrase: str,
    daily: Daily,
    now: datetime,
    day: date,
) -> None:
    device = Unlocked(alice.unlocked.person, alice.unlocked.master)
    for each in range(0, 365, 3):
        daily(each)
        device.private_space().append(Noted(f"day {each}"), at=now, day=day)
    bob = person("Bob")
    assert signs_in(alice, passphrase)
    assert signs_in(bob, passphrase)
    assert len(device.private_space().read(Noted)) == 122
    assert len(server_keys.current().chains) <= 2


def test_an_old_copy_of_the_rows_is_dead_once_the_keys_of_its_days_are_gone(
    alice: NewPerson, passphrase: str, daily: Daily, own_keys: Path
) -> None:
    row = Person.objects.filter(id=alice.unlocked.person).values().get()
    old_file = own_keys.read_bytes()
    people.delete_person(alice.unlocked)
    for each in range(1, 30):
        daily(each)
        if each == 28:
            assert wrapping.unwrap(row["id"], "passphrase_slot", bytes(row["passphrase_slot"]))
    daily(30)

    Person.objects.create(**row)
    for column in wrapping.SLOTS:
        with pytest.raises(vault.DecryptError):
            wrapping.unwrap(row["id"], column, bytes(row[column]))
    with pytest.raises(people.CannotOpenError):
        people.confirm_passphrase(alice.unlocked.person, passphrase)
    assert old_file != own_keys.read_bytes()


def test_a_server_that_rested_for_months_renews_before_it_destroys(
    alice: NewPerson, passphrase: str, daily: Daily
) -> None:
    assert daily(400)
    assert signs_in(alice, passphrase)
    assert daily(401)
    assert signs_in(alice, passphrase)
    assert not [number for number in (1, 2) if server_keys.current().chain_of(number)]


def test_a_database_that_was_put_back_is_renewed_before_its_keys_go(
    alice: NewPerson, passphrase: str, daily: Daily
) -> None:
    old = Person.objects.filter(id=alice.unlocked.person).values(*wrapping.SLOTS).get()
    ring = RingEntry.objects.filter(person=alice.unlocked.person).values_list("sealed", flat=True).get()
    for each in range(1, 30):
        daily(each)
    Person.objects.filter(id=alice.unlocked.person).update(**old)
    RingEntry.objects.filter(person=alice.unlocked.person).update(sealed=ring)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wrapping, "renew", lambda _: 0)
        assert daily(29)
    assert daily(29), "the first round after it was put back"
    for each in range(30, 60):
        daily(each)
    assert signs_in(alice, passphrase)
    assert alice.unlocked.private_space().read(Noted) == []


class Crash:
    """Lets so many statements on the ledger's tables through, and fails at the next one."""

    def __init__(self, after: int) -> None:
        self.left, self.happened = after, False

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if '"ledger_' in sql:
            self.left -= 1
            if self.left < 0:
                self.happened = True
                raise DatabaseError("the power went")
        return execute(sql, params, many, context)


@contextmanager
def crashing(after: int) -> Iterator[Crash]:
    crash = Crash(after)
    with connection.execute_wrapper(crash):
        try:
            yield crash
        except DatabaseError:
            assert crash.happened


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("plain", [True, False], ids=["from before", "old layer"])
def test_renewing_broken_off_at_any_statement_loses_nothing_and_goes_on(
    strangers: Any, passphrase: str, inspecting: Inspecting, plain: bool
) -> None:
    for after in range(MOST_STATEMENTS):
        if plain:
            for made in strangers.made:
                take_layers_off(made)
        with inspecting():
            keys = server_keys.bring_up_to(server_keys.current().today + timedelta(days=15))
            with crashing(after) as crash:
                wrapping.daily(keys.today)
            assert all(signs_in(made, passphrase) for made in strangers.made)
            assert all(each.private_space().head().last == 0 for each in (strangers.alice, strangers.bob))
            kept = server_keys.current()
            needed = {number for made in strangers.made for number in layers(made) if number is not None}
            assert all(kept.key(number) for number in needed), "no key goes before its rows are done"
            wrapping.daily(keys.today)
        assert [layers(made) for made in strangers.made] == [{keys.number}, {keys.number}]
        if not crash.happened:
            break
    assert not crash.happened
    assert after > 6


def test_a_passphrase_that_is_set_while_a_layer_is_renewed_stays(
    alice: NewPerson, daily: Daily, monkeypatch: pytest.MonkeyPatch
) -> None:
    renewed = wrapping._renewed

    def overtaken(person: Any, place: str, old: bytes, keys: vault.DayKeys) -> bytes:
        if place == "passphrase_slot":
            people.set_passphrase(alice.unlocked, "testing: set meanwhile")
        return renewed(person, place, old, keys)

    monkeypatch.setattr(wrapping, "_renewed", overtaken)
    daily(20)
    assert signs_in(alice, "testing: set meanwhile")


def test_a_row_that_a_writer_to_the_database_renumbered_keeps_no_key_alive(
    alice: NewPerson, daily: Daily
) -> None:
    entry = RingEntry.objects.filter(person=alice.unlocked.person)
    forged = bytes([1, 4, 0, 0, 0, 1]) + secrets.token_bytes(1100)
    entry.update(sealed=forged)
    for each in range(1, 35):
        daily(each)
    assert server_keys.current().chain_of(1) is None
    assert bytes(entry.get().sealed) == forged, "left for the doctor to name"


@pytest.mark.parametrize("broken", ["layer", "size"])
def test_a_slot_that_does_not_open_any_more_costs_the_work_of_an_unknown_name(
    alice: NewPerson, passphrase: str, broken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = alice.unlocked.person
    slot = bytes(Person.objects.get(id=person).passphrase_slot)
    worse = slot[:-1] + bytes([slot[-1] ^ 1]) if broken == "layer" else b"short"
    Person.objects.filter(id=person).update(passphrase_slot=worse)
    work: list[vault.KdfParams] = []
    derive = vault.derive_passphrase_key

    def counted(text: str, salt: bytes, parameters: vault.KdfParams) -> vault.PassphraseKey:
        work.append(parameters)
        return derive(text, salt, parameters)

    monkeypatch.setattr(vault, "derive_passphrase_key", counted)
    for name in (alice.sign_in_name, "nobody-1234"):
        with pytest.raises(people.CannotOpenError):
            people.open_with_passphrase(name, passphrase)
    assert work == [people.kdf_parameters()] * 2
