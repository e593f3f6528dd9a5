"""The menu: everything that is not one of the five places."""

from django.http import HttpResponse
from django.shortcuts import render

from goldseam.web.shared.access import unlocked
from goldseam.web.shared.signed_in import PersonRequest


@unlocked
def menu(request: PersonRequest) -> HttpResponse:
    """Links, in the order in which they are needed at night."""
    return render(request, "shared/menu.html")
