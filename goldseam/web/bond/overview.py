"""The way in to good things: what is one's own, and what the two have."""

from django.http import HttpResponse
from django.shortcuts import render

from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.holding import holding_in
from goldseam.web.truth.access import Here, own_or_both


@own_or_both
def good(request: PersonRequest, here: Here) -> HttpResponse:
    """Where each of it is. Nothing here is counted, and nothing asks anybody to begin."""
    couple = here.couple
    context = {
        "place": "us",
        "couple": couple,
        "holding": holding_in(couple.space if couple else None, here.day),
    }
    return render(request, "bond/good.html", context)
