"""What two people shared and share no more: to read, and to take one's own words back (S22)."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from goldseam.core.records import Withdrawn
from goldseam.core.records.handed import HANDED, TAKEN_BACK_FREELY
from goldseam.core.records.together import TOGETHER
from goldseam.ledger.ring import FORMER
from goldseam.ledger.unlocked import Unlocked
from goldseam.web.amends.items import Shown as Spoken
from goldseam.web.amends.items import playing
from goldseam.web.shared import clock
from goldseam.web.shared.access import unlocked
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.couple import Couple
from goldseam.web.together.former_parts import KEPT, page_of, parts_there
from goldseam.web.together.items import line_of, shown
from goldseam.web.together.shelf import part_of
from goldseam.web.together.us import before


@unlocked
def former(request: PersonRequest) -> HttpResponse:
    """Every space of two that was left, with whom it was."""
    opened = request.visitor.unlocked
    if opened is None:
        return redirect("/locked/")
    return render(request, "together/former.html", {"place": "us", "before": before(opened.spaces())})


@unlocked
def former_space(request: PersonRequest, space: UUID) -> HttpResponse:
    """What was handed over there, newest first, a page at a time."""
    couple = _found(request.visitor.unlocked, space)
    asked = request.GET.get("before", "")
    above = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 15 else None
    context = {
        "place": "us",
        "couple": couple,
        "part": part_of(couple, couple.space.states(HANDED)[HANDED], above),
        "aside": couple.space.role == FORMER,
        "parts": parts_there(couple),
        "done": request.GET.get("done") == "1",
    }
    return render(request, "together/former_space.html", context)


@unlocked
def former_part(request: PersonRequest, space: UUID, slug: str) -> HttpResponse:
    """One of the other parts, newest first, a page at a time: read by both, changed by nobody."""
    couple, kept = _found(request.visitor.unlocked, space), KEPT.get(slug)
    if kept is None:
        raise Http404
    asked = request.GET.get("from", "")
    found, more = page_of(
        couple, kept, int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 15 else 0
    )
    context = {"place": "us", "couple": couple, "title": kept.title, "found": found, "more": more}
    shape = {"shape": f"together/former_{kept.template}.html"}
    response = render(request, "together/former_part.html", context | shape)
    return playing(response, *(each for each in found if isinstance(each, Spoken)))


@unlocked
def former_item(request: PersonRequest, space: UUID, seq: int) -> HttpResponse:
    """One item in full; an own one can be taken back, or marked as withdrawn where it stays readable."""
    couple = _found(request.visitor.unlocked, space)
    line = line_of(couple, seq, own=request.method == "POST")
    freely = line.kind in TAKEN_BACK_FREELY
    if request.method != "POST":
        context = {"place": "us", "couple": couple, "line": line, "item": shown(couple, line)}
        own = line.author == str(couple.me) and not line.withdrawn_on
        return render(request, "together/former_item.html", {**context, "freely": freely, "own": own})
    if freely:
        couple.space.erase([line.seq, *line.corrections], at=clock.now(), day=couple.day)
    elif not line.withdrawn_on:
        couple.write(Withdrawn(line.seq), although_resting=True)
    return redirect(f"/us/former/{space}/?done=1")


def _found(opened: Unlocked | None, wanted: UUID) -> Couple:
    """The frozen space with this id; what is not there and what is another's look the same."""
    if opened is None:
        raise Http404
    spaces = opened.spaces()
    held = (*((spaces.shared,) if spaces.shared else ()), *spaces.former)
    space = next((each for each in held if each.id == wanted), None)
    if space is None:
        raise Http404
    state = space.states(TOGETHER)[TOGETHER]
    if not state.complete or not state.frozen:
        raise Http404
    return Couple(opened, spaces, space, state, clock.today())
