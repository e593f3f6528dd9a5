"""Offers of openness: by the giver, item by item, for a time; opened seen by the giver; ended in silence."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError

from goldseam.core.records import Paused, Resumed, SafetyAnswered
from goldseam.core.records.openness import (
    OpennessAnswered,
    OpennessGiven,
    OpennessOpened,
    OpennessRenewed,
    OpennessUnneeded,
    OpennessWritten,
)
from goldseam.ledger import small_spaces
from goldseam.ledger.ending import end_space
from goldseam.ledger.models import Item, ReleaseHalf, Space
from goldseam.web.openness import own as own_pages
from tests.web.offering import HERE, OFFER, Words, body, drafted, given, inside, opened


def test_s12_a_draft_is_seen_exactly_and_by_nobody_else_until_it_is_given(couple: Any, words: Words) -> None:
    before = body(couple.bob.get(HERE))
    own = drafted(couple.alice)
    look = words(couple.alice.get(own))
    assert "They will see exactly this" in look
    assert "canary-numbers" in look
    assert body(couple.bob.get(HERE)) == before
    assert not couple.alice.shared.read(OpennessGiven)
    assert "A draft. Nobody else sees it." in words(couple.alice.get(HERE))


def test_a_form_or_a_step_that_is_sent_twice_does_it_once(couple: Any) -> None:
    own = drafted(couple.alice)
    assert drafted(couple.alice) == own
    for _ in range(2):
        assert couple.alice.post(own, {"move": "hand"})["Location"] == f"{own}?given=1"
    assert len(couple.alice.shared.read(OpennessGiven)) == 1
    assert ReleaseHalf.objects.filter(space=couple.alice.unlocked.spaces().given[0].id).count() == 1


def test_a_draft_is_changed_until_it_is_given_and_not_afterwards(couple: Any, words: Words) -> None:
    own = drafted(couple.alice)
    draft = own.split("/")[-2]
    form = couple.alice.get(f"{HERE}new/?draft={draft}").content.decode()
    assert all(each in form for each in ("canary-numbers", OFFER["title"], OFFER["why"], OFFER["review"]))
    assert drafted(couple.alice, draft=draft, text="other words", days="20") == own
    assert "canary" not in words(couple.alice.get(own))
    assert Space.objects.get(id=draft).ends_on == couple.alice.clock.today + timedelta(days=20)
    couple.alice.post(own, {"move": "hand"})
    for asked in (draft, "nonsense", "00000000-0000-4000-8000-000000000000"):
        assert couple.alice.post(f"{HERE}new/", {**OFFER, "draft": asked}).status_code == 404
    assert len(inside(couple.alice, OpennessWritten)) == 1


def test_s20_the_other_sees_name_and_purpose_says_yes_or_no_and_only_then_what_it_holds(
    couple: Any, words: Words
) -> None:
    _own, theirs = given(couple.alice)
    assert OFFER["title"] in words(couple.bob.get(HERE))
    page = couple.bob.get(theirs)
    assert "canary-numbers" not in page.content.decode()
    pair = re.findall(r'<div class="pair">(.*?)</div>', page.content.decode(), re.DOTALL)[0]
    assert re.findall(r'class="([^"]+)"', pair) == ["button", "button"]
    couple.bob.post(theirs, {"move": "open"})
    assert "canary-numbers" not in couple.bob.get(theirs).content.decode(), "not before a yes"
    couple.bob.post(theirs, {"move": "no"})
    couple.bob.post(theirs, {"move": "open"})
    assert "canary-numbers" not in couple.bob.get(theirs).content.decode()
    couple.bob.post(theirs, {"move": "yes"})
    assert "canary-numbers" not in couple.bob.get(theirs).content.decode(), "not before it is opened"
    couple.bob.post(theirs, {"move": "open"})
    assert "canary-numbers 12.40" in words(couple.bob.get(theirs))
    assert inside(couple.alice, OpennessAnswered) == [OpennessAnswered(yes=False), OpennessAnswered(yes=True)]


def test_s18_each_day_of_opening_is_seen_by_the_giver_and_is_said_before(couple: Any, words: Words) -> None:
    own, theirs = given(couple.alice)
    couple.bob.post(theirs, {"move": "yes"})
    assert "Alice will see that you opened it today." in words(couple.bob.get(theirs))
    assert "Opened on" not in words(couple.alice.get(own)), "looking at its name is no opening"
    for _ in range(2):
        couple.bob.post(theirs, {"move": "open"})
    assert words(couple.alice.get(own)).count("Opened on 22 November") == 1
    assert len(inside(couple.alice, OpennessOpened)) == 1
    couple.alice.clock.passes(days=1)
    couple.bob.unlock(couple.bob.passphrase)
    couple.alice.unlock(couple.alice.passphrase)
    assert "canary" not in couple.bob.get(theirs).content.decode(), "each day is an opening of its own"
    couple.bob.post(theirs, {"move": "open"})
    assert "Opened on 23 November Opened on 22 November" in words(couple.alice.get(own))


def test_s16_t14_stopped_over_paused_and_never_given_look_the_same_to_the_other(couple: Any) -> None:
    bob, alice = couple.bob, couple.alice
    never = [body(bob.get(page)) for page in (HERE, f"{HERE}theirs/999/")]

    own, theirs = given(alice)
    opened(bob, theirs)
    assert alice.post(f"{own}end/").status_code == 302
    stopped = [body(bob.get(page)) for page in (HERE, theirs)]
    told = [bob.post(theirs, {"move": move}) for move in ("yes", "no", "open", "unneeded")]
    assert {each.status_code for each in told} == {404}

    _own, theirs = given(alice, title="another")
    alice.gave(Paused())
    paused = [body(bob.get(page)) for page in (HERE, theirs)]
    alice.gave(Resumed())
    assert bob.get(theirs).status_code == 200

    ended = given(alice, title="a third", days="1", review="2026-11-23")[1]
    alice.post("/us/stop/")
    stopped_all = [body(bob.get(page)) for page in (HERE, ended)]

    over = given(alice, title="a fourth", days="1", review="2026-11-23")[1]
    alice.clock.passes(days=2)
    bob.unlock(bob.passphrase)
    ran_out = [body(bob.get(page)) for page in (HERE, over)]
    assert never == stopped == paused == stopped_all == ran_out


def test_t14_both_are_told_at_the_start_that_stopping_is_silent(couple: Any, words: Words) -> None:
    same = "Stopped, over, paused and never given look the same"
    own = drafted(couple.alice)
    assert same in words(couple.alice.get(own))
    couple.alice.post(own, {"move": "hand"})
    theirs = f"{HERE}theirs/{couple.alice.shared.read(OpennessGiven)[-1].seq}/"
    assert same in words(couple.bob.get(theirs))
    assert same in words(couple.bob.get(HERE))


def test_s15_ending_takes_one_tap_from_the_page_and_holds_at_the_next_request(couple: Any) -> None:
    own, theirs = given(couple.alice)
    assert f'action="{own}end/"' in couple.alice.get(HERE).content.decode()
    assert opened(couple.bob, theirs).status_code == 200
    space = couple.alice.unlocked.spaces().given[0].id
    for _ in range(2):
        couple.alice.post(f"{own}end/")
    assert couple.bob.get(theirs).status_code == couple.alice.get(own).status_code == 404
    assert not Item.objects.filter(space=space).exists()
    assert couple.alice.unlocked.spaces().given == ()


def test_s15_nobody_ends_what_another_gives(couple: Any) -> None:
    own, theirs = given(couple.alice)
    couple.bob.post(f"{own}end/")
    assert couple.bob.get(own).status_code == 404
    assert couple.bob.get(theirs).status_code == 200


def test_s15_all_sharing_stops_with_it(couple: Any, words: Words) -> None:
    _own, theirs = given(couple.alice)
    assert "One share of yours goes on now" in words(couple.alice.get("/us/stop/"))
    couple.alice.post("/us/stop/")
    assert couple.bob.get(theirs).status_code == 404


def test_s14_it_lasts_fourteen_days_unless_chosen_and_ninety_at_most(couple: Any) -> None:
    form = couple.alice.get(f"{HERE}new/").content.decode()
    assert 'name="days" class="short" inputmode="numeric" value="14"' in form
    for days in ("0", "91", "", "x"):
        assert couple.alice.post(f"{HERE}new/", {**OFFER, "days": days}).status_code == 422
    own = drafted(couple.alice, days="90")
    space = own.split("/")[-2]
    assert Space.objects.get(id=space).ends_on == couple.alice.clock.today + timedelta(days=90)


def test_s14_letting_it_go_on_is_a_fresh_act_of_the_giver(couple: Any) -> None:
    own, theirs = given(couple.alice)
    space = couple.alice.unlocked.spaces().given[0].id
    for wrong in ({"days": "91"}, {"review": ""}, {"review": "2027-12-01"}):
        fields = {"move": "renew", "days": "30", "review": "2026-12-01", **wrong}
        assert couple.alice.post(own, fields).status_code == 422
    fields = {"move": "renew", "days": "30", "review": "2026-12-01"}
    couple.bob.post(theirs, fields)
    assert couple.bob.post(own, fields).status_code == 404
    assert not inside(couple.alice, OpennessRenewed)
    assert couple.alice.post(own, fields)["Location"] == f"{own}?renewed=1"
    assert Space.objects.get(id=space).ends_on == couple.alice.clock.today + timedelta(days=30)
    assert inside(couple.alice, OpennessRenewed) == [
        OpennessRenewed(couple.alice.clock.today + timedelta(days=30), date(2026, 12, 1))
    ]


def test_s14_what_ended_while_it_is_renewed_is_said_to_have_ended(
    couple: Any, monkeypatch: pytest.MonkeyPatch, words: Words
) -> None:
    own, _theirs = given(couple.alice)
    (space,) = couple.alice.unlocked.spaces().given
    last_day = own_pages.last_day

    def ended_meanwhile(*args: Any) -> date:
        end_space(space)
        return last_day(*args)

    monkeypatch.setattr(own_pages, "last_day", ended_meanwhile)
    sent = couple.alice.post(own, {"move": "renew", "days": "30", "review": "2026-12-01"})
    assert sent["Location"] == f"{HERE}?ended=1"
    assert "It has ended. Nobody was told." in words(couple.alice.get(sent["Location"]))
    assert not Space.objects.filter(id=space.id).exists()


def test_s14_its_new_last_day_and_the_word_about_it_stand_both_or_neither(
    couple: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, _theirs = given(couple.alice)
    space = couple.alice.unlocked.spaces().given[0].id
    before = Space.objects.get(id=space).ends_on

    def fails(*_args: Any) -> None:
        raise DatabaseError

    monkeypatch.setattr(small_spaces, "note_end", fails)
    with pytest.raises(DatabaseError):
        couple.alice.post(own, {"move": "renew", "days": "30", "review": "2026-12-01"})
    assert Space.objects.get(id=space).ends_on == before
    assert not inside(couple.alice, OpennessRenewed)


def test_the_day_to_look_at_it_again_is_said_to_the_giver(couple: Any, words: Words) -> None:
    own, theirs = given(couple.alice, review="2026-11-24")
    assert "You wanted to look at it again on 24 November 2026." in words(couple.alice.get(own))
    couple.alice.clock.passes(days=2)
    for who in (couple.alice, couple.bob):
        who.unlock(who.passphrase)
    assert "today is a day to look at it again" in words(couple.alice.get(HERE))
    assert "Does it still do what it is for?" in words(couple.alice.get(own))
    assert "look at it again" not in words(couple.bob.get(theirs))


def test_the_other_says_that_it_is_not_needed_any_more(couple: Any, words: Words) -> None:
    own, theirs = given(couple.alice)
    opened(couple.bob, theirs)
    assert couple.bob.post(theirs, {"move": "unneeded"})["Location"] == HERE
    assert couple.bob.get(theirs).status_code == 404
    assert "Bob does not need this any more" in words(couple.alice.get(own))
    assert inside(couple.alice, OpennessUnneeded) == [OpennessUnneeded()]


@pytest.mark.parametrize("topic", ["fear", "humiliation", "violence", "sexual_coercion", "pushed"])
def test_t4_to_whoever_is_afraid_nothing_suggests_offering_in_their_own_view_alone(
    topic: str, couple: Any, words: Words
) -> None:
    for_bob = body(couple.bob.get(HERE))
    assert "Offer something" in words(couple.alice.get(HERE))
    couple.alice.wrote(SafetyAnswered({topic: "yes"}))
    page = couple.alice.get(HERE)
    assert not {"Offer something", "Say where I am"} & set(re.findall(r">([^<]+)</a>", page.content.decode()))
    assert "good beginning" not in words(page)
    assert "Nobody can ask it of you here." in words(page)
    assert body(couple.bob.get(HERE)) == for_bob
    _own, theirs = given(couple.alice)
    assert couple.bob.get(theirs).status_code == 200, "what somebody wants to show stays theirs to show"
