"""Answers prepared in private, to questions that may come: kept, changed, erased, used when they are asked."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from goldseam.core.records import AnswerPrepared
from goldseam.core.records.question import QUESTIONS, standing_notes
from goldseam.core.truth import to_answer
from goldseam.web.shared import clock
from goldseam.web.shared.access import fresh
from goldseam.web.shared.answers import INVALID
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.typed import steps, text_of, wrong_text
from goldseam.web.truth.access import Here, own_or_both
from goldseam.web.truth.asking import keep, noted_of


@fresh
@own_or_both
def prepared(request: PersonRequest, here: Here) -> HttpResponse:
    """The drafts, oldest first, and a form for another one. Nobody else sees them."""
    if request.method == "POST":
        return _taken(request, here, 0)
    return _form(request, here, 0, AnswerPrepared(""))


@fresh
@own_or_both
def prepared_one(request: PersonRequest, here: Here, seq: int) -> HttpResponse:
    """One draft: changed, or erased for good."""
    draft = noted_of(here.private, seq, AnswerPrepared)
    if request.method != "POST":
        return _form(request, here, seq, draft)
    if request.POST.get("move") == "erase":
        here.private.erase([seq], at=clock.now(), day=here.day)
        return redirect("/truth/answers/")
    return _taken(request, here, seq)


def _taken(request: PersonRequest, here: Here, of: int) -> HttpResponse:
    draft = AnswerPrepared(text_of(request, "text"), text_of(request, "question"), of)
    error = wrong_text(draft.text) or wrong_text(draft.question, may_be_empty=True)
    if error:
        return _form(request, here, of, draft, error)
    keep(here, draft)
    return redirect("/truth/answers/?kept=1")


def _form(
    request: PersonRequest, here: Here, of: int, draft: AnswerPrepared, error: str = ""
) -> HttpResponse:
    found = () if of else standing_notes(here.private.read(AnswerPrepared))
    context = {
        "place": "truth",
        "of": of,
        "draft": draft,
        "found": found,
        "use_for": _asked_now(request, here) if found else 0,
        "kept": request.GET.get("kept") == "1",
        "error": error,
    }
    page = steps(request, **context)
    return render(request, "truth/prepared.html", page, status=INVALID if error else 200)


def _asked_now(request: PersonRequest, here: Here) -> int:
    """The number of the question that a draft is looked for, if it waits for this person; else 0."""
    asked = request.GET.get("for", "")
    if here.couple is None or not (asked.isascii() and asked.isdigit() and len(asked) < 15):
        return 0
    state = here.couple.space.states(QUESTIONS)[QUESTIONS]
    waiting = {line.seq for line in to_answer(state, here.couple.me)}
    return int(asked) if int(asked) in waiting else 0
