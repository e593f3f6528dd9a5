"""Locking: by hand, when idle, after eight hours; guarded pages ask again; a locked device still takes things (S27)."""

from collections.abc import Callable
from typing import Any

import pytest

from goldseam.core.records import CheckedIn, Noted
from tests.subjects.every import listed

Who = Any
GUARDED = ("/notes/", "/notes/kept/", "/safety/", "/situation/history/", "/situation/look/", "/account/code/")
# Tried beside what they are for: what takes only a form, and what asks for more than an account.
ELSEWHERE = (
    "/notes/erase/",
    "/amends/harm/",
    "/amends/statement/",
    "/amends/apology/",
    "/amends/draft/<int:seq>/",
    "/amends/in-person/",
    "/recordings/",
    "/recordings/live/<uuid:recording>/keep/",
    "/recordings/live/<uuid:recording>/forget/",
    "/recordings/<uuid:recording>/",
    "/recordings/<uuid:recording>/delete/",
    "/recordings/<uuid:recording>/hand/",
    "/truth/account/",
    "/truth/account/first/",
    "/truth/account/paper/",
    "/truth/account/part/",
    "/truth/account/questions/",
    "/truth/account/read/<int:number>/",
    "/truth/account/read/<int:number>/correct/",
    "/truth/account/ready/<int:number>/",
    "/truth/account/seal/",
    "/truth/answers/",
    "/truth/answers/<int:seq>/",
    "/truth/lie/<int:seq>/",
    "/truth/lie/<int:seq>/told/",
    "/truth/lie/earlier/",
    "/truth/no-contact/contact/<int:seq>/",
    "/truth/no-contact/distance/",
    "/truth/no-contact/kept/",
    "/truth/no-contact/kept/<int:seq>/",
    "/truth/no-contact/message/",
    "/truth/questions/own/",
    "/truth/questions/own/<int:seq>/",
    "/again/earlier/",
    "/again/change/",
    "/us/leave/",
    "/us/review/write/",
    "/us/review/release/",
    "/us/standing/write/",
    "/us/standing/release/",
    "/us/hand/own/",
    "/us/hand/bring/",
    "/us/invite/",
    "/us/helpers/invite/",
    "/us/helpers/both/<int:proposal>/",
    "/us/helpers/<uuid:space>/copy/",
    "/us/helpers/<uuid:space>/copy/write/",
    *listed("FRESH"),
)


def is_locked(who: Who, page: str = "/today/") -> bool:
    answer = who.get(page)
    return answer.status_code == 302 and str(answer["Location"]).startswith("/locked/")


def test_locking_closes_and_unlocking_opens(alice: Who) -> None:
    assert alice.lock()["Location"] == "/locked/"
    assert "unlock" not in alice.cookies
    assert is_locked(alice)
    assert alice.session.sealed is None
    assert alice.unlock("not the one it was made with").status_code == 403
    assert is_locked(alice)
    assert alice.unlock(alice.passphrase, next="/progress/")["Location"] == "/progress/"
    assert not is_locked(alice)


def test_a_locked_page_shows_nothing_of_what_was_written(alice: Who) -> None:
    alice.wrote(Noted("words in the drawer"), CheckedIn(alice.clock.today, {"safe": 7}, "a line of mine"))
    alice.lock()
    for page in ("/locked/", "/check-in/", "/notes/new/", "/help/", "/"):
        html = alice.get(page, follow=True).content.decode()
        assert "words in the drawer" not in html
        assert "a line of mine" not in html
        assert (
            "checked" not in html.replace("unchecked", "").replace('class="checked"', "") or page == "/help/"
        )


@pytest.mark.parametrize(("minutes", "locked"), [(15, False), (15.1, True)])
def test_a_device_locks_after_a_quarter_of_an_hour_without_a_page(
    minutes: float, locked: bool, alice: Who, clock: Any
) -> None:
    clock.passes(minutes=minutes)
    assert is_locked(alice) is locked


