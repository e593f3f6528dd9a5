"""What `goldseam post` does: looks who is due, claims each time once, and sends. It opens nothing of any space.

Its first statement names no person: it is run by the server itself, never by a request.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfoNotFoundError

import msgspec
from django.db.models import Q, QuerySet

from goldseam.core import vault
from goldseam.core.reminders import FURTHEST, Order, may_go, next_due, next_try
from goldseam.ledger.models import PushDevice, Reminder
from goldseam.ledger.push import GoneError
from goldseam.ledger.reminders import seal_order
from goldseam.ledger.smtp import NextRunError, NotNowError, RefusedError

Send = Callable[[str, Order], None]
Row = Reminder | PushDevice
# So many failures in a row, and it is stopped until its person sets it up anew.
MOST_FAILURES = 8
# A refusal is not tried again before the next time it is due.
NO_RETRY = 6


class Outcome(StrEnum):
    """What became of one reminder that was due."""

    SENT = "sent"
    LATER = "later"
    REFUSED = "refused"
    PASSED = "passed over"
    STOPPED = "stopped"
    FORGOTTEN = "forgotten"


@dataclass(frozen=True)
class Ways:
    """How each kind is handed on; what this server does not send (None) is left as it is."""

    mail: Send | None = None
    push: Send | None = None


def post_due(private: vault.PrivateKey, ways: Ways, now: datetime) -> Counter[Outcome]:
    """Send what is due at this moment; return how often each came out."""
    done: Counter[Outcome] = Counter()
    both: tuple[tuple[type[Row], Send | None], ...] = ((Reminder, ways.mail), (PushDevice, ways.push))
    for table, send in both:
        if send is None:
            continue
        due = _rows(table).filter(_looked_at(now)).order_by("due").values_list("pk", flat=True)
        outcomes = [_post(_rows(table).filter(pk=key), private, send, now) for key in list(due)]
        done.update(outcome for outcome in outcomes if outcome is not None)
    return done


def _post(rows: "QuerySet[Any]", private: vault.PrivateKey, send: Send, now: datetime) -> Outcome | None:
    """Claim, then send: a crash in between loses one reminder, and two posts at work never double one.

    What a clock that was wrong put years ahead is moved back to its next time, and not sent before.
    """
    row: Row | None = rows.filter(_looked_at(now)).first()
    if row is None or row.due is None:
        return None
    try:
        target, order = _opened(private, row)
        following = next_due(order.plan, now) if order.plan else None
    except (vault.DecryptError, ZoneInfoNotFoundError, ValueError):
        # It does not open, or this machine does not know its zone: nobody else waits for that.
        return Outcome.STOPPED if _claimed(row, None) else None
    except OSError:
        # The zone cannot be read just now: as if this run had not come to it yet.
        return None
    if not _claimed(row, following) or row.due > now:
        return None
    if order.plan and not may_go(order.plan, row.due, now):
        return Outcome.PASSED
    return _sent(row, target, order, send, now, following)


def _looked_at(now: datetime) -> Q:
    """What is due, and what is due later than any plan allows, which only a wrong clock can have set."""
    return Q(due__lte=now) | Q(due__gt=now + FURTHEST)


def _claimed(row: Row, following: datetime | None) -> bool:
    """Move a row on to its next time; False where another post, or its person, was first."""
    return _as_sealed(row).filter(due=row.due).update(due=following) == 1


def _sent(
    row: Row, target: str, order: Order, send: Send, now: datetime, following: datetime | None
) -> Outcome | None:
    try:
        send(target, order)
    except GoneError:
        _rows(type(row)).filter(pk=row.pk, target=bytes(row.target)).delete()
        return Outcome.FORGOTTEN
    except NextRunError:
        # As if this run had not come to it yet.
        _as_sealed(row).update(due=row.due)
        return None
    except NotNowError:
        return _failed(row, order, order.failures + 1, now, following)
    except RefusedError:
        _failed(row, order, max(order.failures + 1, NO_RETRY), now, following)
        return Outcome.REFUSED
    if order.failures:
        _as_sealed(row).update(plan=_counted(row, order, 0))
    return Outcome.SENT


def _failed(row: Row, order: Order, failures: int, now: datetime, following: datetime | None) -> Outcome:
    """Try again later, at the next time it is due, or never. Where its person changed it meanwhile, that stands."""
    due = None if failures >= MOST_FAILURES else next_try(order.plan, now, failures) or following
    _as_sealed(row).update(plan=_counted(row, order, failures), due=due)
    return Outcome.STOPPED if due is None else Outcome.LATER


def _as_sealed(row: Row) -> "QuerySet[Any]":
    """The row, if nobody sealed another order into it since."""
    return _rows(type(row)).filter(pk=row.pk, plan=bytes(row.plan))


def _rows(table: type[Row]) -> "QuerySet[Any]":
    return table.objects.all()


def _counted(row: Row, order: Order, failures: int) -> bytes:
    """The order with its failures in a row: sealed again, so that they stand nowhere in clear."""
    return seal_order(row.person_id, msgspec.structs.replace(order, failures=failures))


def _opened(private: vault.PrivateKey, row: Row) -> tuple[str, Order]:
    try:
        target = vault.open_sealed(private, row.person_id, bytes(row.target)).decode()
        plan = vault.open_sealed(private, row.person_id, bytes(row.plan))
        return target, msgspec.msgpack.decode(plan, type=Order)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise vault.DecryptError from None
