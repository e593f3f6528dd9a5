"""When they look back: not this week, what Today says of it, and a rhythm that falls off by itself."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldseam.core.records import (
    ClosenessWished,
    Handed,
    NotThisRound,
    Paused,
    TalkBegun,
    TalkClosed,
)
from goldseam.core.records.handed import HandedKind
from goldseam.core.records.release import ReleaseTopic
from goldseam.core.records.review import TalkHeld
from tests.web.reviewing import (
    RELEASE,
    REVIEW,
    WRITE,
    halves,
    hidden,
    later,
    moved,
    page,
    released,
    together,
    wrote,
)

Two = Any
Who = Any


def test_not_this_week_is_said_without_a_reason_and_can_be_taken_up_after_all(couple: Two) -> None:
    assert moved(couple.bob, "not_this")["Location"] == REVIEW
    moved(couple.bob, "not_this")
    (said,) = couple.bob.unlocked.shared_space().read(NotThisRound)
    assert said.record == NotThisRound(ReleaseTopic.REVIEW, "2026-W48")
    assert "Bob: not this week." in page(couple.alice)
    assert "You said: not this week." in page(couple.bob)
    released(couple.alice, kept="from alice")
    released(couple.bob, kept="from bob")
    assert "from alice" in page(couple.bob)
    assert "from bob" in page(couple.alice)


def test_not_this_week_after_releasing_takes_the_text_back_first(couple: Two) -> None:
    released(couple.alice, kept="MARKED")
    couple.alice.post(REVIEW, {"move": "not_this", "round": "2026-W48"})
    assert not halves(couple)
    released(couple.bob, kept="b")
    assert "MARKED" not in page(couple.bob)
    couple.alice.post(RELEASE, hidden(couple.alice, RELEASE))
    assert "MARKED" in page(couple.bob)


def test_s20_not_this_week_stands_beside_writing_and_weighs_the_same(couple: Two) -> None:
    for address in (REVIEW, "/today/"):
        later(couple, days=8)
        (pair,) = re.findall(
            r'<div class="pair">((?:(?!class="pair").)*?Not this week.*?)</div>',
            page(couple.bob, address),
            re.DOTALL,
        )
        assert re.findall(r'class="(button[^"]*)"', pair) == ["button", "button"]


def test_who_comes_first_is_the_same_on_both_screens(couple: Two) -> None:
    released(couple.alice, kept="A-KEPT", appreciation="A-GOOD")
    released(couple.bob, kept="B-KEPT", appreciation="B-GOOD")
    orders = [re.findall(r"[AB]-(?:KEPT|GOOD)", page(who)) for who in (couple.alice, couple.bob)]
    assert orders[0] == orders[1]
    assert {each[2:] for each in orders[0][:2]} == {"GOOD"}


def test_today_names_it_once_it_is_due_and_not_when_somebody_answered(couple: Two) -> None:
    def named(who: Who) -> bool:
        return "Looking back together" in page(who, "/today/")

    assert not named(couple.bob)
    later(couple, days=8)
    assert named(couple.alice)
    assert named(couple.bob)
    couple.bob.post(REVIEW, {"move": "not_this", "round": "2026-W48", "next": "/today/"})
    assert not named(couple.bob)
    assert not named(couple.alice)


def test_today_says_no_more_to_whoever_released_until_it_opens(couple: Two) -> None:
    later(couple, days=8)
    released(couple.alice, kept="a")
    assert "Looking back together" not in page(couple.alice, "/today/")
    released(couple.bob, kept="b")
    assert "Both of you have released." in page(couple.alice, "/today/")


@pytest.mark.parametrize("record", [ClosenessWished("no_contact"), Paused()], ids=["no contact", "paused"])
def test_today_is_silent_about_it_while_one_asks_for_no_contact_or_it_rests(couple: Two, record: Any) -> None:
    later(couple, days=8)
    together(couple.bob, record)
    for who in (couple.alice, couple.bob):
        assert "Looking back together" not in page(who, "/today/")


def test_what_stayed_sealed_from_an_earlier_week_can_still_be_taken_back(couple: Two) -> None:
    released(couple.alice, kept="MARKED")
    later(couple, days=40)
    assert "stayed sealed" in page(couple.alice)
    assert "stayed sealed" not in page(couple.bob)
    couple.alice.post(REVIEW, {"move": "take_back", "round": "2026-W48"})
    assert not halves(couple)
    assert "stayed sealed" not in page(couple.alice)


def talked(couple: Two, *held: TalkHeld) -> None:
    """Rounds that were released and talked about, each when it is due."""
    for how in held:
        later(couple, days=7)
        name = hidden(couple.alice, REVIEW).get("round", "")
        for who in (couple.alice, couple.bob):
            released(who, kept="a")
        together(couple.alice, TalkBegun(name), TalkClosed(name, how))
        together(couple.bob, TalkClosed(name, how))


def test_the_rhythm_falls_off_by_itself_and_comes_back_after_a_lapse_that_was_told(couple: Two) -> None:
    talked(couple, *[TalkHeld.WELL] * 3)
    assert "every week" in page(couple.bob)
    talked(couple, TalkHeld.WELL)
    assert "every two weeks" in page(couple.bob)
    assert "Next: in the week of 28 December" in page(couple.bob)
    together(couple.alice, Handed(HandedKind.LAPSE, "", "it happened again"))
    for who in (couple.alice, couple.bob):
        assert "every week" in page(who)
        assert "Next: in the week of 21 December" in page(who)


def test_earlier_rounds_stay_readable_for_both(couple: Two) -> None:
    talked(couple, TalkHeld.WELL, TalkHeld.HARD)
    for who in (couple.alice, couple.bob):
        assert 'href="/us/review/round/2026-W48/"' in page(who)
        assert "It went well" in page(who, "/us/review/round/2026-W48/")
    assert couple.alice.get("/us/review/round/2020-W01/")["Location"] == REVIEW
    assert couple.alice.get("/us/review/round/%00/")["Location"] == REVIEW


def test_a_page_costs_the_same_after_many_rounds(couple: Two) -> None:
    def cost() -> dict[str, int]:
        found = {}
        for address in (REVIEW, WRITE, RELEASE, "/today/"):
            couple.bob.get(address)
            with CaptureQueriesContext(connection) as queries:
                couple.bob.get(address)
            found[address] = len(queries)
        return found

    wrote(couple.bob, kept="x")
    little = cost()
    talked(couple, *[TalkHeld.HARD] * 6)
    wrote(couple.bob, kept="x")
    assert cost() == little
    assert little["/today/"] <= 12
