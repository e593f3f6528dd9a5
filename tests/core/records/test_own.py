"""What somebody writes about themselves: the newest stands, the earlier is kept until it is erased."""

from datetime import UTC, date, datetime
from uuid import UUID

from goldseam.core.records import Entry, Erased
from goldseam.core.records.kinds import Record
from goldseam.core.records.own import OWN, OwnWritten

ME, DAY = UUID(int=1), date(2026, 3, 2)


def entries(*records: Record) -> list[Entry]:
    return [
        Entry(seq, ME, DAY, datetime(2026, 3, 2, tzinfo=UTC), record) for seq, record in enumerate(records, 1)
    ]


def test_the_newest_words_of_a_part_stand_and_the_earlier_are_kept() -> None:
    state = OWN.over(
        entries(
            OwnWritten("ground", "mine", "the garden"),
            OwnWritten("ground", "steady", "walking"),
            OwnWritten("ground", "mine", "the garden and the choir"),
            OwnWritten("pace", "ready", "a walk"),
        )
    )
    assert state.newest("ground") == {"mine": 3, "steady": 2}
    assert state.earlier("ground") == (1,)
    assert state.earlier("pace") == ()
    assert state.topics() == {"ground", "pace"}
    assert state.newest("heart") == {}


def test_what_is_erased_is_gone_and_the_one_before_stands_again() -> None:
    written = entries(
        OwnWritten("ground", "mine", "one"),
        OwnWritten("ground", "mine", "two"),
        OwnWritten("pace", "ready", "three"),
        Erased((2, 3), "own"),
        Erased((1,), "note"),
    )
    state = OWN.over(written)
    assert state.newest("ground") == {"mine": 1}
    assert state.topics() == {"ground"}
