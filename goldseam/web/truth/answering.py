"""Answering: true, not now with a day, or not remembered; and looked at against what its author wrote before."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from goldseam.core.records import AnswerGiven, AnswerPrepared, Asked, Corrected
from goldseam.core.records.closeness import WISHES
from goldseam.core.records.handed import CorrectionHow, HandedKind
from goldseam.core.records.question import QUESTIONS, AnswerHow, QuestionLine
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
from goldseam.web.together.typed import steps, wrong_text
from goldseam.web.truth.account_correct import WAYS
from goldseam.web.truth.answer_typed import (
    CORRECT,
    LONGEST_WAIT,
    Typed,
    draft_of,
    typed_in,
    wrong_answer,
    wrong_draft,
)
from goldseam.web.truth.below_earlier import corrected
from goldseam.web.truth.earlier import Against, against
from goldseam.web.truth.threads import answer_piece, line_of, pieces


@dataclass(frozen=True)
class Held:
    """Why an answer waits, in the form that the preview shows; "" where it may go."""

    sentence: str | Promise = ""
    help_first: bool = False


@together
def answer(request: PersonRequest, couple: Couple, seq: int) -> HttpResponse:
    """The form, what does not fit together with earlier words, the preview, and giving the answer."""
    line = line_of(couple.space.states(QUESTIONS)[QUESTIONS], seq, to=couple)
    typed, move = typed_in(request, seq), request.POST.get("move", "")
    error = _wrong(typed, move, couple.day) if request.method == "POST" else ""
    if request.method != "POST" or move == "back" or error:
        return _form(request, couple, line, typed, error)
    if move == "keep":
        return _kept(couple, line, typed)
    if not couple.open:
        raise RestingError
    found = against(couple, line, typed.answer.text, method.language())
    if found and not typed.decided:
        return _check(request, couple, typed, found)
    if found and typed.decided == CORRECT and (wrong := _wrong_correction(typed, found)):
        return _check(request, couple, typed, found, wrong)
    held = _held(couple, line, typed.answer)
    if move == "hand" and not held.sentence:
        _given(couple, seq, typed, found)
        return redirect(f"/truth/questions/{seq}/?sent=1")
    return _preview(request, couple, typed, found, held, WAITS if move == "hand" else 200)


def _wrong(typed: Typed, move: str, today: date) -> str:
    if move == "back":
        return ""
    return wrong_draft(typed) if move == "keep" else wrong_answer(typed, today)


def _wrong_correction(typed: Typed, found: tuple[Against, ...]) -> str:
    if not any(each.shared for each in found):
        return ""
    return wrong_text(typed.correction) or ("" if typed.how in _ways(found) else _("Choose how it came up."))


def _ways(found: tuple[Against, ...]) -> dict[CorrectionHow, Promise]:
    """How it may have come up; of an account that is always said."""
    account = any(each.shared and each.account for each in found)
    return {how: words for how, words in CAME_UP.items() if not account or how in dict(WAYS)}


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
    couple.private.append(AnswerPrepared(draft_of(typed), question), at=clock.now(), day=couple.day)
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

    Private drafts and the account ask for the passphrase again, here as on their own pages (S27).
    """
    if not _may_be_read(request, found):
        return kept.ask_again(request)
    shared = any(each.shared for each in found)
    context = _context(
        request, couple, typed, found=found, ways=_ways(found).items(), error=error, shared=shared
    )
    return render(request, "truth/answer_check.html", context, status=INVALID if error else 200)


def _may_be_read(request: PersonRequest, found: tuple[Against, ...]) -> bool:
    session = request.visitor.session
    guarded = any(each.guarded for each in found)
    return session is not None and (not guarded or sessions.is_fresh(session, clock.now()))


def _preview(
    request: PersonRequest,
    couple: Couple,
    typed: Typed,
    found: tuple[Against, ...],
    held: Held,
    status: int,
) -> HttpResponse:
    corrections = _corrections(typed, found)
    below = tuple(each for each in found if each.seq in {said.follows for said in corrections})
    if not _may_be_read(request, below):
        return kept.ask_again(request)
    piece = answer_piece(couple.name_of(couple.me), couple.day, typed.answer)
    items = corrected(couple, corrections, below)
    context = _context(request, couple, typed, pieces=(piece,), corrected=items, held=held)
    return render(request, "truth/answer_preview.html", context, status=status)


def _context(request: PersonRequest, couple: Couple, typed: Typed, **more: Any) -> dict[str, Any]:
    return steps(request, couple=couple, typed=typed, said=typed.answer) | {"place": "truth", **more}
