"""When things come round: weeks, short months, leap years; and what nobody spoke of is passed over."""

from datetime import date

import pytest

from goldseam.core.bond import coming, day_after, is_quarter_over
from goldseam.core.records.renewal import Calendar, DateLine, DateStanding, Every

DAY = date(2026, 1, 31)


@pytest.mark.parametrize(
    ("every", "behind", "expected"),
    [
        (Every.ONCE, None, DAY),
        (Every.ONCE, date(2026, 1, 30), DAY),
        (Every.ONCE, DAY, None),
        (Every.WEEKLY, DAY, date(2026, 2, 7)),
        (Every.WEEKLY, date(2026, 2, 6), date(2026, 2, 7)),
        (Every.WEEKLY, date(2026, 2, 7), date(2026, 2, 14)),
        (Every.MONTHLY, DAY, date(2026, 2, 28)),
        (Every.MONTHLY, date(2026, 2, 28), date(2026, 3, 31)),
        (Every.MONTHLY, date(2026, 12, 31), date(2027, 1, 31)),
        (Every.YEARLY, DAY, date(2027, 1, 31)),
        (Every.YEARLY, date(2029, 3, 1), date(2030, 1, 31)),
    ],
)
def test_the_next_day_comes_after_what_is_behind(
    every: Every, behind: date | None, expected: date | None
) -> None:
    assert day_after(DAY, every, behind) == expected


def test_a_leap_day_has_the_last_of_february_in_other_years() -> None:
    leap = date(2028, 2, 29)
    assert day_after(leap, Every.YEARLY, leap) == date(2029, 2, 28)
    assert day_after(leap, Every.YEARLY, date(2031, 12, 1)) == date(2032, 2, 29)


def agreed(seq: int, on: str, every: Every = Every.ONCE, behind: str = "") -> DateLine:
    return DateLine(seq, "a", "soup", on, every, standing=DateStanding.AGREED, behind=behind)


def test_what_is_agreed_comes_in_order_and_nothing_else_does() -> None:
    waiting = DateLine(1, "a", "soup", "2026-03-01")
    calendar = Calendar((waiting, agreed(2, "2026-03-09"), agreed(3, "2026-03-02", Every.WEEKLY)))
    assert [(each.line.seq, each.day) for each in coming(calendar, date(2026, 3, 2))] == [
        (3, date(2026, 3, 2)),
        (2, date(2026, 3, 9)),
    ]


def test_of_a_ritual_a_day_nobody_spoke_of_for_a_week_is_passed_over() -> None:
    calendar = Calendar((agreed(1, "2026-01-04", Every.WEEKLY),))
    assert [each.day for each in coming(calendar, date(2026, 3, 2))] == [date(2026, 3, 1)]
    done = Calendar((agreed(1, "2026-01-04", Every.WEEKLY, "2026-03-01"),))
    assert [each.day for each in coming(done, date(2026, 3, 2))] == [date(2026, 3, 8)]


def test_a_single_date_stays_until_it_is_done_or_let_go() -> None:
    assert [each.day for each in coming(Calendar((agreed(1, "2026-01-04"),)), date(2026, 3, 2))]
    behind = Calendar((agreed(1, "2026-01-04", behind="2026-01-04"),))
    assert coming(behind, date(2026, 3, 2)) == ()


@pytest.mark.parametrize(
    ("looked_on", "over"), [("", False), ("2026-01-01", True), ("2025-12-31", True), ("2026-01-02", False)]
)
def test_upkeep_comes_up_again_after_a_quarter(looked_on: str, over: bool) -> None:
    assert is_quarter_over(looked_on, date(2026, 4, 2)) is over
