"""The daily check-in and the evening review, and what a page needs of them."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum

import msgspec

from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold, stepwise
from goldseam.core.records.kinds import Record

# Own items, 0 to 10, unvalidated and called so on the page. Order is the order on the page.
FELT = ("safe", "relied", "close")
BODY = ("mood", "sleep", "appetite")
ITEMS = (*FELT, *BODY)
LOWEST, HIGHEST = 0, 10
BACKFILL_DAYS = 3
RECENT_DAYS = 14


class CheckedIn(Record, frozen=True, tag="check_in"):
    """Answers for one day: item -> 0..10, or None where an answer is taken back. A line is optional."""

    for_day: date
    answers: Mapping[str, int | None] = {}
    line: str | None = None


class Truth(StrEnum):
    """The evening question "did I tell the truth today"."""

    YES = "yes"
    NOT_ALL = "not_all"
    NO = "no"
    NOT_SAID = "not_said"


class EveningReviewed(Record, frozen=True, tag="evening"):
    """One evening of the offending partner: truth, what was kept, what was missed and whether it was told."""

    for_day: date
    truth: Truth = Truth.NOT_SAID
    kept: str = ""
    missed: str = ""
    told: bool | None = None


class Day(msgspec.Struct, frozen=True, omit_defaults=True):
    """What one day holds after all its entries: the newest answer of each item, the newest line."""

    answers: Mapping[str, int] = {}
    line: str = ""
    changes: int = 0


class RecentDays(msgspec.Struct, frozen=True, omit_defaults=True):
    """The last fortnight that was written about, by ISO day, and the newest evening by ISO day."""

    days: Mapping[str, Day] = {}
    evenings: Mapping[str, EveningReviewed] = {}


class FeltSeries(msgspec.Struct, frozen=True, omit_defaults=True):
    """Every answered day of one item, as day numbers (date.toordinal) and values, in order of days."""

    safe: Mapping[int, int] = {}
    relied: Mapping[int, int] = {}
    close: Mapping[int, int] = {}


def may_answer_for(day: date, today: date) -> bool:
    """Today and the three days before it may be filled in; nothing ahead of time."""
    return today - timedelta(days=BACKFILL_DAYS) <= day <= today


def _merged(old: Day, record: CheckedIn) -> Day:
    answers = {**old.answers}
    for item, value in record.answers.items():
        if value is None:
            answers.pop(item, None)
        else:
            answers[item] = value
    line = old.line if record.line is None else record.line
    return Day(answers=answers, line=line, changes=old.changes + 1)


def _newest(days: Mapping[str, Day]) -> dict[str, Day]:
    return dict(sorted(days.items())[-RECENT_DAYS:])


def _recent(state: RecentDays, entry: Entry) -> RecentDays:
    record = entry.record
    if isinstance(record, CheckedIn):
        key = record.for_day.isoformat()
        days = {**state.days, key: _merged(state.days.get(key, Day()), record)}
        return RecentDays(days=_newest(days), evenings=state.evenings)
    if isinstance(record, EveningReviewed):
        evenings = {**state.evenings, record.for_day.isoformat(): record}
        return RecentDays(days=state.days, evenings=dict(sorted(evenings.items())[-RECENT_DAYS:]))
    return state


def _series(state: FeltSeries, entries: Iterable[Entry]) -> FeltSeries:
    values = {item: dict(getattr(state, item)) for item in FELT}
    for entry in entries:
        record = entry.record
        if isinstance(record, CheckedIn):
            _take(values, record)
    return FeltSeries(**{item: dict(sorted(days.items())) for item, days in values.items()})


def _take(values: dict[str, dict[int, int]], record: CheckedIn) -> None:
    day = record.for_day.toordinal()
    for item in FELT:
        if item in record.answers:
            value = record.answers[item]
            values[item].pop(day, None)
            if value is not None:
                values[item][day] = value


RECENT = Fold("recent", 1, (CheckedIn, EveningReviewed), RecentDays, stepwise(_recent))
SERIES = Fold("series", 1, (CheckedIn,), FeltSeries, _series)
