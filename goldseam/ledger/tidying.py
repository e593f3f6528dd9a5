"""What is forgotten by time alone: keys of idle sessions, sessions left for months, old delays.

The one place whose statements name no person: it is run by the server itself, never by a request.
"""

from datetime import datetime, timedelta

from django.db.models import Q

from goldseam.ledger.models import Session, Throttle
from goldseam.ledger.sessions import IDLE, IDLE_SHARED, KEPT_LOCKED, LONGEST, LONGEST_SHARED

DELAYS_KEPT = timedelta(days=1)


def tidy(now: datetime) -> None:
    """Lock what has been idle or open too long, and drop what nobody comes back to."""
    ordinary = Q(shared_device=False) & (Q(seen_at__lt=now - IDLE) | Q(opened_at__lt=now - LONGEST))
    shared = Q(shared_device=True) & (
        Q(seen_at__lt=now - IDLE_SHARED) | Q(opened_at__lt=now - LONGEST_SHARED)
    )
    Session.objects.filter(ordinary | shared, sealed__isnull=False).update(sealed=None)
    Session.objects.filter(seen_at__lt=now - KEPT_LOCKED).delete()
    Throttle.objects.filter(not_before__lt=now - DELAYS_KEPT).delete()
