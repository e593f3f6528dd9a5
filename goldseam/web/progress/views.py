"""Where felt trust stands and how it moved: a sentence, a picture with its band, and the same as a table."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from goldseam.core.trust import basis, sentence, would_change
from goldseam.core.trust.band import Band
from goldseam.core.trust.felt import FOLLOWED
from goldseam.core.trust.saying import in_the_way
from goldseam.core.trust.trajectory import low_if_skipped_were_worse
from goldseam.web.progress.chart import draw
from goldseam.web.progress.seen import Course, Ground, course, ground
from goldseam.web.progress.shifts import marks, to_ask
from goldseam.web.shared import clock, method
from goldseam.web.shared.access import unlocked
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.today.check_in import WORDS

DEFAULT_ITEM = "relied"
TABLE_DAYS = 92


@dataclass(frozen=True)
class Row:
    """One day of the table."""

    day: date
    answer: float | None
    band: Band


@unlocked
def progress(request: PersonRequest) -> HttpResponse:
    """One of the questions over time; nobody else sees it, and it says nothing about when."""
    opened = request.visitor.unlocked
    if opened is None:
        return redirect("/locked/")
    wanted, day = request.GET.get("of", ""), clock.today()
    found = ground(opened.spaces(), day)
    item = wanted if wanted in found.felt.series else DEFAULT_ITEM
    seen = course(found, item, day)
    context = {
        "place": "progress",
        "item": item,
        "name": WORDS[item][0],
        "choices": [(each, WORDS[each][0]) for each in FOLLOWED if each in found.felt.series],
        "together": found.together,
        "said": request.GET.get("said", ""),
        **({} if seen is None else _seen(found, seen, item, day)),
    }
    return render(request, "progress/progress.html", context)


def _seen(found: Ground, seen: Course, item: str, day: date) -> dict[str, Any]:
    """What the answers show."""
    words, first = method.words("reading"), date.fromordinal(seen.first)
    values = [seen.answers.get(on) for on in range(seen.first, day.toordinal() + 1)]
    shifts = marks(found.shifts, item)
    return {
        "sentence": sentence(seen.seen.reading, words),
        "basis": basis(seen.seen.reading, words),
        "would_change": would_change(seen.seen.reading, words),
        "in_the_way": in_the_way(seen.seen.reading, words),
        "fortnight": seen.seen.fortnight,
        "chart": draw(
            first, seen.levels, seen.answers, low_if_skipped_were_worse(values, seen.levels), shifts
        ),
        "shifts": shifts,
        "ask": to_ask(seen.seen.asked_about, found.shifts, item),
        "asking": found.shifts.asking,
        "skipped": words["skipped"],
        "own_items": words["own_items"],
        "rows": _rows(day, seen.levels, seen.answers),
        "table_days": TABLE_DAYS,
    }


def _rows(today: date, levels: list[Band], answers: Mapping[int, float]) -> list[Row]:
    """The newest days first, as many as are read without losing one's place."""
    last = today.toordinal()
    return [
        Row(today - timedelta(days=back), answers.get(last - back), levels[-1 - back])
        for back in range(min(TABLE_DAYS, len(levels)))
    ]
