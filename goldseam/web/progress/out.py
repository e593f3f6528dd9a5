"""Own figures taken along: days as a table that can be brought in again, or as JSON; sums of a questionnaire."""

import csv
import io
import json
from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from goldseam.core.measures import load_instruments
from goldseam.core.records.measured import QUESTIONNAIRES
from goldseam.core.trust import trust_report
from goldseam.core.trust.felt import FELT_TRUST, FOLLOWED
from goldseam.ledger.spaces import OpenSpace
from goldseam.web.shared.access import fresh
from goldseam.web.shared.signed_in import PersonRequest

TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json"}
Listed = list[tuple[date, float]]


@require_POST
@fresh
def days(request: PersonRequest, form: str) -> HttpResponse:
    """One item or one questionnaire: numbers alone, no line of words. Nothing is kept of having taken them."""
    opened, item = request.visitor.unlocked, request.POST.get("of", "")
    if opened is None:
        return redirect("/locked/")
    measure = item in {each.id for each in load_instruments()}
    if form not in TYPES or not (measure or item in FOLLOWED):
        raise Http404
    space = opened.private_space()
    listed = _sums(space, item) if measure else _answers(space, item)
    text = _table(listed) if form == "csv" else _report(listed, {} if measure else trust_report(list(listed)))
    response = HttpResponse(text, content_type=TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="days-{item}.{form}"'
    return response


def _answers(space: OpenSpace, item: str) -> Listed:
    answers = space.states(FELT_TRUST)[FELT_TRUST].answers(item)
    return [(date.fromordinal(day), value) for day, value in sorted(answers.items())]


def _sums(space: OpenSpace, measure: str) -> Listed:
    taken = space.states(QUESTIONNAIRES)[QUESTIONNAIRES].of(measure)
    return [(date.fromordinal(each.day), each.total) for each in taken]


def _table(listed: Listed) -> str:
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(("date", "value"))
    writer.writerows((day.isoformat(), f"{value:g}") for day, value in listed)
    return file.getvalue()


def _report(listed: Listed, levels: dict[str, object]) -> str:
    answers = [{"date": day.isoformat(), "value": value} for day, value in listed]
    return json.dumps({"answers": answers, **levels}, allow_nan=False, indent=1)
