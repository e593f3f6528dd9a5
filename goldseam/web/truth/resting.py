"""Letting the subject rest, and opening it again: by whoever was hurt, alone or between two (T2)."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect, render

from goldseam.core.records import SubjectRested, SubjectWoken
from goldseam.core.records.question import QUESTIONS
from goldseam.core.situation.model import Role
from goldseam.core.truth import is_resting
from goldseam.ledger.spaces import OpenSpace
from goldseam.web.shared import clock
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.truth.access import Here, own_or_both

CONFLICT = 409


@own_or_both
def rest(request: PersonRequest, here: Here) -> HttpResponse:
    """What resting is, and the two answers. Whoever only broke trust finds who may do it."""
    resting, may = rests(here), here.role() is not Role.OFFENDING
    context = {"place": "truth", "couple": here.couple, "resting": resting, "may": may}
    if request.method != "POST":
        return render(request, "truth/rest.html", context)
    move = request.POST.get("move")
    if move == "rest" and not may:
        return render(request, "truth/rest.html", context, status=CONFLICT)
    if move == "rest" and not resting:
        _let_rest(here)
    elif move == "wake":
        _wake(here)
    return redirect("/truth/questions/")


def rests(here: Here) -> bool:
    """Whether this person lets the subject rest, in private or between the two."""
    me = here.private.person
    held = (here.private, *((here.couple.space,) if here.couple else ()))
    return any(is_resting(space.states(QUESTIONS)[QUESTIONS], me) for space in held)


def wake_own(space: OpenSpace, day: date) -> None:
    """End what rests in a private space, from the time alone."""
    if is_resting(space.states(QUESTIONS)[QUESTIONS], space.person):
        space.append(SubjectWoken(), at=clock.now(), day=day)


def _let_rest(here: Here) -> None:
    if here.couple is None or not here.couple.open:
        here.private.append(SubjectRested(), at=clock.now(), day=here.day)
    else:
        here.couple.write(SubjectRested())


def _wake(here: Here) -> None:
    """It may rest in both: from the time alone, and between the two. Waking brings nothing new, so it passes."""
    couple = here.couple
    if couple is not None and not couple.state.frozen:
        state = couple.space.states(QUESTIONS)[QUESTIONS]
        if is_resting(state, couple.me):
            couple.write(SubjectWoken(), although_resting=True)
    wake_own(here.private, here.day)
