"""Reminders as the web application keeps them: sealed to the post, or to whoever has the calendar's address."""

import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from dataclasses import dataclass
from datetime import datetime
from hmac import compare_digest
from uuid import UUID

import msgspec
from django.conf import settings
from django.db import transaction

from goldseam.core import vault
from goldseam.core.reminders import Order, next_due, quarter_before
from goldseam.ledger.models import CalendarFeed, PushDevice, Reminder
from goldseam.ledger.post_key import public_key

TOKEN_LETTERS = 64
PERSON_BYTES = 16


class NoPostError(Exception):
    """Nothing is sent here: the operator has not set it up, or the post was never started."""


@dataclass(frozen=True)
class Standing:
    """What of somebody's reminders is in place. `due` (mail, devices) is None while nothing is on its way."""

    mail: bool
    due: datetime | None
    feed: bool
    devices: tuple[UUID, ...] = ()
    devices_due: datetime | None = None

    @property
    def on(self) -> bool:
        """Whether there is something to stop."""
        return self.mail or self.feed or bool(self.devices)


def sends_mail() -> bool:
    """Whether mail can be offered here."""
    return settings.SMTP is not None and public_key() is not None


def standing(person: UUID) -> Standing:
    """What there is. Three queries."""
    row = Reminder.objects.filter(person=person).first()
    feed = CalendarFeed.objects.filter(person=person).exists()
    devices = list(PushDevice.objects.filter(person=person).order_by("id").values_list("id", "due"))
    return Standing(
        row is not None,
        row.due if row else None,
        feed,
        tuple(device for device, _due in devices),
        min((due for _device, due in devices if due), default=None),
    )


def ask(person: UUID, address: str, order: Order, now: datetime) -> None:
    """Begin anew with an address: one order goes out at once, and nothing after it until `change`.

    Raises:
        NoPostError: nothing is sent here.
    """
    target, sealed = seal_for_post(person, address.encode()), seal_order(person, order)
    with transaction.atomic():
        Reminder.objects.filter(person=person).delete()
        Reminder.objects.create(person_id=person, due=quarter_before(now), target=target, plan=sealed)


def change(person: UUID, order: Order, now: datetime, *, mail: bool) -> None:
    """Seal what is sent anew: for the calendar and the devices where there are some, and with `mail` for the mail.

    Raises:
        NoPostError: something is to be sent, and nothing is sent here any more.
    """
    if order.plan is None:
        raise ValueError("What comes back needs a plan.")
    row = CalendarFeed.objects.filter(person=person).first()
    if row is not None:
        sealed = _seal(vault.PublicKey(bytes(row.public_key)), person, order)
        CalendarFeed.objects.filter(person=person).update(sealed=sealed)
    tables: tuple[type[Reminder | PushDevice], ...] = (Reminder, PushDevice) if mail else (PushDevice,)
    for table in tables:
        rows = table.objects.filter(person=person)
        if rows.exists():
            rows.update(plan=seal_order(person, order), due=next_due(order.plan, now))


def stop(person: UUID) -> None:
    """End every reminder of a person at once, with what they were sealed with. Safe to repeat."""
    with transaction.atomic():
        stop_sending(person)
        CalendarFeed.objects.filter(person=person).delete()


def stop_sending(person: UUID) -> None:
    """End what the post sends: mail, and notices on every device."""
    with transaction.atomic():
        Reminder.objects.filter(person=person).delete()
        PushDevice.objects.filter(person=person).delete()


def stop_mail(person: UUID) -> None:
    """End the mail alone, with its address."""
    Reminder.objects.filter(person=person).delete()


def open_feed(person: UUID, order: Order) -> str:
    """Make the calendar; return the token of its address, which is kept nowhere. An earlier one ends."""
    key = vault.PrivateKey.generate(secrets.token_bytes)
    with transaction.atomic():
        CalendarFeed.objects.filter(person=person).delete()
        CalendarFeed.objects.create(
            person_id=person, public_key=key.public(), sealed=_seal(key.public(), person, order)
        )
    return urlsafe_b64encode(person.bytes + key.reveal()).decode()


def read_feed(token: str) -> Order | None:
    """What the calendar at this address holds; None alike for one that ended, never was, or is no token."""
    raw = _raw(token)
    person, key = UUID(bytes=raw[:PERSON_BYTES]), vault.PrivateKey(raw[PERSON_BYTES:])
    row = CalendarFeed.objects.filter(person=person).first()
    # The same work whatever is found: the key is made and compared either way.
    known = bytes(row.public_key) if row else bytes(vault.KEY_BYTES)
    if not compare_digest(known, key.public()) or row is None:
        return None
    try:
        return msgspec.msgpack.decode(vault.open_sealed(key, person, bytes(row.sealed)), type=Order)
    except (vault.DecryptError, msgspec.MsgspecError):
        return None


def seal_order(person: UUID, order: Order) -> bytes:
    """Seal an order for the post."""
    return seal_for_post(person, msgspec.msgpack.encode(order))


def seal_for_post(person: UUID, text: bytes) -> bytes:
    """Seal something that only `goldseam post` opens.

    Raises:
        NoPostError: it was never started here.
    """
    key = public_key()
    if key is None:
        raise NoPostError
    return vault.seal_to_person(key, person, text, secrets.token_bytes)


def _seal(key: vault.PublicKey, person: UUID, order: Order) -> bytes:
    return vault.seal_to_person(key, person, msgspec.msgpack.encode(order), secrets.token_bytes)


def _raw(token: str) -> bytes:
    """The 48 bytes of a token; other ones, which fit nothing, for what is no token."""
    try:
        raw = urlsafe_b64decode(token) if len(token) == TOKEN_LETTERS else b""
    except (Error, ValueError):
        raw = b""
    return (
        raw if len(raw) == PERSON_BYTES + vault.KEY_BYTES else bytes(PERSON_BYTES) + b"\1" * vault.KEY_BYTES
    )
