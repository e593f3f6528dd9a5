"""Made-up recordings for the tests: bytes that begin as real ones do, and a word that must never lie in clear."""

from collections.abc import Callable
from datetime import UTC, datetime

from goldseam.core.records import Entry, RecordingKept
from goldseam.core.records.recording import RECORDINGS, RecordingLine
from goldseam.ledger import uploads
from goldseam.ledger.spaces import OpenSpace
from goldseam.ledger.upload_writer import Writer

NOW = datetime(2026, 3, 2, 18, 30, 15, tzinfo=UTC)
MARKER = b"canary-in-a-recording-Q7xKv2"
WEBM = b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\xf7\x81\x01\x42\xf2\x81\x04\x42\xf3\x81\x08\x42\x82\x84webm"


def recording(length: int) -> bytes:
    """So many bytes of a voice recording, no two chunks alike, with the marker all over."""
    lines = (MARKER + number.to_bytes(4, "big") for number in range(length // (len(MARKER) + 4) + 1))
    return (WEBM + b"".join(lines))[:length]


def keep(space: OpenSpace) -> Callable[[RecordingKept], list[Entry]]:
    """What writes the record of a recording into a space."""
    return lambda record: space.append(record, at=NOW, day=NOW.date())


def put_all(upload: uploads.Upload, data: bytes) -> None:
    """Send everything, in portions that fit no chunk."""
    writer = Writer(upload)
    for start in range(0, len(data), 70_000):
        writer.write(data[start : start + 70_000])
    writer.close()


def lines_of(space: OpenSpace) -> tuple[RecordingLine, ...]:
    """The recordings of a space."""
    return space.states(RECORDINGS)[RECORDINGS].items


def made(space: OpenSpace, data: bytes, name: str = "a walk") -> RecordingLine:
    """A whole recording in a space."""
    upload = uploads.begin(space, len(data))
    put_all(upload, data)
    uploads.finish(upload, keep(space), name=name, seconds=63)
    return lines_of(space)[-1]
