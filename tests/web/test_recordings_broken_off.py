"""A recording that breaks off before it is saved: stored while it was made, offered for a day, forgotten at a word."""

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from goldseam.ledger import media_files, uploads
from tests.made_media import lines_of, recording
from tests.web.recording_it import body, played, send, tell

Who = Any
LENGTH = 300_000
CHUNK = 256 * 1024


def begin(who: Who, draft: int = 0) -> str:
    answer = tell(who, "/recordings/live/", {"draft": draft})
    assert answer.status_code == 201
    return str(answer.json()["media"])


def speak(who: Who, media: str, data: bytes, *, first: int = 0, seconds: int = 130) -> int:
    return int(send(who, f"/recordings/live/{media}/{first}/{seconds}/", data).status_code)


def spoken(who: Who, draft: int = 0) -> str:
    """One of which something came."""
    media = begin(who, draft)
    assert speak(who, media, recording(LENGTH)) == 204
    return media


def test_saved_at_once_it_is_a_recording_like_any_other(
    alice: Who, in_clear: Callable[[], list[str]]
) -> None:
    media = begin(alice)
    data = recording(LENGTH)
    assert speak(alice, media, data[:5000], seconds=1) == 204
    assert speak(alice, media, data) == 204
    done = tell(alice, f"/recordings/up/{media}/", {"name": "on a walk", "seconds": 131})
    assert done.json() == {"page": f"/recordings/{media}/?saved=1"}
    (line,) = lines_of(alice.space)
    assert (line.name, line.seconds, line.length) == ("on a walk", 131, LENGTH)
    assert body(played(alice, media)) == data
    assert "A recording was not saved" not in alice.get("/recordings/").content.decode()
    assert in_clear() == []


def test_an_answer_that_was_lost_is_given_again(alice: Who) -> None:
    media = spoken(alice)
    for _ in range(2):
        done = tell(alice, f"/recordings/up/{media}/", {"name": "on a walk"})
        assert done.json() == {"page": f"/recordings/{media}/?saved=1"}
    assert len(lines_of(alice.space)) == 1


def test_s27_after_five_minutes_only_the_passphrase_shows_or_changes_it(alice: Who) -> None:
    media = spoken(alice)
    alice.clock.passes(minutes=6)
    assert "A recording was not saved" not in alice.get("/recordings/new/").content.decode()
    for act in ("keep", "forget"):
        alice.post(f"/recordings/live/{media}/{act}/")
    assert lines_of(alice.space) == ()
    assert [str(each.id) for each in uploads.unfinished(alice.space)] == [media]


def test_its_page_never_gets_less_than_it_has(alice: Who, media_folder: Path) -> None:
    media = spoken(alice)
    (media_folder / media_files.chunk_name(alice.space.id, UUID(media), 1)).write_bytes(b"")
    refused = tell(alice, f"/recordings/up/{media}/", {"length": LENGTH})
    assert (refused.status_code, lines_of(alice.space)) == (409, ())
    assert speak(alice, media, recording(LENGTH)[CHUNK:], first=1) == 204
    assert tell(alice, f"/recordings/up/{media}/", {"length": LENGTH}).status_code == 409


def test_one_that_may_still_be_going_on_elsewhere_says_so(alice: Who) -> None:
    marker = media_files.storage().path(media_files.marker_name(alice.space.id, UUID(spoken(alice))))
    for minutes, told in ((4, True), (6, False)):
        os.utime(marker, ((alice.clock.now() - timedelta(minutes=minutes)).timestamp(),) * 2)
        page = alice.get("/recordings/").content.decode()
        assert ("Is it still being made in another tab?" in page) is told


def test_a_number_beyond_all_days_is_one_day(alice: Who) -> None:
    media = begin(alice)
    assert speak(alice, media, recording(100), seconds=10**30) == 204
    (upload,) = uploads.unfinished(alice.space)
    assert upload.live == uploads.Live(100, 24 * 3600)


