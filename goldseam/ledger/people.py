"""Making, finding, opening, changing and deleting a person. Signing in *is* opening a slot."""

import hmac
import secrets
import unicodedata
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from django.conf import settings
from django.db import IntegrityError, transaction

from goldseam.core import vault
from goldseam.ledger.deletions import note_person
from goldseam.ledger.ending import remove_rows
from goldseam.ledger.head import Head, seal_head
from goldseam.ledger.kdf_queue import place_in_queue
from goldseam.ledger.models import Invitation, Person, SignInName, Space
from goldseam.ledger.ring import PRIVATE, put_into_ring
from goldseam.ledger.settling import settle
from goldseam.ledger.unlocked import Unlocked
from goldseam.ledger.wrapping import PASSPHRASE, RECOVERY, RESERVED, unwrap, wrap

NUMBER_TRIES = 50
LONGEST_TYPED = 200


class CannotOpenError(Exception):
    """The name and the secret do not open anything together. Nothing says which of them was wrong."""


@dataclass(frozen=True)
class NewPerson:
    """A person just made: the sign-in name with its number, and what they hold."""

    sign_in_name: str
    unlocked: Unlocked


def kdf_parameters() -> vault.KdfParams:
    """What new slots are made with: the operator's settings, or the loud testing profile."""
    if settings.KDF_TESTING:
        return vault.TESTING
    return vault.KdfParams(settings.KDF_MEMORY_KIB, settings.KDF_PASSES)


def normal_name(text: str) -> str:
    """A sign-in name as it is compared: case, width and spaces do not matter."""
    # No name is as long as this; a paste of a megabyte must not be normalised, nor fail.
    return unicodedata.normalize("NFKC", text[:LONGEST_TYPED]).casefold().replace(" ", "").strip()


def name_key(sign_in_name: str) -> bytes:
    """The keyed hash under which a sign-in name is found."""
    return vault.server_mac(settings.SERVER_KEY, "sign-in-name", normal_name(sign_in_name).encode())


def create_person(chosen_name: str, passphrase: str, today: date) -> NewPerson:
    """Make a person with a private space. The number behind the name makes it unique and unguessable.

    Raises:
        ServerBusyError: too many people sign in at this moment.
    """
    person, master = uuid4(), vault.MasterKey.generate(secrets.token_bytes)
    slot = _passphrase_slot(master, person, passphrase)
    private = vault.PrivateKey.generate(secrets.token_bytes)
    unlocked = Unlocked(person, master)
    # The space first: a crash in between leaves an empty one that is nobody's, never a person without one.
    space, key = empty_space(today)
    with transaction.atomic():
        sign_in_name = _claim_name(chosen_name, person)
        Person.objects.create(
            id=person,
            passphrase_slot=wrap(person, PASSPHRASE, slot),
            recovery_slot=wrap(person, RECOVERY, vault.reserved_slot(secrets.token_bytes)),
            reserved_slot=wrap(person, RESERVED, vault.reserved_slot(secrets.token_bytes)),
            public_key=vouched_public_key(person, private.public()),
            private_key=vault.seal_private_key(master, person, private, secrets.token_bytes),
            name_key=name_key(sign_in_name),
            created_on=today,
        )
        put_into_ring(person, master, space, 1, vault.RingEntry(key, PRIVATE, 0))
    return NewPerson(sign_in_name, unlocked)


def create_space(unlocked: Unlocked, role: str, today: date, ends_on: date | None = None) -> UUID:
    """Make an empty space and put its key into the person's ring: two steps, each safe to be the last one."""
    space, key = empty_space(today, ends_on)
    put_into_ring(unlocked.person, unlocked.master, space, 1, vault.RingEntry(key, role, 0))
    return space


def open_with_passphrase(sign_in_name: str, passphrase: str) -> Unlocked:
    """Open slot 1. An unknown name costs the same work and gives the same error.

    Raises:
        CannotOpenError: for every failure alike.
        ServerBusyError: too many people sign in at this moment.
    """
    key_of_name = name_key(sign_in_name)
    found = SignInName.objects.filter(name_key=key_of_name).first()
    person = found.person if found else UUID(bytes=key_of_name[:16])
    row = Person.objects.filter(id=person).first()
    slot = bytes(row.passphrase_slot) if row else vault.fake_slot(key_of_name, kdf_parameters())
    return _arrived(person, _open_passphrase(slot, person, passphrase))


def confirm_passphrase(person: UUID, passphrase: str) -> Unlocked:
    """Open slot 1 of somebody whose device is known (unlocking, or asking again before something weighty).

    Raises:
        CannotOpenError: the passphrase does not open it.
        ServerBusyError: too many people sign in at this moment.
    """
    row = Person.objects.get(id=person)
    return _arrived(person, _open_passphrase(bytes(row.passphrase_slot), person, passphrase))


def open_with_code(sign_in_name: str, code: str) -> Unlocked:
    """Open slot 2 with the recovery code.

    Raises:
        CannotOpenError: for every failure alike, also a mistyped code.
    """
    key_of_name = name_key(sign_in_name)
    found = SignInName.objects.filter(name_key=key_of_name).first()
    person = found.person if found else UUID(bytes=key_of_name[:16])
    row = Person.objects.filter(id=person).first()
    slot = bytes(row.recovery_slot) if row else vault.fake_slot(key_of_name, kdf_parameters())
    try:
        inner = unwrap(person, RECOVERY, slot)
        master = vault.open_recovery_slot(inner, vault.parse_recovery_code(code), person)
    except (vault.DecryptError, vault.RecoveryCodeError):
        raise CannotOpenError from None
    return _arrived(person, master)


