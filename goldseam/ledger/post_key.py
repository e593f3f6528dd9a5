"""The key pair of the post: what is sealed to it only `goldseam post` opens. Two files beside the database."""

import secrets
from pathlib import Path

from django.conf import settings

from goldseam.core import vault
from goldseam.ledger.key_files import put_once

PUBLIC_FILE = "post.pub"


class PostKeyError(Exception):
    """The private file is damaged or out of reach. What was sealed to it cannot be sent."""


def public_key() -> vault.PublicKey | None:
    """What the web application seals to; None until `goldseam post` was started once."""
    try:
        stored = _public_file().read_bytes()
    except FileNotFoundError:
        return None
    return vault.PublicKey(stored) if len(stored) == vault.KEY_BYTES else None


def private_key() -> vault.PrivateKey:
    """The private half, made at first use; its public half is put beside the database.

    Raises:
        PostKeyError: the file is damaged, or this user may not read it or write its public half.
    """
    try:
        private = vault.PrivateKey(_stored(Path(settings.POST_KEY)))
        if public_key() != private.public():
            fresh = _public_file().with_suffix(f".{secrets.token_hex(8)}")
            fresh.write_bytes(private.public())
            fresh.replace(_public_file())
    except (ValueError, OSError):
        raise PostKeyError from None
    return private


def _stored(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else _new(path)


def _new(path: Path) -> bytes:
    put_once(path, vault.PrivateKey.generate(secrets.token_bytes).reveal())
    return path.read_bytes()


def _public_file() -> Path:
    return Path(settings.HOME) / PUBLIC_FILE
