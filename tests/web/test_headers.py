"""What every response carries, and what the cookies of a device are (S09, S17)."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

Who = Any
POLICY = (
    "default-src 'none'; base-uri 'none'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; "
    "img-src 'self' data:; manifest-src 'self'; script-src 'self'; style-src 'self'; worker-src 'self'"
)
SENSORS = ("camera", "microphone", "geolocation", "idle-detection", "usb", "serial", "display-capture")


# Asked for by the recording page and by no other (S17).
RECORDING = ("camera", "microphone")


def checked(response: Any) -> None:
    """Every header that each response has, whatever it is."""
    headers = response.headers
    page, kept = str(response.request["PATH_INFO"]), headers["Cache-Control"]
    opened = RECORDING if page == "/recordings/new/" and response.status_code in (200, 422) else ()
    assert headers["Content-Security-Policy"] == POLICY + ("; media-src 'self' blob:" if opened else "")
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["X-Robots-Tag"] == "noindex, nofollow"
    for sensor in SENSORS:
        allowed = "self" if sensor in opened else ""
        assert f"{sensor}=({allowed})" in headers["Permissions-Policy"]
    assert "Server" not in headers
    if response.status_code == 200 and page.startswith("/static/"):
        assert "max-age" in kept
    elif response.status_code == 200 and page.startswith("/help/"):
        assert kept == "no-cache"
    else:
        assert kept == "no-store", page


@pytest.fixture
def everybody(browser: Who, arrive: Callable[..., Who], alice: Who, bob: Who) -> list[Who]:
    """Nobody, a locked device, and both of a couple."""
    locked = arrive("Dana", role="offending")
    locked.lock()
    return [browser, locked, alice, bob]


def test_s09_s17_every_response_of_every_route_carries_them(
    everybody: list[Who],
    routes: dict[str, Any],
    address_of: Callable[[str], str],
    rolled_back: Callable[[], Any],
) -> None:
    for who in everybody:
        cookies = dict(who.client.cookies)
        for route in routes:
            for send in (who.get, who.post):
                with rolled_back():
                    checked(send(address_of(route)))
                who.client.cookies.clear()
                who.client.cookies.update(cookies)


def odd_requests(who: Who) -> Iterator[Any]:
    """Requests that end in an error of every kind."""
    yield who.get("/no/such/page/")
    yield who.get("/today")
    yield who.get("/static/no-such-file.css")
    yield who.client.post("/notes/write/", {"text": "no token"})
    yield who.client.put("/today/")
    yield who.client.generic("POST", "/notes/write/", b"x", content_type="multipart/form-data")
    yield who.post("/notes/write/", {"text": "x" * 9_000_000})
    yield who.client.get("/", headers={"host": "evil.example"})


def test_s09_s17_errors_carry_them_too(
    arrive: Callable[..., Who], browsers: Callable[..., Who], monkeypatch: pytest.MonkeyPatch
) -> None:
    for who in (arrive("Eve", quiet=False, role="injured"), browsers(quiet=False)):
        for response in odd_requests(who):
            checked(response)
    monkeypatch.setattr("goldseam.web.account.start.render", lambda *_: 1 / 0)
    failed = browsers(quiet=False).get("/")
    assert failed.status_code == 500
    checked(failed)


@pytest.mark.parametrize("file", ["css/goldseam.css", "js/goldseam.js", "js/help-worker.js", "favicon.svg"])
def test_files_carry_them_too(file: str, browser: Who) -> None:
    answer = browser.get(f"/static/goldseam/{file}")
    assert answer.status_code == 200
    checked(answer)


def test_s09_the_worker_keeps_help_pages_and_never_a_private_one(browser: Who) -> None:
    answer = browser.get("/help/worker.js")
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert "Service-Worker-Allowed" not in answer.headers
    text = answer.content.decode()
    for private in ("/today", "/notes", "/situation", "/progress", "/account"):
        assert private not in text
    script = browser.get("/static/goldseam/js/help.js")
    assert script.status_code == 200


def test_s17_cookies_are_for_the_server_alone_and_stay_on_the_site(alice: Who, browser: Who) -> None:
    answer = browser.sign_in(alice.name, alice.passphrase)
    cookies = {name: morsel for name, morsel in answer.cookies.items() if morsel["max-age"] != 0}
    assert {"session", "unlock"} <= cookies.keys()
    for morsel in cookies.values():
        assert morsel["httponly"] is True
        assert morsel["samesite"] in ("Lax", "Strict")
        assert morsel["path"] == "/"
        assert not morsel["domain"]
    assert cookies["unlock"]["samesite"] == "Strict"
    assert cookies["unlock"]["max-age"] == ""
    assert cookies["session"]["max-age"] == 90 * 24 * 3600
    shared = browser.sign_in(alice.name, alice.passphrase, shared="yes").cookies
    assert shared["session"]["max-age"] == ""


def test_preferences_and_forms_use_closed_cookies_too(browser: Who) -> None:
    for page, fields in (("/language/", {"language": "ru"}), ("/theme/", {"theme": "dark"})):
        for morsel in browser.post(page, fields).cookies.values():
            assert morsel["httponly"] is True
            assert morsel["samesite"] == "Lax"
    token = browser.get("/sign-in/").cookies["csrf"]
    assert token["httponly"] is True


ASK = """
import json, django
from django.conf import settings
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from django.test import Client
from goldseam.web.shared import cookies
client = Client()
page = client.get("/start/", secure=True, headers={"host": "trust.example"})
fields = {"step": "passphrase", "name": "Anna", "passphrase": "slow copper evening by the harbour"}
fields["passphrase_again"] = fields["passphrase"]
made = client.post("/start/", fields, secure=True, headers={"host": "trust.example"})
print(json.dumps({
    "names": [cookies.SESSION, cookies.UNLOCK, cookies.SEEN, settings.CSRF_COOKIE_NAME],
    "hosts": settings.ALLOWED_HOSTS,
    "hsts": page.headers.get("Strict-Transport-Security"),
    "status": made.status_code,
    "set": {**{n: [bool(m["secure"]), m["path"], m["domain"]] for n, m in page.cookies.items()},
            **{n: [bool(m["secure"]), m["path"], m["domain"]] for n, m in made.cookies.items()}},
}))
"""


def test_s17_over_https_every_cookie_is_secure_and_bound_to_the_host(tmp_path: Any) -> None:
    (tmp_path / "static").mkdir()
    environment = {
        **os.environ,
        "GOLDSEAM_HOME": str(tmp_path),
        "GOLDSEAM_ORIGIN": "https://trust.example",
        "GOLDSEAM_KDF": "testing-only",
        "DJANGO_SETTINGS_MODULE": "goldseam.settings",
    }
    environment.pop("GOLDSEAM_DATABASE", None)
    done = subprocess.run(
        [sys.executable, "-c", ASK], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["names"] == ["__Host-session", "__Host-unlock", "__Host-seen-", "__Host-csrf"]
    assert found["hosts"] == ["trust.example"]
    assert found["hsts"] == "max-age=31536000"
    assert found["status"] == 302
    assert {"__Host-session", "__Host-unlock", "__Host-csrf"} <= found["set"].keys()
    assert all(given == [True, "/", ""] for given in found["set"].values())
