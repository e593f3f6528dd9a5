"""The settings of a server whose clock is set from outside: goldseam's own, and the moment that a file says."""

from datetime import datetime, timedelta

from django.utils import timezone

from goldseam.settings import *  # noqa: F403 - these are the settings
from goldseam.settings import HOME, INSTALLED_APPS

AHEAD = HOME / "ahead"
INSTALLED_APPS = [*INSTALLED_APPS, "tests.e2e.year.hurrying.Hurrying"]
_now = timezone.now


def moved() -> datetime:
    """This moment and as many seconds more, or fewer, as the file says."""
    return _now() + timedelta(seconds=float(AHEAD.read_text()))


# Every process of the server reads its settings before it asks what time it is.
timezone.now = moved
