"""A record with its place in a space: who wrote it, when, and under which number."""

from datetime import date, datetime
from uuid import UUID

import msgspec

from goldseam.core.records.kinds import Record


class Entry(msgspec.Struct, frozen=True):
    """One record as read from a space. `at` is in UTC; `day` is the writer's day; `seq` counts from 1."""

    seq: int
    author: UUID
    day: date
    at: datetime
    record: Record
