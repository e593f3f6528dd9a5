"""Where I am: written by hand, seen without any sign of having been read, and gone after 24 hours."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from goldseam.core.records import ClosenessWished, Paused
from goldseam.core.records.openness import OpennessGiven
from goldseam.ledger.models import Item, Space
from goldseam.ledger.tidying import tidy
from tests.made_photos import jpeg
from tests.web.browsing import TOKEN

Who = Any
Words = Callable[[Any], str]
HERE, WHERE = "/openness/", "/openness/where/"
NOTE = {"text": "canary at my sister's\nuntil six", "title": "Kazan"}


def given(who: Who, **more: Any) -> str:
    own = str(who.post(WHERE, {**NOTE, **more})["Location"])
    assert who.post(own, {"move": "hand"}).status_code == 302
    return own


def later(couple: Any, **amount: float) -> None:
    couple.alice.clock.passes(**amount)
    for who in (couple.alice, couple.bob):
        who.unlock(who.passphrase)


def body(page: Any) -> str:
    return f"{page.status_code} {TOKEN.sub('', page.content.decode())}"


def test_s12_a_note_is_seen_exactly_before_it_is_given(couple: Any, words: Words) -> None:
    before = body(couple.bob.get(HERE))
    own = str(couple.alice.post(WHERE, NOTE)["Location"])
    page = words(couple.alice.get(own))
    assert "They will see exactly this" in page
    assert "Kazan canary at my sister's until six Fades on 23 November, 18:00" in page
    assert body(couple.bob.get(HERE)) == before
    couple.alice.post(own, {"move": "hand"})
    assert "Kazan canary at my sister's until six Fades on 23 November, 18:00" in words(couple.bob.get(HERE))


def test_s17_reading_a_note_is_noticed_by_nobody(couple: Any) -> None:
    own = given(couple.alice)
    (space,) = couple.alice.unlocked.spaces().given
    mine, held = body(couple.alice.get(own)), space.head()
    before = body(couple.alice.get(HERE))
    couple.bob.get(HERE)
    seq = couple.bob.shared.read(OpennessGiven)[0].seq
    assert couple.bob.get(f"{HERE}theirs/{seq}/").status_code == 404
    for move in ("yes", "open"):
        couple.bob.post(f"{HERE}theirs/{seq}/", {"move": move})
    assert space.head() == held
    assert (body(couple.alice.get(own)), body(couple.alice.get(HERE))) == (mine, before)


@pytest.mark.parametrize(("seconds", "there"), [(86_399, True), (86_400, False)])
def test_s14_it_is_shown_for_24_hours_to_the_second(seconds: int, there: bool, couple: Any) -> None:
    own = given(couple.alice)
    later(couple, seconds=seconds)
    assert ("canary" in couple.bob.get(HERE).content.decode()) is there
    assert ("Fades on" in couple.alice.get(HERE).content.decode()) is there
    assert (couple.alice.get(own).status_code == 200) is there


EAST, WEST = "Pacific/Kiritimati", "Pacific/Pago_Pago"


@pytest.mark.parametrize(("mine", "theirs"), [(WEST, EAST), (EAST, WEST)])
def test_s14_it_is_there_to_the_second_for_two_whose_days_are_far_apart(
    mine: str, theirs: str, couple: Any, inspecting: Callable[[], Any]
) -> None:
    for who, zone in ((couple.alice, mine), (couple.bob, theirs)):
        who.client.cookies["zone"] = zone
    own = given(couple.alice)
    later(couple, seconds=86_399)
    with inspecting():
        tidy(couple.alice.clock.now())
    assert "canary" in couple.bob.get(HERE).content.decode()
    assert couple.alice.get(own).status_code == 200
    later(couple, seconds=1)
    assert "canary" not in couple.bob.get(HERE).content.decode()
    assert couple.alice.get(own).status_code == 404


def test_s14_its_rows_and_its_key_go_with_nobodys_keys(
    couple: Any, inspecting: Callable[[], Any], words: Words
) -> None:
    given(couple.alice)
    space = couple.alice.unlocked.spaces().given[0].id
    for days, there in ((1, True), (2, False)):
        with inspecting():
            tidy(couple.alice.clock.now() + timedelta(days=days))
        assert Space.objects.filter(id=space).exists() is there
        assert Item.objects.filter(space=space).exists() is there
    couple.bob.unlock(couple.bob.passphrase)
    assert "Nothing is shared here now." in words(couple.bob.get(HERE))


def test_a_draft_that_waited_gets_its_whole_day(couple: Any) -> None:
    own = str(couple.alice.post(WHERE, NOTE)["Location"])
    later(couple, hours=10)
    couple.alice.post(own, {"move": "hand"})
    later(couple, hours=23)
    assert "canary" in couple.bob.get(HERE).content.decode()


def test_s15_it_ends_at_once_and_silently(couple: Any) -> None:
    never = body(couple.bob.get(HERE))
    own = given(couple.alice)
    couple.alice.post(f"{own}end/")
    assert body(couple.bob.get(HERE)) == never


def test_a_pause_hides_it_and_nothing_else_is_seen(couple: Any) -> None:
    never = body(couple.bob.get(HERE))
    given(couple.alice)
    couple.alice.gave(Paused())
    assert body(couple.bob.get(HERE)) == never


def test_t3_no_note_passes_under_no_contact(couple: Any, words: Words) -> None:
    couple.bob.gave(ClosenessWished("no_contact"))
    own = str(couple.alice.post(WHERE, NOTE)["Location"])
    sent = couple.alice.post(own, {"move": "hand"})
    assert sent.status_code == 409
    assert "No contact was asked for." in words(sent)
    assert not couple.alice.shared.read(OpennessGiven)


def test_its_photo_fades_with_it(couple: Any) -> None:
    own = given(couple.alice, photo=SimpleUploadedFile("a.jpg", jpeg(), "image/jpeg"), says="a door")
    page = couple.bob.get(HERE).content.decode()
    seq = couple.bob.shared.read(OpennessGiven)[0].seq
    picture = f"{HERE}theirs/{seq}/photo/"
    assert picture in page
    assert couple.bob.get(picture).content == couple.alice.get(f"{own}photo/").content
    later(couple, days=1)
    assert couple.bob.get(picture).status_code == couple.alice.get(f"{own}photo/").status_code == 404


@pytest.mark.parametrize("wrong", [{"text": ""}, {"title": "x" * 121}, {"text": "x" * 20_001}])
def test_a_note_that_cannot_be_taken_comes_back_as_it_was(wrong: dict[str, str], couple: Any) -> None:
    sent = couple.alice.post(WHERE, {**NOTE, **wrong})
    assert sent.status_code == 422
    assert ({**NOTE, **wrong}["text"][:6] or "Kazan") in sent.content.decode()


def test_a_file_that_is_no_photo_is_refused_and_the_words_come_back(couple: Any) -> None:
    file = SimpleUploadedFile("a.jpg", b"no photo", "image/jpeg")
    sent = couple.alice.post(WHERE, {**NOTE, "photo": file})
    assert sent.status_code == 422
    assert "Kazan" in sent.content.decode()
    assert couple.alice.unlocked.spaces().given == ()


def test_s17_no_page_asks_the_device_where_it_is(couple: Any) -> None:
    page = couple.alice.get(WHERE)
    assert "geolocation=()" in page["Permissions-Policy"]
    assert "geolocation" not in page.content.decode()
