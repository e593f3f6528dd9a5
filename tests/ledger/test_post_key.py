"""The key pair of the post: made once, for its user alone, and good for nothing but reminders."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from goldseam.core import vault
from goldseam.ledger import people, post_key
from goldseam.ledger.people import NewPerson

Box = Any


@pytest.fixture
def key_files(settings: Any, tmp_path: Path) -> tuple[Path, Path]:
    settings.HOME, settings.POST_KEY = tmp_path, tmp_path / "post.key"
    return tmp_path / "post.key", tmp_path / "post.pub"


def test_the_key_pair_is_made_once_for_its_user_alone(key_files: tuple[Path, Path]) -> None:
    private, public = key_files
    made = post_key.private_key()

    assert post_key.private_key() == made
    assert (private.stat().st_mode & 0o777, public.read_bytes()) == (0o600, made.public())
    assert made.reveal() not in public.read_bytes()


def test_a_lost_public_half_is_made_again(key_files: tuple[Path, Path]) -> None:
    _private, public = key_files
    made = post_key.private_key()
    public.write_bytes(b"short")

    assert post_key.public_key() is None
    assert post_key.private_key().public() == made.public() == post_key.public_key()


def test_a_damaged_private_half_is_said(key_files: tuple[Path, Path]) -> None:
    private, _public = key_files
    private.write_bytes(b"short")
    with pytest.raises(post_key.PostKeyError):
        post_key.private_key()


def test_of_two_that_make_it_at_once_one_counts(key_files: tuple[Path, Path]) -> None:
    private, _public = key_files
    made = post_key.private_key()

    assert post_key._new(private) == made.reveal()
    assert Path(settings.POST_KEY).read_bytes() == made.reveal()


@pytest.mark.django_db
def test_the_key_of_the_post_opens_nothing_else(alice: NewPerson, mailbox: Box) -> None:
    assert mailbox
    who = alice.unlocked.person
    sealed = vault.seal_to_person(people.public_key_of(who), who, b"x", lambda count: bytes([7]) * count)
    with pytest.raises(vault.DecryptError):
        vault.open_sealed(post_key.private_key(), who, sealed)
