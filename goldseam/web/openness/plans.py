"""Plans said beforehand: what, from when until when, roughly where; and a "come along?" without a reason owed."""

import re
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from goldseam.core.records.handed import HandedKind
from goldseam.core.records.kinds import Record
from goldseam.core.records.plan_said import (
    PLANS,
    AlongAnswered,
    PlanChanged,
    PlanDropped,
    PlanLine,
    Plans,
    PlanSaid,
)
from goldseam.core.situation.questions import as_date
from goldseam.web.bond.giving import alike, give, paced
from goldseam.web.openness.along import begun, can_be_answered
from goldseam.web.openness.wording import days_of, plan_lines
from goldseam.web.shared.answers import INVALID, WAITS
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.access import together
from goldseam.web.together.couple import Couple, RestingError
from goldseam.web.together.pacing import Pace, pace_of_correction
from goldseam.web.together.typed import steps, text_of

PAGE = "/openness/plans/"
FIELDS = ("title", "on", "at", "last", "until", "where", "along")
LONGEST = 120
HOUR = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d", re.ASCII)
Typed = dict[str, str]


@dataclass(frozen=True)
class Shown:
    """A plan in a list: whose it is, and when."""

    line: PlanLine
    name: str
    mine: bool
    days: str


@together
def plans(request: PersonRequest, couple: Couple) -> HttpResponse:
    """What is ahead, the earliest first; what was stays in the record, and in the export."""
    found = ahead(couple, couple.space.states(PLANS)[PLANS])
    return render(request, "openness/plans.html", {"place": "us", "couple": couple, "plans": found})


@together
def new(request: PersonRequest, couple: Couple) -> HttpResponse:
    """The form, exactly what they will see, and saying it (S12)."""
    if request.method != "POST":
        return _form(request, couple, {"on": couple.day.isoformat()})
    typed = {name: text_of(request, name) for name in FIELDS}
    said, move = _read(typed, couple.day), request.POST.get("move", "")
    if isinstance(said, str) or move == "back":
        return _form(request, couple, typed, said if isinstance(said, str) else "")
    if not couple.open:
        raise RestingError
    if move != "hand":
        return _preview(request, couple, typed, said, paced(couple))
    record = said

    def before() -> int:
        lines = couple.space.states(PLANS)[PLANS].lines
        return alike(couple, record, [line.seq for line in lines if line.by == str(couple.me)][-9:])

    given = give(couple, lambda: [record], before)
    if not given.seq:
        return _preview(request, couple, typed, said, given.held, WAITS)
    return redirect(f"{PAGE}{given.seq}/")


@together
def one(request: PersonRequest, couple: Couple, seq: int) -> HttpResponse:
    """One plan as both see it: calling it off is its author's, coming along is the other's. Both always pass."""
    line, record = _found(couple, seq)
    if request.method == "POST":
        move = request.POST.get("move", "")
        couple.decide(lambda: _moved(couple, seq, move), although_resting=move == "drop")
        return redirect(f"{PAGE}{seq}/")
    context = {
        "place": "us",
        "couple": couple,
        "plan": line,
        "name": couple.name_of(line.by),
        "lines": plan_lines(record),
        "mine": line.by == str(couple.me),
        "ahead": not line.dropped and not begun(line),
        "asked": can_be_answered(line) and couple.open,
    }
    return render(request, "openness/plan.html", context)


@together
def change(request: PersonRequest, couple: Couple, seq: int) -> HttpResponse:
    """Say one's own plan anew, until it begins. Not counted, and held back only where no contact is asked for (T3)."""
    line, before = _found(couple, seq)
    if line.by != str(couple.me):
        raise Http404
    if line.dropped or begun(line):
        return redirect(f"{PAGE}{seq}/")
    if request.method != "POST":
        return _form(request, couple, _typed(before), seq=seq)
    typed = {name: text_of(request, name) for name in FIELDS}
    said = _read(typed, couple.day)
    if isinstance(said, str):
        return _form(request, couple, typed, said, seq)
    record = PlanChanged(
        seq, said.what, said.on, said.last, said.at, said.until, said.where, along=said.along
    )
    waits = ""

    def decided() -> list[Record]:
        nonlocal waits
        waits = str(pace_of_correction(couple, HandedKind.NOTE))
        now, text = _found(couple, seq)
        passed = not waits and not now.dropped and not begun(now)
        return [record] if passed and _typed(text) != _typed(record) else []

    couple.decide(decided)
    if waits:
        return _form(request, couple, typed, waits, seq)
    return redirect(f"{PAGE}{seq}/")


def ahead(couple: Couple, state: Plans) -> tuple[Shown, ...]:
    """What is not over and was not called off, the earliest first."""
    day = couple.day.isoformat()
    there = [line for line in state.lines if not line.dropped and not line.over(day)]
    there.sort(key=lambda line: (line.on, line.at, line.seq))
    return tuple(
        Shown(line, couple.name_of(line.by), line.by == str(couple.me), days_of(line)) for line in there
    )


def _found(couple: Couple, seq: int) -> tuple[PlanLine, PlanSaid | PlanChanged]:
    line = couple.space.states(PLANS)[PLANS].find(seq)
    entry = couple.space.some([line.told], PlanSaid, PlanChanged).get(line.told) if line else None
    if line is None or entry is None or not isinstance(entry.record, PlanSaid | PlanChanged):
        raise Http404
    return line, entry.record


def _moved(couple: Couple, seq: int, move: str) -> list[Record]:
    line, _record = _found(couple, seq)
    if line.dropped:
        return []
    if line.by == str(couple.me):
        return [PlanDropped(seq)] if move == "drop" else []
    asked = can_be_answered(line) and move in ("yes", "no") and line.answer != move
    return [AlongAnswered(seq, move == "yes")] if asked else []


def _read(typed: Typed, today: date) -> PlanSaid | str:
    """The plan, or what to do about what was typed."""
    if not typed["title"]:
        return _("Write in a few words what you plan.")
    if max(len(text) for text in typed.values()) > LONGEST:
        return _("This is too long. A few words are enough.")
    on, last = as_date(typed["on"]), as_date(typed["last"] or typed["on"])
    if on is None or last is None or not today <= on <= last:
        return _("Choose the days: from today on, and the last one not before the first.")
    at, until = typed["at"], typed["until"]
    if any(hour and not HOUR.fullmatch(hour) for hour in (at, until)):
        return _("Write hours like 18:30, or leave them out.")
    if on == last and at and until and until < at:
        return _("It ends before it begins. Choose a later hour, or a later last day.")
    return PlanSaid(typed["title"], on, last, at, until, typed["where"], along=typed["along"] == "yes")


def _typed(said: PlanSaid | PlanChanged) -> Typed:
    days = {"on": said.on.isoformat(), "last": said.last.isoformat(), "at": said.at, "until": said.until}
    return {"title": said.what, **days, "where": said.where, "along": "yes" if said.along else ""}


def _form(
    request: PersonRequest, couple: Couple, typed: Typed, error: str = "", seq: int = 0
) -> HttpResponse:
    context = steps(request, couple=couple, typed=typed, error=error, seq=seq, today=couple.day.isoformat())
    return render(request, "openness/plan_write.html", context, status=INVALID if error else 200)


def _preview(
    request: PersonRequest, couple: Couple, typed: Typed, said: PlanSaid, held: Pace, status: int = 200
) -> HttpResponse:
    context = steps(
        request,
        couple=couple,
        typed=typed,
        lines=plan_lines(said),
        name=couple.name_of(couple.me),
        held=held,
    )
    return render(request, "openness/plan_preview.html", context, status=status)
