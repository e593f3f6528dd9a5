"""Finds what was not compared with its source for too long, for the page and for a release."""

from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from goldseam.core.helplines.model import Country, Emergency, HelpLine

MAX_AGE_DAYS = 180
"""Half a year (requirement S11 in docs/threat-model.md). Lines move with every new contract of their funder."""


class Overdue(msgspec.Struct, frozen=True):
    """One entry to look at again: country code, its name or number, when it was checked, age in days."""

    country: str
    entry: str
    checked_on: date
    days: int


def stale(countries: Iterable[Country], today: date, limit: int = MAX_AGE_DAYS) -> tuple[Overdue, ...]:
    """Give the entries whose check is more than `limit` days old, or dated after `today`; oldest first.

    Emergency numbers count as well as lines, and entries that could not be verified too: their date
    says when somebody last tried.
    """
    found = [
        Overdue(country.code, _called(entry), entry.checked_on, (today - entry.checked_on).days)
        for country in countries
        for entry in _entries(country)
        if not 0 <= (today - entry.checked_on).days <= limit
    ]
    return tuple(sorted(found, key=lambda item: (item.checked_on, item.country, item.entry)))


def _entries(country: Country) -> Iterator[Emergency | HelpLine]:
    yield from country.emergency
    yield from country.lines


def _called(entry: Emergency | HelpLine) -> str:
    return entry.name if isinstance(entry, HelpLine) else entry.phone
