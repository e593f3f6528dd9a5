"""The intake, one thing a page: resumable, changeable later, with its history; and six questions to oneself."""

from collections.abc import Mapping

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from goldseam.core.records import Answered, Entry, Reflected
from goldseam.core.records.situation import ANSWERS, REFLECTIONS
from goldseam.core.situation.assembling import assemble
from goldseam.core.situation.intake import (
    INTAKE,
    SELF_ANALYSIS,
    about,
    next_question,
    previous_question,
    progress,
    shown,
)
from goldseam.core.situation.model import Answer, Closeness
from goldseam.core.situation.questions import SKIPPED, Given, Kind, Question, fits, page_of
from goldseam.core.situation.safety_check import ASKED_FIRST
from goldseam.core.situation.track import track_of
from goldseam.ledger.spaces import OpenSpace
from goldseam.web.shared import clock, method
from goldseam.web.shared.access import fresh, next_path, unlocked
from goldseam.web.shared.answers import INVALID
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.situation.assembling import given_answers
from goldseam.web.situation.wording import dated, in_words
from goldseam.web.truth.account_going_back import go_back_after_answer

# The answer to a private question after which the day goes on as before; any other one leads to help (T17).
FROM_TODAY = "today"
SAFE_TO_SAY = "addressed_safely"
SAFE_ANSWER: Mapping[str, str] = {SAFE_TO_SAY: Answer.YES, "watched": Answer.NO}
BY_ID: Mapping[str, Question] = {each.id: each for each in (*INTAKE, *ASKED_FIRST)}
LOOK: Mapping[str, Question] = {each.id: each for each in SELF_ANALYSIS}


@unlocked
def overview(request: PersonRequest) -> HttpResponse:
    """What was said, each line with its way to change it; or the first question for whoever has said nothing."""
    opened = request.visitor.unlocked
    if opened is None:
        return redirect("/locked/")
    state = opened.private_space().states(ANSWERS)[ANSWERS]
    answers = given_answers(state)
    if "role" not in answers:
        return redirect(f"/situation/{INTAKE[0].id}/")
    language = method.language()
    lines = [
        (question.id, page_of(question, answers, language).title, in_words(question, answers, language))
        for question in shown(answers)
    ]
    upcoming = next_question(answers)
    words, track = method.words("plan"), track_of(assemble(answers))
    page = {
        "lines": lines,
        "next": upcoming.id if upcoming else "",
        "track": words[f"track_name.{track}"],
        "place": "situation",
    }
    return render(request, "situation/overview.html", page)


@unlocked
def ask(request: PersonRequest, question: str) -> HttpResponse:
    """One question: Next keeps the answer, Skip leaves it open, Back goes back without a loss."""
    opened, asked = request.visitor.unlocked, BY_ID.get(question)
    if asked is None:
        raise Http404
    if opened is None:
        return redirect("/locked/")
    space = opened.private_space()
    answers = given_answers(space.states(ANSWERS)[ANSWERS])
    if request.method != "POST":
        return _page(request, asked, answers)
    if request.POST.get("move") == "back":
        return redirect(_way_back(request, asked, answers))
    given = SKIPPED if request.POST.get("move") == "skip" else _given(request, asked)
    wrong = _wrong(asked, given, answers)
    if wrong:
        return _page(request, asked, answers, wrong)
    if given != answers.get(asked.id):
        value = given if isinstance(given, str) else tuple(given)
        space.append(Answered(asked.id, value), at=clock.now(), day=clock.today())
    if asked in ASKED_FIRST:
        go_back_after_answer(opened)
    return _onward(request, asked, {**answers, asked.id: given})


@fresh
def history(request: PersonRequest) -> HttpResponse:
    """Every answer with its day, newest first: nothing was written over."""
    opened = request.visitor.unlocked
    if opened is None:
        return redirect("/locked/")
    entries = opened.private_space().read(Answered)
    return render(request, "situation/history.html", {"entries": _told(entries), "place": "situation"})


@fresh
def reflect(request: PersonRequest) -> HttpResponse:
    """The six questions to oneself, each with room to write; saved one by one."""
    opened = request.visitor.unlocked
    if opened is None:
        return redirect("/locked/")
    space = opened.private_space()
    if request.method == "POST":
        question, text = LOOK.get(request.POST.get("question", "")), request.POST.get("text", "")
        if question is None or not fits(question, text, {}):
            return _look(request, space, _("This is too long. Notes have more room."))
        space.append(Reflected(question.id, text), at=clock.now(), day=clock.today())
        return redirect(f"/situation/look/?saved={question.id}#{question.id}")
    return _look(request, space)


