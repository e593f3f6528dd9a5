"""For how long a counsellor is here: fourteen days unless somebody chooses, ninety at most (S14)."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from goldseam.core.records.helping import LONGEST_DAYS


def days_of(typed: str) -> int | None:
    """The number of days that was typed, or None where it is none that is allowed."""
    text = typed.strip()
    days = int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0
    return days if 1 <= days <= LONGEST_DAYS else None


def last_day(today: date, days: int) -> date:
    """The last day on which it is there."""
    return today + timedelta(days=days)


def problem() -> str:
    """What to do about a number of days that cannot be taken."""
    return _("Write a number of days from 1 to 90. You can let it go on later.")
