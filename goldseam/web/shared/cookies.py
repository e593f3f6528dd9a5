"""The two cookies of a signed-in device: which session it is, and the secret that unlocks it.

Over https both carry the `__Host-` prefix. The second is SameSite=Strict: whoever follows a link from
elsewhere arrives locked until their first own click.
"""

import base64
import binascii
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from goldseam.core import vault
from goldseam.ledger.sessions import KEPT_LOCKED, SECRET_BYTES, Device

PREFIX = "__Host-" if settings.SECURE else ""
SESSION, UNLOCK, SEEN = f"{PREFIX}session", f"{PREFIX}unlock", f"{PREFIX}seen-"
PERSON_BYTES = 16
PLAIN = ("theme", "exit", "zone")
HEADS_KEPT = timedelta(days=400)


def device_from(request: HttpRequest) -> Device | None:
    """The device as its cookies tell, or None where they are absent or malformed."""
    session = _bytes(request.COOKIES.get(SESSION, ""), PERSON_BYTES + SECRET_BYTES)
    if session is None:
        return None
    unlock = _bytes(request.COOKIES.get(UNLOCK, ""), SECRET_BYTES)
    return Device(UUID(bytes=session[:PERSON_BYTES]), session[PERSON_BYTES:], unlock)


def texts(device: Device) -> list[tuple[str, str]]:
    """The cookies of a device, as name and value."""
    session = _text(device.person.bytes + device.session_secret)
    unlock = [] if device.unlock_secret is None else [(UNLOCK, _text(device.unlock_secret))]
    return [(SESSION, session), *unlock]


def keep_device(response: HttpResponse, device: Device, *, shared: bool) -> None:
    """Hand the device its cookies. On a shared device both end with the browser."""
    for name, value in texts(device):
        lasting = name == SESSION and not shared
        age = int(KEPT_LOCKED.total_seconds()) if lasting else None
        _set(response, name, value, "Lax" if name == SESSION else "Strict", age)


def heads_name(person: UUID) -> str:
    """The name of the cookie that keeps a person's heads: two people on one device have one each."""
    return SEEN + vault.server_mac(settings.SERVER_KEY, "seen-cookie", person.bytes)[:6].hex()


def knows(request: HttpRequest, person: UUID) -> bool:
    """Whether this person was signed in on this device before."""
    return heads_name(person) in request.COOKIES


def heads_from(request: HttpRequest, person: UUID) -> bytes:
    """The sealed heads this device keeps for a person, or nothing."""
    text = request.COOKIES.get(heads_name(person), "")
    try:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError):
        return b""


def keep_heads(response: HttpResponse, person: UUID, sealed: bytes, *, shared: bool = False) -> None:
    """Let the device remember what it saw; empty to forget. It outlives signing out, but not Close."""
    lasting = None if shared else int(HEADS_KEPT.total_seconds())
    _set(response, heads_name(person), _text(sealed), "Strict", lasting if sealed else 0)


def forget_unlock(response: HttpResponse) -> None:
    """Take the unlocking secret away; the device stays known."""
    _set(response, UNLOCK, "", "Strict", 0)


def forget_device(response: HttpResponse) -> None:
    """Take the session away and ask the browser to clear its cache.

    Cookies are taken by name: the header's own "cookies" would clear every service of the same domain.
    """
    _set(response, SESSION, "", "Lax", 0)
    _set(response, UNLOCK, "", "Strict", 0)
    response["Clear-Site-Data"] = '"cache"'


def forget_everything(request: HttpRequest, response: HttpResponse) -> None:
    """Leave no cookie of ours behind (S08)."""
    forget_device(response)
    seen = [name for name in request.COOKIES if name.startswith(SEEN)]
    for name in (*seen, settings.CSRF_COOKIE_NAME, settings.LANGUAGE_COOKIE_NAME, *PLAIN):
        _set(response, name, "", "Lax", 0)


def _set(response: HttpResponse, name: str, value: str, same_site: str, age: int | None) -> None:
    response.set_cookie(
        name,
        value,
        max_age=age,
        httponly=True,
        secure=settings.SECURE,
        samesite=same_site,  # type: ignore[arg-type]
        path="/",
    )


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def _bytes(text: str, length: int) -> bytes | None:
    try:
        data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError):
        return None
    return data if len(data) == length else None


def keep_plain(response: HttpResponse, name: str, value: str, *, shared: bool = False) -> None:
    """Keep something that is no secret (language, theme, time zone, exit address) on the device."""
    _set(response, name, value, "Lax", None if shared else int(KEPT_LOCKED.total_seconds()))
