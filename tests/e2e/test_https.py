"""Two phones reach one server over https, through the proxy and the file for it that the documents give."""

import http.client
import os
import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, Playwright, Route, expect

from tests.e2e.devices import ARGUMENTS, Device, NewDevice
from tests.e2e.serving import Server, free_port, served

pytestmark = pytest.mark.xdist_group("https")
EXAMPLE = Path(__file__).parents[2] / "docs" / "caddy" / "Caddyfile"
AWAY = "https://www.wikipedia.org/"
GO = "main .button.go"
# So many tries wait for nothing; the failure after them sets the first delay and says so itself.
FREE = 5
LONGEST_START_SECONDS = 60.0


@dataclass(frozen=True)
class Proxy:
    """A running Caddy: the root of its own certificate authority, and what it writes."""

    root: Path
    log: Path


@dataclass(frozen=True)
class Answer:
    """What came back to a request that no browser sent."""

    status: int
    headers: Mapping[str, str]
    text: str


@dataclass(frozen=True)
class Secured:
    """The application behind its proxy."""

    server: Server
    proxy: Proxy

    def ask(self, method: str, path: str, body: str = "", **headers: str) -> Answer:
        """One request from this machine; the certificate must lead to the root of the proxy."""
        place = urlsplit(self.server.origin)
        trusted = ssl.create_default_context(cafile=self.proxy.root)
        line = http.client.HTTPSConnection(place.hostname or "", place.port, context=trusted)
        try:
            line.request(method, path, body or None, headers)
            answer = line.getresponse()
            return Answer(answer.status, dict(answer.headers), answer.read().decode())
        finally:
            line.close()


def example(origin: str, listen: str) -> str:
    """The file that the documents give, for a name and ports of this machine, with an authority of its own."""
    text = EXAMPLE.read_text("utf-8")
    for found, instead in {
        "\tadmin off\n": "\tadmin off\n\tauto_https disable_redirects\n\tdefault_bind 127.0.0.1\n",
        "trust.example.org {": f"{origin} {{",
        "# tls internal\n": "tls internal\n",
        "127.0.0.1:8000": listen,
    }.items():
        assert text.count(found) == 1, found
        text = text.replace(found, instead)
    return text


@contextmanager
def proxied(folder: Path, origin: str, listen: str) -> Iterator[Proxy]:
    """Run Debian's Caddy, with everything it keeps in one folder, until the block ends."""
    program = shutil.which("caddy")
    assert program is not None, "This test needs a proxy. Install Debian's: sudo apt-get install caddy"
    (folder / "Caddyfile").write_text(example(origin, listen), "utf-8")
    proxy = Proxy(folder / "caddy" / "pki" / "authorities" / "local" / "root.crt", folder / "log")
    homes = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"), str(folder))
    with proxy.log.open("w") as log:
        process = subprocess.Popen(
            [program, "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"],
            env={**os.environ, **homes},
            stdout=log,
            stderr=log,
        )
        try:
            assert answers(process, origin, proxy.root), proxy.log.read_text()
            yield proxy
        finally:
            process.terminate()
            process.wait()


def answers(process: "subprocess.Popen[bytes]", origin: str, root: Path) -> bool:
    """Wait until the proxy has made itself a certificate and shows it."""
    place = urlsplit(origin)
    deadline = time.monotonic() + LONGEST_START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        try:
            trusted = ssl.create_default_context(cafile=root)
            line = http.client.HTTPSConnection(place.hostname or "", place.port, context=trusted)
            line.connect()
        except OSError:
            time.sleep(0.02)
        else:
            line.close()
            return True
    return False


@pytest.fixture(scope="module")
def secured(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Secured]:
    """The application as it is run for two phones."""
    origin, listen = f"https://localhost:{free_port()}", f"127.0.0.1:{free_port()}"
    options = ("--origin", origin, "--listen", listen)
    with (
        served("serve", tmp_path_factory.mktemp("secured"), *options, origin=origin) as server,
        proxied(tmp_path_factory.mktemp("caddy"), origin, listen) as proxy,
    ):
        yield Secured(server, proxy)


