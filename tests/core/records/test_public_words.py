"""The yes to words before others: for one audience by name, and no for everybody else (T6)."""

from collections.abc import Callable

from goldseam.core.records import Entry, Noted, PublicWordsAnswered
from goldseam.core.records.public_words import AUDIENCES_KEPT, PUBLIC_WORDS, PublicWords

Entries = Callable[..., list[Entry]]


def said(audience: str, *, agreed: bool = True) -> PublicWordsAnswered:
    return PublicWordsAnswered(audience, agreed)


def test_while_nothing_is_said_it_is_a_no() -> None:
    assert not PUBLIC_WORDS.over([]).agreed


def test_a_yes_for_some_is_none_for_others(entries: Entries) -> None:
    state = PUBLIC_WORDS.over(entries(said("parents"), said("friends", agreed=False)))
    assert state.answers == {"parents": True, "friends": False}
    assert state.agreed
    assert "colleagues" not in state.answers


def test_a_yes_is_taken_back_at_any_time(entries: Entries) -> None:
    state = PUBLIC_WORDS.over(entries(said("parents"), said("parents", agreed=False)))
    assert state == PublicWords({"parents": False})
    assert not state.agreed


def test_what_falls_out_becomes_a_no_again(entries: Entries) -> None:
    noes = [said(f"people {number}", agreed=False) for number in range(AUDIENCES_KEPT)]
    assert PUBLIC_WORDS.over(entries(said("parents"), *noes[1:])).agreed
    assert not PUBLIC_WORDS.over(entries(said("parents"), *noes)).agreed


def test_other_records_are_passed_over(entries: Entries) -> None:
    assert PUBLIC_WORDS.run(PublicWords(), entries(Noted("a note"))) == PublicWords()
