"""Makes guessing slow without ever locking anybody out: a delay that grows with each failure.

Kept by (name, network), whether the name exists or not, so that a delay tells nothing and one partner
cannot keep the other out from elsewhere. A device that signed in before does not wait (sessions.py).
"""

from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network
from math import ceil

from django.conf import settings
from django.db.models import F
from django.db.models.functions import Least

from goldseam.core import vault
from goldseam.ledger.models import Throttle

FREE_TRIES = 5
LONGEST_DELAY_SECONDS = 40
FORGOTTEN_AFTER = timedelta(minutes=15)
MOST_FAILURES = 1000


def throttle_key(name: str, network: str) -> bytes:
    """Name one (sign-in name, network) pair without storing either."""
    return vault.server_mac(settings.SERVER_KEY, "throttle", name.encode(), network.encode())


def network_of(address: str) -> str:
    """The /24 of an IPv4 address or the /48 of an IPv6 address: one household, one delay.

    What is no address (a local socket has none) stands for itself.
    """
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    return str(ip_network((found, 24 if found.version == 4 else 48), strict=False))


def seconds_to_wait(key: bytes, now: datetime) -> int:
    """How many whole seconds the next try waits; 0 when it may go on."""
    row = Throttle.objects.filter(key=key).first()
    if row is None or row.not_before <= now:
        return 0
    return ceil((row.not_before - now).total_seconds())


def note_failure(key: bytes, now: datetime) -> None:
    """Count one failure and set the delay that follows from it."""
    Throttle.objects.filter(not_before__lt=now - FORGOTTEN_AFTER, key=key).delete()
    row, _ = Throttle.objects.get_or_create(key=key, defaults={"not_before": now})
    failures = row.failures + 1
    delay = min(LONGEST_DELAY_SECONDS, 2 ** max(0, failures - FREE_TRIES)) if failures > FREE_TRIES else 0
    Throttle.objects.filter(key=key).update(
        failures=Least(F("failures") + 1, MOST_FAILURES), not_before=now + timedelta(seconds=delay)
    )


def forget_failures(key: bytes) -> None:
    """A successful sign-in ends the delay."""
    Throttle.objects.filter(key=key).delete()
