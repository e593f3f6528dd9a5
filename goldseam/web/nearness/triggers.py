"""What sets the hurt off, what helps and what does not: a private list, of which nothing is handed over by itself."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from goldseam.core.records.trigger import TriggerNoted, standing_triggers
from goldseam.ledger.spaces import OpenSpace
from goldseam.web.shared import clock
from goldseam.web.shared.access import fresh
from goldseam.web.shared.answers import INVALID
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.typed import steps, text_of
from goldseam.web.truth.access import Here, own_or_both

PAGE = "/hurts/"
LONGEST = 5_000
NOTHING = TriggerNoted("")


@fresh
@own_or_both
def triggers(request: PersonRequest, here: Here) -> HttpResponse:
    """The own list, oldest first, and the ways on from it."""
    found = [(entry.seq, entry.record) for entry in standing_triggers(here.private.read(TriggerNoted))]
    context = {"place": "us", "couple": here.couple, "found": found, "saved": request.GET.get("saved") == "1"}
    return render(request, "nearness/triggers.html", context)


@fresh
@own_or_both
def new(request: PersonRequest, here: Here) -> HttpResponse:
    """One more of them."""
    return _taken(request, here, 0, NOTHING)


@fresh
@own_or_both
def one(request: PersonRequest, here: Here, seq: int) -> HttpResponse:
    """One of them: changed, or erased for good."""
    noted = noted_of(here.private, seq)
    if request.method == "POST" and request.POST.get("move") == "erase":
        here.private.erase([seq], at=clock.now(), day=here.day)
        return redirect(PAGE)
    return _taken(request, here, seq, noted)


def noted_of(space: OpenSpace, seq: int) -> TriggerNoted:
    """A private one that still stands, by its number; else 404."""
    for entry in standing_triggers(space.read(TriggerNoted)):
        if entry.seq == seq and isinstance(entry.record, TriggerNoted):
            return entry.record
    raise Http404


def _taken(request: PersonRequest, here: Here, seq: int, noted: TriggerNoted) -> HttpResponse:
    error = ""
    if request.method == "POST":
        noted = TriggerNoted(
            text_of(request, "title"), text_of(request, "helps"), text_of(request, "note"), seq
        )
        error = _wrong(noted)
        if not error:
            here.private.append(noted, at=clock.now(), day=here.day)
            if seq:
                # The wording it replaces goes for good.
                here.private.erase([seq], at=clock.now(), day=here.day)
            return redirect(f"{PAGE}?saved=1")
    context = steps(request, couple=here.couple, seq=seq, noted=noted, error=error)
    return render(request, "nearness/trigger.html", context, status=INVALID if error else 200)


def _wrong(noted: TriggerNoted) -> str:
    if not noted.what:
        return _("Say in a few words what sets it off.")
    long = max(len(noted.what), len(noted.helps), len(noted.harms)) > LONGEST
    return _("This is too long. Say it in fewer words.") if long else ""
