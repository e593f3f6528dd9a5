"""Advice differs for each (T10), giving in five times running is named, and care keeps its distance (T3, T8)."""

from datetime import date, timedelta

import pytest

from goldseam.core.nearness import Advice, Care, advice, care_of, gave_in_often, may_care
from goldseam.core.records.dispute import DisputeEnd, Wound
from goldseam.core.situation.model import Closeness, Role

IN, OUT, LET = DisputeEnd.I_GAVE_IN, DisputeEnd.AGREED, DisputeEnd.LET_BE


@pytest.mark.parametrize("wound", Wound)
def test_t10_each_is_advised_something_and_not_the_same(wound: Wound) -> None:
    offending, injured, both = (advice(role, wound) for role in (Role.OFFENDING, Role.INJURED, Role.BOTH))
    assert offending
    assert injured
    assert not set(offending) & set(injured)
    assert Advice.BE_FAIR in both
    assert len(set(both)) == len(both)


def test_t10_nobody_is_told_to_crawl() -> None:
    for wound in (Wound.PARTLY, Wound.NO, Wound.NOT_SURE):
        assert Advice.NOT_CRAWL in advice(Role.OFFENDING, wound)


@pytest.mark.parametrize(
    ("ends", "often"),
    [
        ([IN] * 4, False),
        ([IN] * 5, True),
        ([OUT, *[IN] * 5], True),
        ([IN] * 5 + [OUT], False),
        ([IN, IN, LET, IN, IN, IN], True),
        ([DisputeEnd.THEY_GAVE_IN] * 5, False),
        ([], False),
    ],
)
def test_giving_in_five_times_running_is_noticed(ends: list[DisputeEnd], often: bool) -> None:
    assert gave_in_often(ends) is often


def test_each_care_comes_round() -> None:
    days = [date(2026, 3, 2) + timedelta(days=number) for number in range(len(Care))]
    assert {care_of(day) for day in days} == set(Care)


@pytest.mark.parametrize("holds", Closeness)
@pytest.mark.parametrize("role", Role)
def test_t3_care_for_the_other_waits_while_space_is_asked_for(role: Role, holds: Closeness) -> None:
    assert may_care(role, holds) is (role is not Role.INJURED and holds is Closeness.NEAR)
