"""The key ring: what it remembers about a space, written in one way and read strictly."""

from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.core.vault import (
    DecryptError,
    MasterKey,
    PrivateKey,
    Randomness,
    RingEntry,
    SpaceKey,
    open_private_key,
    open_ring_entry,
    seal_head,
    seal_private_key,
    seal_ring_entry,
)

MASTER = MasterKey(bytes(range(32)))
PERSON, SPACE = UUID(int=1), UUID(int=2)
KEY = SpaceKey(bytes(32))


@given(
    key=st.binary(min_size=32, max_size=32),
    role=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=32),
    head=st.integers(0, 2**63 - 1),
)
def test_a_ring_entry_reads_back(key: bytes, role: str, head: int) -> None:
    entry = RingEntry(SpaceKey(key), role, head)
    blob = seal_ring_entry(MASTER, PERSON, SPACE, 3, entry.encode(), bytes)
    assert RingEntry.decode(open_ring_entry(MASTER, PERSON, SPACE, 3, blob)) == entry


@pytest.mark.parametrize(
    "entry",
    [
        RingEntry(KEY, "", 0),
        RingEntry(KEY, "r" * 33, 0),
        RingEntry(KEY, "own", -1),
        RingEntry(KEY, "own", 2**63),
    ],
    ids=str,
)
def test_a_ring_entry_out_of_range_is_not_written(entry: RingEntry) -> None:
    with pytest.raises(ValueError, match="role"):
        entry.encode()


@pytest.mark.parametrize(
    "written",
    [
        None,
        [],
        [1, bytes(32), "own"],
        [2, bytes(32), "own", 0],
        [1, bytes(31), "own", 0],
        [1, bytes(32), "", 0],
        [1, bytes(32), "own", -1],
        [1, bytes(32), "own", 0, "more"],
        {"space_key": bytes(32), "role": "own", "head": 0},
    ],
    ids=str,
)
def test_a_ring_entry_of_another_shape_is_refused(written: object) -> None:
    with pytest.raises(DecryptError) as refusal:
        RingEntry.decode(msgspec.msgpack.encode(written))
    assert refusal.value.__suppress_context__


@given(payload=st.binary(max_size=60))
def test_noise_is_no_ring_entry(payload: bytes) -> None:
    with pytest.raises(DecryptError):
        RingEntry.decode(payload)


@pytest.mark.parametrize("epoch", [-1, 2**32])
def test_an_epoch_out_of_range_is_refused(epoch: int, stream: Randomness) -> None:
    with pytest.raises(ValueError, match="epoch"):
        seal_ring_entry(MASTER, PERSON, SPACE, epoch, b"", stream)
    with pytest.raises(ValueError, match="epoch"):
        seal_head(KEY, SPACE, epoch, b"", stream)
    blob = seal_ring_entry(MASTER, PERSON, SPACE, 0, b"", stream)
    with pytest.raises(DecryptError):
        open_ring_entry(MASTER, PERSON, SPACE, epoch, blob)


def test_a_wrapped_private_key_has_a_fixed_size_and_its_public_half(stream: Randomness) -> None:
    private = PrivateKey.generate(stream)
    blob = seal_private_key(MASTER, PERSON, private, stream)
    assert len(blob) == 78
    assert open_private_key(MASTER, PERSON, blob).public() == private.public()
