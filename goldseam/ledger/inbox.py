"""Locked is not out: what arrives while locked is sealed to its author and folded in at the next unlocking.

Anybody who can write to the database could seal something to a person's public key. So every row also
carries a code made with a key that only the device's cookie yields; without it nothing is taken in.
"""

import hmac
import secrets
from datetime import UTC, date, datetime
from hashlib import sha256
from uuid import UUID, uuid4

import msgspec
from django.db import transaction

from goldseam.core import vault
from goldseam.core.records import RecordError, decode, encode
from goldseam.core.records.kinds import Record
from goldseam.ledger.models import Person, SealedInbox, Session
from goldseam.ledger.people import public_key_of
from goldseam.ledger.sessions import Device, device_of, write_key
from goldseam.ledger.unlocked import Unlocked


class Waiting(msgspec.Struct, frozen=True, array_like=True):
    """A record as it waits: its exact moment and day, its bytes, and the device's code over all three.

    A record keeps whole seconds; two taps within one of them are kept in order by the moment.
    """

    at: datetime
    day: date
    record: bytes
    code: bytes


def leave(device: Device, session: Session, record: Record, *, at: datetime, day: date) -> None:
    """Seal a record to the person of this device. Nobody, not even they, can read it before unlocking."""
    moment, written = at.astimezone(UTC), encode(record, at)
    code = _code(write_key(device), moment, day, written)
    SealedInbox.objects.create(
        person_id=device.person,
        id=uuid4(),
        device=bytes(session.device),
        sealed=_seal(device.person, Waiting(moment, day, written, code)),
    )


def hand_back(person: UUID, record: Record, *, at: datetime, day: date) -> bytes | None:
    """Seal what a signed-out device sent, for its own page to keep until its author signs in there."""
    if not Person.objects.filter(id=person).exists():
        return None
    return _seal(person, Waiting(at.astimezone(UTC), day, encode(record, at), b""))


def take_back(unlocked: Unlocked, sealed: bytes) -> Record | None:
    """Open what `hand_back` made, or nothing where it is not this person's."""
    try:
        return _opened(unlocked, _private_key(unlocked), sealed)[1]
    except vault.DecryptError:
        return None


def take_in(unlocked: Unlocked) -> int:
    """Move what waited into the private space, oldest first; return how many entries there were.

    A row that does not open, or whose code is not its device's, is left where it is for `doctor` to name.
    """
    rows = list(SealedInbox.objects.filter(person=unlocked.person))
    if not rows:
        return 0
    private = _private_key(unlocked)
    found = [(row.id, taken) for row in rows if (taken := _taken(unlocked, private, row)) is not None]
    space = unlocked.private_space()
    with transaction.atomic():
        in_order = sorted(found, key=lambda pair: (pair[1][0], pair[0]))
        ours = [(record, at, day) for row_id, (at, record, day) in in_order if _claimed(unlocked, row_id)]
        if ours:
            space.append_dated(ours)
    return len(ours)


def unreadable(unlocked: Unlocked) -> int:
    """How many rows of the inbox would not be taken in."""
    private = _private_key(unlocked)
    rows = SealedInbox.objects.filter(person=unlocked.person)
    return sum(_taken(unlocked, private, row) is None for row in rows)


def _claimed(unlocked: Unlocked, row_id: UUID) -> bool:
    """Take a row out; False where another device of this person, unlocking at this moment, was first."""
    removed, _ = SealedInbox.objects.filter(person=unlocked.person, id=row_id).delete()
    return removed == 1


def _taken(
    unlocked: Unlocked, private: vault.PrivateKey, row: SealedInbox
) -> tuple[datetime, Record, date] | None:
    try:
        waiting, record = _opened(unlocked, private, bytes(row.sealed))
        _, key = device_of(unlocked, bytes(row.device))
    except vault.DecryptError:
        return None
    if not hmac.compare_digest(waiting.code, _code(key, waiting.at, waiting.day, waiting.record)):
        return None
    return waiting.at, record, waiting.day


def _opened(unlocked: Unlocked, private: vault.PrivateKey, sealed: bytes) -> tuple[Waiting, Record]:
    try:
        waiting = msgspec.msgpack.decode(vault.open_sealed(private, unlocked.person, sealed), type=Waiting)
        _, record = decode(waiting.record)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, RecordError):
        raise vault.DecryptError from None
    return waiting, record


def _seal(person: UUID, waiting: Waiting) -> bytes:
    return vault.seal_to_person(
        public_key_of(person), person, msgspec.msgpack.encode(waiting), secrets.token_bytes
    )


def _code(key: bytes, moment: datetime, day: date, written: bytes) -> bytes:
    """The device's code. A kept form may be longer than a bound field (64 KiB), so its digest goes in."""
    fields = (moment.isoformat().encode(), day.isoformat().encode(), sha256(written).digest())
    return vault.server_mac(key, "written-while-locked", *fields)


def _private_key(unlocked: Unlocked) -> vault.PrivateKey:
    stored = Person.objects.values_list("private_key", flat=True).get(id=unlocked.person)
    return vault.open_private_key(unlocked.master, unlocked.person, bytes(stored))
