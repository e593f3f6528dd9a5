"""Choosing a report, reading it, and taking it along as PDF. Nothing of it is kept, and nobody else is told."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from goldseam.core.records.situation import SAFETY
from goldseam.web.report.asked import PARTS, Asked, asked_in, usual
from goldseam.web.report.parts import made
from goldseam.web.report.printing import as_pdf
from goldseam.web.shared import clock
from goldseam.web.shared.access import fresh
from goldseam.web.shared.answers import INVALID
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.couple import couple_of

FILE = "report.pdf"


@fresh
def report(request: PersonRequest) -> HttpResponse:
    """The form, the report as a page, or the report as a file."""
    opened = request.visitor.unlocked
    if opened is None:
        raise Http404
    today = clock.today()
    if request.method != "POST":
        return render(request, "report/choose.html", _form(usual(today)))
    asked, error = asked_in(request, today)
    if error or request.POST.get("move") == "back":
        return render(request, "report/choose.html", _form(asked, error), status=INVALID if error else 200)
    spaces = opened.spaces()
    checked = spaces.private.states(SAFETY)[SAFETY].on is not None
    couple = couple_of(opened, spaces) if checked else None
    sections = made(asked, spaces, couple, today)
    context = {**_form(asked), "sections": sections, "today": today}
    if request.POST.get("move") != "pdf":
        return render(request, "report/report.html", context)
    answer = HttpResponse(as_pdf(context, sections), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{FILE}"'
    return answer


def _form(asked: Asked, error: str = "") -> dict[str, Any]:
    choices = [(part, name, small, part in asked.parts) for part, (name, small) in PARTS.items()]
    return {"place": "progress", "asked": asked, "choices": choices, "error": error}
