"""After a lapse, and in a week that was mostly put off, the plan is smaller and gentler."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from goldseam.core.catalogue.model import Fact, Language, Practice, Sensitivity, Stage
from goldseam.core.plan.hard_days import days_are_hard
from goldseam.core.plan.planner import plan, why_not
from goldseam.core.situation.model import Done, Postponed, Touch

Make = Callable[..., Any]
Check = Callable[[Practice, Any], None]


@pytest.fixture
def ago(today: dt.date) -> Callable[[int], dt.date]:
    return lambda days: today - dt.timedelta(days=days)


@pytest.mark.parametrize(("days", "hard"), [(-1, False), (0, True), (6, True), (7, False)])
def test_a_lapse_makes_a_week_hard(
    days: int, hard: bool, situation: Make, today: dt.date, ago: Callable[[int], dt.date]
) -> None:
    assert days_are_hard(situation(lapsed_on=ago(days)), today) is hard


@pytest.mark.parametrize(
    ("put_off", "done", "hard"),
    [(2, 0, False), (3, 0, True), (3, 2, True), (3, 3, False), (5, 4, True)],
)
def test_a_week_that_was_mostly_put_off_was_too_much(
    put_off: int, done: int, hard: bool, situation: Make, today: dt.date, ago: Callable[[int], dt.date]
) -> None:
    postponed = tuple(Postponed(f"p{n}", today, ago(n)) for n in range(put_off))
    made = situation(postponed=postponed, done=tuple(Done(f"d{n}", ago(n)) for n in range(done)))
    assert days_are_hard(made, today) is hard


def test_what_was_put_off_long_ago_or_on_a_day_nobody_knows_does_not_count(
    situation: Make, today: dt.date, ago: Callable[[int], dt.date]
) -> None:
    long_ago = tuple(Postponed(f"p{n}", today, ago(7)) for n in range(5))
    unknown = tuple(Postponed(f"p{n}", today) for n in range(5))
    assert not days_are_hard(situation(postponed=long_ago), today)
    assert not days_are_hard(situation(postponed=unknown), today)


def test_hard_days_have_two_things_at_most(
    practice: Make, situation: Make, suggested: Make, today: dt.date
) -> None:
    short = [
        practice(f"p{n}", minutes=5, lives=lives) for n, lives in enumerate(("truth", "self", "apology"))
    ]
    assert len(suggested(situation(), *short)) == 3
    assert len(suggested(situation(lapsed_on=today), *short)) == 2


@pytest.mark.parametrize(
    "changes",
    [
        {"stage": Stage.RENEW},
        {"asks": (Sensitivity.COURTING,)},
        {"asks": (Sensitivity.FORGIVENESS_ASKED,)},
        {"asks": (Sensitivity.TOUCH,)},
        {"stage": Stage.OWN, "minutes": 16},
        {"stage": Stage.SHOW, "minutes": 20},
    ],
)
def test_nothing_new_or_long_begins_in_hard_days(
    changes: dict[str, Any],
    practice: Make,
    situation: Make,
    check_offered: Check,
    check_quiet: Check,
    today: dt.date,
) -> None:
    check_offered(practice(**changes), situation(touch=Touch.WELCOME))
    check_quiet(practice(**changes), situation(touch=Touch.WELCOME, lapsed_on=today))


@pytest.mark.parametrize("stage", [Stage.STOP, Stage.TELL, Stage.STAY])
def test_stopping_telling_and_staying_go_on_in_hard_days(
    stage: Stage, practice: Make, situation: Make, suggested: Make, today: dt.date
) -> None:
    assert suggested(situation(lapsed_on=today), practice(stage=stage, minutes=18)) == ["the-practice"]
    assert suggested(situation(lapsed_on=today), practice(stage=Stage.OWN, minutes=18)) == []


def test_what_is_for_oneself_comes_first_in_hard_days(
    practice: Make, situation: Make, suggested: Make, today: dt.date
) -> None:
    work = [practice(f"work-{n}", minutes=15, weight=60) for n in range(6)]
    calm = [practice(f"calm-{n}", minutes=15, weight=60, lives="self") for n in range(6)]
    assert suggested(situation(lapsed_on=today), *work, *calm)[0].startswith("calm")
    days = [today + dt.timedelta(days=n) for n in range(6)]
    assert any(suggested(situation(), *work, *calm, today=day)[0].startswith("work") for day in days)


def test_the_plan_says_that_the_days_were_hard(
    practice: Make, situation: Make, catalogue: Make, today: dt.date
) -> None:
    calm = practice("calm", stage=Stage.STAY, lives="self")
    renewing = practice("renewing", stage=Stage.RENEW)
    made = plan(catalogue(calm, renewing), situation(lapsed_on=today), today, Language.EN)
    assert made.hard_days
    assert "the last days were hard" in made.suggestions[0].reason
    says = why_not(catalogue(calm, renewing), situation(lapsed_on=today), today, "renewing")
    assert says == "The last days were hard. This can wait until it is calmer."
    assert not plan(catalogue(calm), situation(), today, Language.EN).hard_days


def test_no_gate_opens_because_a_step_waits_for_a_better_week(
    practice: Make, situation: Make, suggested: Make, floor: Practice, today: dt.date
) -> None:
    owning = practice("owning", stage=Stage.OWN, core=True, minutes=20)
    showing = practice("showing", stage=Stage.SHOW)
    assert suggested(situation(), owning, showing) == ["owning"]
    assert suggested(situation(lapsed_on=today), owning, showing, floor) == ["breathe"]


def test_after_a_lapse_what_is_written_for_it_comes_forward(
    practice: Make, situation: Make, suggested: Make, today: dt.date
) -> None:
    others = [practice(f"p{n}", minutes=15, weight=60) for n in range(6)]
    again = practice("again", minutes=15, weight=50, when_any=(Fact.REPEATED,))
    days = [today + dt.timedelta(days=n) for n in range(7)]
    hard = situation(repeated=True, lapsed_on=today)
    first = [suggested(hard, *others, again, today=day)[0] for day in days]
    calm = [suggested(situation(repeated=True), *others, again, today=day)[0] for day in days]
    assert first.count("again") >= 4 > calm.count("again")
