"""T1 to T15: what the plan does where the method argues with itself."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest

from goldseam.core.catalogue.model import Audience, Fact, Language, Practice, Sensitivity, Stage
from goldseam.core.plan.planner import plan
from goldseam.core.plan.reasons import plan_words
from goldseam.core.situation.model import (
    Barrier,
    CameOut,
    Cause,
    Closeness,
    Done,
    LevelOfDetail,
    Role,
    Safety,
    SafetyTopic,
    Touch,
)

Make = Callable[..., Any]
Check = Callable[[Practice, Any], None]


@pytest.mark.parametrize("level", list(LevelOfDetail))
def test_t01_no_level_of_detail_withholds_what_touches_the_body(
    level: LevelOfDetail, practice: Make, situation: Make, check_offered: Check
) -> None:
    health = practice(when_all=(Fact.BODY_AT_RISK,))
    check_offered(health, situation(causes=(Cause.INFIDELITY_PHYSICAL,), level_of_detail=level))


@pytest.mark.parametrize(
    "changes",
    [
        {"ongoing": True},
        {"ongoing_unsure": True},
        {"safety_topics": (SafetyTopic.ADDICTION,)},
        {"safety_topics": (SafetyTopic.STILL_GOING_ON,)},
    ],
)
def test_t01_nothing_takes_it_as_over_while_it_may_go_on(
    changes: dict[str, Any], practice: Make, situation: Make, check_offered: Check, check_quiet: Check
) -> None:
    assumes = practice(asks=(Sensitivity.ASSUMES_ENDED,))
    check_offered(assumes, situation())
    check_quiet(assumes, situation(**changes))
    if "ongoing" not in changes:
        check_offered(practice(stage=Stage.SHOW), situation(**changes))


def test_t02_the_offending_partner_speaks_first_only_to_end_correct_add_or_report(
    practice: Make, situation: Make, check_offered: Check, check_quiet: Check
) -> None:
    asks = (Sensitivity.RAISES_THE_SUBJECT,)
    check_quiet(practice(stage=Stage.STAY, asks=asks), situation())
    check_offered(practice(stage=Stage.TELL, asks=asks), situation())
    own = practice(stage=Stage.STAY, audience=Audience.INJURED, asks=asks)
    check_offered(own, situation(role=Role.INJURED))


@pytest.mark.parametrize("role", list(Role))
def test_t02_a_matter_that_rests_is_left_to_rest(
    role: Role, practice: Make, situation: Make, check_quiet: Check
) -> None:
    raises = practice(stage=Stage.TELL, audience=Audience.BOTH, asks=(Sensitivity.RAISES_THE_SUBJECT,))
    check_quiet(raises, situation(role=role, resting=True))


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("wish", [Closeness.SPACE, Closeness.NO_CONTACT])
def test_t03_while_space_is_asked_no_contact_is_suggested(
    role: Role, wish: Closeness, practice: Make, situation: Make, check_offered: Check, check_quiet: Check
) -> None:
    contact = practice(audience=Audience.BOTH, contact=True)
    check_offered(contact, situation(role=role))
    check_quiet(contact, situation(role=role, closeness=wish))
    check_offered(practice(audience=Audience.BOTH), situation(role=role, closeness=wish))


@pytest.mark.parametrize("wish", [Touch.NOT_SAID, Touch.NOT_NOW, Touch.ASK_FIRST])
def test_t03_touch_waits_for_a_wish_of_its_own(
    wish: Touch, practice: Make, situation: Make, check_offered: Check, check_quiet: Check
) -> None:
    touching = practice(asks=(Sensitivity.TOUCH,))
    check_quiet(touching, situation(touch=wish))
    check_offered(touching, situation(touch=Touch.WELCOME))
    check_quiet(touching, situation(touch=Touch.WELCOME, closeness=Closeness.SPACE))


def test_t03_touch_waits_for_health_where_a_body_is_at_risk(
    practice: Make, situation: Make, suggested: Make, today: dt.date
) -> None:
    touching = practice(asks=(Sensitivity.TOUCH,))
    health = practice("health", when_all=(Fact.BODY_AT_RISK,))
    at_risk = {"causes": (Cause.INFIDELITY_PHYSICAL,), "touch": Touch.WELCOME}
    assert suggested(situation(**at_risk), touching, health) == ["health"]
    done = (Done("health", today - dt.timedelta(days=30)),)
    assert "the-practice" in suggested(situation(**at_risk, done=done), touching, health)


def test_t04_openness_is_not_suggested_to_whoever_is_afraid(
    practice: Make, situation: Make, check_offered: Check, check_quiet: Check
) -> None:
    for opening in (practice(asks=(Sensitivity.OPENNESS,)), practice(lives="openness")):
        check_offered(opening, situation())
        check_quiet(opening, situation(safety=Safety.FEAR))
        check_quiet(opening, situation(safety_topics=(SafetyTopic.PUSHED,)))
    check_quiet(practice(asks=(Sensitivity.OPENNESS,)), situation(safety=Safety.NOT_ANSWERED))


@pytest.mark.parametrize("language", list(Language))
def test_t05_no_word_of_the_plan_cuts_anybody_off(language: Language) -> None:
    cutting = re.compile(
        r"opposite sex|stop seeing (your )?(friends|family)|противоположн|перестань", re.IGNORECASE
    )
    assert not [key for key, text in plan_words(language).items() if cutting.search(text)]


def test_t06_public_words_need_a_recorded_yes(
    practice: Make, situation: Make, check_offered: Check, check_quiet: Check
) -> None:
    public = practice(asks=(Sensitivity.PUBLIC,))
    check_quiet(public, situation())
    check_offered(public, situation(public_words_agreed=True))


def test_t07_forgiveness_is_asked_for_once(
    practice: Make, situation: Make, suggested: Make, today: dt.date
) -> None:
    letter, spoken = (practice(slug, asks=(Sensitivity.FORGIVENESS_ASKED,)) for slug in ("letter", "spoken"))
    assert set(suggested(situation(), letter, spoken)) == {"letter", "spoken"}
    long_ago = (Done("letter", today - dt.timedelta(days=300)),)
    assert suggested(situation(done=long_ago), letter, spoken) == []


@pytest.mark.parametrize("language", list(Language))
def test_t07_no_word_of_the_plan_counts_or_expects_a_date(language: Language) -> None:
    expects = re.compile(r"\d|soon|deadline|countdown|скоро|к сроку|осталось", re.IGNORECASE)
    assert not [key for key, text in plan_words(language).items() if expects.search(text)]


@pytest.mark.parametrize(
    "changes",
    [
        {"closeness": Closeness.SPACE},
        {"days_ago": 5},
        {"barriers": (Barrier.ANGER_PILES_UP,)},
        {"barriers": (Barrier.REVENGE,)},
        {"came_out": CameOut.NOT_YET},
        {"ongoing": True},
    ],
)
def test_t08_courting_waits_for_calm(
    changes: dict[str, Any], practice: Make, situation: Make, check_offered: Check, check_quiet: Check
) -> None:
    courting = practice(asks=(Sensitivity.COURTING,))
    check_offered(courting, situation())
    check_quiet(courting, situation(**changes))


def test_t09_self_forgiveness_opens_after_responsibility(
    practice: Make, situation: Make, suggested: Make, today: dt.date
) -> None:
    forgiving = practice("forgiving", stage=Stage.DECIDE, asks=(Sensitivity.SELF_FORGIVENESS,))
    owning = practice("owning", stage=Stage.OWN, core=True)
    assert suggested(situation(), forgiving, owning) == ["owning"]
    assert suggested(situation(refused=("owning",)), forgiving, owning) == []
    taken = (Done("owning", today - dt.timedelta(days=3)),)
    assert "forgiving" in suggested(situation(done=taken), forgiving, owning)


def test_t11_forgiving_is_never_a_task_for_the_injured_partner(
    practice: Make, situation: Make, check_offered: Check, check_quiet: Check
) -> None:
    for audience in (Audience.INJURED, Audience.BOTH):
        check_quiet(
            practice(audience=audience, asks=(Sensitivity.FORGIVENESS_ASKED,)), situation(role=Role.INJURED)
        )
    check_offered(practice(asks=(Sensitivity.FORGIVENESS_ASKED,)), situation())


def test_t11_a_barrier_is_shown_to_whoever_can_move_it(
    practice: Make, situation: Make, check_offered: Check, check_quiet: Check
) -> None:
    theirs = practice(audience=Audience.BOTH, covers=("B04.3", "B04.7"))
    check_quiet(theirs, situation())
    check_offered(theirs, situation(role=Role.INJURED))
    mine = practice(audience=Audience.BOTH, covers=("B04.2",))
    check_quiet(mine, situation(role=Role.INJURED))
    check_offered(mine, situation())
    asked = practice(audience=Audience.BOTH, when_all=(Fact.CANNOT_FORGIVE_NOW,))
    check_quiet(asked, situation(barriers=(Barrier.CANNOT_FORGIVE_NOW,)))
    check_offered(asked, situation(role=Role.INJURED, barriers=(Barrier.CANNOT_FORGIVE_NOW,)))


def test_t13_deciding_is_open_but_never_in_the_first_days_and_never_leads(
    practice: Make, situation: Make, catalogue: Make, today: dt.date, check_offered: Check, check_quiet: Check
) -> None:
    standing = practice(stage=Stage.DECIDE, audience=Audience.BOTH, core=True)
    for role in Role:
        check_quiet(standing, situation(role=role, days_ago=1))
        check_offered(standing, situation(role=role))
        assert plan(catalogue(standing), situation(role=role), today, Language.EN).stage is not Stage.DECIDE


def test_t13_what_is_written_for_the_first_days_may_say_that_nothing_need_be_decided(
    practice: Make, situation: Make, check_offered: Check
) -> None:
    waiting = practice(stage=Stage.DECIDE, when_any=(Fact.FIRST_72_HOURS, Fact.DAY_UNKNOWN))
    check_offered(waiting, situation(days_ago=1))


def test_t15_a_lapse_takes_nothing_back(
    practice: Make, situation: Make, suggested: Make, today: dt.date
) -> None:
    practices = [
        practice(stage.value, stage=stage, core=True, lives=lives)
        for stage, lives in ((Stage.STOP, "truth"), (Stage.TELL, "questions"), (Stage.OWN, "apology"))
    ]
    done = tuple(Done(slug, today - dt.timedelta(days=9)) for slug in ("stop", "tell"))
    before = suggested(situation(done=done), *practices)
    assert (
        set(suggested(situation(done=done, repeated=True), *practices))
        == set(before)
        == {"stop", "tell", "own"}
    )
