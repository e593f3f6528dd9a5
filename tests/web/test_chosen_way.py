"""A way that somebody chose for themselves leads their own plan and Today, and nobody else's (T13)."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from goldseam.core.plan.model import Plan
from goldseam.core.plan.planner import ranked
from goldseam.core.records import Answered, PracticeMark, PracticeMarked
from goldseam.core.situation.model import ChosenWay
from goldseam.web.shared import method
from goldseam.web.today.state import read_today

Who = Any
CLOSER = {
    "remember-why-you-chose",
    "keep-trust-in-repair",
    "ask-and-take-interest",
    "let-a-little-closeness-in",
    "open-up-a-little",
    "court-in-your-own-way",
    "try-something-new-together",
    "show-love-without-pressing",
    "list-what-makes-them-special",
    "if-they-want-to-leave",
}
DECIDING = {"where-do-we-stand", "part-well", "leave-in-your-own-way", "go-on-for-now"}
DAYS = range(14)


@pytest.fixture
def near(couple: Any) -> Any:
    """Two for whom everything is open: what opens a stage was done long ago, and closeness is welcome."""
    core = [slug for slug, each in method.catalogue().practices.items() if each.facts.core]
    for who in (couple.alice, couple.bob):
        who.wrote(Answered("closeness", "near"), Answered("addressed_safely", "yes"))
        who.wrote(*(PracticeMarked(slug, PracticeMark.DONE) for slug in core))
    return couple


def plans(who: Who) -> list[Plan]:
    days = [who.clock.today + timedelta(days=back) for back in DAYS]
    return [read_today(who.unlocked.spaces(), day).plan() for day in days]


def offered(who: Who) -> set[str]:
    return {each.practice for made in plans(who) for each in made.suggestions}


def on_today(who: Who) -> set[str]:
    return set(re.findall(r'href="/practices/([\w-]+)/', who.get("/today/").content.decode()))


def test_parting_well_changes_today_and_the_plan_of_fourteen_days(near: Any) -> None:
    for who in (near.alice, near.bob):
        who.unlock(who.passphrase)
        assert offered(who) & CLOSER
        who.post("/decide/part-well/", {"why": "", "until": ""})
        assert offered(who)
        assert not offered(who) & CLOSER
        for _ in range(5):
            assert not on_today(who) & CLOSER
            who.clock.passes(days=1)
            who.unlock(who.passphrase)
        assert on_today(who)


def test_each_choice_is_in_the_own_plan_alone(near: Any, words: Callable[[Any], str]) -> None:
    before = plans(near.bob), words(near.bob.get("/today/"))
    near.alice.post("/decide/part-well/", {"why": "it is over", "until": ""})
    assert (plans(near.bob), words(near.bob.get("/today/"))) == before
    situation = read_today(near.bob.unlocked.spaces(), near.bob.clock.today).situation
    assert situation.way is ChosenWay.NOT_CHOSEN


def test_another_choice_brings_it_back(near: Any) -> None:
    before = offered(near.alice) & CLOSER
    near.alice.post("/decide/part-well/", {"why": "", "until": ""})
    near.alice.post("/decide/go-on/", {"why": "", "until": ""})
    assert before & offered(near.alice)


def test_why_not_says_it_on_the_page_of_the_practice(near: Any) -> None:
    near.alice.post("/decide/part-well/", {"why": "", "until": ""})
    page = near.alice.get("/practices/open-up-a-little/").content.decode()
    assert "You chose to part well for now." in page


def asked_to_decide(who: Who, days: int) -> set[str]:
    day = who.clock.today + timedelta(days=days)
    situation = read_today(who.unlocked.spaces(), day).situation
    return set(ranked(method.catalogue(), situation, day)) & DECIDING


def test_not_yet_asks_for_no_decision_before_the_day_to_look_again(near: Any) -> None:
    bob = near.bob
    assert asked_to_decide(bob, 7)
    bob.post("/decide/not-yet/", {"why": "", "until": ""})
    assert not any(asked_to_decide(bob, days) for days in range(60))
    assert not on_today(bob) & DECIDING
    until = bob.clock.today + timedelta(days=7)
    bob.post("/decide/not-yet/", {"why": "", "until": until.isoformat()})
    assert not any(asked_to_decide(bob, days) for days in range(7))
    assert asked_to_decide(bob, 7)


def test_the_pages_of_the_ways_say_what_the_plan_does(near: Any, words: Callable[[Any], str]) -> None:
    assert "your plan asks you for no decision" in words(near.bob.get("/decide/not-yet/"))
    assert "leaves out what would bring you two closer" in words(near.bob.get("/decide/part-well/"))
