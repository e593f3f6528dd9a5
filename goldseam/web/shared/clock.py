"""The one place of the web shell that asks what time it is."""

from datetime import UTC, date, datetime

from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import get_language


def now() -> datetime:
    """The current moment, aware, in UTC."""
    return timezone.now()


def today() -> date:
    """The current day where whoever asks lives: their own time zone, else the operator's (zones.py)."""
    return timezone.localdate(now())


def local_time(moment: datetime) -> datetime:
    """A moment as a clock on the wall there shows it: aware, in the zone of whoever asks."""
    return timezone.localtime(moment)


def local_now() -> datetime:
    """The current moment, as `local_time` gives it."""
    return local_time(now())


def local_hour() -> int:
    """The hour of the day there, 0 to 23."""
    return local_now().hour


def from_wall(shown: datetime) -> datetime:
    """The moment (UTC) at which a clock on the wall there shows this naive time.

    An hour that summer time leaves out comes an hour later; of one that it brings twice the first counts.
    """
    return timezone.make_aware(shown).astimezone(UTC)


def kept_time(text: str) -> datetime | None:
    """The moment (UTC) that a record keeps as ISO text; None for what is none.

    Records of earlier versions name no zone: there everybody read the clock on their own wall, and still does.
    """
    try:
        found = datetime.fromisoformat(text)
        return found.astimezone(UTC) if found.tzinfo else from_wall(found)
    except (ValueError, OverflowError):
        return None


def weekday(day: date) -> str:
    """The name of a weekday in the language of this request."""
    return str(WEEKDAYS[day.weekday()])


def weekday_inside(number: int) -> str:
    """The name of a weekday (0: Monday) inside a sentence, where Russian writes it small."""
    name = str(WEEKDAYS.get(number, ""))
    return name.lower() if (get_language() or "").startswith("ru") else name
