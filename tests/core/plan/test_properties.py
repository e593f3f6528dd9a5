"""What holds for every situation there can be, on the real method."""

import datetime as dt
from enum import StrEnum
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.core.catalogue.loader import load_catalogue
from goldseam.core.catalogue.model import Audience, Fact, Facts, Language, Rhythm, Sensitivity, Stage
from goldseam.core.plan.index import index_of
from goldseam.core.plan.planner import plan, why_not
from goldseam.core.situation.facts import facts_of
from goldseam.core.situation.model import (
    Answer,
    Barrier,
    CameOut,
    Cause,
    Closeness,
    Done,
    Living,
    OtherPerson,
    Postponed,
    Role,
    Safety,
    SafetyTopic,
    Situation,
    Touch,
)

TODAY = dt.date(2026, 6, 1)
METHOD = load_catalogue()
SLUGS = st.sampled_from(sorted(METHOD.practices))
DAYS = st.dates(TODAY - dt.timedelta(days=120), TODAY + dt.timedelta(days=20))
REFUSABLE = st.sampled_from(
    sorted(METHOD.practices.keys() - {entry.slug for entry in index_of(METHOD).floor})
)


def some(values: type[StrEnum]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(st.sampled_from(list(values)), max_size=4).map(tuple)


SITUATIONS = st.builds(
    Situation,
    causes=some(Cause),
    came_out_on=st.none() | DAYS,
    barriers=some(Barrier),
    done=st.lists(st.builds(Done, practice=SLUGS, on=DAYS), max_size=20).map(tuple),
    postponed=st.lists(st.builds(Postponed, practice=SLUGS, until=DAYS), max_size=6).map(tuple),
    refused=st.lists(REFUSABLE, max_size=20).map(tuple),
    asked=st.lists(SLUGS, max_size=3).map(tuple),
    safety_topics=some(SafetyTopic),
)


def forbidden(facts: Facts, situation: Situation, holds: frozenset[Fact]) -> list[str]:
    """What the settled tensions say about one suggestion, written down a second time and differently."""
    asks = set(facts.asks)
    saying = asks & {Sensitivity.TELLING, Sensitivity.PARTING}
    help_first = set(facts.when_all + facts.when_any) & {Fact.FEAR, Fact.SELF_HARM, Fact.NOT_SAFE_TO_SAY}
    hurting = {Sensitivity.PATIENCE, Sensitivity.OPENNESS, Sensitivity.TOUCH, Sensitivity.TELLING}
    rules = {
        "another role": situation.role is not Role.BOTH
        and facts.audience not in {Audience.BOTH, Audience(situation.role.value)},
        "contact under space": facts.contact and situation.closeness is not Closeness.NEAR,
        "contact in fear": facts.contact and bool(holds & {Fact.FEAR, Fact.SELF_HARM}),
        "harm in fear": Fact.FEAR in holds and bool(asks & hurting) and not help_first,
        "said unasked": bool(saying) and situation.addressed_safely is not Answer.YES and not help_first,
        "touch unwished": Sensitivity.TOUCH in asks and situation.touch is not Touch.WELCOME,
        "public": Sensitivity.PUBLIC in asks and not situation.public_words_agreed,
        "taken as over": Sensitivity.ASSUMES_ENDED in asks and situation.ongoing,
        "forgiving as a task": Sensitivity.FORGIVENESS_ASKED in asks and situation.role is Role.INJURED,
        "courting too early": Sensitivity.COURTING in asks
        and bool(holds & {Fact.FIRST_TWO_WEEKS, Fact.NOT_TOLD, Fact.ONGOING}),
        "not only ending it": situation.ongoing
        and situation.role is Role.OFFENDING
        and not holds & {Fact.FEAR, Fact.SELF_HARM}
        and bool(holds & {Fact.TRACK_INFIDELITY, Fact.TRACK_LIE, Fact.TRACK_PROMISE_OR_MONEY})
        and facts.stage is not Stage.STOP
        and facts.lives not in {"self", "check-in", "understanding"}
        and not help_first
        and Fact.BODY_AT_RISK not in facts.when_all + facts.when_any,
        "renewed too early": facts.stage is Stage.RENEW and Fact.FIRST_TWO_WEEKS in holds,
        "reported without a breach": Fact.TRACK_JEALOUSY in holds
        and facts.audience is Audience.OFFENDING
        and (Sensitivity.OPENNESS in asks or facts.lives in {"openness", "no-contact"}),
    }
    return [name for name, broken in rules.items() if broken]


def check(situation: Situation) -> None:
    made = plan(METHOD, situation, TODAY, Language.EN)
    holds = facts_of(situation, TODAY)
    slugs = [suggestion.practice for suggestion in made.suggestions]
    assert 1 <= len(slugs) <= 3
    assert len(set(slugs)) == len(slugs)
    minutes = [METHOD.practices[slug].facts.minutes for slug in slugs]
    assert sum(minutes) <= 20 or len(minutes) == 1
    for suggestion in made.suggestions:
        facts = METHOD.practices[suggestion.practice].facts
        assert not forbidden(facts, situation, holds)
        assert suggestion.contact is facts.contact
        assert suggestion.reason.startswith("Why today: ")
        assert suggestion.reason.endswith(".")


@given(SITUATIONS)
def test_every_situation_gets_one_to_three_suggestions_and_none_that_is_forbidden(
    situation: Situation,
) -> None:
    check(situation)


@pytest.mark.parametrize("role", list(Role))
def test_the_plain_situations_are_all_planned_for(role: Role) -> None:
    for came_out, ago, ongoing, closeness, safety, cause in product(
        CameOut,
        (None, 1, 9, 60),
        (False, True),
        Closeness,
        Safety,
        (Cause.INFIDELITY_PHYSICAL, Cause.JEALOUSY),
    ):
        check(
            Situation(
                role=role,
                causes=(cause,),
                came_out=came_out,
                came_out_on=None if ago is None else TODAY - dt.timedelta(days=ago),
                ongoing=ongoing,
                other_person=OtherPerson.DISTANT,
                living=Living.TOGETHER,
                children=True,
                closeness=closeness,
                repeated=False,
                safety=safety,
            )
        )


@given(SITUATIONS, st.sampled_from(list(Language)))
def test_the_same_situation_on_the_same_day_gives_the_same_plan(
    situation: Situation, language: Language
) -> None:
    assert plan(METHOD, situation, TODAY, language) == plan(METHOD, situation, TODAY, language)


@given(SITUATIONS)
def test_history_is_respected(situation: Situation) -> None:
    offered = {suggestion.practice for suggestion in plan(METHOD, situation, TODAY, Language.RU).suggestions}
    assert not offered & (set(situation.refused) - set(situation.asked))
    help_first = {Fact.FEAR, Fact.SELF_HARM, Fact.NOT_SAFE_TO_SAY}
    once = {
        slug
        for slug, each in METHOD.practices.items()
        if each.facts.rhythm is Rhythm.ONCE and not help_first & {*each.facts.when_all, *each.facts.when_any}
    }
    done = {deed.practice for deed in situation.done if deed.on <= TODAY}
    assert not offered & once & done - set(situation.asked)


@given(SITUATIONS, SLUGS, st.sampled_from(list(Language)))
def test_why_not_answers_for_every_practice(situation: Situation, slug: str, language: Language) -> None:
    offered = {suggestion.practice for suggestion in plan(METHOD, situation, TODAY, language).suggestions}
    answer = why_not(METHOD, situation, TODAY, slug, language)
    assert answer.endswith((".", "?"))
    assert (answer in {"It is in today's plan.", "Это есть в плане на сегодня."}) is (slug in offered)


def test_the_real_method_has_something_for_everybody_always() -> None:
    floor = index_of(METHOD).floor
    for role in (Audience.OFFENDING, Audience.INJURED):
        assert len([entry for entry in floor if entry.audience in {role, Audience.BOTH}]) >= 2
