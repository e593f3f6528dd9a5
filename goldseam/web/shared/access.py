"""Who may open a page. Every view carries exactly one of these marks; a test fails on a view without."""

from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import Any, TypeVar

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse

from goldseam.ledger import sessions
from goldseam.web.shared import clock, kept
from goldseam.web.shared.signed_in import PersonRequest

View = Callable[..., HttpResponse]
AnyView = TypeVar("AnyView", bound=Callable[..., HttpResponse])


def public(view: AnyView) -> AnyView:
    """Anybody, signed in or not."""
    _mark(view, "public")
    return view


def locked_ok(view: Callable[..., HttpResponse]) -> View:
    """A signed-in device, locked or not: pages that take something and show nothing."""

    @wraps(view)
    def guarded(request: PersonRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.visitor.session is None:
            return kept.ask_to_sign_in(request)
        return view(request, *args, **kwargs)

    return _mark(guarded, "locked_ok")


def unlocked(view: Callable[..., HttpResponse]) -> View:
    """A person with their keys. What is sent while locked is kept for them."""

    @wraps(view)
    def guarded(request: PersonRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.visitor.session is None:
            return kept.ask_to_sign_in(request)
        if request.visitor.unlocked is None:
            return kept.ask_to_unlock(request)
        response = view(request, *args, **kwargs)
        return kept.settled(request, response)

    return _mark(guarded, "unlocked")


def fresh(view: Callable[..., HttpResponse]) -> View:
    """As `unlocked`, and the passphrase or a guarded page within the last five minutes (S27)."""

    @wraps(view)
    def guarded(request: PersonRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        visitor = request.visitor
        if visitor.session is None or visitor.unlocked is None or visitor.device is None:
            return unlocked(view)(request, *args, **kwargs)
        if not sessions.is_fresh(visitor.session, clock.now()):
            return kept.ask_again(request)
        # A database without room still lets people read; the passphrase is then asked for a little earlier.
        with suppress(OperationalError):
            sessions.confirm(visitor.device, clock.now())
        return unlocked(view)(request, *args, **kwargs)

    return _mark(guarded, "fresh")


def access_of(view: Callable[..., Any]) -> str | None:
    """The mark of a view, or None where somebody forgot it."""
    return getattr(view, "access", None)


def _mark(view: View, mark: str) -> View:
    view.access = mark  # type: ignore[attr-defined]
    return view


def next_path(request: HttpRequest, default: str) -> str:
    """The local path to go on to; anything that could lead elsewhere is ignored."""
    wanted = request.POST.get("next") or request.GET.get("next") or default
    if not wanted.startswith("/") or wanted.startswith(("//", "/\\")) or "\\" in wanted:
        return default
    return wanted if wanted.isprintable() else default
