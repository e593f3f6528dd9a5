"""A round that was put off rests for both for 14 days, and no longer."""

from datetime import date, timedelta

import pytest

from goldseam.core.deeds import rests_until
from goldseam.core.records.release import ReleaseTopic, Round

DAY = date(2026, 3, 2)
PUT_OFF = Round(ReleaseTopic.EXPECTATIONS, "1", not_this=("b",), on=DAY.isoformat())


@pytest.mark.parametrize(("days", "rests"), [(0, True), (13, True), (14, False), (400, False)])
def test_it_rests_for_fourteen_days(days: int, rests: bool) -> None:
    until = DAY + timedelta(days=14)
    assert rests_until(PUT_OFF, DAY + timedelta(days=days)) == (until if rests else None)


@pytest.mark.parametrize(
    "each",
    [
        Round(ReleaseTopic.EXPECTATIONS, "1"),
        Round(ReleaseTopic.EXPECTATIONS, "1", {"a": 3}, on=DAY.isoformat()),
        Round(ReleaseTopic.EXPECTATIONS, "1", {"a": 3, "b": 4}, ("b",), DAY.isoformat(), DAY.isoformat()),
    ],
)
def test_what_nobody_put_off_and_what_is_open_does_not_rest(each: Round) -> None:
    assert rests_until(each, DAY) is None
