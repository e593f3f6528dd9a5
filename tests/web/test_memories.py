"""Memories: one's own with photos, in the order of the days; handed over one by one; taken back with a line."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from goldseam.core.records import ClosenessWished, Left, Paused
from goldseam.core.records.memory import MEMORIES, MemoryKept
from goldseam.core.records.photo import PHOTOS
from goldseam.ledger import leaving, media_files, uploads
from goldseam.web.bond import memories
from tests.made_photos import jpeg, red_corner

Who = Any


def remembered(who: Who, pictures: int = 0, **more: str) -> int:
    """The number of a memory somebody wrote, with so many photos."""
    page = who.post(
        "/good/memories/new/", {"text": "we sang", "title": "The bus", "when": "summer 2019", **more}
    )
    seq = int(page["Location"].split("/")[3])
    for _each in range(pictures):
        photo = SimpleUploadedFile("a.jpg", jpeg(80, 40), "image/jpeg")
        assert who.post(f"/good/memories/{seq}/", {"photo": photo, "says": "a bus"}).status_code == 302
    return seq


def shared_photos(who: Who) -> Any:
    return who.shared.states(PHOTOS)[PHOTOS].items


def hand(who: Who, seq: int) -> Any:
    return who.post(f"/good/memories/{seq}/hand/", {"move": "hand"})


def test_they_stand_in_the_order_of_the_days_as_they_are_remembered(alice: Who) -> None:
    for title, when in (("third", "2021"), ("first", "spring 2018"), ("last", ""), ("second", "03.05.2019")):
        alice.wrote(MemoryKept("x", title, when))
    page = alice.get("/good/memories/").content.decode()
    places = [page.index(f">{title} <small>") for title in ("last", "third", "second", "first")]
    assert places == sorted(places)


@pytest.mark.parametrize(
    "fields",
    [
        {"text": ""},
        {"text": "x" * 20_001},
        {"text": "a", "title": "x" * 121},
        {"text": "a", "says": "x" * 121},
    ],
)
def test_what_cannot_be_taken_is_given_back(alice: Who, fields: dict[str, str]) -> None:
    answer = alice.post("/good/memories/new/", fields)
    assert answer.status_code == 422
    assert all(value in answer.content.decode() for value in fields.values())
    assert not alice.read(MemoryKept)


def test_a_photo_is_asked_for_and_there_are_at_most_twelve(
    alice: Who, monkeypatch: pytest.MonkeyPatch
) -> None:
    seq = remembered(alice)
    assert "Choose a photo first." in alice.post(f"/good/memories/{seq}/").content.decode()
    monkeypatch.setattr(memories, "MOST_PHOTOS", 0)
    photo = SimpleUploadedFile("a.jpg", jpeg(80, 40), "image/jpeg")
    answer = alice.post(f"/good/memories/{seq}/", {"photo": photo})
    assert (answer.status_code, "another memory" in answer.content.decode()) == (422, True)
    monkeypatch.setattr(memories, "MOST_PHOTOS", 12)
    assert alice.post(f"/good/memories/{seq}/", {"photo": photo, "says": "x" * 121}).status_code == 422


def test_s12_it_is_looked_at_first_and_then_both_have_it_with_its_photos(couple: SimpleNamespace) -> None:
    seq = remembered(couple.alice, 2)
    look = couple.alice.get(f"/good/memories/{seq}/hand/").content.decode()
    assert "They will see exactly this" in look
    assert look.count("<img") == 2
    assert shared_photos(couple.bob) == ()
    first, second = hand(couple.alice, seq), hand(couple.alice, seq)
    assert first["Location"] == second["Location"]
    page = couple.bob.get(first["Location"].partition("?")[0]).content.decode()
    assert "we sang" in page
    assert page.count("<img") == 2
    for line in shared_photos(couple.bob):
        assert red_corner(couple.bob.get(f"/photos/{line.media}/").content) == "upper left"
    own = {line.media for line in couple.alice.space.states(PHOTOS)[PHOTOS].items}
    assert not own & {line.media for line in shared_photos(couple.bob)}
    assert len(couple.bob.shared.read(MemoryKept)) == 1


def test_the_rest_of_what_is_remembered_stays_with_its_writer(couple: SimpleNamespace) -> None:
    remembered(couple.alice, title="The cellar")
    hand(couple.alice, remembered(couple.alice))
    page = couple.bob.get("/good/memories/").content.decode()
    assert "The bus" in page
    assert "The cellar" not in page


@pytest.mark.parametrize("record", [ClosenessWished("no_contact"), Paused(), Left()])
def test_t3_it_waits_and_nothing_of_it_lies_in_the_shared_space(couple: SimpleNamespace, record: Any) -> None:
    seq = remembered(couple.alice, 1)
    couple.bob.gave(record)
    assert hand(couple.alice, seq).status_code == 409
    assert media_files.media_there(couple.alice.shared.id) == frozenset()
    assert not couple.alice.shared.read(MemoryKept)


def test_a_wish_said_while_it_is_copied_holds_it_back(
    couple: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    seq, settle = remembered(couple.alice, 1), media_files.settle

    def meanwhile() -> None:
        couple.bob.gave(ClosenessWished("no_contact"))
        settle()

    monkeypatch.setattr(media_files, "settle", meanwhile)
    assert hand(couple.alice, seq).status_code == 409
    assert media_files.media_there(couple.alice.shared.id) == frozenset()


def test_a_full_disk_hands_nothing_over(couple: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    seq, put, calls = remembered(couple.alice, 2), uploads.put_sealed, list[int]()

    def full(upload: Any, index: int, data: bytes) -> None:
        calls.append(index)
        if len(calls) > 1:
            raise media_files.NoRoomError
        put(upload, index, data)

    monkeypatch.setattr(uploads, "put_sealed", full)
    answer = hand(couple.alice, seq)
    assert (answer.status_code, "no room left" in answer.content.decode()) == (507, True)
    assert media_files.media_there(couple.alice.shared.id) == frozenset()


def test_one_that_is_erased_goes_with_its_photos_and_the_copy_stays(couple: SimpleNamespace) -> None:
    seq = remembered(couple.alice, 1)
    copy = hand(couple.alice, seq)["Location"].partition("?")[0]
    assert couple.alice.get(f"/good/memories/{seq}/erase/").status_code == 200
    assert couple.alice.read(MemoryKept)
    assert couple.alice.post(f"/good/memories/{seq}/erase/")["Location"] == "/good/memories/?done=erased"
    assert couple.alice.get(f"/good/memories/{seq}/").status_code == 404
    assert media_files.media_there(couple.alice.space.id) == frozenset()
    assert couple.bob.get(copy).status_code == 200


def test_s22_only_its_author_takes_it_back_and_a_line_stays(couple: SimpleNamespace) -> None:
    page = hand(couple.alice, remembered(couple.alice, 1))["Location"].partition("?")[0]
    assert couple.bob.get(f"{page}back/").status_code == couple.bob.post(f"{page}back/").status_code == 404
    couple.bob.gave(Left())
    assert couple.alice.get(f"{page}back/").status_code == 200
    assert couple.alice.post(f"{page}back/")["Location"] == "/good/memories/?done=back"
    assert couple.bob.get(page).status_code in (302, 404)
    assert (
        "Alice took a memory back on 22 November 2026."
        in couple.alice.get("/good/memories/").content.decode()
    )
    assert media_files.media_there(couple.alice.shared.id) == frozenset()


@pytest.mark.parametrize("page", ["/good/memories/7/", "/good/memories/7/hand/", "/good/memories/ours/7/"])
def test_what_is_not_there_looks_as_what_is_anothers(couple: SimpleNamespace, page: str) -> None:
    assert couple.bob.get(page).status_code == 404


def test_deleting_an_account_takes_back_memories_and_photos(couple: SimpleNamespace) -> None:
    hand(couple.alice, remembered(couple.alice, 1))
    at, day = couple.alice.clock.now(), couple.alice.clock.today
    leaving.delete_account(couple.alice.unlocked, take_back=True, at=at, day=day)
    assert not couple.bob.shared.states(MEMORIES)[MEMORIES].items
    assert shared_photos(couple.bob) == ()
    assert media_files.media_there(couple.bob.shared.id) == frozenset()
