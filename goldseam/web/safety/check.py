"""The private safety check: eight questions, every one optional; the answer changes this person's view alone."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from goldseam.core.records import SafetyAnswered
from goldseam.core.records.situation import ANSWERS, SAFETY
from goldseam.core.situation.model import Safety
from goldseam.core.situation.questions import page_of
from goldseam.core.situation.safety_check import CHOICES, NOT_NOW, SAFETY_CHECK, safety_of, topics_of
from goldseam.web.shared import clock, method
from goldseam.web.shared.access import fresh
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.situation.assembling import given_answers


@fresh
def check(request: PersonRequest) -> HttpResponse:
    """Ask, keep the answers, and show what follows from them for this person only."""
    opened = request.visitor.unlocked
    if opened is None:
        return redirect("/locked/")
    space = opened.private_space()
    if request.method == "POST":
        asked = {question.id for question in SAFETY_CHECK}
        given = {name: value for name, value in request.POST.items() if name in asked and value in CHOICES}
        if request.POST.get("move") == "not_now":
            space.append(SafetyAnswered(), at=clock.now(), day=clock.today())
            return redirect("/today/")
        whole = {name: given.get(name, NOT_NOW) for name in asked}
        space.append(SafetyAnswered(whole), at=clock.now(), day=clock.today())
        return redirect("/safety/?done=1")
    states = space.states(ANSWERS, SAFETY)
    answers, language = states[SAFETY].answers, method.language()
    told = given_answers(states[ANSWERS])
    page = {
        "questions": [
            (question.id, page_of(question, told, language), answers.get(question.id, ""))
            for question in SAFETY_CHECK
        ],
        "safety": safety_of(answers),
        "topics": topics_of(answers),
        "clear": safety_of(answers) is Safety.CLEAR,
        "done": request.GET.get("done") == "1",
        "place": "",
    }
    return render(request, "safety/check.html", page)
