"""What happens once somebody is recognised: a session, cookies, what waited, the way on."""

from django.http import HttpResponse
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect

from goldseam.core.records import DeviceSeen
from goldseam.core.records.preference import PREFERENCES
from goldseam.ledger import ending, heads, sessions
from goldseam.ledger.unlocked import Unlocked
from goldseam.web.shared import clock, cookies, kept, zones
from goldseam.web.shared.access import next_path
from goldseam.web.shared.signed_in import PersonRequest

SYSTEMS = ("Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux")
BROWSERS = (("Firefox", "Firefox"), ("Edg", "Edge"), ("Chrome", "Chrome"), ("Safari", "Safari"))
COOKIE_PREFERENCES = {"language": "lang", "theme": "theme", "exit": "exit", "zone": zones.COOKIE}


def device_label(user_agent: str) -> str:
    """A browser and a system, as far as the browser says; nothing finer."""
    system = next((name for name in SYSTEMS if name in user_agent), "")
    browser = next((name for mark, name in BROWSERS if mark in user_agent), "")
    return ", ".join(part for part in (browser, system) if part)[:60]


def sign_in(
    request: PersonRequest, unlocked: Unlocked, *, shared: bool, way: str, first: bool = False
) -> HttpResponse:
    """Open a session on this device and go on; one that was open here is ended first.

    On a device that does not know this person, their other devices are told (S25); `first` is signing up.
    """
    old = request.visitor.device
    if old is not None:
        sessions.end(old)
    # A form that somebody else left open in another tab must not arrive as this person's.
    rotate_token(request)
    whole = _compare_heads(request, unlocked)
    label = device_label(request.headers.get("User-Agent", ""))
    device = sessions.sign_in(unlocked, label, shared=shared, now=clock.now())
    waited = whole and kept.take_in(request, unlocked)
    response = redirect("/notes/kept/" if waited else way)
    cookies.keep_device(response, device, shared=shared)
    if whole and not first and not cookies.knows(request, unlocked.person):
        _tell_of(device, label, unlocked)
    if whole:
        _preferences(response, unlocked, shared=shared)
    return response


def _tell_of(device: sessions.Device, label: str, unlocked: Unlocked) -> None:
    seen = DeviceSeen(label, clock.today(), device.key_hash.hex())
    unlocked.private_space().append(seen, at=clock.now(), day=clock.today())


def unlock(request: PersonRequest, unlocked: Unlocked) -> HttpResponse:
    """Unlock the session of this device and go on to where it was."""
    visitor = request.visitor
    if visitor.device is None or visitor.session is None:
        return redirect("/sign-in/")
    whole = _compare_heads(request, unlocked)
    device = sessions.unlock(unlocked, visitor.device, clock.now())
    waited = whole and kept.take_in(request, unlocked)
    response = redirect("/notes/kept/" if waited else next_path(request, "/today/"))
    cookies.keep_device(response, device, shared=visitor.session.shared_device)
    return response


def _compare_heads(request: PersonRequest, unlocked: Unlocked) -> bool:
    """Hold what is stored against what this device saw; the next page tells of an older copy."""
    unlocked.heads.from_device(
        heads.opened(cookies.heads_from(request, unlocked.person), unlocked.master, unlocked.person)
    )
    request.visitor.unlocked = unlocked
    try:
        unlocked.private_space().head()
        unlocked.remember_heads()
        ending.forget_ended(unlocked, clock.today())
    except heads.OlderCopyError:
        return False
    return True


def _preferences(response: HttpResponse, unlocked: Unlocked, *, shared: bool) -> None:
    """Bring language, theme, time zone and exit to this device, so that signed-out pages show them too."""
    values = unlocked.private_space().states(PREFERENCES)[PREFERENCES].values
    for name, cookie in COOKIE_PREFERENCES.items():
        if name in values:
            cookies.keep_plain(response, cookie, values[name], shared=shared)
