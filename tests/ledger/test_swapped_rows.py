"""Slots, keys, names and ring entries that a writer to the database swapped open nothing."""

from collections.abc import Callable

import pytest

from goldseam.core import vault
from goldseam.core.records import Noted
from goldseam.ledger import people
from goldseam.ledger.models import Person, RingEntry, SignInName
from goldseam.ledger.people import CannotOpenError, NewPerson

MakePerson = Callable[..., NewPerson]


@pytest.mark.parametrize("column", ["passphrase_slot", "recovery_slot"])
def test_the_slot_of_another_person_opens_nothing(
    alice: NewPerson, person: MakePerson, passphrase: str, column: str
) -> None:
    bob = person("Bob")
    openers = {
        "passphrase_slot": (people.open_with_passphrase, passphrase),
        "recovery_slot": (people.open_with_code, people.new_recovery_code(bob.unlocked)),
    }
    foreign = bytes(getattr(Person.objects.get(id=bob.unlocked.person), column))
    Person.objects.filter(id=alice.unlocked.person).update(**{column: foreign})

    opener, secret = openers[column]
    with pytest.raises(CannotOpenError):
        opener(alice.sign_in_name, secret)


def test_a_name_that_was_turned_to_another_person_opens_nothing_of_theirs(
    alice: NewPerson, person: MakePerson, passphrase: str
) -> None:
    bob = person("Bob", "testing: another one")
    SignInName.objects.filter(name_key=people.name_key(alice.sign_in_name)).update(person=bob.unlocked.person)

    with pytest.raises(CannotOpenError):
        people.open_with_passphrase(alice.sign_in_name, passphrase)


def test_a_public_key_that_this_server_did_not_vouch_for_is_refused(
    alice: NewPerson, person: MakePerson
) -> None:
    thief = vault.PrivateKey.generate(lambda size: b"\1" * size).public()
    bob = person("Bob").unlocked.person
    foreign = bytes(Person.objects.get(id=bob).public_key)
    own = bytes(Person.objects.get(id=alice.unlocked.person).public_key)
    assert people.public_key_of(bob) == foreign[: vault.KEY_BYTES]

    for forged in (thief + own[vault.KEY_BYTES :], bytes(thief), foreign, own[:-1], b""):
        Person.objects.filter(id=alice.unlocked.person).update(public_key=forged)
        with pytest.raises(vault.DecryptError):
            people.public_key_of(alice.unlocked.person)


def test_a_swapped_or_changed_ring_entry_is_refused(alice: NewPerson, person: MakePerson) -> None:
    bob = person("Bob")
    mine = RingEntry.objects.filter(person=alice.unlocked.person)
    own = bytes(mine.get().sealed)
    foreign = bytes(RingEntry.objects.get(person=bob.unlocked.person).sealed)

    for forged in (foreign, own[:-1], own[:-1] + bytes([own[-1] ^ 1]), b""):
        mine.update(sealed=forged)
        with pytest.raises(vault.DecryptError):
            alice.unlocked.private_space()

    mine.update(sealed=own)
    assert alice.unlocked.private_space().read(Noted) == []
    mine.update(space=bob.unlocked.private_space().id)
    with pytest.raises(vault.DecryptError):
        alice.unlocked.private_space()
    mine.delete()
    with pytest.raises(vault.DecryptError):
        alice.unlocked.private_space()
