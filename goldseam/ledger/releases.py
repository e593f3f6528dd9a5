"""Sealed until everybody has released: half of each key is in the item, half in a row given out only then.

Whoever can read both the database and a member's key could join the halves (docs/threat-model.md says so):
what this keeps is that no page shows one text before the other is there.
"""

import secrets
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import cast
from uuid import UUID

from django.db import IntegrityError, transaction

from goldseam.core import vault
from goldseam.core.records import Entry
from goldseam.core.records.release import Released, ReleaseTopic
from goldseam.ledger.deletions import note_halves
from goldseam.ledger.models import ReleaseHalf, Space
from goldseam.ledger.spaces import OpenSpace


class ReleasedAlreadyError(Exception):
    """This person has released a text for this round before; it can be taken back while the other has not."""


def release(
    space: OpenSpace, topic: ReleaseTopic, round_id: str, text: str, *, at: datetime, day: date, after: int
) -> Entry:
    """Seal a text into the space under a one-time key, and put half of that key aside.

    Raises:
        ReleasedAlreadyError: there is one from this person for this round.
        MovedOnError: there is more in the space than `after`; nothing is written.
    """
    here, aside = vault.make_halves(secrets.token_bytes)
    place = round_tag(space, topic, round_id)
    sealed = vault.seal_release(
        here, aside, space.id, place, space.person, text.encode(), secrets.token_bytes
    )
    record = Released(topic, round_id, sealed, here.reveal())
    try:
        with transaction.atomic():
            ReleaseHalf.objects.create(
                space_id=space.id, round=place, author=space.person, half=aside.reveal()
            )
            return space.append(record, at=at, day=day, after=after)[0]
    except IntegrityError:
        raise ReleasedAlreadyError from None


def opened(
    space: OpenSpace, entries: Collection[Entry], members: Collection[UUID]
) -> Mapping[UUID, str] | None:
    """The texts of one round, by author; None until every member has released. At most one query.

    Raises:
        vault.DecryptError: a half is not the one it was sealed with.
    """
    return opened_of_each(space, [entries], members)[0]


def opened_of_each(
    space: OpenSpace, rounds: Sequence[Collection[Entry]], members: Collection[UUID]
) -> list[Mapping[UUID, str] | None]:
    """As `opened`, for several rounds in their order. At most one query for all of them.

    Raises:
        vault.DecryptError: as `opened`.
    """
    latest = [_latest(entries, members) for entries in rounds]
    places = [_place(space, each) for each in latest]
    wanted = [place for place in places if place]
    rows = ReleaseHalf.objects.filter(space=space.id, round__in=wanted) if wanted else ()
    halves = {(bytes(row.round), row.author): bytes(row.half) for row in rows}
    return [
        {
            author: _opened(space, author, each, halves.get((place, author), b""))
            for author, each in found.items()
        }
        if found
        else None
        for place, found in zip(places, latest, strict=True)
    ]


def _latest(entries: Collection[Entry], members: Collection[UUID]) -> Mapping[UUID, Released]:
    """What each released last in a round; empty until every member has released."""
    found = {entry.author: entry.record for entry in entries if isinstance(entry.record, Released)}
    return found if set(members) <= set(found) else {}


def _place(space: OpenSpace, released: Mapping[UUID, Released]) -> bytes:
    record = next(iter(released.values()), None)
    return round_tag(space, record.topic, record.round) if record else b""


def take_back(space: OpenSpace, entry: Entry, *, at: datetime, day: date) -> bool:
    """Take an own text back while it is sealed: its half goes, and its words with it. Safe to repeat.

    Return whether it is gone; once the other has released as well it stays, because it was given out.
    """
    record = entry.record
    if entry.author != space.person or not isinstance(record, Released):
        return False
    place = round_tag(space, record.topic, record.round)
    halves = ReleaseHalf.objects.filter(space=space.id, round=place)
    with transaction.atomic():
        # The other may release at this moment: one of the two comes first.
        Space.objects.select_for_update().filter(id=space.id).first()
        if halves.exclude(author=space.person).exists():
            return False
        note_halves(space.id, halves.filter(author=space.person).values_list("half", flat=True))
        halves.filter(author=space.person).delete()
        space.erase([entry.seq], at=at, day=day)
    return True


def erase_before(
    space: OpenSpace,
    topic: ReleaseTopic,
    round_id: str,
    members: Collection[UUID],
    seqs: Iterable[int],
    *,
    at: datetime,
    day: date,
) -> bool:
    """Erase own items that a round is about, before it opens. Safe to repeat.

    Return whether they are gone; once every member has released they stay, because both texts hang on them.
    """
    halves = ReleaseHalf.objects.filter(space=space.id, round=round_tag(space, topic, round_id))
    with transaction.atomic():
        # The last of them may release at this moment: one of the two comes first.
        Space.objects.select_for_update().filter(id=space.id).first()
        if set(members) <= set(halves.values_list("author", flat=True)):
            return False
        space.erase(seqs, at=at, day=day)
    return True


def unreadable(space: OpenSpace) -> list[int]:
    """The numbers of own released texts whose halves no longer fit together: what the doctor looks for.

    Raises:
        SpaceDamagedError: the items themselves cannot be read.
    """
    newest = {
        round_tag(space, entry.record.topic, entry.record.round): entry
        for entry in space.read(Released)
        if isinstance(entry.record, Released) and entry.author == space.person
    }
    rows = ReleaseHalf.objects.filter(space=space.id, author=space.person)
    halves = {bytes(row.round): bytes(row.half) for row in rows}
    found = []
    for place, entry in newest.items():
        try:
            _opened(space, entry.author, cast("Released", entry.record), halves.get(place, b""))
        except vault.DecryptError:
            found.append(entry.seq)
    return found


def round_tag(space: OpenSpace, topic: ReleaseTopic, round_id: str) -> bytes:
    """Sixteen bytes that name a round without telling which: keyed with the first key of the space."""
    return vault.kind_tag(space.ring[min(space.ring)].space_key, f"round:{topic.value}:{round_id}")


def _opened(space: OpenSpace, author: UUID, record: Released, aside: bytes) -> str:
    if len(aside) != vault.KEY_BYTES or len(record.half) != vault.KEY_BYTES:
        raise vault.DecryptError
    halves = vault.Half(record.half), vault.Half(aside)
    place = round_tag(space, record.topic, record.round)
    return vault.open_release(*halves, space.id, place, author, record.sealed).decode()
