"""Photos in forms: taken in memory, refused with a sentence, sealed before stored, shown to whom they are for."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from goldseam.core.records import SafetyAnswered
from goldseam.core.records.photo import PHOTOS, PhotoKept
from goldseam.ledger import doctor, media_files, photos, uploads
from goldseam.web.photos import cleaning, incoming
from tests.made_photos import BOMB, MARKER, jpeg, red_corner

Who = Any


def sent(data: bytes, name: str = "holiday.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, "image/jpeg")


def remember(who: Who, data: bytes | None, **more: str) -> Any:
    fields: dict[str, Any] = {"text": "the lake", "says": "a lake", **more}
    return who.post("/good/memories/new/", fields if data is None else {**fields, "photo": sent(data)})


def lines(who: Who) -> Any:
    return who.space.states(PHOTOS)[PHOTOS].items


def test_a_memory_with_a_photo_is_shown_to_its_writer_and_nobody_else(couple: SimpleNamespace) -> None:
    page = remember(couple.alice, jpeg())["Location"]
    (line,) = lines(couple.alice)
    assert f'src="/photos/{line.media}/"' in couple.alice.get(page).content.decode()
    answer = couple.alice.get(f"/photos/{line.media}/")
    assert (answer["Content-Type"], answer["Cache-Control"]) == ("image/jpeg", "no-store")
    assert answer["Content-Disposition"] == 'inline; filename="photo.jpg"'
    assert red_corner(answer.content) == "upper left"
    assert couple.bob.get(f"/photos/{line.media}/").status_code == 404
    assert couple.bob.get(page).status_code == 404


def test_it_never_lies_in_clear(alice: Who, media_folder: Path) -> None:
    remember(alice, jpeg(held=6))
    (line,) = lines(alice)
    clear = alice.get(f"/photos/{line.media}/").content
    stored = [path for path in media_folder.rglob("*") if path.is_file()]
    assert stored
    for path in stored:
        raw = path.read_bytes()
        assert MARKER not in raw
        assert b"JFIF" not in raw
        assert clear[200:260] not in raw
    assert media_files.markers() == []
    assert list(doctor.with_keys(alice.unlocked)) == []


def test_a_wrong_file_is_refused_with_a_sentence_and_the_words_are_given_back(alice: Who) -> None:
    for data in (b"hello", BOMB):
        answer = remember(alice, data)
        assert answer.status_code == 422
        assert "the lake" in answer.content.decode()
        assert 'role="alert"' in answer.content.decode()
        assert "A photo has to be chosen again." in answer.content.decode()
    assert "JPEG, PNG and GIF can" in remember(alice, b"hello").content.decode()
    assert lines(alice) == ()
    assert media_files.media_there(alice.space.id) == frozenset()


def test_a_server_busy_with_photos_says_so_and_gives_the_words_back(
    alice: Who, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(_data: bytes) -> None:
        raise cleaning.BusyError

    monkeypatch.setattr(incoming, "clean", busy)
    answer = remember(alice, jpeg())
    assert answer.status_code == 422
    assert "Try again in a minute" in answer.content.decode()
    assert "the lake" in answer.content.decode()
    assert lines(alice) == ()


def test_more_than_may_come_is_refused_and_not_kept(alice: Who, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(incoming, "LONGEST", 1000)
    answer = remember(alice, jpeg())
    assert answer.status_code == 422
    assert "A photo has up to 50 MB." in answer.content.decode()
    assert lines(alice) == ()


def test_a_photo_comes_only_in_its_own_field_and_only_once(alice: Who) -> None:
    answer = alice.post(
        "/good/memories/new/",
        {"text": "the lake", "other": sent(jpeg()), "photo": [sent(jpeg()), sent(jpeg(held=3))]},
    )
    assert answer.status_code == 302
    (line,) = lines(alice)
    assert red_corner(alice.get(f"/photos/{line.media}/").content) == "upper left"


def test_while_locked_nothing_of_a_photo_is_taken_and_the_words_wait(alice: Who) -> None:
    alice.lock()
    assert remember(alice, jpeg()).status_code == 403
    alice.unlock(alice.passphrase)
    assert "the lake" in alice.get("/notes/kept/").content.decode()
    assert lines(alice) == ()
    assert media_files.media_there(alice.space.id) == frozenset()


def test_without_the_token_of_the_form_nothing_is_taken(alice: Who) -> None:
    fields = {"text": "the lake", "photo": sent(jpeg()), "csrfmiddlewaretoken": "old"}
    assert alice.send("post", "/good/memories/new/", fields).status_code == 403
    assert lines(alice) == ()


def test_a_full_disk_keeps_the_words_and_says_so(alice: Who, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any) -> None:
        raise media_files.NoRoomError

    seq = remember(alice, None)["Location"].split("/")[3]
    monkeypatch.setattr(uploads, "put_sealed", full)
    page = remember(alice, jpeg())["Location"]
    assert "no room left" in alice.get(page).content.decode()
    answer = alice.post(f"/good/memories/{seq}/", {"photo": sent(jpeg())})
    assert (answer.status_code, "no room left" in answer.content.decode()) == (422, True)
    assert list(uploads.unfinished(alice.space)) == []


def test_what_is_gone_by_its_time_is_shown_to_nobody(alice: Who) -> None:
    remember(alice, jpeg())
    (line,) = lines(alice)
    kept = PhotoKept(line.media, line.length, line.width, line.height)
    at = int(alice.clock.now().timestamp()) + 60
    alice.space.erase([line.seq], at=alice.clock.now(), day=alice.clock.today)
    alice.wrote(PhotoKept(kept.media, kept.length, kept.width, kept.height, gone_at=at))
    assert alice.get(f"/photos/{line.media}/").status_code == 200
    alice.clock.passes(seconds=60)
    assert alice.get(f"/photos/{line.media}/").status_code == 404


def test_a_record_that_could_not_be_written_leaves_no_bytes(alice: Who) -> None:
    laid = photos.lay(alice.space, b"x" * 1000)
    assert photos.finish([laid], list) == []
    assert media_files.media_there(alice.space.id) == frozenset()


def test_the_doctor_finds_a_photo_that_was_spoilt(alice: Who, media_folder: Path) -> None:
    remember(alice, jpeg())
    (line,) = lines(alice)
    (path,) = media_folder.rglob(f"{line.media.replace('-', '')}/0")
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    assert list(doctor.with_keys(alice.unlocked)) == [
        f"space {alice.space.id}: the photo in item {line.seq} does not open"
    ]


def test_s01_what_is_shared_opens_after_the_own_safety_check(couple: SimpleNamespace) -> None:
    page = remember(couple.alice, jpeg())["Location"]
    couple.alice.post(f"/good/memories/{page.split('/')[3]}/hand/")
    (line,) = couple.bob.shared.states(PHOTOS)[PHOTOS].items
    assert couple.bob.get(f"/photos/{line.media}/").status_code == 200
    checked = [entry.seq for entry in couple.bob.space.read(SafetyAnswered)]
    couple.bob.space.erase(checked, at=couple.bob.clock.now(), day=couple.bob.clock.today)
    assert couple.bob.get(f"/photos/{line.media}/").status_code == 404


def test_nobody_unlocked_sees_no_photo(browsers: Callable[..., Who], alice: Who) -> None:
    remember(alice, jpeg())
    (line,) = lines(alice)
    assert browsers().get(f"/photos/{line.media}/").status_code == 302
