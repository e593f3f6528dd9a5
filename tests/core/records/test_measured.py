"""Questionnaires that were answered, shifts that got a name, tables that were brought."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from goldseam.core.records.entry import Entry
from goldseam.core.records.kinds import Record
from goldseam.core.records.measured import (
    BROUGHT,
    QUESTIONNAIRES,
    SHIFTS,
    Bringing,
    DaysBrought,
    QuestionnaireAnswered,
    Shift,
    ShiftAnswered,
    ShiftSaid,
    Taken,
)
from goldseam.core.records.note import Noted

DAY = date(2026, 3, 5)
Write = Callable[..., list[Entry]]


@pytest.fixture
def written() -> Write:
    """Records one after the other, from number 1 on, on one day."""

    def entries(*records: Record) -> list[Entry]:
        at = datetime(2026, 3, 5, 20, tzinfo=UTC)
        return [Entry(seq, UUID(int=1), DAY, at, record) for seq, record in enumerate(records, 1)]

    return entries


def test_each_time_is_kept_with_its_sum(written: Write) -> None:
    found = QUESTIONNAIRES.over(
        written(QuestionnaireAnswered("phq-2", (1, 2)), QuestionnaireAnswered("k6", (4,)), Noted("x"))
    )
    assert found.of("phq-2") == (Taken(1, "phq-2", DAY.toordinal(), 3),)
    assert len(found.taken) == 2


def test_a_shift_is_known_also_where_its_beginning_moved_a_little(written: Write) -> None:
    found = SHIFTS.over(written(ShiftAnswered("relied", DAY, ShiftSaid.NAMED, "the letter"), Noted("x")))
    assert found.knows("relied", DAY.toordinal() + 21)
    assert not found.knows("relied", DAY.toordinal() + 22)
    assert not found.knows("safe", DAY.toordinal())


def test_of_one_shift_the_newer_word_stands(written: Write) -> None:
    found = SHIFTS.over(
        written(
            ShiftAnswered("relied", DAY, ShiftSaid.NAMED, "the letter"),
            ShiftAnswered("safe", DAY, ShiftSaid.NOTHING),
            ShiftAnswered("relied", DAY + timedelta(days=3), ShiftSaid.NOTHING),
        )
    )
    assert found.answered == (
        Shift(2, "safe", DAY.toordinal()),
        Shift(3, "relied", DAY.toordinal() + 3),
    )


def test_whoever_does_not_want_to_be_asked_is_not_until_they_want_it_again(written: Write) -> None:
    named = ShiftAnswered("relied", DAY, ShiftSaid.NAMED, "the letter")
    no = ShiftAnswered("", DAY, ShiftSaid.DO_NOT_ASK)
    again = ShiftAnswered("", DAY, ShiftSaid.ASK_AGAIN)
    assert not SHIFTS.over(written(named, no)).asking
    assert SHIFTS.over(written(named, no)).answered
    assert SHIFTS.over(written(named, no, again)).asking


def test_a_table_is_told_by_its_days(written: Write) -> None:
    table = DaysBrought("mood", {"2026-01-03": 4.0, "2026-01-01": 7.5})
    found = BROUGHT.over(written(table, DaysBrought("mood", {}), Noted("x")))
    assert found.tables == (Bringing(1, "2026-03-05", "mood", 2, "2026-01-01", "2026-01-03"),)
