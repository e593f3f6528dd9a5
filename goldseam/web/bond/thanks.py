"""Gratitude said: taken from one's own list or written anew, looked at first, handed over, never counted."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from goldseam.core.records.appreciation import (
    GRATITUDES,
    SPECIALS,
    GratitudeLine,
    GratitudeSaid,
    GratitudeWelcomed,
    SpecialNoted,
)
from goldseam.web.bond.giving import alike, give, paced
from goldseam.web.bond.paging import part_of
from goldseam.web.shared import clock
from goldseam.web.shared.answers import INVALID, WAITS
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.access import together
from goldseam.web.together.couple import Couple, RestingError
from goldseam.web.together.pacing import Pace
from goldseam.web.together.typed import steps, text_of

LONGEST = 2000
THANKS = "/good/thanks/"


@together
def thanks(request: PersonRequest, couple: Couple) -> HttpResponse:
    """What was said to each other, newest first. Reading it is noticed by nobody (S17)."""
    part = part_of(request, couple.space.states(GRATITUDES)[GRATITUDES].items)
    found = couple.space.some([line.seq for line in part.items], GratitudeSaid) if part.items else {}
    context = {
        "place": "us",
        "couple": couple,
        "part": part,
        "lines": [
            (line, found[line.seq], couple.name_of(line.author)) for line in part.items if line.seq in found
        ],
        "me": str(couple.me),
        "said": request.GET.get("said") == "1",
        "held": paced(couple) if request.GET.get("waits") == "1" else None,
    }
    return render(request, "bond/thanks.html", context)


@together
def write(request: PersonRequest, couple: Couple) -> HttpResponse:
    """The form, what they will see, and handing it over. A form without a step leads to the preview."""
    if request.method != "POST":
        return _form(request, couple, _from_the_list(couple, request.GET.get("from", "")))
    text, move = text_of(request, "text"), request.POST.get("move", "")
    error = _wrong(text)
    if error or move == "back":
        return _form(request, couple, text, error)
    if not couple.open:
        raise RestingError
    if move != "hand":
        return _preview(request, couple, text, paced(couple))
    record = GratitudeSaid(text)

    def before() -> int:
        lines = couple.space.states(GRATITUDES)[GRATITUDES].items
        today = [line.seq for line in lines if line.day == couple.day.isoformat()]
        return alike(couple, record, today) if today else 0

    given = give(couple, lambda: [record], before)
    return redirect(f"{THANKS}?said=1") if given.seq else _preview(request, couple, text, given.held, WAITS)


@require_POST
@together
def welcome(request: PersonRequest, couple: Couple, seq: int) -> HttpResponse:  # noqa: ARG001 - a view takes a request
    """One tap: thank you. Sent twice it is said once."""
    line = _line(couple, seq)
    if line.author == str(couple.me):
        raise Http404
    given = give(
        couple, lambda: [GratitudeWelcomed(seq)], lambda: seq if _line(couple, seq).welcomed_on else 0
    )
    return redirect(THANKS if given.seq else f"{THANKS}?waits=1")


@together
def take_back(request: PersonRequest, couple: Couple, seq: int) -> HttpResponse:
    """Ask once, then empty one's own thanks (S22). Always passes."""
    line = _line(couple, seq)
    if line.author != str(couple.me):
        raise Http404
    if request.method != "POST":
        text = couple.space.some([seq], GratitudeSaid)[seq].record
        return render(request, "bond/thanks_back.html", {"place": "us", "said": text, "line": line})
    couple.space.erase([seq], at=clock.now(), day=couple.day)
    return redirect(THANKS)


def _line(couple: Couple, seq: int) -> GratitudeLine:
    line = couple.space.states(GRATITUDES)[GRATITUDES].find(seq)
    if line is None:
        raise Http404
    return line


def _from_the_list(couple: Couple, asked: str) -> str:
    """The words of one line of the own list; "" where it is not there."""
    seq = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 15 else 0
    if seq not in couple.private.states(SPECIALS)[SPECIALS].seqs:
        return ""
    entry = couple.private.some([seq], SpecialNoted).get(seq)
    return entry.record.text if entry and isinstance(entry.record, SpecialNoted) else ""


def _wrong(text: str) -> str:
    if not text:
        return _("Write something first.")
    return (
        _("This is too long. A few sentences are enough. A letter has more room.")
        if len(text) > LONGEST
        else ""
    )


def _form(request: PersonRequest, couple: Couple, text: str, error: str = "") -> HttpResponse:
    context = steps(request, couple=couple, text=text, error=error)
    return render(request, "bond/thanks_write.html", context, status=INVALID if error else 200)


def _preview(
    request: PersonRequest, couple: Couple, text: str, held: Pace, status: int = 200
) -> HttpResponse:
    context = steps(request, couple=couple, text=text, held=held, name=couple.name_of(couple.me))
    return render(request, "bond/thanks_preview.html", context, status=status)
