"""The first page of Truth: what can be done here, alone or together."""

from django.http import HttpResponse
from django.shortcuts import render

from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.truth.access import Here, own_or_both


@own_or_both
def truth(request: PersonRequest, here: Here) -> HttpResponse:
    """What is here. It reads nothing that anybody wrote."""
    return render(request, "truth/truth.html", {"place": "truth", "couple": here.couple})
