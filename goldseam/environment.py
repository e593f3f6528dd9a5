"""Reads what an operator sets in the environment, and keeps the server's one secret file."""

import hashlib
import json
import os
import re
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from ipaddress import IPv6Address, ip_address
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from goldseam.core.reminders.contact import Push, read_push

DEFAULT_ORIGIN = "http://127.0.0.1:8000"
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
DEFAULT_PORTS = {"http": 80, "https": 443}
HOST_NAME = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?")
# ASCII only: other addresses need what not every mail server speaks.
MAIL_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
SERVER_SECRET_BYTES = 32
# What lies in the home only after a first start, and is worthless without the server's secret.
NEEDS_SECRET = ("changing.key", "goldseam.sqlite3")
SMTP_PORTS = {"tls": 465, "starttls": 587, "none": 25}
MEDIA_STORAGE = "goldseam.ledger.media_files.MediaFiles"


@dataclass(frozen=True)
class Smtp:
    """The mail server that reminders are handed to."""

    host: str
    port: int
    security: str
    sender: str
    user: str
    password: str = field(repr=False)


class SettingError(ValueError):
    """An environment variable holds something that cannot be used; the message says which and what is."""


@dataclass(frozen=True)
class Environment:
    """The settings that differ between one couple's machine, a charity's server and a test."""

    home: Path
    origin: str
    listen: str
    database_address: str
    kdf_memory_kib: int
    kdf_passes: int
    kdf_testing: bool
    kdf_slots: int
    time_zone: str
    static_storage: str
    media_storage: str
    media_options: dict[str, Any]
    post_key: Path
    smtp: Smtp | None
    push: Push | None

    @classmethod
    def read(cls, given: Mapping[str, str] | None = None) -> "Environment":
        """Read `GOLDSEAM_*` from the process environment (or from `given`)."""
        env = os.environ if given is None else given
        testing = env.get("GOLDSEAM_KDF", "") == "testing-only"
        home = Path(env.get("GOLDSEAM_HOME", "var")).absolute()
        return cls(
            home=home,
            origin=_origin(env.get("GOLDSEAM_ORIGIN", DEFAULT_ORIGIN)),
            listen=env.get("GOLDSEAM_LISTEN", ""),
            database_address=env.get("GOLDSEAM_DATABASE", ""),
            kdf_memory_kib=_whole(env, "GOLDSEAM_KDF_MEMORY_MIB", 64, 64, 1024) * 1024,
            kdf_passes=_whole(env, "GOLDSEAM_KDF_PASSES", 3, 3, 8),
            kdf_testing=testing,
            kdf_slots=_whole(env, "GOLDSEAM_KDF_SLOTS", os.cpu_count() or 1, 1, 256),
            time_zone=_zone(env.get("GOLDSEAM_TIME_ZONE", "") or _machine_zone()),
            static_storage=env.get(
                "GOLDSEAM_STATIC_STORAGE", "whitenoise.storage.CompressedManifestStaticFilesStorage"
            ),
            media_storage=env.get("GOLDSEAM_MEDIA_STORAGE", "") or MEDIA_STORAGE,
            media_options=_options(env.get("GOLDSEAM_MEDIA_OPTIONS", "")),
            post_key=Path(env.get("GOLDSEAM_POST_KEY", "") or home / "post.key").absolute(),
            smtp=_smtp(env),
            push=_push(env),
        )

    @property
    def media(self) -> dict[str, Any]:
        """Django's settings for where recordings lie: a folder of the home, or the storage that is named."""
        here = {"location": str(self.home / "media")} if self.media_storage == MEDIA_STORAGE else {}
        return {"BACKEND": self.media_storage, "OPTIONS": {**here, **self.media_options}}

    @property
    def hosts(self) -> list[str]:
        """The host names a request may carry: the origin's, and loopback where the origin is loopback."""
        host = _host(urlsplit(self.origin).hostname or "")
        return [*LOOPBACK] if host in LOOPBACK else [host]

    @property
    def listens_here(self) -> bool:
        """Whether only this machine reaches the server, as it is unless `--listen` says otherwise."""
        return not self.listen or is_loopback(self.listen.rpartition(":")[0])

    def secret(self, label: str) -> bytes:
        """Derive a 32-byte secret for one purpose from the server's secret file, made at first use."""
        return hashlib.blake2b(label.encode(), key=self._server_secret(), digest_size=32).digest()

    def _server_secret(self) -> bytes:
        path = self.home / "server.key"
        try:
            stored = path.read_bytes()
        except FileNotFoundError:
            # A ledger that was made with another one: a new one would lock everybody out, and take its place in copies.
            if any((self.home / name).exists() for name in NEEDS_SECRET):
                raise SettingError(
                    "server.key is missing, and without it nobody can sign in; "
                    "put it back from your copy: goldseam restore --server-key COPY"
                ) from None
            stored = _new_secret(path)
        if len(stored) != SERVER_SECRET_BYTES:
            raise SettingError(
                f"{path.name}: damaged; restore it from your copy, nobody can sign in without it"
            )
        return stored

    def database(self) -> dict[str, Any]:
        """Django's settings for SQLite in `home`, or for the PostgreSQL address given."""
        if self.database_address:
            return _postgres(self.database_address)
        _make_home(self.home)
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(self.home / "goldseam.sqlite3"),
            # synchronous=FULL: an acknowledged write survives a power cut; secure_delete: what is erased is
            # overwritten in the file; IMMEDIATE: a writer waits at the start instead of failing at the end.
            "OPTIONS": {
                "timeout": 20,
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
            },
            "CONN_MAX_AGE": None,
        }


