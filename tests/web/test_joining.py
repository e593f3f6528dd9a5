"""Coming into a shared space: what an invited person reads first, and the way in."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest

from goldseam.core.catalogue.model import Language
from goldseam.core.records import Joined
from goldseam.ledger.models import Invitation

Who = Any
Door = Any
Words = Callable[[Any], str]
NOBODYS = "/join/00000000-0000-4000-8000-000000000000/"
PHRASE = "testing: copper window seven quiet river"


def test_the_invited_read_first_what_it_is_and_what_the_other_sees(browser: Who, words: Words) -> None:
    page = words(browser.get(NOBODYS))
    for part in (
        "What the other sees",
        "What the other never sees",
        "Nobody is told that you opened it",
        "which only you can read",
        "pause or leave at any time",
        "read the help page first",
    ):
        assert part in page


def test_somebody_signed_in_reads_before_the_form_and_finds_it_first_on_coming_back(bob: Who) -> None:
    for address, form_first in ((NOBODYS, False), (f"{NOBODYS}?read=1", True)):
        html = bob.get(address).content.decode()
        assert (html.index("<textarea") < html.index("What the other sees")) is form_first


def test_s20_no_stands_beside_yes_and_leads_away_at_once(browser: Who, bob: Who) -> None:
    page = browser.get(NOBODYS).content.decode()
    pair = page.partition('<div class="pair">')[2].partition("</div>")[0]
    assert pair.count('class="button"') == 3
    assert '<form method="post" action="/exit/">' in pair
    assert '<button class="button">No, leave' in pair
    gone = browser.post("/exit/")
    assert "url=https://" in gone["Refresh"]
    assert 'href="/us/">No, go back<' in bob.get(NOBODYS).content.decode()


def test_saying_no_leaves_no_trace(door: Door, browser: Who, bob: Who, inspecting: Callable[[], Any]) -> None:
    with inspecting():
        before = [*Invitation.objects.values_list()]
    for who in (browser, bob):
        assert who.get(door.address).status_code == 200
    with inspecting():
        assert [*Invitation.objects.values_list()] == before
    assert bob.read(Joined) == []


@pytest.mark.parametrize("visitor", ["browser", "bob", "alice"])
def test_a_link_that_nobody_made_looks_as_one_that_is_open(
    visitor: str, door: Door, browser: Who, bob: Who, alice: Who, driver: Any
) -> None:
    who = {"browser": browser, "bob": bob, "alice": alice}[visitor]
    known, unknown = (
        driver.TOKEN.sub("", who.get(address).content.decode().replace(address[6:-1], "ID"))
        for address in (door.address, NOBODYS)
    )
    assert known == unknown


def test_an_invited_person_without_an_account_is_in_after_five_screens(
    door: Door, browser: Who, alice: Who, words: Words
) -> None:
    browser.get("/help/")
    screens = [browser.get(door.address)]
    screens.append(browser.get(only(screens[-1], r'href="(/start/[^"]+)"')))
    onward = field(screens[-1], "next")
    signed_up = browser.post(
        "/start/",
        {
            "step": "passphrase",
            "next": onward,
            "name": "Bob",
            "passphrase": PHRASE,
            "passphrase_again": PHRASE,
        },
    )
    screens.append(browser.get(signed_up["Location"]))
    assert "somebody watches this device" in words(screens[-1])
    read = browser.post("/start/device/", {"next": field(screens[-1], "next")})
    screens.append(browser.get(read["Location"]))
    came = browser.post(read["Location"], {"name": "Bob", "code": door.code})
    screens.append(browser.get(came["Location"]))
    assert "Are you safe?" in words(screens[-1])
    settled = browser.post("/safety/", {"move": "not_now", "next": field(screens[-1], "next")})
    assert [page.status_code for page in screens] == [200] * 5
    assert settled["Location"] == "/us/"
    assert "You and Mara" in words(browser.get("/us/"))
    assert "recovery code is not written down" in words(went_on(browser))
    assert len(alice.shared.read(Joined)) == 2


def test_an_invited_person_with_an_account_comes_back_to_the_invitation(
    door: Door, browsers: Callable[..., Who], bob: Who
) -> None:
    elsewhere = browsers()
    page = elsewhere.get(door.address)
    asked = elsewhere.get(only(page, r'href="(/sign-in/[^"]+)"'))
    answer = elsewhere.sign_in(bob.name, bob.passphrase, next=field(asked, "next"))
    assert answer["Location"] == f"{door.address}?read=1"


def test_somebody_at_the_sign_in_page_may_begin_anew_and_still_come_to_the_invitation(
    door: Door, browser: Who
) -> None:
    page = browser.get(f"/sign-in/?next={door.address}")
    begin = browser.get(only(page, r'href="(/start/\?next=[^"]+)"'))
    assert field(begin, "next") == door.address
    named_wrong = browser.post("/start/", {"step": "passphrase", "next": door.address, "name": "!"})
    assert named_wrong.status_code == 422
    assert (field(named_wrong, "next"), field(named_wrong, "name")) == (door.address, "!")


def test_who_was_not_invited_begins_step_by_step_as_before(browser: Who, words: Words) -> None:
    assert "Step 1 of 3" in words(browser.get("/start/?next=/today/"))
    assert browser.sign_up("Anna", PHRASE, next="/today/")["Location"] == "/account/code/"


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "/\\evil.example"])
def test_no_link_leads_from_signing_up_to_another_site(elsewhere: str, browser: Who, bob: Who) -> None:
    answer = browser.sign_up("Anna", PHRASE, next=elsewhere)
    assert answer["Location"] == "/account/code/"
    assert browser.post("/start/device/", {"next": elsewhere})["Location"] == "/situation/"
    assert bob.post("/safety/", {"move": "not_now", "next": elsewhere})["Location"] == "/today/"
    assert bob.post("/safety/", {"fear": "no", "next": elsewhere})["Location"] == "/safety/?done=1"


def test_a_locked_device_is_led_to_unlock_and_back(door: Door, bob: Who) -> None:
    bob.lock()
    page = bob.get(door.address)
    assert only(page, r'href="(/locked/[^"]+)"').startswith("/locked/?next=%2Fjoin%2F")
    assert bob.post(door.address, {"name": "Bob", "code": door.code}).status_code == 403
    assert alone(bob)


def test_s01_whoever_joins_answers_their_own_safety_check_first(door: Door, bob: Who) -> None:
    answer = door.try_by(bob)
    assert answer["Location"] == "/safety/?next=%2Fus%2F"
    assert bob.get("/us/")["Location"] == "/safety/?next=%2Fus%2F"
    page = bob.get(answer["Location"])
    assert "You have joined. First, a few questions for you alone." in page.content.decode()
    assert field(page, "next") == "/us/"
    assert bob.post("/safety/", {"fear": "no", "next": "/us/"})["Location"] == "/us/"
    assert bob.get("/us/").status_code == 200


def test_whoever_answered_the_safety_check_before_is_told_at_once_that_joining_worked(
    door: Door, bob: Who, words: Words
) -> None:
    assert "You have joined" not in words(bob.get("/safety/?next=/us/"))
    bob.post("/safety/", {"move": "not_now"})
    answer = door.try_by(bob)
    assert answer["Location"] == "/us/?joined=1"
    assert "You have joined." in words(bob.get(answer["Location"]))
    assert "You have joined" not in words(bob.get("/us/"))


def test_s05_an_answer_that_needs_help_is_met_with_it_before_anything_shared(
    door: Door, bob: Who, words: Words
) -> None:
    door.try_by(bob)
    answer = bob.post("/safety/", {"fear": "yes", "next": "/us/"})
    page = bob.get(answer["Location"])
    assert "comes before any repair" in words(page)
    assert '<a class="button" href="/us/">' in page.content.decode()


@pytest.mark.parametrize("language", [Language.EN, Language.RU])
def test_the_words_of_either_language_open_it(language: Language, door: Door, bob: Who) -> None:
    assert door.try_by(bob, door.spelt(language)).status_code == 302
    assert not alone(bob)


def test_the_words_may_be_typed_as_people_type(door: Door, bob: Who) -> None:
    typed = ", ".join(f"{number} {word[:4].upper()}" for number, word in enumerate(door.code.split(), 1))
    assert door.try_by(bob, f"  {typed}.\n").status_code == 302


@pytest.mark.parametrize("server", ["http://127.0.0.1:8000", "HTTPS://OTHER.EXAMPLE", ""])
def test_a_typed_link_leads_to_the_invitation(server: str, browser: Who) -> None:
    link = f"  {server}{NOBODYS}\n"
    assert browser.post("/join/", {"link": link})["Location"] == NOBODYS


def test_signing_up_on_the_way_keeps_the_first_screen_and_the_code_for_later(browser: Who) -> None:
    answer = browser.sign_up("Anna", PHRASE, next=NOBODYS)
    assert answer["Location"].startswith("/start/device/?next=")
    assert browser.get("/today/")["Location"] == "/start/device/"


def test_s25_somebody_else_on_this_device_locks_the_first_and_signs_in(
    alice: Who, bob: Who, words: Words
) -> None:
    answer = alice.post("/lock/", {"other": "yes"})
    assert answer["Location"] == "/sign-in/"
    page = alice.get("/sign-in/")
    assert "Somebody is signed in on this device" in words(page)
    assert alice.get("/account/")["Location"].startswith("/locked/")
    alice.sign_in(bob.name, bob.passphrase)
    assert bob.name in words(alice.get("/account/"))
    assert alice.session is None
    alice.sign_in(alice.name, alice.passphrase)
    assert alice.name in words(alice.get("/account/"))


def test_s25_the_way_to_somebody_else_is_in_the_menu_and_on_the_lock_page(alice: Who) -> None:
    assert 'name="other" value="yes"' in alice.get("/menu/").content.decode()
    alice.lock()
    assert 'href="/sign-in/"' in alice.get("/locked/").content.decode()


def alone(who: Who) -> bool:
    return who.unlocked.shared_space() is None


def only(page: Any, pattern: str) -> str:
    (found,) = set(re.findall(pattern, page.content.decode()))
    return str(unescape(found))


def field(page: Any, name: str) -> str:
    return only(page, rf'name="{name}" value="([^"]*)"')


def went_on(browser: Who) -> Any:
    """The Today page of somebody who went through the first question."""
    browser.post("/situation/role/", {"role": "injured"})
    return browser.get("/today/")
