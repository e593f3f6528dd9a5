"""Small spaces of one giver: begun unseen, shown to the other in one act, opened by them while their rows are there.

The other never holds a key to one: it is put together anew from what the shared space says and from a half that
lies with the rows. Ending the space deletes both, so nothing in the shared space opens anything any more (S14).
"""

import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from operator import itemgetter
from typing import Any
from uuid import UUID

from django.db import transaction

from goldseam.core import vault
from goldseam.core.records import KINDS, Entry
from goldseam.core.records.kinds import Record
from goldseam.ledger.head import SpaceDamagedError, open_head
from goldseam.ledger.models import Item, ReleaseHalf, Space
from goldseam.ledger.people import create_space
from goldseam.ledger.ring import GIVEN, hold
from goldseam.ledger.rows import COLUMNS, open_row, tags_of
from goldseam.ledger.small_spaces import last_days, set_last_day
from goldseam.ledger.spaces import OpenSpace
from goldseam.ledger.unlocked import Unlocked

# What one person sees of another at once; a statement may have so many parts in every engine.
MOST = 200
Show = Callable[[bytes, bytes], Sequence[Entry]]


@dataclass(frozen=True)
class Way:
    """The way to somebody's small space, as the shared space says it."""

    space: UUID
    giver: UUID
    half: bytes
    sealed: bytes


@transaction.atomic
def begin(unlocked: Unlocked, *records: Record, at: datetime, day: date, ends_on: date) -> OpenSpace:
    """Make a small space with its last day and write into it. Nobody else learns of it before `show`."""
    hold(unlocked.person)
    space = create_space(unlocked, GIVEN, day, ends_on)
    opened = unlocked.spaces().by_id(space)
    assert opened is not None  # noqa: S101 - its key was put into the ring one line above
    opened.append(*records, at=at, day=day)
    return opened


@transaction.atomic
def show(item: OpenSpace, write: Show) -> bool:
    """Let `write` put the way to a small space into the shared one: a half and a sealed key. Both or nothing.

    Return whether it wrote anything; where it did not, or where the space is over, nothing stays.
    """
    if Space.objects.select_for_update().filter(id=item.id).first() is None:
        return False
    here, aside = vault.make_halves(secrets.token_bytes)
    place = secrets.token_bytes(vault.ROUND_BYTES)
    key = item.key.reveal()
    sealed = vault.seal_release(here, aside, item.id, place, item.person, key, secrets.token_bytes)
    ReleaseHalf.objects.create(space_id=item.id, round=place, author=item.person, half=aside.reveal())
    written = bool(write(here.reveal(), sealed))
    if not written:
        transaction.set_rollback(True)
    return written


def prolong(item: OpenSpace, until: date) -> None:
    """Move the last day of a small space; how far, the caller checks. One that is over stays over."""
    set_last_day(item.id, until)


def found(unlocked: Unlocked, ways: Iterable[Way], today: date) -> Mapping[UUID, tuple[OpenSpace, date]]:
    """The small spaces these ways lead to that are there today, with their last days. Two queries, none for no ways.

    Raises:
        SpaceDamagedError: the half that lies there is not the one it was sealed with.
    """
    by_space = {way.space: way for way in list(ways)[-MOST:]}
    ends = last_days(by_space, today)
    parts = [
        ReleaseHalf.objects.filter(space=space, author=by_space[space].giver).values_list(
            "space", "round", "half"
        )
        for space in ends
    ]
    if not parts:
        return {}
    rows = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    return {
        space: (_opened(unlocked, by_space[space], bytes(place), bytes(half)), ends[space])
        for space, place, half in rows
    }


def read_all(spaces: Sequence[OpenSpace]) -> Mapping[UUID, list[Entry]]:
    """Everything that stands in each of these small spaces, oldest first. Two queries, none for no spaces.

    What ended a moment ago is left out.

    Raises:
        SpaceDamagedError: one of them does not hold what it held.
    """
    rings = {space.id: space.ring for space in spaces[-MOST:]}
    if not rings:
        return {}
    items = [Item.objects.filter(space=space).values_list("space", *COLUMNS) for space in rings]
    heads = [Space.objects.filter(id=space) for space in rings]
    # The heads first: what somebody writes between the two queries is then simply not read yet.
    rows = list(heads[0].union(*heads[1:], all=True) if len(heads) > 1 else heads[0])
    held = list(items[0].union(*items[1:], all=True) if len(items) > 1 else items[0])
    by_space: dict[UUID, list[Any]] = {}
    for space, *item in held:
        by_space.setdefault(space, []).append(tuple(item))
    return {row.id: _read(row, rings[row.id], by_space[row.id]) for row in rows if row.id in by_space}


def _read(row: Space, ring: Mapping[int, vault.RingEntry], held: list[Any]) -> list[Entry]:
    last = open_head(row, ring).last
    tags = tags_of(ring, KINDS)
    opened = [
        open_row(row.id, ring, tags, item) for item in sorted(held, key=itemgetter(0)) if item[0] <= last
    ]
    if len(opened) != last:
        raise SpaceDamagedError
    return [each.entry for each in opened if each.entry is not None]


def _opened(unlocked: Unlocked, way: Way, place: bytes, half: bytes) -> OpenSpace:
    try:
        halves = vault.Half(way.half), vault.Half(half)
        key = vault.open_release(*halves, way.space, place, way.giver, way.sealed)
        ring = {1: vault.RingEntry(vault.SpaceKey(key), GIVEN, 0)}
    except (vault.DecryptError, ValueError):
        raise SpaceDamagedError from None
    return OpenSpace(way.space, unlocked.person, unlocked.master, ring, unlocked.heads)
