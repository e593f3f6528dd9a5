"""Every address, tried by everybody: nobody, a locked device, the two of a couple, and a stranger to them."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from django.http import HttpResponse
from django.urls import get_resolver

from goldseam.web import urls
from goldseam.web.shared.access import access_of, public

Who = Any
MARKS = {"public", "locked_ok", "unlocked", "fresh"}
# route: the mark; then what GET and an empty POST answer to nobody, to a locked device, to a person.
TABLE: Mapping[str, tuple[str, tuple[int, int, int], tuple[int, int, int]]] = {
    "": ("public", (200, 302, 302), (200, 302, 302)),
    "health/": ("public", (200, 200, 200), (200, 200, 200)),
    "start/": ("public", (200, 200, 200), (422, 422, 422)),
    "start/device/": ("unlocked", (302, 302, 200), (403, 403, 302)),
    "sign-in/": ("public", (200, 200, 200), (403, 403, 403)),
    "sign-out/": ("public", (405, 405, 405), (302, 302, 302)),
    "sign-out-everywhere/": ("unlocked", (405, 405, 405), (403, 403, 302)),
    "locked/": ("locked_ok", (302, 200, 200), (403, 403, 403)),
    "lock/": ("locked_ok", (405, 405, 405), (403, 302, 302)),
    "exit/": ("public", (405, 405, 405), (200, 200, 200)),
    "recover/": ("public", (200, 200, 200), (422, 422, 422)),
    "language/": ("public", (405, 405, 405), (302, 302, 302)),
    "theme/": ("public", (405, 405, 405), (302, 302, 302)),
    "menu/": ("unlocked", (302, 302, 200), (403, 403, 200)),
    "account/": ("unlocked", (302, 302, 200), (403, 403, 200)),
    "account/code/": ("fresh", (302, 302, 200), (403, 403, 403)),
    "account/passphrase/": ("unlocked", (302, 302, 200), (403, 403, 422)),
    "account/export/": ("unlocked", (302, 302, 200), (403, 403, 403)),
    "account/delete/": ("unlocked", (302, 302, 200), (403, 403, 403)),
    "account/exit/": ("unlocked", (302, 302, 200), (403, 403, 302)),
    "account/older/": ("unlocked", (405, 405, 405), (403, 403, 302)),
    "account/device/<str:key>/": ("unlocked", (405, 405, 405), (403, 403, 302)),
    "help/": ("public", (200, 200, 200), (200, 200, 200)),
    "help/words/": ("public", (200, 200, 200), (200, 200, 200)),
    "help/worker.js": ("public", (200, 200, 200), (200, 200, 200)),
    "help/<str:code>/": ("public", (200, 200, 200), (200, 200, 200)),
    "safety/": ("fresh", (302, 302, 200), (403, 403, 302)),
    "situation/": ("unlocked", (302, 302, 200), (403, 403, 200)),
    "situation/history/": ("fresh", (302, 302, 200), (403, 403, 200)),
    "situation/look/": ("fresh", (302, 302, 200), (403, 403, 422)),
    "situation/<str:question>/": ("unlocked", (302, 302, 200), (403, 403, 422)),
    "today/": ("unlocked", (302, 302, 200), (403, 403, 200)),
    "today/answer/": ("unlocked", (405, 405, 405), (403, 403, 302)),
    "check-in/": ("locked_ok", (302, 200, 200), (403, 302, 302)),
    "check-in/one/": ("locked_ok", (405, 405, 405), (403, 422, 422)),
    "evening/": ("unlocked", (302, 302, 200), (403, 403, 302)),
    "practices/": ("unlocked", (302, 302, 200), (403, 403, 200)),
    "practices/<slug:slug>/": ("unlocked", (302, 302, 200), (403, 403, 200)),
    "practices/<slug:slug>/do/": ("unlocked", (302, 302, 200), (403, 403, 302)),
    "understand/": ("unlocked", (302, 302, 200), (403, 403, 200)),
    "understand/<slug:slug>/": ("unlocked", (302, 302, 200), (403, 403, 200)),
    "notes/": ("fresh", (302, 302, 200), (403, 403, 200)),
    "notes/new/": ("locked_ok", (302, 200, 200), (403, 200, 200)),
    "notes/write/": ("locked_ok", (405, 405, 405), (403, 422, 422)),
    "notes/erase/": ("fresh", (405, 405, 405), (403, 403, 302)),
    "notes/kept/": ("fresh", (302, 302, 200), (403, 403, 302)),
    "progress/": ("unlocked", (302, 302, 200), (403, 403, 200)),
}


@pytest.fixture
def everybody(browser: Who, arrive: Callable[..., Who], alice: Who, bob: Who, carol: Who) -> dict[str, Who]:
    """Everybody who may ask for a page."""
    locked = arrive("Dana", role="offending")
    locked.lock()
    return {"nobody": browser, "locked": locked, "Alice": alice, "Bob": bob, "Carol": carol}


def test_every_address_has_its_row_here(routes: Mapping[str, Any]) -> None:
    assert set(routes) == set(TABLE)


def test_every_view_carries_the_mark_its_row_says(routes: Mapping[str, Any]) -> None:
    assert {route: access_of(view) for route, view in routes.items()} == {
        route: row[0] for route, row in TABLE.items()
    }
    assert {row[0] for row in TABLE.values()} == MARKS


@pytest.mark.parametrize("code", [400, 403, 404, 500])
def test_the_pages_of_errors_are_for_anybody(code: int) -> None:
    assert access_of(get_resolver().resolve_error_handler(code)) == "public"
    assert getattr(urls, f"handler{code}").startswith("goldseam.web.shared.errors.")


def test_a_view_without_a_mark_is_noticed() -> None:
    def forgotten(_request: Any) -> HttpResponse:
        """Somebody wrote this in a hurry."""
        return HttpResponse()

    assert access_of(forgotten) is None
    assert access_of(public(forgotten)) == "public"


@pytest.mark.parametrize("route", TABLE)
def test_each_visitor_gets_what_the_row_says(
    route: str, everybody: dict[str, Who], address_of: Callable[[str], str], rolled_back: Callable[[], Any]
) -> None:
    _, shown, taken = TABLE[route]
    expected = {
        name: (shown[place], taken[place]) for name, place in zip(everybody, (0, 1, 2, 2, 2), strict=True)
    }
    assert {
        name: _answers(who, address_of(route), rolled_back) for name, who in everybody.items()
    } == expected


@pytest.mark.parametrize("route", [route for route, row in TABLE.items() if row[0] != "public"])
def test_nobody_is_led_to_sign_in_and_back(
    route: str, browser: Who, address_of: Callable[[str], str]
) -> None:
    page = address_of(route)
    answer = browser.get(page)
    if answer.status_code == 302:
        assert answer["Location"] == f"/sign-in/?next={page.replace('/', '%2F')}"
    refused = browser.post(page)
    assert refused.status_code == 403
    assert 'action="/sign-in/"' in refused.content.decode()


@pytest.mark.parametrize("route", [route for route, row in TABLE.items() if row[0] in ("unlocked", "fresh")])
def test_a_locked_device_is_led_to_unlock_and_back(
    route: str, alice: Who, address_of: Callable[[str], str]
) -> None:
    alice.lock()
    page = address_of(route)
    answer = alice.get(page)
    if answer.status_code == 302:
        assert answer["Location"] == f"/locked/?next={page.replace('/', '%2F')}"
    refused = alice.post(page)
    assert refused.status_code == 403
    assert 'action="/locked/"' in refused.content.decode()


def _answers(who: Who, page: str, rolled_back: Callable[[], Any]) -> tuple[int, int]:
    """What GET and an empty POST answer, each on the database as it is."""
    cookies = dict(who.client.cookies)
    found = []
    for send in (who.get, who.post):
        with rolled_back():
            found.append(send(page).status_code)
        who.client.cookies.clear()
        who.client.cookies.update(cookies)
    return found[0], found[1]
