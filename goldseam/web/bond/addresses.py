"""The addresses of good things."""

from django.urls import path

from goldseam.web.bond import (
    date_one,
    dates,
    ideas,
    memories,
    memory_giving,
    overview,
    reveal,
    special,
    thanks,
    upkeep,
)
from goldseam.web.bond.subjects import OPENING, VOWS, WHY

ADDRESSES = [
    path("good/", overview.good),
    path("good/list/", special.special),
    path("good/list/<int:seq>/erase/", special.erase),
    path("good/thanks/", thanks.thanks),
    path("good/thanks/write/", thanks.write),
    path("good/thanks/<int:seq>/welcome/", thanks.welcome),
    path("good/thanks/<int:seq>/back/", thanks.take_back),
    path("good/ideas/", ideas.ideas),
    path("good/ideas/mark/", ideas.mark),
    path("good/ideas/anger/", ideas.anger),
    path("good/ideas/likes/", ideas.likes),
    path("good/ideas/likes/<int:seq>/erase/", ideas.forget),
    path("good/memories/", memories.memories),
    path("good/memories/new/", memories.new),
    path("good/memories/<int:seq>/", memories.memory),
    path("good/memories/<int:seq>/hand/", memory_giving.hand),
    path("good/memories/<int:seq>/erase/", memories.erase),
    path("good/memories/ours/<int:seq>/", memory_giving.ours),
    path("good/memories/ours/<int:seq>/back/", memory_giving.back),
    *(
        address
        for subject in (WHY, VOWS, OPENING)
        for address in (
            path(subject.address[1:], reveal.look, {"subject": subject}),
            path(f"{subject.address[1:]}write/", reveal.write, {"subject": subject}),
            path(f"{subject.address[1:]}release/", reveal.release, {"subject": subject}),
            path(f"{subject.address[1:]}round/<str:name>/", reveal.earlier, {"subject": subject}),
        )
    ),
    path("good/dates/", dates.dates),
    path("good/dates/new/", dates.new),
    path("good/dates/<int:seq>/", date_one.one),
    path("good/dates/<int:seq>/move/", date_one.move),
    path("good/upkeep/", upkeep.upkeep),
    path("good/upkeep/write/", upkeep.write),
]
