"""The one place of the web shell that asks what time it is."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.dates import WEEKDAYS


def now() -> datetime:
    """The current moment, aware, in UTC."""
    return timezone.now()


def today() -> date:
    """The current day where whoever asks lives: their own time zone, else the operator's (zones.py)."""
    return timezone.localdate(now())


def local_hour() -> int:
    """The hour of the day there, 0 to 23."""
    return timezone.localtime(now()).hour


def weekday(day: date) -> str:
    """The name of a weekday in the language of this request."""
    return str(WEEKDAYS[day.weekday()])
