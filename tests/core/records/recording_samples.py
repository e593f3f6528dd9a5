"""Records of recordings for the tests that need one of every kind: frozen, made up, and with a word in every text."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from goldseam.core.records import RecordingKept
from goldseam.core.records.kinds import Record
from goldseam.core.records.recording import RECORDINGS, MediaType

MEDIA = "00000000-0000-4000-8000-00000000000a"

SAMPLES_RECORDING: dict[type[Record], tuple[Record, ...]] = {
    RecordingKept: (
        *(RecordingKept(MEDIA, "Голос, вечер", each, 1_000_000, 63, 2, 1_048_576) for each in MediaType),
        RecordingKept(MEDIA, "", MediaType.AUDIO_WEBM, 1),
    ),
}
WRITTEN_RECORDING: dict[type[Record], SearchStrategy[Any]] = {
    RecordingKept: st.builds(
        RecordingKept,
        st.sampled_from("abc"),
        st.text("ab", max_size=3),
        st.sampled_from(MediaType),
        st.integers(1, 9),
        st.integers(0, 9),
        st.integers(1, 3),
        st.integers(0, 9),
    ),
}
FOLDS_RECORDING = (RECORDINGS,)


def recording_samples(word: str) -> tuple[Record, ...]:
    """A record with the word in every text it can hold."""
    return (RecordingKept(f"{word}-media", f"{word} named", MediaType.VIDEO_MP4, 10),)
