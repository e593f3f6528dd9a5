"""Items, their tombstones and their tags: what a row tells, and what it refuses."""

from datetime import date
from typing import Any
from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.core.vault import (
    ENVELOPE_BYTES,
    DecryptError,
    ItemAddress,
    Purpose,
    Randomness,
    SpaceKey,
    bucket,
    kind_tag,
    open_erasure,
    open_item,
    seal_erasure,
    seal_item,
    server_mac,
)
from goldseam.core.vault.envelope import seal

KEY = SpaceKey(bytes(range(32)))
OTHER_KEY = SpaceKey(bytes(32))
ADDRESS = ItemAddress(UUID(int=1), 1, 1, kind_tag(KEY, "check_in"), UUID(int=2), date(2026, 3, 1))
IMPOSSIBLE: dict[str, list[Any]] = {
    "seq": [-1, 2**64],
    "epoch": [-1, 2**32],
    "tag": [b"", bytes(15), bytes(17)],
}
impossible_addresses = pytest.mark.parametrize(
    "address",
    [
        msgspec.structs.replace(ADDRESS, **{field: value})
        for field, values in IMPOSSIBLE.items()
        for value in values
    ],
    ids=str,
)


@given(text=st.binary(max_size=4000))
def test_an_item_is_as_big_as_its_bucket_and_the_envelope(text: bytes) -> None:
    body = seal_item(KEY, ADDRESS, text, bytes)
    assert len(body) == bucket(len(text) + 1) + ENVELOPE_BYTES
    assert ENVELOPE_BYTES == 46
    assert open_item(KEY, ADDRESS, body) == text


@impossible_addresses
def test_an_address_no_row_can_have_is_refused(address: ItemAddress, stream: Randomness) -> None:
    with pytest.raises(ValueError, match=r"range|16 bytes|epoch"):
        seal_item(KEY, address, b"text", stream)
    with pytest.raises(ValueError, match=r"range|16 bytes|epoch"):
        seal_erasure(KEY, address, stream)
    body = seal_item(KEY, ADDRESS, b"text", stream)
    with pytest.raises(DecryptError):
        open_item(KEY, address, body)
    with pytest.raises(DecryptError):
        open_erasure(KEY, address, body)


def test_an_erased_row_is_proven_empty_and_looks_like_any_small_one(stream: Randomness) -> None:
    written = seal_item(KEY, ADDRESS, b"a line", stream)
    erased = seal_erasure(KEY, ADDRESS, stream)
    open_erasure(KEY, ADDRESS, erased)
    assert len(written) == len(erased)
    assert written[:6] == erased[:6]
    with pytest.raises(DecryptError):
        open_item(KEY, ADDRESS, erased)
    with pytest.raises(DecryptError):
        open_erasure(KEY, ADDRESS, written)


def test_a_tombstone_with_something_under_it_is_refused(stream: Randomness) -> None:
    fields = (
        ADDRESS.space.bytes,
        ADDRESS.seq.to_bytes(8),
        ADDRESS.tag,
        ADDRESS.author.bytes,
        ADDRESS.day.toordinal().to_bytes(4),
    )
    key = KEY.subkey(Purpose.ERASURE)
    open_erasure(KEY, ADDRESS, seal(key, Purpose.ERASURE, fields, b"", stream, ADDRESS.epoch))
    with pytest.raises(DecryptError):
        open_erasure(KEY, ADDRESS, seal(key, Purpose.ERASURE, fields, b"kept", stream, ADDRESS.epoch))


def test_a_kind_has_one_tag_in_a_space_and_another_elsewhere() -> None:
    assert kind_tag(KEY, "promise") == kind_tag(KEY, "promise")
    assert len(kind_tag(KEY, "promise")) == 16
    assert len({kind_tag(key, kind) for key in (KEY, OTHER_KEY) for kind in ("promise", "check_in", "")}) == 6


def test_a_name_is_looked_up_by_a_mac_that_only_the_server_can_make() -> None:
    key = bytes(range(32))
    macs = [
        server_mac(key, "name", b"anna-4821"),
        server_mac(key, "name", b"anna", b"-4821"),
        server_mac(key, "name", b"anna-4822"),
        server_mac(key, "fake-slot", b"anna-4821"),
        server_mac(bytes(32), "name", b"anna-4821"),
        server_mac(key, "name"),
    ]
    assert len(set(macs)) == len(macs)
    assert {len(mac) for mac in macs} == {32}
    assert macs[0] == server_mac(key, "name", b"anna-4821")
    with pytest.raises(ValueError, match="16 to 64"):
        server_mac(b"", "name", b"anna-4821")
