"""What every test of the pages needs: a clock that stands still, a browser, and the people who use it."""

import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, get_resolver

from goldseam.core.records import Answered
from goldseam.web.shared import clock as web_clock
from tests.subjects.every import mapped
from tests.web.browsing import (
    TOKEN,
    Browser,
    Clock,
    Door,
    Somebody,
    accompanied,
    arrived,
    joined,
    words_in,
    words_of,
)


@pytest.fixture(autouse=True)
def own_media(media_folder: Path) -> Path:
    """No test finds the recordings of another."""
    return media_folder


@pytest.fixture(scope="session", autouse=True)
def static_files() -> None:
    """The files that go with the pages, where the server looks for them."""
    shutil.copytree(settings.STATICFILES_DIRS[0], settings.STATIC_ROOT, dirs_exist_ok=True)


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock of every page, at a fixed Sunday evening."""
    found = Clock()
    monkeypatch.setattr(web_clock, "now", found.now)
    return found


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
def couple(alice: Somebody, bob: Somebody) -> SimpleNamespace:
    """`couple.alice` and `couple.bob`, each after their own safety check, sharing a space since today."""
    return joined(alice, bob)


@pytest.fixture
def join_two() -> Callable[[Somebody, Somebody], SimpleNamespace]:
    """Make any two people share a space: `join_two(alice, bob)`."""
    return joined


@pytest.fixture
def door(alice: Somebody) -> Door:
    """Alice's open invitation, in which she is called Mara."""
    return Door(alice)


@pytest.fixture
def open_door(db: None) -> Callable[[Somebody], Door]:  # noqa: ARG001 - an invitation is stored
    """Anybody's invitation."""
    return Door


@pytest.fixture
def dana(arrive: Arrive) -> Somebody:
    """A counsellor, with a life of her own."""
    return arrive("Dana", role="injured", causes=("money",))


@pytest.fixture
def accompany() -> Callable[..., UUID]:
    """Make one person the counsellor of another: `accompany(alice, dana, days=14)`, the id of their space."""
    return accompanied


@pytest.fixture
def costs() -> Callable[[Browser, str], int]:
    """How many queries a page takes: `costs(alice, "/today/")`."""

    def counted(who: Browser, page: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert who.get(page).status_code == 200
        return len(queries)

    return counted


@pytest.fixture
def rolled_back() -> Callable[[], AbstractContextManager[None]]:
    """`with rolled_back(): ...` leaves the database as it was."""

    @contextmanager
    def undone() -> Iterator[None]:
        with transaction.atomic():
            yield
            transaction.set_rollback(True)

    return undone


EXAMPLES = {
    "proposal": "7",
    "space": "00000000-0000-4000-8000-000000000000",
    "seq": "7",
    "day": "2026-11-22",
    "recording": "00000000-0000-4000-8000-000000000000",
    "name": "2026-W47",
    "number": "1",
    "first": "0",
    "seconds": "1",
    "code": "de",
    "question": "role",
    "section": "A01",
    "slug": "stay-yourself",
    "key": "0" * 64,
    "invitation": "00000000-0000-4000-8000-000000000000",
    "topic": "ground",
    **mapped("EXAMPLES"),
}


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


@pytest.fixture
def words() -> Callable[[Any], str]:
    """The visible words of a response."""
    return words_of


@pytest.fixture(scope="session")
def driver(static_files: None) -> SimpleNamespace:  # noqa: ARG001 - the server looks for its files
    """The browser and its people for fixtures that outlive one test."""
    return SimpleNamespace(Clock=Clock, Browser=Browser, arrived=arrived, words_in=words_in, TOKEN=TOKEN)


@pytest.fixture
def seen_by(routes: Mapping[str, Any], address_of: Callable[[str], str]) -> Callable[..., dict[str, str]]:
    """Every page as somebody gets it, byte for byte without the tokens of forms: `seen_by(bob, "/us/shared/2/")`."""

    def crawled(who: Somebody, *more: str) -> dict[str, str]:
        found = {}
        for page in (*map(address_of, routes), *more):
            answer = who.get(page)
            body = TOKEN.sub("", answer.content.decode())
            found[page] = f"{answer.status_code} {answer.get('Location', '')} {body}"
        return found

    return crawled
