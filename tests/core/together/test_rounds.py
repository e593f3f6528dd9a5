"""The names of rounds: a week of the calendar, the same for both and in order of time."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.core.together import monday_of, round_of


@given(st.dates(date(2000, 1, 1), date(2999, 12, 31)))
def test_the_round_of_a_day_is_its_week(day: date) -> None:
    monday = monday_of(round_of(day))
    assert monday is not None
    assert monday <= day < monday + timedelta(weeks=1)
    assert round_of(day) < round_of(day + timedelta(weeks=1))


@pytest.mark.parametrize(
    "name", ["", "2026-W54", "2026-W00", "0000-W01", "2026-47", "2026-W4", "٢٠٢٦-W47", "x"]
)
def test_a_name_that_is_no_week_has_no_monday(name: str) -> None:
    assert monday_of(name) is None


def test_a_round_is_named_by_the_iso_week() -> None:
    assert round_of(date(2026, 11, 22)) == "2026-W47"
    assert round_of(date(2027, 1, 1)) == "2026-W53"
    assert monday_of("2026-W47") == date(2026, 11, 16)
