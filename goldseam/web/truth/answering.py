"""Answering: true, not now with a day, or not remembered; and looked at against what its author wrote before."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from goldseam.core.records import AnswerGiven, AnswerPrepared, Asked, Corrected
from goldseam.core.records.closeness import WISHES
from goldseam.core.records.handed import CorrectionHow, HandedKind
from goldseam.core.records.question import QUESTIONS, AnswerHow, QuestionLine
from goldseam.core.situation.questions import as_date
from goldseam.core.together.passing import may_hand_over
from goldseam.core.truth import Standing, compares, is_resting, standing
from goldseam.ledger import sessions
from goldseam.web.account.telling_questions import HOW
from goldseam.web.shared import clock, kept, method
from goldseam.web.shared.answers import INVALID, WAITS
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.access import together
from goldseam.web.together.correcting import HOW as CAME_UP
from goldseam.web.together.couple import Couple, RestingError
from goldseam.web.together.pacing import HELP_FIRST, PACED, help_comes_first
from goldseam.web.together.typed import steps, text_of, wrong_text
from goldseam.web.truth.earlier import Against, against, corrected
from goldseam.web.truth.threads import answer_piece, line_of, pieces

# A day that can be waited for: "not now" is an answer only with a day that comes.
LONGEST_WAIT = timedelta(days=31)
AS_IS, CORRECT = "as_is", "correct"


@dataclass(frozen=True)
class Typed:
    """An answer as it was typed, with what was decided about an earlier text it does not fit together with."""

    answer: AnswerGiven
    by: str
    decided: str = ""
    correction: str = ""
    how: CorrectionHow = CorrectionHow.ASKED


@dataclass(frozen=True)
class Held:
    """Why an answer waits, in the form that the preview shows; "" where it may go."""

    sentence: str | Promise = ""
    help_first: bool = False


@together
def answer(request: PersonRequest, couple: Couple, seq: int) -> HttpResponse:
    """The form, what does not fit together with earlier words, the preview, and giving the answer."""
    line = line_of(couple.space.states(QUESTIONS)[QUESTIONS], seq, to=couple)
    typed, move = _typed(request, seq), request.POST.get("move", "")
    error = _wrong(typed, couple.day) if request.method == "POST" and move != "back" else ""
    if request.method != "POST" or move == "back" or error:
        return _form(request, couple, line, typed, error)
    if move == "keep":
        return _kept(couple, line, typed)
    if not couple.open:
        raise RestingError
    found = against(couple, line, typed.answer.text, method.language())
    if found and not typed.decided:
        return _check(request, couple, typed, found)
    if found and typed.decided == CORRECT and (wrong := wrong_text(typed.correction)):
        return _check(request, couple, typed, found, wrong)
    held = _held(couple, line, typed.answer)
    if move == "hand" and not held.sentence:
        _given(couple, seq, typed, found)
        return redirect(f"/truth/questions/{seq}/?sent=1")
    return _preview(request, couple, typed, found, held, WAITS if move == "hand" else 200)


def _typed(request: PersonRequest, seq: int) -> Typed:
    how, by = request.POST.get("how", ""), request.POST.get("by", "").strip()
    chosen = AnswerHow(how) if how in set(AnswerHow) else AnswerHow.TRUE
    until = as_date(by) if chosen is AnswerHow.NOT_NOW else None
    helps = text_of(request, "helps") if chosen is AnswerHow.NOT_REMEMBERED else ""
    given = AnswerGiven(seq, chosen, text_of(request, "text"), until, helps)
    decided, came = request.POST.get("decided", ""), request.POST.get("came", "")
    return Typed(
        given,
        by,
        decided if decided in (AS_IS, CORRECT) else "",
        text_of(request, "correction"),
        CorrectionHow(came) if came in set(CAME_UP) else CorrectionHow.ASKED,
    )


def _wrong(typed: Typed, today: date) -> str:
    given = typed.answer
    if given.how is AnswerHow.NOT_NOW and not (given.by and today <= given.by <= today + LONGEST_WAIT):
        return _("Choose the day by which you will answer, within the next month.")
    need = given.how is AnswerHow.TRUE
    return wrong_text(given.text, may_be_empty=not need) or wrong_text(given.helps, may_be_empty=True)


def _held(couple: Couple, line: QuestionLine, given: AnswerGiven) -> Held:
    """What was asked is answered whatever space is asked for (T3); what is answered is no way to go on writing.

    It waits while the subject rests for who asked, or while help comes first.
    """
    states = couple.space.states(QUESTIONS, WISHES)
    if is_resting(states[QUESTIONS], couple.partner):
        return Held(_("The subject rests now. Your answer can wait as a private draft."))
    said = {Standing.ANSWERED, Standing.SETTLED} | (
        {Standing.NOT_NOW} if _puts_off_in_words(given) else set()
    )
    if standing(line) in said and not _already(couple, line, given):
        passing = may_hand_over(states[WISHES], couple.me, couple.partner, HandedKind.ANSWER, 0, couple.day)
        if passing in PACED:
            return Held(PACED[passing])
    if given.how is not AnswerHow.NOT_NOW and help_comes_first(couple):
        return Held(HELP_FIRST, help_first=True)
    return Held()


def _puts_off_in_words(given: AnswerGiven) -> bool:
    """Whether this says "not now" with more than a day: a day may always be moved."""
    return given.how is AnswerHow.NOT_NOW and bool(given.text)


def _given(couple: Couple, seq: int, typed: Typed, found: tuple[Against, ...]) -> None:
    """Write the answer, and with it the corrections of what it does not fit together with; once."""

    def decided() -> list[AnswerGiven | Corrected]:
        line = line_of(couple.space.states(QUESTIONS)[QUESTIONS], seq, to=couple)
        if _already(couple, line, typed.answer):
            return []
        return [typed.answer, *_corrections(typed, found)]

    couple.decide(decided)


def _already(couple: Couple, line: QuestionLine, given: AnswerGiven) -> bool:
    """Whether the very same is the newest answer, of today: a form that is sent twice answers once."""
    newest = line.answers[-1].seq if line.answers else 0
    before = couple.space.some([newest], AnswerGiven).get(newest) if newest else None
    return before is not None and before.record == given and before.day == couple.day


def _corrections(typed: Typed, found: tuple[Against, ...]) -> list[Corrected]:
    if typed.decided != CORRECT:
        return []
    seqs = dict.fromkeys(each.seq for each in found if each.shared)
    return [Corrected(seq, typed.correction, typed.how) for seq in seqs]


def _kept(couple: Couple, line: QuestionLine, typed: Typed) -> HttpResponse:
    """Keep it as a private draft: nothing of it reaches the other."""
    entry = couple.space.some([line.seq], Asked).get(line.seq)
    question = entry.record.text if entry and isinstance(entry.record, Asked) else ""
    draft = AnswerPrepared(typed.answer.text or typed.answer.helps, question)
    couple.private.append(draft, at=clock.now(), day=couple.day)
    return redirect("/truth/answers/?kept=1")


def _form(
    request: PersonRequest, couple: Couple, line: QuestionLine, typed: Typed, error: str = ""
) -> HttpResponse:
    parts = pieces(couple, line)
    asked = " ".join(each.text for each in parts if each.name != couple.name_of(couple.me))
    context = _context(request, couple, typed, pieces=parts, ways=HOW.items(), error=error)
    context |= {
        "compares": compares(asked, method.language()),
        "today": couple.day.isoformat(),
        "last": (couple.day + LONGEST_WAIT).isoformat(),
    }
    return render(request, "truth/answer.html", context, status=INVALID if error else 200)


def _check(
    request: PersonRequest, couple: Couple, typed: Typed, found: tuple[Against, ...], error: str = ""
) -> HttpResponse:
    """What does not fit together, for its author alone, with two ways on and no third.

    Private drafts ask for the passphrase again, here as on their own page (S27).
    """
    session = request.visitor.session
    if session is None or not (all(each.shared for each in found) or sessions.is_fresh(session, clock.now())):
        return kept.ask_again(request)
    shared = any(each.shared for each in found)
    context = _context(request, couple, typed, found=found, ways=CAME_UP.items(), error=error, shared=shared)
    return render(request, "truth/answer_check.html", context, status=INVALID if error else 200)


def _preview(
    request: PersonRequest,
    couple: Couple,
    typed: Typed,
    found: tuple[Against, ...],
    held: Held,
    status: int,
) -> HttpResponse:
    piece = answer_piece(couple.name_of(couple.me), couple.day, typed.answer)
    items = corrected(couple, _corrections(typed, found))
    context = _context(request, couple, typed, pieces=(piece,), corrected=items, held=held)
    return render(request, "truth/answer_preview.html", context, status=status)


def _context(request: PersonRequest, couple: Couple, typed: Typed, **more: Any) -> dict[str, Any]:
    return steps(request, couple=couple, typed=typed, said=typed.answer) | {"place": "truth", **more}
