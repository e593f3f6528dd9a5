"""A recording that broke off before it was saved: offered to keep, or to forget; after a day it is gone by itself."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.views.decorators.http import require_POST

from goldseam.ledger import live, uploads
from goldseam.ledger.media_files import KEPT_UNFINISHED
from goldseam.ledger.spaces import OpenSpace
from goldseam.web.amends.pieces import number_in
from goldseam.web.recordings import keeping
from goldseam.web.recordings.asked import found
from goldseam.web.recordings.place import MEGABYTE, as_minutes
from goldseam.web.recordings.wording import LONGEST_NAME, REFUSED
from goldseam.web.shared.access import unlocked
from goldseam.web.shared.signed_in import PersonRequest


@dataclass(frozen=True)
class Left:
    """One as a page offers it: when it broke off, until when it is there, how long it plays, how large it is."""

    id: UUID
    at: datetime
    until: datetime
    plays: str
    megabytes: float


def left(space: OpenSpace) -> list[Left]:
    """What this person began to record and did not save, newest first."""
    return [
        Left(
            each.upload.id,
            each.at,
            each.at + KEPT_UNFINISHED,
            as_minutes(each.live.seconds),
            each.live.came / MEGABYTE,
        )
        for each in live.broken_off(space)
    ]


@require_POST
@unlocked
def keep(request: PersonRequest, recording: UUID) -> HttpResponse:
    """Make a recording of as much as there is."""
    name = request.POST.get("name", "").strip()[:LONGEST_NAME]

    def made() -> str:
        if keeping.is_kept(request, recording):
            return keeping.page_after(recording, 0)
        upload = found(request, recording)
        keeping.keep(upload, name=name)
        return keeping.page_after(recording, number_in(upload.mark))

    return _tried(request, made)


@require_POST
@unlocked
def forget(request: PersonRequest, recording: UUID) -> HttpResponse:
    """Forget it, with everything that came."""

    def gone() -> str:
        uploads.cancel(found(request, recording))
        return "/recordings/"

    return _tried(request, gone)


def _tried(request: PersonRequest, act: Callable[[], str]) -> HttpResponse:
    try:
        return redirect(act())
    except tuple(REFUSED) as error:
        status, sentence = REFUSED[type(error)]
        return _refused(request, sentence, status)


def _refused(request: PersonRequest, sentence: str | Promise, status: int) -> HttpResponse:
    opened = request.visitor.unlocked
    context = {"error": sentence, "broken_off": left(opened.private_space()) if opened else []}
    return render(request, "recordings/broken_off.html", context, status=status)
