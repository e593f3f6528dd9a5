"""Which stages are open, and what has to be met before the next one opens."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from goldseam.core.catalogue.model import Audience, Fact, Language, Practice, Sensitivity, Stage
from goldseam.core.plan.planner import plan
from goldseam.core.situation.model import Answer, CameOut, Cause, Closeness, Done, Role, Safety, SafetyTopic

Make = Callable[..., Any]
Check = Callable[[Practice, Any], None]

LADDER = (
    (Stage.STOP, "truth"),
    (Stage.TELL, "questions"),
    (Stage.OWN, "apology"),
    (Stage.SHOW, "promises"),
    (Stage.RENEW, "renewal"),
)


def test_while_it_goes_on_the_only_work_is_to_end_it(
    practice: Make, situation: Make, suggested: Make
) -> None:
    ending = practice("ending", stage=Stage.STOP, when_all=(Fact.ONGOING,))
    others = [practice(stage.value, stage=stage, weight=100) for stage in Stage if stage is not Stage.STOP]
    health = practice("health", stage=Stage.UNDERSTAND, when_all=(Fact.BODY_AT_RISK,))
    still = situation(ongoing=True, causes=(Cause.INFIDELITY_PHYSICAL,))
    assert suggested(still, ending, health, *others) == ["health", "ending"]


def test_whoever_ended_what_could_be_ended_today_still_gets_a_calm_minute(
    practice: Make, situation: Make, floor: Practice, suggested: Make, today: dt.date
) -> None:
    ending = practice("ending", stage=Stage.STOP)
    done = (Done("ending", today),)
    owning = practice("owning", stage=Stage.OWN)
    assert suggested(situation(ongoing=True, done=done), ending, owning, floor) == ["breathe"]


def test_fear_lifts_the_duty_to_end_something_first(
    practice: Make, situation: Make, floor: Practice, suggested: Make
) -> None:
    afraid = situation(ongoing=True, safety=Safety.FEAR)
    help_practice = practice("help", stage=Stage.DECIDE, when_all=(Fact.FEAR,))
    assert suggested(afraid, help_practice, floor) == ["help", "breathe"]


@pytest.mark.parametrize("changes", [{"asks": (Sensitivity.ASSUMES_ENDED,)}, {"stage": Stage.RENEW}])
def test_while_it_goes_on_the_injured_partner_gets_nothing_that_takes_it_as_over(
    changes: dict[str, Any], practice: Make, situation: Make, check_offered: Check, check_quiet: Check
) -> None:
    mine = practice(audience=Audience.INJURED, **changes)
    check_offered(mine, situation(role=Role.INJURED))
    check_quiet(mine, situation(role=Role.INJURED, ongoing=True))
    staying = practice(audience=Audience.INJURED, stage=Stage.STAY)
    check_offered(staying, situation(role=Role.INJURED, ongoing=True))


@pytest.mark.parametrize("stage", [Stage.STAY, Stage.SHOW, Stage.RENEW])
def test_what_the_partner_does_not_know_is_prepared_alone(
    stage: Stage, practice: Make, situation: Make, check_offered: Check, check_quiet: Check
) -> None:
    untold = situation(came_out=CameOut.NOT_YET)
    check_quiet(practice(stage=stage), untold)
    check_quiet(practice(stage=Stage.OWN, contact=True), untold)
    check_offered(practice(stage=Stage.OWN), untold)
    telling = practice(stage=Stage.TELL, contact=True, asks=(Sensitivity.TELLING,))
    check_quiet(telling, untold)
    check_offered(telling, situation(came_out=CameOut.NOT_YET, addressed_safely=Answer.YES))


def test_whoever_is_both_prepares_their_own_part_and_may_still_ask_for_theirs(
    practice: Make, situation: Make, check_offered: Check, check_quiet: Check
) -> None:
    both = situation(role=Role.BOTH, came_out=CameOut.NOT_YET)
    check_quiet(practice(stage=Stage.STOP, contact=True), both)
    check_offered(practice(stage=Stage.STAY, audience=Audience.INJURED, contact=True), both)


@pytest.mark.parametrize("role", [Role.OFFENDING, Role.INJURED])
def test_nobody_gets_what_is_written_for_the_other(
    role: Role, practice: Make, situation: Make, check_offered: Check, check_quiet: Check
) -> None:
    theirs = Audience.INJURED if role is Role.OFFENDING else Audience.OFFENDING
    check_quiet(practice(audience=theirs), situation(role=role))
    check_offered(practice(audience=Audience(role.value)), situation(role=role))
    check_offered(practice(audience=theirs), situation(role=Role.BOTH))


def test_a_stage_opens_when_a_core_practice_before_it_is_met(
    practice: Make, situation: Make, suggested: Make, today: dt.date
) -> None:
    steps = [practice(stage.value, stage=stage, core=True, minutes=5, lives=lives) for stage, lives in LADDER]
    done: tuple[Done, ...] = ()
    for met in range(len(steps)):
        assert suggested(situation(done=done), *steps) == [steps[met].slug]
        done = (*done, Done(steps[met].slug, today))


def test_a_refusal_never_blocks_what_follows(practice: Make, situation: Make, suggested: Make) -> None:
    steps = [practice(stage.value, stage=stage, core=True, lives=lives) for stage, lives in LADDER]
    refused = ("stop", "tell", "own", "show")
    assert suggested(situation(refused=refused), *steps) == ["renew"]


def test_what_is_impossible_here_does_not_block_what_follows(
    practice: Make, situation: Make, suggested: Make
) -> None:
    impossible = practice("stop", core=True, when_all=(Fact.CHILDREN,))
    telling = practice("tell", stage=Stage.TELL, core=True)
    assert suggested(situation(), impossible, telling) == ["tell"]
    assert suggested(situation(children=True), impossible, telling) == ["stop"]


def test_renewing_waits_for_the_first_weeks(
    practice: Make, situation: Make, check_offered: Check, check_quiet: Check
) -> None:
    for role in Role:
        renewing = practice(stage=Stage.RENEW, audience=Audience.BOTH)
        check_quiet(renewing, situation(role=role, days_ago=10))
        check_offered(renewing, situation(role=role, days_ago=14))


def test_jealousy_without_a_breach_has_nothing_to_own_first(
    practice: Make, situation: Make, suggested: Make
) -> None:
    stopping = practice("stop", core=True, weight=0)
    showing = practice("show", stage=Stage.SHOW, lives="tracks", when_all=(Fact.TRACK_JEALOUSY,))
    jealous = situation(causes=(Cause.JEALOUSY,), came_out=CameOut.NOT_YET, days_ago=None)
    assert suggested(jealous, stopping, showing) == ["show", "stop"]


def test_thoughts_of_self_harm_bring_help_first_and_nothing_heavy(
    practice: Make, situation: Make, suggested: Make
) -> None:
    lives = iter(("truth", "questions", "apology", "promises", "renewal", "review", "space", "self"))
    heavy = [practice(stage.value, stage=stage, lives=next(lives), weight=100) for stage in Stage]
    help_practice = practice("help", stage=Stage.DECIDE, when_all=(Fact.SELF_HARM,), minutes=2, weight=0)
    contact = practice("contact", contact=True, weight=100)
    low = situation(safety=Safety.SELF_HARM)
    offered = suggested(low, *heavy, contact, help_practice)
    assert offered[0] == "help"
    assert set(offered[1:]) <= {"understand", "stop", "stay"}


def test_help_against_harming_oneself_comes_before_help_in_fear(
    practice: Make, situation: Make, suggested: Make
) -> None:
    fear = practice("fear", when_all=(Fact.FEAR,), weight=100)
    harm = practice("harm", when_all=(Fact.SELF_HARM,), weight=0)
    both = situation(safety=Safety.SELF_HARM, safety_topics=(SafetyTopic.SELF_HARM, SafetyTopic.VIOLENCE))
    assert suggested(both, fear, harm) == ["harm", "fear"]


def test_long_things_wait_for_the_first_days_to_pass(
    practice: Make, situation: Make, check_offered: Check, check_quiet: Check
) -> None:
    long = practice(minutes=45, weight=100)
    check_quiet(long, situation(days_ago=2))
    check_offered(long, situation(days_ago=4))


@pytest.mark.parametrize(
    ("changes", "stage"),
    [
        ({"ongoing": True}, Stage.STOP),
        ({"ongoing": True, "role": Role.INJURED}, Stage.STOP),
        ({"safety": Safety.FEAR, "ongoing": True}, Stage.UNDERSTAND),
        ({"safety": Safety.SELF_HARM}, Stage.UNDERSTAND),
        ({"came_out": CameOut.NOT_YET}, Stage.TELL),
        ({"came_out": CameOut.NOT_YET, "role": Role.INJURED}, Stage.UNDERSTAND),
        ({"came_out": CameOut.PARTLY}, Stage.TELL),
        ({"came_out": CameOut.PARTLY, "role": Role.INJURED, "days_ago": 3}, Stage.STAY),
        ({"days_ago": 3}, Stage.STAY),
        ({}, Stage.STOP),
        ({"refused": ("stop",)}, Stage.TELL),
        ({"refused": ("stop", "tell")}, Stage.OWN),
        ({"refused": ("stop", "tell", "own", "show", "renew")}, Stage.RENEW),
        ({"refused": ("stop", "tell", "own", "show", "renew"), "closeness": Closeness.SPACE}, Stage.STAY),
        ({"role": Role.INJURED}, Stage.TELL),
        ({"role": Role.INJURED, "refused": ("tell",)}, Stage.STAY),
        ({"causes": (Cause.UNKNOWN,)}, Stage.UNDERSTAND),
        ({"causes": (Cause.JEALOUSY,), "refused": ("understand",)}, Stage.SHOW),
    ],
)
def test_the_stage_is_where_the_main_work_is(
    changes: dict[str, Any], stage: Stage, practice: Make, situation: Make, catalogue: Make, today: dt.date
) -> None:
    core = [practice(each.value, stage=each, audience=Audience.BOTH, core=True) for each in Stage]
    assert plan(catalogue(*core), situation(**changes), today, Language.EN).stage is stage