@pytest.fixture(scope="module")
def finding(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    """A browser that finds this machine by its name."""
    arguments = [f"{each}, EXCLUDE localhost" if "resolver" in each else each for each in ARGUMENTS]
    # The root of the proxy is in no browser: also what a page fetches for its worker comes from there.
    arguments.append("--ignore-certificate-errors")
    running = playwright.chromium.launch(executable_path=chromium, args=arguments)
    yield running
    running.close()


def become_a_person(phone: Device, name: str) -> None:
    """Sign up by the pages, as far as Today; the code for recovery can wait."""
    page = phone.open("/start/")
    page.fill("#name", name)
    phone.press(GO)
    phrase = page.inner_text(".phrase")
    page.fill("#passphrase", phrase)
    page.fill("#passphrase_again", phrase)
    phone.press(GO)
    phone.open("/start/device/")
    phone.press(GO)
    phone.open("/situation/role/")
    page.locator("input[value=injured]").check()
    phone.press(GO)
    phone.open("/today/")


def test_who_should_run_it_is_said_before_the_address(secured: Secured) -> None:
    assert secured.server.said == (
        "For two people, somebody else than either partner should run this server.",
        "On one shared laptop its owner could, with skill, read everything.",
    )


def test_the_certificate_leads_to_the_proxys_own_root_and_to_no_other(secured: Secured) -> None:
    answer = secured.ask("GET", "/")
    assert answer.status == 200
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"
    place = urlsplit(secured.server.origin)
    line = http.client.HTTPSConnection(place.hostname or "", place.port)
    with pytest.raises(ssl.SSLCertVerificationError):
        line.connect()


def test_redirects_stay_on_https_whatever_a_request_claims(secured: Secured) -> None:
    claims = {"X-Forwarded-Proto": "http", "X_Forwarded_Proto": "http", "X-Forwarded-Host": "evil.example"}
    for path in ("/today", "/today/", "/start/device/"):
        answer = secured.ask("GET", path, "", **claims)
        assert answer.status in (301, 302)
        assert answer.headers["Location"].startswith("/")
    assert secured.ask("GET", "/help/", "", **claims).status == 200


def test_no_made_up_address_gets_around_the_delay(secured: Secured) -> None:
    page = secured.ask("GET", "/sign-in/")
    token = page.text.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
    form = {"csrfmiddlewaretoken": token, "name": "nobody-1234", "passphrase": "none of theirs at all"}
    headers = {
        "Cookie": page.headers["Set-Cookie"].partition(";")[0],
        "Origin": secured.server.origin,
        "Content-Type": "application/x-www-form-urlencoded",
    }
    statuses = []
    for number in range(FREE + 5):
        made_up = {"X-Forwarded-For": f"192.0.{number}.1", "X_Forwarded_For": f"198.51.{number}.1"}
        statuses.append(secured.ask("POST", "/sign-in/", urlencode(form), **headers, **made_up).status)
    assert statuses == [403] * FREE + [429] * 5


def test_two_phones_work_at_the_same_time(secured: Secured, finding: Browser, device: NewDevice) -> None:
    hers, his = (device(at=secured.server, running=finding, ignore_https_errors=True) for _ in ("one", "two"))
    become_a_person(hers, "Anna")
    become_a_person(his, "Ben")
    for phone, value in ((hers, "7"), (his, "2")):
        asked = phone.page.locator(".scale").first
        asked.get_by_role("radio", name=value, exact=True).click()
        expect(asked.get_by_role("status")).to_have_text("Saved Undo")
    for phone, value in ((hers, "7"), (his, "2")):
        page = phone.open("/today/")
        assert page.locator(".scale input:checked").evaluate_all(
            "(all) => all.map((each) => each.value)"
        ) == [value]
        every_cookie_is_closed(phone)
    leaves(hers)
    his.open("/notes/")
    assert his.path == "/notes/"


def every_cookie_is_closed(phone: Device) -> None:
    kept = {cookie.get("name", ""): cookie for cookie in phone.context.cookies()}
    assert {"__Host-session", "__Host-unlock", "__Host-csrf"} <= kept.keys()
    assert {name for name in kept if not name.startswith("__Host-")} <= {"lang", "theme", "exit", "zone"}
    for cookie in kept.values():
        assert cookie.get("secure") is True
        assert cookie.get("httpOnly") is True
        assert cookie.get("domain") == "localhost"


def leaves(phone: Device) -> None:
    """The exit leads away, leaves no cookie, and ends the session."""

    def elsewhere(route: Route) -> None:
        route.fulfill(status=200, content_type="text/html", body="<!doctype html><title>News</title>")

    phone.context.route(f"{AWAY}**", elsewhere)
    phone.page.get_by_role("button", name="Close").click()
    phone.page.wait_for_url(AWAY)
    loses_its_cookies(phone)
    phone.open("/today/")
    assert phone.path == "/sign-in/"


def loses_its_cookies(phone: Device) -> None:
    """The exit's own request is finished by the browser after its page is gone: look once a frame."""
    for _ in range(1800):
        if not phone.cookies:
            return
        phone.page.evaluate("new Promise(requestAnimationFrame)")
    raise AssertionError(f"These cookies are still there: {phone.cookies}")


@pytest.fixture
def broken() -> Iterator[tuple[str, list[str]]]:
    """Something that takes one request and hangs up: where it listens, and what it was sent."""
    sent: list[str] = []

    def take() -> None:
        line, _ = listening.accept()
        with line:
            sent.append(line.recv(65536).decode())

    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=take, daemon=True).start()
        yield f"127.0.0.1:{listening.getsockname()[1]}", sent


def test_the_proxy_passes_no_made_up_word_on_and_writes_nothing_down(
    tmp_path: Path, broken: tuple[str, list[str]]
) -> None:
    origin, (listen, sent) = f"https://localhost:{free_port()}", broken
    made_up = {"X-Forwarded-For": "192.0.2.1", "X_Forwarded_For": "192.0.2.2", "X-Forwarded-Proto": "http"}
    with proxied(tmp_path, origin, listen) as proxy:
        answer = Secured(Server(origin, tmp_path, ()), proxy).ask(
            "GET", "/notes/?x=1", Cookie="a=secret", X_Forwarded_Proto="http", **made_up
        )
    assert answer.status == 502
    told = [line.lower() for line in sent[0].splitlines()]
    assert {f"host: {origin.removeprefix('https://')}", "x-forwarded-for: 127.0.0.1"} <= set(told)
    assert [line for line in told if "proto" in line or "_" in line] == ["x-forwarded-proto: https"]
    written = proxy.log.read_text()
    assert "server running" in written
    assert not [word for word in ("/notes/", "secret", "remote_ip", "192.0.2.") if word in written]
