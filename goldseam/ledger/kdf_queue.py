"""Lets only a few passphrase derivations run at once: each takes 64 MiB or more and a core for a moment."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings

# Nobody waits longer than this for a place; then the page says "busy, try again in a moment".
PATIENCE_SECONDS = 20.0


class ServerBusyError(Exception):
    """Too many people are signing in at this moment; trying again in a few seconds works."""


_places = threading.BoundedSemaphore(settings.KDF_SLOTS)


@contextmanager
def place_in_queue(patience: float = PATIENCE_SECONDS) -> Iterator[None]:
    """Hold one of the `KDF_SLOTS` places while deriving a key.

    Raises:
        ServerBusyError: no place became free within `patience` seconds.
    """
    if not _places.acquire(timeout=patience):
        raise ServerBusyError
    try:
        yield
    finally:
        _places.release()
