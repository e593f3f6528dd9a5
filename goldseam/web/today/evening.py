"""The evening minute of the one who broke trust: did I tell the truth, what I kept, what I missed."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from goldseam.core.records import EveningReviewed
from goldseam.core.records.check_in import RECENT, Truth
from goldseam.core.records.situation import ANSWERS
from goldseam.core.situation.assembling import assemble
from goldseam.core.situation.model import Role
from goldseam.ledger.unlocked import Spaces
from goldseam.web.promises.due import promises_to_close
from goldseam.web.shared import clock
from goldseam.web.shared.access import unlocked
from goldseam.web.shared.answers import INVALID
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.situation.assembling import given_answers
from goldseam.web.today.check_in import TOO_FAR_BACK, day_named

LONGEST = 20_000
TOLD = {"yes": True, "no": False}


@unlocked
def evening(request: PersonRequest) -> HttpResponse:
    """Three short questions; every one may stay empty. They are about the day on which the page was opened."""
    opened, today = request.visitor.unlocked, clock.today()
    if opened is None:
        return redirect("/locked/")
    spaces = opened.spaces()
    known = spaces.private.states(RECENT)[RECENT].evenings
    if request.method != "POST":
        return _page(request, spaces, today, known.get(today.isoformat()))
    # A form that was sent after midnight, or waited while it was locked, keeps its day.
    day = day_named(request.POST.get("day", ""), today)
    record = _typed(request, day or today)
    if day is None:
        return _page(request, spaces, today, record, str(TOO_FAR_BACK))
    if max(len(record.kept), len(record.missed)) > LONGEST:
        return _page(request, spaces, day, record, _("This is too long. Notes have more room."))
    if record == EveningReviewed(day) and day.isoformat() not in known:
        return redirect("/today/?saved=nothing")
    spaces.private.append(record, at=clock.now(), day=today)
    return redirect("/today/?saved=evening")


def _page(
    request: PersonRequest, spaces: Spaces, day: date, record: EveningReviewed | None, error: str = ""
) -> HttpResponse:
    context = {
        "record": record,
        "day": day,
        "hurt": assemble(given_answers(spaces.private.states(ANSWERS)[ANSWERS])).role is Role.INJURED,
        "promised": promises_to_close(spaces, clock.today()),
        "error": error,
        "place": "today",
    }
    return render(request, "today/evening.html", context, status=INVALID if error else 200)


def _typed(request: PersonRequest, day: date) -> EveningReviewed:
    return EveningReviewed(
        day,
        _truth(request.POST.get("truth", "")),
        request.POST.get("kept_word", ""),
        request.POST.get("missed", ""),
        TOLD.get(request.POST.get("told", "")),
    )


def _truth(text: str) -> Truth:
    return Truth(text) if text in set(Truth) else Truth.NOT_SAID
