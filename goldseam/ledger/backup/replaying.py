"""Takes out of a restored ledger what was deleted after its backup: by ids alone, before anybody can read it again.

What needs a key to be sealed anew (an erased item, the words "is gone") is emptied here, and settled at the next
sign-in of whoever holds that key (goldseam/ledger/settling.py).
"""

import secrets
from collections.abc import Iterable
from datetime import date
from functools import partial
from operator import attrgetter
from uuid import UUID

from django.db import transaction

from goldseam.core import vault
from goldseam.ledger import media_files
from goldseam.ledger.deletions import Line, What, mark_of
from goldseam.ledger.ending import remove_rows
from goldseam.ledger.models import Item, Person, ReleaseHalf, RingEntry, SignInName, Space, Unsettled
from goldseam.ledger.settling import code_of

_EMPTY_BYTES = vault.bucket(1) + vault.ENVELOPE_BYTES
# Whole spaces first: what is gone with them needs no more.
_ORDER = (What.SPACE, What.HALF, What.ITEM, What.MEDIA, What.PERSON, What.ENDS)


@transaction.atomic
def replay(lines: Iterable[Line]) -> int:
    """Delete again what these lines name and this ledger still holds; return how many that were. Safe to repeat."""
    by_what: dict[What, dict[Line | UUID, Line]] = {what: {} for what in _ORDER}
    for line in sorted(lines, key=attrgetter("day")):
        # Of the last days of a space only the newest one counts.
        by_what[line.what][line.owner if line.what is What.ENDS else line] = line
    return sum(_ACTS[what](line) for what in _ORDER for line in by_what[what].values())


def _space(line: Line) -> bool:
    there = Space.objects.filter(id=line.owner).exists()
    if there:
        _end(line.owner)
    return there


def _half(line: Line) -> bool:
    for half in ReleaseHalf.objects.filter(space=line.owner):
        if mark_of(bytes(half.half)) == line.mark:
            same = ReleaseHalf.objects.filter(space=line.owner, round=bytes(half.round), author=half.author)
            return bool(same.delete()[0])
    return False


def _item(line: Line) -> bool:
    """Empty a row, if it still holds what was erased: another one may stand under that number today."""
    row = Item.objects.filter(space=line.owner, seq=line.seq).first()
    if row is None or mark_of(bytes(row.body)) != line.mark:
        return False
    empty = secrets.token_bytes(_EMPTY_BYTES)
    Item.objects.filter(space=line.owner, seq=line.seq).update(body=empty)
    _leave_to_settle(line.owner, line.seq, row.author, line.day, mark_of(empty))
    return True


def _media(line: Line) -> bool:
    media = UUID(bytes=line.mark)
    there = media in media_files.media_there(line.owner)
    if there:
        transaction.on_commit(partial(media_files.remove, line.owner, media))
    return there


def _ends(line: Line) -> bool:
    """Bring the last day of a space nearer, never further: that takes a fresh act of whoever gave it (S14)."""
    try:
        last = date.fromordinal(line.seq)
    except (ValueError, OverflowError):
        return False
    return bool(Space.objects.filter(id=line.owner, ends_on__gt=last).update(ends_on=last))


def _person(line: Line) -> bool:
    person = Person.objects.filter(id=line.owner).first()
    if person is None:
        return False
    for space in list(RingEntry.objects.filter(person=line.owner).values_list("space", flat=True).distinct()):
        if RingEntry.objects.filter(space=space).exclude(person=line.owner).exists():
            _leave_to_settle(space, 0, line.owner, line.day, b"")
        else:
            _end(space)
    SignInName.objects.filter(name_key=bytes(person.name_key)).delete()
    Person.objects.filter(id=line.owner).delete()
    return True


def _end(space: UUID) -> None:
    remove_rows(space)
    RingEntry.objects.filter(space=space).delete()
    Unsettled.objects.filter(space=space).delete()


def _leave_to_settle(space: UUID, seq: int, author: UUID, day: date, mark: bytes) -> None:
    """For everybody who holds the key, so that whoever comes first does it; the others find it done."""
    code = code_of(space, seq, author, day, mark)
    holders = RingEntry.objects.filter(space=space).values_list("person", flat=True).distinct()
    Unsettled.objects.bulk_create(
        [
            Unsettled(person_id=person, space=space, seq=seq, author=author, day=day, code=code)
            for person in holders
            if seq or person != author
        ],
        update_conflicts=True,
        unique_fields=["person", "space", "seq", "author"],
        update_fields=["day", "code"],
    )


_ACTS = {
    What.SPACE: _space,
    What.HALF: _half,
    What.ITEM: _item,
    What.MEDIA: _media,
    What.PERSON: _person,
    What.ENDS: _ends,
}
