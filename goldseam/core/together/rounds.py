"""The names of rounds: a review belongs to the ISO week of the day on which it is due."""

import re
from datetime import date, timedelta

WEEK = timedelta(days=7)
_NAME = re.compile(r"(\d{4})-W(\d{2})", re.ASCII)


def round_of(day: date) -> str:
    """The round of a day, like "2026-W47". Such names sort in order of time."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def monday_of(name: str) -> date | None:
    """The Monday of a round; None for a name that is no week."""
    found = _NAME.fullmatch(name)
    try:
        return date.fromisocalendar(int(found[1]), int(found[2]), 1) if found else None
    except ValueError:
        return None
