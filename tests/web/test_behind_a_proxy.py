"""Behind a proxy: what it says of a request is believed from our own one only, and nothing anybody else sends."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from goldseam.web.account import proof
from goldseam.web.shared.proxy import ProxyMiddleware

Who = Any
ORIGIN = "https://trust.example"
WRONG = "not the passphrase at all"
ELSEWHERE = "198.51.100.7"


@pytest.fixture
def behind(settings: Any) -> Any:
    """A server with an https origin that only this machine reaches."""
    settings.SECURE, settings.BEHIND_PROXY, settings.ORIGIN = True, True, ORIGIN
    settings.ALLOWED_HOSTS, settings.SECURE_HSTS_SECONDS = ["trust.example"], 31_536_000
    return settings


def arrived(direct: str = "127.0.0.1", **headers: str) -> HttpRequest:
    """A request as the views see it."""
    seen: list[HttpRequest] = []

    def view(request: HttpRequest) -> HttpResponse:
        seen.append(request)
        return HttpResponse()

    names = {f"HTTP_{name.upper()}": value for name, value in headers.items()}
    given: dict[str, Any] = {"HTTP_HOST": "trust.example", "REMOTE_ADDR": direct, **names}
    ProxyMiddleware(view)(RequestFactory().get("/sign-in/", **given))
    return seen[0]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        (ELSEWHERE, ELSEWHERE),
        ("2001:db8::7", "2001:db8::7"),
        (f"203.0.113.1, {ELSEWHERE}", ELSEWHERE),
        (f"made up,{ELSEWHERE}", ELSEWHERE),
        ("made up", "127.0.0.1"),
        (f"{ELSEWHERE}, unknown", "127.0.0.1"),
        (f"{ELSEWHERE}:4711", "127.0.0.1"),
        ("", "127.0.0.1"),
    ],
)
@pytest.mark.usefixtures("behind")
def test_where_somebody_is_our_own_proxy_wrote_last(written: str, found: str) -> None:
    assert proof._address(arrived(x_forwarded_for=written)) == found


@pytest.mark.usefixtures("behind")
def test_what_comes_past_the_proxy_is_where_it_comes_from() -> None:
    assert proof._address(arrived("203.0.113.9", x_forwarded_for=ELSEWHERE)) == "203.0.113.9"


def test_a_server_that_others_reach_directly_believes_nobody(behind: Any) -> None:
    behind.BEHIND_PROXY = False
    assert proof._address(arrived(x_forwarded_for=ELSEWHERE)) == "127.0.0.1"


def test_without_https_there_is_no_proxy_to_believe(behind: Any) -> None:
    behind.SECURE = behind.BEHIND_PROXY = False
    request = arrived(x_forwarded_for=ELSEWHERE, x_forwarded_proto="https")
    assert proof._address(request) == "127.0.0.1"
    assert not request.is_secure()


@pytest.mark.parametrize("direct", ["127.0.0.1", "203.0.113.9"])
@pytest.mark.parametrize("listens_here", [True, False])
@pytest.mark.parametrize("said", ["https", "", "ftp"])
def test_with_an_https_origin_no_header_decides_that_it_is_https(
    direct: str, listens_here: bool, said: str, behind: Any
) -> None:
    behind.BEHIND_PROXY = listens_here
    assert arrived(direct, x_forwarded_proto=said).is_secure()


@pytest.mark.usefixtures("behind")
def test_nothing_else_that_is_said_about_a_request_is_passed_on() -> None:
    request = arrived(
        x_forwarded_host="evil.example",
        x_forwarded_port="80",
        x_forwarded_proto="https",
        x_real_ip=ELSEWHERE,
        forwarded=f"for={ELSEWHERE};proto=http",
    )
    assert not [name for name in request.META if "FORWARDED" in name or "REAL" in name]
    assert request.get_host() == "trust.example"


def at(who: Who, direct: str = "127.0.0.1") -> Who:
    """The browser, seen through the proxy."""
    who.client.defaults.update(REMOTE_ADDR=direct, HTTP_HOST="trust.example", HTTP_ORIGIN=ORIGIN)
    return who


@pytest.mark.usefixtures("behind")
def test_what_the_proxy_took_in_without_https_is_sent_to_https(browser: Who) -> None:
    answer = at(browser).get("/help/?x=1", headers={"x-forwarded-proto": "http"})
    assert (answer.status_code, answer["Location"]) == (302, f"{ORIGIN}/help/?x=1")
    assert answer["Strict-Transport-Security"] == "max-age=31536000"
    assert not answer.cookies


@pytest.mark.usefixtures("behind")
def test_a_forged_scheme_from_elsewhere_changes_nothing(browser: Who) -> None:
    answer = at(browser, "203.0.113.9").get("/help/", headers={"x-forwarded-proto": "http"})
    assert answer.status_code == 200


@pytest.mark.usefixtures("behind")
def test_redirects_name_no_other_scheme_or_host(alice: Who) -> None:
    at(alice)
    for path in ("/today", "/start/device/", "/account/export"):
        location = alice.get(path, headers={"x-forwarded-host": "evil.example"}).headers.get("Location", "/")
        assert location.startswith("/"), location
        assert not location.startswith("//")


@pytest.mark.usefixtures("behind")
@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "localhost:8000", "sub.trust.example"])
def test_another_host_name_is_refused(host: str, browsers: Callable[..., Who]) -> None:
    browser = at(browsers(quiet=False))
    browser.client.defaults["HTTP_HOST"] = host
    assert browser.get("/help/", headers={"x-forwarded-host": "trust.example"}).status_code == 400


@pytest.mark.parametrize(
    ("origin", "taken"),
    [
        (ORIGIN, True),
        ("http://trust.example", False),
        ("https://evil.example", False),
        ("https://trust.example:444", False),
    ],
)
def test_a_form_is_taken_from_the_https_origin_alone(
    origin: str, taken: bool, browser: Who, behind: Any
) -> None:
    behind.CSRF_TRUSTED_ORIGINS = [ORIGIN]
    at(browser).client.defaults["HTTP_ORIGIN"] = origin
    answer = browser.sign_in("nobody-1234", WRONG)
    assert answer.status_code == 403
    assert ("does not open anything" in answer.content.decode()) is taken


@pytest.mark.usefixtures("behind")
def test_delays_count_by_the_network_that_our_proxy_names(alice: Who, browsers: Callable[..., Who]) -> None:
    def tried(network: str, passphrase: str = WRONG) -> int:
        who = at(browsers())
        who.client.defaults["HTTP_X_FORWARDED_FOR"] = f"192.0.2.{len(network)}, {network}"
        return int(who.sign_in(alice.name, passphrase).status_code)

    assert [tried(ELSEWHERE) for _ in range(7)][-1] == 429
    assert tried("203.0.113.9", alice.passphrase) == 302


@pytest.mark.usefixtures("behind")
def test_no_made_up_address_gets_around_the_delay(alice: Who, browsers: Callable[..., Who]) -> None:
    for number in range(7):
        who = at(browsers(), ELSEWHERE)
        who.client.defaults["HTTP_X_FORWARDED_FOR"] = f"192.0.{number}.1"
        answer = who.sign_in(alice.name, WRONG)
    assert answer.status_code == 429
