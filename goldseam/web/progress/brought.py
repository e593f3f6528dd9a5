"""A table that was brought along, as it stands here: its days, values and notes, a year at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from goldseam.core.records.measured import BROUGHT, DaysBrought
from goldseam.web.shared.access import fresh
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.today.check_in import WORDS


@dataclass(frozen=True)
class Row:
    """One day of the table."""

    day: date
    value: float
    note: str


@fresh
def table(request: PersonRequest, seq: int) -> HttpResponse:
    """The days of one year, the newest first; the newest year first."""
    opened = request.visitor.unlocked
    if opened is None:
        return redirect("/locked/")
    space = opened.private_space()
    found = next((each for each in space.states(BROUGHT)[BROUGHT].tables if each.seq == seq), None)
    entry = space.some([seq], DaysBrought).get(seq) if found else None
    if found is None or entry is None or not isinstance(entry.record, DaysBrought):
        raise Http404
    years = sorted({int(day[:4]) for day in entry.record.days}, reverse=True)
    context = {
        "place": "progress",
        "table": found,
        "name": WORDS[found.item][0],
        "years": years,
        "year": (year := _year(request.GET.get("year", ""), years)),
        "rows": _rows(entry.record, year),
    }
    return render(request, "progress/brought.html", context)


def _year(asked: str, years: Sequence[int]) -> int:
    return next((year for year in years if str(year) == asked), years[0])


def _rows(record: DaysBrought, year: int) -> list[Row]:
    days = sorted((day for day in record.days if int(day[:4]) == year), reverse=True)
    return [Row(date.fromisoformat(day), record.days[day], record.notes.get(day, "")) for day in days]