def set_passphrase(unlocked: Unlocked, passphrase: str) -> None:
    """Wrap the same master key anew, with a new salt and today's parameters."""
    slot = _passphrase_slot(unlocked.master, unlocked.person, passphrase)
    _put_slot(unlocked, PASSPHRASE, slot)


def new_recovery_code(unlocked: Unlocked) -> str:
    """Make a recovery code and put it into slot 2; the one before stops working."""
    code = vault.make_recovery_code(secrets.token_bytes)
    secret = vault.parse_recovery_code(code)
    slot = vault.make_recovery_slot(unlocked.master, secret, unlocked.person, secrets.token_bytes)
    _put_slot(unlocked, RECOVERY, slot)
    return code


def end_recovery_code(unlocked: Unlocked) -> None:
    """A code works once: after it was used, only a new one opens slot 2."""
    _put_slot(unlocked, RECOVERY, vault.reserved_slot(secrets.token_bytes))


def renew_slot_if_old(unlocked: Unlocked, passphrase: str) -> None:
    """Bring slot 1 to today's parameters after a sign-in, when the operator has changed them."""
    slot = Person.objects.values_list("passphrase_slot", flat=True).get(id=unlocked.person)
    _, parameters = vault.read_slot_params(unwrap(unlocked.person, PASSPHRASE, bytes(slot)))
    if parameters != kdf_parameters():
        set_passphrase(unlocked, passphrase)


def delete_person(unlocked: Unlocked) -> None:
    """Delete a person with everything private: one space at a time, then the person; repeatable."""
    for space, epochs in unlocked.ring().items():
        if all(entry.role == PRIVATE for entry in epochs.values()):
            remove_rows(space)
    with transaction.atomic():
        for key_of_name, invitation in Person.objects.filter(id=unlocked.person).values_list(
            "name_key", "invitation"
        ):
            SignInName.objects.filter(name_key=bytes(key_of_name)).delete()
            if invitation is not None:
                Invitation.objects.filter(id=invitation).delete()
        Person.objects.filter(id=unlocked.person).delete()
        note_person(unlocked.person)


def vouched_public_key(person: UUID, public: vault.PublicKey) -> bytes:
    """A public key with a code of the server's own secret over it.

    It stands in clear: without the code, whoever can write to the database could put in a key of theirs
    and read what is written while locked.
    """
    return public + vault.server_mac(settings.SERVER_KEY, "public-key", person.bytes, public)


def public_key_of(person: UUID) -> vault.PublicKey:
    """The public key of a person.

    Raises:
        vault.DecryptError: the stored one was not put there by this server.
    """
    stored = bytes(Person.objects.values_list("public_key", flat=True).get(id=person))
    public = vault.PublicKey(stored[: vault.KEY_BYTES])
    if not hmac.compare_digest(stored, vouched_public_key(person, public)):
        raise vault.DecryptError
    return public


def empty_space(today: date, ends_on: date | None = None) -> tuple[UUID, vault.SpaceKey]:
    """Make a space with nothing in it and a fresh key, which nobody holds yet."""
    space, key = uuid4(), vault.SpaceKey.generate(secrets.token_bytes)
    row = Space(id=space, epoch=1, created_on=today, ends_on=ends_on)
    seal_head(row, Head(), key, secrets.token_bytes)
    row.save(force_insert=True)
    return space, key


def _arrived(person: UUID, master: vault.MasterKey) -> Unlocked:
    """Whoever opened a slot: after a restore, what is still to be done with their keys is done before they read."""
    unlocked = Unlocked(person, master)
    settle(unlocked)
    return unlocked


def _put_slot(unlocked: Unlocked, column: str, slot: bytes) -> None:
    Person.objects.filter(id=unlocked.person).update(**{column: wrap(unlocked.person, column, slot)})


def _passphrase_slot(master: vault.MasterKey, person: UUID, passphrase: str) -> bytes:
    salt, parameters = secrets.token_bytes(16), kdf_parameters()
    with place_in_queue():
        key = vault.derive_passphrase_key(passphrase, salt, parameters)
    return vault.make_passphrase_slot(master, key, person, salt, parameters, secrets.token_bytes)


def _open_passphrase(slot: bytes, person: UUID, passphrase: str) -> vault.MasterKey:
    try:
        inner, salt, parameters = _asked_for(slot, person)
        with place_in_queue():
            key = vault.derive_passphrase_key(passphrase, salt, parameters)
        return vault.open_passphrase_slot(inner, key, person)
    except (vault.DecryptError, vault.PassphraseTooLongError):
        raise CannotOpenError from None


def _asked_for(slot: bytes, person: UUID) -> tuple[bytes, bytes, vault.KdfParams]:
    """What is inside a slot, and the slow step it asks for; where its layer is gone, what an unknown name costs."""
    try:
        inner = unwrap(person, PASSPHRASE, slot)
        return inner, *vault.read_slot_params(inner)
    except vault.DecryptError:
        # Failing faster would tell that the name is there.
        fake = vault.fake_slot(secrets.token_bytes(vault.KEY_BYTES), kdf_parameters())
        return fake, *vault.read_slot_params(fake)


def _claim_name(chosen: str, person: UUID) -> str:
    """Find a free number for the name. Taken ones are passed over silently, so nothing tells who exists."""
    for _ in range(NUMBER_TRIES):
        name = f"{normal_name(chosen)}-{secrets.randbelow(9000) + 1000}"
        try:
            with transaction.atomic():
                SignInName.objects.create(name_key=name_key(name), person=person)
        except IntegrityError:
            continue
        return name
    return _claim_name(f"{normal_name(chosen)}{secrets.randbelow(90) + 10}", person)
