"""Puts on each request who it comes from: nobody, a locked device, or a person with their keys."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from goldseam.ledger import heads, sessions
from goldseam.ledger.models import Session
from goldseam.ledger.sessions import Device
from goldseam.ledger.unlocked import Unlocked
from goldseam.web.shared import clock, cookies


@dataclass
class Visitor:
    """Who is there. `session` is None for nobody; `unlocked` is None while locked.

    `device` may be known without a session: somebody who was signed out and still has the old cookie.
    """

    device: Device | None = None
    session: Session | None = None
    unlocked: Unlocked | None = None


class PersonRequest(HttpRequest):
    """A request as it looks behind `SignedInMiddleware`."""

    visitor: Visitor


class SignedInMiddleware:
    """Reads the cookies once; drops every key when the response is ready."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with the visitor in place, and without one afterwards."""
        request.visitor = _visitor(request)  # type: ignore[attr-defined]
        try:
            response = self.get_response(request)
            _keep_heads(request, response)
            return response
        finally:
            request.visitor = Visitor()  # type: ignore[attr-defined]


def _visitor(request: HttpRequest) -> Visitor:
    device = cookies.device_from(request)
    if device is None:
        return Visitor()
    now = clock.now()
    session = sessions.find(device, now)
    if session is None:
        return Visitor(device)
    unlocked = sessions.unlocked_by(session, device, now)
    if unlocked is not None:
        unlocked.heads.from_device(
            heads.opened(cookies.heads_from(request, unlocked.person), unlocked.master, unlocked.person)
        )
    return Visitor(device, session, unlocked)


def _keep_heads(request: HttpRequest, response: HttpResponse) -> None:
    """Hand the device what this request saw, where it is newer than what the device knows."""
    visitor: Visitor = request.visitor  # type: ignore[attr-defined]
    unlocked, session = visitor.unlocked, visitor.session
    if unlocked is None or not unlocked.heads.changed:
        return
    if cookies.heads_name(unlocked.person) in response.cookies:
        return
    sealed = heads.sealed(unlocked.heads, unlocked.master, unlocked.person)
    cookies.keep_heads(
        response, unlocked.person, sealed, shared=session is not None and session.shared_device
    )
