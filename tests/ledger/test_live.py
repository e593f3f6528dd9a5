"""A recording stored while it is made: what broke off is there, nothing comes twice, and nothing late undoes it."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from goldseam.ledger import live, media, media_files, uploads
from goldseam.ledger.spaces import OpenSpace
from goldseam.ledger.uploads import Live, Upload
from tests.made_media import keep, lines_of, made, recording

CHUNK = media.CHUNK
LENGTH = 2 * CHUNK + 1000


def again(upload: Upload) -> Upload:
    return uploads.find(upload.space, upload.id)


def speak(upload: Upload, data: bytes, *ends: int) -> None:
    """Send it as a page does: each time from the beginning of the chunk that is not full yet."""
    came = 0
    for seconds, end in enumerate(ends, 1):
        first = came // CHUNK
        live.take(upload, first, data[first * CHUNK : end], seconds)
        came = end


def saved(upload: Upload) -> bytes:
    now = again(upload)
    uploads.finish(now, keep(now.space), name="", length=live.length(now))
    return b"".join(media.read(now.space, lines_of(now.space)[-1]))


def test_what_is_spoken_is_there_as_far_as_it_came(space: OpenSpace) -> None:
    data, upload = recording(LENGTH), live.begin(space, mark="7")
    speak(upload, data, 900, 70_000, CHUNK, CHUNK + 5, LENGTH)
    (left,) = live.broken_off(space)
    assert (left.upload, left.live) == (again(upload), Live(LENGTH, 5))
    assert left.upload.mark == "7"
    assert saved(upload) == data
    assert live.broken_off(space) == []


def test_it_takes_no_more_disk_than_hides_how_long_it_is(space: OpenSpace, media_folder: Path) -> None:
    upload = live.begin(space)
    speak(upload, recording(LENGTH), LENGTH)
    saved(upload)
    whole = made(space, recording(LENGTH))
    sizes = [
        sorted(
            path.stat().st_size for path in (media_folder / space.id.hex / media.replace("-", "")).iterdir()
        )
        for media in (str(upload.id), whole.media)
    ]
    assert sizes[0] == [max(sizes[1])] * len(sizes[1])


def test_one_that_has_nothing_yet_is_offered_to_nobody(space: OpenSpace) -> None:
    upload = live.begin(space)
    assert live.broken_off(space) == []
    with pytest.raises(uploads.NoSuchUploadError):
        live.length(again(upload))


def test_a_file_on_its_way_is_no_recording_that_broke_off(space: OpenSpace) -> None:
    uploads.put_chunk(uploads.begin(space, LENGTH), 0, recording(CHUNK))
    assert live.broken_off(space) == []


def test_the_newest_stands_first(space: OpenSpace, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = live.begin(space), live.begin(space)
    for upload in (first, second):
        speak(upload, recording(100), 100)
    marked = media_files.marked_at
    late = marked(space.id, first.id)
    assert late is not None

    def at(owner: Any, media: Any) -> Any:
        return late + timedelta(hours=1) if media == first.id else marked(owner, media)

    monkeypatch.setattr(media_files, "marked_at", at)
    assert [each.upload.id for each in live.broken_off(space)] == [first.id, second.id]


def test_what_comes_again_or_late_changes_nothing(space: OpenSpace) -> None:
    data, upload = recording(LENGTH), live.begin(space)
    speak(upload, data, LENGTH)
    live.take(upload, 0, data[:900], 1)
    live.take(upload, 2, data[2 * CHUNK :], 9)
    assert again(upload).live == Live(LENGTH, 1)
    assert saved(upload) == data


def test_a_gap_is_refused_and_what_came_stays(space: OpenSpace) -> None:
    data, upload = recording(LENGTH), live.begin(space)
    speak(upload, data, CHUNK)
    with pytest.raises(uploads.NotWholeError):
        live.take(upload, 2, data[2 * CHUNK :], 5)
    assert saved(upload) == data[:CHUNK]


def test_what_is_no_live_recording_takes_none(space: OpenSpace) -> None:
    upload = uploads.begin(space, LENGTH)
    with pytest.raises(uploads.NotWholeError):
        live.take(upload, 0, recording(100), 1)


def test_more_than_two_hundred_megabytes_are_refused(space: OpenSpace) -> None:
    upload = live.begin(space)
    with pytest.raises(uploads.TooLongError):
        live.take(upload, uploads.LONGEST // CHUNK, b"x", 1)


def test_what_is_no_recording_is_refused_and_forgotten(space: OpenSpace, media_folder: Path) -> None:
    upload = live.begin(space)
    with pytest.raises(uploads.NotMediaError):
        live.take(upload, 0, b"<html>", 1)
    assert [path for path in media_folder.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("end", ["saved", "forgotten"])
def test_what_comes_after_its_end_is_refused(space: OpenSpace, end: str) -> None:
    data, upload = recording(LENGTH), live.begin(space)
    speak(upload, data, CHUNK)
    saved(upload) if end == "saved" else uploads.cancel(upload)
    with pytest.raises(uploads.NoSuchUploadError):
        live.take(upload, 1, data[CHUNK:], 5)
    assert list(uploads.unfinished(space)) == []


def test_what_a_power_cut_took_ends_it_there_and_the_rest_is_kept(
    space: OpenSpace, media_folder: Path
) -> None:
    data, upload = recording(LENGTH), live.begin(space)
    speak(upload, data, LENGTH)
    (media_folder / media_files.chunk_name(space.id, upload.id, 1)).write_bytes(b"")
    assert live.length(again(upload)) == CHUNK
    assert saved(upload) == data[:CHUNK]


def test_nothing_is_kept_of_one_that_says_more_than_came(space: OpenSpace) -> None:
    upload = live.begin(space)
    speak(upload, recording(100), 100)
    with pytest.raises(uploads.NotWholeError):
        uploads.finish(replace(again(upload)), keep(space), name="", length=LENGTH)
    assert lines_of(space) == ()
