"""What is written of a lapse reaches the plan: how it became known, a slip or a return, what it touches (T15)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from goldseam.core.catalogue.model import Stage
from goldseam.core.plan.model import Plan
from goldseam.core.records import Answered, PracticeMark, PracticeMarked
from goldseam.core.situation.model import Cause
from goldseam.core.situation.track import Track
from goldseam.web.shared import method
from goldseam.web.today.state import read_today

Who = Any
Words = Callable[[Any], str]
HAND = {"kind": "lapse", "title": "Friday", "text": "I wrote to them again, once.", "move": "hand"}


def works_on_something_new(*people: Who) -> None:
    """Everything that opens a stage was done, closeness is welcome, and it is safe to speak."""
    core = [slug for slug, each in method.catalogue().practices.items() if each.facts.core]
    for who in people:
        who.wrote(Answered("closeness", "near"), Answered("addressed_safely", "yes"))
        who.wrote(*(PracticeMarked(slug, PracticeMark.DONE) for slug in core))


def plan_of(who: Who, days: int = 0) -> Plan:
    return read_today(who.unlocked.spaces(), who.clock.today + timedelta(days=days)).plan()


def weeks(who: Who) -> list[str]:
    return [plan_of(who, days).stage.value for days in range(0, 35, 7)]


def lapsed(who: Who, **fields: Any) -> None:
    answer = who.post("/again/", {"on": who.clock.today.isoformat(), **fields})
    assert answer["Location"] == "/again/now/"


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"how": "told_same_day", "extent": "slip"}, "own stay renew renew renew"),
        ({"how": "told_late"}, "own stay renew renew renew"),
        ({"how": "found_out", "extent": "slip"}, "tell own own renew renew"),
        ({"how": "told_same_day", "extent": "return"}, "stop own stay renew renew"),
        ({"how": "found_out", "extent": "return"}, "stop tell own own renew"),
        ({"how": "not_told_yet"}, "tell tell tell tell tell"),
    ],
)
def test_each_answer_has_its_own_way_back(fields: dict[str, str], found: str, couple: Any) -> None:
    works_on_something_new(couple.alice)
    assert plan_of(couple.alice).stage is Stage.RENEW
    lapsed(couple.alice, **fields)
    assert weeks(couple.alice) == found.split()


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"how": "told_late"}, "stay own renew renew renew"),
        ({"how": "found_out"}, "stay tell own renew renew"),
        ({"how": "found_out", "extent": "return"}, "stop stay tell own renew"),
    ],
)
def test_whoever_was_hurt_is_led_by_what_they_wrote(fields: dict[str, str], found: str, couple: Any) -> None:
    works_on_something_new(couple.bob)
    lapsed(couple.bob, **fields)
    assert weeks(couple.bob) == found.split()


def test_the_page_after_it_says_where_the_plan_turns_and_that_it_comes_back(
    couple: Any, words: Words
) -> None:
    works_on_something_new(couple.alice)
    lapsed(couple.alice, how="found_out")
    page = words(couple.alice.get("/again/now/"))
    assert "The plan turns to this first: Tell." in page
    assert "After some weeks it goes on where it was, by itself." in page
    couple.alice.wrote(Answered("ongoing", "yes"))
    assert "The plan turns to this first" not in words(couple.alice.get("/again/now/"))


def test_what_it_touches_opens_its_track_and_is_taken_back_with_it(couple: Any) -> None:
    alice = couple.alice
    works_on_something_new(alice)
    lapsed(alice, how="found_out", touches=["money", "infidelity_online"])
    now = read_today(alice.unlocked.spaces(), alice.clock.today)
    assert now.situation.causes == (Cause.LYING, Cause.INFIDELITY_ONLINE, Cause.MONEY)
    assert now.plan().track is Track.INFIDELITY
    (root,) = [each.root for each in now.lapses.lapses]
    alice.post("/again/change/", {"of": str(root), "move": "withdraw"})
    assert read_today(alice.unlocked.spaces(), alice.clock.today).situation.causes == (Cause.LYING,)
    assert plan_of(alice).stage is Stage.RENEW


def test_nothing_done_is_lost_and_the_progress_that_is_shown_stays(couple: Any) -> None:
    alice, bob = couple.alice, couple.bob
    works_on_something_new(alice, bob)
    before = read_today(alice.unlocked.spaces(), alice.clock.today).situation
    pages = ["/progress/", "/progress/deeds/", "/us/standing/"]
    shown = [who.get(page).content.decode().split("<main")[1] for who in (alice, bob) for page in pages]
    lapsed(alice, how="found_out", extent="return")
    after = read_today(alice.unlocked.spaces(), alice.clock.today).situation
    assert set(before.done) <= set(after.done)
    assert shown == [
        who.get(page).content.decode().split("<main")[1] for who in (alice, bob) for page in pages
    ]


def test_what_one_wrote_for_themselves_is_in_nobody_elses_plan(couple: Any) -> None:
    works_on_something_new(couple.alice, couple.bob)
    before = [plan_of(couple.bob, days) for days in range(30)]
    lapsed(couple.alice, how="found_out", extent="return", touches=["money"])
    assert [plan_of(couple.bob, days) for days in range(30)] == before


def test_what_both_know_leads_both_plans_back_for_the_same_weeks(couple: Any) -> None:
    alice, bob = couple.alice, couple.bob
    works_on_something_new(alice, bob)
    today = plan_of(bob)
    alice.post("/us/hand/write/", HAND)
    # It stands in the shared space first; the plan says nothing of it before its author did.
    assert plan_of(bob) == today
    assert [plan_of(alice, days).stage.value for days in (1, 7, 14)] == ["own", "stay", "renew"]
    assert [plan_of(bob, days).stage.value for days in (1, 7, 14)] == ["stay", "own", "renew"]
    reasons = " ".join(each.reason for days in range(1, 14) for each in plan_of(bob, days).suggestions)
    assert "this time it was told to you" in reasons
    assert HAND["text"] not in reasons


def test_handing_it_over_tells_what_was_not_told_yet(couple: Any) -> None:
    alice = couple.alice
    works_on_something_new(alice)
    lapsed(alice, how="not_told_yet", extent="slip")
    alice.wrote(Answered("addressed_safely", "yes"))
    assert weeks(alice)[0] == "tell"
    alice.post("/us/hand/write/", HAND)
    assert weeks(alice) == ["own", "stay", "renew", "renew", "renew"]


def test_an_own_note_says_more_than_what_was_handed_over(couple: Any) -> None:
    works_on_something_new(couple.bob)
    lapsed(couple.bob, how="found_out")
    couple.alice.post("/us/hand/write/", HAND)
    assert weeks(couple.bob) == ["stay", "tell", "own", "renew", "renew"]


def test_what_was_handed_over_is_left_out_once_the_space_is_left(couple: Any) -> None:
    works_on_something_new(couple.bob)
    couple.alice.post("/us/hand/write/", HAND)
    assert plan_of(couple.bob, 1).stage is Stage.STAY
    couple.alice.post("/us/stop/", {"move": "leave"})
    situation = read_today(couple.bob.unlocked.spaces(), couple.bob.clock.today).situation
    assert situation.lapsed_on is None
