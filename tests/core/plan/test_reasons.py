"""Why this, why today, and why not: one sentence each, in both languages."""

import datetime as dt
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import msgspec
import pytest

from goldseam.core.catalogue.model import (
    Audience,
    Catalogue,
    Fact,
    Language,
    Practice,
    Rhythm,
    Sensitivity,
    Stage,
)
from goldseam.core.plan.gates import LADDER
from goldseam.core.plan.model import UnknownPracticeError
from goldseam.core.plan.planner import plan, plan_json, why_not
from goldseam.core.plan.reasons import plan_words
from goldseam.core.situation.model import (
    Answer,
    Barrier,
    CameOut,
    Cause,
    Closeness,
    Done,
    Postponed,
    Role,
    Safety,
    Touch,
)
from goldseam.core.situation.track import Track

Make = Callable[..., Any]


@pytest.fixture
def reason(catalogue: Make, today: dt.date) -> Callable[[Practice, Any], str]:
    def ask(practice: Practice, situation: Any) -> str:
        (suggestion,) = plan(catalogue(practice), situation, today, Language.EN).suggestions
        return suggestion.reason

    return ask


def test_a_reason_is_one_sentence_from_the_facts_that_decided(
    practice: Make, situation: Make, reason: Make
) -> None:
    assert reason(
        practice(stage=Stage.TELL, when_all=(Fact.TOLD_IN_PART,)), situation(came_out=CameOut.PARTLY)
    ) == ("Why today: a part of it is still untold, and the truth comes before everything built on it.")
    assert (
        reason(practice(stage=Stage.UNDERSTAND), situation())
        == "Why today: seeing clearly comes before doing."
    )


def test_a_reason_speaks_to_the_role(practice: Make, situation: Make, reason: Make) -> None:
    spaced = practice(stage=Stage.STAY, audience=Audience.BOTH, when_any=(Fact.SOME_SPACE,))
    says = {role: reason(spaced, situation(role=role, closeness=Closeness.SPACE)) for role in Role}
    assert "your partner asks for space" in says[Role.OFFENDING]
    assert "you want some space" in says[Role.INJURED]
    assert "space is asked for" in says[Role.BOTH]


def test_where_space_holds_between_the_two_no_reason_says_whose_wish_it_is(
    practice: Make, situation: Make, reason: Make
) -> None:
    for closeness, fact, said in (
        (Closeness.SPACE, Fact.SOME_SPACE, "space is asked for now"),
        (Closeness.NO_CONTACT, Fact.NO_CONTACT, "no contact is wanted for now"),
    ):
        spaced = practice(stage=Stage.STAY, audience=Audience.BOTH, when_any=(fact,))
        for role in Role:
            between = situation(role=role, closeness=closeness, closeness_between=True)
            assert said in reason(spaced, between)


@pytest.mark.parametrize("role", list(Role))
def test_where_closeness_was_not_answered_nobody_is_told_that_space_is_asked_for(
    role: Role, practice: Make, situation: Make, reason: Make, catalogue: Make, today: dt.date
) -> None:
    spaced = practice(stage=Stage.STAY, audience=Audience.BOTH, when_any=(Fact.SOME_SPACE,))
    guessed = situation(role=role, closeness=Closeness.SPACE, closeness_said=False)
    assert "the question of closeness is still open" in reason(spaced, guessed)
    near = practice(audience=Audience.BOTH, contact=True)
    for language in Language:
        said = why_not(catalogue(near), guessed, today, "the-practice", language)
        answered = msgspec.structs.replace(guessed, closeness_said=True)
        assert said != why_not(catalogue(near), answered, today, "the-practice", language)


def test_a_reason_says_nothing_twice(practice: Make, situation: Make, reason: Make) -> None:
    both = practice(stage=Stage.OWN, when_all=(Fact.TRACK_INFIDELITY, Fact.CAUSE_INFIDELITY))
    said = reason(both, situation(causes=(Cause.INFIDELITY_EMOTIONAL,)))
    assert said.count("somebody else came between you") == 1


def test_what_came_back_or_was_asked_for_says_so(
    practice: Make, situation: Make, reason: Make, today: dt.date
) -> None:
    assert "you put it off until now" in reason(
        practice(), situation(postponed=(Postponed("the-practice", today),))
    )
    assert "you asked to see it again" in reason(practice(), situation(asked=("the-practice",)))


