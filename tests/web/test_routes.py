"""Every address, tried by everybody: nobody, a locked device, the two of a couple, and a stranger to them."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from django.http import HttpResponse
from django.urls import get_resolver

from goldseam.web import urls
from goldseam.web.shared.access import access_of, public
from tests.subjects.every import mapped

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
    "account/time-zone/": ("unlocked", (302, 302, 200), (403, 403, 302)),
    "account/older/": ("unlocked", (405, 405, 405), (403, 403, 302)),
    "account/device/known/": ("unlocked", (405, 405, 405), (403, 403, 302)),
    "account/device/<str:key>/": ("unlocked", (405, 405, 405), (403, 403, 302)),
    "help/": ("public", (200, 200, 200), (200, 200, 200)),
    "help/words/": ("public", (200, 200, 200), (200, 200, 200)),
    "help/worker.js": ("public", (200, 200, 200), (200, 200, 200)),
    "help/<str:code>/": ("public", (200, 200, 200), (200, 200, 200)),
    "safety/": ("fresh", (302, 302, 200), (403, 403, 302)),
    "situation/": ("unlocked", (302, 302, 200), (403, 403, 200)),
    "situation/history/": ("fresh", (302, 302, 200), (403, 403, 200)),
    "situation/look/": ("fresh", (302, 302, 200), (403, 403, 422)),
    "situation/public-words/": ("unlocked", (302, 302, 200), (403, 403, 422)),
    "again/": ("unlocked", (302, 302, 200), (403, 403, 422)),
    "again/now/": ("unlocked", (302, 302, 302), (403, 403, 302)),
    "again/earlier/": ("fresh", (302, 302, 200), (403, 403, 200)),
    "again/change/": ("fresh", (302, 302, 302), (403, 403, 302)),
    "situation/<str:question>/": ("unlocked", (302, 302, 200), (403, 403, 422)),
    "today/": ("unlocked", (302, 302, 200), (403, 403, 200)),
    "today/answer/": ("unlocked", (405, 405, 405), (403, 403, 302)),
    "today/possible/": ("unlocked", (302, 302, 200), (403, 403, 302)),
    "today/waiting/": ("unlocked", (302, 302, 200), (403, 403, 200)),
    "today/came-in/": ("unlocked", (405, 405, 405), (403, 403, 302)),
    "check-in/": ("locked_ok", (302, 200, 200), (403, 302, 302)),
    "check-in/one/": ("locked_ok", (405, 405, 405), (403, 422, 422)),
    "evening/": ("unlocked", (302, 302, 200), (403, 403, 302)),
    "practices/": ("unlocked", (302, 302, 200), (403, 403, 200)),
    "practices/method/": ("unlocked", (302, 302, 200), (403, 403, 200)),
    "practices/method/<str:section>/": ("unlocked", (302, 302, 200), (403, 403, 200)),
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
    "truth/": ("unlocked", (302, 302, 200), (403, 403, 200)),
    "truth/questions/": ("unlocked", (302, 302, 200), (403, 403, 200)),
    "truth/questions/ask/": ("unlocked", (302, 302, 200), (403, 403, 422)),
    "truth/questions/own/": ("fresh", (302, 302, 200), (403, 403, 200)),
    "truth/questions/own/<int:seq>/": ("fresh", (302, 302, 404), (403, 403, 404)),
    "truth/questions/rest/": ("unlocked", (302, 302, 200), (403, 403, 302)),
    "truth/questions/times/": ("unlocked", (302, 302, 302), (403, 403, 302)),
    "truth/questions/<int:seq>/": ("unlocked", (302, 302, 302), (403, 403, 302)),
    "truth/questions/<int:seq>/follow/": ("unlocked", (302, 302, 302), (403, 403, 302)),
    "truth/questions/<int:seq>/settle/": ("unlocked", (405, 405, 405), (403, 403, 302)),
    "truth/questions/<int:seq>/answer/": ("unlocked", (302, 302, 302), (403, 403, 302)),
    "truth/questions/<int:seq>/correct/<int:number>/": ("unlocked", (302, 302, 302), (403, 403, 302)),
    "truth/account/": ("fresh", (302, 302, 302), (403, 403, 302)),
    "truth/account/caution/": ("unlocked", (302, 302, 200), (403, 403, 302)),
    "truth/account/part/": ("fresh", (302, 302, 302), (403, 403, 422)),
    "truth/account/paper/": ("fresh", (302, 302, 200), (403, 403, 200)),
    "truth/account/told/": ("unlocked", (302, 302, 200), (403, 403, 422)),
    "truth/account/detail/": ("unlocked", (302, 302, 200), (403, 403, 422)),
    "truth/account/questions/": ("fresh", (302, 302, 302), (403, 403, 302)),
    "truth/account/first/": ("fresh", (302, 302, 302), (403, 403, 302)),
    "truth/account/hand-over/": ("unlocked", (302, 302, 302), (403, 403, 302)),
    "truth/account/seal/": ("fresh", (302, 302, 302), (403, 403, 302)),
    "truth/account/ready/<int:number>/": ("fresh", (302, 302, 302), (403, 403, 302)),
    "truth/account/read/<int:number>/": ("fresh", (302, 302, 302), (403, 403, 302)),
    "truth/account/read/<int:number>/correct/": ("fresh", (302, 302, 302), (403, 403, 302)),
    "truth/answers/": ("fresh", (302, 302, 200), (403, 403, 422)),
    "truth/answers/<int:seq>/": ("fresh", (302, 302, 404), (403, 403, 404)),
    "amends/": ("unlocked", (302, 302, 200), (403, 403, 200)),
    "amends/harm/": ("fresh", (302, 302, 200), (403, 403, 422)),
    "amends/statement/": ("fresh", (302, 302, 200), (403, 403, 422)),
    "amends/apology/": ("fresh", (302, 302, 200), (403, 403, 422)),
    "amends/draft/<int:seq>/": ("fresh", (302, 302, 404), (403, 403, 404)),
    "amends/in-person/": ("fresh", (302, 302, 200), (403, 403, 422)),
    "amends/public/": ("unlocked", (302, 302, 302), (403, 403, 302)),
    "amends/public/<int:seq>/": ("unlocked", (302, 302, 302), (403, 403, 302)),
    "amends/<int:seq>/": ("unlocked", (302, 302, 302), (403, 403, 302)),
    "amends/<int:seq>/say-back/": ("unlocked", (302, 302, 302), (403, 403, 302)),
    "amends/<int:seq>/heard/": ("unlocked", (302, 302, 302), (403, 403, 302)),
    "amends/<int:seq>/answer/": ("unlocked", (302, 302, 302), (403, 403, 302)),
    "amends/<int:seq>/correct/": ("unlocked", (302, 302, 302), (403, 403, 302)),
    "amends/<int:seq>/back/": ("unlocked", (302, 302, 302), (403, 403, 302)),
    "us/": ("unlocked", (302, 302, 200), (403, 403, 200)),
    "truth/lie/": ("unlocked", (302, 302, 200), (403, 403, 422)),
    "truth/lie/earlier/": ("fresh", (302, 302, 200), (403, 403, 200)),
    "truth/lie/<int:seq>/": ("fresh", (302, 302, 302), (403, 403, 302)),
    "truth/lie/<int:seq>/told/": ("fresh", (302, 302, 302), (403, 403, 302)),
    "truth/told/<int:seq>/": ("unlocked", (302, 302, 302), (403, 403, 302)),
    "truth/told/<int:seq>/correct/": ("unlocked", (302, 302, 302), (403, 403, 302)),
    "truth/told/<int:seq>/withdraw/": ("unlocked", (302, 302, 302), (403, 403, 302)),
    "truth/no-contact/": ("unlocked", (302, 302, 200), (403, 403, 200)),
    "truth/no-contact/message/": ("fresh", (302, 302, 200), (403, 403, 422)),
    "truth/no-contact/sent/": ("unlocked", (302, 302, 200), (403, 403, 422)),
    "truth/no-contact/seen/": ("unlocked", (302, 302, 302), (403, 403, 302)),
    "truth/no-contact/distance/": ("fresh", (302, 302, 200), (403, 403, 422)),
    "truth/no-contact/closed/": ("unlocked", (302, 302, 200), (403, 403, 422)),
    "truth/no-contact/contact/": ("unlocked", (302, 302, 200), (403, 403, 422)),
    "truth/no-contact/contact/<int:seq>/": ("fresh", (302, 302, 302), (403, 403, 302)),
    "truth/no-contact/kept/": ("fresh", (302, 302, 200), (403, 403, 200)),
    "truth/no-contact/kept/<int:seq>/": ("fresh", (302, 302, 302), (403, 403, 302)),
    "us/hand/": ("unlocked", (302, 302, 302), (403, 403, 302)),
    "us/hand/write/": ("unlocked", (302, 302, 302), (403, 403, 302)),
    "us/hand/own/": ("fresh", (302, 302, 302), (403, 403, 302)),
    "us/hand/bring/": ("fresh", (302, 302, 302), (403, 403, 302)),
    "us/shared/": ("unlocked", (302, 302, 302), (403, 403, 302)),
    "us/shared/<int:seq>/": ("unlocked", (302, 302, 302), (403, 403, 302)),
    "us/shared/<int:seq>/correct/": ("unlocked", (302, 302, 302), (403, 403, 302)),
    "us/shared/<int:seq>/back/": ("unlocked", (302, 302, 302), (403, 403, 302)),
    "us/breaches/": ("unlocked", (302, 302, 302), (403, 403, 302)),
    "us/breaches/new/": ("unlocked", (302, 302, 302), (403, 403, 302)),
    "us/breaches/<int:seq>/": ("unlocked", (302, 302, 302), (403, 403, 302)),
    "us/breaches/<int:seq>/view/": ("unlocked", (302, 302, 302), (403, 403, 302)),
    "us/closeness/": ("unlocked", (302, 302, 302), (403, 403, 302)),
    "us/pause/": ("unlocked", (302, 302, 302), (403, 403, 302)),
    "us/stop/": ("unlocked", (302, 302, 200), (403, 403, 302)),
    "us/leave/": ("fresh", (302, 302, 302), (403, 403, 302)),
    "us/former/": ("unlocked", (302, 302, 200), (403, 403, 200)),
    "us/former/<uuid:space>/": ("unlocked", (302, 302, 404), (403, 403, 404)),
    "us/former/<uuid:space>/<int:seq>/": ("unlocked", (302, 302, 404), (403, 403, 404)),
    "us/former/<uuid:space>/<slug:slug>/": ("unlocked", (302, 302, 404), (403, 403, 404)),
    "us/review/": ("unlocked", (302, 302, 302), (403, 403, 302)),
    "us/review/write/": ("fresh", (302, 302, 302), (403, 403, 302)),
    "us/review/release/": ("fresh", (302, 302, 302), (403, 403, 302)),
    "us/review/talk/": ("unlocked", (302, 302, 302), (403, 403, 302)),
    "us/review/round/<str:name>/": ("unlocked", (302, 302, 302), (403, 403, 302)),
    "us/standing/": ("unlocked", (302, 302, 302), (403, 403, 302)),
    "us/standing/write/": ("fresh", (302, 302, 302), (403, 403, 302)),
    "us/standing/release/": ("fresh", (302, 302, 302), (403, 403, 302)),
    "us/standing/round/<int:number>/": ("unlocked", (302, 302, 302), (403, 403, 302)),
    "us/invite/": ("fresh", (302, 302, 302), (403, 403, 302)),
    "us/invite/end/": ("unlocked", (405, 405, 405), (403, 403, 302)),
    "join/": ("public", (200, 200, 200), (422, 422, 422)),
    "join/<uuid:invitation>/": ("public", (200, 200, 200), (403, 403, 422)),
    "join/<uuid:invitation>/counsellor/": ("public", (200, 200, 200), (403, 403, 422)),
    "us/helpers/": ("unlocked", (302, 302, 200), (403, 403, 200)),
    "us/helpers/invite/": ("fresh", (302, 302, 200), (403, 403, 422)),
    "us/helpers/propose/": ("unlocked", (302, 302, 302), (403, 403, 302)),
    "us/helpers/agree/": ("unlocked", (405, 405, 405), (403, 403, 302)),
    "us/helpers/both/<int:proposal>/": ("fresh", (302, 302, 302), (403, 403, 302)),
    "us/helpers/<uuid:space>/": ("unlocked", (302, 302, 404), (403, 403, 404)),
    "us/helpers/<uuid:space>/copy/": ("fresh", (302, 302, 404), (403, 403, 404)),
    "us/helpers/<uuid:space>/copy/write/": ("fresh", (302, 302, 404), (403, 403, 404)),
    "recordings/": ("fresh", (302, 302, 200), (403, 403, 302)),
    "recordings/new/": ("unlocked", (302, 302, 200), (403, 403, 422)),
    "recordings/live/": ("unlocked", (405, 405, 405), (403, 403, 400)),
    "recordings/live/<uuid:recording>/<int:first>/<int:seconds>/": (
        "unlocked",
        (405, 405, 405),
        (403, 403, 400),
    ),
    "recordings/live/<uuid:recording>/keep/": ("fresh", (405, 405, 405), (403, 403, 404)),
    "recordings/live/<uuid:recording>/forget/": ("fresh", (405, 405, 405), (403, 403, 302)),
    "recordings/up/": ("unlocked", (302, 302, 204), (403, 403, 400)),
    "recordings/up/<uuid:recording>/": ("unlocked", (302, 302, 404), (403, 403, 400)),
    "recordings/up/<uuid:recording>/cancel/": ("unlocked", (405, 405, 405), (403, 403, 404)),
    "recordings/up/<uuid:recording>/<int:number>/": ("unlocked", (405, 405, 405), (403, 403, 404)),
    "recordings/<uuid:recording>/": ("fresh", (302, 302, 404), (403, 403, 404)),
    "recordings/<uuid:recording>/play/": ("unlocked", (302, 302, 404), (403, 403, 404)),
    "recordings/<uuid:recording>/hand/": ("fresh", (302, 302, 302), (403, 403, 302)),
    "recordings/<uuid:recording>/delete/": ("fresh", (302, 302, 404), (403, 403, 404)),
    "clients/": ("unlocked", (302, 302, 200), (403, 403, 200)),
    "clients/<uuid:space>/": ("unlocked", (302, 302, 404), (403, 403, 404)),
    "clients/<uuid:space>/terms/": ("unlocked", (302, 302, 404), (403, 403, 404)),
    "clients/<uuid:space>/leave/": ("unlocked", (302, 302, 404), (403, 403, 404)),
    **mapped("ROUTES"),
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
