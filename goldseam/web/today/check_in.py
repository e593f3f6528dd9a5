"""The check-in: three questions answered by tapping, for either role that is asked, also while locked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from goldseam.core.records import CheckedIn
from goldseam.core.records.check_in import (
    BACKFILL_DAYS,
    BODY,
    FELT,
    HIGHEST,
    ITEMS,
    LOWEST,
    RECENT,
    Day,
    may_answer_for,
)
from goldseam.ledger import inbox
from goldseam.web.shared import clock
from goldseam.web.shared.access import locked_ok
from goldseam.web.shared.answers import INVALID
from goldseam.web.shared.signed_in import PersonRequest

LONGEST_LINE = 2_000
NO_CONTENT = 204
TOO_FAR_BACK = gettext_lazy("That day is too far back. Today and the three days before it can be filled in.")
WORDS: Mapping[str, tuple[Promise, Promise, Promise]] = {
    "safe": (
        gettext_lazy("I felt safe with my partner today"),
        gettext_lazy("not at all"),
        gettext_lazy("completely"),
    ),
    "relied": (
        gettext_lazy("I could rely on what I was told"),
        gettext_lazy("not at all"),
        gettext_lazy("completely"),
    ),
    "close": (
        gettext_lazy("I felt close to my partner"),
        gettext_lazy("not at all"),
        gettext_lazy("very"),
    ),
    "mood": (gettext_lazy("My mood"), gettext_lazy("very low"), gettext_lazy("good")),
    "sleep": (gettext_lazy("My sleep"), gettext_lazy("hardly any"), gettext_lazy("good")),
    "appetite": (gettext_lazy("My appetite"), gettext_lazy("none"), gettext_lazy("good")),
}


@dataclass(frozen=True)
class Question:
    """One row of pips: its item, its words, and the answer that stands."""

    item: str
    text: Promise
    low: Promise
    high: Promise
    value: int | None
    values: range = range(LOWEST, HIGHEST + 1)


def questions(day: Day, items: tuple[str, ...] = FELT) -> tuple[Question, ...]:
    """The questions of a check-in with what was answered so far."""
    return tuple(Question(item, *WORDS[item], day.answers.get(item)) for item in items)


@locked_ok
def check_in(request: PersonRequest) -> HttpResponse:
    """The page and its form. While locked it takes answers and shows none."""
    today = clock.today()
    day = day_named(request.POST.get("day") or request.GET.get("day") or "", today)
    if day is None:
        return _page(request, today, str(TOO_FAR_BACK))
    if request.method != "POST":
        return _page(request, day)
    answers = _answers(request)
    line = request.POST.get("line", "")
    if answers is None or len(line) > LONGEST_LINE:
        wrong = (
            _("Answers go from 0 to 10.")
            if answers is None
            else _("The line is too long. Notes have more room.")
        )
        return _page(request, day, wrong)
    if not answers and not line.strip() and not _erases_a_line(request, day):
        return redirect("/today/?saved=nothing" if request.visitor.unlocked else "/locked/")
    _write(request, CheckedIn(day, answers, line if "line" in request.POST else None))
    return redirect("/today/?saved=1" if request.visitor.unlocked else "/locked/?saved=1")


@require_POST
@locked_ok
def one(request: PersonRequest) -> HttpResponse:
    """One answer as it is tapped; an empty value takes it back."""
    day = day_named(request.POST.get("day", ""), clock.today())
    given = [item for item in ITEMS if item in request.POST]
    if day is None or len(given) != 1:
        return HttpResponse(status=INVALID)
    value = _value(request.POST[given[0]])
    if value is None and request.POST[given[0]] != "":
        return HttpResponse(status=INVALID)
    _write(request, CheckedIn(day, {given[0]: value}))
    return HttpResponse(status=NO_CONTENT)


def _write(request: PersonRequest, record: CheckedIn) -> None:
    visitor = request.visitor
    if visitor.unlocked is not None:
        visitor.unlocked.private_space().append(record, at=clock.now(), day=clock.today())
    elif visitor.device is not None and visitor.session is not None:
        inbox.leave(visitor.device, visitor.session, record, at=clock.now(), day=clock.today())


def _page(request: PersonRequest, day: date, error: str = "") -> HttpResponse:
    known, today = _known(request, day), clock.today()
    if error:
        typed = {item: _value(request.POST.get(item, "")) for item in ITEMS}
        chosen = {item: value for item, value in typed.items() if value is not None}
        known = Day(answers={**known.answers, **chosen}, line=known.line)
    context = {
        "day": day,
        "days": [today - timedelta(days=back) for back in range(BACKFILL_DAYS + 1)],
        "questions": questions(known),
        "body": questions(known, BODY),
        "line": request.POST.get("line", known.line),
        "error": error,
        "place": "today",
    }
    return render(request, "today/check_in.html", context, status=INVALID if error else 200)


def _known(request: PersonRequest, day: date) -> Day:
    """What stands for a day; nothing while it is locked."""
    if request.visitor.unlocked is None:
        return Day()
    states = request.visitor.unlocked.private_space().states(RECENT)
    return states[RECENT].days.get(day.isoformat(), Day())


def _erases_a_line(request: PersonRequest, day: date) -> bool:
    """Whether the line of a day was emptied, which is a change to keep."""
    return "line" in request.POST and bool(_known(request, day).line)


def day_named(text: str, today: date) -> date | None:
    """The day a form is for, `today` where it names none; None for a day that cannot be filled in."""
    if not text:
        return today
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if may_answer_for(day, today) else None


def _answers(request: PersonRequest) -> dict[str, int | None] | None:
    """The answers that were given; None where one of them is no number from 0 to 10."""
    given = {item: request.POST[item] for item in ITEMS if request.POST.get(item)}
    values = {item: _value(text) for item, text in given.items()}
    return None if None in values.values() else values


def _value(text: str) -> int | None:
    if text.isascii() and text.isdigit() and len(text) <= 2 and LOWEST <= int(text) <= HIGHEST:
        return int(text)
    return None
