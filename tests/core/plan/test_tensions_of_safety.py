"""T12, T16, T17: whoever is accused, afraid, or has something to say is asked and helped first."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from goldseam.core.catalogue.model import Audience, Catalogue, Fact, Language, Practice, Sensitivity, Stage
from goldseam.core.plan.model import AskFirst
from goldseam.core.plan.planner import plan
from goldseam.core.situation.model import (
    Answer,
    CameOut,
    Cause,
    Role,
    Safety,
    Touch,
)
from goldseam.core.situation.track import Track, track_of

Make = Callable[..., Any]
Check = Callable[[Practice, Any], None]

SAYING = [Sensitivity.TELLING, Sensitivity.PARTING]
OWES_NOBODY = [
    Sensitivity.PATIENCE,
    Sensitivity.OPENNESS,
    Sensitivity.TOUCH,
    Sensitivity.TELLING,
    Sensitivity.PARTING,
    Sensitivity.COURTING,
    Sensitivity.FORGIVENESS_ASKED,
    Sensitivity.RAISES_THE_SUBJECT,
    Sensitivity.PUBLIC,
]


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize(
    "breach",
    [cause for cause in Cause if cause not in {Cause.JEALOUSY, Cause.UNKNOWN, Cause.DISTRUST_FROM_THE_START}],
)
def test_t12_jealousy_is_a_track_only_where_no_breach_is_known(
    role: Role, breach: Cause, practice: Make, situation: Make, check_quiet: Check
) -> None:
    alone = situation(role=role, causes=(Cause.JEALOUSY, Cause.DISTRUST_FROM_THE_START))
    assert track_of(alone) is Track.JEALOUSY
    after = situation(role=role, causes=(Cause.JEALOUSY, breach))
    assert track_of(after) is not Track.JEALOUSY
    check_quiet(practice(audience=Audience.BOTH, when_all=(Fact.TRACK_JEALOUSY,)), after)


def test_t12_whoever_is_accused_without_a_breach_is_asked_in_private_first(
    practice: Make, situation: Make, catalogue: Make, floor: Practice, today: dt.date, check_offered: Check
) -> None:
    answering = practice(when_all=(Fact.TRACK_JEALOUSY,), asks=(Sensitivity.PATIENCE,))
    accused = situation(causes=(Cause.JEALOUSY,))
    made = plan(catalogue(answering, floor), accused, today, Language.EN)
    assert made.ask_first == (AskFirst.WATCHED,)
    assert [each.practice for each in made.suggestions] == ["breathe"]
    check_offered(answering, situation(causes=(Cause.JEALOUSY,), watched=Answer.NO))


@pytest.mark.parametrize("answer", [Answer.YES, Answer.NOT_SURE])
def test_t12_being_watched_is_met_with_help(
    answer: Answer, practice: Make, situation: Make, suggested: Make
) -> None:
    help_practice = practice("help", when_all=(Fact.FEAR,))
    answering = practice(when_all=(Fact.TRACK_JEALOUSY,), asks=(Sensitivity.PATIENCE,))
    watched = situation(causes=(Cause.JEALOUSY,), watched=answer)
    assert suggested(watched, help_practice, answering) == ["help"]


@pytest.mark.parametrize(
    "changes",
    [{"lives": "no-contact"}, {"lives": "openness"}, {"asks": (Sensitivity.OPENNESS,)}],
)
def test_t12_nobody_accused_is_told_to_drop_people_or_report(
    changes: dict[str, Any], practice: Make, situation: Make, check_offered: Check, check_quiet: Check
) -> None:
    reporting = practice(**changes)
    check_quiet(reporting, situation(causes=(Cause.JEALOUSY,), watched=Answer.NO))
    check_offered(reporting, situation())


@pytest.mark.parametrize("asks", OWES_NOBODY)
def test_t16_nobody_who_is_afraid_is_asked_to_bear_or_open_up(
    asks: Sensitivity, practice: Make, situation: Make, check_quiet: Check
) -> None:
    afraid = situation(
        safety=Safety.FEAR, addressed_safely=Answer.YES, touch=Touch.WELCOME, public_words_agreed=True
    )
    check_quiet(practice(stage=Stage.STOP, asks=(asks,)), afraid)


@pytest.mark.parametrize("role", list(Role))
def test_t16_fear_brings_help_first_then_a_way_of_ones_own(
    role: Role, practice: Make, situation: Make, suggested: Make
) -> None:
    help_practice = practice(
        "help", audience=Audience.BOTH, when_all=(Fact.FEAR,), asks=(Sensitivity.PARTING,)
    )
    alone = practice("alone", audience=Audience.BOTH, lives="self", weight=100)
    owed = practice("owed", audience=Audience.BOTH, stage=Stage.OWN, weight=100)
    contact = practice("contact", audience=Audience.BOTH, weight=100, contact=True)
    calling = practice("calling", audience=Audience.BOTH, when_all=(Fact.FEAR,), contact=True)
    made = suggested(situation(role=role, safety=Safety.FEAR), alone, owed, contact, calling, help_practice)
    assert made == ["help", "alone"]
    assert "help" not in suggested(situation(role=role), alone, contact, calling, help_practice)


@pytest.mark.parametrize("asks", SAYING)
@pytest.mark.parametrize("answer", [Answer.NOT_ASKED, Answer.NO, Answer.NOT_SURE])
def test_t17_before_telling_or_parting_the_person_is_asked(
    asks: Sensitivity,
    answer: Answer,
    practice: Make,
    situation: Make,
    check_offered: Check,
    check_quiet: Check,
) -> None:
    saying = practice(asks=(asks,))
    check_quiet(saying, situation(addressed_safely=answer))
    check_offered(saying, situation(addressed_safely=Answer.YES))
    check_quiet(saying, situation(addressed_safely=Answer.YES, safety=Safety.NOT_ANSWERED))


@pytest.mark.parametrize("answer", [Answer.NO, Answer.NOT_SURE])
def test_t17_where_it_is_not_safe_help_and_safe_ways_are_offered(
    answer: Answer, practice: Make, situation: Make, suggested: Make
) -> None:
    help_practice = practice("help", stage=Stage.DECIDE, when_any=(Fact.FEAR,), asks=(Sensitivity.PARTING,))
    telling = practice(stage=Stage.TELL, asks=(Sensitivity.TELLING,))
    untold = situation(came_out=CameOut.NOT_YET, addressed_safely=answer)
    assert suggested(untold, telling, help_practice) == ["help"]


@pytest.mark.parametrize(
    ("changes", "asked"),
    [
        ({"came_out": CameOut.NOT_YET}, (AskFirst.SAFE_TO_SAY,)),
        ({"came_out": CameOut.PARTLY}, (AskFirst.SAFE_TO_SAY,)),
        ({"came_out": CameOut.NOT_YET, "addressed_safely": Answer.YES}, ()),
        ({"came_out": CameOut.NOT_YET, "safety": Safety.FEAR}, ()),
        ({"came_out": CameOut.NOT_YET, "ongoing": True}, ()),
        ({"came_out": CameOut.NOT_YET, "role": Role.INJURED}, ()),
        ({}, ()),
    ],
)
def test_t17_the_question_comes_only_where_something_is_untold(
    changes: dict[str, Any], asked: tuple[AskFirst, ...], situation: Make, catalogue: Make, today: dt.date
) -> None:
    empty: Catalogue = catalogue()
    assert plan(empty, situation(**changes), today, Language.EN).ask_first == asked
