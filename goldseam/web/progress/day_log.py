"""Bringing days from a log kept elsewhere: read in memory, shown first, kept only then, and taken out again."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from goldseam.core.measures.day_log import DayLog, Skip, read_log
from goldseam.core.measures.log_cells import Order, Scale
from goldseam.core.measures.log_text import MAX_LINES, LogError, Wrong, text_of
from goldseam.core.records.measured import BROUGHT, DaysBrought
from goldseam.core.trust.felt import FELT_TRUST, FOLLOWED
from goldseam.ledger.spaces import OpenSpace
from goldseam.web.shared import clock
from goldseam.web.shared.access import fresh
from goldseam.web.shared.answers import INVALID
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.today.check_in import WORDS

SHOWN = 12  # days and passed-over lines of the preview
WRONG: Mapping[Wrong, Promise] = {
    Wrong.EMPTY: _("Choose a file, or paste the lines of your log."),
    Wrong.NOT_TEXT: _("This is no text. Save the table as CSV in UTF-8, and bring that."),
    Wrong.TOO_LONG: _("This is too long. Bring at most 100,000 lines at once, a few years perhaps."),
    Wrong.QUOTES: _("A quotation mark is not closed there. Mend that line and bring it again."),
    Wrong.NO_DATES: _("No column of dates was found. A line could be: 2026-05-03,7,slept well"),
    Wrong.TOO_MANY_DAYS: _("These are more than ten years. Bring ten years at most."),
}
TOO_LARGE = _("This file is larger than 2.5 MB. Cut it into years and bring them one by one.")
ORDER_OPEN = _("These dates can be read in two ways. Say below what comes first.")
NOTHING = _("No line of it could be taken. Look at the lines below, and at the scale.")
SKIPS: Mapping[Skip, Promise] = {
    Skip.NO_DATE: _("no date, or one that does not exist"),
    Skip.AHEAD: _("a day that has not come yet"),
    Skip.TOO_OLD: _("a day before 1970"),
    Skip.NO_VALUE: _("no value"),
    Skip.NOT_ON_SCALE: _("a value outside the scale"),
}
SCALES: Mapping[Scale, Promise] = {
    Scale.TEN: _("0 to 10"),
    Scale.ONE_TEN: _("1 to 10"),
    Scale.FIVE: _("1 to 5, or words such as good and bad"),
    Scale.SMALL: _("0 to 5"),
    Scale.HUNDRED: _("0 to 100"),
}
ORDERS: Mapping[Order, Promise] = {
    Order.DAY_FIRST: _("The day: 31/12/2026"),
    Order.MONTH_FIRST: _("The month: 12/31/2026"),
}


@dataclass(frozen=True)
class Given:
    """What was sent: the item it is about, the scale, the order of dates, the text, and why it cannot be read."""

    item: str
    scale: Scale
    order: Order | None
    text: str = field(default="", repr=False)
    error: Promise | str = ""


@dataclass(frozen=True)
class Refusal:
    """Why there is no preview: the sentence, the line it is about, whether the order of dates is asked for."""

    sentence: Promise | str
    line: int = 0
    ask_order: bool = False
    log: DayLog | None = None


@fresh
def bring(request: PersonRequest) -> HttpResponse:
    """The form, then the preview, then keeping. A form that is sent without a step leads to the preview."""
    opened = request.visitor.unlocked
    if opened is None:
        return redirect("/locked/")
    space = opened.private_space()
    if request.method != "POST":
        return _form(request, space, Given(_item(request.GET.get("of", "")), Scale.TEN, None))
    given = _given(request)
    found = _read(given)
    if isinstance(found, Refusal) or request.POST.get("move") == "back":
        return _form(request, space, given, found if isinstance(found, Refusal) else None)
    if request.POST.get("move") == "keep":
        _keep(space, given.item, found)
        return redirect(f"/progress/log/?kept={given.item}")
    return _preview(request, space, given, found)


@require_POST
@fresh
def take_out(request: PersonRequest) -> HttpResponse:
    """Take a table that was brought out again, for good; what was answered here stays."""
    opened, text = request.visitor.unlocked, request.POST.get("table", "")
    seq = int(text) if text.isascii() and text.isdigit() and len(text) < 15 else 0
    if opened is not None:
        space = opened.private_space()
        if any(table.seq == seq for table in space.states(BROUGHT)[BROUGHT].tables):
            space.erase([seq], at=clock.now(), day=clock.today())
    return redirect("/progress/log/?out=1")


def _given(request: PersonRequest) -> Given:
    """Read the form. A file comes through memory only; one that is too large was dropped on the way."""
    error: Promise | str = ""
    text = request.POST.get("lines", "")
    file = request.FILES.get("file")
    size = request.META.get("CONTENT_LENGTH", "")
    if file is not None:
        try:
            text = text_of(file.read())
        except LogError as wrong:
            text, error = "", WRONG[wrong.wrong]
    elif size.isdigit() and int(size) > settings.FILE_UPLOAD_MAX_MEMORY_SIZE:
        error = TOO_LARGE if not text else ""
    return Given(
        _item(request.POST.get("item", "")),
        next((each for each in Scale if each == request.POST.get("scale")), Scale.TEN),
        next((each for each in Order if each == request.POST.get("order")), None),
        text,
        error,
    )


def _item(asked: str) -> str:
    return asked if asked in FOLLOWED else "mood"


def _read(given: Given) -> DayLog | Refusal:
    """The days of what was sent, or why there are none."""
    if given.error:
        return Refusal(given.error)
    try:
        log = read_log(given.text.encode(), clock.today(), given.scale, given.order)
    except LogError as error:
        return Refusal(WRONG[error.wrong], error.line)
    if log.order is None:
        return Refusal(ORDER_OPEN, ask_order=True)
    return log if log.days else Refusal(NOTHING, log=log)


def _form(
    request: PersonRequest, space: OpenSpace, given: Given, refusal: Refusal | None = None
) -> HttpResponse:
    said = refusal or Refusal("")
    context = {
        **_common(request, given),
        "error": said.sentence,
        "line": said.line,
        "ask_order": said.ask_order or given.order is not None,
        "scales": SCALES.items(),
        "orders": ORDERS.items(),
        "most_lines": MAX_LINES,
        "skipped": _skipped(said.log) if said.log else {},
        "brought": [
            (each, WORDS[each.item][0], date.fromisoformat(each.first), date.fromisoformat(each.last))
            for each in space.states(BROUGHT)[BROUGHT].tables[::-1]
        ],
        "kept": request.GET.get("kept", ""),
        "out": request.GET.get("out", ""),
    }
    return render(request, "progress/log.html", context, status=INVALID if said.sentence else 200)


def _preview(request: PersonRequest, space: OpenSpace, given: Given, log: DayLog) -> HttpResponse:
    there = space.states(FELT_TRUST)[FELT_TRUST].answers(given.item)
    context = {
        **_common(request, given),
        "log": log,
        "days": log.days[-SHOWN:][::-1],
        "count": len(log.days),
        "first": log.days[0].day,
        "last": log.days[-1].day,
        "several": sum(each.rows > 1 for each in log.days),
        "there": sum(each.day.toordinal() in there for each in log.days),
        "skipped": _skipped(log),
        "scale_name": SCALES[given.scale],
        "order": log.order or "",
    }
    return render(request, "progress/log_preview.html", context)


def _common(request: PersonRequest, given: Given) -> dict[str, Any]:
    return {
        "place": "progress",
        "given": given,
        "name": WORDS[given.item][0],
        "items": [(each, WORDS[each][0]) for each in FOLLOWED],
        "kept_item": request.POST.get("kept_item", ""),
    }


def _skipped(log: DayLog) -> dict[str, Any]:
    counts = Counter(each.why for each in log.skipped)
    return {
        "count": len(log.skipped),
        "why": [(SKIPS[why], count) for why, count in counts.items()],
        "lines": [(each.line, SKIPS[each.why]) for each in log.skipped[:SHOWN]],
    }


def _keep(space: OpenSpace, item: str, log: DayLog) -> None:
    """Keep the days in one piece, so that they can be taken out again in one. Sent twice, it is kept once."""
    days = {each.day.isoformat(): each.value for each in log.days}
    notes = {each.day.isoformat(): each.note for each in log.days if each.note}
    given, tables = DaysBrought(item, days, notes), space.states(BROUGHT)[BROUGHT].tables
    alike = [each.seq for each in tables if (each.item, each.count) == (item, len(days))]
    before = space.some(alike, DaysBrought).values() if alike else ()
    if not any(entry.record == given for entry in before):
        space.append(given, at=clock.now(), day=clock.today())
