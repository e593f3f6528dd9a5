"""An old number is found before somebody in need finds it (S11)."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from goldseam.core.helplines import MAX_AGE_DAYS, Overdue, load_countries, stale

Write = Callable[..., Path]
CHECKED = date(2026, 11, 22)
LINE_DAY = 'checked_on = 2026-11-22\nchecked = "not_verified"'


def test_s11_half_a_year_is_still_fresh_and_a_day_more_is_not(write: Write) -> None:
    countries = load_countries(write())
    assert stale(countries, CHECKED + timedelta(days=MAX_AGE_DAYS)) == ()
    found = stale(countries, CHECKED + timedelta(days=MAX_AGE_DAYS + 1))
    assert [item.days for item in found] == [181, 181]


def test_s11_the_oldest_comes_first_with_its_name_and_age(write: Write) -> None:
    countries = load_countries(write((LINE_DAY, LINE_DAY.replace("2026-11-22", "2026-01-01"))))
    today = date(2026, 12, 1)
    assert stale(countries, today) == (Overdue("xx", "The Line", date(2026, 1, 1), 334),)
    assert [item.entry for item in stale(countries, today, limit=1)] == ["The Line", "112"]


def test_a_check_dated_in_the_future_is_not_believed(write: Write) -> None:
    assert len(stale(load_countries(write()), CHECKED - timedelta(days=1))) == 2


@given(days=st.integers(min_value=-400, max_value=4000), limit=st.integers(min_value=0, max_value=900))
def test_an_entry_is_overdue_exactly_outside_its_limit(days: int, limit: int) -> None:
    countries = load_countries()
    entries = sum(len(country.emergency) + len(country.lines) for country in countries)
    found = stale(countries, CHECKED + timedelta(days=days), limit)
    assert len(found) == (0 if 0 <= days <= limit else entries)
