"""The addresses of openness, of where somebody is, and of plans."""

from django.urls import path

from goldseam.core.records.openness import OpennessKind
from goldseam.web.openness import own, place, plans, received, writing

OFFER, WHERE = {"what": OpennessKind.OFFER}, {"what": OpennessKind.WHERE}
ADDRESSES = [
    path("openness/", place.openness),
    path("openness/new/", writing.new, OFFER),
    path("openness/where/", writing.new, WHERE),
    path("openness/mine/<uuid:space>/", own.one),
    path("openness/mine/<uuid:space>/end/", own.end),
    path("openness/mine/<uuid:space>/photo/", own.photo),
    path("openness/theirs/<int:seq>/", received.one),
    path("openness/theirs/<int:seq>/photo/", received.photo),
    path("openness/plans/", plans.plans),
    path("openness/plans/new/", plans.new),
    path("openness/plans/<int:seq>/", plans.one),
    path("openness/plans/<int:seq>/change/", plans.change),
]