def test_where_nothing_means_contact_that_is_the_reason(
    floor: Practice, situation: Make, reason: Make
) -> None:
    assert "while space is needed" in reason(floor, situation(closeness=Closeness.NO_CONTACT))
    assert "alone and in private" in reason(floor, situation(safety=Safety.FEAR))
    assert "a calm moment" in reason(floor, situation())


SITUATIONS: list[tuple[str, dict[str, Any], dict[str, Any], str]] = [
    ("other_role", {"audience": Audience.INJURED}, {}, "other side"),
    ("fear", {"contact": True}, {"safety": Safety.FEAR}, "Nobody owes harm"),
    ("self_harm", {"stage": Stage.OWN}, {"safety": Safety.SELF_HARM}, "Help comes first"),
    ("space", {"contact": True}, {"closeness": Closeness.SPACE}, "asks for space"),
    ("unanswered", {"asks": (Sensitivity.OPENNESS,)}, {"safety": Safety.NOT_ANSWERED}, "still open"),
    ("ask_if_safe", {"asks": (Sensitivity.TELLING,)}, {}, "is it safe"),
    ("not_safe", {"asks": (Sensitivity.PARTING,)}, {"addressed_safely": Answer.NO}, "may not be safe"),
    ("touch", {"asks": (Sensitivity.TOUCH,)}, {}, "never owed"),
    ("resting", {"asks": (Sensitivity.RAISES_THE_SUBJECT,)}, {"resting": True}, "resting"),
    ("subject", {"stage": Stage.OWN, "asks": (Sensitivity.RAISES_THE_SUBJECT,)}, {}, "opens this subject"),
    ("public", {"asks": (Sensitivity.PUBLIC,)}, {}, "recorded yes"),
    ("courting", {"asks": (Sensitivity.COURTING,)}, {"barriers": (Barrier.REVENGE,)}, "waits for calm"),
    ("self_forgiveness", {"asks": (Sensitivity.SELF_FORGIVENESS,)}, {}, "after responsibility"),
    ("ending", {"stage": Stage.SHOW}, {"ongoing": True}, "only work now is to end it"),
    ("not_ended", {"asks": (Sensitivity.ASSUMES_ENDED,)}, {"ongoing_unsure": True}, "takes it as over"),
    ("closed", {"stage": Stage.RENEW}, {"days_ago": 1}, "time has not come"),
    ("untold", {"contact": True}, {"came_out": CameOut.NOT_YET}, "prepare alone"),
    ("long", {"minutes": 60}, {"days_ago": 1}, "takes long"),
    ("not_yours", {"covers": ("B04.3",)}, {}, "Only your partner could change this"),
    ("no_breach", {"lives": "openness"}, {"causes": (Cause.JEALOUSY,)}, "Nothing was broken"),
    ("watched", {"asks": (Sensitivity.PATIENCE,)}, {"causes": (Cause.JEALOUSY,)}, "one private question"),
    (
        "forgiving",
        {"audience": Audience.BOTH, "asks": (Sensitivity.FORGIVENESS_ASKED,)},
        {"role": Role.INJURED},
        "yours to decide",
    ),
    ("refused", {}, {"refused": ("the-practice",)}, "not for you"),
    ("unless", {"unless": (Fact.LATER,)}, {}, "Not now: some time has passed"),
    ("when_all", {"when_all": (Fact.LATER, Fact.CHILDREN)}, {}, "when children are part of this home"),
    (
        "when_any",
        {"when_any": (Fact.FIRST_72_HOURS, Fact.CHILDREN)},
        {},
        "when these are the very first days",
    ),
]


@pytest.mark.parametrize(
    ("changes", "given", "says"), [row[1:] for row in SITUATIONS], ids=[r[0] for r in SITUATIONS]
)
def test_why_not_names_the_rule_that_decided(
    changes: dict[str, Any],
    given: dict[str, Any],
    says: str,
    practice: Make,
    situation: Make,
    catalogue: Make,
    today: dt.date,
) -> None:
    made: Catalogue = catalogue(practice(**changes))
    assert says in why_not(made, situation(**given), today, "the-practice")
    assert why_not(made, situation(**given), today, "the-practice", Language.RU) != ""


