"""Upkeep when trust is back: what one keeps doing, how slipping would show, whom to ask; looked at each quarter."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from goldseam.core.bond import is_quarter_over
from goldseam.core.records.upkeep import UPKEEP, UpkeepReviewed, UpkeepWritten
from goldseam.web.shared import clock
from goldseam.web.shared.answers import INVALID
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.typed import text_of
from goldseam.web.truth.access import Here, own_or_both

LONGEST = 5000
UPKEEP_PAGE = "/good/upkeep/"


@own_or_both
def upkeep(request: PersonRequest, here: Here) -> HttpResponse:
    """What was written, and looking at it again. There is nothing to score."""
    state = here.private.states(UPKEEP)[UPKEEP]
    text, error = text_of(request, "text"), ""
    if request.method == "POST" and state.seq:
        error = _too_long(text)
        if not error:
            here.private.append(UpkeepReviewed(text), at=clock.now(), day=here.day)
            return redirect(f"{UPKEEP_PAGE}?looked=1")
    found = here.private.some([state.seq, *state.reviews], UpkeepWritten, UpkeepReviewed) if state.seq else {}
    context = {
        "place": "us",
        "written": found.get(state.seq),
        "looked_on": date.fromisoformat(state.looked_on) if state.looked_on else None,
        "due": is_quarter_over(state.looked_on, here.day),
        "reviews": [found[seq] for seq in state.reviews[::-1] if seq in found],
        "together": here.couple is not None and here.couple.open,
        "typed": text,
        "error": error,
        "looked": request.GET.get("looked") == "1",
        "kept_item": request.POST.get("kept_item", ""),
    }
    return render(request, "bond/upkeep.html", context, status=INVALID if error else 200)


@own_or_both
def write(request: PersonRequest, here: Here) -> HttpResponse:
    """The three questions, filled with what stands."""
    given, error = _standing(here), ""
    if request.method == "POST":
        given = UpkeepWritten(*(text_of(request, name) for name in ("keeps", "slipping", "whom")))
        error = _wrong(given)
        if not error:
            here.private.append(given, at=clock.now(), day=here.day)
            return redirect(UPKEEP_PAGE)
    context = {"place": "us", "given": given, "error": error, "kept_item": request.POST.get("kept_item", "")}
    return render(request, "bond/upkeep_write.html", context, status=INVALID if error else 200)


def _standing(here: Here) -> UpkeepWritten:
    seq = here.private.states(UPKEEP)[UPKEEP].seq
    entry = here.private.some([seq], UpkeepWritten).get(seq) if seq else None
    return entry.record if entry and isinstance(entry.record, UpkeepWritten) else UpkeepWritten("")


def _too_long(text: str) -> str:
    return _("This is too long. Notes have more room.") if len(text) > LONGEST else ""


def _wrong(given: UpkeepWritten) -> str:
    if not given.keeps:
        return _("Write at least one thing that you keep doing.")
    return _too_long(given.keeps + given.slipping + given.whom)
