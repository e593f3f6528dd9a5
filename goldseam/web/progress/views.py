"""Where felt trust stands and how it moved: a sentence, a picture with its band, and the same as a table."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from goldseam.core.records.check_in import FELT
from goldseam.core.trust import basis, picture, sentence, series, way, would_change
from goldseam.core.trust.band import Band
from goldseam.core.trust.felt import FELT_TRUST, Felt
from goldseam.core.trust.trajectory import low_if_skipped_were_worse
from goldseam.web.progress.chart import draw
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
    answer: int | None
    band: Band


@unlocked
def progress(request: PersonRequest) -> HttpResponse:
    """One of the three questions over time; nobody else sees it, and it says nothing about when."""
    opened = request.visitor.unlocked
    if opened is None:
        return redirect("/locked/")
    wanted = request.GET.get("of", "")
    item = wanted if wanted in FELT else DEFAULT_ITEM
    felt = opened.private_space().states(FELT_TRUST)[FELT_TRUST]
    context = {
        "place": "progress",
        "item": item,
        "name": WORDS[item][0],
        "choices": [(each, WORDS[each][0]) for each in FELT],
        **_seen(felt, item, clock.today()),
    }
    return render(request, "progress/progress.html", context)


def _seen(felt: Felt, item: str, today: date) -> dict[str, Any]:
    """What the answers show, or nothing at all before the first one."""
    answers = felt.answers(item)
    if not answers:
        return {}
    first, last = min(answers), today.toordinal()
    seen = picture(answers, first, last, felt.kept.get(item))
    values = series(answers, first, last)
    levels = way(values, seen)
    words = method.words("reading")
    return {
        "sentence": sentence(seen.reading, words),
        "basis": basis(seen.reading, words),
        "would_change": would_change(seen.reading, words),
        "fortnight": seen.fortnight,
        "chart": draw(date.fromordinal(first), levels, answers, low_if_skipped_were_worse(values, levels)),
        "skipped": words["skipped"],
        "own_items": words["own_items"],
        "rows": _rows(last, levels, answers),
        "table_days": TABLE_DAYS,
    }


def _rows(last: int, levels: list[Band], answers: Mapping[int, int]) -> list[Row]:
    """The newest days first, as many as are read without losing one's place."""
    today = date.fromordinal(last)
    return [
        Row(today - timedelta(days=back), answers.get(last - back), levels[-1 - back])
        for back in range(min(TABLE_DAYS, len(levels)))
    ]
