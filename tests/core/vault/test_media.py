"""A recording in chunks: each opens alone, and none can be dropped, moved, added or cut."""

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from goldseam.core.vault import (
    CHUNK_BYTES,
    ENVELOPE_BYTES,
    LONGEST_MEDIA,
    DecryptError,
    MediaKey,
    Purpose,
    SpaceKey,
    bucket,
    check_layout,
    media_key,
    open_chunk,
    open_chunks,
    seal_chunk,
)
from goldseam.core.vault.envelope import lock

ID = bytes(range(16))
KEY = media_key(SpaceKey(bytes(range(32))), ID)
TOTAL = 3 * CHUNK_BYTES + 1000
RECORDING = (bytes(range(256)) * (TOTAL // 256 + 1))[:TOTAL]


def sealed(recording: bytes, key: MediaKey = KEY, media_id: bytes = ID) -> list[bytes]:
    layout = check_layout(len(recording))
    return [
        seal_chunk(key, media_id, index, len(layout), len(recording), recording[start : start + held], bytes)
        for index, held in enumerate(layout)
        for start in [index * CHUNK_BYTES]
    ]


CHUNKS = sealed(RECORDING)


def check_refused(chunks: list[bytes], total: int = TOTAL) -> None:
    with pytest.raises(DecryptError):
        b"".join(open_chunks(KEY, ID, total, chunks))


@given(total=st.integers(0, LONGEST_MEDIA))
@example(total=0)
@example(total=CHUNK_BYTES)
@example(total=CHUNK_BYTES + 1)
@example(total=100 * 1024 * 1024 + 1)
@example(total=LONGEST_MEDIA)
def test_a_layout_covers_the_recording_in_full_chunks(total: int) -> None:
    layout = check_layout(total)
    assert sum(layout) == total
    assert all(first >= second for first, second in pairwise(layout))
    assert sum(1 for held in layout if 0 < held < CHUNK_BYTES) <= 1
    assert (len(layout) - 1) * CHUNK_BYTES < bucket(total) <= len(layout) * CHUNK_BYTES


@pytest.mark.parametrize("total", [-1, LONGEST_MEDIA + 1])
def test_a_recording_has_at_most_1_gib(total: int) -> None:
    with pytest.raises(ValueError, match="1 GiB"):
        check_layout(total)


@pytest.mark.parametrize(
    "total", [0, 1, 1024, 5000, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, TOTAL, 8 * 1024 * 1024 + 1]
)
def test_a_recording_comes_back_and_its_stored_size_is_a_bucket(total: int) -> None:
    recording = (b"voice" * (total // 5 + 1))[:total]
    chunks = sealed(recording)
    assert b"".join(open_chunks(KEY, ID, total, chunks)) == recording
    assert sum(len(chunk) - ENVELOPE_BYTES for chunk in chunks) == bucket(total)


@pytest.mark.parametrize("index", range(4))
def test_any_chunk_opens_alone(index: int) -> None:
    start = index * CHUNK_BYTES
    assert open_chunk(KEY, ID, index, 4, TOTAL, CHUNKS[index]) == RECORDING[start : start + CHUNK_BYTES]


@pytest.mark.parametrize("kept", range(4))
def test_a_recording_cut_at_any_chunk_is_refused_however_long_it_claims_to_be(kept: int) -> None:
    check_refused(CHUNKS[:kept])
    check_refused(CHUNKS[:kept], kept * CHUNK_BYTES)
    check_refused(CHUNKS[:kept], max(kept * CHUNK_BYTES - 1, 0))
    check_refused(CHUNKS[4 - kept :])


@pytest.mark.parametrize("cut", range(4))
def test_a_chunk_cut_at_any_of_its_parts_is_refused(cut: int) -> None:
    for length in (0, 1, 5, 6, 29, 30, 45, 46, 47, len(CHUNKS[cut]) - 17, len(CHUNKS[cut]) - 1):
        check_refused([*CHUNKS[:cut], CHUNKS[cut][:length], *CHUNKS[cut + 1 :]])


@settings(max_examples=60)
@given(order=st.lists(st.integers(0, 3), max_size=6))
@example(order=[1, 0, 2, 3])
@example(order=[0, 0, 1, 2, 3])
@example(order=[0, 1, 2, 3, 3])
def test_chunks_open_in_their_own_order_only(order: list[int]) -> None:
    if order == [0, 1, 2, 3]:
        return
    check_refused([CHUNKS[index] for index in order])


def test_a_chunk_of_another_recording_is_refused() -> None:
    same_key_other_id = sealed(RECORDING, KEY, bytes(16))
    other_key_same_id = sealed(RECORDING, media_key(SpaceKey(bytes(32)), ID), ID)
    for other in (same_key_other_id, other_key_same_id):
        for index in range(4):
            check_refused([*CHUNKS[:index], other[index], *CHUNKS[index + 1 :]])


def test_another_length_within_the_same_bucket_is_refused() -> None:
    assert bucket(TOTAL) == bucket(TOTAL + 1)
    for total in (TOTAL - 1, TOTAL + 1):
        check_refused(CHUNKS, total)
        with pytest.raises(DecryptError):
            open_chunk(KEY, ID, 0, 4, total, CHUNKS[0])


@pytest.mark.parametrize(
    ("index", "chunks", "total"),
    [(-1, 4, TOTAL), (4, 4, TOTAL), (0, 3, TOTAL), (0, 5, TOTAL), (0, 4, -1), (0, 4, LONGEST_MEDIA + 1)],
)
def test_a_place_outside_the_layout_is_refused(index: int, chunks: int, total: int) -> None:
    with pytest.raises(ValueError, match=r"no such chunk|1 GiB"):
        seal_chunk(KEY, ID, index, chunks, total, RECORDING[:CHUNK_BYTES], bytes)
    with pytest.raises(DecryptError):
        open_chunk(KEY, ID, index, chunks, total, CHUNKS[0])


def test_a_chunk_of_another_length_than_its_place_is_not_sealed() -> None:
    for data in (b"", RECORDING[: CHUNK_BYTES - 1], RECORDING[: CHUNK_BYTES + 1]):
        with pytest.raises(ValueError, match="another length"):
            seal_chunk(KEY, ID, 0, 4, TOTAL, data, bytes)


@pytest.mark.parametrize(
    "text", [bytes(1024), bytes(4), b"text".ljust(1023, b"\0"), b"text".ljust(1024, b"\1")]
)
def test_a_chunk_with_anything_but_zeros_behind_the_end_is_refused(text: bytes) -> None:
    fields = (ID, bytes(4), (1).to_bytes(4), (4).to_bytes(8))
    blob = lock(KEY.reveal(), Purpose.MEDIA_CHUNK, fields, text, bytes)
    if text == bytes(1024):
        assert open_chunk(KEY, ID, 0, 1, 4, blob) == bytes(4)
    else:
        with pytest.raises(DecryptError):
            open_chunk(KEY, ID, 0, 1, 4, blob)


@pytest.mark.parametrize("media_id", [b"", bytes(15), bytes(17)])
def test_a_media_id_has_16_bytes(media_id: bytes) -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        media_key(SpaceKey(bytes(32)), media_id)
