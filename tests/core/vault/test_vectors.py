"""What was sealed once opens for ever: the frozen vectors of every format, and the seals that made them."""

import subprocess
import sys
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
import pytest

from goldseam.core.catalogue.codewords import load_codewords
from goldseam.core.catalogue.model import Language
from goldseam.core.vault import (
    DecryptError,
    InvitationPayload,
    InvitationSecret,
    KdfParams,
    RecoverySecret,
    RingEntry,
    SpaceKey,
    bucket,
    check_layout,
    derive_invitation_key,
    derive_passphrase_key,
    fake_invitation,
    fake_slot,
    kind_tag,
    parse_invitation_code,
    parse_recovery_code,
    read_keys,
    server_mac,
    spell_invitation_code,
    spell_recovery_code,
    write_keys,
)

HERE = Path(__file__).parent
# A changed digest means that something stored may no longer open. A new format gets a file of its own.
FROZEN = {
    "format-1.json": "222d31dc22b7bf3f6ab8ed9470a9e46f774a6a42dd57284b2b08f6377121f5ab",
    "format-1-server.json": "dc8d82ccba07a589f05e9db3da4e3e1803f478065ca3e00836572694d84b1f30",
    "format-1-two.json": "2676f9b0854908454925014faf0fc4bce146732fc0d5193e87afcf6948af14c6",
}


class Sealed(msgspec.Struct, frozen=True):
    kind: str
    context: msgspec.Raw
    random: list[bytes]
    blob: bytes


class DerivedKey(msgspec.Struct, frozen=True):
    passphrase: str
    salt: bytes
    params: KdfParams
    key: bytes


class WrittenEntry(msgspec.Struct, frozen=True):
    space_key: bytes
    role: str
    head: int
    payload: bytes


class SpeltCode(msgspec.Struct, frozen=True):
    secret: bytes
    code: str


class Tag(msgspec.Struct, frozen=True):
    space_key: bytes
    kind: str
    tag: bytes


class Mac(msgspec.Struct, frozen=True):
    key: bytes
    label: str
    fields: list[bytes]
    mac: bytes


class FakeSlot(msgspec.Struct, frozen=True):
    seed: bytes
    params: KdfParams
    slot: bytes


class Size(msgspec.Struct, frozen=True):
    length: int
    bucket: int
    chunks: int


class DerivedInvitationKey(msgspec.Struct, frozen=True):
    code: bytes
    salt: bytes
    params: KdfParams
    key: bytes


class SpeltInvitation(msgspec.Struct, frozen=True):
    code: bytes
    spelt: dict[Language, str]


class WrittenPayload(msgspec.Struct, frozen=True):
    space: UUID
    epoch: int
    key: bytes
    role: str
    inviter: UUID
    until: date | None
    payload: bytes


class FakeInvitation(msgspec.Struct, frozen=True):
    seed: bytes
    params: KdfParams
    sealed: bytes


class KeyText(msgspec.Struct, frozen=True):
    chain: bytes
    text: str
    days: dict[int, bytes]


