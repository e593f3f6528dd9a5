"""Recordings as records: what a file is by its first bytes, and which recordings there are today."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from goldseam.core.records import Entry, Erased, RecordingKept
from goldseam.core.records.kinds import Record
from goldseam.core.records.recording import RECORDINGS, MediaType, Recordings, type_of

EBML = b"\x1a\x45\xdf\xa3\x9f\x42\x82\x84"
ANNA, BEN = UUID(int=1), UUID(int=2)
AT = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)


def kept(media: str, name: str = "a walk") -> RecordingKept:
    return RecordingKept(media, name, MediaType.AUDIO_WEBM, 1000, 63)


def over(*written: tuple[UUID, Record]) -> Recordings:
    entries = [Entry(seq, who, date(2026, 3, 2), AT, record) for seq, (who, record) in enumerate(written, 1)]
    return RECORDINGS.over(entries)


@pytest.mark.parametrize(
    ("head", "found"),
    [
        (EBML + b"webm" + b"A_OPUS", MediaType.AUDIO_WEBM),
        (EBML + b"webm" + b"A_OPUS V_VP8", MediaType.VIDEO_WEBM),
        (EBML + b"webm" + b"V_AV1", MediaType.VIDEO_WEBM),
        (b"OggS\0\x02 OpusHead", MediaType.AUDIO_OGG),
        (b"OggS\0\x02 \x80theora", MediaType.VIDEO_OGG),
        (b"\0\0\0\x1cftypM4A \0\0", MediaType.AUDIO_MP4),
        (b"\0\0\0\x1cftypiso5\0\0 moov hdlr soun", MediaType.AUDIO_MP4),
        (b"\0\0\0\x1cftypisom\0\0 moov soun vide", MediaType.VIDEO_MP4),
        (b"\0\0\0\x1cftypmp42\0\0", MediaType.VIDEO_MP4),
        (b"RIFF\x24\0\0\0WAVEfmt ", MediaType.AUDIO_WAV),
        (b"ID3\x04\0", MediaType.AUDIO_MPEG),
        (b"\xff\xfb\x90\x64", MediaType.AUDIO_MPEG),
    ],
)
def test_what_is_played_is_known_by_its_first_bytes(head: bytes, found: MediaType) -> None:
    assert type_of(head + b"\0" * 100) is found


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"OggX",
        b"\xff\xd8\xff\xe0 JFIF",
        b"\x89PNG\r\n\x1a\n",
        b"GIF89a",
        b"\0\0\0\x18ftypheic",
        b"\0\0\0\x18ftypavif",
        b"<!doctype html><script>",
        b"<svg xmlns",
        b"%PDF-1.7",
        b"PK\x03\x04",
        b"RIFF\x24\0\0\0AVI ",
        EBML + b"matroska",
        b"\xff\xff\xff\xff",
        b"\xff\xfb\xf0\x00",
        b"\xff",
    ],
)
def test_everything_else_is_none(head: bytes) -> None:
    assert type_of(head) is None


def test_every_type_ends_as_programs_expect() -> None:
    assert {each.value: each.ending for each in MediaType} == {
        "audio/webm": "webm",
        "video/webm": "webm",
        "audio/ogg": "ogg",
        "video/ogg": "ogg",
        "audio/mp4": "m4a",
        "video/mp4": "mp4",
        "audio/mpeg": "mp3",
        "audio/wav": "wav",
    }


def test_recordings_stand_in_the_order_in_which_they_came() -> None:
    state = over((ANNA, kept("a")), (BEN, kept("b", "an evening")))
    assert [(line.seq, line.author, line.name, line.seconds) for line in state.items] == [
        (1, str(ANNA), "a walk", 63),
        (2, str(BEN), "an evening", 63),
    ]
    assert state.find("b") is state.items[1]
    assert state.find("c") is None


def test_one_recording_is_one_line_however_often_it_is_named() -> None:
    assert [line.seq for line in over((ANNA, kept("a")), (ANNA, kept("a"))).items] == [1]


def test_what_its_author_took_back_is_gone_and_leaves_a_line() -> None:
    state = over((ANNA, kept("a")), (ANNA, Erased((1,), "recording")))
    assert state.items == ()
    assert [(each.seqs, each.by, each.on) for each in state.taken_back] == [((1,), str(ANNA), "2026-03-02")]


@pytest.mark.parametrize("erased", [(BEN, Erased((1,), "recording")), (ANNA, Erased((1,), "note"))])
def test_nobody_else_and_nothing_else_takes_one_away(erased: tuple[UUID, Record]) -> None:
    state = over((ANNA, kept("a")), erased)
    assert len(state.items) == 1
    assert state.taken_back == ()


def test_a_checkpoint_in_between_changes_nothing() -> None:
    run: Callable[..., Recordings] = RECORDINGS.over
    first = Entry(1, ANNA, date(2026, 3, 2), AT, kept("a"))
    again = Entry(2, ANNA, date(2026, 3, 2), AT, kept("a"))
    assert run([again], run([first])) == run([first, again])
