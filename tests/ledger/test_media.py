"""Recordings: sealed as they come, whole or not there, played from anywhere, copied, and gone when they are."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
import pytest

from goldseam.core.records.recording import RECORDINGS, MediaType, RecordingLine
from goldseam.ledger import doctor, ending, leaving, media, media_files, people, uploads
from goldseam.ledger.head import SpaceDamagedError
from goldseam.ledger.people import NewPerson
from goldseam.ledger.spaces import OpenSpace
from goldseam.ledger.upload_writer import Writer
from tests.made_media import MARKER, keep, lines_of, made, recording

CHUNK = media.CHUNK
LENGTH = 2 * CHUNK + 1000


def chunk_file(media_folder: Path, line: RecordingLine, space: OpenSpace, index: int) -> Path:
    return media_folder / media_files.chunk_name(space.id, UUID(line.media), index)


def test_a_recording_comes_back_as_it_was(space: OpenSpace) -> None:
    for length in (100, CHUNK, CHUNK + 1, LENGTH, 5 * CHUNK):
        data = recording(length)
        line = made(space, data)
        assert b"".join(media.read(space, line)) == data
        assert (line.type, line.length, line.name, line.seconds) == (
            MediaType.AUDIO_WEBM,
            length,
            "a walk",
            63,
        )


@pytest.mark.parametrize(
    ("start", "stop"), [(0, 1), (10, CHUNK), (CHUNK - 1, CHUNK + 1), (CHUNK, 2 * CHUNK), (LENGTH - 1, LENGTH)]
)
def test_any_part_of_it_can_be_played(space: OpenSpace, start: int, stop: int) -> None:
    data = recording(LENGTH)
    assert b"".join(media.read(space, made(space, data), start, stop)) == data[start:stop]


def test_nothing_lies_in_clear_at_any_moment(
    space: OpenSpace,
    monkeypatch: pytest.MonkeyPatch,
    in_clear: Callable[[], list[str]],
) -> None:
    data, seen = recording(LENGTH), []
    fill = media_files.fill

    def looking(handle: int, sealed: bytes) -> None:
        fill(handle, sealed)
        seen.append(in_clear())

    monkeypatch.setattr(media_files, "fill", looking)
    upload = uploads.begin(space, LENGTH)
    writer = Writer(upload)
    writer.write(data)
    assert in_clear() == []
    writer.close()
    uploads.finish(upload, keep(space), name="a walk")
    assert len(seen) > 3
    assert [*filter(None, seen), *in_clear()] == []


def test_the_search_would_find_it(media_folder: Path, in_clear: Callable[[], list[str]]) -> None:
    media_folder.mkdir()
    (media_folder / "leak").write_bytes(b"..." + MARKER)
    assert in_clear() == ["leak"]


def test_names_of_files_tell_nothing(space: OpenSpace, media_folder: Path) -> None:
    line = made(space, recording(LENGTH))
    names = {str(path.relative_to(media_folder)) for path in media_folder.rglob("*") if path.is_file()}
    expected = {f"{space.id.hex}/{UUID(line.media).hex}/{number}" for number in range(3)}
    assert names == expected
    assert [path.stat().st_mode & 0o077 for path in (media_folder, *media_folder.rglob("*"))] == [0] * 7


@pytest.mark.parametrize("damage", ["cut", "swapped", "missing", "flipped", "other"])
def test_what_was_changed_on_the_disk_is_refused(space: OpenSpace, media_folder: Path, damage: str) -> None:
    line, other = made(space, recording(3 * CHUNK)), made(space, recording(3 * CHUNK))
    files = [chunk_file(media_folder, line, space, index) for index in range(3)]
    match damage:
        case "cut":
            files[-1].unlink()
        case "missing":
            files[1].unlink()
        case "swapped":
            first, second = files[0].read_bytes(), files[1].read_bytes()
            files[0].write_bytes(second)
            files[1].write_bytes(first)
        case "flipped":
            data = bytearray(files[2].read_bytes())
            data[100] ^= 1
            files[2].write_bytes(data)
        case _:
            files[0].write_bytes(chunk_file(media_folder, other, space, 0).read_bytes())
    with pytest.raises(SpaceDamagedError):
        b"".join(media.read(space, line))
    assert [each.media for each in media.unreadable(space, lines_of(space))] == [line.media]


def test_a_recording_that_was_cut_does_not_pass_for_a_shorter_one(space: OpenSpace) -> None:
    line = made(space, recording(2 * CHUNK))
    shorter = msgspec.structs.replace(line, length=CHUNK)
    with pytest.raises(SpaceDamagedError):
        b"".join(media.read(space, shorter))


def test_a_copy_is_sealed_anew_in_steps_and_opens_for_both(two: Any) -> None:
    private, shared = two.alice.private_space(), two.space(two.alice)
    data = recording(LENGTH)
    line = made(private, data)
    copy = uploads.begin(shared, line.length, of=line.media)
    assert not uploads.copy_some(private, line, copy, 2)
    (again,) = [each for each in uploads.unfinished(shared) if each.of == line.media]
    assert lines_of(two.space(two.bob)) == ()
    assert uploads.copy_some(private, line, again, 2)
    uploads.finish(again, keep(shared), name=line.name)
    bobs = two.space(two.bob)
    (got,) = lines_of(bobs)
    assert got.media != line.media
    assert b"".join(media.read(bobs, got)) == data


def test_taking_back_deletes_the_files_and_leaves_a_line(two: Any, now: datetime, day: date) -> None:
    mine, theirs = two.space(two.alice), two.space(two.bob)
    line = made(mine, recording(LENGTH))
    assert leaving.take_back_recordings(theirs, line.media, at=now, day=day) == 0
    assert leaving.take_back_recordings(mine, line.media, at=now, day=day) == 1
    assert leaving.take_back_recordings(mine, line.media, at=now, day=day) == 0
    state = two.space(two.bob).states(RECORDINGS)[RECORDINGS]
    assert state.items == ()
    assert [(each.by, each.on) for each in state.taken_back] == [(str(two.alice.person), day.isoformat())]
    assert media_files.media_there(mine.id) == frozenset()


@pytest.mark.django_db(transaction=True)
def test_deleting_an_account_takes_every_private_recording_along(alice: NewPerson) -> None:
    space = alice.unlocked.private_space()
    made(space, recording(LENGTH))
    upload = uploads.begin(space, 100)
    people.delete_person(alice.unlocked)
    assert space.id not in media_files.spaces_there()
    assert (space.id, upload.id) not in media_files.markers()


@pytest.mark.django_db(transaction=True)
def test_a_space_that_ends_takes_its_recordings_along_and_no_others(two: Any) -> None:
    private, shared = two.alice.private_space(), two.space(two.alice)
    made(private, recording(100))
    made(shared, recording(100))
    ending.end_space(shared)
    assert media_files.spaces_there() == {private.id}


@pytest.mark.django_db
def test_the_doctor_names_the_recordings_of_a_space_that_is_gone(
    media_folder: Path, inspecting: Callable[[], AbstractContextManager[None]]
) -> None:
    gone = UUID(int=5)
    (media_folder / gone.hex).mkdir(parents=True)
    with inspecting():
        said = [each for each in doctor.without_keys() if "recordings" in each]
    assert said == [f"recordings {gone.hex}: their space is gone; the folder can be deleted"]


def test_the_doctor_names_what_does_not_open_and_what_nobody_names(
    alice: NewPerson, media_folder: Path
) -> None:
    space = alice.unlocked.private_space()
    line = made(space, recording(LENGTH))
    assert not [each for each in doctor.with_keys(alice.unlocked) if "recording" in each]
    chunk_file(media_folder, line, space, 1).write_bytes(b"")
    left = uploads.begin(space, 100)
    uploads.put_chunk(left, 0, recording(100))
    media_files.storage().delete(media_files.marker_name(space.id, left.id))
    said = [each for each in doctor.with_keys(alice.unlocked) if "recording" in each]
    assert said == [
        f"space {space.id}: the recording in item {line.seq} does not open",
        f"space {space.id}: nothing names the recording {left.id.hex} any more; its folder can be deleted",
    ]
