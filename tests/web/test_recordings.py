"""Recordings on the pages: brought with and without a script, played from any place, refused, erased."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from goldseam.core.records import RecordingKept
from goldseam.core.records.recording import RECORDINGS
from goldseam.ledger import media_files, uploads
from tests.made_media import lines_of, made, recording
from tests.web.recording_it import body, played, send, tell, token

Who = Any
PART = 1024 * 1024
LENGTH = PART + 300_000


def file(data: bytes, name: str = "walk.webm") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def sent(who: Who, data: bytes, **more: str) -> Any:
    return who.post("/recordings/new/", {"name": "a walk", **more, "file": file(data)})


def test_without_a_script_the_form_carries_the_file(alice: Who, in_clear: Callable[[], list[str]]) -> None:
    data = recording(LENGTH)
    answer = sent(alice, data)
    (line,) = lines_of(alice.space)
    assert answer["Location"] == f"/recordings/{line.media}/?saved=1"
    assert (line.name, line.length) == ("a walk", LENGTH)
    assert body(played(alice, line.media)) == data
    assert in_clear() == []


def test_a_file_keeps_its_name_where_the_form_gives_none(alice: Who) -> None:
    sent(alice, recording(100), name="")
    assert lines_of(alice.space)[0].name == "walk.webm"


def test_with_a_script_it_comes_part_by_part_and_goes_on_where_it_broke_off(alice: Who) -> None:
    data = recording(LENGTH)
    begun = tell(alice, "/recordings/up/", {"length": LENGTH, "mark": "walk"})
    assert begun.status_code == 201
    assert begun.json()["lacking"] == [0, 1]
    place = f"/recordings/up/{begun.json()['media']}/"
    assert send(alice, f"{place}0/", data[:PART]).status_code == 204
    assert tell(alice, place, {"name": "a walk"}).status_code == 409
    assert "Something did not arrive whole" in alice.get("/recordings/").content.decode()
    again = tell(alice, "/recordings/up/", {"length": LENGTH, "mark": "walk"}).json()
    assert (again["media"], again["lacking"]) == (begun.json()["media"], [1])
    assert alice.get(place).json()["lacking"] == [1]
    assert send(alice, f"{place}1/", data[PART:]).status_code == 204
    done = tell(alice, place, {"name": "a walk", "seconds": 63})
    assert done.json()["page"] == f"/recordings/{again['media']}/?saved=1"
    (line,) = lines_of(alice.space)
    assert (line.name, line.seconds) == ("a walk", 63)
    assert body(played(alice, line.media)) == data
    assert "1:03" in alice.get(f"/recordings/{line.media}/").content.decode()


def test_a_file_that_goes_on_after_most_of_a_day_is_not_tidied_in_the_middle(alice: Who) -> None:
    begun = tell(alice, "/recordings/up/", {"length": LENGTH, "mark": "walk"}).json()
    marker = Path(media_files.storage().path(media_files.marker_name(alice.space.id, UUID(begun["media"]))))

    def begun_long_ago() -> float:
        os.utime(marker, (marker.stat().st_mtime - 23 * 3600,) * 2)
        return marker.stat().st_mtime

    old = begun_long_ago()
    tell(alice, "/recordings/up/", {"length": LENGTH, "mark": "walk"})
    assert marker.stat().st_mtime > old
    old = begun_long_ago()
    send(alice, f"/recordings/up/{begun['media']}/0/", recording(PART))
    assert marker.stat().st_mtime > old


def test_two_that_finish_at_one_moment_make_one_recording_and_both_lead_to_it(
    alice: Who, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, second = recording(1000), list[Any]()
    begun = tell(alice, "/recordings/up/", {"length": len(data)}).json()
    address, settle = f"/recordings/up/{begun['media']}/", media_files.settle
    send(alice, f"{address}0/", data)

    def settling() -> None:
        if not second:
            second.append(None)
            second[0] = tell(alice, address, {"name": "walk", "seconds": 3})
        settle()

    monkeypatch.setattr(media_files, "settle", settling)
    first = tell(alice, address, {"name": "walk", "seconds": 3})
    (line,) = lines_of(alice.space)
    assert first.json() == second[0].json() == {"page": f"/recordings/{line.media}/?saved=1"}
    assert body(played(alice, line.media)) == data


def test_a_cancelled_one_is_gone(alice: Who, media_folder: Path) -> None:
    begun = tell(alice, "/recordings/up/", {"length": LENGTH}).json()
    place = f"/recordings/up/{begun['media']}/"
    send(alice, f"{place}0/", recording(PART))
    assert send(alice, f"{place}cancel/", b"").status_code == 204
    assert not [path for path in media_folder.rglob("*") if path.is_file()]
    for answer in (alice.get(place), tell(alice, place, {}), send(alice, f"{place}0/", recording(PART))):
        assert answer.status_code == 404
        assert "Begin again" in answer.json()["error"]


def test_what_never_came_whole_can_be_forgotten_at_once(alice: Who) -> None:
    tell(alice, "/recordings/up/", {"length": LENGTH})
    alice.get("/recordings/")
    alice.post("/recordings/")
    assert list(uploads.unfinished(alice.space)) == []


@pytest.mark.parametrize("length", [0, -1, uploads.LONGEST + 1, 10**30])
def test_nothing_and_more_than_two_hundred_megabytes_are_refused_before_anything_is_sent(
    alice: Who, length: int
) -> None:
    answer = tell(alice, "/recordings/up/", {"length": length})
    assert answer.status_code in (400, 413)
    assert list(uploads.unfinished(alice.space)) == []


@pytest.mark.parametrize(
    "message", [b"", b"[]", b'{"length": "x"}', b"{" * 3000, b'{"length": 5' + b" " * 9000 + b"}"]
)
def test_a_message_that_says_nothing_is_refused(alice: Who, message: bytes) -> None:
    answer = alice.client.post(
        "/recordings/up/", message, content_type="application/json", headers={"X-CSRFToken": token(alice)}
    )
    assert answer.status_code == 400


@pytest.mark.parametrize("size", [0, 10, PART - 1, PART + 1])
def test_a_part_of_another_length_is_refused(alice: Who, size: int) -> None:
    begun = tell(alice, "/recordings/up/", {"length": LENGTH}).json()
    answer = send(alice, f"/recordings/up/{begun['media']}/0/", recording(size))
    assert answer.status_code == 400
    assert uploads.there(uploads.find(alice.space, UUID(begun["media"]))) == frozenset()


@pytest.mark.parametrize("data", [b"\xff\xd8\xff\xe0 a picture", b"<html><script>", b"words"])
def test_a_file_that_is_no_recording_is_refused_plainly(alice: Who, data: bytes) -> None:
    answer = sent(alice, data, name="For <you>")
    assert answer.status_code == 415
    assert "no voice or video" in answer.content.decode()
    assert 'value="For &lt;you&gt;"' in answer.content.decode()
    begun = tell(alice, "/recordings/up/", {"length": len(data)}).json()
    refused = send(alice, f"/recordings/up/{begun['media']}/0/", data)
    assert refused.status_code == 415
    assert "no voice or video" in refused.json()["error"]
    assert media_files.spaces_there() == frozenset()


@pytest.mark.parametrize("fields", [{}, {"file": "words"}, {"other": file(recording(100))}])
def test_a_form_without_a_file_says_so(alice: Who, fields: dict[str, Any]) -> None:
    answer = alice.post("/recordings/new/", {"name": "a walk", **fields})
    assert answer.status_code == 422
    assert "Choose a file first." in answer.content.decode()


def test_an_empty_file_is_no_recording(alice: Who) -> None:
    assert sent(alice, b"").status_code == 422
    assert lines_of(alice.space) == ()


def test_a_name_that_is_too_long_leaves_nothing_behind(alice: Who, media_folder: Path) -> None:
    assert sent(alice, recording(100), name="x" * 121).status_code == 422
    assert not [path for path in media_folder.rglob("*") if path.is_file()]


def test_a_full_disk_is_said_and_what_was_kept_is_still_there(
    alice: Who, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = made(alice.space, recording(100))
    begun = tell(alice, "/recordings/up/", {"length": 100}).json()

    def full(handle: int, _: bytes) -> None:
        os.close(handle)
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(media_files, "fill", full)
        answer = sent(alice, recording(LENGTH))
        assert answer.status_code == 507
        assert "no room left" in answer.content.decode()
        refused = send(alice, f"/recordings/up/{begun['media']}/0/", recording(100))
        assert refused.status_code == 507
    assert body(played(alice, line.media)) == recording(100)
    assert send(alice, f"/recordings/up/{begun['media']}/0/", recording(100)).status_code == 204


def test_a_form_from_elsewhere_leaves_nothing(alice: Who, media_folder: Path) -> None:
    alice.get("/recordings/new/")
    answer = alice.send(
        "post", "/recordings/new/", {"csrfmiddlewaretoken": "x" * 64, "file": file(recording(100))}
    )
    assert answer.status_code == 403
    begun = alice.client.post("/recordings/up/", b'{"length": 5}', content_type="application/json")
    assert begun.status_code == 403
    assert not [path for path in media_folder.rglob("*") if path.is_file()]


def test_while_locked_nothing_is_taken_and_nothing_is_stored(alice: Who, media_folder: Path) -> None:
    begun = tell(alice, "/recordings/up/", {"length": 100}).json()
    before = sorted(media_folder.rglob("*"))
    alice.lock()
    assert sent(alice, recording(LENGTH)).status_code == 403
    assert send(alice, f"/recordings/up/{begun['media']}/0/", recording(100)).status_code == 403
    assert sorted(media_folder.rglob("*")) == before


def test_nobody_else_opens_it(alice: Who, bob: Who, carol: Who) -> None:
    line = made(alice.space, recording(100))
    for other in (bob, carol):
        for page in ("", "play/", "delete/"):
            assert other.get(f"/recordings/{line.media}/{page}").status_code == 404
        assert other.post(f"/recordings/{line.media}/delete/").status_code == 404
    assert "a walk" in alice.get("/recordings/").content.decode()


def test_erasing_asks_once_and_deletes_the_bytes(alice: Who) -> None:
    line = made(alice.space, recording(LENGTH))
    assert "Erase this recording?" in alice.get(f"/recordings/{line.media}/delete/").content.decode()
    assert lines_of(alice.space) == (line,)
    assert alice.post(f"/recordings/{line.media}/delete/")["Location"] == "/recordings/?done=erased"
    assert alice.space.states(RECORDINGS)[RECORDINGS].items == ()
    assert alice.read(RecordingKept) == []
    assert media_files.media_there(alice.space.id) == frozenset()


def test_the_export_names_each_with_where_to_get_it(alice: Who) -> None:
    line = made(alice.space, recording(100))
    for form in ("json", "html"):
        text = alice.post(
            "/account/export/", {"passphrase": alice.passphrase, "format": form}
        ).content.decode()
        assert "a walk" in text
        assert line.media in text


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_costs_few_queries(alice: Who, costs: Callable[[Who, str], int], count: int) -> None:
    upload = made(alice.space, recording(100))
    more = [RecordingKept(f"{upload.media[:-2]}{number:02}", "", upload.type, 5) for number in range(count)]
    alice.wrote(*more)
    assert costs(alice, "/recordings/") <= 12
