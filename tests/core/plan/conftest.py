"""A small made-up method, and a situation to change, for the rules of the plan."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from goldseam.core.catalogue.model import (
    Audience,
    Catalogue,
    Evidence,
    Facts,
    Language,
    Practice,
    PracticeWords,
    Rhythm,
    Stage,
)
from goldseam.core.plan.planner import plan
from goldseam.core.situation.model import (
    CameOut,
    Cause,
    Closeness,
    Living,
    OtherPerson,
    Role,
    Safety,
    Situation,
)

MakePractice = Callable[..., Practice]
MakeSituation = Callable[..., Situation]
Suggested = Callable[..., list[str]]
TODAY = dt.date(2026, 6, 1)


def _words(title: str) -> PracticeWords:
    return PracticeWords(
        title=title,
        why="It helps.",
        steps=("One.", "Two.", "Three."),
        words=("I am here.", "I will wait."),
        avoid=("Do not hurry.",),
        worked="It was done.",
        alone="Alone.",
        space="With space.",
        together="Together.",
    )


def _practice(slug: str = "the-practice", **changes: Any) -> Practice:
    facts = Facts(
        stage=Stage.STOP,
        audience=Audience.OFFENDING,
        lives="truth",
        covers=("A01.0",),
        minutes=5,
        rhythm=Rhythm.DAILY,
        contact=False,
        evidence=Evidence.ARTICLES,
        sources=("article",),
    )
    return Practice(
        slug=slug,
        facts=msgspec.structs.replace(facts, **changes),
        words={Language.EN: _words(f"Title of {slug}"), Language.RU: _words(f"Название {slug}")},
    )


def _catalogue(*practices: Practice) -> Catalogue:
    return Catalogue(practices={each.slug: each for each in practices}, elements={}, sources={})


def _floor() -> Practice:
    return _practice(
        "breathe",
        stage=Stage.UNDERSTAND,
        audience=Audience.BOTH,
        lives="self",
        minutes=2,
        rhythm=Rhythm.WHEN_NEEDED,
        weight=10,
    )


@pytest.fixture
def today() -> dt.date:
    return TODAY


@pytest.fixture
def practice() -> MakePractice:
    return _practice


@pytest.fixture
def catalogue() -> Callable[..., Catalogue]:
    return _catalogue


@pytest.fixture
def floor() -> Practice:
    return _floor()


@pytest.fixture
def situation() -> MakeSituation:
    def make(*, days_ago: int | None = 200, **changes: Any) -> Situation:
        base = Situation(
            role=Role.OFFENDING,
            causes=(Cause.LYING,),
            came_out=CameOut.CONFESSED,
            came_out_on=None if days_ago is None else TODAY - dt.timedelta(days=days_ago),
            ongoing=False,
            other_person=OtherPerson.NONE,
            living=Living.TOGETHER,
            children=False,
            closeness=Closeness.NEAR,
            repeated=False,
            safety=Safety.CLEAR,
        )
        return msgspec.structs.replace(base, **changes)

    return make


@pytest.fixture
def suggested() -> Suggested:
    """The slugs of today's plan from these practices alone."""

    def ask(situation: Situation, *practices: Practice, today: dt.date = TODAY) -> list[str]:
        made = plan(_catalogue(*practices), situation, today, Language.EN)
        return [suggestion.practice for suggestion in made.suggestions]

    return ask


@pytest.fixture
def check_offered(suggested: Suggested) -> Callable[[Practice, Situation], None]:
    """Beside the floor, this practice is in the plan."""

    def check(practice: Practice, situation: Situation) -> None:
        assert practice.slug in suggested(situation, practice, _floor())

    return check


@pytest.fixture
def check_quiet(suggested: Suggested) -> Callable[[Practice, Situation], None]:
    """This practice is not in the plan, and something else is."""

    def check(practice: Practice, situation: Situation) -> None:
        assert suggested(situation, practice, _floor()) == ["breathe"]

    return check
