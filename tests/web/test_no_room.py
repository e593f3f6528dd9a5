"""A full disk or a busy database: what was typed comes back, to be copied and sent again, and no secret with it."""

import re
from collections.abc import Callable, Mapping
from html import unescape
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import OperationalError
from django.db.models import QuerySet

from goldseam.core.records import (
    AccountPart,
    AmendsDrafted,
    Answered,
    AnswerGiven,
    Asked,
    LieNoted,
    Noted,
)
from goldseam.ledger import checkpoints
from goldseam.ledger.spaces import OpenSpace
from goldseam.web.shared import signed_in
from tests.web.forms import FORMS

Who = Any
Two = Any
PART = "/truth/account/part/"
WORDS = 'it was <"May"> & not\nИюнь'
FULL, BUSY, FULL_TOO = (
    "database or disk is full",
    "database is locked",
    "could not extend file: No space left on device",
)
Full = Callable[..., Callable[[], None]]


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> Full:
    """Let nothing be written any more: `room = full()`; `room()` makes room again."""

    def filled(because: str = FULL) -> Callable[[], None]:
        before = OpenSpace._write

        def refused(*given: Any) -> None:  # noqa: ARG001 - as what it stands for
            raise OperationalError(because)

        monkeypatch.setattr(OpenSpace, "_write", refused)
        return lambda: monkeypatch.setattr(OpenSpace, "_write", before)

    return filled


def posted(who: Who, address: str, fields: Mapping[str, Any], **more: str) -> Any:
    """Send a form as a browser does where no file is in it."""
    if not who.token:
        who.get("/sign-in/")
    body = urlencode({"csrfmiddlewaretoken": who.token, **fields}, doseq=True)
    return who.send("post", address, body, content_type="application/x-www-form-urlencoded", **more)


def shown(answer: Any) -> list[str]:
    """The words that are given back to be copied."""
    found = re.findall(r"<textarea readonly[^>]*>(.*?)</textarea>", answer.content.decode(), re.DOTALL)
    return [unescape(each) for each in found]


def again(answer: Any) -> tuple[str, dict[str, list[str]]]:
    """The form that sends all of it once more: where to, and its fields."""
    (form,) = re.findall(
        r'<form method="post" action="([^"]*)">\s*(<input type="hidden".*?)</form>',
        answer.content.decode(),
        re.DOTALL,
    )
    fields: dict[str, list[str]] = {}
    for name, value in re.findall(r'name="([^"]*)" value="([^"]*)"', form[1]):
        fields.setdefault(unescape(name), []).append(unescape(value))
    return unescape(form[0]), fields


def test_a_form_that_finds_no_room_is_given_back_and_can_be_sent_again(couple: Two, full: Full) -> None:
    couple.alice.wrote(Answered("addressed_safely", "yes"))
    (asked,) = couple.bob.gave(Asked("Where were you?"))
    forms: dict[str, tuple[dict[str, str], type[Any]]] = {
        PART: ({"part": "event", "happened": WORDS}, AccountPart),
        "/truth/lie/": ({"said": "At work", "truth": WORDS, "move": "keep"}, LieNoted),
        "/amends/apology/?breach=0": ({"form": "letter", "text": WORDS, "move": "keep"}, AmendsDrafted),
        f"/truth/questions/{asked}/answer/": ({"how": "true", "text": WORDS, "move": "hand"}, AnswerGiven),
        "/truth/questions/ask/": ({"text": WORDS, "move": "hand"}, Asked),
    }
    for address, (fields, kind) in forms.items():
        room = full()
        answer = posted(couple.alice, address, fields)
        assert answer.status_code == 503, address
        assert set(shown(answer)) == set(fields.values()) - {"keep", "hand"}
        assert "whoever runs this server needs to make room" in answer.content.decode()
        room()
        where, everything = again(answer)
        assert where == address
        assert couple.alice.client.post(where, everything).status_code == 302
        entries = [*couple.alice.space.read(kind), *couple.alice.shared.read(kind)]
        assert sum(WORDS.split("\n", maxsplit=1)[0] in str(each.record) for each in entries) == 1, address


