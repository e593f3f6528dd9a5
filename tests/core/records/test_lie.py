"""Lies put right: kept until they are told, and marked for good where they were told within a day (A01.4, T15)."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from goldseam.core.records import Corrected, Entry, LieCorrected, LieNoted, LieTold, Withdrawn
from goldseam.core.records.handed import CorrectionHow
from goldseam.core.records.lie import KEPT_LIES, LIES, KeptLie, ToldWay

By = Callable[..., list[Entry]]
DAY, LATER = date(2026, 3, 2), date(2026, 3, 5)
# The moment at which the fixtures let everything of the first day be written.
AT = int(datetime(2026, 3, 2, 18, 30, tzinfo=UTC).timestamp())
HOUR = 3600
NOTICED = CorrectionHow.NOTICED


def corrected(said_at: int, how: CorrectionHow = NOTICED) -> LieCorrected:
    return LieCorrected("at work", "at home", said_on=DAY, said_at=said_at, how=how)


@pytest.mark.parametrize(
    ("said_at", "how", "marked"),
    [
        (AT, NOTICED, True),
        (AT - 24 * HOUR, NOTICED, True),
        (AT - 24 * HOUR - 1, NOTICED, False),
        (AT + 1, NOTICED, False),
        (0, NOTICED, False),
        (AT - HOUR, CorrectionHow.ASKED, False),
        (AT - HOUR, CorrectionHow.FOUND, False),
        (AT - HOUR, CorrectionHow.NOT_SAID, False),
    ],
)
def test_what_somebody_tells_unasked_within_24_hours_of_saying_it_is_marked(
    said_at: int, how: CorrectionHow, marked: bool, by: By
) -> None:
    (line,) = LIES.over(by(("a", corrected(said_at, how)))).lines
    assert line.within_a_day is marked


def test_nothing_written_later_changes_the_mark(by: By) -> None:
    later = (("a", Corrected(1, "it was Monday", CorrectionHow.FOUND)), ("a", Withdrawn(1)))
    (line,) = LIES.over(by(("a", corrected(AT)), LATER, *later)).lines
    assert (line.within_a_day, line.corrections, line.withdrawn_on) == (True, (2,), "2026-03-05")
    assert line.corrected_on == "2026-03-05"
    late = by(("a", corrected(AT - 48 * HOUR)), LATER, ("a", Corrected(1, "x", NOTICED)))
    assert [each.within_a_day for each in LIES.over(late).lines] == [False]


def test_a_line_holds_no_words(by: By) -> None:
    (line,) = LIES.over(by(("a", corrected(AT)))).lines
    assert "work" not in repr(line)
    assert (line.seq, line.day, line.at, line.kind) == (1, "2026-03-02", AT, "lie_corrected")


@pytest.mark.parametrize(
    "record", [Corrected(1, "no", NOTICED), Withdrawn(1), Corrected(9, "no"), Withdrawn(9)]
)
def test_s22_nobody_corrects_or_withdraws_what_the_other_told(record: Corrected, by: By) -> None:
    (line,) = LIES.over(by(("a", corrected(AT)), ("b", record))).lines
    assert (line.corrections, line.withdrawn_on) == ((), "")


def test_withdrawn_twice_keeps_the_first_day(by: By) -> None:
    (line,) = LIES.over(by(("a", corrected(AT)), ("a", Withdrawn(1)), LATER, ("a", Withdrawn(1)))).lines
    assert line.withdrawn_on == "2026-03-02"


def test_a_kept_lie_follows_its_newest_words_and_is_told_once_its_author_says_so(by: By) -> None:
    kept = KEPT_LIES.over(
        by(
            ("a", LieNoted("at work", "at home")),
            ("a", LieNoted("the bill", "not paid")),
            LATER,
            ("a", LieNoted("at work", "at her place", follows=1)),
            ("a", LieTold(1, CorrectionHow.ASKED, ToldWay.ALOUD, LATER)),
        )
    )
    assert kept.lies == (
        KeptLie(1, 3, "2026-03-05", "2026-03-05", CorrectionHow.ASKED, ToldWay.ALOUD),
        KeptLie(2, 2, "2026-03-02"),
    )
    assert kept.by_root(2) == kept.lies[1]
    assert kept.by_root(3) is None


def test_what_follows_nothing_is_passed_over(by: By) -> None:
    strays = (("a", LieNoted("x", "y", follows=7)), ("a", LieTold(7, NOTICED, ToldWay.HERE, DAY)))
    assert KEPT_LIES.over(by(*strays)).lies == ()
