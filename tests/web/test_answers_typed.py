"""What was typed into an answer stays: through every error, every step back, and when it is kept for oneself."""

import re
from collections.abc import Callable, Mapping
from html import unescape
from typing import Any

import pytest

from goldseam.core.records import AnswerPrepared, Asked, Corrected, Handed
from goldseam.core.records.handed import HandedKind

Words = Callable[[Any], str]
# What may stand in the form, whichever of the three ways is chosen.
ALL = {"text": "Perhaps <twice>", "by": "2026-12-03", "helps": "the calendar\n& the bank"}


@pytest.fixture
def page(couple: Any) -> str:
    """The answer to a question of Bob's that does not fit together with a letter of Alice's."""
    couple.alice.gave(Handed(HandedKind.LETTER, "", "I met Robin once, in March 2026."))
    (seq,) = couple.bob.gave(Asked("How often did you meet Robin?"))
    return f"/truth/questions/{seq}/answer/"


def typed_in(response: Any) -> dict[str, str]:
    """What stands in the form of a page: in what is seen and in what is carried."""
    html = response.content.decode().partition("<main")[2]
    found = dict(re.findall(r'<textarea [^>]*name="(\w+)"[^>]*>\n(.*?)</textarea>', html, re.DOTALL))
    inputs = [dict(re.findall(r'(\w+)="([^"]*)"', each)) for each in re.findall(r"<input ([^>]*)>", html)]
    found |= {each["name"]: each["value"] for each in inputs if each["type"] != "radio"}
    return {name: unescape(value) for name, value in found.items()}


def chosen(response: Any) -> list[str]:
    return re.findall(r'name="how" value="(\w+)" checked', response.content.decode())


@pytest.mark.parametrize(
    ("how", "wrong"),
    [
        ("true", {"text": ""}),
        ("true", {"text": "x" * 200_001}),
        ("not_now", {"by": ""}),
        ("not_now", {"by": "2027-11-21"}),
        ("not_remembered", {"helps": "x" * 200_001}),
    ],
)
def test_an_error_gives_every_field_back_whichever_way_was_chosen(
    couple: Any, page: str, how: str, wrong: Mapping[str, str]
) -> None:
    fields = {**ALL, **wrong}
    refused = couple.alice.post(page, {"how": how, **fields, "move": "preview"})
    assert refused.status_code == 422
    assert {name: typed_in(refused)[name] for name in fields} == fields
    assert chosen(refused) == [how]


@pytest.mark.parametrize("how", ["true", "not_now", "not_remembered"])
def test_looking_and_going_back_keeps_what_belongs_to_another_way(couple: Any, page: str, how: str) -> None:
    looked = couple.alice.post(page, {"how": how, **ALL, "move": "preview"})
    assert looked.status_code == 200
    back = couple.alice.post(page, {**typed_in(looked), "move": "back"})
    assert {name: typed_in(back)[name] for name in ALL} == ALL
    assert chosen(back) == [how]


def test_a_written_correction_is_still_there_after_changing_the_words(couple: Any, page: str) -> None:
    said = {"how": "true", "text": "I met Robin five times."}
    corrected = {"correction": "It was <five>,\nnot once.", "came": "found", "decided": "correct"}
    preview = couple.alice.post(page, {**said, **corrected, "move": "preview"})
    back = couple.alice.post(page, {**typed_in(preview), "move": "back"})
    carried = typed_in(back)
    assert "decided" not in carried
    check = couple.alice.post(
        page, {**carried, "how": "true", "text": "I met Robin nine times.", "move": "preview"}
    )
    assert typed_in(check)["correction"] == corrected["correction"]
    assert 'name="came" value="found" checked' in check.content.decode()
    assert not couple.bob.shared.read(Corrected)


def test_a_correction_that_was_only_offered_follows_the_changed_words(couple: Any, page: str) -> None:
    said = {"how": "true", "text": "I met Robin five times.", "move": "preview"}
    check = couple.alice.post(page, said)
    preview = couple.alice.post(page, {**said, **typed_in(check), "decided": "as_is"})
    back = couple.alice.post(page, {**typed_in(preview), "move": "back"})
    again = couple.alice.post(page, {**typed_in(back), **said, "text": "I met Robin nine times."})
    assert typed_in(again)["correction"] == "I met Robin nine times."


@pytest.mark.parametrize("how", ["true", "not_now", "not_remembered"])
def test_a_private_draft_holds_everything_that_was_typed(couple: Any, page: str, how: str) -> None:
    correction = {"correction": "It was five times.", "came": "asked"}
    kept = couple.alice.post(page, {"how": how, **ALL, **correction, "move": "keep"})
    assert kept["Location"] == "/truth/answers/?kept=1"
    (draft,) = couple.alice.read(AnswerPrepared)
    assert draft.question == "How often did you meet Robin?"
    assert draft.text.startswith(ALL["text"])
    for part in (ALL["helps"], correction["correction"], "3 December 2026"):
        assert draft.text.count(part) == 1


@pytest.mark.parametrize(
    "fields", [{"text": "twice"}, {"helps": "the calendar"}, {"correction": "five times"}]
)
def test_one_field_alone_is_kept_as_it_is(couple: Any, page: str, fields: Mapping[str, str]) -> None:
    couple.alice.post(page, {"how": "true", **fields, "move": "keep"})
    (draft,) = couple.alice.read(AnswerPrepared)
    assert draft.text == next(iter(fields.values()))


@pytest.mark.parametrize(
    "fields", [{}, {"how": "not_now", "by": "2026-12-03"}, {"text": " ", "helps": "\r\n"}]
)
def test_no_empty_draft_is_kept(couple: Any, page: str, fields: Mapping[str, str], words: Words) -> None:
    refused = couple.alice.post(page, {**fields, "move": "keep"})
    assert refused.status_code == 422
    assert "Write something first." in words(refused)
    assert typed_in(refused)["by"] == fields.get("by", "")
    assert not couple.alice.read(AnswerPrepared)


def test_a_draft_needs_no_day_and_none_that_can_be_waited_for(couple: Any, page: str) -> None:
    for by in ("", "2027-11-21"):
        kept = couple.alice.post(page, {"how": "not_now", "text": f"later {by}", "by": by, "move": "keep"})
        assert kept.status_code == 302
    assert "21 November 2027" in couple.alice.read(AnswerPrepared)[1].text
