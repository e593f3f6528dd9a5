"""The pages about oneself: for one's own eyes, searched without a trace, and some of them not too early."""

from typing import Any

import pytest

from goldseam.core.records import Answered, CheckedIn, Noted
from goldseam.core.records.amends import ActsOwned
from goldseam.core.records.amends_draft import AMENDS_DRAFTS, AmendsDrafted, AmendsHanded, DraftOf
from goldseam.core.records.own import OwnWritten

Who = Any


def test_what_is_written_stands_there_again_and_only_changes_are_kept(carol: Who) -> None:
    assert (
        carol.post("/own/ground/", {"mine": "the garden", "limit": "my work"})["Location"]
        == "/own/ground/?saved=1"
    )
    page = carol.get("/own/ground/").content.decode()
    assert "the garden</textarea>" in page
    assert "/own/ground/earlier/" not in page
    carol.post("/own/ground/", {"mine": "the garden and the choir", "limit": "my work"})
    assert len(carol.read(OwnWritten)) == 3
    earlier = carol.get("/own/ground/earlier/").content.decode()
    assert "the garden<" in earlier
    assert "my work" not in earlier


def test_an_earlier_version_is_erased_for_good_and_nothing_else(carol: Who) -> None:
    for text in ("one garden", "two gardens", "three gardens"):
        carol.post("/own/ground/", {"mine": text})
    seqs = [entry.seq for entry in carol.space.read(OwnWritten)]
    carol.post("/own/ground/earlier/", {"item": str(seqs[-1])})
    carol.post("/own/ground/earlier/", {"item": "nonsense"})
    carol.post("/own/ground/earlier/", {"item": str(seqs[0])})
    left = [record.text for record in carol.read(OwnWritten)]
    assert left == ["two gardens", "three gardens"]


def test_too_long_a_text_comes_back_as_it_was_typed(carol: Who) -> None:
    answer = carol.post("/own/ground/", {"mine": "x" * 200_001, "steadies": "a walk"})
    assert answer.status_code == 422
    assert "a walk</textarea>" in answer.content.decode()
    assert carol.read(OwnWritten) == []


def test_living_with_it_opens_after_owning_it_and_not_before(alice: Who) -> None:
    assert "/amends/statement/" in alice.get("/own/forgiving/").content.decode()
    alice.post("/own/forgiving/", {"did": "I lied"})
    assert alice.read(OwnWritten) == []
    alice.wrote(AmendsDrafted(DraftOf.STATEMENT, {"did": "I lied about the loan"}))
    assert 'name="did"' in alice.get("/own/forgiving/").content.decode()


def test_it_stays_open_once_the_draft_of_what_was_handed_over_is_erased(couple: Any) -> None:
    alice = couple.alice
    (seq,) = alice.wrote(AmendsDrafted(DraftOf.STATEMENT, {"did": "I lied about the loan"}))
    (item,) = alice.gave(ActsOwned(None, "I lied about the loan"))
    alice.wrote(AmendsHanded(seq, item))
    alice.space.erase([seq], at=alice.clock.moment, day=alice.clock.moment.date())
    assert alice.space.states(AMENDS_DRAFTS)[AMENDS_DRAFTS].drafts == ()
    assert 'name="did"' in alice.get("/own/forgiving/").content.decode()
    alice.post("/us/leave/", {"move": "leave"})
    assert 'name="did"' in alice.get("/own/forgiving/").content.decode()


def test_what_the_other_owned_opens_nothing(couple: Any) -> None:
    couple.bob.gave(ActsOwned(None, "I read your letters"))
    assert "/amends/statement/" in couple.alice.get("/own/forgiving/").content.decode()


def test_a_page_on_which_something_stands_never_closes(alice: Who) -> None:
    (seq,) = alice.wrote(AmendsDrafted(DraftOf.STATEMENT, {"did": "I lied about the loan"}))
    alice.post("/own/forgiving/", {"did": "the loan, said aloud"})
    alice.space.erase([seq], at=alice.clock.moment, day=alice.clock.moment.date())
    assert "the loan, said aloud</textarea>" in alice.get("/own/forgiving/").content.decode()
    alice.wrote(Answered("role", "injured"))
    assert "/own/forgiving/" in alice.get("/own/").content.decode()
    assert "the loan, said aloud</textarea>" in alice.get("/own/forgiving/").content.decode()


def test_whoever_was_hurt_is_not_asked_to_live_with_what_was_done(bob: Who) -> None:
    assert bob.get("/own/forgiving/").status_code == 404
    assert "/own/forgiving/" not in bob.get("/own/").content.decode()
    assert "/own/pace/" in bob.get("/own/").content.decode()


@pytest.mark.parametrize("words", ["GÄRTEN", "garten", "stood  garten"])
def test_the_search_finds_words_in_any_case_and_without_accents(carol: Who, words: str) -> None:
    carol.wrote(
        Noted("Where the Gärten stood."),
        Noted("Something else."),
        CheckedIn(carol.clock.today, {}, "Gartenzaun"),
    )
    page = carol.post("/own/", {"words": words}).content.decode()
    assert "<mark>" in page
    assert "Something else" not in page
    assert ("zaun" in page) == ("stood" not in words)


def test_what_was_looked_for_is_in_no_address_and_is_not_kept(carol: Who) -> None:
    carol.wrote(Noted("the garden"))
    before = carol.space.head().last
    answer = carol.post("/own/", {"words": "garden"})
    assert answer.status_code == 200
    assert carol.space.head().last == before
    assert 'name="words" type="search" value="garden"' in answer.content.decode()


def test_a_search_for_nothing_says_what_to_do(carol: Who) -> None:
    answer = carol.post("/own/", {"words": "  "})
    assert answer.status_code == 422
    assert "Write a word" in answer.content.decode()


def test_an_unknown_page_is_not_there(carol: Who) -> None:
    assert carol.get("/own/nowhere/").status_code == 404
    assert carol.get("/own/nowhere/earlier/").status_code == 404
