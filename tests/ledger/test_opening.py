"""Signing in is opening a slot: one error for every failure, and nothing that was swapped is opened."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldseam.core import vault
from goldseam.core.records import Noted
from goldseam.ledger import people
from goldseam.ledger.models import Person
from goldseam.ledger.people import CannotOpenError, NewPerson
from goldseam.ledger.wrapping import SLOTS, unwrap

MakePerson = Callable[..., NewPerson]


def shapes(queries: CaptureQueriesContext) -> list[str]:
    """The statements without their values."""
    return [query["sql"].partition(" WHERE ")[0] for query in queries.captured_queries]


def test_an_unknown_name_and_a_wrong_passphrase_cannot_be_told_apart(
    alice: NewPerson, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs: list[vault.KdfParams] = []
    derive = vault.derive_passphrase_key

    def counting(text: str, salt: bytes, parameters: vault.KdfParams) -> vault.PassphraseKey:
        runs.append(parameters)
        return derive(text, salt, parameters)

    monkeypatch.setattr(vault, "derive_passphrase_key", counting)
    tries = [
        (alice.sign_in_name, "wrong: marble lantern"),
        ("nobody-1234", passphrase),
        ("", ""),
        ("x" * 10**6, ""),
    ]
    seen = []
    for name, given in tries:
        with CaptureQueriesContext(connection) as queries, pytest.raises(CannotOpenError) as error:
            people.open_with_passphrase(name, given)
        seen.append((shapes(queries), str(error.value), error.value.args, error.value.__cause__))

    assert len(seen[0][0]) == 2
    assert all(one == seen[0] for one in seen)
    assert runs == [vault.TESTING] * len(tries)


def test_a_passphrase_that_is_far_too_long_opens_nothing(alice: NewPerson) -> None:
    with pytest.raises(CannotOpenError):
        people.open_with_passphrase(alice.sign_in_name, "x" * 100_000)


def test_asking_again_takes_the_passphrase_of_this_person_only(
    alice: NewPerson, person: MakePerson, passphrase: str
) -> None:
    bob = person("Bob", "testing: another one")

    assert people.confirm_passphrase(alice.unlocked.person, passphrase) == alice.unlocked
    with pytest.raises(CannotOpenError):
        people.confirm_passphrase(bob.unlocked.person, passphrase)


def slot_of(made: NewPerson, column: str = SLOTS[0]) -> bytes:
    """What stands in a slot, without the server's outer layer."""
    person = made.unlocked.person
    return unwrap(person, column, bytes(getattr(Person.objects.get(id=person), column)))


def test_a_changed_passphrase_opens_everything_and_the_old_one_nothing(
    alice: NewPerson, passphrase: str, now: datetime, day: date
) -> None:
    alice.unlocked.private_space().append(Noted("from before"), at=now, day=day)
    before = slot_of(alice)

    people.set_passphrase(alice.unlocked, "testing: a new passphrase")

    opened = people.open_with_passphrase(alice.sign_in_name, "testing: a new passphrase")
    assert [entry.record for entry in opened.private_space().read(Noted)] == [Noted("from before")]
    with pytest.raises(CannotOpenError):
        people.open_with_passphrase(alice.sign_in_name, passphrase)
    after = slot_of(alice)
    assert vault.read_slot_params(before)[0] != vault.read_slot_params(after)[0], "a new salt"


def test_a_recovery_code_opens_what_the_passphrase_opens(alice: NewPerson) -> None:
    code = people.new_recovery_code(alice.unlocked)

    assert people.open_with_code(alice.sign_in_name, code) == alice.unlocked
    assert people.open_with_code(alice.sign_in_name, code.lower().replace("-", " ")) == alice.unlocked


def test_a_new_recovery_code_ends_the_one_before(alice: NewPerson) -> None:
    old, new = (people.new_recovery_code(alice.unlocked) for _ in range(2))

    assert people.open_with_code(alice.sign_in_name, new) == alice.unlocked
    with pytest.raises(CannotOpenError):
        people.open_with_code(alice.sign_in_name, old)


def test_every_wrong_code_gives_the_one_error_and_costs_the_same_queries(
    alice: NewPerson, person: MakePerson
) -> None:
    people.new_recovery_code(alice.unlocked)
    never_made = person("Bob")
    code = vault.make_recovery_code(lambda size: b"\7" * size)
    tries = [
        (alice.sign_in_name, code),
        ("nobody-1234", code),
        (never_made.sign_in_name, code),
        (alice.sign_in_name, ""),
    ]
    seen = []
    for name, given in tries:
        with CaptureQueriesContext(connection) as queries, pytest.raises(CannotOpenError) as error:
            people.open_with_code(name, given)
        seen.append((shapes(queries), str(error.value)))

    assert all(one == seen[0] for one in seen)


def test_nobody_has_a_code_before_one_was_made(alice: NewPerson) -> None:
    slots = [slot_of(alice, column) for column in SLOTS]

    assert {len(slot) for slot in slots} == {vault.SLOT_BYTES}
    assert slots[1] != slots[2]


def test_slot_parameters_follow_the_settings_at_the_next_sign_in(
    alice: NewPerson, passphrase: str, settings: Any
) -> None:
    def parameters() -> vault.KdfParams:
        return vault.read_slot_params(slot_of(alice))[1]

    people.renew_slot_if_old(alice.unlocked, passphrase)
    assert parameters() == vault.TESTING

    settings.KDF_TESTING = False
    people.renew_slot_if_old(alice.unlocked, passphrase)

    assert parameters() == vault.KdfParams(settings.KDF_MEMORY_KIB, settings.KDF_PASSES) == vault.FLOOR
    assert people.open_with_passphrase(alice.sign_in_name, passphrase) == alice.unlocked


def test_a_slot_that_needs_no_renewal_is_left_alone(
    alice: NewPerson,
    passphrase: str,
    django_assert_num_queries: Callable[[int], AbstractContextManager[object]],
) -> None:
    with django_assert_num_queries(1):
        people.renew_slot_if_old(alice.unlocked, passphrase)
