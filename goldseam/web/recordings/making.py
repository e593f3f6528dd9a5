"""The page to record or to bring a file, also without a script: then the form itself carries the file."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from goldseam.ledger import sessions, uploads
from goldseam.web.amends.pieces import number_in
from goldseam.web.recordings.broken_off import left
from goldseam.web.recordings.incoming import Incoming
from goldseam.web.recordings.keeping import keep, page_after
from goldseam.web.recordings.wording import CHOOSE, LONGEST_NAME, NAME_TOO_LONG, REFUSED
from goldseam.web.shared import clock
from goldseam.web.shared.access import View, unlocked
from goldseam.web.shared.answers import INVALID
from goldseam.web.shared.headers import with_recorder
from goldseam.web.shared.signed_in import PersonRequest


def streamed(view: Callable[..., HttpResponse]) -> View:
    """Read the form only here, with the file in it sealed as it comes; forget what the page does not keep."""

    @wraps(view)
    def guarded(request: PersonRequest) -> HttpResponse:
        opened = request.visitor.unlocked if request.method == "POST" else None
        incoming = Incoming(request, opened.private_space() if opened else None)
        if request.method == "POST":
            request.upload_handlers = [incoming]
        try:
            return view(request, incoming)
        finally:
            incoming.drop()

    return guarded


# The token is asked for all the same, by the decorator within: reading it any earlier would read the file.
@csrf_exempt
@streamed
@csrf_protect
@unlocked
def new(request: PersonRequest, incoming: Incoming) -> HttpResponse:
    """The recorder, and a plain form. What arrives whole becomes a recording that nobody else knows of."""
    if request.method != "POST":
        return _page(request)
    name = request.POST.get("name", "").strip()
    if len(name) > LONGEST_NAME:
        return _page(request, NAME_TOO_LONG, INVALID)
    if incoming.problem:
        status, sentence = REFUSED[incoming.problem]
        return _page(request, sentence, status)
    upload = incoming.upload
    if upload is None:
        return _page(request, CHOOSE, INVALID)
    keep(upload, name=name or incoming.name[:LONGEST_NAME], length=incoming.length)
    incoming.taken()
    return redirect(page_after(upload.id, number_in(request.POST.get("draft", ""))))


def _page(request: PersonRequest, error: str | Promise = "", status: int = 200) -> HttpResponse:
    opened, session = request.visitor.unlocked, request.visitor.session
    # Only where the list, too, would open without the passphrase (S27).
    lately = opened is not None and session is not None and sessions.is_fresh(session, clock.now())
    context: dict[str, Any] = {
        "broken_off": left(opened.private_space()) if opened and lately else [],
        "name": request.POST.get("name", ""),
        "draft": number_in(request.POST.get("draft", "") or request.GET.get("draft", "")),
        "kept_item": request.POST.get("kept_item", ""),
        "error": error,
        "longest": uploads.LONGEST,
    }
    return with_recorder(render(request, "recordings/new.html", context, status=status))
