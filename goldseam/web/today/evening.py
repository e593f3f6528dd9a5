"""The evening minute of the one who broke trust: did I tell the truth, what I kept, what I missed."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from goldseam.core.records import EveningReviewed
from goldseam.core.records.check_in import RECENT, Truth, may_answer_for
from goldseam.web.promises.due import promises_to_close
from goldseam.web.shared import clock
from goldseam.web.shared.access import unlocked
from goldseam.web.shared.signed_in import PersonRequest

LONGEST = 20_000
INVALID = 422
TOLD = {"yes": True, "no": False}


@unlocked
def evening(request: PersonRequest) -> HttpResponse:
    """Three short questions; every one may stay empty, and it can be changed until the day after tomorrow."""
    opened, day = request.visitor.unlocked, clock.today()
    if opened is None:
        return redirect("/locked/")
    spaces = opened.spaces()
    space = spaces.private
    if request.method == "POST":
        record = EveningReviewed(
            day,
            _truth(request.POST.get("truth", "")),
            request.POST.get("kept_word", ""),
            request.POST.get("missed", ""),
            TOLD.get(request.POST.get("told", "")),
        )
        if max(len(record.kept), len(record.missed)) > LONGEST or not may_answer_for(record.for_day, day):
            context = {
                "record": record,
                "error": _("This is too long. Notes have more room."),
                "place": "today",
            }
            return render(request, "today/evening.html", context, status=INVALID)
        space.append(record, at=clock.now(), day=day)
        return redirect("/today/?saved=1")
    known = space.states(RECENT)[RECENT].evenings.get(day.isoformat())
    context = {"record": known, "place": "today", "promised": promises_to_close(spaces, day)}
    return render(request, "today/evening.html", context)


def _truth(text: str) -> Truth:
    return Truth(text) if text in set(Truth) else Truth.NOT_SAID
