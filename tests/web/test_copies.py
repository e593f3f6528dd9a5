"""A copy for a counsellor: chosen, looked at exactly as they will see it, and only then given (S12)."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any
from uuid import UUID

import pytest

from goldseam.core.records import CopyGiven, Handed, Noted
from goldseam.core.records.handed import HandedKind
from goldseam.ledger.spaces import OpenSpace

Who = Any
Words = Callable[[Any], str]
Accompany = Callable[..., UUID]
LIST = "/us/helpers/"


def space_of(who: Who, space: UUID) -> OpenSpace:
    found = who.unlocked.spaces().by_id(space)
    assert found is not None
    return found  # type: ignore[no-any-return]


def test_s12_a_copy_is_what_the_preview_showed(
    alice: Who, dana: Who, accompany: Accompany, words: Words
) -> None:
    space = accompany(alice, dana)
    (note,) = alice.wrote(Noted("what I could not say <b>yet</b>\n\nтри строки"))
    copy = f"{LIST}{space}/copy/write/"
    assert "what I could not say" in words(alice.get(f"{LIST}{space}/copy/"))
    assert "what I could not say" in words(alice.get(f"{copy}?note={note}"))
    typed = {"title": "Sunday", "text": "what I could not say <b>yet</b>\r\n\r\nтри строки"}
    preview = alice.post(copy, typed)
    assert not space_of(alice, space).read(CopyGiven)
    assert "They will see exactly this" in words(preview)
    assert "By giving the first copy you agree" in words(preview)
    carried = re.findall(r"<textarea[^>]* hidden>\n(.*?)</textarea>", preview.content.decode(), re.DOTALL)
    given = {"title": "Sunday", "text": unescape(carried[0]), "move": "give"}
    assert alice.post(copy, given)["Location"] == f"{LIST}{space}/?given=1"
    (entry,) = space_of(dana, space).read(CopyGiven)
    assert entry.record == CopyGiven("Sunday", typed["text"].replace("\r\n", "\n"))
    body = r'<article class="card( seam)?">(.*?)</article>'
    shown = re.findall(body, preview.content.decode(), re.DOTALL)[0][1]
    seen = re.findall(body, dana.get(f"/clients/{space}/").content.decode(), re.DOTALL)[0][1]
    assert re.sub(r"<[^>]+>|\s+", " ", shown).split() == re.sub(r"<[^>]+>|\s+", " ", seen).split()


def test_a_form_that_is_sent_twice_gives_one_copy(alice: Who, dana: Who, accompany: Accompany) -> None:
    space = accompany(alice, dana)
    for text in ("the same", "the same", "another"):
        alice.post(f"{LIST}{space}/copy/write/", {"title": "A", "text": text, "move": "give"})
    texts = [entry.record.text for entry in space_of(alice, space).read(CopyGiven)]  # type: ignore[attr-defined]
    assert texts == ["the same", "another"]


@pytest.mark.parametrize(("title", "text"), [("a title", ""), ("t" * 121, "words")])
def test_a_copy_that_cannot_be_taken_comes_back_as_it_was_typed(
    title: str, text: str, alice: Who, dana: Who, accompany: Accompany
) -> None:
    space = accompany(alice, dana)
    page = alice.post(f"{LIST}{space}/copy/write/", {"title": title, "text": text, "move": "give"})
    assert page.status_code == 422
    assert title in page.content.decode()
    assert not space_of(alice, space).read(CopyGiven)


def test_changing_it_leads_back_to_the_form(
    alice: Who, dana: Who, accompany: Accompany, words: Words
) -> None:
    space = accompany(alice, dana)
    page = alice.post(f"{LIST}{space}/copy/write/", {"title": "A", "text": "words", "move": "back"})
    assert page.status_code == 200
    assert "What should they read?" in words(page)
    assert ">\nwords</textarea>" in page.content.decode()


def test_one_alone_is_not_offered_the_words_of_the_partner(
    couple: Any, dana: Who, accompany: Accompany, words: Words
) -> None:
    space = accompany(couple.alice, dana)
    (item,) = couple.bob.gave(Handed(HandedKind.LETTER, "my letter", "from Bob"))
    page = f"{LIST}{space}/copy/"
    assert "my letter" not in words(couple.alice.get(page))
    couple.alice.post(f"{page}write/", {"item": str(item), "move": "give"})
    assert not space_of(couple.alice, space).read(CopyGiven)


@pytest.mark.parametrize("note", ["1", "999999", "x", "-1"])
def test_a_number_that_is_no_note_is_found_nowhere(
    note: str, alice: Who, dana: Who, accompany: Accompany
) -> None:
    space = accompany(alice, dana)
    assert alice.get(f"{LIST}{space}/copy/write/?note={note}").status_code == 404
