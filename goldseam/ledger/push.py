"""Tells a push service that a device has something to show: an empty message, so that nobody on the way learns what."""

import ssl
import time
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from http.client import HTTPException, HTTPSConnection

from goldseam.core.reminders import Endpoint, Order, read_endpoint, vapid
from goldseam.core.reminders.contact import Push
from goldseam.ledger.push_key import PushKey, PushKeyError
from goldseam.ledger.smtp import NextRunError, NotNowError, RefusedError

SECONDS = 5.0
# One run spends no more on a host than this before it goes on to the others; what is left waits for the next run.
SECONDS_A_HOST = 3.0
# How long a service keeps it for a device that is off: a reminder of yesterday is out of place.
KEPT_SECONDS = 24 * 3600
# RFC 8292 allows 24 hours; a clock that runs ahead must not break that.
TOKEN_LASTS = timedelta(hours=12)
TAKEN, GONE = (200, 201, 202, 204), (404, 410)
TOO_MANY, TROUBLE = 429, 500


class GoneError(Exception):
    """The device has ended this by itself; it is forgotten here too."""


class PushRun:
    """One run of the post: a token for each push service, and which of them did not answer just now."""

    def __init__(
        self, key: PushKey, push: Push, now: datetime, seconds: Callable[[], float] = time.monotonic
    ) -> None:
        """Begin with no token and no trouble. `seconds` is a clock that only goes forward."""
        self._key, self._push, self._now, self._seconds = key, push, now, seconds
        self._spent: dict[str, float] = {}
        self._context = ssl.create_default_context()
        self._tokens: dict[str, str] = {}
        self._away: set[str] = set()

    def send(self, target: str, order: Order) -> None:  # noqa: ARG002 - what it says is on the device
        """Send it. What broke off after all went out counts as sent: twice would be worse than never.

        Raises:
            NotNowError: the service cannot be reached, or said to come back later.
            NextRunError: that service took its share of this run.
            GoneError: the device is no longer reached there.
            RefusedError: it is no address of a push service, or the service does not take it.
        """
        endpoint = read_endpoint(target, self._push.hosts)
        if endpoint is None:
            raise RefusedError
        if endpoint.origin in self._away:
            raise NotNowError
        spent = self._spent.get(endpoint.origin, 0.0)
        if spent >= SECONDS_A_HOST:
            raise NextRunError
        begun = self._seconds()
        try:
            status = self._asked(endpoint)
        finally:
            self._spent[endpoint.origin] = spent + self._seconds() - begun
        if status in GONE:
            raise GoneError
        if status == TOO_MANY or status >= TROUBLE:
            raise NotNowError
        # Also an address elsewhere (301 and its like): nothing is sent where a service points to.
        if status not in TAKEN:
            raise RefusedError

    def _asked(self, endpoint: Endpoint) -> int:
        """The number a service answers with; its words are not read."""
        headers = {
            "Authorization": f"vapid t={self._token(endpoint.origin)}, k={self._key.public}",
            "TTL": str(KEPT_SECONDS),
            "Urgency": "low",
        }
        connection = HTTPSConnection(endpoint.host, endpoint.port, timeout=SECONDS, context=self._context)
        with closing(connection):
            try:
                connection.request("POST", endpoint.path, headers=headers)
            except (HTTPException, OSError, UnicodeError):
                self._away.add(endpoint.origin)
                raise NotNowError from None
            try:
                return connection.getresponse().status
            except (HTTPException, OSError, ValueError):
                self._away.add(endpoint.origin)
                return TAKEN[0]

    def _token(self, origin: str) -> str:
        if origin not in self._tokens:
            text = vapid.unsigned(origin, self._push.contact, self._now + TOKEN_LASTS)
            try:
                self._tokens[origin] = vapid.signed(text, self._key.sign(text))
            except (PushKeyError, vapid.NotDerError):
                raise NotNowError from None
        return self._tokens[origin]
