"""The private safety check: eight questions, every one optional; the answer changes this person's view alone."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode

from goldseam.core.records import SafetyAnswered
from goldseam.core.records.situation import ANSWERS, SAFETY
from goldseam.core.situation.model import Safety, SafetyTopic
from goldseam.core.situation.questions import page_of
from goldseam.core.situation.safety_check import AFRAID, CHOICES, NOT_NOW, SAFETY_CHECK, safety_of, topics_of
from goldseam.ledger.spaces import OpenSpace
from goldseam.ledger.unlocked import Unlocked
from goldseam.web.shared import clock, method
from goldseam.web.shared.access import fresh, next_path
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.situation.assembling import given_answers
from goldseam.web.together.holding import holding_in
from goldseam.web.truth.account_going_back import go_back_after_answer


@fresh
def check(request: PersonRequest) -> HttpResponse:
    """Ask, keep the answers, and show what follows from them for this person only."""
    opened = request.visitor.unlocked
    if opened is None:
        return redirect("/locked/")
    spaces = opened.spaces()
    space = spaces.private
    if request.method == "POST":
        return _taken(request, opened, space)
    states = space.states(ANSWERS, SAFETY)
    answers, language = states[SAFETY].answers, method.language()
    told, topics = given_answers(states[ANSWERS]), topics_of(answers)
    page = {
        "questions": [
            (question.id, page_of(question, told, language), answers.get(question.id, ""))
            for question in SAFETY_CHECK
        ],
        "topics": topics,
        "afraid": any(topic in topics for topic in AFRAID),
        "goes_on": any(topic not in (*AFRAID, SafetyTopic.SELF_HARM) for topic in topics),
        "clear": safety_of(answers) is Safety.CLEAR,
        "done": request.GET.get("done") == "1",
        "together": holding_in(spaces.shared, clock.today()).together,
        "next": next_path(request, ""),
        "asked_first": states[SAFETY].on is None and bool(next_path(request, "")),
        "place": "",
    }
    return render(request, "safety/check.html", page)


def _taken(request: PersonRequest, opened: Unlocked, space: OpenSpace) -> HttpResponse:
    """Keep the answers; go on to where the person was going, unless something should be read first."""
    onward = next_path(request, "")
    if request.POST.get("move") == "not_now":
        space.append(SafetyAnswered(), at=clock.now(), day=clock.today())
        return redirect(onward or "/today/")
    asked = [question.id for question in SAFETY_CHECK]
    given = {name: request.POST.get(name, NOT_NOW) for name in asked}
    whole = {name: value if value in CHOICES else NOT_NOW for name, value in given.items()}
    space.append(SafetyAnswered(whole), at=clock.now(), day=clock.today())
    go_back_after_answer(opened)
    if onward and not topics_of(whole):
        return redirect(onward)
    return redirect("/safety/?" + urlencode({"done": "1", "next": onward} if onward else {"done": "1"}))
