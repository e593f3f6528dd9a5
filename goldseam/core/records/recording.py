"""Recordings that are kept: which there are, of what kind and how long. Their bytes lie elsewhere, sealed."""

from collections.abc import Iterable
from enum import StrEnum

import msgspec

from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold
from goldseam.core.records.handed import TakenBack
from goldseam.core.records.kinds import Record
from goldseam.core.records.note import Erased

# How many of the first bytes `type_of` looks at.
HEAD_BYTES = 64 * 1024


class MediaType(StrEnum):
    """What can be kept and played: nothing else is ever sent to a browser as a recording."""

    AUDIO_WEBM = "audio/webm"
    VIDEO_WEBM = "video/webm"
    AUDIO_OGG = "audio/ogg"
    VIDEO_OGG = "video/ogg"
    AUDIO_MP4 = "audio/mp4"
    VIDEO_MP4 = "video/mp4"
    AUDIO_MPEG = "audio/mpeg"
    AUDIO_WAV = "audio/wav"

    @property
    def is_video(self) -> bool:
        """Whether there is something to see."""
        return self.value.startswith("video/")

    @property
    def ending(self) -> str:
        """How the name of a file of this type ends, without the dot."""
        return {"mpeg": "mp3", "mp4": "mp4" if self.is_video else "m4a"}.get(
            self.value.partition("/")[2], self.value.partition("/")[2]
        )


class RecordingKept(Record, frozen=True, tag="recording"):
    """A recording that is whole.

    `media` is str(UUID), `length` its bytes, `seconds` how long it plays (0: not known), `epoch` the key of
    the space it is sealed under. `room` is the length its chunks are bound to, where that is more than it has:
    a form without a script does not say beforehand how much comes.
    """

    media: str
    name: str
    type: MediaType
    length: int
    seconds: int = 0
    epoch: int = 1
    room: int = 0


class RecordingLine(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One recording that is there. `author` is str(UUID), `day` an ISO date, `at` Unix seconds."""

    seq: int
    author: str
    day: str
    at: int
    media: str
    name: str
    type: MediaType
    length: int
    seconds: int = 0
    epoch: int = 1
    room: int = 0


class Recordings(msgspec.Struct, frozen=True, omit_defaults=True):
    """Every recording that is there, in order of number, and what its author took back."""

    items: tuple[RecordingLine, ...] = ()
    taken_back: tuple[TakenBack, ...] = ()

    def find(self, media: str) -> RecordingLine | None:
        """The recording with this id, or None."""
        return next((line for line in self.items if line.media == media), None)


def type_of(head: bytes) -> MediaType | None:
    """What the first bytes of a file say it is (up to HEAD_BYTES of them); None for everything not played here.

    Source: the magic numbers of EBML (RFC 8794), Ogg (RFC 3533), ISO BMFF (ISO/IEC 14496-12), RIFF and ID3.
    """
    head = head[:HEAD_BYTES]
    if head.startswith(b"\x1a\x45\xdf\xa3"):
        return _webm(head)
    if head.startswith(b"OggS"):
        return MediaType.VIDEO_OGG if b"\x80theora" in head[:4096] else MediaType.AUDIO_OGG
    if head[4:8] == b"ftyp":
        return _mp4(head)
    if head.startswith(b"RIFF") and head[8:12] == b"WAVE":
        return MediaType.AUDIO_WAV
    return MediaType.AUDIO_MPEG if head.startswith(b"ID3") or _is_mpeg_frame(head) else None


def _webm(head: bytes) -> MediaType | None:
    if b"webm" not in head[:64]:
        return None
    return (
        MediaType.VIDEO_WEBM if any(codec in head for codec in (b"V_VP", b"V_AV1")) else MediaType.AUDIO_WEBM
    )


def _mp4(head: bytes) -> MediaType | None:
    brand = head[8:12]
    # The same box holds pictures (HEIC, AVIF), which are no recordings.
    if brand in (b"heic", b"heix", b"mif1", b"msf1", b"avif", b"avis"):
        return None
    only_sound = brand in (b"M4A ", b"M4B ") or (b"soun" in head and b"vide" not in head)
    return MediaType.AUDIO_MP4 if only_sound else MediaType.VIDEO_MP4


def _is_mpeg_frame(head: bytes) -> bool:
    """Whether a frame of MPEG audio, layer III, begins here, with a rate that exists."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:
        return False
    return head[1] & 0x18 != 0x08 and head[2] >> 4 not in (0, 15) and head[2] & 0x0C != 0x0C


class _Kind:
    """The name under which an erasure says that it emptied a recording."""

    RECORDING = "recording"


def _recordings(state: Recordings, entries: Iterable[Entry]) -> Recordings:
    lines = {line.seq: line for line in state.items}
    # One recording is one line, even where finishing it was sent twice.
    known, taken_back = {line.media for line in state.items}, list(state.taken_back)
    for entry in entries:
        record, person, day = entry.record, str(entry.author), entry.day.isoformat()
        at = int(entry.at.timestamp())
        match record:
            case RecordingKept() if record.media not in known:
                known.add(record.media)
                lines[entry.seq] = _line(entry, record)
            case Erased(what=_Kind.RECORDING):
                gone = tuple(seq for seq in record.seqs if seq not in lines or lines[seq].author == person)
                for seq in gone:
                    lines.pop(seq, None)
                if gone:
                    taken_back.append(TakenBack(gone, person, day, at))
    return Recordings(tuple(lines.values()), tuple(taken_back))


def _line(entry: Entry, kept: RecordingKept) -> RecordingLine:
    return RecordingLine(
        entry.seq,
        str(entry.author),
        entry.day.isoformat(),
        int(entry.at.timestamp()),
        kept.media,
        kept.name,
        kept.type,
        kept.length,
        kept.seconds,
        kept.epoch,
        kept.room,
    )


RECORDINGS = Fold("recordings", 1, (RecordingKept, Erased), Recordings, _recordings)
