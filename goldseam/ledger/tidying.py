"""What is forgotten by time alone: keys of idle sessions, sessions left for months, old delays, ended shares.

The one place whose statements name no person: it is run by the server itself, never by a request.
"""

import threading
import time
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from django.db import DatabaseError, close_old_connections, transaction
from django.db.models import Q
from django.utils import timezone

from goldseam.ledger import deletions, media_files, server_keys, uploads, wrapping
from goldseam.ledger.ending import remove_rows
from goldseam.ledger.media_files import KEPT_UNFINISHED
from goldseam.ledger.models import Checkpoint, Invitation, RingEntry, Session, Space, Throttle
from goldseam.ledger.server_keys import ServerKeyLostError
from goldseam.ledger.sessions import IDLE, IDLE_SHARED, KEPT_LOCKED, LONGEST, LONGEST_SHARED

EVERY_SECONDS = 60.0
DELAYS_KEPT = timedelta(days=1)
# Where a day ends last, clocks are so far behind UTC.
LAST_ZONE = timedelta(hours=12)
_day_done: date | None = None


def tidy(now: datetime) -> None:
    """Lock what has been idle or open too long, and drop what nobody comes back to."""
    ordinary = Q(shared_device=False) & (Q(seen_at__lt=now - IDLE) | Q(opened_at__lt=now - LONGEST))
    shared = Q(shared_device=True) & (
        Q(seen_at__lt=now - IDLE_SHARED) | Q(opened_at__lt=now - LONGEST_SHARED)
    )
    Session.objects.filter(ordinary | shared, sealed__isnull=False).update(sealed=None)
    Session.objects.filter(seen_at__lt=now - KEPT_LOCKED).delete()
    Throttle.objects.filter(not_before__lt=now - DELAYS_KEPT).delete()
    Invitation.objects.filter(expires_at__lt=now).delete()
    # A last day is one of its giver, wherever they are: it is over for them once it is over everywhere.
    oldest = (now.astimezone(UTC) - LAST_ZONE).date()
    for space in Space.objects.filter(ends_on__lt=oldest).values_list("id", flat=True):
        _end(space)
    _forget_unfinished(now - KEPT_UNFINISHED)
    # The day by the world's clock: the machine's own zone may change, and a key is not to be skipped for it.
    today = now.astimezone(UTC).date()
    deletions.move_to_log(today)
    _once_a_day(today)


@transaction.atomic
def _end(space: UUID) -> None:
    """A space whose last day is over, with every key to it: nobody has to come back for that."""
    remove_rows(space)
    RingEntry.objects.filter(space=space).delete()
    Checkpoint.objects.filter(space=space).delete()


def _forget_unfinished(before: datetime) -> None:
    """What was last added to before this moment and never became a recording."""
    for space, media in media_files.markers():
        if media_files.marked_before(space, media, before) and _unmarked(space, media, before):
            media_files.remove(space, media)


def _unmarked(space: UUID, media: UUID, before: datetime) -> bool:
    """Whether nobody finished it or went on with it meanwhile; from here on nobody can."""
    try:
        with uploads.on_its_way(space, media):
            old = media_files.marked_before(space, media, before)
            if old:
                media_files.unmark(space, media)
            return old
    except uploads.NoSuchUploadError:
        return False


def _once_a_day(today: date) -> None:
    """What takes a look at every row: at the start of this process, and then when a day is over."""
    global _day_done  # noqa: PLW0603 - the one thing this thread remembers between two minutes
    if _day_done != today and wrapping.daily(today):
        # A backup that can still be read needs every line since it was made.
        if not server_keys.current().holds_back:
            # A file that is no log stays as it is, and nothing else waits for it: the doctor names it.
            with suppress(deletions.NotALogError):
                deletions.forget_old(today)
        _day_done = today


def keep_tidy() -> None:
    """Tidy now and once a minute, beside the requests of this server process, for as long as it lives."""
    threading.Thread(target=_for_ever, name="tidying", daemon=True).start()


def _for_ever() -> None:
    while True:
        try:
            tidy(timezone.now())
        except DatabaseError:
            close_old_connections()
        except ServerKeyLostError:
            # `goldseam serve` said so, and `goldseam doctor` does; what needs no keys was done above.
            pass
        except OSError:
            # The storage of recordings cannot be reached or written just now; the next minute may be better.
            pass
        time.sleep(EVERY_SECONDS)