def _look(request: PersonRequest, space: OpenSpace, error: str = "") -> HttpResponse:
    texts = dict(space.states(REFLECTIONS)[REFLECTIONS].texts)
    if error and request.POST.get("question") in LOOK:
        texts[request.POST["question"]] = request.POST.get("text", "")
    language = method.language()
    questions = [(each.id, page_of(each, {}, language), texts.get(each.id, "")) for each in SELF_ANALYSIS]
    page = {"questions": questions, "error": error, "saved": request.GET.get("saved"), "place": "situation"}
    return render(request, "situation/look.html", page, status=INVALID if error else 200)


def _page(
    request: PersonRequest, asked: Question, answers: Mapping[str, Given], error: str = ""
) -> HttpResponse:
    given = request.POST.getlist(asked.id) if error else answers.get(asked.id, ())
    day = dated(given)
    done, whole = progress(answers)
    context = {
        "asked": asked,
        "page": page_of(asked, answers, method.language()),
        "given": (given,) if isinstance(given, str) else tuple(given),
        "done": min(done + 1, whole),
        "whole": whole,
        "first": asked.id == INTAKE[0].id,
        "inputs": "checkbox" if asked.kind is Kind.MANY else "radio",
        "date": request.POST.get(f"{asked.id}_date", day.isoformat() if day else ""),
        "today": clock.today(),
        "next": request.GET.get("next", request.POST.get("next", "")),
        "from_today": _from_today(request),
        "unsure": _is_unsure(asked, answers),
        "onward": next_path(request, "/today/"),
        "error": error,
        "place": "situation",
    }
    return render(request, "situation/ask.html", context, status=INVALID if error else 200)


def _given(request: PersonRequest, asked: Question) -> Given:
    if asked.kind is Kind.MANY:
        return tuple(request.POST.getlist(asked.id))
    given = request.POST.get(asked.id, "")
    if asked.kind is not Kind.DATE:
        return given
    day = about(given, clock.today())
    exact = request.POST.get(f"{asked.id}_date", "")
    return day.isoformat() if day else exact or given


def _onward(request: PersonRequest, asked: Question, answers: Mapping[str, Given]) -> HttpResponse:
    """After a change from the overview, back there; in the middle of the intake, to what is still open.

    A private question that was asked first leads on to where the person was going, unless help comes before.
    """
    if asked in ASKED_FIRST:
        if _is_unsure(asked, answers):
            return redirect(f"/situation/{asked.id}/?{urlencode({'next': next_path(request, '/today/')})}")
        calm = answers[asked.id] in (SAFE_ANSWER[asked.id], SKIPPED)
        return redirect(next_path(request, "/today/") if calm else "/practices/reach-specialist-help/")
    if _from_today(request):
        apart = answers[asked.id] in (Closeness.SPACE, Closeness.NO_CONTACT)
        return redirect("/today/?saved=alone" if apart else "/today/?saved=1")
    upcoming = next_question(answers)
    if upcoming is None:
        return redirect("/situation/" if request.POST.get("next") == "overview" else "/today/")
    return redirect(f"/situation/{upcoming.id}/")


def _way_back(request: PersonRequest, asked: Question, answers: Mapping[str, Given]) -> str:
    if _from_today(request):
        return "/today/"
    before = previous_question(asked.id, answers)
    way = f"/situation/{before.id}/" if before else "/situation/"
    return next_path(request, way) if asked in ASKED_FIRST else way


def _wrong(asked: Question, given: Given, answers: Mapping[str, Given]) -> str:
    """Why an answer is not taken, as a sentence; empty where it is fine."""
    if not fits(asked, given, answers):
        if not asked.may_skip:
            return _("Choose one of the answers.")
        return _("Choose one of the answers, or skip the question.")
    day = dated(given) if asked.kind is Kind.DATE else None
    return _("Choose today or an earlier day.") if day is not None and day > clock.today() else ""


def _is_unsure(asked: Question, answers: Mapping[str, Given]) -> bool:
    """Whether telling waits for safety alone: then the page says so, beside help, and may be answered anew."""
    return asked.id == SAFE_TO_SAY and answers.get(asked.id) == Answer.NOT_SURE


def _from_today(request: PersonRequest) -> bool:
    """Whether this one question was opened from Today, not on the way through all of them."""
    return request.POST.get("next", request.GET.get("next", "")) == FROM_TODAY


def _told(entries: list[Entry]) -> list[tuple[Entry, str, str]]:
    language, told, answers = method.language(), list[tuple[Entry, str, str]](), dict[str, Given]()
    for entry in entries:
        record = entry.record
        if not isinstance(record, Answered) or not isinstance(record.value, str | tuple):
            continue
        answers[record.question] = record.value
        question = BY_ID.get(record.question)
        if question is not None:
            title = page_of(question, answers, language).title
            told.append((entry, title, in_words(question, answers, language)))
    return told[::-1]
