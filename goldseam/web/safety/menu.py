"""The menu: everything that is not one of the five places."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from goldseam.core.records.situation import ANSWERS
from goldseam.core.situation.assembling import assemble
from goldseam.core.situation.model import Role
from goldseam.web.helping.counsellor import there
from goldseam.web.shared import clock
from goldseam.web.shared.access import unlocked
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.situation.assembling import given_answers


@unlocked
def menu(request: PersonRequest) -> HttpResponse:
    """Links, in the order in which they are needed at night."""
    opened = request.visitor.unlocked
    if opened is None:
        return redirect("/locked/")
    spaces = opened.spaces()
    role = assemble(given_answers(spaces.private.states(ANSWERS)[ANSWERS])).role
    page = {"accompanies": bool(there(spaces, clock.today())), "corrects": role is not Role.INJURED}
    return render(request, "shared/menu.html", page)
