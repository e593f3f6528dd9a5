"""Doing a practice now: one step a page, with room to write; it can be paused and gone on with."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from goldseam.core.catalogue.model import Practice
from goldseam.core.records import Noted, PracticeMark, PracticeMarked, PracticeStepped
from goldseam.core.records.kinds import Record
from goldseam.core.records.practice import WALKS
from goldseam.ledger.spaces import OpenSpace
from goldseam.web.library.views import described
from goldseam.web.shared import clock, method
from goldseam.web.shared.access import unlocked
from goldseam.web.shared.answers import INVALID
from goldseam.web.shared.signed_in import PersonRequest

LONGEST_TEXT = 200_000


@unlocked
def walk(request: PersonRequest, slug: str) -> HttpResponse:
    """Show the step where the walk stands, or take what was written and go on."""
    each, opened = method.catalogue().practices.get(slug), request.visitor.unlocked
    if each is None:
        raise Http404
    if opened is None:
        return redirect("/locked/")
    space = opened.private_space()
    steps = each.words[method.language()].steps
    step = min(space.states(WALKS)[WALKS].steps.get(slug, 1), len(steps))
    if request.method != "POST":
        return _page(request, each, step)
    text = request.POST.get("text", "")
    if len(text) > LONGEST_TEXT:
        return _page(request, each, step, _("This is too long. Send it in two parts."))
    return _moved(request, space, slug, step, len(steps))


def _moved(request: PersonRequest, space: OpenSpace, slug: str, step: int, last: int) -> HttpResponse:
    """Keep the words as a private note and the place in the walk, both or neither."""
    move, text = request.POST.get("move", "next"), request.POST.get("text", "")
    records: list[Record] = [Noted(text, slug)] if text.strip() else []
    here = f"/practices/{slug}/do/" + ("?kept=1" if records else "")
    if move == "pause":
        records.append(PracticeStepped(slug, step))
        way = "/today/"
    elif move == "back":
        records.append(PracticeStepped(slug, max(1, step - 1)))
        way = here
    elif step < last:
        records.append(PracticeStepped(slug, step + 1))
        way = here
    else:
        records += [PracticeStepped(slug, 0), PracticeMarked(slug, PracticeMark.DONE)]
        way = "/today/?saved=1"
    space.append(*records, at=clock.now(), day=clock.today())
    return redirect(way)


def _page(request: PersonRequest, each: Practice, step: int, error: str = "") -> HttpResponse:
    words = each.words[method.language()]
    context = {
        **described(each),
        "step": step,
        "whole": len(words.steps),
        "text": words.steps[step - 1],
        "typed": request.POST.get("text", ""),
        "kept": request.GET.get("kept") == "1",
        "error": error,
    }
    return render(request, "library/walk.html", context, status=INVALID if error else 200)