def test_why_not_explains_what_was_done_put_off_or_comes_later(
    practice: Make, situation: Make, catalogue: Make, today: dt.date
) -> None:
    made: Catalogue = catalogue(
        practice("once", rhythm=Rhythm.ONCE),
        practice("daily"),
        practice("weekly", rhythm=Rhythm.WEEKLY),
        practice("needed", rhythm=Rhythm.WHEN_NEEDED),
        practice("later"),
        practice("second", after=("refused", "once", "first")),
        practice("first"),
        practice("refused"),
    )
    given = situation(
        done=tuple(Done(slug, today) for slug in ("once", "daily", "weekly", "needed")),
        postponed=(Postponed("later", today + dt.timedelta(days=2)),),
        refused=("refused",),
    )
    says = {slug: why_not(made, given, today, slug) for slug in made.practices}
    assert says["once"] == "You have done this. Once is enough."
    assert says["daily"] == "You have done this today."
    assert "within the last week" in says["weekly"]
    assert "very lately" in says["needed"]
    assert says["later"] == "You put it off. It comes back by itself."
    assert says["second"] == "First comes this: “Title of first”."
    assert says["first"] == "It is in today's plan."


def test_why_not_says_when_something_only_gives_way(
    practice: Make, situation: Make, catalogue: Make, today: dt.date
) -> None:
    made: Catalogue = catalogue(*(practice(slug, minutes=20) for slug in "ab"))
    says = sorted(why_not(made, situation(), today, slug) for slug in "ab")
    assert says == ["It is in today's plan.", "Nothing stands against it. Today other things come first."]


def test_why_not_says_what_comes_first(
    practice: Make, situation: Make, catalogue: Make, today: dt.date
) -> None:
    for role, steps in LADDER.items():
        for before, stage in pairwise(steps):
            first = practice("first", stage=before, audience=Audience(role.value), core=True)
            made: Catalogue = catalogue(first, practice(stage=stage, audience=Audience(role.value)))
            given = situation(role=role, done=(Done("elsewhere", today),))
            assert "One step there opens this." in why_not(made, given, today, "the-practice")


def test_why_not_says_that_forgiveness_was_asked_for(
    practice: Make, situation: Make, catalogue: Make, today: dt.date
) -> None:
    made: Catalogue = catalogue(*(practice(slug, asks=(Sensitivity.FORGIVENESS_ASKED,)) for slug in "ab"))
    given = situation(done=(Done("a", today - dt.timedelta(days=30)),))
    assert why_not(made, given, today, "b") == "Forgiveness is asked for once. It has been asked for."


def test_why_not_refuses_a_name_nobody_knows(situation: Make, catalogue: Make, today: dt.date) -> None:
    with pytest.raises(UnknownPracticeError, match="allowed are the slugs"):
        why_not(catalogue(), situation(), today, "nobody")


def test_touch_waits_for_health_in_words_too(
    practice: Make, situation: Make, catalogue: Make, today: dt.date
) -> None:
    made: Catalogue = catalogue(
        practice(asks=(Sensitivity.TOUCH,)), practice("health", when_all=(Fact.BODY_AT_RISK,))
    )
    given = situation(touch=Touch.WELCOME, causes=(Cause.INFIDELITY_PHYSICAL,))
    assert "Health comes first" in why_not(made, given, today, "the-practice")


def test_the_printed_plan_has_exactly_its_keys(
    practice: Make, situation: Make, catalogue: Make, today: dt.date
) -> None:
    made = plan_json(catalogue(practice(contact=True, core=True)), situation(), today, Language.RU)
    assert list(made) == ["stage", "track", "suggestions"]
    assert made["stage"] == "stop"
    assert made["track"] == Track.LIE.value
    assert made["suggestions"] == [
        {
            "practice": "the-practice",
            "title": "Название the-practice",
            "reason": "Почему сегодня: прежде всего вред должен прекратиться.",
            "contact": True,
        }
    ]


def test_both_languages_have_the_same_words() -> None:
    english, russian = (plan_words(language) for language in Language)
    assert english.keys() == russian.keys()
    assert all(text.strip() for words in (english, russian) for text in words.values())


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("role", list(Role))
def test_every_fact_and_stage_has_a_clause_for_every_role(language: Language, role: Role) -> None:
    words = plan_words(language)
    for key in [f"fact.{fact.value}" for fact in Fact] + [f"stage.{stage.value}" for stage in Stage]:
        clause = words.get(f"{key}.{role.value}") or words[key]
        assert clause[0].islower() or clause.startswith("I ")
        assert not clause.endswith(".")


def test_every_stage_and_track_has_a_name() -> None:
    for language in Language:
        words = plan_words(language)
        assert all(f"stage_name.{stage.value}" in words for stage in Stage)
        assert all(f"track_name.{track.value}" in words for track in Track)
    assert plan_words(Language.EN)["stage_name.stay"] == "Be there"
