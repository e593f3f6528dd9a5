"""Help lines as data, for a page that works signed out and offline: who to call, and how sure we are."""

from goldseam.core.helplines.freshness import MAX_AGE_DAYS, Overdue, stale
from goldseam.core.helplines.loader import HelplineError, load_countries
from goldseam.core.helplines.model import (
    Channel,
    Checked,
    Country,
    Emergency,
    HelpLine,
    InBoth,
    Kind,
    Service,
    TextLine,
)
from goldseam.core.helplines.showing import dial, in_order, lines_for

__all__ = [
    "MAX_AGE_DAYS",
    "Channel",
    "Checked",
    "Country",
    "Emergency",
    "HelpLine",
    "HelplineError",
    "InBoth",
    "Kind",
    "Overdue",
    "Service",
    "TextLine",
    "dial",
    "in_order",
    "lines_for",
    "load_countries",
    "stale",
]
