"""The calendar of two: dates, new places and rituals; proposed, answered, moved, done, or let go without blame."""

import re
from collections.abc import Mapping
from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goldseam.core.bond import coming
from goldseam.core.records.renewal import CALENDAR, Calendar, DateLine, DateProposed, DateStanding, Every
from goldseam.core.situation.questions import as_date
from goldseam.web.bond.giving import alike, give, paced
from goldseam.web.shared.answers import INVALID, WAITS
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.access import together
from goldseam.web.together.couple import Couple, RestingError
from goldseam.web.together.holding import holding_in
from goldseam.web.together.pacing import Pace
from goldseam.web.together.typed import steps, text_of

DATES = "/good/dates/"
LONGEST_TITLE, LONGEST_TEXT = 80, 2000
HOUR = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d", re.ASCII)
RHYTHMS: Mapping[Every, Promise] = {
    Every.ONCE: _("Once"),
    Every.WEEKLY: _("Every week"),
    Every.MONTHLY: _("Every month"),
    Every.YEARLY: _("Every year"),
}


@together
def dates(request: PersonRequest, couple: Couple) -> HttpResponse:
    """What waits for an answer, and what is agreed, the earliest first."""
    found = calendar(couple)
    waiting = [line for line in found.lines if line.asks]
    context = {
        "place": "us",
        "couple": couple,
        "holding": holding_in(couple.space, couple.day),
        "for_me": [line for line in waiting if line.asks != str(couple.me)],
        "for_them": [line for line in waiting if line.asks == str(couple.me)],
        "coming": [(each, RHYTHMS[each.line.every]) for each in coming(found, couple.day)],
    }
    return render(request, "bond/dates.html", context)


@together
def new(request: PersonRequest, couple: Couple) -> HttpResponse:
    """The form, what they will see, and proposing it. A form without a step leads to the preview."""
    if request.method != "POST":
        return _form(request, couple, {"every": Every.ONCE.value})
    fields = {name: text_of(request, name) for name in ("title", "on", "every", "at", "where", "text")}
    error, move = _wrong(fields, couple.day), request.POST.get("move", "")
    if error or move == "back":
        return _form(request, couple, fields, error)
    if not couple.open:
        raise RestingError
    proposed = _proposed(fields)
    if move != "hand":
        return _preview(request, couple, fields, proposed, paced(couple))

    def before() -> int:
        mine = [line.seq for line in calendar(couple).lines if line.by == str(couple.me)]
        return alike(couple, proposed, mine[-20:]) if mine else 0

    given = give(couple, lambda: [proposed], before)
    if not given.seq:
        return _preview(request, couple, fields, proposed, given.held, WAITS)
    return redirect(f"{DATES}{given.seq}/")


def calendar(couple: Couple) -> Calendar:
    """The calendar as it stands. Three queries."""
    return couple.space.states(CALENDAR)[CALENDAR]


def line_of(couple: Couple, seq: int) -> DateLine:
    """The date with this number that is not over. Everything else looks the same: 404."""
    line = calendar(couple).find(seq)
    if line is None or line.standing is DateStanding.OVER:
        raise Http404
    return line


def wrong_day(on: str, at: str, today: date) -> str:
    """What to do about a day and an hour that cannot be taken; "" where nothing is wrong."""
    day = as_date(on)
    if day is None or day < today:
        return gettext("Choose today or a later day.")
    return gettext("Write the hour as 19:30, or leave it empty.") if at and not HOUR.fullmatch(at) else ""


def _wrong(fields: Mapping[str, str], today: date) -> str:
    if not fields["title"]:
        return gettext("Give it a few words: what would you like to do?")
    if len(fields["title"]) > LONGEST_TITLE or len(fields["where"]) > LONGEST_TITLE:
        return gettext("This is too long. A few words are enough.")
    if len(fields["text"]) > LONGEST_TEXT:
        return gettext("This is too long. Say it in fewer words.")
    if fields["every"] not in set(Every):
        return gettext("Choose how often it comes back.")
    return wrong_day(fields["on"], fields["at"], today)


def _proposed(fields: Mapping[str, str]) -> DateProposed:
    return DateProposed(
        fields["title"],
        as_date(fields["on"]) or date.min,
        Every(fields["every"]),
        fields["at"],
        fields["where"],
        fields["text"],
    )


def _form(request: PersonRequest, couple: Couple, fields: Mapping[str, str], error: str = "") -> HttpResponse:
    rhythms = [(each.value, label) for each, label in RHYTHMS.items()]
    context = steps(
        request, couple=couple, fields=fields, rhythms=rhythms, today=couple.day.isoformat(), error=error
    )
    return render(request, "bond/date_new.html", context, status=INVALID if error else 200)


def _preview(
    request: PersonRequest,
    couple: Couple,
    fields: Mapping[str, str],
    proposed: DateProposed,
    held: Pace,
    status: int = 200,
) -> HttpResponse:
    context = steps(
        request,
        couple=couple,
        fields=fields,
        date=proposed,
        rhythm=RHYTHMS[proposed.every],
        name=couple.name_of(couple.me),
        held=held,
    )
    return render(request, "bond/date_preview.html", context, status=status)
