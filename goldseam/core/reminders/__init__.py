"""When somebody is reminded, which words could tell on them, how calendars are written and devices reached. Pure."""

from goldseam.core.reminders.endpoint import Endpoint, read_endpoint
from goldseam.core.reminders.feed import feed
from goldseam.core.reminders.telling import telling_words
from goldseam.core.reminders.when import (
    FURTHEST,
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
    "FURTHEST",
    "NO_TIME",
    "Endpoint",
    "Order",
    "Plan",
    "feed",
    "is_quiet",
    "may_go",
    "next_due",
    "next_try",
    "quarter_before",
    "read_endpoint",
    "telling_words",
    "upcoming",
]
