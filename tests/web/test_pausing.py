"""Pausing and stopping: one person's act, without a reason; both look the same whatever led to them (S04, S16)."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail

from goldseam.core.records import Answered, CopyGiven, Joined, Paused, Resumed
from goldseam.core.records.together import TOGETHER
from goldseam.core.situation.model import Closeness
from goldseam.ledger import invitations
from goldseam.ledger.models import Item, RingEntry, Space
from goldseam.web.shared import method
from goldseam.web.today.state import read_today

Who = Any
Undone = Callable[[], AbstractContextManager[None]]
PAGE = "/us/pause/"


def paused_by(couple: Any) -> set[str]:
    space = couple.alice.shared
    return set(space.states(TOGETHER)[TOGETHER].paused_by)


def pause(who: Who) -> Any:
    return who.post(PAGE, {"move": "pause"})


def go_on(who: Who) -> Any:
    return who.post(PAGE, {"move": "go_on"})


@pytest.fixture
def helped(couple: Any, carol: Who) -> Any:
    """Bob lets Carol, a counsellor, read a copy."""
    bob, now = couple.bob, couple.bob.clock.now()
    day = couple.bob.clock.today
    new = invitations.invite_helper(bob.unlocked, at=now, day=day, ends_on=day + timedelta(days=14))
    space = bob.unlocked.spaces().by_id(new.space)
    space.append(CopyGiven("A copy", "for the counsellor alone"), at=now, day=day)
    invitations.join(carol.unlocked, new.id, new.code, lambda _: Joined("Carol"), at=now, day=day)
    couple.carol, couple.small = carol, new.space
    return couple


@pytest.mark.parametrize("who", ["alice", "bob"])
def test_s13_anybody_pauses_for_both_and_ends_the_own_pause(who: str, couple: Any) -> None:
    mine = getattr(couple, who)
    assert pause(mine)["Location"] == "/us/"
    assert paused_by(couple) == {str(mine.device.person)}
    assert go_on(mine)["Location"] == "/us/"
    assert paused_by(couple) == set()


def test_nobody_ends_the_pause_of_the_other(couple: Any) -> None:
    pause(couple.bob)
    go_on(couple.alice)
    assert paused_by(couple) == {str(couple.bob.device.person)}
    assert 'value="go_on"' not in couple.alice.get(PAGE).content.decode()


def test_two_pauses_end_only_when_both_have_ended_theirs(couple: Any) -> None:
    for who in (couple.alice, couple.bob):
        pause(who)
    go_on(couple.alice)
    assert paused_by(couple) == {str(couple.bob.device.person)}
    go_on(couple.bob)
    assert paused_by(couple) == set()


def test_a_form_that_is_sent_twice_pauses_once(couple: Any) -> None:
    space = couple.bob.shared
    for send in (pause, pause, go_on, go_on):
        send(couple.bob)
    assert [type(entry.record) for entry in space.read(Paused, Resumed)] == [Paused, Resumed]


def test_no_reason_is_asked_for_and_none_is_kept(couple: Any) -> None:
    page = couple.bob.get(PAGE).content.decode()
    assert "<textarea" not in page
    assert "You owe no reason" in page
    couple.bob.post(PAGE, {"move": "pause", "text": "because I am afraid", "note": "afraid"})
    (entry,) = couple.bob.shared.read(Paused)
    assert entry.record == Paused()


@pytest.mark.parametrize(
    "led_to_it", [{"fear": "yes"}, {"pushed": "yes", "violence": "yes"}, {"addiction": "yes"}]
)
def test_s04_s16_a_pause_looks_the_same_whatever_led_to_it(
    led_to_it: dict[str, str], couple: Any, seen_by: Callable[..., dict[str, str]], rolled_back: Undone
) -> None:
    cookies = {who: dict(who.client.cookies) for who in (couple.alice, couple.bob)}
    found = []
    for answers in (led_to_it, None):
        with rolled_back():
            if answers:
                couple.bob.post("/safety/", answers)
            pause(couple.bob)
            found.append(seen_by(couple.alice))
        for who, before in cookies.items():
            who.client.cookies.clear()
            who.client.cookies.update(before)
    assert found[0] == found[1]
    assert "The shared space is paused" in found[0]["/us/"]
    assert not mail.outbox


def test_a_paused_couple_gets_no_new_practice_that_means_the_other(couple: Any) -> None:
    for who in (couple.alice, couple.bob):
        who.wrote(Answered("closeness", "near"))
    pause(couple.bob)
    for who in (couple.alice, couple.bob):
        now = read_today(who.unlocked.spaces(), who.clock.today)
        assert now.situation.closeness is Closeness.SPACE
        for each in now.plan().suggestions:
            assert not method.catalogue().practices[each.practice].facts.contact
    go_on(couple.bob)
    now = read_today(couple.alice.unlocked.spaces(), couple.alice.clock.today)
    assert now.situation.closeness is Closeness.NEAR


def test_a_pause_says_nothing_of_who_paused(couple: Any, words: Callable[[Any], str]) -> None:
    pause(couple.bob)
    for page in ("/today/", "/us/", PAGE):
        said = words(couple.alice.get(page))
        assert "shared space is paused" in said
        assert "Bob paused" not in said
        assert "asks for space" not in said


def test_both_see_on_today_that_it_is_paused_and_then_no_more(
    couple: Any, words: Callable[[Any], str]
) -> None:
    pause(couple.alice)
    for who in (couple.alice, couple.bob):
        assert "The shared space is paused." in words(who.get("/today/"))
    go_on(couple.alice)
    for who in (couple.alice, couple.bob):
        assert "paused" not in words(who.get("/today/"))


def test_s15_stopping_takes_one_page_and_one_button(helped: Any) -> None:
    assert 'action="/us/stop/"' not in helped.bob.get("/us/").content.decode()
    assert 'href="/us/stop/"' in helped.bob.get("/us/").content.decode()
    assert helped.bob.post("/us/stop/")["Location"] == "/us/stop/?done=1"
    assert helped.bob.unlocked.spaces().helpers == ()


def test_s15_it_ends_every_share_that_goes_on_and_deletes_its_rows_and_keys(
    helped: Any, inspecting: Undone
) -> None:
    helped.bob.post("/us/stop/")
    with inspecting():
        for model in (Item, RingEntry):
            assert not model.objects.filter(space=helped.small).exists()
        assert not Space.objects.filter(id=helped.small).exists()
    assert helped.carol.unlocked.spaces().clients == ()


def test_s16_the_partner_sees_nothing_of_it_and_nothing_is_sent(
    helped: Any, seen_by: Callable[..., dict[str, str]]
) -> None:
    before = seen_by(helped.alice)
    helped.bob.post("/us/stop/")
    assert seen_by(helped.alice) == before
    assert not mail.outbox


def test_stopping_takes_nothing_back_and_pauses_nothing(helped: Any) -> None:
    shared = helped.bob.shared
    before = shared.head()
    helped.bob.post("/us/stop/")
    assert shared.head() == before
    assert paused_by(helped) == set()


def test_it_ends_an_invitation_that_is_still_open(bob: Who) -> None:
    now, day = bob.clock.now(), bob.clock.today
    new = invitations.invite_partner(bob.unlocked, Joined("Bob"), at=now, day=day)
    bob.post("/us/stop/")
    assert not invitations.is_open(new.id, now)


def test_it_says_what_it_did_and_what_it_did_not(helped: Any, words: Callable[[Any], str]) -> None:
    assert "One share of yours goes on now" in words(helped.bob.get("/us/stop/"))
    helped.bob.post("/us/stop/")
    done = helped.bob.get("/us/stop/?done=1")
    assert "Nobody was told." in words(done)
    assert "stays with whoever received it" in words(done)
    for way in ("/us/shared/", "/us/pause/", "/us/leave/"):
        assert f'href="{way}"' in done.content.decode()


def test_somebody_alone_may_stop_too(bob: Who, words: Callable[[Any], str]) -> None:
    assert "No share of yours goes on now." in words(bob.get("/us/stop/"))
    assert bob.post("/us/stop/").status_code == 302
