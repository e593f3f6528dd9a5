"""The key by which push services know this server: made and used by the program `openssl`, which gets its path only.

The private file lies beside `post.key`; the public one beside the database, for the pages that ask a browser.
"""

import secrets
import shutil
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from goldseam.core.reminders import vapid
from goldseam.ledger.key_files import put_once

PRIVATE_FILE, PUBLIC_FILE = "push.key", "push.pub"
POINT_LETTERS = 87
SECONDS = 30.0
# ES256 is what every push service takes (RFC 8292, 2).
_MAKE = ("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256")


class NoOpensslError(Exception):
    """The program that makes and uses the key is not installed."""


class PushKeyError(Exception):
    """The private file is damaged or out of reach, or nothing could be signed with it."""


@dataclass(frozen=True)
class PushKey:
    """The key as the post uses it: the program, where the private file is, and the public half."""

    program: str
    file: Path
    public: str

    def sign(self, text: bytes) -> bytes:
        """A signature (ECDSA with SHA-256) in its form with lengths.

        Raises:
            PushKeyError: the program did not make one.
        """
        return _run(self.program, "dgst", "-sha256", "-sign", str(self.file), given=text)


def public_key() -> str:
    """What a browser is given; "" until `goldseam post` made the key, or where it cannot use it."""
    try:
        stored = _public_file().read_text("ascii")
    except (OSError, UnicodeDecodeError):
        return ""
    return stored if len(stored) == POINT_LETTERS else ""


def push_key() -> PushKey:
    """The key, made at first use; its public half is put beside the database.

    Raises:
        NoOpensslError: the program is missing; pages offer no notices then.
        PushKeyError: the file is damaged, or this user may not read it or write its public half.
    """
    program = shutil.which("openssl")
    if program is None:
        withdraw()
        raise NoOpensslError
    file = Path(settings.POST_KEY).with_name(PRIVATE_FILE)
    try:
        if not file.exists():
            put_once(file, _run(program, *_MAKE))
        der = _run(program, "pkey", "-in", str(file), "-pubout", "-outform", "DER")
        public = vapid.unpadded(vapid.raw_public(der))
        if public_key() != public:
            fresh = _public_file().with_suffix(f".{secrets.token_hex(8)}")
            fresh.write_text(public, "ascii")
            fresh.replace(_public_file())
    except (vapid.NotDerError, OSError):
        raise PushKeyError from None
    return PushKey(program, file, public)


def withdraw() -> None:
    """Offer no notices any more: nothing could be sent."""
    with suppress(OSError):
        _public_file().unlink(missing_ok=True)


def _run(program: str, *arguments: str, given: bytes = b"") -> bytes:
    """What `openssl` answers. What it says of an error is dropped: it may name files.

    It gets no environment: passwords stand there, and settings of its own that could load anything into it.
    """
    try:
        done = subprocess.run(  # noqa: S603 - a program of the system, with arguments of ours
            [program, *arguments], input=given, capture_output=True, check=True, timeout=SECONDS, env={}
        )
    except (subprocess.SubprocessError, OSError):
        raise PushKeyError from None
    return done.stdout


def _public_file() -> Path:
    return Path(settings.HOME) / PUBLIC_FILE
