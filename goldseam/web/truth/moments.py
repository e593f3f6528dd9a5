"""Reads a day and a rough time with care: the earliest moment that fits, so that a mark is never given too easily."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from goldseam.core.situation.questions import as_date

FURTHEST_BACK = timedelta(days=40 * 365)


def read_day(text: str, today: date) -> tuple[date | None, str]:
    """A day that has come, or None with a sentence that says what to do."""
    on = as_date(text)
    if on is None or not today - FURTHEST_BACK <= on <= today:
        return None, _("Choose the day: today or earlier. Roughly is enough.")
    return on, ""


def read_time(text: str) -> tuple[str, str]:
    """A time of the day as HH:MM, "" where there is none; or a sentence."""
    try:
        return (time.fromisoformat(text).strftime("%H:%M") if text else ""), ""
    except ValueError:
        return "", _("Write the time as 21:30, or leave it empty.")


def earliest(on: date | None, at: str) -> int:
    """The first Unix second of that day, or of that minute of it; 0 without a day."""
    if on is None:
        return 0
    moment = datetime.combine(on, time.fromisoformat(at) if at else time())
    return int(timezone.make_aware(moment).timestamp())
