"""S12: what a draft of openness held before is gone from its small space before the other gets the key to it."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from goldseam.core.records.openness import OpennessGiven, OpennessWritten
from goldseam.core.records.photo import PhotoKept
from goldseam.core.records.where_i_am import WhereWritten
from goldseam.ledger import media_files
from goldseam.ledger.ending import end_space
from goldseam.web.openness import own as own_pages
from tests.made_photos import jpeg
from tests.web.offering import HERE, OFFER, Words, drafted, given, inside, opened

Who = Any
WHERE = f"{HERE}where/"


def a_photo(width: int = 400) -> SimpleUploadedFile:
    return SimpleUploadedFile("bill.jpg", jpeg(width), "image/jpeg")


def draft_in(address: str) -> str:
    return address.split("/")[-2]


def stored(who: Who) -> tuple[list[str], list[str]]:
    """The photos that are named in the one small space of a giver, and those of which bytes lie there."""
    (space,) = who.unlocked.spaces().given
    return [each.media for each in inside(who, PhotoKept)], sorted(
        map(str, media_files.media_there(space.id))
    )


def test_the_earlier_words_of_an_offer_are_erased_when_it_is_changed(couple: Any, words: Words) -> None:
    own = drafted(couple.alice)
    drafted(couple.alice, draft=draft_in(own), text="other words")
    assert [each.text for each in inside(couple.alice, OpennessWritten)] == ["other words"]
    couple.alice.post(own, {"move": "hand"})
    theirs = f"{HERE}theirs/{couple.alice.shared.read(OpennessGiven)[-1].seq}/"
    assert "other words" in words(opened(couple.bob, theirs))


def test_the_earlier_words_of_a_note_about_a_place_are_erased_when_it_is_changed(couple: Any) -> None:
    own = couple.alice.post(WHERE, {"text": "at the lake", "title": ""})["Location"]
    couple.alice.post(WHERE, {"text": "at my sister's", "title": "", "draft": draft_in(own)})
    assert inside(couple.alice, WhereWritten) == [WhereWritten("at my sister's")]
    assert couple.alice.post(own, {"move": "hand"}).status_code == 302


def test_a_photo_that_another_one_replaced_is_erased_with_its_bytes(couple: Any) -> None:
    own = drafted(couple.alice, photo=a_photo())
    ((first,), _bytes) = stored(couple.alice)
    drafted(couple.alice, draft=draft_in(own), photo=a_photo(300))
    named, there = stored(couple.alice)
    assert named == there
    assert len(named) == 1
    assert first not in named
    assert couple.alice.get(f"{own}photo/").status_code == 200


def test_changing_the_words_leaves_the_photo(couple: Any) -> None:
    own = drafted(couple.alice, photo=a_photo())
    before = stored(couple.alice)
    drafted(couple.alice, draft=draft_in(own), text="other words")
    assert stored(couple.alice) == before
    assert couple.alice.get(f"{own}photo/").status_code == 200


@pytest.mark.parametrize("page", [f"{HERE}new/", WHERE])
def test_the_photo_of_a_draft_can_be_left_out(page: str, couple: Any, words: Words) -> None:
    own = couple.alice.post(page, {**OFFER, "photo": a_photo()})["Location"]
    form = {**OFFER, "draft": draft_in(own), "without": "1"}
    assert "Leave the photo out" in words(couple.alice.get(f"{page}?draft={draft_in(own)}"))
    assert couple.alice.post(page, form)["Location"] == own
    assert stored(couple.alice) == ([], [])
    assert couple.alice.get(f"{own}photo/").status_code == 404
    assert "Leave the photo out" not in words(couple.alice.get(f"{page}?draft={draft_in(own)}"))


def test_a_photo_chosen_anew_stays_though_the_one_before_is_left_out(couple: Any) -> None:
    own = drafted(couple.alice, photo=a_photo())
    ((first,), _bytes) = stored(couple.alice)
    drafted(couple.alice, draft=draft_in(own), without="1", photo=a_photo(300))
    named, there = stored(couple.alice)
    assert named == there
    assert named != [first]
    assert len(named) == 1


def test_the_tick_comes_back_with_a_form_that_cannot_be_taken(couple: Any) -> None:
    own = drafted(couple.alice, photo=a_photo())
    form = {**OFFER, "draft": draft_in(own), "without": "1", "title": ""}
    sent = couple.alice.post(f"{HERE}new/", form)
    assert sent.status_code == 422
    assert 'name="without" value="1" checked' in sent.content.decode()
    assert couple.alice.get(f"{own}photo/").status_code == 200


def test_without_room_for_another_photo_the_one_before_stays(
    couple: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = drafted(couple.alice, photo=a_photo())
    before = stored(couple.alice)

    def full(*_given: Any) -> None:
        raise media_files.NoRoomError

    monkeypatch.setattr(media_files, "write", full)
    assert drafted(couple.alice, draft=draft_in(own), photo=a_photo()) == f"{own}?room=0"
    assert stored(couple.alice) == before


def test_what_a_draft_of_before_still_holds_is_erased_before_it_is_given(couple: Any, words: Words) -> None:
    own = drafted(couple.alice)
    (space,) = couple.alice.unlocked.spaces().given
    written = space.read(OpennessWritten)[0].record
    newer = OpennessWritten("the newer name", "newer words", written.why, written.review)
    space.append(newer, at=couple.alice.clock.now(), day=couple.alice.clock.today)
    couple.alice.post(own, {"move": "hand"})
    assert inside(couple.alice, OpennessWritten) == [newer]
    assert "the newer name" in words(couple.bob.get(HERE))


def test_nothing_of_what_was_given_is_erased_by_giving_it_again(couple: Any) -> None:
    own, _theirs = given(couple.alice, photo=a_photo())
    before = stored(couple.alice), inside(couple.alice, OpennessWritten)
    couple.alice.post(own, {"move": "hand"})
    assert (stored(couple.alice), inside(couple.alice, OpennessWritten)) == before


def test_a_draft_that_ended_while_it_is_given_is_said_to_have_ended(
    couple: Any, monkeypatch: pytest.MonkeyPatch, words: Words
) -> None:
    own = drafted(couple.alice)
    (space,) = couple.alice.unlocked.spaces().given
    keep_newest = own_pages.keep_newest

    def ended_first(*args: Any) -> None:
        end_space(space)
        keep_newest(*args)

    monkeypatch.setattr(own_pages, "keep_newest", ended_first)
    sent = couple.alice.post(own, {"move": "hand"})
    assert sent["Location"] == f"{HERE}?ended=1"
    assert "It has ended. Nobody was told." in words(couple.alice.get(sent["Location"]))
    assert not couple.alice.shared.read(OpennessGiven)
