"""What goes wrong is logged by its kind and its place in the code: no words, no address, no cookie (S29)."""

import io
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import OperationalError

from goldseam.ledger.spaces import OpenSpace
from goldseam.web.shared.logs import WithoutWords

Who = Any
WORDS = "what I could never say aloud"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What the server writes, as whoever runs it reads it."""
    handlers = [
        each
        for each in logging.getLogger().handlers
        if any(isinstance(f, WithoutWords) for f in each.filters)
    ]
    assert len(handlers) == 1
    handler, stream = handlers[0], io.StringIO()
    assert isinstance(handler, logging.StreamHandler)
    # Put in by hand: what stood there may be the closed output of a command that another test ran.
    before, handler.stream = handler.stream, stream
    yield stream
    handler.stream = before


@pytest.fixture
def breaks(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Let a name of the program raise an error that carries the words of a person."""

    def broken(name: str) -> None:
        def failing(*given: Any, **named: Any) -> Any:
            raise ValueError(WORDS, given, named)

        monkeypatch.setattr(name, failing)

    return broken


def test_an_unforeseen_error_shows_and_logs_nothing_of_anybody(
    arrive: Callable[..., Who], breaks: Callable[[str], None], log: io.StringIO
) -> None:
    alice = arrive("Alice", quiet=False, role="offending")
    breaks("goldseam.web.notes.views.Noted")
    answer = alice.post("/notes/write/", {"text": WORDS}, headers={"referer": "/notes/?secret=1"})
    page, logged = answer.content.decode(), log.getvalue()
    assert answer.status_code == 500
    assert "It was not your doing" in page
    assert "ValueError in failing:" in logged
    assert len(logged.splitlines()) == 1
    for told in (page, logged):
        for word in (WORDS, "/notes/write", "secret", "Traceback", alice.name, *alice.cookies.values()):
            assert word not in told or word == "en"


def test_an_error_while_the_page_is_made_is_the_same(
    arrive: Callable[..., Who], breaks: Callable[[str], None], log: io.StringIO
) -> None:
    bob = arrive("Bob", quiet=False, role="injured")
    breaks("goldseam.web.today.views.read_today")
    assert bob.get("/today/?q=what-was-asked").status_code == 500
    assert "what-was-asked" not in log.getvalue()
    assert WORDS not in log.getvalue()


def test_a_database_without_room_is_logged_by_its_kind_and_no_word_that_found_none(
    alice: Who, monkeypatch: pytest.MonkeyPatch, log: io.StringIO
) -> None:
    def full(*given: Any) -> None:
        raise OperationalError(WORDS, given)

    monkeypatch.setattr(OpenSpace, "_write", full)
    assert alice.post("/notes/write/", {"text": WORDS}).status_code == 503
    assert "OperationalError in full:" in log.getvalue()
    assert WORDS not in log.getvalue()
    assert "/notes/write" not in log.getvalue()


def test_what_is_refused_by_rule_is_not_logged_at_all(alice: Who, browser: Who, log: io.StringIO) -> None:
    alice.get("/practices/nonsense/")
    alice.get("/lock/")
    browser.sign_in(alice.name, WORDS)
    alice.send("post", "/notes/write/", {"text": WORDS, "csrfmiddlewaretoken": "old"})
    alice.post("/notes/write/", {"text": "x" * 9_000_000})
    alice.client.put("/today/")
    assert log.getvalue() == ""


def test_a_suspicious_request_is_logged_without_what_it_asked_for(alice: Who, log: io.StringIO) -> None:
    alice.client.get("/today/", headers={"host": "evil.example"})
    assert "DisallowedHost" in log.getvalue()
    assert "evil.example" not in log.getvalue()


def test_whatever_else_is_logged_loses_its_words() -> None:
    record = logging.LogRecord("any", logging.ERROR, "/somewhere.py", 1, "about %s", (WORDS,), None)
    record.stack_info, record.exc_text = WORDS, WORDS
    assert WithoutWords().filter(record)
    text = logging.Formatter("%(name)s %(message)s").format(record)
    assert WORDS not in text
    assert "no details are logged" in text
