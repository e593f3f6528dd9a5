"""What never became whole is forgotten after a day: not while somebody goes on with it, and no recording ever."""

import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from goldseam.ledger import media, media_files, tidying, uploads
from goldseam.ledger.media import CHUNK
from goldseam.ledger.spaces import OpenSpace
from tests.made_media import keep, lines_of, made, recording

LENGTH = 2 * CHUNK + 1000


def test_what_never_became_whole_is_tidied_after_a_day_and_no_recording_ever(
    space: OpenSpace, inspecting: Callable[[], AbstractContextManager[None]]
) -> None:
    line, upload = made(space, recording(100)), uploads.begin(space, LENGTH)
    uploads.put_chunk(upload, 0, recording(CHUNK))
    begun = media_files.storage().get_modified_time(media_files.marker_name(space.id, upload.id))
    with inspecting():
        tidying.tidy(begun + timedelta(hours=23))
    assert list(uploads.unfinished(space)) == [upload]
    with inspecting():
        tidying.tidy(begun + timedelta(hours=25))
    assert list(uploads.unfinished(space)) == []
    assert media_files.media_there(space.id) == {UUID(line.media)}
    assert b"".join(media.read(space, line)) == recording(100)


@pytest.mark.parametrize("act", ["a part", "a step of a copy"])
def test_a_day_begins_again_with_whatever_more_comes(
    space: OpenSpace, inspecting: Callable[[], AbstractContextManager[None]], act: str
) -> None:
    line, upload = made(space, recording(LENGTH)), uploads.begin(space, LENGTH)
    marker = media_files.storage().path(media_files.marker_name(space.id, upload.id))
    now = datetime.now(UTC)
    os.utime(marker, ((now - timedelta(hours=23)).timestamp(),) * 2)
    if act == "a part":
        uploads.goes_on(upload)
    else:
        uploads.copy_some(space, line, upload, 1)
    with inspecting():
        tidying.tidy(now + timedelta(hours=2))
    assert list(uploads.unfinished(space)) == [upload]


def test_what_is_gone_is_not_gone_on_with(space: OpenSpace, monkeypatch: pytest.MonkeyPatch) -> None:
    upload = uploads.begin(space, 100)
    uploads.cancel(upload)
    uploads.goes_on(upload)
    monkeypatch.setattr(media_files, "marked_before", lambda *_: True)
    with pytest.raises(uploads.NoSuchUploadError):
        uploads.goes_on(upload)
    assert list(uploads.unfinished(space)) == []


@pytest.mark.parametrize("meanwhile", ["finished", "gone on with"])
def test_what_somebody_goes_on_with_is_not_tidied_under_their_hands(
    space: OpenSpace,
    monkeypatch: pytest.MonkeyPatch,
    inspecting: Callable[[], AbstractContextManager[None]],
    meanwhile: str,
) -> None:
    upload = uploads.begin(space, 100)
    uploads.put_chunk(upload, 0, recording(100))
    marked = media_files.marked_at(space.id, upload.id)
    assert marked is not None
    name, before = media_files.marker_name(space.id, upload.id), media_files.marked_before

    def act(*given: Any) -> bool:
        found = before(*given)
        monkeypatch.undo()
        if meanwhile == "finished":
            uploads.finish(upload, keep(space), name="")
        else:
            os.utime(media_files.storage().path(name), (marked.timestamp() + 86_400,) * 2)
        return found

    monkeypatch.setattr(media_files, "marked_before", act)
    with inspecting():
        tidying.tidy(marked + timedelta(hours=25))
    if meanwhile == "gone on with":
        uploads.finish(upload, keep(space), name="")
    assert b"".join(media.read(space, lines_of(space)[0])) == recording(100)
