"""When somebody is reminded, which words could tell on them, and how a calendar is written. Pure."""

from goldseam.core.reminders.feed import feed
from goldseam.core.reminders.telling import telling_words
from goldseam.core.reminders.when import (
    NO_TIME,
    Order,
    Plan,
    is_quiet,
    may_go,
    next_due,
    next_try,
    quarter_before,
    upcoming,
)

__all__ = [
    "NO_TIME",
    "Order",
    "Plan",
    "feed",
    "is_quiet",
    "may_go",
    "next_due",
    "next_try",
    "quarter_before",
    "telling_words",
    "upcoming",
]
