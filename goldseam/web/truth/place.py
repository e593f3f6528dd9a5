"""The first page of Truth: what can be done here, alone or together."""

from django.http import HttpResponse
from django.shortcuts import render

from goldseam.core.situation.model import Role
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.truth.access import Here, own_or_both


@own_or_both
def truth(request: PersonRequest, here: Here) -> HttpResponse:
    """What is here: for whoever was hurt, what comes to them stands before what they may tell."""
    context = {"place": "truth", "couple": here.couple, "hurt": here.role() is Role.INJURED}
    return render(request, "truth/truth.html", context)
