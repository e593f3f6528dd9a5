"""What a situation comes to on a day: its track, its facts, its open stages."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from goldseam.core.catalogue.model import Fact, Stage
from goldseam.core.situation.barriers import MOVED_BY, own_barriers
from goldseam.core.situation.facts import facts_of
from goldseam.core.situation.model import (
    Answer,
    Barrier,
    CameOut,
    Cause,
    ChosenWay,
    Closeness,
    Living,
    OtherPerson,
    Role,
    Safety,
    SafetyTopic,
)
from goldseam.core.situation.stages import stages_open
from goldseam.core.situation.track import TRACK_OF_CAUSE, Track, track_of, tracks_of

Make = Callable[..., Any]

TIME = {Fact.FIRST_72_HOURS, Fact.FIRST_TWO_WEEKS, Fact.FIRST_THREE_MONTHS, Fact.LATER, Fact.DAY_UNKNOWN}
EARLY = {Fact.FIRST_72_HOURS, Fact.FIRST_TWO_WEEKS, Fact.FIRST_THREE_MONTHS}


@pytest.mark.parametrize(
    ("days_ago", "expected"),
    [
        (-2, {Fact.DAY_UNKNOWN}),
        (-1, EARLY),
        (0, EARLY),
        (3, EARLY),
        (4, EARLY - {Fact.FIRST_72_HOURS}),
        (13, EARLY - {Fact.FIRST_72_HOURS}),
        (14, {Fact.FIRST_THREE_MONTHS}),
        (90, {Fact.FIRST_THREE_MONTHS}),
        (91, {Fact.LATER}),
        (None, {Fact.DAY_UNKNOWN}),
    ],
)
def test_the_facts_of_time_add_up(
    days_ago: int | None, expected: set[Fact], situation: Make, today: dt.date
) -> None:
    assert facts_of(situation(days_ago=days_ago), today) & TIME == expected


def test_time_has_not_begun_while_nothing_came_out(situation: Make, today: dt.date) -> None:
    untold = facts_of(situation(came_out=CameOut.NOT_YET, days_ago=3), today)
    assert Fact.NOT_TOLD in untold
    assert not untold & TIME
    jealous = facts_of(situation(causes=(Cause.JEALOUSY,), came_out=CameOut.NOT_YET, days_ago=None), today)
    assert Fact.NOT_TOLD not in jealous
    assert jealous & TIME == {Fact.DAY_UNKNOWN}


def test_every_answer_becomes_its_facts(situation: Make, today: dt.date) -> None:
    given = situation(
        role=Role.BOTH,
        causes=(Cause.INFIDELITY_PHYSICAL, Cause.MONEY, Cause.PORNOGRAPHY, Cause.LYING),
        came_out=CameOut.PARTLY,
        ongoing=True,
        other_person=OtherPerson.UNAVOIDABLE,
        living=Living.APART,
        children=True,
        closeness=Closeness.NO_CONTACT,
        repeated=True,
        barriers=tuple(Barrier),
        safety=Safety.NOT_ANSWERED,
        addressed_safely=Answer.NO,
    )
    assert facts_of(given, today) == {
        Fact.LATER,
        Fact.TOLD_IN_PART,
        Fact.ONGOING,
        Fact.REPEATED,
        Fact.OTHER_PERSON,
        Fact.OTHER_PERSON_UNAVOIDABLE,
        Fact.APART,
        Fact.CHILDREN,
        Fact.NO_CONTACT,
        Fact.BOTH_HURT,
        Fact.SAFETY_NOT_ANSWERED,
        Fact.NOT_SAFE_TO_SAY,
        Fact.BODY_AT_RISK,
        Fact.TRACK_INFIDELITY,
        Fact.TRACK_LIE,
        Fact.TRACK_PROMISE_OR_MONEY,
        Fact.CAUSE_INFIDELITY,
        Fact.CAUSE_MONEY,
        Fact.CAUSE_HABIT,
        *(fact for fact in Fact if fact.value.startswith("barrier_")),
    }


@pytest.mark.parametrize(
    ("way", "days", "fact"),
    [
        (ChosenWay.NOT_CHOSEN, None, None),
        (ChosenWay.GO_ON, None, None),
        (ChosenWay.PART_WELL, None, Fact.PARTING),
        (ChosenWay.PART_WELL, -1, Fact.PARTING),
        (ChosenWay.NOT_YET, None, Fact.NOT_DECIDING),
        (ChosenWay.NOT_YET, 1, Fact.NOT_DECIDING),
        (ChosenWay.NOT_YET, 0, None),
    ],
)
def test_a_chosen_way_is_a_fact_and_not_yet_rests_until_its_day(
    way: ChosenWay, days: int | None, fact: Fact | None, situation: Make, today: dt.date
) -> None:
    look_again = None if days is None else today + dt.timedelta(days=days)
    found = facts_of(situation(way=way, look_again=look_again), today)
    assert found & {Fact.PARTING, Fact.NOT_DECIDING} == ({fact} if fact else set())


def test_a_body_is_at_risk_only_where_bodies_were_close(situation: Make, today: dt.date) -> None:
    for cause in Cause:
        at_risk = Fact.BODY_AT_RISK in facts_of(situation(causes=(cause,)), today)
        assert at_risk is (cause is Cause.INFIDELITY_PHYSICAL)


@pytest.mark.parametrize(
    ("changes", "afraid", "low"),
    [
        ({}, False, False),
        ({"safety": Safety.FEAR}, True, False),
        ({"safety": Safety.SELF_HARM}, False, True),
        ({"safety": Safety.SELF_HARM, "safety_topics": (SafetyTopic.HUMILIATION,)}, True, True),
        ({"safety_topics": (SafetyTopic.PUSHED, SafetyTopic.SELF_HARM)}, True, True),
        ({"safety_topics": (SafetyTopic.ADDICTION,)}, False, False),
        ({"watched": Answer.NOT_SURE}, True, False),
        ({"watched": Answer.NO}, False, False),
    ],
)
def test_fear_and_self_harm_can_both_hold(
    changes: dict[str, Any], *, afraid: bool, low: bool, situation: Make, today: dt.date
) -> None:
    facts = facts_of(situation(**changes), today)
    assert (Fact.FEAR in facts, Fact.SELF_HARM in facts) == (afraid, low)


def test_a_barrier_of_the_other_is_no_fact_of_mine(situation: Make, today: dt.date) -> None:
    assert set(MOVED_BY) == set(Barrier)
    for role in Role:
        facts = facts_of(situation(role=role, barriers=tuple(Barrier)), today)
        assert len([fact for fact in facts if fact.value.startswith("barrier_")]) == len(own_barriers(role))
    assert Barrier.CANNOT_FORGIVE_NOW not in own_barriers(Role.OFFENDING)
    assert Barrier.NO_HUMILITY not in own_barriers(Role.INJURED)
    assert own_barriers(Role.BOTH) == tuple(Barrier)


@pytest.mark.parametrize(
    ("causes", "track"),
    [
        ((), Track.UNKNOWN),
        ((Cause.UNKNOWN,), Track.UNKNOWN),
        ((Cause.DISTRUST_FROM_THE_START,), Track.UNKNOWN),
        ((Cause.JEALOUSY, Cause.UNKNOWN), Track.JEALOUSY),
        ((Cause.JEALOUSY, Cause.UNSPOKEN_EXPECTATION), Track.EXPECTATIONS),
        ((Cause.UNSPOKEN_EXPECTATION, Cause.MONEY), Track.PROMISE_OR_MONEY),
        ((Cause.GOALS_OUT_OF_REACH,), Track.PROMISE_OR_MONEY),
        ((Cause.MONEY, Cause.LYING), Track.LIE),
        ((Cause.LYING, Cause.INFIDELITY_ONLINE), Track.INFIDELITY),
    ],
)
def test_the_strongest_breach_leads(causes: tuple[Cause, ...], track: Track, situation: Make) -> None:
    assert set(TRACK_OF_CAUSE) == set(Cause)
    assert track_of(situation(causes=causes)) is track
    assert tracks_of(situation(causes=causes))[0] is track


@pytest.mark.parametrize(
    ("changes", "closed"),
    [
        ({}, set()),
        ({"role": Role.INJURED}, set()),
        ({"days_ago": 2}, {Stage.DECIDE, Stage.RENEW}),
        ({"days_ago": 9}, {Stage.RENEW}),
        ({"came_out": CameOut.NOT_YET}, {Stage.STAY, Stage.SHOW, Stage.RENEW}),
        ({"came_out": CameOut.NOT_YET, "role": Role.INJURED}, {Stage.OWN, Stage.SHOW, Stage.RENEW}),
        ({"came_out": CameOut.NOT_YET, "role": Role.BOTH}, {Stage.SHOW, Stage.RENEW}),
        ({"ongoing": True}, set(Stage) - {Stage.STOP}),
        ({"ongoing": True, "causes": (Cause.UNKNOWN,)}, set(Stage) - {Stage.STOP, Stage.UNDERSTAND}),
        ({"ongoing": True, "safety": Safety.FEAR}, set(Stage) - {Stage.STOP, Stage.UNDERSTAND, Stage.DECIDE}),
        ({"ongoing": True, "role": Role.INJURED}, {Stage.SHOW, Stage.RENEW}),
        ({"ongoing": True, "role": Role.BOTH}, {Stage.SHOW, Stage.RENEW}),
    ],
)
def test_several_stages_are_open_at_once(
    changes: dict[str, Any], closed: set[Stage], situation: Make, today: dt.date
) -> None:
    assert set(Stage) - stages_open(situation(**changes), today) == closed
