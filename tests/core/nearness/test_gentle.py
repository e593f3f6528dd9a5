"""Gentle days come round, and the other may say once that they know what day it is (T2)."""

from datetime import date

import pytest

from goldseam.core.nearness import falls_on, may_say_known, own_today, told_today
from goldseam.core.records.trigger import Cards, GentleLine, GentleOwn, OwnLine
from goldseam.core.situation.model import Closeness

TODAY = date(2026, 3, 9)


@pytest.mark.parametrize(
    ("on", "yearly", "day", "there"),
    [
        ("2026-03-09", False, "2026-03-09", True),
        ("2025-03-09", False, "2026-03-09", False),
        ("2025-03-09", True, "2026-03-09", True),
        ("2025-03-09", True, "2026-03-10", False),
        ("2027-03-09", True, "2026-03-09", False),
        ("2024-02-29", True, "2026-02-28", True),
        ("2024-02-29", True, "2028-02-28", False),
        ("2024-02-29", True, "2028-02-29", True),
    ],
)
def test_a_day_is_once_or_every_year(on: str, yearly: bool, day: str, there: bool) -> None:
    assert falls_on(on, yearly, date.fromisoformat(day)) is there


def test_todays_days_are_found_by_whose_they_are() -> None:
    mine = (OwnLine(1, "2025-03-09", True, "the letter"), OwnLine(2, "2026-03-10", False, "the move"))
    assert own_today(GentleOwn(mine), TODAY) == mine[:1]
    told = (GentleLine(1, "a", "2026-03-09", False, "x"), GentleLine(2, "b", "2026-03-09", False, "y"))
    assert told_today(Cards(days=told), "a", TODAY) == told[:1]


@pytest.mark.parametrize(
    ("line", "me", "wish", "resting", "may"),
    [
        (GentleLine(1, "a", "2026-03-09", False, "x"), "b", Closeness.NEAR, False, True),
        (GentleLine(1, "a", "2026-03-09", False, "x"), "a", Closeness.NEAR, False, False),
        (GentleLine(1, "a", "2026-03-09", False, "x"), "b", Closeness.SPACE, False, False),
        (GentleLine(1, "a", "2026-03-09", False, "x"), "b", Closeness.NO_CONTACT, False, False),
        (GentleLine(1, "a", "2026-03-09", False, "x"), "b", Closeness.NEAR, True, False),
        (GentleLine(1, "a", "2026-03-09", False, "x", "2026-03-09"), "b", Closeness.NEAR, False, False),
        (GentleLine(1, "a", "2025-03-09", True, "x", "2025-03-09"), "b", Closeness.NEAR, False, True),
        (GentleLine(1, "a", "2026-03-10", False, "x"), "b", Closeness.NEAR, False, False),
        (GentleLine(2, "a", "2026-03-09", False, "x"), "b", Closeness.NEAR, False, False),
    ],
)
def test_t2_it_is_said_once_on_the_day_and_neither_in_rest_nor_in_space(
    line: GentleLine, me: str, wish: Closeness, resting: bool, may: bool
) -> None:
    assert may_say_known(Cards(days=(line,)), 1, me, TODAY, wish, resting=resting) is may
