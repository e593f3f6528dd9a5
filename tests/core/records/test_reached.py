"""How often somebody reached the other today: whatever the kind, taking back included, practical things not."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from goldseam.core.records import Entry, Erased, kind_of
from goldseam.core.records.codec import SUBJECTS
from goldseam.core.records.kinds import Record
from goldseam.core.records.promise import PromiseCause, Promised
from goldseam.core.records.reached import REACHED, REACHING
from goldseam.core.records.request import Requested

ME, OTHER, DAY = UUID(int=1), UUID(int=2), date(2026, 3, 2)


def entry(seq: int, record: Record, author: UUID = ME, day: date = DAY) -> Entry:
    return Entry(seq, author, day, datetime(2026, 3, 2, tzinfo=UTC), record)


def test_each_person_and_each_day_is_counted_apart() -> None:
    later = DAY + timedelta(days=1)
    state = REACHED.over(
        [
            entry(1, Requested("a call")),
            entry(2, Requested("a walk")),
            entry(3, Requested("a talk"), OTHER),
            entry(4, Requested("a meal"), OTHER, later),
        ]
    )
    assert state.on(ME, DAY) == 2
    assert state.on(ME, later) == 0
    assert (state.on(OTHER, DAY), state.on(OTHER, later)) == (1, 1)
    assert state.on(UUID(int=3), DAY) == 0


def test_an_entry_of_an_earlier_day_does_not_open_the_newest_again() -> None:
    state = REACHED.over(
        [entry(1, Requested("a call")), entry(2, Requested("late"), day=DAY - timedelta(days=1))]
    )
    assert state.on(ME, DAY) == 1


def test_taking_back_counts_and_erasing_a_note_does_not() -> None:
    state = REACHED.over([entry(2, Erased((1,), kind_of(Requested))), entry(3, Erased((1,), "note"))])
    assert state.on(ME, DAY) == 1


def test_every_kind_that_reaches_is_said_by_its_module() -> None:
    assert Requested in REACHING
    assert len(set(REACHING)) == len(REACHING)
    assert all(kind.__module__ in {subject.__name__ for subject in SUBJECTS} for kind in REACHING)


def test_a_promise_to_come_back_from_a_time_out_and_a_day_that_moved_take_no_turn() -> None:
    state = REACHED.over(
        [
            entry(1, Promised("back at eight", DAY, cause=PromiseCause.TIME_OUT)),
            entry(2, Promised("back on Friday", DAY, cause=PromiseCause.MOVED)),
            entry(3, Promised("a call at six", DAY)),
        ]
    )
    assert state.on(ME, DAY) == 1