@pytest.mark.parametrize("because", [FULL, BUSY, FULL_TOO])
def test_a_database_that_is_busy_or_full_is_said_in_the_same_words(
    because: str, alice: Who, full: Full
) -> None:
    full(because)
    answer = posted(alice, PART, {"part": "event", "happened": WORDS})
    assert answer.status_code == 503
    assert because not in answer.content.decode()
    assert "This could not be saved just now" in answer.content.decode()


def test_no_form_loses_its_words_and_none_gives_a_secret_back(alice: Who, full: Full) -> None:
    full()
    refused = set()
    for address, fields in FORMS.items():
        answer = posted(alice, address, fields)
        if answer.status_code != 503:
            continue
        refused.add(address)
        typed = {
            name: value for name, value in fields.items() if value != "secret" and name not in ("move", "day")
        }
        expected = [
            each for value in typed.values() for each in ([value] if isinstance(value, str) else value)
        ]
        assert sorted(shown(answer)) == sorted(each for each in expected if each), address
        secret = {"passphrase": "s3cr3t", "code": "s3cr3t", "group_3": "s3cr3t", "proof": "s3cr3t"}
        if "secret" not in fields.values():
            assert again(answer)[0] == address
        kept_in = posted(alice, address, {**fields, **secret}).content.decode()
        assert "s3cr3t" not in kept_in
        assert "Try again</button>" not in kept_in
    assert {PART, "/amends/statement/", "/evening/", "/situation/look/", "/truth/lie/"} <= refused


def test_where_the_database_fails_before_the_page_is_asked_it_is_the_same(
    arrive: Callable[..., Who], monkeypatch: pytest.MonkeyPatch
) -> None:
    alice = arrive("Alice", quiet=False, role="offending")
    visitor = signed_in._visitor
    alice.get("/evening/")

    def refused(request: Any) -> None:  # noqa: ARG001 - as what it stands for
        raise OperationalError(FULL)

    monkeypatch.setattr(signed_in, "_visitor", refused)
    answer = posted(alice, PART, {"part": "event", "happened": WORDS})
    assert answer.status_code == 503
    assert WORDS in shown(answer)
    assert alice.get("/today/").status_code == 500
    monkeypatch.setattr(signed_in, "_visitor", visitor)
    where, everything = again(answer)
    assert alice.client.post(where, everything).status_code == 302
    assert "May" in alice.read(AccountPart)[-1].happened


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_nothing_is_given_back_to_another_site(
    site: str, arrive: Callable[..., Who], monkeypatch: pytest.MonkeyPatch
) -> None:
    alice = arrive("Alice", quiet=False, role="offending")

    def refused(request: Any) -> None:  # noqa: ARG001 - as what it stands for
        raise OperationalError(FULL)

    monkeypatch.setattr(signed_in, "_visitor", refused)
    answer = posted(alice, PART, {"happened": "from elsewhere"}, site=site)
    assert answer.status_code == 503
    assert "from elsewhere" not in answer.content.decode()


@pytest.mark.parametrize("page", ["/today/", "/notes/", "/notes/kept/", "/decide/", "/progress/", "/truth/"])
def test_without_room_everything_can_still_be_read(
    page: str, alice: Who, monkeypatch: pytest.MonkeyPatch
) -> None:
    who = alice
    who.wrote(*(Noted(f"kept {number}") for number in range(checkpoints.LONGEST_TAIL + 5)))

    def refused(*given: Any, **more: Any) -> None:  # noqa: ARG001 - as what it stands for
        tried.append(given)
        raise OperationalError(FULL)

    tried: list[Any] = []
    monkeypatch.setattr(QuerySet, "update", refused)
    monkeypatch.setattr(QuerySet, "bulk_create", refused)
    who.clock.passes(minutes=2)
    assert who.get(page).status_code == 200
    assert tried
