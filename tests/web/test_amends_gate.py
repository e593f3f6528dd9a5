"""Owning up is not handed over where telling is not safe, and drafts ask again after five minutes (T17, S27)."""

from collections.abc import Callable
from typing import Any

import pytest

from goldseam.core.records import ActsOwned, AmendsDrafted, Answered, Apologised, BreachNamed, HarmTold

Who = Any
Words = Callable[[Any], str]
HARM, STATEMENT, APOLOGY, CARD = (
    "/amends/harm/",
    "/amends/statement/",
    "/amends/apology/",
    "/amends/in-person/",
)
FIELDS = {
    STATEMENT: {"did": "I took the card"},
    APOLOGY: {"form": "letter", "text": "I took the card. I am sorry."},
    HARM: {"text": "I lie awake"},
}
NOT_SAFE = "You said that saying it may not be safe. Then nothing here asks you to."


def given(who: Who) -> list[Any]:
    return [entry.record for entry in who.shared.read(ActsOwned, Apologised, HarmTold)]


@pytest.mark.parametrize("page", [STATEMENT, APOLOGY])
@pytest.mark.parametrize("safe", ["no", "not_sure"])
@pytest.mark.parametrize("move", ["preview", "hand", ""])
def test_t17_where_telling_is_not_safe_it_stays_a_draft_and_that_is_said(
    page: str, safe: str, move: str, couple: Any, words: Words
) -> None:
    couple.alice.wrote(Answered("addressed_safely", safe))
    form = couple.alice.get(page)
    assert NOT_SAFE in words(form)
    assert 'value="preview"' not in form.content.decode()
    kept = couple.alice.post(page, {**FIELDS[page], "move": move})["Location"]
    shown = couple.alice.get(kept)
    assert "Kept as a draft." in words(shown)
    assert NOT_SAFE in words(shown)
    assert "I took the card" in words(shown)
    assert "/amends/in-person/" not in shown.content.decode()
    assert given(couple.bob) == []
    assert len(couple.alice.read(AmendsDrafted)) == 1


@pytest.mark.parametrize("page", [STATEMENT, APOLOGY])
def test_t17_where_it_is_not_known_whether_all_is_told_the_private_question_comes_first(
    page: str, couple: Any, words: Words
) -> None:
    couple.alice.wrote(Answered("came_out", "not_told"))
    assert "is it safe for you to say it?" in words(couple.alice.get(page))
    couple.alice.post(page, {**FIELDS[page], "move": "hand"})
    assert given(couple.bob) == []
    couple.alice.wrote(Answered("addressed_safely", "yes"))
    assert NOT_SAFE not in words(couple.alice.get(page))
    assert couple.alice.post(page, {**FIELDS[page], "move": "hand"})["Location"].endswith("/?handed=1")
    assert len(given(couple.bob)) == 1


def test_t17_the_card_for_saying_it_face_to_face_says_it_too(alice: Who, words: Words) -> None:
    assert NOT_SAFE not in words(alice.get(CARD))
    alice.wrote(Answered("addressed_safely", "no"))
    assert NOT_SAFE in words(alice.get(CARD))


def test_what_it_did_to_oneself_is_no_secret_of_ones_own(couple: Any) -> None:
    couple.bob.wrote(Answered("addressed_safely", "no"))
    assert couple.bob.post(HARM, {**FIELDS[HARM], "move": "hand"}).status_code == 302
    assert len(given(couple.alice)) == 1


def test_s27_the_list_shows_words_of_drafts_only_while_their_pages_would_not_ask_again(
    couple: Any, words: Words
) -> None:
    (breach,) = couple.bob.gave(BreachNamed("The card"))
    kept = couple.alice.post(HARM, {**FIELDS[HARM], "breach": str(breach), "move": "keep"})["Location"]
    assert "I lie awake · The card" in words(couple.alice.get("/amends/"))
    couple.alice.clock.passes(minutes=6)
    later = words(couple.alice.get("/amends/"))
    assert "I lie awake" not in later
    assert "What this did to me The card · 22 November 2026" in later
    for page in (kept, f"{HARM}?draft={kept.split('/')[3]}", f"{CARD}?draft={kept.split('/')[3]}"):
        assert couple.alice.get(page)["Location"].startswith("/locked/")
