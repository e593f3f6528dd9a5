"""Recordings on their way: resumed, cancelled, refused, tidied; a full disk; and what one moment holds in memory."""

import os
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from goldseam.core.records import Entry, RecordingKept
from goldseam.ledger import media, media_files, uploads
from goldseam.ledger.head import SpaceDamagedError
from goldseam.ledger.spaces import OpenSpace
from goldseam.ledger.upload_writer import Writer
from tests.made_media import keep, lines_of, put_all, recording

CHUNK = media.CHUNK
LENGTH = 2 * CHUNK + 1000


def test_what_broke_off_goes_on_where_it_was(space: OpenSpace) -> None:
    data = recording(LENGTH)
    upload = uploads.begin(space, LENGTH, mark="walk")
    uploads.put_chunk(upload, 0, data[:CHUNK])
    uploads.put_chunk(upload, 2, data[2 * CHUNK :])
    with pytest.raises(uploads.NotWholeError):
        uploads.finish(upload, keep(space), name="")
    (again,) = uploads.unfinished(space)
    assert (again, uploads.there(again), lines_of(space)) == (upload, {0, 2}, ())
    uploads.put_chunk(again, 1, data[CHUNK : 2 * CHUNK])
    uploads.finish(again, keep(space), name="")
    assert b"".join(media.read(space, lines_of(space)[0])) == data
    assert list(uploads.unfinished(space)) == []


def test_finishing_twice_makes_one_recording(space: OpenSpace) -> None:
    upload = uploads.begin(space, 100)
    uploads.put_chunk(upload, 0, recording(100))
    uploads.finish(upload, keep(space), name="")
    with pytest.raises(uploads.NoSuchUploadError):
        uploads.finish(upload, keep(space), name="")
    assert len(lines_of(space)) == 1


