"""This hurts now: a slow minute first, and then what one may do with it, also on a locked device."""

from django.http import HttpResponse
from django.shortcuts import render

from goldseam.web.shared import method
from goldseam.web.shared.access import locked_ok
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.access import checked_in
from goldseam.web.together.couple import Couple, couple_of


@locked_ok
def now(request: PersonRequest) -> HttpResponse:
    """Grounding, and five ways on. It shows nothing that anybody wrote, and writes nothing."""
    words = method.words("nearness")
    context = {
        "place": "today",
        "help": method.words("help"),
        "words": words,
        "couple": _together(request),
        "more": [words[f"hurts.say_{number}"] for number in (2, 3)],
        "open": request.visitor.unlocked is not None,
    }
    return render(request, "nearness/now.html", context)


def _together(request: PersonRequest) -> Couple | None:
    """The couple, where something may be said to the other from here: unlocked, checked, and not resting."""
    opened = request.visitor.unlocked
    if opened is None:
        return None
    spaces = opened.spaces()
    couple = couple_of(opened, spaces) if checked_in(spaces.private) else None
    return couple if couple is not None and couple.open else None
