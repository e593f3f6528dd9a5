"""Correcting an answer of one's own: said below it, looked at as both will see it, never written over it (S21)."""

from dataclasses import replace

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from goldseam.core.records import AnswerGiven, Corrected
from goldseam.core.records.handed import CorrectionHow
from goldseam.core.records.question import QUESTIONS, AnswerLine
from goldseam.web.shared.answers import INVALID
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.access import together
from goldseam.web.together.correcting import HOW
from goldseam.web.together.couple import Couple, RestingError
from goldseam.web.together.items import HOW_READ, Correction
from goldseam.web.together.typed import steps, text_of, wrong_text
from goldseam.web.truth.threads import Piece, answer_piece, corrections_of, line_of


@together
def correct(request: PersonRequest, couple: Couple, seq: int, number: int) -> HttpResponse:
    """Write it, see it as the other will, add it. Never paced, and never resting: the truth may come (T2)."""
    piece = _piece(couple, seq, number)
    asked, move = request.POST.get("how", ""), request.POST.get("move")
    how = CorrectionHow(asked) if asked in set(CorrectionHow) else CorrectionHow.NOT_SAID
    said = Corrected(number, text_of(request, "text"), how)
    error = wrong_text(said.text) if request.method == "POST" and move != "back" else ""
    context = steps(request, couple=couple, said=said, seq=seq, error=error) | {"place": "truth"}
    if request.method != "POST" or move == "back" or error:
        context |= {"pieces": (piece,), "ways": HOW.items()}
        return render(request, "truth/correct.html", context, status=INVALID if error else 200)
    if not couple.open:
        raise RestingError
    if move != "hand":
        added = Correction(couple.day, HOW_READ[said.how], said.text)
        context["pieces"] = (replace(piece, corrections=(*piece.corrections, added)),)
        return render(request, "truth/correct_preview.html", context)

    def decided() -> list[Corrected]:
        # A form that was sent twice adds one correction.
        corrections = _piece(couple, seq, number).corrections
        return [] if corrections and corrections[-1].text == said.text else [said]

    couple.decide(decided)
    return redirect(f"/truth/questions/{seq}/?sent=1")


def _piece(couple: Couple, seq: int, number: int) -> Piece:
    """One's own answer with what was corrected; what is not one's own looks as if it were not there: 404."""
    said = _answer(couple, seq, number)
    entries = couple.space.some([said.seq, *said.corrections], AnswerGiven, Corrected)
    record = entries[said.seq].record
    if not isinstance(record, AnswerGiven):
        raise Http404
    name, on = couple.name_of(couple.me), entries[said.seq].day
    return answer_piece(name, on, record, said.seq, corrections_of(said, entries))


def _answer(couple: Couple, seq: int, number: int) -> AnswerLine:
    line = line_of(couple.space.states(QUESTIONS)[QUESTIONS], seq, to=couple)
    for each in line.answers:
        if each.seq == number:
            return each
    raise Http404
