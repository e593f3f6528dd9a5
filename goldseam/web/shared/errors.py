"""Every failure as a plain sentence that says what to do next, with the right status."""

import logging
import re
import sys
from collections.abc import Callable

from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation, TooManyFieldsSent
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.utils import translation

from goldseam.core import vault
from goldseam.ledger.head import SpaceDamagedError
from goldseam.ledger.heads import OlderCopyError
from goldseam.ledger.kdf_queue import ServerBusyError
from goldseam.web.shared import kept
from goldseam.web.shared.access import public

NOT_ALLOWED, TOO_LARGE, DAMAGED, BUSY = 405, 413, 409, 503
# Forms that are read by their own page only, since the file in them is sealed while it is read.
STREAMED = re.compile(r"/recordings/new/|/good/memories/(?:new|[0-9]+)/|/openness/(?:new|where)/")
UNREADABLE = (SuspiciousOperation, BadRequest, MultiPartParserError, ValueError)
METHODS = ("GET", "HEAD", "POST")


class PlainErrorsMiddleware:
    """Turns the few named errors of the ledger and of malformed requests into pages."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; what is sent with a method or body that cannot be read is refused before any view."""
        if request.method not in METHODS:
            return _not_allowed(_early_page(request, "bad_request", NOT_ALLOWED), ", ".join(METHODS))
        try:
            if request.method == "POST" and not STREAMED.fullmatch(request.path):
                request.POST  # noqa: B018 - reading it here is what finds a body that is too large
        except (RequestDataTooBig, TooManyFieldsSent):
            return _early_page(request, "too_large", TOO_LARGE)
        except UNREADABLE:
            return _early_page(request, "bad_request", 400)
        response = self.get_response(request)
        if response.status_code == NOT_ALLOWED and not response.content:
            return _not_allowed(_page(request, "not_found", NOT_ALLOWED), response["Allow"])
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Give the ledger's own errors their pages; anything else is Django's to handle."""
        if isinstance(error, ServerBusyError):
            response = _page(request, "busy", BUSY)
            response["Retry-After"] = "5"
            return response
        if isinstance(error, OperationalError) and request.method == "POST":
            # The kind and the place only (web/shared/logs.py): whoever runs the server has to learn of it.
            logging.getLogger("django.request").error("", exc_info=error)
            return _not_written(request)
        if isinstance(error, OlderCopyError):
            return _page(request, "older", DAMAGED)
        if isinstance(error, SpaceDamagedError | vault.DecryptError):
            return _page(request, "damaged", DAMAGED)
        return None


def _page(request: HttpRequest, name: str, status: int) -> HttpResponse:
    return render(request, f"errors/{name}.html", status=status)


def _early_page(request: HttpRequest, name: str, status: int) -> HttpResponse:
    """As `_page`, before anything has chosen a language: not in that of whoever was served before."""
    with translation.override(translation.get_language_from_request(request)):
        return _page(request, name, status)


def _not_written(request: HttpRequest) -> HttpResponse:
    """The database has no room, or stayed busy: what was typed, to the same site only, to copy and to send again.

    503 and not 507, which the script of recordings knows as a sentence of its own.
    """
    context: dict[str, object] = {}
    if _same_site(request):
        try:
            context = {"typed": kept.typed(request), "again": kept.sent(request)}
        except UNREADABLE:
            context = {}
    return render(request, "errors/not_written.html", context, status=BUSY)


def _same_site(request: HttpRequest) -> bool:
    return request.headers.get("Sec-Fetch-Site", "same-origin") in ("same-origin", "none")


def _not_allowed(response: HttpResponse, methods: str) -> HttpResponse:
    response["Allow"] = methods
    return response


@public
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's signature
    """A form from an old page: show what was typed, to the same site only, so that it can be sent again."""
    fields = kept.typed(request) if _same_site(request) else ()
    return render(request, "errors/old_form.html", {"typed": fields}, status=403)


@public
def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """400: the request could not be read."""
    return _page(request, "bad_request", 400)


@public
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """404: there is no such page; the address is not repeated."""
    return _page(request, "not_found", 404)


@public
def failed(request: HttpRequest) -> HttpResponse:
    """500: something went wrong here; without any part of the request.

    Who sent a form is looked up before any view: where the database fails there, it is as in `process_exception`.
    """
    if request.method == "POST" and isinstance(sys.exception(), OperationalError):
        return _not_written(request)
    return _page(request, "failed", 500)