def test_reading_keeps_it_open_for_eight_hours_and_no_longer(alice: Who, clock: Any) -> None:
    for _ in range(48):
        clock.passes(minutes=10)
        assert not is_locked(alice)
    clock.passes(minutes=1)
    assert is_locked(alice)


def test_a_shared_device_locks_after_five_minutes_and_twenty_in_all(
    alice: Who, browsers: Callable[..., Who], clock: Any
) -> None:
    shared = browsers()
    shared.sign_in(alice.name, alice.passphrase, shared="yes")
    for _ in range(5):
        clock.passes(minutes=4)
        assert not is_locked(shared)
    clock.passes(minutes=1)
    assert is_locked(shared)
    shared.unlock(alice.passphrase)
    clock.passes(minutes=5.1)
    assert is_locked(shared)


def test_what_locks_by_itself_forgets_its_key_in_the_table_too(alice: Who, clock: Any) -> None:
    clock.passes(minutes=16)
    assert is_locked(alice)
    assert alice.session.sealed is None
    clock.passes(minutes=-16)
    assert is_locked(alice)


def test_a_device_is_forgotten_after_ninety_days_without_its_person(alice: Who, clock: Any) -> None:
    clock.passes(days=90)
    assert is_locked(alice)
    clock.passes(days=1)
    assert alice.get("/today/")["Location"].startswith("/sign-in/")
    assert alice.session is None


@pytest.mark.parametrize("page", GUARDED)
def test_s27_guarded_pages_ask_again_after_five_minutes(page: str, alice: Who, clock: Any) -> None:
    clock.passes(minutes=5)
    assert alice.get(page).status_code == 200
    clock.passes(minutes=5.1)
    asked = alice.get(page)
    assert asked["Location"].startswith("/locked/?next=")
    assert asked["Location"].endswith("&again=1")
    assert not is_locked(alice)
    assert alice.unlock(alice.passphrase, next=page)["Location"] == page
    assert alice.get(page).status_code == 200


def test_s27_every_page_with_a_private_text_is_guarded(routes: dict[str, Any]) -> None:
    guarded = {f"/{route}" for route, view in routes.items() if view.access == "fresh"}
    assert guarded == {*GUARDED, *ELSEWHERE}


def test_s27_using_a_guarded_page_keeps_it_open_and_other_pages_do_not(alice: Who, clock: Any) -> None:
    for _ in range(4):
        clock.passes(minutes=4)
        assert alice.get("/notes/").status_code == 200
    for _ in range(2):
        clock.passes(minutes=4)
        alice.get("/today/")
    assert is_locked(alice, "/notes/")


def test_s27_passphrase_fields_take_a_paste_and_a_password_manager(browser: Who, alice: Who) -> None:
    pages = [browser.get(page).content.decode() for page in ("/sign-in/", "/recover/")]
    alice.lock()
    pages.append(alice.get("/locked/").content.decode())
    for page in pages:
        assert 'autocomplete="current-password"' in page or 'autocomplete="new-password"' in page
        assert "onpaste" not in page


def test_unlocking_hands_out_a_new_secret_and_the_old_one_opens_nothing(
    alice: Who, browsers: Callable[..., Who]
) -> None:
    before = alice.cookies
    alice.unlock(alice.passphrase)
    assert alice.cookies["unlock"] != before["unlock"]
    assert alice.cookies["session"] == before["session"]
    thief = browsers()
    for name in ("session", "unlock"):
        thief.client.cookies[name] = before[name]
    assert is_locked(thief)


def test_coming_from_another_site_shows_the_lock_and_one_click_goes_on(
    alice: Who, words: Callable[[Any], str]
) -> None:
    arrived = alice.get("/today/", site="cross-site")
    assert arrived["Location"].startswith("/locked/")
    page = alice.get(arrived["Location"], site="cross-site")
    assert "Go on without the passphrase" in words(page)
    assert 'href="/today/"' in page.content.decode()
    assert alice.get("/today/").status_code == 200