def during_settle(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
    """What another request does while the first one waits for the disk, once."""
    settle, late = media_files.settle, [act]

    def settling() -> None:
        if late:
            late.pop()()
        settle()

    monkeypatch.setattr(media_files, "settle", settling)


def test_of_two_that_finish_at_one_moment_one_makes_the_recording_and_it_plays(
    space: OpenSpace, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload = uploads.begin(space, LENGTH)
    put_all(upload, recording(LENGTH))
    during_settle(monkeypatch, lambda: uploads.finish(upload, keep(space), name="the first"))
    with pytest.raises(uploads.NoSuchUploadError):
        uploads.finish(upload, lambda _: [], name="the second")
    (line,) = lines_of(space)
    assert line.name == "the first"
    assert list(uploads.unfinished(space)) == []
    uploads.cancel(upload)
    assert b"".join(media.read(space, line)) == recording(LENGTH)


def test_one_that_is_cancelled_while_the_disk_is_waited_for_makes_no_recording(
    space: OpenSpace, monkeypatch: pytest.MonkeyPatch, media_folder: Path
) -> None:
    upload = uploads.begin(space, LENGTH)
    put_all(upload, recording(LENGTH))
    during_settle(monkeypatch, lambda: uploads.cancel(upload))
    with pytest.raises(uploads.NoSuchUploadError):
        uploads.finish(upload, keep(space), name="")
    assert lines_of(space) == ()
    assert [path for path in media_folder.rglob("*") if path.is_file()] == []


def test_whoever_stops_too_late_leaves_the_recording_whole(space: OpenSpace) -> None:
    upload = uploads.begin(space, LENGTH)
    put_all(upload, recording(LENGTH))
    uploads.finish(upload, keep(space), name="")
    uploads.cancel(upload)
    assert b"".join(media.read(space, lines_of(space)[0])) == recording(LENGTH)


def test_a_record_that_is_undone_as_it_is_settled_leaves_the_upload_as_it_was(
    space: OpenSpace, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def broken() -> Iterator[None]:
        with transaction.atomic():
            yield
            raise DatabaseError

    upload = uploads.begin(space, 100)
    uploads.put_chunk(upload, 0, recording(100))
    with monkeypatch.context() as patched:
        patched.setattr(uploads, "transaction", SimpleNamespace(atomic=broken))
        with pytest.raises(DatabaseError):
            uploads.finish(upload, keep(space), name="")
    assert (list(uploads.unfinished(space)), lines_of(space)) == ([upload], ())


def test_a_record_that_cannot_be_written_leaves_the_upload_as_it_was(space: OpenSpace) -> None:
    def broken(_: RecordingKept) -> list[Entry]:
        raise SpaceDamagedError

    upload = uploads.begin(space, 100)
    uploads.put_chunk(upload, 0, recording(100))
    with pytest.raises(SpaceDamagedError):
        uploads.finish(upload, broken, name="")
    assert list(uploads.unfinished(space)) == [upload]
    assert uploads.finish(upload, lambda _: [], name="") == []
    assert list(uploads.unfinished(space)) == [upload]


def test_a_cancelled_one_leaves_nothing(space: OpenSpace, media_folder: Path) -> None:
    upload = uploads.begin(space, LENGTH)
    uploads.put_chunk(upload, 0, recording(CHUNK))
    uploads.cancel(upload)
    uploads.cancel(upload)
    assert [path for path in media_folder.rglob("*") if path.is_file()] == []
    with pytest.raises(uploads.NoSuchUploadError):
        uploads.find(space, upload.id)
    with pytest.raises(uploads.NoSuchUploadError):
        uploads.finish(upload, keep(space), name="")


@pytest.mark.parametrize("length", [0, -1, uploads.LONGEST + 1])
def test_nothing_and_too_much_are_refused_at_the_beginning(space: OpenSpace, length: int) -> None:
    with pytest.raises(uploads.TooLongError):
        uploads.begin(space, length)
    assert list(uploads.unfinished(space)) == []


def test_two_hundred_megabytes_may_begin(space: OpenSpace) -> None:
    assert len(uploads.begin(space, uploads.LONGEST).layout) * CHUNK >= uploads.LONGEST


def test_more_than_was_said_is_refused(space: OpenSpace) -> None:
    writer = Writer(uploads.begin(space, 100))
    with pytest.raises(uploads.TooLongError):
        writer.write(recording(101))


@pytest.mark.parametrize("index", [-1, 3, 10**9])
def test_a_chunk_without_a_place_is_refused(space: OpenSpace, index: int) -> None:
    upload = uploads.begin(space, LENGTH)
    with pytest.raises(ValueError, match="chunk"):
        uploads.put_chunk(upload, index, recording(CHUNK))


def test_less_than_was_said_plays_to_its_own_end(space: OpenSpace) -> None:
    data = recording(LENGTH)
    writer = Writer(uploads.begin(space, LENGTH + 700))
    writer.write(data)
    uploads.finish(writer.upload, keep(space), name="", length=writer.close())
    (line,) = lines_of(space)
    assert (line.length, line.room) == (LENGTH, LENGTH + 700)
    assert b"".join(media.read(space, line)) == data


@pytest.mark.parametrize("data", [b"\xff\xd8\xff\xe0 a picture", b"<html>", b"%PDF-1.7", b"\0" * 64])
def test_what_is_no_recording_is_refused_and_forgotten(
    space: OpenSpace, media_folder: Path, data: bytes
) -> None:
    upload = uploads.begin(space, len(data))
    with pytest.raises(uploads.NotMediaError):
        uploads.put_chunk(upload, 0, data)
    assert [path for path in media_folder.rglob("*") if path.is_file()] == []


def test_a_full_disk_is_said_and_loses_nothing(
    space: OpenSpace, monkeypatch: pytest.MonkeyPatch, media_folder: Path
) -> None:
    data = recording(LENGTH)
    upload = uploads.begin(space, LENGTH)
    uploads.put_chunk(upload, 0, data[:CHUNK])

    def full(handle: int, sealed: bytes) -> None:
        with os.fdopen(handle, "wb") as file:
            file.write(sealed[:10])
            raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(media_files, "fill", full)
        with pytest.raises(media_files.NoRoomError):
            uploads.put_chunk(upload, 1, data[CHUNK : 2 * CHUNK])
        with pytest.raises(media_files.NoRoomError):
            uploads.begin(space, 100)
    assert uploads.there(upload) == {0}
    assert not list(media_folder.rglob("*.part"))
    uploads.put_chunk(upload, 1, data[CHUNK : 2 * CHUNK])
    uploads.put_chunk(upload, 2, data[2 * CHUNK :])
    uploads.finish(upload, keep(space), name="")
    assert b"".join(media.read(space, lines_of(space)[0])) == data


def test_a_chunk_that_a_power_cut_left_empty_is_sent_again(space: OpenSpace, media_folder: Path) -> None:
    upload = uploads.begin(space, LENGTH)
    put_all(upload, recording(LENGTH))
    (media_folder / media_files.chunk_name(space.id, upload.id, 1)).write_bytes(b"")
    assert uploads.there(upload) == {0, 2}
    with pytest.raises(uploads.NotWholeError):
        uploads.finish(upload, keep(space), name="")


def test_nobody_finds_the_upload_of_another(two: Any) -> None:
    mine, theirs = two.space(two.alice), two.space(two.bob)
    upload = uploads.begin(mine, 100)
    assert list(uploads.unfinished(theirs)) == []
    with pytest.raises(uploads.NoSuchUploadError):
        uploads.find(theirs, upload.id)
    with pytest.raises(uploads.NoSuchUploadError):
        uploads.find(mine, uuid4())


def test_taking_in_and_playing_hold_a_few_chunks_at_most(space: OpenSpace) -> None:
    piece, pieces = recording(CHUNK), 60
    upload = uploads.begin(space, CHUNK * pieces)
    tracemalloc.start()
    writer = Writer(upload)
    for _ in range(pieces):
        writer.write(piece)
    writer.close()
    uploads.finish(upload, keep(space), name="")
    assert sum(len(each) for each in media.read(space, lines_of(space)[0])) == CHUNK * pieces
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 12 * CHUNK
