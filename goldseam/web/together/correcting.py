"""Correcting what one handed over: said beside it, looked at as both will see it, never written over it (S21)."""

from collections.abc import Mapping
from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from goldseam.core.records import Corrected
from goldseam.core.records.handed import CorrectionHow, HandedLine
from goldseam.web.shared.answers import INVALID
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.access import together
from goldseam.web.together.couple import Couple, RestingError
from goldseam.web.together.items import HOW_READ, Correction, Shown, line_of, shown
from goldseam.web.together.pacing import pace_of_correction
from goldseam.web.together.typed import steps, text_of, wrong_text

HOW: Mapping[CorrectionHow, Promise] = {
    CorrectionHow.NOTICED: _("I noticed it myself"),
    CorrectionHow.ASKED: _("I was asked about it"),
    CorrectionHow.FOUND: _("It was found out"),
    CorrectionHow.NOT_SAID: _("I leave that open"),
}


@together
def correct(request: PersonRequest, couple: Couple, seq: int) -> HttpResponse:
    """Write a correction, see it as the other will, add it. Of an account or an answer it is never paced (T2)."""
    line = line_of(couple, seq, own=True)
    item, asked = shown(couple, line), request.POST.get("how", "")
    how = CorrectionHow(asked) if asked in set(CorrectionHow) else CorrectionHow.NOT_SAID
    said, move = Corrected(line.seq, text_of(request, "text"), how), request.POST.get("move")
    if request.method != "POST" or move == "back":
        return _form(request, couple, line, said)
    error = wrong_text(said.text) or str(pace_of_correction(couple, line.kind))
    if error:
        return _form(request, couple, line, said, error)
    if not couple.open:
        raise RestingError
    if move != "hand":
        return _preview(request, couple, item, said)

    def decided() -> list[Corrected]:
        # A form that was sent twice adds one correction; an item that was emptied meanwhile takes none.
        corrections = shown(couple, line_of(couple, seq, own=True)).corrections
        return [] if corrections and corrections[-1].text == said.text else [said]

    couple.decide(decided)
    return redirect(f"/us/shared/{line.seq}/?handed=1")


def _form(
    request: PersonRequest, couple: Couple, line: HandedLine, said: Corrected, error: str = ""
) -> HttpResponse:
    context = steps(
        request, couple=couple, said=said, item=shown(couple, line), ways=HOW.items(), error=error
    )
    return render(request, "together/correct.html", context, status=INVALID if error else 200)


def _preview(request: PersonRequest, couple: Couple, item: Shown, said: Corrected) -> HttpResponse:
    added = Correction(couple.day, HOW_READ[said.how], said.text)
    after = replace(item, corrections=(*item.corrections, added))
    return render(
        request, "together/correct_preview.html", steps(request, couple=couple, said=said, item=after)
    )
