"""Three years of a couple's days: the demo couple, with a full daily life added, 20,000 items in all."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from goldseam.bench.people import BATCH
from goldseam.core.records import CheckedIn, Handed, Noted
from goldseam.core.records.appreciation import GratitudeSaid
from goldseam.core.records.check_in import FELT
from goldseam.core.records.handed import HandedKind
from goldseam.core.records.kinds import Record
from goldseam.core.records.promise import Outcome, PromiseClosed, Promised, Recurs
from goldseam.demo.making import PASSPHRASE, make_couple
from goldseam.ledger import people
from goldseam.ledger.spaces import OpenSpace
from goldseam.ledger.unlocked import Unlocked

DAYS = 1096
ITEMS = 20_000
HABITS = 3
Dated = tuple[Record, datetime, date]


def couple_of_three_years(home: Path, now: datetime, today: date) -> tuple[Unlocked, Unlocked]:
    """Who broke trust, and who was hurt; together their three spaces hold `ITEMS` items."""
    robin, kim, _ = (
        people.open_with_passphrase(each["name"], PASSPHRASE) for each in make_couple(home, "en", now, today)
    )
    shared = [each.spaces().shared for each in (robin, kim)]
    for end in shared:
        if end is None:
            raise RuntimeError("the demo couple shares no space")
        _write(end, _thanks_and_notes(today))
    if shared[0] is not None and shared[1] is not None:
        _keep_promises(shared[0], shared[1], today)
    for each in (robin, kim):
        _write(each.private_space(), _days(today))
    spaces = [shared[0], robin.private_space(), kim.private_space()]
    left = ITEMS - sum(space.head().last for space in spaces if space is not None)
    _write(kim.private_space(), [_dated(Noted("x" * 80), today)] * max(left, 0))
    return robin, kim


def _keep_promises(his: OpenSpace, hers: OpenSpace, today: date) -> None:
    """Promises of every day; most kept, some late or missed, and every tenth day the other says how it was."""
    first = today - timedelta(days=DAYS)
    for number in range(HABITS):
        promised = Promised(f"A habit of every day, number {number}", first, Recurs.DAILY)
        (entry,) = his.append_dated([_dated(promised, first)])
        days = [first + timedelta(days=day) for day in range(DAYS)]
        _write(his, [_dated(PromiseClosed(entry.seq, day, _went(day, number)), day) for day in days])
        seen = [day for day in days if (day.toordinal() + number) % 10 == 0]
        _write(hers, [_dated(PromiseClosed(entry.seq, day, Outcome.KEPT), day) for day in seen])


def _went(day: date, number: int) -> Outcome:
    at = (day.toordinal() * (number + 3)) % 17
    return {0: Outcome.MISSED_TOLD, 5: Outcome.LATE}.get(at, Outcome.KEPT)


def _thanks_and_notes(today: date) -> list[Dated]:
    """Thanks twice a week, and something handed over once a week."""
    thanks = [_dated(GratitudeSaid("x" * 60), today - timedelta(days=ago)) for ago in range(DAYS, 0, -4)]
    notes = [
        _dated(Handed(HandedKind.NOTE, f"Week {ago // 7}", "x" * 200), today - timedelta(days=ago))
        for ago in range(DAYS, 0, -7)
    ]
    return thanks + notes


def _days(today: date) -> list[Dated]:
    """Three answers and a note on each day."""
    return [each for ago in range(DAYS, 0, -1) for each in _day(today - timedelta(days=ago))]


def _day(day: date) -> Iterator[Dated]:
    for at, item in enumerate(FELT):
        yield _dated(CheckedIn(day, {item: 3 + (day.toordinal() // 30 + at) % 5}), day)
    yield _dated(Noted("x" * 120), day)


def _dated(record: Record, day: date) -> Dated:
    return record, datetime.combine(day, time(20), UTC), day


def _write(space: OpenSpace, written: list[Dated]) -> None:
    for start in range(0, len(written), BATCH):
        space.append_dated(written[start : start + BATCH])
