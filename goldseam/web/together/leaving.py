"""Leaving what two people share: one person, one step, and nobody loses a word of their own."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from goldseam.ledger import leaving
from goldseam.ledger.ending import put_aside
from goldseam.ledger.invitations import end_own_invitation
from goldseam.web.shared import clock
from goldseam.web.shared.access import fresh
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.access import together
from goldseam.web.together.couple import Couple


@fresh
@together
def leave(request: PersonRequest, couple: Couple) -> HttpResponse:
    """Say what leaving does, and do it; where the other left, the frozen space is put aside, silently."""
    if request.method != "POST":
        return render(request, "together/leave.html", {"place": "us", "couple": couple})
    end_own_invitation(couple.unlocked)
    if couple.state.frozen:
        put_aside(couple.space)
    else:
        leaving.leave(couple.space, at=clock.now(), day=couple.day)
    return redirect(f"/us/former/{couple.space.id}/")