class Vectors(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one file holds; what came later stands in a file of its own."""

    format: int
    sealed: list[Sealed]
    passphrase_keys: list[DerivedKey] = []
    ring_entries: list[WrittenEntry] = []
    recovery_codes: list[SpeltCode] = []
    kind_tags: list[Tag] = []
    server_macs: list[Mac] = []
    fake_slots: list[FakeSlot] = []
    sizes: list[Size] = []
    invitation_keys: list[DerivedInvitationKey] = []
    invitation_codes: list[SpeltInvitation] = []
    invitation_payloads: list[WrittenPayload] = []
    fake_invitations: list[FakeInvitation] = []
    key_texts: list[KeyText] = []


def read(name: str) -> Vectors:
    return msgspec.json.decode((HERE / "vectors" / name).read_bytes(), type=Vectors)


@pytest.fixture(params=sorted(FROZEN))
def vectors(request: pytest.FixtureRequest) -> Vectors:
    return read(request.param)


def test_every_kind_has_vectors_and_no_list_of_them_is_empty(kinds: tuple[Any, ...]) -> None:
    files = [read(name) for name in FROZEN]
    assert {vector.kind for file in files for vector in file.sealed} == {kind.name for kind in kinds}
    for name in Vectors.__struct_fields__:
        assert any(getattr(file, name) for file in files), name


def test_the_vectors_are_the_frozen_ones() -> None:
    found = {path.name: sha256(path.read_bytes()).hexdigest() for path in (HERE / "vectors").iterdir()}
    assert found == FROZEN


def test_what_was_sealed_still_opens_and_is_still_sealed_to_the_same_bytes(
    vectors: Vectors, kinds: tuple[Any, ...], context_type: type[Any]
) -> None:
    by_name = {kind.name: kind for kind in kinds}
    for vector in vectors.sealed:
        kind = by_name[vector.kind]
        context = msgspec.json.decode(vector.context, type=context_type)
        assert vector.blob[0] == vectors.format
        assert kind.open(context, vector.blob) == context.text
        drawn = iter(vector.random)
        assert kind.seal(context, lambda _size, drawn=drawn: next(drawn)) == vector.blob
        assert next(drawn, None) is None


def test_another_format_or_suite_byte_is_refused(
    vectors: Vectors, kinds: tuple[Any, ...], context_type: type[Any]
) -> None:
    by_name = {kind.name: kind for kind in kinds}
    for vector in vectors.sealed:
        context = msgspec.json.decode(vector.context, type=context_type)
        for place in (0, 1):
            for value in set(range(256)) - {vector.blob[place]}:
                changed = vector.blob[:place] + bytes([value]) + vector.blob[place + 1 :]
                with pytest.raises(DecryptError):
                    by_name[vector.kind].open(context, changed)


def test_a_passphrase_still_gives_its_key(vectors: Vectors) -> None:
    for vector in vectors.passphrase_keys:
        key = derive_passphrase_key(vector.passphrase, vector.salt, vector.params)
        assert key.reveal() == vector.key


def test_a_ring_entry_is_still_read_and_written(vectors: Vectors) -> None:
    for vector in vectors.ring_entries:
        entry = RingEntry(SpaceKey(vector.space_key), vector.role, vector.head)
        assert RingEntry.decode(vector.payload) == entry
        assert entry.encode() == vector.payload


def test_a_recovery_code_is_still_read_and_spelt(vectors: Vectors) -> None:
    for vector in vectors.recovery_codes:
        assert parse_recovery_code(vector.code) == RecoverySecret(vector.secret)
        assert spell_recovery_code(RecoverySecret(vector.secret)) == vector.code


def test_tags_macs_and_the_slots_of_nobody_are_still_the_same(vectors: Vectors) -> None:
    for tag in vectors.kind_tags:
        assert kind_tag(SpaceKey(tag.space_key), tag.kind) == tag.tag
    for mac in vectors.server_macs:
        assert server_mac(mac.key, mac.label, *mac.fields) == mac.mac
    for fake in vectors.fake_slots:
        assert fake_slot(fake.seed, fake.params) == fake.slot


def test_eight_words_are_still_read_and_spelt_and_give_their_key(vectors: Vectors) -> None:
    for vector in vectors.invitation_codes:
        code = InvitationSecret(vector.code)
        for language, spelt in vector.spelt.items():
            words = load_codewords(language)
            assert spell_invitation_code(code, words) == spelt
            assert parse_invitation_code(spelt, [words]) == code
    for derived in vectors.invitation_keys:
        key = derive_invitation_key(InvitationSecret(derived.code), derived.salt, derived.params)
        assert key.reveal() == derived.key


def test_an_invitation_is_still_read_and_written(vectors: Vectors) -> None:
    for vector in vectors.invitation_payloads:
        payload = InvitationPayload(
            vector.space, vector.epoch, SpaceKey(vector.key), vector.role, vector.inviter, vector.until
        )
        assert InvitationPayload.decode(vector.payload) == payload
        assert payload.encode() == vector.payload
    for fake in vectors.fake_invitations:
        assert fake_invitation(fake.seed, fake.params) == fake.sealed


def test_the_text_of_the_servers_keys_is_still_read_and_gives_the_same_keys(vectors: Vectors) -> None:
    for vector in vectors.key_texts:
        keys, stays = read_keys(vector.text)
        assert stays == bytes(32)
        assert write_keys(keys, stays, "a note") == vector.text
        assert {number: keys.key(number).reveal() for number in vector.days} == vector.days


def test_sizes_are_still_the_same(vectors: Vectors) -> None:
    for size in vectors.sizes:
        assert bucket(size.length) == size.bucket
        assert len(check_layout(size.length)) == size.chunks


def test_frozen_vectors_are_never_written_again() -> None:
    before = [(HERE / "vectors" / name).read_bytes() for name in FROZEN]
    again = subprocess.run(
        [sys.executable, str(HERE / "make_vectors.py")], capture_output=True, text=True, check=False
    )
    assert (again.returncode, again.stderr.splitlines()[-1]) == (
        2,
        "All vectors are frozen. A new format gets a new file.",
    )
    assert [(HERE / "vectors" / name).read_bytes() for name in FROZEN] == before
