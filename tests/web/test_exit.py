"""Leaving at once: one plain form, on every page, that ends the session and leads somewhere harmless (S07, S08)."""

from typing import Any

import pytest

from goldseam.core.records import Noted

Who = Any
NEUTRAL = "https://www.wikipedia.org/"


def test_s08_leaving_ends_the_session_and_leaves_no_cookie_behind(alice: Who) -> None:
    alice.post("/theme/", {"theme": "dark"})
    assert {"session", "unlock", "csrf", "theme"} <= alice.cookies.keys()
    assert any(name.startswith("seen-") for name in alice.cookies)
    answer = alice.send("post", "/exit/", {})
    assert answer.status_code == 200
    assert answer.headers["Refresh"] == f"0; url={NEUTRAL}"
    assert answer.headers["Clear-Site-Data"] == '"cache"'
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.content == b""
    assert not alice.cookies
    assert alice.session is None


def test_s08_after_leaving_a_private_page_asks_to_sign_in(alice: Who) -> None:
    alice.wrote(Noted("what nobody may find"))
    before = alice.cookies
    alice.send("post", "/exit/", {})
    assert alice.get("/notes/")["Location"].startswith("/sign-in/")
    for name in ("session", "unlock"):
        alice.client.cookies[name] = before[name]
    assert alice.get("/notes/")["Location"].startswith("/sign-in/")


def test_s08_a_locked_device_and_nobody_leave_the_same_way(alice: Who, browser: Who) -> None:
    alice.lock()
    for who in (alice, browser):
        assert who.send("post", "/exit/", {}).headers["Refresh"] == f"0; url={NEUTRAL}"
    assert alice.get("/check-in/")["Location"].startswith("/sign-in/")


def test_s08_it_leads_where_the_person_chose_and_tells_the_page_so(alice: Who) -> None:
    alice.post("/account/exit/", {"address": "https://weather.example/today?x=1&y=2"})
    assert 'data-to="https://weather.example/today?x=1&amp;y=2"' in alice.get("/today/").content.decode()
    assert (
        alice.send("post", "/exit/", {}).headers["Refresh"] == "0; url=https://weather.example/today?x=1&y=2"
    )


def test_the_account_page_writes_the_address_as_it_is(alice: Who) -> None:
    # The first letter of such a line is shown as a capital one.
    assert "<small>Now: https://www.wikipedia.org/</small>" in alice.get("/account/").content.decode()


def test_s08_leaving_works_with_an_old_form_and_without_a_token(alice: Who) -> None:
    alice.client.cookies["csrf"] = "long forgotten"
    assert alice.send("post", "/exit/", {"csrfmiddlewaretoken": "long forgotten"}).status_code == 200
    assert alice.session is None


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"origin": "https://evil.example"},
        {"sec-fetch-site": "cross-site", "origin": "null"},
    ],
)
@pytest.mark.parametrize("page", ["/exit/", "/sign-out/"])
def test_s08_a_post_from_another_site_ends_nothing(page: str, headers: dict[str, str], alice: Who) -> None:
    fields = {"csrfmiddlewaretoken": alice.token}
    alice.send("post", page, fields, headers=headers)
    assert alice.session is not None
    assert alice.get("/today/").status_code == 200


def test_s08_a_link_ends_nothing(alice: Who) -> None:
    for page in ("/exit/", "/sign-out/", "/lock/", "/sign-out-everywhere/"):
        assert alice.get(page, site="cross-site").status_code == 405
    assert alice.get("/today/").status_code == 200


def test_s08_one_device_leaves_and_the_others_stay(alice: Who, browser: Who) -> None:
    browser.sign_in(alice.name, alice.passphrase)
    browser.send("post", "/exit/", {})
    assert alice.get("/today/").status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "http://news.example/",
        "data:text/html,x",
        "https://",
        "https:// news.example",
        "https://news.example/\0",
        "https://news.example/\u202e",
        "https://news.example/;x",
        "news.example",
        "https://[news",
        "https://" + "a" * 300,
        "https://" + "a" * 1_000_000,
    ],
)
def test_an_address_that_cannot_be_left_to_comes_back_filled(address: str, alice: Who) -> None:
    answer = alice.post("/account/exit/", {"address": address})
    assert answer.status_code == 422
    assert answer.context["address"] == address
    assert 'role="alert"' in answer.content.decode()
    assert alice.send("post", "/exit/", {}).headers["Refresh"] == f"0; url={NEUTRAL}"


def test_an_empty_address_is_the_neutral_one_again(alice: Who) -> None:
    alice.post("/account/exit/", {"address": "https://news.example/"})
    assert alice.post("/account/exit/", {"address": " "})["Location"] == "/account/"
    assert alice.send("post", "/exit/", {}).headers["Refresh"] == f"0; url={NEUTRAL}"


@pytest.mark.parametrize(
    "forged", ["javascript:alert(1)", "http://evil.example/", "https://x/\u0085y", "//evil"]
)
def test_a_forged_cookie_leads_to_the_neutral_page(forged: str, alice: Who) -> None:
    alice.client.cookies["exit"] = forged
    assert alice.send("post", "/exit/", {}).headers["Refresh"] == f"0; url={NEUTRAL}"
