"""The addresses of being near, of what hurts, and of disputes."""

from django.urls import path

from goldseam.web.nearness import (
    away,
    cards,
    care,
    days,
    disputes,
    moving,
    now,
    place,
    sorting,
    time_outs,
    touch,
    triggers,
)

ADDRESSES = [
    path("near/", place.near),
    path("near/touch/", touch.touch),
    path("near/reach/", away.reach),
    path("near/away/", away.away),
    path("near/away/<int:seq>/", away.away_one),
    path("near/away/<int:seq>/move/", moving.move),
    path("near/care/", care.care),
    path("near/listening/", care.listening),
    path("near/time-out/", time_outs.time_out),
    path("hurts/", triggers.triggers),
    path("hurts/now/", now.now),
    path("hurts/new/", triggers.new),
    path("hurts/cards/", cards.cards),
    path("hurts/days/", days.days),
    path("hurts/days/<int:seq>/", days.give_day),
    path("hurts/<int:seq>/", triggers.one),
    path("hurts/<int:seq>/card/", cards.card),
    path("dispute/", disputes.disputes),
    path("dispute/sort/", disputes.sort),
    path("dispute/name/", sorting.name_it),
    path("dispute/both/<int:seq>/", sorting.both),
    path("dispute/<int:seq>/", disputes.own),
]
