"""Signed-in devices: open, locked, ended. The master key is stored only under a secret in a cookie."""

import hashlib
import secrets
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

import msgspec
from django.db import OperationalError
from django.db.models import QuerySet

from goldseam.core import vault
from goldseam.ledger.models import Session
from goldseam.ledger.unlocked import Unlocked

# OWASP ASVS 5.0 chapter 7: idle at most 15 minutes, 8 hours in all; a shared device is stricter.
IDLE = timedelta(minutes=15)
IDLE_SHARED = timedelta(minutes=5)
LONGEST = timedelta(hours=8)
LONGEST_SHARED = timedelta(minutes=20)
# A locked device still takes a check-in; after this long without one it is signed out.
KEPT_LOCKED = timedelta(days=90)
# Private notes and the safety check ask for the passphrase again after this long (S27).
FRESH = timedelta(minutes=5)
# `seen_at` is written at most this often: a page view costs no write.
SEEN_STEP = timedelta(minutes=1)
SECRET_BYTES = 32


@dataclass(frozen=True)
class Device:
    """What the two cookies of a device hold: who, which session, and the secret that unlocks it."""

    person: UUID
    session_secret: bytes = field(repr=False)
    unlock_secret: bytes | None = field(default=None, repr=False)

    @property
    def key_hash(self) -> bytes:
        """What the table knows a session by: never the secret itself."""
        return hashlib.sha256(self.session_secret).digest()


def sign_in(unlocked: Unlocked, label: str, *, shared: bool, now: datetime) -> Device:
    """Open a session on a device. `label` (such as "Firefox, Android") is stored sealed."""
    device = Device(unlocked.person, secrets.token_bytes(SECRET_BYTES), secrets.token_bytes(SECRET_BYTES))
    about = msgspec.msgpack.encode((label, write_key(device)))
    sealed_label = vault.seal_personal(unlocked.master, unlocked.person, "device", about, secrets.token_bytes)
    Session.objects.create(
        person_id=unlocked.person,
        key_hash=device.key_hash,
        sealed=_sealed(unlocked, device),
        device=sealed_label,
        shared_device=shared,
        opened_at=now,
        seen_at=now,
        confirmed_at=now,
    )
    return device


def find(device: Device, now: datetime) -> Session | None:
    """The session of a device, locked on the way if idle or open too long. One query, rarely two."""
    row = Session.objects.filter(person=device.person, key_hash=device.key_hash).first()
    if row is None:
        return None
    if now - row.seen_at > KEPT_LOCKED:
        _rows(device).delete()
        return None
    if row.sealed is not None and _too_long(row, now):
        lock(device)
        row.sealed = None
    return row


def unlocked_by(row: Session, device: Device, now: datetime) -> Unlocked | None:
    """Open the session's master key with the device's secret; None while locked or without the secret."""
    if row.sealed is None or device.unlock_secret is None:
        return None
    try:
        master = vault.open_session(bytes(row.sealed), device.unlock_secret, device.person, device.key_hash)
    except vault.DecryptError:
        return None
    if now - row.seen_at >= SEEN_STEP:
        # A database without room still lets people read; the device is then locked a little earlier.
        with suppress(OperationalError):
            _rows(device).update(seen_at=now)
    return Unlocked(device.person, master)


def unlock(unlocked: Unlocked, device: Device, now: datetime) -> Device:
    """Unlock a locked session with a new secret; the device keeps its session."""
    fresh = Device(device.person, device.session_secret, secrets.token_bytes(SECRET_BYTES))
    _rows(device).update(sealed=_sealed(unlocked, fresh), opened_at=now, seen_at=now, confirmed_at=now)
    return fresh


def lock(device: Device) -> None:
    """Forget the master key; the device stays signed in and may still write."""
    _rows(device).update(sealed=None)


def end(device: Device) -> None:
    """Sign this device out."""
    _rows(device).delete()


def end_by_hash(person: UUID, key_hash: bytes) -> None:
    """Sign out one device of a person, from another one."""
    Session.objects.filter(person=person, key_hash=key_hash).delete()


def end_others(person: UUID, device: Device | None = None) -> None:
    """Sign out every device of a person, except the given one."""
    rows = Session.objects.filter(person=person)
    if device is not None:
        rows = rows.exclude(key_hash=device.key_hash)
    rows.delete()


def confirm(device: Device, now: datetime) -> None:
    """Note that the passphrase was given, or a guarded page used, just now."""
    _rows(device).update(confirmed_at=now)


def is_fresh(row: Session, now: datetime) -> bool:
    """Whether guarded pages may open without asking again."""
    return now - row.confirmed_at <= FRESH


def write_key(device: Device) -> bytes:
    """The key with which a locked device signs what it leaves in the inbox; only its cookie yields it."""
    return vault.server_mac(device.session_secret, "write-key")


def device_of(unlocked: Unlocked, sealed: bytes) -> tuple[str, bytes]:
    """A device's label and write key, as sealed at sign-in.

    Raises:
        vault.DecryptError: it is not a device of this person.
    """
    about = vault.open_personal(unlocked.master, unlocked.person, "device", sealed)
    label, key = msgspec.msgpack.decode(about, type=tuple[str, bytes])
    return label, key


def _rows(device: Device) -> QuerySet[Session]:
    return Session.objects.filter(person=device.person, key_hash=device.key_hash)


def _sealed(unlocked: Unlocked, device: Device) -> bytes:
    assert device.unlock_secret is not None  # noqa: S101 - made two lines above by both callers
    return vault.seal_session(
        unlocked.master, device.unlock_secret, device.person, device.key_hash, secrets.token_bytes
    )


def _too_long(row: Session, now: datetime) -> bool:
    idle, longest = (IDLE_SHARED, LONGEST_SHARED) if row.shared_device else (IDLE, LONGEST)
    return now - row.seen_at > idle or now - row.opened_at > longest
