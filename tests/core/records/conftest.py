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
