"""Words before others, between two: the other's yes to these words for these people, no until then (T6, S20)."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from goldseam.core.records import (
    ClosenessWished,
    Paused,
    PublicWordsAnswered,
    PublicWordsAsked,
    PublicWordsDecided,
)
from goldseam.web.today.state import read_today

Who = Any
Words = Callable[[Any], str]
PAGE = "/amends/public/"
ASKED = {"audience": "our  <choir>", "text": "I lied to you all.\nI am sorry."}


def agreed(who: Who) -> bool:
    return bool(read_today(who.unlocked.spaces(), who.clock.today).situation.public_words_agreed)


def ask(who: Who, **fields: str) -> Any:
    return who.post(PAGE, {**ASKED, **fields, "move": "hand"})


def asked(who: Who) -> list[Any]:
    return [entry.record for entry in who.shared.read(PublicWordsAsked)]


def decided(who: Who) -> list[Any]:
    return [entry.record for entry in who.shared.read(PublicWordsDecided)]


def seen(response: Any) -> str:
    (found,) = re.findall(r'<article class="card seam">.*?</article>', response.content.decode(), re.DOTALL)
    return str(found)


def test_s12_the_other_sees_the_very_words_and_people_of_the_preview(couple: Any) -> None:
    preview = couple.alice.post(PAGE, ASKED)
    assert not asked(couple.bob)
    page = ask(couple.alice)["Location"].partition("?")[0]
    assert ask(couple.alice)["Location"].partition("?")[0] == page
    assert seen(couple.bob.get(page)) == seen(preview)
    assert asked(couple.bob) == [PublicWordsAsked("our <choir>", ASKED["text"])]


def test_t6_it_is_no_until_the_other_says_yes_and_no_again_when_it_is_taken_back(
    couple: Any, words: Words
) -> None:
    page = ask(couple.alice)["Location"].partition("?")[0]
    assert "Nothing is said yet. That is a no." in words(couple.bob.get(page))
    assert not agreed(couple.alice)
    couple.bob.post(page, {"answer": "yes"})
    couple.bob.post(page, {"answer": "yes"})
    assert agreed(couple.alice)
    assert "Now: yes, since 22 November 2026." in words(couple.alice.get(page))
    couple.bob.gave(Paused())
    couple.bob.post(page, {"answer": "no"})
    assert not agreed(couple.alice)
    assert len(decided(couple.bob)) == 2
    assert "Now: no, since 22 November 2026." in words(couple.alice.get(page))


def test_t6_a_no_here_outweighs_what_was_written_down_alone(couple: Any) -> None:
    couple.alice.wrote(PublicWordsAnswered("friends", agreed=True))
    assert agreed(couple.alice)
    page = ask(couple.alice)["Location"].partition("?")[0]
    couple.bob.post(page, {"answer": "no"})
    assert not agreed(couple.alice)


def test_who_asked_decides_nothing_and_may_withdraw_the_asking(couple: Any, words: Words) -> None:
    page = ask(couple.alice)["Location"].partition("?")[0]
    couple.alice.post(page, {"answer": "yes"})
    assert not decided(couple.alice)
    assert 'value="yes"' not in couple.alice.get(page).content.decode()
    couple.bob.post(page, {"answer": "yes"})
    couple.bob.post(page, {"move": "withdraw"})
    assert agreed(couple.alice)
    for _ in range(2):
        couple.alice.post(page, {"move": "withdraw"})
    assert not agreed(couple.alice)
    assert "These words are not to be said." in words(couple.bob.get(page))


def test_s20_yes_and_no_are_made_alike(couple: Any) -> None:
    page = ask(couple.alice)["Location"].partition("?")[0]
    (pair,) = re.findall(r'<div class="pair">(.*?)</div>', couple.bob.get(page).content.decode(), re.DOTALL)
    yes, no = re.findall(r"<button([^>]*)>", pair)
    assert yes.replace("yes", "no") == no


@pytest.mark.parametrize("answer", ["", "maybe", "1"])
def test_what_is_neither_decides_nothing(answer: str, couple: Any) -> None:
    page = ask(couple.alice)["Location"].partition("?")[0]
    assert couple.bob.post(page, {"answer": answer}).status_code == 302
    assert not decided(couple.bob)


@pytest.mark.parametrize("wrong", [{"audience": " "}, {"audience": "x" * 101}, {"text": ""}])
def test_what_cannot_be_asked_comes_back_as_it_was_typed(wrong: dict[str, str], couple: Any) -> None:
    for move in ("preview", "hand"):
        answer = couple.alice.post(PAGE, {**ASKED, **wrong, "move": move})
        assert answer.status_code == 422
        assert 'role="alert"' in answer.content.decode()
    assert not asked(couple.bob)


def test_t3_asking_waits_under_no_contact_and_an_answer_about_consent_never_does(couple: Any) -> None:
    page = ask(couple.alice)["Location"].partition("?")[0]
    for who in (couple.alice, couple.bob):
        who.gave(ClosenessWished("no_contact", practical=False))
    held = ask(couple.alice, text="more")
    assert held.status_code == 409
    assert 'value="more"' in held.content.decode()
    couple.bob.post(page, {"answer": "yes"})
    assert agreed(couple.alice)


def test_while_the_space_rests_nothing_new_is_asked_nor_agreed_to(couple: Any, words: Words) -> None:
    page = ask(couple.alice)["Location"].partition("?")[0]
    couple.bob.gave(Paused())
    assert "I lied to you all." in words(ask(couple.alice, audience="parents"))
    assert couple.bob.post(page, {"answer": "yes"}).status_code == 409
    assert not decided(couple.bob)


def test_what_is_not_there_is_not_found(couple: Any) -> None:
    for seq in (1, 999):
        assert couple.bob.get(f"{PAGE}{seq}/").status_code == 404
        assert couple.bob.post(f"{PAGE}{seq}/", {"answer": "yes"}).status_code == 404


def test_the_list_says_what_holds(couple: Any, words: Words) -> None:
    page = ask(couple.alice)["Location"].partition("?")[0]
    assert "our <choir> Alice · 22 November 2026 · no" in words(couple.bob.get(PAGE))
    couple.bob.post(page, {"answer": "yes"})
    assert "our <choir> Alice · 22 November 2026 · yes" in words(couple.alice.get(PAGE))
    couple.alice.post(page, {"move": "withdraw"})
    assert "· withdrawn" in words(couple.alice.get(PAGE))
