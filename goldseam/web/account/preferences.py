"""Language, theme, time zone, where the exit leads: kept with the person, and on the device for signed-out pages."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from goldseam.core.records import Preferred
from goldseam.web.shared import clock, cookies, zones
from goldseam.web.shared.access import next_path, public, unlocked
from goldseam.web.shared.answers import INVALID
from goldseam.web.shared.context import EXIT_TO, THEMES
from goldseam.web.shared.signed_in import PersonRequest

LONGEST_ADDRESS = 200


@require_POST
@public
def language(request: PersonRequest) -> HttpResponse:
    """Switch the language, signed in or not."""
    wanted = request.POST.get("language", "")
    known = wanted if wanted in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    return _set(request, "language", "lang", known)


@require_POST
@public
def theme(request: PersonRequest) -> HttpResponse:
    """Light, dark, or as the device."""
    wanted = request.POST.get("theme", "")
    return _set(request, "theme", "theme", wanted if wanted in THEMES else "")


@unlocked
def exit_address(request: PersonRequest) -> HttpResponse:
    """The page that the exit opens: any https address, or the neutral one."""
    if request.method != "POST":
        return render(request, "account/exit.html", {"address": request.COOKIES.get("exit", "")})
    address = request.POST.get("address", "").strip() or EXIT_TO
    if not _may_lead_to(address):
        error = _("Give a whole address that begins with https://, such as a news page.")
        return render(request, "account/exit.html", {"address": address, "error": error}, status=INVALID)
    return _set(request, "exit", "exit", address)


@unlocked
def time_zone(request: PersonRequest) -> HttpResponse:
    """Where days begin and end for this person: a zone by name, or the server's."""
    chosen = (
        request.POST.get("zone", "") if request.method == "POST" else request.COOKIES.get(zones.COOKIE, "")
    )
    if request.method == "POST" and (not chosen or zones.found(chosen)):
        return _set(request, "zone", zones.COOKIE, chosen)
    error = _("Choose a place from the list.") if request.method == "POST" else ""
    context = {"chosen": chosen, "names": zones.names(), "here": settings.TIME_ZONE, "error": error}
    return render(request, "account/time_zone.html", context, status=INVALID if error else 200)


def _may_lead_to(address: str) -> bool:
    """Whether this is a whole https address, of the letters that addresses are made of."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    typed = address.isascii() and address.isprintable() and not set(" ;").intersection(address)
    return typed and len(address) <= LONGEST_ADDRESS and parts.scheme == "https" and bool(parts.hostname)


def _set(request: PersonRequest, name: str, cookie: str, value: str) -> HttpResponse:
    opened, session = request.visitor.unlocked, request.visitor.session
    if opened is not None:
        opened.private_space().append(Preferred(name, value), at=clock.now(), day=clock.today())
    response = redirect(next_path(request, "/account/" if opened else "/"))
    cookies.keep_plain(response, cookie, value, shared=session is not None and session.shared_device)
    return response
