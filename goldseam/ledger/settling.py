"""After a restore: what was erased since the backup is sealed as erased by the next one who holds the key.

A restore has no keys. It empties the rows that were erased after the backup, and notes what is to be sealed, with
a code of the server's over it: whoever can only write to the database cannot make anybody erase anything.
"""

import hmac
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, date, datetime, time
from uuid import UUID

from django.conf import settings
from django.db import transaction

from goldseam.core import vault
from goldseam.core.records import Left
from goldseam.core.records.together import TOGETHER
from goldseam.ledger.deletions import mark_of
from goldseam.ledger.head import SpaceDamagedError
from goldseam.ledger.models import Item, Space, Unsettled
from goldseam.ledger.ring import FORMER, SHARED
from goldseam.ledger.spaces import OpenSpace
from goldseam.ledger.unlocked import Unlocked


def code_of(space: UUID, seq: int, author: UUID, day: date, mark: bytes) -> bytes:
    """The server's code over one thing that is to be settled; `mark` names the emptied row."""
    fields = (space.bytes, seq.to_bytes(8, "big"), author.bytes, day.isoformat().encode(), mark)
    return vault.server_mac(settings.SERVER_KEY, "unsettled", *fields)


def settle(unlocked: Unlocked) -> None:
    """Seal what waits for this person's keys. One query where nothing does; a damaged space is left to the doctor."""
    waiting: dict[UUID, list[Unsettled]] = {}
    for row in Unsettled.objects.filter(person=unlocked.person).order_by("space", "seq"):
        waiting.setdefault(row.space, []).append(row)
    if not waiting:
        return
    with suppress(vault.DecryptError):
        spaces = unlocked.spaces()
        for space, rows in waiting.items():
            opened = spaces.by_id(space)
            with suppress(SpaceDamagedError), transaction.atomic():
                # Its lock first: the other one may settle the same at this moment.
                Space.objects.select_for_update().filter(id=space).first()
                if opened is not None:
                    _erase(opened, [row for row in rows if row.seq])
                    _say_gone(opened, [row for row in rows if not row.seq])
                Unsettled.objects.filter(person=unlocked.person, space=space).delete()


def _erase(space: OpenSpace, rows: Iterable[Unsettled]) -> None:
    noted = {row.seq: row for row in rows}
    if not noted:
        return
    items = Item.objects.filter(space=space.id, seq__in=noted).values_list("seq", "body")
    # Sealed by the other one before, or never emptied by a restore: then it is no longer what the code names.
    proved = [noted[seq] for seq, body in items if _is_proved(noted[seq], mark_of(bytes(body)))]
    space.erase_again([(row.seq, _noon(row.day), row.day) for row in proved])


def _say_gone(space: OpenSpace, rows: Iterable[Unsettled]) -> None:
    if space.role not in (SHARED, FORMER):
        return
    for row in rows:
        gone = space.states(TOGETHER)[TOGETHER].gone
        if _is_proved(row, b"") and str(row.author) not in gone:
            space.say_for(row.author, Left(gone=True), at=_noon(row.day), day=row.day)


def _is_proved(row: Unsettled, mark: bytes) -> bool:
    code = code_of(row.space, row.seq, row.author, row.day, mark)
    return hmac.compare_digest(code, bytes(row.code))


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)
