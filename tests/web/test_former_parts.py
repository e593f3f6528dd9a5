"""What was asked, told, owned and looked back on stays readable after leaving, for both, and is changed by nobody."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldseam.core.records import (
    ActsOwned,
    AnswerGiven,
    Asked,
    BreachNamed,
    BreachSeen,
    ChannelClosed,
    Corrected,
    HarmTold,
    LieCorrected,
    PublicWordsAsked,
    PublicWordsDecided,
    QuestionSettled,
    Released,
)
from goldseam.core.records.breach import Part
from goldseam.core.records.handed import CorrectionHow
from goldseam.core.records.question import AnswerHow
from tests.web.account_of_two import opened
from tests.web.reviewing import released

Two = Any
SAID = {
    "accounts": ("MARKED one", "MARKED three", "added to the account"),
    "questions": ("Who <knows>?", "only my brother", "and Dana", "Settled"),
    "put-right": ("I was at work", "I was not", "the second card", "Corrected on"),
    "amends": ("I lay awake", "I hid it"),
    "words": ("our choir", "I lied to you all", "yes"),
    "breaches": ("The messages", "it was five months", "Nothing is written here."),
    "reviews": ("the call at six", "the walk"),
}


@pytest.fixture
def apart(couple: Two) -> Two:
    """Alice and Bob told each other something of every kind; then Bob left."""
    alice, bob = couple.alice, couple.bob
    opened(couple)
    account = [each.seq for each in alice.shared.read(Released) if each.author == alice.unlocked.person]
    alice.gave(Corrected(account[-1], "added to the account", CorrectionHow.NOTICED))
    asked = bob.gave(Asked("Who <knows>?"))[0]
    answer = alice.gave(AnswerGiven(asked, AnswerHow.TRUE, "only my brother"))[0]
    alice.gave(Corrected(answer, "and Dana", CorrectionHow.NOTICED))
    bob.gave(QuestionSettled(asked))
    lie = alice.gave(
        LieCorrected("I was at work", "I was not"), ChannelClosed("the second card", date(2026, 11, 1))
    )[0]
    alice.gave(Corrected(lie, "nor on Friday", CorrectionHow.ASKED))
    bob.gave(HarmTold(None, "I lay awake"))
    alice.gave(ActsOwned(None, "I hid it"))
    words = alice.gave(PublicWordsAsked("our choir", "I lied to you all"))[0]
    bob.gave(PublicWordsDecided(words, agreed=True))
    breach = bob.gave(BreachNamed("The messages", "this spring"))[0]
    bob.gave(BreachSeen(breach, Part.PARTNER, Part.ME, "it was five months"))
    for who, kept in ((alice, "the call at six"), (bob, "the walk")):
        released(who, kept=kept)
    couple.space, couple.here = alice.shared, f"/us/former/{alice.shared.id}/"
    couple.bob.post("/us/leave/")
    return couple


@pytest.mark.parametrize("part", SAID)
def test_s22_both_read_every_part_after_leaving(part: str, apart: Two, words: Any) -> None:
    for who in (apart.alice, apart.bob):
        assert f'href="{apart.here}{part}/"' in who.get(apart.here).content.decode()
        page = words(who.get(f"{apart.here}{part}/"))
        assert [each for each in SAID[part] if each not in page] == []


@pytest.mark.parametrize("part", SAID)
def test_nothing_there_can_be_changed(part: str, apart: Two) -> None:
    head = apart.space.head()
    page = apart.alice.get(f"{apart.here}{part}/").content.decode().split("<main")[1]
    assert "<form" not in page
    apart.alice.post(f"{apart.here}{part}/", {"move": "take_back", "text": "x"})
    assert apart.space.head() == head


def test_it_stays_readable_once_the_other_has_put_it_aside_as_well(apart: Two, words: Any) -> None:
    apart.alice.post("/us/leave/")
    assert "MARKED one" in words(apart.alice.get(f"{apart.here}accounts/"))
    assert "only my brother" in words(apart.alice.get(f"{apart.here}questions/"))


def test_a_space_in_use_has_none_of_it_and_what_is_no_part_is_not_there(
    couple: Two, words: Any, carol: Any
) -> None:
    couple.bob.gave(Asked("Who knows?"))
    here = f"/us/former/{couple.alice.shared.id}/"
    assert couple.alice.get(f"{here}questions/").status_code == 404
    couple.bob.post("/us/leave/")
    assert couple.alice.get(f"{here}questions/").status_code == 200
    assert couple.alice.get(f"{here}stay-yourself/").status_code == 404
    nowhere = words(carol.get(f"/us/former/{uuid4()}/questions/"))
    assert words(carol.get(f"{here}questions/")) == nowhere
    shown = couple.alice.get(here).content.decode()
    assert f'href="{here}questions/"' in shown
    assert f'href="{here}amends/"' not in shown
    assert "Nothing was handed over here." in words(couple.alice.get(f"{here}amends/"))


def test_what_was_sealed_and_never_opened_is_not_read_there(couple: Two, words: Any) -> None:
    released(couple.alice, kept="MARKED sealed")
    couple.bob.gave(Asked("Who knows?"))
    here = f"/us/former/{couple.alice.shared.id}/"
    couple.bob.post("/us/leave/")
    for who in (couple.alice, couple.bob):
        assert "MARKED" not in words(who.get(f"{here}reviews/"))
        assert f'href="{here}reviews/"' not in who.get(here).content.decode()


def test_many_come_a_page_at_a_time_and_cost_the_same(couple: Two, words: Any) -> None:
    here = f"/us/former/{couple.alice.shared.id}/"
    space = couple.alice.shared
    couple.bob.gave(Asked("number first"))
    couple.bob.post("/us/leave/")

    def cost() -> int:
        couple.alice.get(f"{here}questions/")
        with CaptureQueriesContext(connection) as queries:
            couple.alice.get(f"{here}questions/")
        return len(queries)

    little = cost()
    asked = [Asked(f"number {number}.") for number in range(50)]
    space.append(*asked, at=couple.alice.clock.now(), day=couple.alice.clock.today)
    assert cost() == little <= 14
    assert "number 49." in words(couple.alice.get(f"{here}questions/"))
    assert "number 20." not in words(couple.alice.get(f"{here}questions/"))
    assert "number 20." in words(couple.alice.get(f"{here}questions/?from=20"))
    for odd in ("x", "-1", "9" * 40, "9999"):
        assert couple.alice.get(f"{here}questions/?from={odd}").status_code == 200
