"""A small browser and the people who use it: what every test of the pages needs."""

import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, date, datetime, timedelta
from html import unescape
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver

from goldseam.core.records import (
    Answered,
    Preferred,
)
from goldseam.core.records.kinds import Record
from goldseam.ledger import people, sessions
from goldseam.ledger.models import Session
from goldseam.ledger.spaces import OpenSpace
from goldseam.ledger.unlocked import Unlocked
from goldseam.web.shared import clock as web_clock
from goldseam.web.shared import cookies

MOMENT = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
AGENT = "Mozilla/5.0 (Android 15) Firefox/140.0"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
Posted = Mapping[str, Any]


@pytest.fixture(scope="session", autouse=True)
def static_files() -> None:
    """The files that go with the pages, where the server looks for them."""
    shutil.copytree(settings.STATICFILES_DIRS[0], settings.STATIC_ROOT, dirs_exist_ok=True)


class Clock:
    """The time of the pages: it stands still until a test lets some of it pass."""

    def __init__(self) -> None:
        self.moment = MOMENT

    def now(self) -> datetime:
        return self.moment

    @property
    def today(self) -> date:
        return self.moment.date()

    def passes(self, **amount: float) -> None:
        self.moment += timedelta(**amount)


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock of every page, at a fixed Sunday evening."""
    found = Clock()
    monkeypatch.setattr(web_clock, "now", found.now)
    return found


class Browser:
    """Sends what a browser would: cookies by their rules, the token of the form, where a request came from."""

    def __init__(self, clock: Clock, language: str = "en", *, quiet: bool = True) -> None:
        self.clock = clock
        self.client = Client(
            enforce_csrf_checks=True, raise_request_exception=quiet, headers={"user-agent": AGENT}
        )
        self.client.cookies["lang"] = language
        self.name = ""
        self.token = ""

    @property
    def cookies(self) -> dict[str, str]:
        return {name: morsel.value for name, morsel in self.client.cookies.items()}

    def get(self, address: str, **more: Any) -> Any:
        return self.send("get", address, **more)

    def post(self, address: str, fields: Posted | None = None, **more: Any) -> Any:
        """Send a form of our own pages, with its token."""
        if not self.token or "csrf" not in self.cookies:
            self.get("/sign-in/")
        return self.send("post", address, {"csrfmiddlewaretoken": self.token, **(fields or {})}, **more)

    def send(self, method: str, address: str, *given: Any, site: str = "same-origin", **more: Any) -> Any:
        """One request. From another site the strict cookie stays at home, and with a form the lax one too."""
        kept = dict(self.client.cookies)
        if site == "cross-site":
            self._without("unlock", *(["session", "csrf"] if method == "post" else []))
        headers = {"sec-fetch-site": site, **more.pop("headers", {})}
        try:
            response = getattr(self.client, method)(address, *given, headers=headers, **more)
        finally:
            for name in kept.keys() - self.client.cookies.keys():
                self.client.cookies[name] = kept[name].value
        self._forget_ended()
        if response.streaming:
            b"".join(response.streaming_content)
            response.close()
        if "text/html" in response.headers.get("Content-Type", "") and not response.streaming:
            found = TOKEN.search(response.content.decode())
            self.token = found.group(1) if found else self.token
        return response

    def sign_up(self, name: str, passphrase: str, **more: str) -> Any:
        """Both steps; the sign-in name with its number is read from the account page."""
        self.post("/start/", {"name": name})
        fields = {
            "step": "passphrase",
            "name": name,
            "passphrase": passphrase,
            "passphrase_again": passphrase,
        }
        response = self.post("/start/", {**fields, **more})
        account = self.get("/account/").content.decode()
        self.name = re.findall(r"<strong>([^<]+)</strong>", account)[0] if "<strong>" in account else ""
        return response

    def sign_in(self, name: str, passphrase: str, **more: str) -> Any:
        return self.post("/sign-in/", {"name": name, "passphrase": passphrase, **more})

    def lock(self) -> Any:
        return self.post("/lock/")

    def unlock(self, passphrase: str, **more: str) -> Any:
        return self.post("/locked/", {"passphrase": passphrase, **more})

    def close(self) -> None:
        """The browser is closed: what was to last no longer than it is gone."""
        self._without(*[name for name, kept in self.client.cookies.items() if kept["max-age"] == ""])

    def _without(self, *names: str) -> None:
        for name in names:
            self.client.cookies.pop(name, None)

    def _forget_ended(self) -> None:
        ended = [name for name, morsel in self.client.cookies.items() if morsel["max-age"] == 0]
        self._without(*ended)


class Somebody(Browser):
    """A person at a browser of their own, and what they hold."""

    unlocked: Unlocked
    device: sessions.Device
    passphrase: str

    @property
    def space(self) -> OpenSpace:
        return self.unlocked.private_space()

    @property
    def session(self) -> Session | None:
        return Session.objects.filter(person=self.device.person, key_hash=self.device.key_hash).first()

    def wrote(self, *records: Record) -> list[int]:
        """Put records into the private space without a page; their numbers."""
        entries = self.space.append(*records, at=self.clock.now(), day=self.clock.today)
        return [entry.seq for entry in entries]

    def read(self, *kinds: type[Record]) -> list[Any]:
        """What of these kinds is in the private space."""
        return [entry.record for entry in self.space.read(*kinds)]


Arrive = Callable[..., Somebody]


@pytest.fixture
def browser(clock: Clock, db: None) -> Browser:  # noqa: ARG001 - pages read the database
    """A browser that nobody is signed in at."""
    return Browser(clock)


@pytest.fixture
def browsers(clock: Clock, db: None) -> Callable[..., Browser]:  # noqa: ARG001
    """As many browsers as wanted: `browsers()`, `browsers("ru")`."""

    def make(language: str = "en", *, quiet: bool = True) -> Browser:
        return Browser(clock, language, quiet=quiet)

    return make


def arrived(clock: Clock, passphrase: str, name: str, language: str, *, quiet: bool = True) -> Somebody:
    """Somebody who signed up a while ago and is signed in here."""
    new = people.create_person(name, passphrase, clock.today)
    who = Somebody(clock, language, quiet=quiet)
    who.name, who.unlocked, who.passphrase = new.sign_in_name, new.unlocked, passphrase
    who.device = sessions.sign_in(new.unlocked, "Firefox, Android", shared=False, now=clock.now())
    for cookie, value in cookies.texts(who.device):
        who.client.cookies[cookie] = value
    settled = {"sign_in_name": who.name, "code_confirmed": "2026-11-01", "device_notice": "2026-11-01"}
    who.wrote(*(Preferred(key, value) for key, value in settled.items()))
    return who


@pytest.fixture
def arrive(clock: Clock, db: None, passphrase: str) -> Arrive:  # noqa: ARG001
    """Somebody with their answers: `arrive("Alice", role="offending", came_out=...)`."""

    def make(name: str = "Alice", *, language: str = "en", quiet: bool = True, **answers: Any) -> Somebody:
        who = arrived(clock, passphrase, name, language, quiet=quiet)
        if answers:
            who.wrote(*(Answered(key, value) for key, value in answers.items()))
        return who

    return make


@pytest.fixture
def alice(arrive: Arrive) -> Somebody:
    """The one who broke trust."""
    return arrive(
        "Alice", role="offending", causes=("lying",), came_out="confessed", came_out_on="2026-06-01"
    )


@pytest.fixture
def bob(arrive: Arrive) -> Somebody:
    """The one whose trust was broken."""
    return arrive("Bob", role="injured", causes=("lying",), came_out="confessed", came_out_on="2026-06-01")


@pytest.fixture
def carol(arrive: Arrive) -> Somebody:
    """A stranger to both."""
    return arrive("Carol", role="both", causes=("jealousy",))


@pytest.fixture
def rolled_back() -> Callable[[], AbstractContextManager[None]]:
    """`with rolled_back(): ...` leaves the database as it was."""

    @contextmanager
    def undone() -> Iterator[None]:
        with transaction.atomic():
            yield
            transaction.set_rollback(True)

    return undone


EXAMPLES = {"code": "de", "question": "role", "slug": "stay-yourself", "key": "0" * 64}


def patterns() -> list[URLPattern]:
    return [each for each in get_resolver().url_patterns if isinstance(each, URLPattern)]


@pytest.fixture
def routes() -> Mapping[str, Any]:
    """Every route there is, as it is written in the table of addresses -> its view."""
    return {str(each.pattern): each.callback for each in patterns()}


@pytest.fixture
def address_of() -> Callable[[str], str]:
    """A route with its places filled by examples: `help/<str:code>/` -> `/help/de/`."""

    def filled(route: str) -> str:
        if route == "understand/<slug:slug>/":
            return "/understand/how-trust-forms/"
        return "/" + re.sub(r"<\w+:(\w+)>", lambda found: EXAMPLES[found.group(1)], route)

    return filled


def words_of(response: Any) -> str:
    """What a response says, without its tags."""
    return words_in(response.content.decode())


def words_in(page: str) -> str:
    """What a page says, without its tags."""
    html = re.sub(r"<(head|svg)\b.*?</\1>", " ", page, flags=re.DOTALL)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html))).strip()


@pytest.fixture
def words() -> Callable[[Any], str]:
    """The visible words of a response."""
    return words_of


@pytest.fixture(scope="session")
def driver(static_files: None) -> SimpleNamespace:  # noqa: ARG001 - the server looks for its files
    """The browser and its people for fixtures that outlive one test."""
    return SimpleNamespace(Clock=Clock, Browser=Browser, arrived=arrived, words_in=words_in, TOKEN=TOKEN)
