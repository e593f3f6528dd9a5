"""Playing a recording: any part of it, under a neutral name, kept by nobody, and only on its own pages."""

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from goldseam.ledger import media_files
from tests.made_media import made, recording

Who = Any
PART = 1024 * 1024
LENGTH = PART + 300_000


def body(answer: Any) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else bytes(answer.content)


def played(who: Who, media: str, **headers: str) -> Any:
    """The answer with its bytes still in it: `Browser.get` would have read them."""
    return who.client.get(
        f"/recordings/{media}/play/", headers={k.replace("_", "-"): v for k, v in headers.items()}
    )


@pytest.mark.parametrize(
    ("asked", "start", "stop"),
    [
        ("bytes=0-", 0, LENGTH),
        ("bytes=0-0", 0, 1),
        ("bytes=262143-262145", 262143, 262146),
        ("bytes=1000000-99999999", 1_000_000, LENGTH),
        ("bytes=-500", LENGTH - 500, LENGTH),
        ("bytes=-99999999", 0, LENGTH),
    ],
)
def test_a_player_gets_the_part_it_asks_for(alice: Who, asked: str, start: int, stop: int) -> None:
    data = recording(LENGTH)
    line = made(alice.space, data)
    answer = played(alice, line.media, Range=asked)
    assert answer.status_code == 206
    assert answer["Content-Range"] == f"bytes {start}-{stop - 1}/{LENGTH}"
    assert answer["Content-Length"] == str(stop - start)
    assert body(answer) == data[start:stop]


@pytest.mark.parametrize("asked", [f"bytes={LENGTH}-", "bytes=5-4", "bytes=-0"])
def test_a_part_that_is_not_there_is_refused(alice: Who, asked: str) -> None:
    answer = played(alice, made(alice.space, recording(LENGTH)).media, Range=asked)
    assert (answer.status_code, answer["Content-Range"]) == (416, f"bytes */{LENGTH}")


@pytest.mark.parametrize("asked", ["", "bytes=-", "bytes=0-1,5-6", "lines=0-1", "bytes=x-"])
def test_whoever_asks_for_no_one_part_gets_all(alice: Who, asked: str) -> None:
    data = recording(LENGTH)
    answer = played(alice, made(alice.space, data).media, Range=asked)
    assert (answer.status_code, body(answer)) == (200, data)


def test_one_answer_to_a_player_is_never_long(alice: Who) -> None:
    data = recording(5 * PART)
    answer = played(alice, made(alice.space, data).media, Range="bytes=100-")
    assert answer["Content-Range"] == f"bytes 100-{4 * PART + 99}/{5 * PART}"
    assert len(body(answer)) == 4 * PART


def test_what_is_sent_is_kept_nowhere_and_called_neutrally(alice: Who) -> None:
    line = made(alice.space, recording(LENGTH), name="for <you>\r\nX: y")
    answer = alice.client.get(f"/recordings/{line.media}/play/", headers={"accept-encoding": "gzip"})
    body(answer)
    assert answer["Content-Type"] == "audio/webm"
    assert answer["Cache-Control"] == "no-store"
    assert answer["Content-Disposition"] == 'inline; filename="recording.webm"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Accept-Ranges"] == "bytes"
    assert "Content-Encoding" not in answer.headers
    download = alice.client.get(f"/recordings/{line.media}/play/?download=1")
    body(download)
    assert download["Content-Disposition"].startswith("attachment")


def test_only_pages_with_a_player_may_play(alice: Who) -> None:
    line = made(alice.space, recording(100))
    for page, plays in (("", True), ("delete/", True), ("../", False)):
        policy = alice.get(f"/recordings/{line.media}/{page}".replace(f"{line.media}/../", ""))[
            "Content-Security-Policy"
        ]
        assert ("media-src 'self'" in policy) is plays


def test_s17_only_the_recording_page_asks_for_microphone_and_camera(alice: Who) -> None:
    line = made(alice.space, recording(100))
    opened = alice.get("/recordings/new/")["Permissions-Policy"]
    assert "microphone=(self)" in opened
    assert "camera=(self)" in opened
    assert "geolocation=()" in opened
    for page in ("/recordings/", f"/recordings/{line.media}/", f"/recordings/{line.media}/delete/"):
        assert "microphone=()" in alice.get(page)["Permissions-Policy"]


def test_a_damaged_recording_gets_its_page_and_no_bytes(alice: Who, media_folder: Path) -> None:
    line = made(alice.space, recording(LENGTH))
    (media_folder / media_files.chunk_name(alice.space.id, UUID(line.media), 0)).unlink()
    answer = alice.get(f"/recordings/{line.media}/play/")
    assert answer.status_code == 409
    assert "text/html" in answer["Content-Type"]
