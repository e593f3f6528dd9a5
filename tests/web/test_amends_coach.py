"""The coach beside a draft: asked or on a pause, three comments at most, never kept, and danger before style (S29)."""

import io
import logging
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from goldseam.core.coach import Component, Finding, Flag, Reading
from goldseam.core.records import (
    AmendsDrafted,
    FormKept,
    HarmTold,
)
from goldseam.ledger.models import SealedInbox
from goldseam.web.amends import coaching
from goldseam.web.shared.logs import WithoutWords
from tests.web.reading_over import (
    APOLOGY,
    LONG,
    SORRY_IF,
    WRITING,
    comments,
    filled,
    paused,
    pressed,
)

Who = Any
Words = Callable[[Any], str]


def rows(couple: Any) -> tuple[Any, ...]:
    """How much is stored of the two, and what of drafts and of forms that wait."""
    alice = couple.alice
    waiting = SealedInbox.objects.filter(person=alice.device.person).count()
    return alice.space.head(), couple.bob.shared.head(), waiting, alice.read(AmendsDrafted, FormKept)


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What the server writes."""
    (handler,) = [
        each
        for each in logging.getLogger().handlers
        if any(isinstance(kept, WithoutWords) for kept in each.filters)
    ]
    assert isinstance(handler, logging.StreamHandler)
    stream = io.StringIO()
    # Not `setStream`: it flushes what stood there, which a command that was tested before may have closed.
    before, handler.stream = handler.stream, stream
    yield stream
    handler.stream = before


@pytest.mark.parametrize("page", WRITING)
def test_the_button_quotes_the_words_beside_the_form_as_it_was_typed(
    page: str, couple: Any, words: Words
) -> None:
    assert 'value="read"' in couple.alice.get(page).content.decode()
    answer = pressed(couple.alice, page, SORRY_IF)
    assert answer.status_code == 200
    assert any("sorry if" in quoted for quoted in comments(answer))
    assert all(
        text in words(answer) or text in answer.content.decode() for text in filled(page, SORRY_IF).values()
    )


def test_what_is_said_back_is_read_over_too(couple: Any) -> None:
    (harm,) = couple.bob.gave(HarmTold(None, "I lie awake"))
    page = f"/amends/{harm}/say-back/"
    assert 'value="read"' in couple.alice.get(page).content.decode()
    assert comments(pressed(couple.alice, page, SORRY_IF))
    preview = couple.alice.post(page, {"text": SORRY_IF, "move": "preview"})
    assert not comments(preview)


@pytest.mark.parametrize("page", WRITING)
def test_a_preview_says_nothing_of_style_and_the_other_sees_nothing_of_it(
    page: str, couple: Any, words: Words
) -> None:
    preview = couple.alice.post(page, {**filled(page, SORRY_IF), "move": "preview"})
    assert preview.status_code == 200
    assert not comments(preview)
    assert "Read over with you" not in words(preview)
    item = couple.alice.post(page, {**filled(page, SORRY_IF), "move": "hand"})["Location"].partition("?")[0]
    for seen in (couple.bob.get(item), couple.bob.get("/amends/"), couple.bob.get("/us/shared/")):
        assert not comments(seen)
        assert "Read over with you" not in words(seen)


@pytest.mark.parametrize("page", WRITING)
def test_on_a_pause_only_that_part_of_the_page_comes_back(page: str, couple: Any) -> None:
    answer = paused(couple.alice, page, SORRY_IF)
    assert answer.status_code == 200
    assert any("sorry if" in quoted for quoted in comments(answer))
    assert "<html" not in answer.content.decode()
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("page", WRITING)
def test_s29_nothing_of_a_draft_that_is_read_is_stored_or_logged_or_in_an_address(
    page: str, couple: Any, log: io.StringIO
) -> None:
    couple.alice.get(page)
    before = rows(couple)
    for answer in (pressed(couple.alice, page, SORRY_IF), paused(couple.alice, page, SORRY_IF)):
        assert answer.status_code == 200
        assert "Location" not in answer
    assert rows(couple) == before
    assert log.getvalue() == ""


@pytest.mark.parametrize("asleep", ["locked", "stale"])
def test_s29_a_pause_on_a_locked_or_stale_page_leaves_nothing_waiting(asleep: str, couple: Any) -> None:
    alice = couple.alice
    alice.get(APOLOGY)
    if asleep == "locked":
        alice.lock()
    else:
        alice.clock.passes(minutes=6)
    before = rows(couple)
    assert paused(alice, APOLOGY, SORRY_IF).status_code == 403
    assert rows(couple) == before


def test_s29_an_error_in_reading_logs_no_word(
    arrive: Callable[..., Who], monkeypatch: pytest.MonkeyPatch, log: io.StringIO
) -> None:
    alice = arrive("Alice", quiet=False, role="offending")

    def broken(text: str, *_: Any) -> Any:
        raise ValueError(text)

    monkeypatch.setattr(coaching, "read", broken)
    assert pressed(alice, APOLOGY, SORRY_IF).status_code == 500
    assert "ValueError" in log.getvalue()
    assert "sorry if" not in log.getvalue()


def test_there_are_three_comments_at_most_and_what_is_there_comes_first(
    couple: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def found(text: str, _language: Any) -> Reading:
        every = enumerate((*Flag, *Component))
        findings = [Finding(label, 9 * at, 9 * at + 9, f"found: {label}") for at, label in every]
        return Reading(tuple(Flag), tuple(Component), tuple(findings), (), text)

    monkeypatch.setattr(coaching, "read", found)
    for answer in (pressed(couple.alice, APOLOGY, LONG), paused(couple.alice, APOLOGY, LONG)):
        said = re.findall(r"</q><br>found: (\w+)", answer.content.decode())
        assert len(said) == len(comments(answer)) == 3
        assert said[0] in set(Component)
        assert set(said[1:]) <= set(Flag)
        assert "The rest can wait" in answer.content.decode()


def test_where_everything_is_said_nothing_is_told_to_wait(couple: Any) -> None:
    for answer in (pressed(couple.alice, APOLOGY, SORRY_IF), paused(couple.alice, APOLOGY, SORRY_IF)):
        assert comments(answer)
        assert "The rest can wait" not in answer.content.decode()


def test_nothing_is_scored_and_a_missing_request_for_forgiveness_is_never_mentioned(
    couple: Any, words: Words
) -> None:
    for text in (LONG.replace("You must forgive me now. ", ""), SORRY_IF, "I took it. I am sorry."):
        for answer in (paused(couple.alice, APOLOGY, text), paused(couple.alice, APOLOGY, text, asked="yes")):
            assert "orgiv" not in words(answer)
            assert "missing" not in words(answer).lower()
            assert not re.search(r"\d|%", words(answer))


def test_where_nothing_stands_out_it_is_said_only_to_whoever_asked(couple: Any, words: Words) -> None:
    quiet = "The train leaves at six."
    assert words(paused(couple.alice, APOLOGY, quiet)) == ""
    assert "Nothing stood out." in words(paused(couple.alice, APOLOGY, quiet, asked="yes"))
    assert "Nothing stood out." in words(pressed(couple.alice, APOLOGY, quiet))
