"""Adding to an account that was opened: a correction beside it, or the mark that it is withdrawn (S21, S22)."""

from dataclasses import replace

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from goldseam.core.records import Corrected, Withdrawn
from goldseam.core.records.handed import CorrectionHow
from goldseam.web.shared.access import fresh
from goldseam.web.shared.answers import INVALID
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.access import together
from goldseam.web.together.correcting import HOW
from goldseam.web.together.couple import Couple, RestingError
from goldseam.web.together.items import HOW_READ, Correction
from goldseam.web.together.typed import steps, text_of, wrong_text
from goldseam.web.truth.account_reading import Opened, opened_of
from goldseam.web.truth.account_words import shown_parts

# Of an account it is always said how it came up.
WAYS = tuple((how, HOW[how]) for how in (CorrectionHow.NOTICED, CorrectionHow.ASKED, CorrectionHow.FOUND))


@fresh
@together
def correct(request: PersonRequest, couple: Couple, number: int) -> HttpResponse:
    """Write a correction, see it as the other will, add it. It is never paced: the truth may come (T2)."""
    opened = _own(couple, number)
    move = request.POST.get("move")
    if move == "withdraw":
        return _withdrawn(couple, opened)
    said = _typed(request, opened)
    if request.method != "POST" or move == "back":
        return _form(request, couple, opened, said)
    error = wrong_text(said.text) or (_("Choose how it came up.") if said.how not in dict(WAYS) else "")
    if error:
        return _form(request, couple, opened, said, error)
    if not couple.open:
        raise RestingError
    if move != "hand":
        return _preview(request, couple, opened, said)

    def decided() -> list[Corrected]:
        # A form that was sent twice adds one correction.
        before = _own(couple, number).corrections
        return [] if before and before[-1].text == said.text else [said]

    couple.decide(decided)
    return redirect(f"/truth/account/read/{number}/")


def _withdrawn(couple: Couple, opened: Opened) -> HttpResponse:
    if not opened.withdrawn_on:
        couple.write(Withdrawn(opened.given.seq), although_resting=True)
    return redirect(f"/truth/account/read/{opened.given.hand_over}/")


def _typed(request: PersonRequest, opened: Opened) -> Corrected:
    asked = request.POST.get("how", "")
    how = CorrectionHow(asked) if asked in dict(WAYS) else CorrectionHow.NOT_SAID
    return Corrected(opened.given.seq, text_of(request, "text"), how)


def _own(couple: Couple, number: int) -> Opened:
    opened = opened_of(couple, number)
    if opened.given.giver != str(couple.me):
        raise Http404
    return opened


def _form(
    request: PersonRequest, couple: Couple, opened: Opened, said: Corrected, error: str = ""
) -> HttpResponse:
    context = steps(request, couple=couple, opened=opened, said=said, ways=WAYS, error=error)
    return render(
        request, "truth/account_correct.html", context | {"place": "truth"}, status=INVALID if error else 200
    )


def _preview(request: PersonRequest, couple: Couple, opened: Opened, said: Corrected) -> HttpResponse:
    added = Correction(couple.day, HOW_READ[said.how], said.text)
    after = replace(opened, corrections=(*opened.corrections, added))
    context = steps(request, couple=couple, opened=after, said=said, parts=shown_parts(opened.parts))
    return render(request, "truth/account_correct_preview.html", context | {"place": "truth"})
