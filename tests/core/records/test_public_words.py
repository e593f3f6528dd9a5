"""The yes to words before others: for one audience by name, and no for everybody else (T6)."""

from collections.abc import Callable

from goldseam.core.records import (
    Entry,
    Noted,
    PublicWordsAnswered,
    PublicWordsAsked,
    PublicWordsDecided,
    Withdrawn,
)
from goldseam.core.records.public_words import (
    AUDIENCES_KEPT,
    PUBLIC_WORDS,
    PUBLIC_WORDS_BETWEEN,
    PublicWords,
)

Entries = By = Callable[..., list[Entry]]


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


def test_between_two_only_the_other_decides_and_silence_is_a_no(by: By, who: dict[str, str]) -> None:
    asked = ("a", PublicWordsAsked("our choir", "words"))
    alone, own = PUBLIC_WORDS_BETWEEN.over(by(asked)), ("a", PublicWordsDecided(1, agreed=True))
    assert not alone.agreed_for(who["a"], PublicWords())
    assert PUBLIC_WORDS_BETWEEN.over(by(asked, own)) == alone
    yes = PUBLIC_WORDS_BETWEEN.over(by(asked, ("b", PublicWordsDecided(1, agreed=True))))
    assert yes.agreed_for(who["a"], PublicWords())
    assert not yes.agreed_for(who["b"], PublicWords())
    assert "words" not in repr(yes)


def test_between_two_a_yes_ends_when_it_is_taken_back_or_the_asking_is(by: By, who: dict[str, str]) -> None:
    yes = ("a", PublicWordsAsked("our choir", "words")), ("b", PublicWordsDecided(1, agreed=True))
    for ending in (("b", PublicWordsDecided(1, agreed=False)), ("a", Withdrawn(1))):
        assert not PUBLIC_WORDS_BETWEEN.over(by(*yes, ending)).agreed_for(who["a"], PublicWords())
    stands = PUBLIC_WORDS_BETWEEN.over(
        by(*yes, ("b", Withdrawn(1)), ("b", PublicWordsDecided(9, agreed=False)))
    )
    assert stands.agreed_for(who["a"], PublicWords())


def test_a_no_of_the_other_outweighs_what_was_written_down_alone(by: By, who: dict[str, str]) -> None:
    own, asked = PublicWords({"parents": True}), ("a", PublicWordsAsked("parents", "words"))
    assert PUBLIC_WORDS_BETWEEN.over(by(asked)).agreed_for(who["a"], own)
    refused = PUBLIC_WORDS_BETWEEN.over(by(asked, ("b", PublicWordsDecided(1, agreed=False))))
    assert not refused.agreed_for(who["a"], own)
