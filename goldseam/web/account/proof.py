"""Checks a secret that somebody types, with the growing delay in front and one answer for every failure."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest

from goldseam.ledger import people, throttle
from goldseam.ledger.unlocked import Unlocked
from goldseam.web.shared import clock
from goldseam.web.shared.signed_in import PersonRequest

LOOPBACK = ("127.0.0.1", "::1")
WRONG_STATUS, WAIT_STATUS = 403, 429


@dataclass(frozen=True)
class Refused:
    """It did not open: after `wait` seconds it may be tried again (0: at once)."""

    wait: int = 0

    @property
    def status(self) -> int:
        """429 while waiting, 403 where the secret did not fit."""
        return WAIT_STATUS if self.wait else WRONG_STATUS


def by_name(
    request: HttpRequest, name: str, secret: str, opener: Callable[[str, str], Unlocked]
) -> Unlocked | Refused:
    """Try a name and a secret; delays count by name and network, whether the name exists or not."""
    network = throttle.network_of(_address(request))
    key = throttle.throttle_key(people.normal_name(name), network)
    return _tried(key, lambda: opener(name, secret))


def by_device(request: PersonRequest, passphrase: str) -> Unlocked | Refused:
    """Try the passphrase of the person whose device this is; delays count by device."""
    device = request.visitor.device
    if device is None:
        return Refused()
    key = throttle.throttle_key(device.person.hex, device.key_hash.hex())
    return _tried(key, lambda: people.confirm_passphrase(device.person, passphrase))


def _tried(key: bytes, opener: Callable[[], Unlocked]) -> Unlocked | Refused:
    now = clock.now()
    wait = throttle.seconds_to_wait(key, now)
    if wait:
        return Refused(wait)
    # Counted before it is tried, so that many tries sent at once do not pass the delay together.
    throttle.note_failure(key, now)
    try:
        opened = opener()
    except people.CannotOpenError:
        return Refused(throttle.seconds_to_wait(key, now))
    throttle.forget_failures(key)
    return opened


def _address(request: HttpRequest) -> str:
    """Where the request comes from; behind our own https proxy, what that proxy wrote last."""
    direct = str(request.META.get("REMOTE_ADDR", ""))
    if not settings.SECURE or direct not in LOOPBACK:
        return direct
    forwarded = request.headers.get("X-Forwarded-For", "")
    return forwarded.rpartition(",")[2].strip() or direct
