"""Going on, not yet, parting well: what each asks of the plan, and that none of them presses (T13)."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from goldseam.core.catalogue.loader import load_catalogue
from goldseam.core.catalogue.model import Language, Practice, Sensitivity, Stage
from goldseam.core.plan.planner import plan, ranked, why_not
from goldseam.core.situation.model import Answer, ChosenWay, Done, Role, Situation

Make = Callable[..., Any]
METHOD = load_catalogue()
BOND = {"appreciation", "memories", "renewal"}
DECIDING = {"where-do-we-stand", "go-on-for-now", "part-well", "leave-in-your-own-way"}
DAYS = range(14)


@pytest.fixture
def chose(situation: Make, today: dt.date) -> Callable[..., Situation]:
    """Somebody for whom everything is open, who chose a way."""

    def make(role: Role, way: ChosenWay, **changes: Any) -> Situation:
        core = [slug for slug, each in METHOD.practices.items() if each.facts.core]
        done = tuple(Done(slug, today - dt.timedelta(days=100)) for slug in core)
        made: Situation = situation(
            role=role, way=way, done=done, addressed_safely=Answer.YES, children=True, **changes
        )
        return made

    return make


def may(made: Situation, today: dt.date) -> list[Practice]:
    """All that may be offered on one of fourteen days."""
    slugs = {slug for n in DAYS for slug in ranked(METHOD, made, today + dt.timedelta(days=n))}
    return [METHOD.practices[slug] for slug in sorted(slugs)]


@pytest.mark.parametrize("role", list(Role))
def test_parting_well_nobody_is_asked_to_come_closer(role: Role, chose: Make, today: dt.date) -> None:
    found = may(chose(role, ChosenWay.PART_WELL), today)
    closer = [
        each.slug
        for each in found
        if (each.facts.stage is Stage.RENEW and each.facts.lives != "self")
        or each.facts.lives in BOND
        or Sensitivity.COURTING in each.facts.asks
    ]
    assert closer == []
    assert {each.slug for each in may(chose(role, ChosenWay.GO_ON), today) if each.facts.lives in BOND}


@pytest.mark.parametrize("role", list(Role))
def test_parting_well_what_belongs_to_it_stays_and_comes_forward(
    role: Role, chose: Make, today: dt.date
) -> None:
    made = chose(role, ChosenWay.PART_WELL)
    slugs = {each.slug for each in may(made, today)}
    assert {"part-well", "tell-children-they-are-loved", "see-a-counsellor", "breathe-and-ground"} <= slugs
    if role is not Role.INJURED:
        assert {"stay-yourself", "who-i-want-to-be", "hand-over-the-full-account"} <= slugs
    if role is not Role.OFFENDING:
        assert {"keep-your-own-ground", "leave-in-your-own-way", "write-your-questions"} <= slugs
    plans = [plan(METHOD, made, today + dt.timedelta(days=n), Language.EN) for n in DAYS]
    assert {each.stage for each in plans} == {Stage.DECIDE}
    first = {each.suggestions[0].practice for each in plans}
    assert first & {"part-well", "leave-in-your-own-way"}
    assert any("you chose to part well for now" in each.suggestions[0].reason for each in plans)


@pytest.mark.parametrize(
    ("slug", "says"),
    [
        ("court-in-your-own-way", "So nothing here asks you to come closer."),
        ("show-love-without-pressing", "Not now: you chose to part well for now."),
        ("if-they-want-to-leave", "Not now: you chose to part well for now."),
    ],
)
def test_parting_well_the_reason_is_true_and_kind(slug: str, says: str, chose: Make, today: dt.date) -> None:
    assert says in why_not(METHOD, chose(Role.OFFENDING, ChosenWay.PART_WELL), today, slug)


def test_whoever_parts_before_it_is_told_is_led_to_the_truth_first(situation: Make, today: dt.date) -> None:
    made = situation(way=ChosenWay.PART_WELL)
    assert plan(METHOD, made, today, Language.EN).stage is Stage.STOP


def test_t17_parting_is_asked_about_before_it_is_offered(chose: Make, today: dt.date) -> None:
    for answer in (Answer.NOT_ASKED, Answer.NO, Answer.NOT_SURE):
        made = chose(Role.BOTH, ChosenWay.PART_WELL)
        unsafe = msgspec.structs.replace(made, addressed_safely=answer)
        assert not [each.slug for each in may(unsafe, today) if Sensitivity.PARTING in each.facts.asks]


@pytest.mark.parametrize("role", list(Role))
def test_not_yet_asks_for_no_decision_until_the_day_that_was_chosen(
    role: Role, chose: Make, today: dt.date
) -> None:
    def asked(way: ChosenWay, look_again: dt.date | None = None) -> set[str]:
        found = may(chose(role, way, look_again=look_again), today)
        return {each.slug for each in found} & DECIDING

    assert asked(ChosenWay.NOT_YET) == set()
    assert asked(ChosenWay.NOT_YET, today + dt.timedelta(days=14)) == set()
    assert "where-do-we-stand" in asked(ChosenWay.NOT_YET, today)
    assert asked(ChosenWay.NOT_YET, today) == asked(ChosenWay.NOT_CHOSEN)


def test_not_yet_small_things_still_count_and_nothing_new_leads(chose: Make, today: dt.date) -> None:
    made = chose(Role.INJURED, ChosenWay.NOT_YET)
    plans = [plan(METHOD, made, today + dt.timedelta(days=n), Language.EN) for n in DAYS]
    assert {each.stage for each in plans} == {Stage.STAY}
    offered = {each.practice for made in plans for each in made.suggestions}
    assert "sleep-tonight" in offered
    assert why_not(METHOD, made, today, "where-do-we-stand") == "Not now: you chose not to decide yet."


def test_going_on_leaves_the_plan_as_it_was(chose: Make, today: dt.date) -> None:
    for role in Role:
        going, open_ = (chose(role, way) for way in (ChosenWay.GO_ON, ChosenWay.NOT_CHOSEN))
        assert plan(METHOD, going, today, Language.EN) == plan(METHOD, open_, today, Language.EN)


def test_what_waited_comes_back_as_soon_as_another_way_is_chosen(chose: Make, today: dt.date) -> None:
    parting, open_ = (chose(Role.OFFENDING, way) for way in (ChosenWay.PART_WELL, ChosenWay.NOT_CHOSEN))
    assert "ask-and-take-interest" not in {each.slug for each in may(parting, today)}
    assert "ask-and-take-interest" in {each.slug for each in may(open_, today)}
