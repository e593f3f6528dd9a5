"""The recordings beside the tables: none is named without its bytes, and none goes that the tables name."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction

from goldseam.ledger import media, media_files, server_keys, uploads
from goldseam.ledger.backup import checking, restoring
from goldseam.ledger.deletions import Line
from goldseam.ledger.models import Person
from tests.made_media import keep, lines_of, put_all, recording

Back = Callable[[], checking.Checked]
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("media_folder")]


def test_a_recording_that_becomes_whole_while_one_looks_what_is_on_its_way_is_no_name_without_bytes(
    filled: Any, back_up: Back, file: Path, monkeypatch: pytest.MonkeyPatch, empty: Callable[[], None]
) -> None:
    shared = filled.space(filled.alice)
    upload = uploads.begin(shared, 1000)
    put_all(upload, recording(1000))
    markers, done = media_files.markers, list[int]()

    def finish() -> None:
        try:
            done.extend(entry.seq for entry in uploads.finish(upload, keep(shared), name="late"))
        finally:
            connection.close()
            if connection.vendor == "postgresql":
                connection.close_pool()  # type: ignore[attr-defined]

    def finishing() -> list[tuple[UUID, UUID]]:
        found = markers()
        writer = threading.Thread(target=finish)
        writer.start()
        writer.join()
        return found

    monkeypatch.setattr(media_files, "markers", finishing)
    back_up()
    monkeypatch.undo()

    assert len(done) == 1
    empty()
    restoring.restore(file, server_keys.current(), [])
    lines = lines_of(filled.space(filled.alice))
    assert list(media.unreadable(filled.space(filled.alice), lines)) == []


def test_a_disk_that_fails_once_all_is_there_takes_no_recording_along(
    filled: Any, back_up: Back, file: Path, monkeypatch: pytest.MonkeyPatch, empty: Callable[[], None]
) -> None:
    def fails() -> None:
        raise OSError("full")

    def replayed(lines: list[Line]) -> int:
        transaction.on_commit(fails)
        return len(lines)

    monkeypatch.setattr(restoring, "replay", replayed)
    shared = filled.space(filled.alice)
    (line,) = lines_of(shared)
    back_up()
    empty()
    with pytest.raises(restoring.RestoredError):
        restoring.restore(file, server_keys.current(), [])
    assert Person.objects.exists()
    assert media_files.media_there(shared.id) == {UUID(line.media)}
