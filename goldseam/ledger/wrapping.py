"""Puts the server's outer layer round slots and ring entries, takes it off, and renews it while nobody is there.

Renewing opens nothing that anybody wrote: the layer is the server's own. Rows from before there was one have
none, open as they are, and get theirs at the first start.
"""

import secrets
from collections.abc import Iterator
from datetime import date
from itertools import chain
from uuid import UUID

from django.db import transaction

from goldseam.core import vault
from goldseam.ledger import server_keys
from goldseam.ledger.models import Person, RingEntry

PASSPHRASE, RECOVERY, RESERVED = SLOTS = ("passphrase_slot", "recovery_slot", "reserved_slot")
# Well before a key is over: a server that rested for a fortnight renews in time.
RENEWED_AFTER_DAYS = 14
_AT_ONCE = 200


def entry_place(space: UUID, epoch: int) -> str:
    """What the layer round a ring entry is bound to, beside its person."""
    return f"ring/{space.hex}/{epoch}"


def wrap(person: UUID, place: str, inner: bytes) -> bytes:
    """Put today's layer round what stands at a place of a person: the column of a slot, or a ring entry.

    Raises:
        ServerKeyLostError: the server has no keys.
    """
    keys = server_keys.current()
    return vault.wrap(keys.key(keys.number), keys.number, person, place, inner, secrets.token_bytes)


def unwrap(person: UUID, place: str, blob: bytes, keys: vault.DayKeys | None = None) -> bytes:
    """Take the layer off; what never had one is returned as it is. `keys` where several are opened at once.

    Raises:
        vault.DecryptError: it does not belong here, or its key was destroyed.
        ServerKeyLostError: the server has no keys.
    """
    number = vault.wrapped_under(blob)
    if number is None:
        return blob
    return vault.unwrap((keys or server_keys.current()).key(number), person, place, blob)


def renew(keys: vault.DayKeys) -> int:
    """Put a layer of today round everything that has none or an old one; return how many people that were.

    A transaction for each of them, so that it can break off anywhere: both layers open until the old key goes,
    and going on renews the rest. A row that does not open is left for the doctor to name.
    """
    stale = dict.fromkeys(
        person
        for person, blob in chain(_slots(), _entries())
        if (number := vault.wrapped_under(blob)) is None or number <= keys.number - RENEWED_AFTER_DAYS
    )
    for person in stale:
        _renew_person(person, keys)
    return len(stale)


def daily(today: date) -> bool:
    """Begin the key of this day, renew what is old, destroy the keys whose time is over.

    False, and nothing done, where another process is at it.

    Raises:
        ServerKeyLostError: the server has no keys.
    """
    with server_keys.locked(wait=False) as mine:
        if mine:
            keys = server_keys.bring_up_to(today)
            # Only after all of it: a database that was put back may hold old rows again.
            renew(keys)
            left = keys.without_old()
            if left is not keys:
                server_keys.store(left)
    return mine


@transaction.atomic
def _renew_person(person: UUID, keys: vault.DayKeys) -> None:
    for row in Person.objects.select_for_update(no_key=True).filter(id=person):
        for column in SLOTS:
            old = bytes(getattr(row, column))
            new = _renewed(person, column, old, keys)
            # Only in the place of what was read: somebody may have set a new passphrase meanwhile.
            Person.objects.filter(id=person, **{column: old}).update(**{column: new})
    for entry in RingEntry.objects.filter(person=person):
        old = bytes(entry.sealed)
        new = _renewed(person, entry_place(entry.space, entry.epoch), old, keys)
        there = RingEntry.objects.filter(person=person, space=entry.space, epoch=entry.epoch, sealed=old)
        there.update(sealed=new)


def _renewed(person: UUID, place: str, old: bytes, keys: vault.DayKeys) -> bytes:
    try:
        inner = unwrap(person, place, old, keys)
    except vault.DecryptError:
        return old
    return vault.wrap(keys.key(keys.number), keys.number, person, place, inner, secrets.token_bytes)


def _slots() -> Iterator[tuple[UUID, bytes]]:
    for person, *slots in Person.objects.values_list("id", *SLOTS).iterator(_AT_ONCE):
        yield from ((person, bytes(slot)) for slot in slots)


def _entries() -> Iterator[tuple[UUID, bytes]]:
    for person, sealed in RingEntry.objects.values_list("person", "sealed").iterator(_AT_ONCE):
        yield person, bytes(sealed)
