"""The one place of the web shell that asks what time it is."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import get_language


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


def weekday_inside(number: int) -> str:
    """The name of a weekday (0: Monday) inside a sentence, where Russian writes it small."""
    name = str(WEEKDAYS.get(number, ""))
    return name.lower() if (get_language() or "").startswith("ru") else name
