"""Small care, seen by nobody else and logged nowhere (T8); and how to listen without defending."""

from django.http import HttpResponse
from django.shortcuts import render

from goldseam.core.nearness import Care, care_of, may_care
from goldseam.core.situation.model import Role
from goldseam.web.shared import method
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.today.state import read_today
from goldseam.web.truth.access import Here, own_or_both

WORDS = "nearness"


@own_or_both
def care(request: PersonRequest, here: Here) -> HttpResponse:
    """What one could do today without being asked; for whoever was hurt, about themselves. It only reads."""
    now = read_today(here.spaces, here.day)
    role, today = now.situation.role, care_of(here.day)
    others = [each for each in Care if each is not today]
    context = {
        "place": "us",
        "for_partner": role is not Role.INJURED,
        "for_self": role is not Role.OFFENDING,
        "waits": role is not Role.INJURED and not may_care(role, now.situation.closeness),
        "cares": [_told(each) for each in (today, *others)],
    }
    return render(request, "nearness/care.html", context)


@own_or_both
def listening(request: PersonRequest, here: Here) -> HttpResponse:
    """How to listen to what one has caused."""
    context = {"place": "us", "words": method.words(WORDS), "couple": here.couple}
    return render(request, "nearness/listening.html", context)


def _told(care: Care) -> dict[str, str]:
    known = method.words(WORDS)
    return {part: known[f"care.{care}.{part}"] for part in ("title", "partner", "deed", "own", "own_deed")}
