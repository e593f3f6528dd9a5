"""T3, T9: what is said once is said once, under whatever title; and only whoever did it owns it."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from goldseam.core.catalogue.model import Audience, Practice, Rhythm, Sensitivity, Stage
from goldseam.core.plan.planner import why_not
from goldseam.core.situation.model import Done, Role

Make = Callable[..., Any]


@pytest.fixture
def ago(today: dt.date) -> Callable[[int], dt.date]:
    return lambda days: today - dt.timedelta(days=days)


@pytest.mark.parametrize(("done", "other"), [("a", "b"), ("b", "a")])
def test_of_two_practices_that_say_the_same_one_is_enough(
    done: str,
    other: str,
    practice: Make,
    situation: Make,
    suggested: Make,
    floor: Practice,
    ago: Callable[[int], dt.date],
) -> None:
    two = (practice("a", instead_of=("b",)), practice("b"))
    said = situation(done=(Done(done, ago(100)),))
    assert other not in suggested(said, *two, floor)
    assert other in suggested(situation(done=(Done(done, ago(100)),), asked=(other,)), *two, floor)


def test_two_that_say_the_same_never_stand_in_one_plan(
    practice: Make, situation: Make, suggested: Make
) -> None:
    two = (practice("a", instead_of=("b",)), practice("b", lives="self"))
    assert len(suggested(situation(), *two)) == 1


def test_one_of_the_two_meets_the_gate_and_what_comes_after(
    practice: Make, situation: Make, suggested: Make, ago: Callable[[int], dt.date]
) -> None:
    first = practice("first", core=True, rhythm=Rhythm.ONCE)
    same = practice("same", audience=Audience.BOTH, rhythm=Rhythm.ONCE, instead_of=("first",))
    telling = practice("telling", stage=Stage.TELL, after=("first",))
    assert "telling" not in suggested(situation(), first, same, telling)
    assert suggested(situation(done=(Done("same", ago(3)),)), first, same, telling) == ["telling"]


def test_why_not_says_that_it_was_said(
    practice: Make, situation: Make, catalogue: Make, today: dt.date
) -> None:
    made = catalogue(practice("a", instead_of=("b",)), practice("b"))
    said = situation(done=(Done("b", today),))
    assert why_not(made, said, today, "a") == "You have said this already, in other words. Once is enough."


def test_only_whoever_did_it_owns_it(
    practice: Make, situation: Make, suggested: Make, floor: Practice, today: dt.date
) -> None:
    """T9: what the injured half of somebody writes about their pain is no owning."""
    wrote = practice("wrote", stage=Stage.OWN, audience=Audience.INJURED, core=True)
    owned = practice("owned", stage=Stage.OWN, core=True)
    forgiving = practice("forgiving", stage=Stage.DECIDE, asks=(Sensitivity.SELF_FORGIVENESS,))
    yesterday = today - dt.timedelta(days=1)
    both = situation(role=Role.BOTH, done=(Done("wrote", yesterday),))
    assert "forgiving" not in suggested(both, wrote, owned, forgiving, floor)
    done = situation(role=Role.BOTH, done=(Done("owned", yesterday),))
    assert "forgiving" in suggested(done, wrote, owned, forgiving, floor)