def test_the_lock_page_offers_what_works_without_unlocking(alice: Who) -> None:
    alice.lock()
    page = alice.get("/locked/").content.decode()
    for way in ("/check-in/", "/notes/new/", "/help/#ground"):
        assert f'href="{way}"' in page


def test_signing_out_ends_this_device_alone(alice: Who, browsers: Callable[..., Who]) -> None:
    other = browsers()
    other.sign_in(alice.name, alice.passphrase)
    assert other.post("/sign-out/")["Location"] == "/"
    assert "session" not in other.cookies
    assert not is_locked(alice)
    assert alice.get("/today/").status_code == 200


def test_signing_out_everywhere_ends_every_device(alice: Who, bob: Who, browsers: Callable[..., Who]) -> None:
    other = browsers()
    other.sign_in(alice.name, alice.passphrase)
    other.post("/sign-out-everywhere/")
    for who in (alice, other):
        assert who.get("/today/")["Location"].startswith("/sign-in/")
    assert bob.get("/today/").status_code == 200


def test_s25_devices_are_listed_and_each_is_signed_out_from_any_other(
    alice: Who, browsers: Callable[..., Who], words: Callable[[Any], str]
) -> None:
    other = browsers()
    other.sign_in(alice.name, alice.passphrase)
    page = alice.get("/account/").content.decode()
    ends = [part.split('"')[0] for part in page.split('action="/account/device/')[1:]]
    assert len(ends) == 1
    assert words(alice.get("/account/")).count("Firefox, Android") == 2
    assert alice.post(f"/account/device/{ends[0]}")["Location"] == "/account/"
    assert other.get("/today/")["Location"].startswith("/sign-in/")
    assert alice.get("/today/").status_code == 200


def test_nobody_signs_out_somebody_elses_device(alice: Who, bob: Who) -> None:
    bob.post(f"/account/device/{alice.device.key_hash.hex()}/")
    assert alice.get("/today/").status_code == 200


@pytest.mark.parametrize("key", ["0" * 64, "z" * 64, "é" * 64, "0", "F" * 64, "0" * 100_000])
def test_a_device_that_there_is_not_changes_nothing(key: str, alice: Who) -> None:
    assert alice.post(f"/account/device/{key}/")["Location"] == "/account/"
    assert alice.get("/today/").status_code == 200


def test_changing_the_passphrase_signs_the_others_out_and_keeps_every_word(
    alice: Who, browsers: Callable[..., Who]
) -> None:
    alice.wrote(Noted("what stays"))
    other, new = browsers(), "nine quiet herons over water"
    other.sign_in(alice.name, alice.passphrase)
    fields = {"passphrase": alice.passphrase, "passphrase_new": new, "passphrase_again": new}
    assert alice.post("/account/passphrase/", fields)["Location"] == "/account/?changed=1"
    assert other.get("/today/")["Location"].startswith("/sign-in/")
    assert "what stays" in alice.get("/notes/").content.decode()
    assert browsers().sign_in(alice.name, alice.passphrase).status_code == 403
    assert browsers().sign_in(alice.name, new).status_code == 302


@pytest.mark.parametrize(
    ("now", "new", "again", "status"),
    [
        ("wrong one altogether", "nine quiet herons over water", "nine quiet herons over water", 403),
        ("", "nine quiet herons over water", "nine quiet herons over water", 403),
        (None, "too short", "too short", 422),
        (None, "nine quiet herons over water", "nine quiet herons over waters", 422),
        (None, "alice alice alice alice", "alice alice alice alice", 422),
        (None, "", "", 422),
    ],
)
def test_a_change_that_cannot_be_made_changes_nothing(
    now: str | None, new: str, again: str, status: int, alice: Who, browsers: Callable[..., Who]
) -> None:
    fields = {"passphrase": alice.passphrase if now is None else now, "passphrase_new": new}
    answer = alice.post("/account/passphrase/", {**fields, "passphrase_again": again})
    assert answer.status_code == status
    assert "herons" not in answer.content.decode()
    assert browsers().sign_in(alice.name, alice.passphrase).status_code == 302
