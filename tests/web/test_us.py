"""The place "Us": what sharing is, never a nudge to begin it, and what is there for two."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from goldseam.core.records import Joined, Left, Noted, Paused, Reflected, Resumed, SafetyAnswered
from goldseam.core.situation.safety_check import SAFETY_CHECK
from goldseam.ledger import invitations

Who = Any
Words = Callable[[Any], str]
TOGETHER = ("hand", "shared", "breaches", "closeness", "standing", "review", "helpers")
OWN = ("pause", "stop", "leave")


def links(page: Any) -> list[str]:
    return re.findall(r'href="(/us/[^"]+|/join/)"', page.content.decode())


def test_alone_it_says_what_the_other_would_and_would_not_see(alice: Who, words: Words) -> None:
    page = words(alice.get("/us/"))
    for part in ("alone for as long as you like", "What the other sees", "What the other never sees"):
        assert part in page
    assert set(links(alice.get("/us/"))) == {"/us/invite/", "/us/helpers/", "/join/"}


def test_s05_inviting_is_one_plain_link_and_never_a_nudge(alice: Who, words: Words) -> None:
    plain = alice.get("/us/")
    assert 'class="button' not in plain.content.decode().partition("<main")[2]
    for question in SAFETY_CHECK:
        alice.wrote(SafetyAnswered({question.id: "yes"}))
        assert words(alice.get("/us/")) == words(plain)
    assert "invit" not in words(alice.get("/today/")).lower()


def test_together_every_part_is_one_link_away(couple: Any) -> None:
    for who in (couple.alice, couple.bob):
        assert set(links(who.get("/us/"))) >= {f"/us/{part}/" for part in (*TOGETHER, *OWN)}


def test_s13_both_see_the_same_page_but_for_the_name(couple: Any) -> None:
    pages = [who.get("/us/").content.decode().partition("<main")[2] for who in (couple.alice, couple.bob)]
    assert pages[0].replace("Bob", "-") == pages[1].replace("Alice", "-")


def test_s01_what_two_share_opens_after_the_own_safety_check(alice: Who, bob: Who, words: Words) -> None:
    now, day, name = alice.clock.now(), alice.clock.today, Joined("Bob")
    made = invitations.invite_partner(alice.unlocked, Joined("Alice"), at=now, day=day)
    invitations.join(bob.unlocked, made.id, made.code, lambda _: name, at=now, day=day)
    assert bob.get("/us/")["Location"] == "/safety/?next=%2Fus%2F"
    assert bob.post("/safety/", {"fear": "no", "next": "/us/"})["Location"] == "/us/"
    assert "You and Alice" in words(bob.get("/us/"))


def test_a_pause_looks_the_same_whoever_made_it_and_whatever_led_to_it(couple: Any, words: Words) -> None:
    before = words(couple.bob.get("/us/"))
    couple.alice.gave(Paused())
    paused = words(couple.bob.get("/us/"))
    assert "The shared space is paused" in paused
    assert "/us/hand/" not in links(couple.bob.get("/us/"))
    couple.alice.gave(Resumed())
    assert words(couple.bob.get("/us/")) == before
    couple.bob.gave(Paused())
    assert words(couple.bob.get("/us/")) == paused


def test_after_one_left_nothing_new_is_offered_and_what_was_there_can_be_read(
    couple: Any, words: Words
) -> None:
    couple.bob.gave(Left())
    for who in (couple.alice, couple.bob):
        assert "Nothing new goes into it" in words(who.get("/us/"))
        assert set(links(who.get("/us/"))) == {"/us/former/", "/us/invite/", "/us/helpers/", "/join/"}


def test_somebody_who_used_it_alone_brings_nothing_but_a_name(
    alice: Who, bob: Who, join_two: Callable[..., Any], words: Words
) -> None:
    alice.wrote(Noted("what I wrote in the months alone"), Reflected("why_trust", "the reason I keep"))
    join_two(alice, bob)
    assert bob.shared.head().last == 2
    assert len(bob.shared.read(Joined)) == 2
    assert alice.read(Noted)
    assert "months alone" not in words(bob.get("/us/"))


@pytest.mark.parametrize("place", ["/today/", "/truth/", "/us/", "/practices/", "/progress/"])
def test_us_is_one_of_the_five_places(place: str, alice: Who) -> None:
    alice.wrote(SafetyAnswered())
    assert '<a href="/us/"' in alice.get(place).content.decode()


def test_the_situation_is_reached_from_today_and_from_the_menu(alice: Who) -> None:
    for page in ("/today/", "/menu/"):
        assert 'href="/situation/"' in alice.get(page).content.decode()
