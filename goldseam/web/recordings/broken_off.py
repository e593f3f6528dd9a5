"""A recording that broke off before it was saved: offered to keep, or to forget; after a day it is gone by itself."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from goldseam.ledger import live, uploads
from goldseam.ledger.media_files import KEPT_UNFINISHED
from goldseam.ledger.spaces import OpenSpace
from goldseam.web.amends.pieces import number_in
from goldseam.web.recordings import keeping
from goldseam.web.recordings.asked import found
from goldseam.web.recordings.place import as_minutes
from goldseam.web.recordings.wording import LONGEST_NAME, REFUSED
from goldseam.web.shared import clock
from goldseam.web.shared.access import fresh
from goldseam.web.shared.signed_in import PersonRequest

RECENT = timedelta(minutes=5)


@dataclass(frozen=True)
class Left:
    """One as a page offers it: until when it goes, until when it is there, how long it plays, what it was to be called.

    `recent`: it may still be going on elsewhere.
    """

    id: UUID
    at: datetime
    until: datetime
    plays: str
    recent: bool
    name: str = ""


def left(space: OpenSpace, named: UUID | None = None, name: str = "") -> list[Left]:
    """What this person began to record and did not save, newest first; one with the name that was typed for it."""
    return [
        Left(
            each.upload.id,
            each.at,
            each.at + KEPT_UNFINISHED,
            as_minutes(each.live.seconds),
            each.at > clock.now() - RECENT,
            name if each.upload.id == named else "",
        )
        for each in live.broken_off(space)
    ]


@require_POST
@fresh
def keep(request: PersonRequest, recording: UUID) -> HttpResponse:
    """Make a recording of as much as there is."""
    name = request.POST.get("name", "").strip()[:LONGEST_NAME]

    def made() -> str:
        if keeping.is_kept(request, recording):
            return keeping.page_after(recording, 0)
        upload = found(request, recording)
        keeping.keep(upload, name=name)
        return keeping.page_after(recording, number_in(upload.mark))

    return _tried(request, made, recording, name)


@require_POST
@fresh
def forget(request: PersonRequest, recording: UUID) -> HttpResponse:
    """Forget it, with everything that came."""

    def gone() -> str:
        # A second tap finds it gone.
        with suppress(uploads.NoSuchUploadError):
            uploads.cancel(found(request, recording))
        return "/recordings/"

    return _tried(request, gone, recording)


def _tried(request: PersonRequest, act: Callable[[], str], recording: UUID, name: str = "") -> HttpResponse:
    """Lead on; or say why not, with the name as it was typed."""
    try:
        return redirect(act())
    except tuple(REFUSED) as error:
        status, sentence = REFUSED[type(error)]
    opened = request.visitor.unlocked
    offered = left(opened.private_space(), recording, name) if opened else []
    context = {"error": sentence, "broken_off": offered, "kept_item": request.POST.get("kept_item", "")}
    return render(request, "recordings/broken_off.html", context, status=status)
