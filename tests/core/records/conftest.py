"""Entries for the tests of folds: a list of records becomes what a space would read."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from uuid import UUID

import pytest

from goldseam.core.records import Entry
from goldseam.core.records.kinds import Record

AUTHOR = UUID(int=1)
Entries = Callable[..., list[Entry]]


@pytest.fixture(scope="session")
def entries() -> Entries:
    """Make entries of records, numbered from 1; a date between them is the day of those that follow."""

    def make(*written: Record | date) -> list[Entry]:
        day, found = date(2026, 3, 2), list[Entry]()
        for item in written:
            if isinstance(item, date):
                day = item
            else:
                at = datetime.combine(day, time(18, 30), UTC)
                found.append(Entry(len(found) + 1, AUTHOR, day, at, item))
        return found

    return make


@pytest.fixture(scope="session")
def who() -> dict[str, str]:
    """Ann and Bo, the couple, and Cleo, as states name people."""
    return {letter: str(UUID(int=number)) for number, letter in enumerate("abc", 1)}


@pytest.fixture(scope="session")
def by(who: dict[str, str]) -> Entries:
    """Make entries of pairs of a letter of `who` and a record, numbered from 1; dates as in `entries`."""

    def make(*written: tuple[str, Record] | date) -> list[Entry]:
        day, found = date(2026, 3, 2), list[Entry]()
        for item in written:
            if isinstance(item, date):
                day = item
            else:
                at = datetime.combine(day, time(18, 30), UTC)
                found.append(Entry(len(found) + 1, UUID(who[item[0]]), day, at, item[1]))
        return found

    return make
