"""Openness within its limits: closeness, pauses, leaving, too many, wrong forms, photos, the export."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from goldseam.core.records import ClosenessWished, Paused
from goldseam.core.records.openness import (
    MOST_AT_ONCE,
    OpennessGiven,
    OpennessWritten,
)
from goldseam.ledger import export, media_files
from goldseam.ledger.models import ReleaseHalf, Space
from tests.made_photos import MARKER, jpeg, red_corner
from tests.web.offering import HERE, OFFER, Words, drafted, given, opened


@pytest.mark.parametrize("wish", ["no_contact", "space"])
def test_t3_nothing_is_given_where_no_contact_is_asked_for_and_one_thing_a_day_where_space_is(
    wish: str, couple: Any, words: Words
) -> None:
    couple.bob.gave(ClosenessWished(wish))
    own = drafted(couple.alice)
    sent = couple.alice.post(own, {"move": "hand"})
    if wish == "space":
        assert sent.status_code == 302
        return
    assert sent.status_code == 409
    assert "No contact was asked for." in words(sent)
    assert 'value="hand"' not in sent.content.decode()
    space = couple.alice.unlocked.spaces().given[0].id
    assert not couple.alice.shared.read(OpennessGiven)
    assert not ReleaseHalf.objects.filter(space=space).exists()


def test_a_paused_couple_gives_nothing_new_and_what_was_typed_comes_back(couple: Any, words: Words) -> None:
    own = drafted(couple.alice)
    couple.bob.gave(Paused())
    sent = couple.alice.post(f"{HERE}new/", {**OFFER, "title": "new"})
    assert sent.status_code == 409
    assert "canary-numbers" in words(sent)
    assert couple.alice.post(own, {"move": "hand"}).status_code == 409
    assert not couple.alice.shared.read(OpennessGiven)
    assert couple.alice.post(f"{own}end/").status_code == 302, "ending always passes"


def test_leaving_ends_what_was_given(couple: Any) -> None:
    _own, _theirs = given(couple.alice)
    space = couple.alice.unlocked.spaces().given[0].id
    couple.alice.post("/us/leave/", {"move": "leave"})
    assert couple.alice.unlocked.spaces().former
    assert not Space.objects.filter(id=space).exists()


def test_many_at_once_are_refused_until_one_ends(couple: Any, words: Words) -> None:
    for number in range(MOST_AT_ONCE):
        drafted(couple.alice, title=str(number))
    sent = couple.alice.post(f"{HERE}new/", OFFER)
    assert sent.status_code == 422
    assert "End one first" in words(sent)
    assert "canary-numbers" in sent.content.decode()


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"why": ""},
        {"text": ""},
        {"title": "x" * 121},
        {"says": "x" * 121},
        {"text": "x" * 20_001},
        {"review": ""},
        {"review": "2026-11-21"},
        {"review": "2026-12-24"},
    ],
)
def test_an_offer_that_cannot_be_taken_comes_back_as_it_was(wrong: dict[str, str], couple: Any) -> None:
    sent = couple.alice.post(f"{HERE}new/", {**OFFER, **wrong})
    assert sent.status_code == 422
    for name in ("title", "why", "text"):
        assert {**OFFER, **wrong}[name] in sent.content.decode()
    assert couple.alice.unlocked.spaces().given == ()


@pytest.mark.parametrize("typed", ["2026-12-1", "２０２６-12-01"])
def test_a_day_to_look_again_that_is_typed_loosely_is_taken(typed: str, couple: Any) -> None:
    assert couple.alice.post(f"{HERE}new/", {**OFFER, "review": typed}).status_code == 302
    (space,) = couple.alice.unlocked.spaces().given
    assert [each.record.review for each in space.read(OpennessWritten)] == [date(2026, 12, 1)]


def test_pages_take_the_same_queries_for_one_and_for_many(couple: Any, costs: Any) -> None:
    given(couple.alice)
    one = [costs(who, HERE) for who in (couple.alice, couple.bob)]
    for number in range(4):
        given(couple.alice, title=str(number))
    assert [costs(who, HERE) for who in (couple.alice, couple.bob)] == one


def test_s22_what_is_given_is_in_the_export_of_its_giver_and_in_nobody_elses(couple: Any) -> None:
    given(couple.alice)
    mine, theirs = (
        str(export.everything(who.unlocked, who.clock.now(), who.clock.today))
        for who in (couple.alice, couple.bob)
    )
    assert "canary-numbers" in mine
    assert "canary-numbers" not in theirs
    assert "openness" not in theirs
    assert couple.alice.get("/account/export/").status_code == 200


def test_a_photo_goes_along_without_what_it_carried_and_goes_with_it(couple: Any) -> None:
    sent = SimpleUploadedFile("bill.jpg", jpeg(), "image/jpeg")
    own, theirs = given(couple.alice, photo=sent, says="a bill")
    space = couple.alice.unlocked.spaces().given[0].id
    picture = couple.alice.get(f"{own}photo/")
    assert red_corner(picture.content) == "upper left"
    assert MARKER not in picture.content
    assert picture["Cache-Control"] == "no-store"
    for move in ("", "yes"):
        couple.bob.post(theirs, {"move": move})
        assert couple.bob.get(f"{theirs}photo/").status_code == 404
    assert f"{theirs}photo/" in opened(couple.bob, theirs).content.decode()
    assert couple.bob.get(f"{theirs}photo/").content == picture.content
    assert media_files.media_there(space)
    couple.alice.post(f"{own}end/")
    assert couple.bob.get(f"{theirs}photo/").status_code == 404


def test_what_has_no_photo_has_no_picture(couple: Any) -> None:
    own, theirs = given(couple.alice)
    opened(couple.bob, theirs)
    assert (
        couple.alice.get(f"{own}photo/").status_code == couple.bob.get(f"{theirs}photo/").status_code == 404
    )


def test_a_photo_without_room_leaves_the_words(
    couple: Any, monkeypatch: pytest.MonkeyPatch, words: Words
) -> None:
    def full(*_given: Any) -> None:
        raise media_files.NoRoomError

    monkeypatch.setattr(media_files, "write", full)
    sent = SimpleUploadedFile("bill.jpg", jpeg(), "image/jpeg")
    page = couple.alice.get(drafted(couple.alice, photo=sent))
    assert "The server has no room left." in words(page)
    assert "canary-numbers" in words(page)
