"""Words before others: no until a yes is said, for these people only, and taken back in one tap (T6, S20)."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from goldseam.core.records import PublicWordsAnswered
from goldseam.web.today.state import read_today

Who = Any
PAGE = "/situation/public-words/"


def agreed(who: Who) -> bool:
    return bool(read_today(who.unlocked.spaces(), who.clock.today).situation.public_words_agreed)


def answered(who: Who, audience: str, answer: str) -> Any:
    return who.post(PAGE, {"audience": audience, "answer": answer})


def test_it_is_no_until_a_yes_is_said_and_no_again_when_it_is_taken_back(
    bob: Who, words: Callable[[Any], str]
) -> None:
    assert not agreed(bob)
    assert words(bob.get(PAGE)).count("Nothing is said yet. That is a no.") == 3
    assert answered(bob, "parents", "yes")["Location"] == f"{PAGE}?saved=1"
    assert agreed(bob)
    assert words(bob.get(PAGE)).count("Now: yes.") == 1
    assert words(bob.get(PAGE)).count("That is a no.") == 2
    answered(bob, "parents", "no")
    assert not agreed(bob)
    assert "Now: no." in words(bob.get(PAGE))


def test_other_people_are_named_in_own_words(bob: Who, words: Callable[[Any], str]) -> None:
    answered(bob, "  our   choir <b> 😀 ", "yes")
    assert bob.read(PublicWordsAnswered) == [PublicWordsAnswered("our choir <b> 😀", agreed=True)]
    assert "our choir <b> 😀" in words(bob.get(PAGE))
    answered(bob, "our choir <b> 😀", "no")
    assert not agreed(bob)


def test_the_same_answer_twice_is_written_once(bob: Who) -> None:
    for _ in range(2):
        assert answered(bob, "friends", "no").status_code == 302
    assert len(bob.read(PublicWordsAnswered)) == 1


@pytest.mark.parametrize(
    ("audience", "answer"),
    [("", "yes"), ("   ", "no"), ("x" * 101, "yes"), ("friends", ""), ("choir", "maybe")],
)
def test_what_cannot_be_taken_comes_back_as_it_was_typed(audience: str, answer: str, bob: Who) -> None:
    page = answered(bob, audience, answer)
    assert page.status_code == 422
    assert 'role="alert"' in page.content.decode()
    assert f'name="audience" value="{audience}"' in page.content.decode()
    assert not bob.read(PublicWordsAnswered)


@pytest.mark.parametrize("role", ["offending", "injured", "both"])
def test_s20_yes_and_no_are_made_alike(role: str, arrive: Callable[..., Who]) -> None:
    page = arrive("Somebody", role=role).get(PAGE).content.decode()
    pairs = re.findall(r'<div class="pair">(.*?)</div>', page, re.DOTALL)
    assert len(pairs) == 4
    for pair in pairs:
        yes, no = re.findall(r"<button([^>]*)>", pair)
        assert yes.replace("yes", "no") == no


@pytest.mark.parametrize("role", ["offending", "both"])
def test_the_one_who_broke_trust_writes_only_what_the_partner_said(
    role: str, arrive: Callable[..., Who], words: Callable[[Any], str]
) -> None:
    who = arrive("Somebody", role=role)
    told = words(who.get(PAGE))
    assert "only what your partner has said" in told
    assert "A yes that was pressed for is no yes" in told
    assert "My partner has said yes" in told
    answered(who, "colleagues", "yes")
    assert "Now: my partner has said yes." in words(who.get(PAGE))
    assert agreed(who)


def test_the_one_who_was_hurt_owes_no_reason(bob: Who, words: Callable[[Any], str]) -> None:
    told = words(bob.get(PAGE))
    assert "you owe no reason" in told
    assert "My partner has said yes" not in told


def test_the_answers_of_one_are_nothing_to_another(alice: Who, bob: Who) -> None:
    answered(bob, "parents", "yes")
    assert not agreed(alice)


def test_it_stands_beside_what_was_told(alice: Who) -> None:
    assert f'href="{PAGE}"' in alice.get("/situation/").content.decode()
