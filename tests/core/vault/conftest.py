"""Everything the vault seals, as one table: so that each refusal is tried on every kind of it."""

from collections.abc import Callable
from datetime import date
from hashlib import blake2b
from typing import Any
from uuid import UUID

import msgspec
import pytest
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from goldseam.core import vault
from goldseam.core.vault import MasterKey, PassphraseKey, PrivateKey, Randomness, RecoverySecret, SpaceKey

vault.allow_testing_profile()


class Context(msgspec.Struct, frozen=True):
    """All that anything can be bound to, as plain values that JSON can hold."""

    master: bytes
    passphrase_key: bytes
    recovery: bytes
    private: bytes
    space_key: bytes
    secret: bytes
    session: bytes
    person: UUID
    author: UUID
    space: UUID
    epoch: int
    seq: int
    tag: bytes
    day: date
    name: str
    label: str
    media_id: bytes
    length: int
    salt: bytes
    text: bytes
    # The first frozen vectors are older than these.
    invitation: UUID = UUID(int=0)
    half: bytes = bytes(32)
    other_half: bytes = bytes(32)
    round_id: bytes = bytes(16)
    server_key: bytes = bytes(32)

    def address(self) -> vault.ItemAddress:
        return vault.ItemAddress(self.space, self.seq, self.epoch, self.tag, self.author, self.day)

    def halves(self) -> tuple[vault.Half, vault.Half]:
        return vault.Half(self.half), vault.Half(self.other_half)

    def backup_key(self) -> vault.BackupKey:
        return vault.backup_key(vault.DayKey(self.server_key), self.media_id)

    def data(self) -> bytes:
        return (self.text * 64)[: self.length]


class Kind(msgspec.Struct, frozen=True):
    """One kind of sealed thing: what it is bound to, how it is made and how it is opened."""

    name: str
    bound: tuple[str, ...]
    seal: Callable[[Context, Randomness], bytes]
    open: Callable[[Context, bytes], bytes]

    def example(self) -> Context:
        return example_context(self.name)

    def contexts(self) -> SearchStrategy[Context]:
        return st.builds(Context, **FIELDS)

    def other_values(self, context: Context, field: str) -> SearchStrategy[Any]:
        return FIELDS[field].filter(lambda value: value != getattr(context, field))


def _clamped(private: bytes) -> bytes:
    """Set the bits that X25519 ignores (RFC 7748 section 5), so that two keys that differ are two keys."""
    return bytes([private[0] & 0xF8]) + private[1:31] + bytes([private[31] & 0x7F | 0x40])


KEYS = st.binary(min_size=32, max_size=32)
SHORT = st.binary(min_size=16, max_size=16)
FIELDS: dict[str, SearchStrategy[Any]] = {
    **dict.fromkeys(("master", "passphrase_key", "space_key", "secret", "text", "half", "other_half"), KEYS),
    "server_key": KEYS,
    **dict.fromkeys(("tag", "media_id", "salt", "round_id"), SHORT),
    **dict.fromkeys(("person", "author", "space", "invitation"), st.uuids()),
    "recovery": st.binary(min_size=20, max_size=20),
    "private": KEYS.map(_clamped),
    "session": st.binary(min_size=1, max_size=40),
    "epoch": st.integers(0, 2**32 - 1),
    "seq": st.integers(0, 2**63 - 1),
    "day": st.dates(),
    "name": st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    "label": st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    "length": st.integers(32, 2048),
}


def _seal_passphrase_slot(c: Context, random: Randomness) -> bytes:
    key = PassphraseKey(c.passphrase_key)
    return vault.make_passphrase_slot(MasterKey(c.text), key, c.person, c.salt, vault.TESTING, random)


def _open_erasure(c: Context, blob: bytes) -> bytes:
    vault.open_erasure(SpaceKey(c.space_key), c.address(), blob)
    return c.text


def _seal_media(c: Context, random: Randomness) -> bytes:
    key = vault.media_key(SpaceKey(c.space_key), c.media_id)
    return vault.seal_chunk(key, c.media_id, 0, 1, c.length, c.data(), random)


def _open_media(c: Context, blob: bytes) -> bytes:
    key = vault.media_key(SpaceKey(c.space_key), c.media_id)
    return vault.open_chunk(key, c.media_id, 0, 1, c.length, blob)[: len(c.text)]


def _seal_invitation(c: Context, random: Randomness) -> bytes:
    key = vault.InvitationKey(c.passphrase_key)
    return vault.seal_invitation(c.text, key, c.invitation, c.salt, vault.TESTING, random)