@pytest.mark.parametrize("page", ["/recordings/", "/recordings/new/"])
def test_what_broke_off_is_offered_and_kept_with_a_name(alice: Who, page: str) -> None:
    media = spoken(alice)
    text = alice.get(page).content.decode()
    assert "A recording was not saved" in text
    assert "About 2:10 of it is here" in text
    assert "Something did not arrive whole" not in text
    answer = alice.post(f"/recordings/live/{media}/keep/", {"name": "the first half"})
    assert answer["Location"] == f"/recordings/{media}/?saved=1"
    (line,) = lines_of(alice.space)
    assert (line.name, line.seconds) == ("the first half", 130)
    assert body(played(alice, media)) == recording(LENGTH)
    assert "A recording was not saved" not in alice.get(page).content.decode()
    assert alice.post(f"/recordings/live/{media}/keep/")["Location"] == f"/recordings/{media}/?saved=1"


def test_one_made_for_an_apology_goes_back_to_it(alice: Who) -> None:
    media = spoken(alice, draft=3)
    answer = alice.post(f"/recordings/live/{media}/keep/")
    assert answer["Location"] == f"/amends/apology/?draft=3&recording={media}"


def test_it_is_forgotten_at_a_word(alice: Who, media_folder: Path) -> None:
    media = spoken(alice)
    assert alice.post(f"/recordings/live/{media}/forget/")["Location"] == "/recordings/"
    assert not [path for path in media_folder.rglob("*") if path.is_file()]
    assert alice.post(f"/recordings/live/{media}/forget/")["Location"] == "/recordings/"
    answer = alice.post(f"/recordings/live/{media}/keep/")
    assert answer.status_code == 404
    assert "Begin again with the recording." in answer.content.decode()
    assert speak(alice, media, recording(100)) == 404


def test_forgetting_a_file_that_broke_off_leaves_what_was_spoken(alice: Who) -> None:
    media = spoken(alice)
    tell(alice, "/recordings/up/", {"length": 100})
    alice.post("/recordings/")
    assert [str(each.id) for each in uploads.unfinished(alice.space)] == [media]


@pytest.mark.parametrize(
    ("data", "first", "status"),
    [
        (b"", 0, 400),
        (b"x" * (1024 * 1024 + 1), 0, 400),
        (recording(100), 1, 409),
        (recording(100), 10**12, 413),
        (b"<html>", 0, 415),
    ],
)
def test_what_cannot_be_taken_is_refused(alice: Who, data: bytes, first: int, status: int) -> None:
    assert speak(alice, begin(alice), data, first=first) == status
    assert lines_of(alice.space) == ()


@pytest.mark.parametrize("message", [b"", b"[]", b'{"draft": "x"}', b'{"draft": 1' + b" " * 5000 + b"}"])
def test_a_beginning_that_says_nothing_is_refused(alice: Who, message: bytes) -> None:
    assert send(alice, "/recordings/live/", message).status_code == 400
    assert list(uploads.unfinished(alice.space)) == []


def test_nobody_else_finds_it(alice: Who, bob: Who) -> None:
    media = spoken(alice)
    assert "A recording was not saved" not in bob.get("/recordings/").content.decode()
    assert speak(bob, media, recording(100)) == 404
    assert bob.post(f"/recordings/live/{media}/keep/").status_code == 404
    bob.post(f"/recordings/live/{media}/forget/")
    assert uploads.find(alice.space, UUID(media)).live is not None


def test_while_locked_nothing_is_taken(alice: Who, media_folder: Path) -> None:
    media = spoken(alice)
    before = sorted((path, path.stat().st_mtime_ns) for path in media_folder.rglob("*"))
    alice.lock()
    assert speak(alice, media, recording(2 * LENGTH)) == 403
    assert sorted((path, path.stat().st_mtime_ns) for path in media_folder.rglob("*")) == before


def test_a_full_disk_keeps_what_came(alice: Who, monkeypatch: pytest.MonkeyPatch) -> None:
    media = spoken(alice)

    def full(handle: int, _: bytes) -> None:
        os.close(handle)
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(media_files, "fill", full)
        assert speak(alice, media, recording(2 * LENGTH)) == 507
    alice.post(f"/recordings/live/{media}/keep/")
    assert body(played(alice, media)) == recording(LENGTH)
