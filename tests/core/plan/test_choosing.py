"""Which practices make a day: three at most, twenty minutes, turning with the days, fair to both roles."""

import datetime as dt
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from goldseam.core.catalogue.model import Audience, Fact, Practice, Rhythm, Stage
from goldseam.core.situation.model import CameOut, Cause, Done, Role

Make = Callable[..., Any]

MODULES = ("truth", "questions", "apology", "promises", "presence", "space", "self", "review")


@pytest.fixture
def many(practice: Make) -> list[Practice]:
    return [practice(f"p{number}", lives=module, minutes=4) for number, module in enumerate(MODULES)]


def test_a_day_holds_three_suggestions_at_most(
    many: list[Practice], situation: Make, suggested: Make
) -> None:
    assert len(suggested(situation(), *many)) == 3


def test_a_day_holds_twenty_minutes(practice: Make, situation: Make, suggested: Make) -> None:
    longer = [practice(slug, minutes=12, lives=lives) for slug, lives in zip("abc", MODULES, strict=False)]
    short = practice("short", minutes=8, weight=0)
    made = suggested(situation(), *longer, short)
    assert len(made) == 2
    assert "short" in made


def test_one_practice_may_be_longer_and_then_stands_alone(
    practice: Make, situation: Make, suggested: Make
) -> None:
    assert suggested(situation(), practice("long", minutes=40, weight=100), practice("short", minutes=1)) == [
        "long"
    ]


def test_a_day_looks_at_different_parts_of_the_work(practice: Make, situation: Make, suggested: Make) -> None:
    same = [practice(slug, weight=90) for slug in "abc"]
    other = practice("other", lives="self", weight=30)
    assert "other" in suggested(situation(), *same, other)
    assert len(suggested(situation(), *same)) == 3


def test_the_same_day_gives_the_same_plan_and_the_days_differ(
    many: list[Practice], situation: Make, suggested: Make, today: dt.date
) -> None:
    days = [today + dt.timedelta(days=number) for number in range(28)]
    plans = [tuple(suggested(situation(), *many, today=day)) for day in days]
    assert plans == [tuple(suggested(situation(), *reversed(many), today=day)) for day in days]
    assert len(set(plans)) > 10
    seen = Counter(slug for made in plans for slug in made)
    assert len(seen) == len(many)
    assert max(seen.values()) < 24


def test_a_heavier_practice_comes_more_often(
    many: list[Practice], practice: Make, situation: Make, suggested: Make, today: dt.date
) -> None:
    heavy = practice("heavy", weight=100, minutes=4, lives="helpers")
    days = [today + dt.timedelta(days=number) for number in range(56)]
    seen = Counter(slug for day in days for slug in suggested(situation(), *many, heavy, today=day))
    assert 28 < seen["heavy"] == max(seen.values()) < 56


def test_health_comes_first(many: list[Practice], practice: Make, situation: Make, suggested: Make) -> None:
    health = practice("health", weight=0, when_all=(Fact.BODY_AT_RISK,), minutes=15)
    at_risk: dict[str, Any] = {"causes": (Cause.INFIDELITY_PHYSICAL,)}
    for changes in ({"days_ago": 1}, {"days_ago": 8}, {"days_ago": None}, {"came_out": CameOut.NOT_YET}):
        assert suggested(situation(**at_risk, **changes), *many, health)[0] == "health"
    assert "health" not in suggested(situation(), *many, health)


@pytest.mark.parametrize(
    ("days_ago", "fact"),
    [
        (0, Fact.FIRST_72_HOURS),
        (3, Fact.FIRST_72_HOURS),
        (4, Fact.FIRST_TWO_WEEKS),
        (13, Fact.FIRST_TWO_WEEKS),
    ],
)
def test_the_first_days_and_weeks_have_plans_of_their_own(
    days_ago: int, fact: Fact, many: list[Practice], practice: Make, situation: Make, suggested: Make
) -> None:
    own = practice("own", stage=Stage.STAY, when_all=(fact,))
    assert suggested(situation(days_ago=days_ago), *many, own)[0] == "own"
    assert "own" not in suggested(situation(days_ago=20), *many, own)


def test_somebody_in_both_roles_gets_both_sides(practice: Make, situation: Make, suggested: Make) -> None:
    mine = [practice(f"m{number}", lives=lives, weight=100) for number, lives in enumerate(MODULES)]
    hurt = [
        practice(f"h{number}", lives=lives, audience=Audience.INJURED, weight=20)
        for number, lives in enumerate(MODULES)
    ]
    made = suggested(situation(role=Role.BOTH), *mine, *hurt)
    assert Counter(slug[0] for slug in made) == {"m": 2, "h": 1}
    turned = suggested(
        situation(role=Role.BOTH),
        *(practice(f"m{number}", lives=lives, weight=20) for number, lives in enumerate(MODULES)),
        *(
            practice(f"h{number}", lives=lives, audience=Audience.INJURED, weight=100)
            for number, lives in enumerate(MODULES)
        ),
    )
    assert Counter(slug[0] for slug in turned) == {"h": 2, "m": 1}


def test_where_all_else_is_done_something_calm_is_left(
    practice: Make, floor: Practice, situation: Make, suggested: Make, today: dt.date
) -> None:
    sitting = practice("sit", stage=Stage.STAY, lives="self", rhythm=Rhythm.DAILY)
    done = (Done("breathe", today - dt.timedelta(days=1)), Done("sit", today))
    assert suggested(situation(done=done), floor, sitting) == ["breathe"]


def test_an_empty_method_suggests_nothing(situation: Make, suggested: Make) -> None:
    assert suggested(situation()) == []
