"""Pausing what two people share, by one of them and without a reason; and stopping all sharing at once."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from goldseam.core.records.together import Paused, Resumed
from goldseam.ledger.ending import stop_all_sharing
from goldseam.ledger.invitations import end_own_invitation
from goldseam.web.shared.access import unlocked
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.access import together
from goldseam.web.together.couple import Couple


@together
def pause(request: PersonRequest, couple: Couple) -> HttpResponse:
    """Pause for both, or end the own pause. Nothing is asked and nothing is kept of why (S04)."""
    if couple.state.frozen:
        return redirect("/us/")
    mine = str(couple.me) in couple.state.paused_by
    if request.method != "POST":
        return render(request, "together/pause.html", {"place": "us", "couple": couple, "mine": mine})
    move = request.POST.get("move", "")
    if move == "pause" and not mine:
        couple.write(Paused(), although_resting=True)
    elif move == "go_on" and mine:
        couple.write(Resumed(), although_resting=True)
    return redirect("/us/")


@unlocked
def stop(request: PersonRequest) -> HttpResponse:
    """End every share that goes on, without telling anybody (S15, S16)."""
    opened = request.visitor.unlocked
    if opened is None:
        return redirect("/locked/")
    if request.method == "POST":
        end_own_invitation(opened)
        stop_all_sharing(opened)
        return redirect("/us/stop/?done=1")
    spaces = opened.spaces()
    context = {
        "place": "us",
        "shares": len(spaces.helpers) + len(spaces.given),
        "together": spaces.shared is not None,
        "done": request.GET.get("done") == "1",
    }
    return render(request, "together/stop.html", context)