ADDRESS = ("space_key", "space", "seq", "epoch", "tag", "author", "day")
KINDS = (
    Kind(
        "passphrase-slot",
        ("passphrase_key", "person"),
        _seal_passphrase_slot,
        lambda c, b: vault.open_passphrase_slot(b, PassphraseKey(c.passphrase_key), c.person).reveal(),
    ),
    Kind(
        "recovery-slot",
        ("recovery", "person"),
        lambda c, r: vault.make_recovery_slot(MasterKey(c.text), RecoverySecret(c.recovery), c.person, r),
        lambda c, b: vault.open_recovery_slot(b, RecoverySecret(c.recovery), c.person).reveal(),
    ),
    Kind(
        "private-key",
        ("master", "person"),
        lambda c, r: vault.seal_private_key(MasterKey(c.master), c.person, PrivateKey(c.text), r),
        lambda c, b: vault.open_private_key(MasterKey(c.master), c.person, b).reveal(),
    ),
    Kind(
        "ring-entry",
        ("master", "person", "space", "epoch"),
        lambda c, r: vault.seal_ring_entry(MasterKey(c.master), c.person, c.space, c.epoch, c.text, r),
        lambda c, b: vault.open_ring_entry(MasterKey(c.master), c.person, c.space, c.epoch, b),
    ),
    Kind(
        "checkpoint",
        ("master", "person", "space", "name"),
        lambda c, r: vault.seal_checkpoint(MasterKey(c.master), c.space, c.person, c.name, c.text, r),
        lambda c, b: vault.open_checkpoint(MasterKey(c.master), c.space, c.person, c.name, b),
    ),
    Kind(
        "personal",
        ("master", "person", "label"),
        lambda c, r: vault.seal_personal(MasterKey(c.master), c.person, c.label, c.text, r),
        lambda c, b: vault.open_personal(MasterKey(c.master), c.person, c.label, b),
    ),
    Kind(
        "to-person",
        ("private", "person"),
        lambda c, r: vault.seal_to_person(PrivateKey(c.private).public(), c.person, c.text, r),
        lambda c, b: vault.open_sealed(PrivateKey(c.private), c.person, b),
    ),
    Kind(
        "session",
        ("secret", "person", "session"),
        lambda c, r: vault.seal_session(MasterKey(c.text), c.secret, c.person, c.session, r),
        lambda c, b: vault.open_session(b, c.secret, c.person, c.session).reveal(),
    ),
    Kind(
        "item",
        ADDRESS,
        lambda c, r: vault.seal_item(SpaceKey(c.space_key), c.address(), c.text, r),
        lambda c, b: vault.open_item(SpaceKey(c.space_key), c.address(), b),
    ),
    Kind(
        "erasure",
        ADDRESS,
        lambda c, r: vault.seal_erasure(SpaceKey(c.space_key), c.address(), r),
        _open_erasure,
    ),
    Kind(
        "head",
        ("space_key", "space", "epoch"),
        lambda c, r: vault.seal_head(SpaceKey(c.space_key), c.space, c.epoch, c.text, r),
        lambda c, b: vault.open_head(SpaceKey(c.space_key), c.space, c.epoch, b),
    ),
    Kind("media-chunk", ("space_key", "media_id", "length"), _seal_media, _open_media),
    Kind(
        "invitation",
        ("passphrase_key", "invitation"),
        _seal_invitation,
        lambda c, b: vault.open_invitation(b, vault.InvitationKey(c.passphrase_key), c.invitation),
    ),
    Kind(
        "release",
        ("half", "other_half", "space", "round_id", "author"),
        lambda c, r: vault.seal_release(*c.halves(), c.space, c.round_id, c.author, c.text, r),
        lambda c, b: vault.open_release(*c.halves(), c.space, c.round_id, c.author, b),
    ),
    Kind(
        "wrapped",
        ("server_key", "person", "label"),
        lambda c, r: vault.wrap(vault.DayKey(c.server_key), c.epoch, c.person, c.label, c.text, r),
        lambda c, b: vault.unwrap(vault.DayKey(c.server_key), c.person, c.label, b),
    ),
    Kind(
        "backup-part",
        ("server_key", "media_id", "seq"),
        lambda c, r: vault.seal_part(c.backup_key(), c.seq, c.text, r),
        lambda c, b: vault.open_part(c.backup_key(), c.seq, b),
    ),
)


class Stream:
    """Bytes that only look random, the same for the same seed, and a record of those that were drawn."""

    def __init__(self, seed: str) -> None:
        self.seed = seed.encode()
        self.drawn: list[bytes] = []

    def __call__(self, size: int) -> bytes:
        block = blake2b(self.seed + bytes([len(self.drawn)])).digest()
        self.drawn.append((block * (size // len(block) + 1))[:size])
        return self.drawn[-1]


def example_context(seed: str) -> Context:
    """Return one fixed context, different for each seed."""
    draw = Stream(seed)
    return Context(
        master=draw(32),
        passphrase_key=draw(32),
        recovery=draw(20),
        private=draw(32),
        space_key=draw(32),
        secret=draw(32),
        session=draw(20),
        person=UUID(bytes=draw(16)),
        author=UUID(bytes=draw(16)),
        space=UUID(bytes=draw(16)),
        epoch=draw(1)[0],
        seq=int.from_bytes(draw(3)),
        tag=draw(16),
        day=date(2026, 1 + draw(1)[0] % 12, 1 + draw(1)[0] % 28),
        name=f"fold-{seed}",
        label=f"label-{seed}",
        media_id=draw(16),
        length=32 + draw(1)[0],
        salt=draw(16),
        text=draw(32),
        invitation=UUID(bytes=draw(16)),
        half=draw(32),
        other_half=draw(32),
        round_id=draw(16),
        server_key=draw(32),
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    for name in ("kind", "other_kind"):
        if name in metafunc.fixturenames:
            metafunc.parametrize(name, KINDS, ids=[kind.name for kind in KINDS])


@pytest.fixture
def stream() -> Stream:
    return Stream("test")


@pytest.fixture
def streams() -> Callable[[str], Stream]:
    return Stream


@pytest.fixture
def context() -> Context:
    return example_context("one")


@pytest.fixture
def kinds() -> tuple[Kind, ...]:
    return KINDS


@pytest.fixture
def context_type() -> type[Context]:
    return Context
