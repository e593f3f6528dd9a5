"""Every address of promises, requests, agreements and expectations."""

from django.urls import path

from goldseam.web.promises import (
    agreements,
    asking,
    closing,
    expectations,
    making,
    one,
    overview,
    proposing,
    requests,
)
from goldseam.web.shared.access import fresh

# What is private asks for the passphrase again (S27).
OWN = {"own": True}
ADDRESSES = [
    path("promises/", overview.promises),
    path("promises/new/", making.make),
    path("promises/<int:seq>/", one.one),
    path("promises/<int:seq>/end/", one.end),
    path("promises/<int:seq>/day/<str:day>/", closing.day),
    path("promises/own/<int:seq>/", fresh(one.one), OWN),
    path("promises/own/<int:seq>/end/", fresh(one.end), OWN),
    path("promises/own/<int:seq>/day/<str:day>/", fresh(closing.day), OWN),
    path("requests/", requests.requests),
    path("requests/new/", asking.new),
    path("requests/<int:seq>/", requests.one),
    path("requests/<int:seq>/again/", asking.again),
    path("requests/<int:seq>/answer/", asking.answer),
    path("requests/<int:seq>/close/", requests.close),
    path("agreements/", agreements.agreements),
    path("agreements/new/", proposing.propose),
    path("agreements/<int:seq>/", agreements.one),
    path("expectations/", expectations.expectations),
    path("expectations/write/", expectations.write),
    path("expectations/release/", expectations.release),
    path("expectations/round/<int:number>/", expectations.past),
]
