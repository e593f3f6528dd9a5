"""The page of openness: what the other shows, what I show, and the plans ahead."""

from django.http import HttpResponse
from django.shortcuts import render

from goldseam.core.records.openness import OpennessKind
from goldseam.core.records.plan_said import PLANS
from goldseam.core.records.situation import SAFETY
from goldseam.core.situation.safety_check import AFRAID, topics_of
from goldseam.web.openness.items import mine, theirs
from goldseam.web.openness.plans import ahead
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.access import together
from goldseam.web.together.couple import Couple


@together
def openness(request: PersonRequest, couple: Couple) -> HttpResponse:
    """Both sides and the plans. To whoever is afraid or under pressure nothing here suggests offering (T4)."""
    own, other = mine(couple), theirs(couple)
    afraid = set(topics_of(couple.private.states(SAFETY)[SAFETY].answers)) & set(AFRAID)
    context = {
        "place": "us",
        "couple": couple,
        "mine": own,
        "offers": [each for each in other if each.what is OpennessKind.OFFER],
        "notes": [each for each in other if each.what is OpennessKind.WHERE],
        "plans": ahead(couple, couple.space.states(PLANS)[PLANS]),
        "suggests": not afraid,
        "today": couple.day,
        "ended": request.GET.get("ended") == "1",
    }
    return render(request, "openness/openness.html", context)