def _make_home(home: Path) -> None:
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise SettingError(f"GOLDSEAM_HOME: {home} cannot be made ({error.strerror})") from None


def _new_secret(path: Path) -> bytes:
    """Make it whole under another name first: whoever starts at the same moment finds all of it or none."""
    _make_home(path.parent)
    beside = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(secrets.token_bytes(SERVER_SECRET_BYTES))
        file.flush()
        os.fsync(file.fileno())
    with suppress(FileExistsError):
        os.link(beside, path)
    beside.unlink()
    return path.read_bytes()


def _has_port(parts: SplitResult) -> bool:
    """Whether the port is left out or a number that a port can be."""
    try:
        return parts.port is None or parts.port > 0
    except ValueError:
        return False


def is_loopback(host: str) -> bool:
    """Whether an address or name means this machine and nothing else."""
    try:
        return host == "localhost" or ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _origin(text: str) -> str:
    """The origin as browsers write it themselves, since it is compared with what they send."""
    try:
        parts = urlsplit(text)
        host, port = _host(parts.hostname or ""), parts.port
    except ValueError:
        raise _no_origin() from None
    more = parts.path.strip("/") or parts.query or parts.fragment or "@" in parts.netloc
    safe = parts.scheme == "https" or (parts.scheme == "http" and host in LOOPBACK)
    if more or not safe or port == 0:
        raise _no_origin()
    left_out = port in (None, DEFAULT_PORTS[parts.scheme])
    return f"{parts.scheme}://{host}" if left_out else f"{parts.scheme}://{host}:{port}"


def _host(name: str) -> str:
    """A host as browsers send it. Wildcards are none: they would let every name in."""
    if ":" in name:
        return f"[{IPv6Address(name)}]"
    plain = name.encode("idna").decode()
    if not HOST_NAME.fullmatch(plain):
        raise ValueError
    return plain


def _no_origin() -> SettingError:
    return SettingError(
        "GOLDSEAM_ORIGIN: give the address people open, as https://name, or http:// on this machine only"
    )


def _whole(env: Mapping[str, str], name: str, default: int, low: int, high: int) -> int:
    text = env.get(name, str(default))
    if text.isascii() and text.isdigit() and low <= int(text) <= high:
        return int(text)
    raise SettingError(f"{name}: a whole number from {low} to {high}")


def _smtp(env: Mapping[str, str]) -> Smtp | None:
    """The mail server, or None where none is named. Plain SMTP goes to this machine only."""
    host, sender = env.get("GOLDSEAM_SMTP_HOST", ""), env.get("GOLDSEAM_SMTP_FROM", "")
    if not host and not sender:
        return None
    security = env.get("GOLDSEAM_SMTP_SECURITY", "starttls")
    if not host or not MAIL_ADDRESS.fullmatch(sender):
        raise SettingError(
            "GOLDSEAM_SMTP_HOST, GOLDSEAM_SMTP_FROM: give both, such as mail.example.org and a@b.org"
        )
    if security not in SMTP_PORTS or (security == "none" and not is_loopback(host)):
        raise SettingError(
            "GOLDSEAM_SMTP_SECURITY: tls or starttls; none only for a mail server on this machine"
        )
    port = _whole(env, "GOLDSEAM_SMTP_PORT", SMTP_PORTS[security], 1, 65535)
    user, password = env.get("GOLDSEAM_SMTP_USER", ""), env.get("GOLDSEAM_SMTP_PASSWORD", "")
    return Smtp(host, port, security, sender, user, password)


def _push(env: Mapping[str, str]) -> Push | None:
    """Notices on devices, or None where nobody answers for them."""
    try:
        return read_push(env.get("GOLDSEAM_PUSH_CONTACT", ""), env.get("GOLDSEAM_PUSH_HOSTS", ""))
    except ValueError as error:
        raise SettingError(str(error)) from None


def _options(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text or "{}")
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise SettingError('GOLDSEAM_MEDIA_OPTIONS: JSON as {"bucket_name": "..."}, or leave it out')
    return found


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ValueError, OSError, ZoneInfoNotFoundError):
        raise SettingError("GOLDSEAM_TIME_ZONE: a name such as Europe/Berlin, or leave it out") from None
    return name


def _machine_zone() -> str:
    """The machine's own time zone name, so that "today" is the day of the people who run it."""
    target = os.path.realpath("/etc/localtime")
    _, found, name = target.partition("zoneinfo/")
    return name if found else "UTC"


def _postgres(address: str) -> dict[str, Any]:
    parts = urlsplit(address)
    if parts.scheme not in ("postgres", "postgresql") or not parts.path.strip("/") or not _has_port(parts):
        raise SettingError("GOLDSEAM_DATABASE: postgresql://user:password@host:port/name, or leave it out")
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", "") or unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 8}, **query},
    }
