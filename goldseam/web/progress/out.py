"""Own days taken along: as a table that can be brought in again, or as JSON with levels and bands."""

import csv
import io
import json
from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from goldseam.core.trust import trust_report
from goldseam.core.trust.felt import FELT_TRUST, FOLLOWED
from goldseam.web.shared.access import fresh
from goldseam.web.shared.signed_in import PersonRequest

TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json"}


@require_POST
@fresh
def days(request: PersonRequest, form: str) -> HttpResponse:
    """The answers of one item: numbers alone, no line of words. Nothing is kept of having taken them."""
    opened, item = request.visitor.unlocked, request.POST.get("of", "")
    if opened is None:
        return redirect("/locked/")
    if form not in TYPES or item not in FOLLOWED:
        raise Http404
    answers = opened.private_space().states(FELT_TRUST)[FELT_TRUST].answers(item)
    listed = [(date.fromordinal(day), value) for day, value in sorted(answers.items())]
    text = _table(listed) if form == "csv" else _report(listed)
    response = HttpResponse(text, content_type=TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="days-{item}.{form}"'
    return response


def _table(listed: list[tuple[date, float]]) -> str:
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(("date", "value"))
    writer.writerows((day.isoformat(), f"{value:g}") for day, value in listed)
    return file.getvalue()


def _report(listed: list[tuple[date, float]]) -> str:
    answers = [{"date": day.isoformat(), "value": value} for day, value in listed]
    return json.dumps({"answers": answers, **trust_report(list(listed))}, allow_nan=False, indent=1)
