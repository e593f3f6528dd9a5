"""Lies that were put right, as both find them: in lists, with corrections, and marked as withdrawn (S21, S22)."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from goldseam.core.records import Corrected, LieCorrected, Paused, Withdrawn

Who = Any
LIE, EARLIER = "/truth/lie/", "/truth/lie/earlier/"
FIELDS = {
    "said": "I was at <work>.",
    "truth": "I was not.\nI was in the park.",
    "why": "I was afraid.",
    "on": "2026-11-22",
    "time": "09:30",
    "denied": "yes",
    "how": "noticed",
}


def sent(who: Who, move: str, **fields: str) -> Any:
    return who.post(LIE, {**FIELDS, **fields, "move": move})


def handed(who: Who, **fields: str) -> str:
    answer = sent(who, "hand", **fields)
    assert answer.status_code == 302, answer.content.decode()
    assert answer["Location"].startswith("/truth/told/"), answer["Location"]
    return str(answer["Location"].removesuffix("?handed=1"))


def shared(who: Who, *kinds: Any) -> list[Any]:
    return [entry.record for entry in who.shared.read(*kinds)]


def article(response: Any) -> str:
    (found,) = re.findall(r"<article.*?</article>", response.content.decode(), re.DOTALL)
    return str(found)


def test_both_find_every_correction_and_nothing_is_added_up(couple: Any, words: Callable[[Any], str]) -> None:
    handed(couple.alice)
    handed(couple.bob, said="I did not look.")
    for who in (couple.alice, couple.bob):
        said = words(who.get(EARLIER))
        assert said.index("I did not look.") < said.index("I was at <work>.")
        assert "Alice · A correction · 22 November 2026" in said
        assert "Bob · A correction · 22 November 2026" in said
        assert "2 " not in re.sub(r"22 November 2026", "", said)


def test_long_lists_come_in_parts(couple: Any) -> None:
    couple.alice.gave(*(LieCorrected(f"said {number}.", "true") for number in range(35)))
    first = couple.bob.get(EARLIER).content.decode()
    assert "said 34." in first
    assert "said 4." not in first
    (older,) = re.findall(r'href="(\?before=\d+)"', first)
    second = couple.bob.get(f"{EARLIER}{older}").content.decode()
    assert "said 4." in second
    assert "said 34." not in second
    assert "said 34." in couple.bob.get(f"{EARLIER}?before=x").content.decode()


def test_s22_only_its_author_corrects_it_or_marks_it_as_withdrawn(
    couple: Any, words: Callable[[Any], str]
) -> None:
    page = handed(couple.alice)
    for step in ("correct/", "withdraw/"):
        assert couple.bob.get(f"{page}{step}").status_code == 404
        assert couple.bob.post(f"{page}{step}", {"text": "no", "move": "hand"}).status_code == 404
    assert "Correct it" not in words(couple.bob.get(page))
    fields = {"text": "It was Monday.", "how": "asked"}
    assert couple.alice.post(f"{page}correct/", {"text": ""}).status_code == 422
    preview = couple.alice.post(f"{page}correct/", {**fields, "move": "preview"})
    assert (
        "It was Monday." in couple.alice.post(f"{page}correct/", {**fields, "move": "back"}).content.decode()
    )
    assert not shared(couple.bob, Corrected)
    for _ in range(2):
        couple.alice.post(f"{page}correct/", {**fields, "move": "hand"})
    assert article(preview) == article(couple.bob.get(page))
    assert len(shared(couple.bob, Corrected)) == 1
    assert "Mark this as withdrawn?" in words(couple.alice.get(f"{page}withdraw/"))
    couple.bob.gave(Paused())
    for _ in range(2):
        couple.alice.post(f"{page}withdraw/")
    assert len(shared(couple.bob, Withdrawn)) == 1
    said = words(couple.bob.get(page))
    assert "I was not." in said
    assert "Marked as withdrawn on 22 November 2026 by its author." in said
    assert couple.alice.post(f"{page}correct/", {**fields, "text": "more", "move": "hand"}).status_code == 409


@pytest.mark.parametrize("number", ["999", "1", "0", "9" * 40])
def test_what_was_not_told_is_not_found(number: str, couple: Any) -> None:
    for page in ("", "correct/", "withdraw/"):
        assert couple.alice.get(f"/truth/told/{number}/{page}").status_code == 404
