"""After a lapse the plan leads back to the right stages, by how it became known, and then goes on by itself (T15)."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import pytest

from goldseam.core.catalogue.loader import load_catalogue
from goldseam.core.catalogue.model import Fact, Language, Practice, Sensitivity, Stage
from goldseam.core.plan.planner import plan, why_not
from goldseam.core.situation.assembling import with_lapse
from goldseam.core.situation.model import (
    Answer,
    CameOut,
    Cause,
    Done,
    LapseKnown,
    Postponed,
    Role,
    Safety,
    Situation,
    Touch,
)
from goldseam.core.situation.track import Track

Make = Callable[..., Any]
METHOD = load_catalogue()
ANEW = {Stage.RENEW}
KNOWN = {"told": LapseKnown.TOLD, "found": LapseKnown.FOUND_OUT, "untold": LapseKnown.NOT_TOLD}


@pytest.fixture
def in_renew(situation: Make, today: dt.date) -> Callable[..., Situation]:
    """Somebody whose main work was new things before it happened again today."""

    def make(role: Role = Role.OFFENDING, known: str = "told", **lapse: Any) -> Situation:
        core = [slug for slug, each in METHOD.practices.items() if each.facts.core]
        done = tuple(Done(slug, today - dt.timedelta(days=100)) for slug in core)
        before: Situation = situation(role=role, done=done, addressed_safely=Answer.YES, days_ago=300)
        assert plan(METHOD, before, today, Language.EN).stage is Stage.RENEW
        given = {"own": role is not Role.INJURED, **lapse}
        return with_lapse(before, today, known=KNOWN[known], **given)

    return make


def stages(made: Situation, today: dt.date, days: int = 35) -> list[str]:
    """The stages that lead, week by week: each holds on all seven days."""
    by_day = [plan(METHOD, made, today + dt.timedelta(days=n), Language.EN).stage.value for n in range(days)]
    weeks = [by_day[n : n + 7] for n in range(0, days, 7)]
    assert all(len(set(week)) == 1 for week in weeks), by_day
    return [week[0] for week in weeks]


def offered(made: Situation, today: dt.date, days: range) -> Iterator[Practice]:
    for n in days:
        for each in plan(METHOD, made, today + dt.timedelta(days=n), Language.EN).suggestions:
            yield METHOD.practices[each.practice]


@pytest.mark.parametrize(
    ("role", "known", "returned", "weeks"),
    [
        (Role.OFFENDING, "told", False, "own stay renew renew renew"),
        (Role.OFFENDING, "found", False, "tell own own renew renew"),
        (Role.OFFENDING, "told", True, "stop own stay renew renew"),
        (Role.OFFENDING, "found", True, "stop tell own own renew"),
        (Role.OFFENDING, "untold", False, "tell own own renew renew"),
        (Role.INJURED, "told", False, "stay own renew renew renew"),
        (Role.INJURED, "found", False, "stay tell own renew renew"),
        (Role.INJURED, "told", True, "stop stay own renew renew"),
        (Role.INJURED, "found", True, "stop stay tell own renew"),
    ],
)
def test_told_found_out_and_gone_back_to_lead_different_ways_and_end_by_themselves(
    role: Role, known: str, returned: bool, weeks: str, in_renew: Make, today: dt.date
) -> None:
    assert stages(in_renew(role, known, returned=returned), today) == weeks.split()


@pytest.mark.parametrize("known", ["told", "found"])
@pytest.mark.parametrize("returned", [False, True])
def test_both_plans_are_on_the_way_back_for_the_same_weeks(
    known: str, returned: bool, in_renew: Make, today: dt.date
) -> None:
    hers, his = (
        stages(in_renew(role, known, returned=returned), today) for role in (Role.OFFENDING, Role.INJURED)
    )
    assert hers.count("renew") == his.count("renew")
    assert (hers[0] == "stop") is (his[0] == "stop") is returned


@pytest.mark.parametrize(("own", "first"), [(True, "tell"), (False, "stay")])
def test_whoever_is_both_is_led_by_whose_it_was(
    own: bool, first: str, in_renew: Make, today: dt.date
) -> None:
    assert stages(in_renew(Role.BOTH, "found", own=own), today)[0] == first


@pytest.mark.parametrize("role", [Role.OFFENDING, Role.INJURED])
@pytest.mark.parametrize(("known", "weeks"), [("told", 2), ("found", 3)])
def test_nothing_is_built_anew_until_the_way_back_is_gone(
    role: Role, known: str, weeks: int, in_renew: Make, today: dt.date
) -> None:
    made = in_renew(role, known)
    back = list(offered(made, today, range(7 * weeks)))
    assert back
    assert not [each.slug for each in back if each.facts.stage in ANEW]
    assert not [each.slug for each in back if Sensitivity.COURTING in each.facts.asks]
    later = offered(made, today, range(7 * weeks, 7 * weeks + 14))
    assert any(each.facts.stage in ANEW for each in later)


@pytest.mark.parametrize(
    "asks", [(Sensitivity.COURTING,), (Sensitivity.FORGIVENESS_ASKED,), (Sensitivity.TOUCH,)]
)
def test_courting_and_asking_forgiveness_wait_for_the_way_back_and_touch_has_its_own_wish(
    asks: tuple[Sensitivity, ...], practice: Make, situation: Make, suggested: Make, today: dt.date
) -> None:
    showing = practice("showing", stage=Stage.SHOW, asks=asks)
    lapsed = with_lapse(situation(touch=Touch.WELCOME), today, known=LapseKnown.FOUND_OUT)
    after_hard_days = today + dt.timedelta(days=8)
    waits = Sensitivity.TOUCH not in asks
    assert suggested(lapsed, showing, today=after_hard_days) == ([] if waits else ["showing"])
    assert suggested(lapsed, showing, today=today + dt.timedelta(days=21)) == ["showing"]


def test_why_not_says_that_it_comes_back(in_renew: Make, today: dt.date) -> None:
    day = today + dt.timedelta(days=9)
    says = why_not(METHOD, in_renew(known="found"), day, "open-up-a-little")
    assert (
        says
        == "It happened again a short while ago. This waits some weeks, and then it comes back by itself."
    )
    russian = why_not(METHOD, in_renew(known="found"), day, "open-up-a-little", Language.RU)
    assert "вернётся сам" in russian


@pytest.mark.parametrize(
    ("role", "known", "returned", "clause"),
    [
        (Role.OFFENDING, "told", False, "this time you told it yourself"),
        (Role.OFFENDING, "found", False, "this time others said it first"),
        (Role.OFFENDING, "told", True, "it was taken up again"),
        (Role.INJURED, "told", False, "this time it was told to you"),
        (Role.INJURED, "found", False, "this time you found it out"),
        (Role.BOTH, "found", False, "this time it was found out"),
    ],
)
def test_the_reason_says_how_it_became_known(
    role: Role, known: str, returned: bool, clause: str, in_renew: Make, today: dt.date
) -> None:
    made = in_renew(role, known, returned=returned)
    reasons = {
        each.reason
        for n in range(14)
        for each in plan(METHOD, made, today + dt.timedelta(days=n), Language.EN).suggestions
    }
    assert any(clause in reason for reason in reasons)


def test_going_back_to_it_is_ended_though_nobody_said_that_it_goes_on(
    practice: Make, situation: Make, suggested: Make, floor: Practice, today: dt.date
) -> None:
    ending = practice("ending", when_all=(Fact.ONGOING,))
    for other in ({"returned": False}, {"own": False, "returned": True}):
        role = Role.BOTH if "own" in other else Role.OFFENDING
        slip = with_lapse(situation(role=role), today, known=LapseKnown.TOLD, **other)
        assert "ending" not in suggested(slip, ending, floor)
    back = with_lapse(situation(), today, known=LapseKnown.TOLD, returned=True)
    assert "ending" in suggested(back, ending, floor)
    assert "ending" not in suggested(back, ending, floor, today=today + dt.timedelta(days=7))


def test_for_some_days_after_going_back_nothing_takes_it_as_over(
    practice: Make, situation: Make, catalogue: Make, floor: Practice, today: dt.date
) -> None:
    over = practice("over", stage=Stage.STOP, asks=(Sensitivity.ASSUMES_ENDED,))
    back = with_lapse(situation(), today, known=LapseKnown.TOLD, returned=True)
    assert "takes it as over" in why_not(catalogue(over, floor), back, today, "over")
    later = today + dt.timedelta(days=7)
    assert why_not(catalogue(over, floor), back, later, "over") == "It is in today's plan."


def test_nothing_that_was_done_put_off_or_refused_is_lost(situation: Make, today: dt.date) -> None:
    before = situation(
        done=(Done("a", today),), postponed=(Postponed("b", today, today),), refused=("c",), asked=("d",)
    )
    after = with_lapse(before, today, known=LapseKnown.FOUND_OUT, returned=True, touches=("money",))
    for field in ("done", "postponed", "refused", "asked", "came_out", "came_out_on"):
        assert getattr(after, field) == getattr(before, field)


def test_what_it_touches_stands_beside_what_cost_the_trust(in_renew: Make, today: dt.date) -> None:
    touched = in_renew(known="found", touches=("money", "jealousy", "unknown", "nonsense"))
    assert touched.causes == (Cause.LYING, Cause.MONEY)
    slugs = {each.slug for each in offered(touched, today, range(21))}
    plain = {each.slug for each in offered(in_renew(known="found"), today, range(21))}
    assert "money-on-the-table" in slugs - plain
    other = in_renew(known="told", touches=("infidelity_physical",))
    assert plan(METHOD, other, today, Language.EN).track is Track.INFIDELITY


def test_help_the_untold_and_what_goes_on_come_before_the_way_back(in_renew: Make, today: dt.date) -> None:
    found = in_renew(known="found", returned=True)

    def leads(made: Situation, day: dt.date = today, **changes: Any) -> Stage:
        return plan(METHOD, msgspec.structs.replace(made, **changes), day, Language.EN).stage

    assert leads(found, safety=Safety.FEAR) is Stage.UNDERSTAND
    assert leads(found, came_out=CameOut.NOT_YET) is Stage.TELL
    assert leads(in_renew(), ongoing=True) is Stage.STOP
    assert leads(in_renew(), came_out=CameOut.PARTLY) is Stage.TELL
    assert leads(in_renew(), came_out_on=today) is Stage.STAY
    assert leads(found, causes=(Cause.JEALOUSY,)) is not Stage.STOP


def test_a_lapse_of_a_day_to_come_or_of_which_nothing_is_known_leads_nowhere(
    in_renew: Make, today: dt.date
) -> None:
    ahead = msgspec.structs.replace(in_renew(), lapsed_on=today + dt.timedelta(days=1))
    unsaid = msgspec.structs.replace(in_renew(), lapse_known=LapseKnown.NOT_SAID)
    for made in (ahead, unsaid):
        assert plan(METHOD, made, today, Language.EN).stage is Stage.RENEW
