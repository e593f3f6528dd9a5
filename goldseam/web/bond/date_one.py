"""One date of the two: its answer, another day for it, done or let go, and no more of it."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect, render

from goldseam.core.bond import coming
from goldseam.core.records.kinds import Record
from goldseam.core.records.renewal import (
    DateAnswered,
    DateClosed,
    DateEnded,
    DateHow,
    DateLine,
    DateMoved,
    DateProposed,
    DateStanding,
)
from goldseam.core.situation.questions import as_date
from goldseam.web.bond.dates import DATES, RHYTHMS, calendar, line_of, wrong_day
from goldseam.web.bond.giving import give, paced
from goldseam.web.shared.answers import INVALID, WAITS
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.access import together
from goldseam.web.together.couple import Couple
from goldseam.web.together.typed import text_of

CLOSING = {"done": DateHow.DONE, "let_go": DateHow.LET_GO}
MOVES = frozenset({"yes", "no", "end", *CLOSING})


@together
def one(request: PersonRequest, couple: Couple, seq: int) -> HttpResponse:
    """What it is, and what can be done with it. Answers, outcomes and endings always pass."""
    line = line_of(couple, seq)
    move = request.POST.get("move", "") if request.method == "POST" else ""
    if move in MOVES:
        couple.decide(lambda: _records(couple, seq, move, request.POST.get("on", "")))
        return redirect(DATES)
    return _page(request, couple, line)


@together
def move(request: PersonRequest, couple: Couple, seq: int) -> HttpResponse:
    """Another day for what is agreed; the day before holds until the other says yes."""
    line = line_of(couple, seq)
    if line.standing is not DateStanding.AGREED or request.method != "POST":
        return redirect(f"{DATES}{seq}/")
    on, at = text_of(request, "on"), text_of(request, "at")
    day, error = as_date(on), wrong_day(on, at, couple.day)
    if day is None or error:
        return _page(request, couple, line, error, INVALID)
    wanted = DateMoved(seq, day, at)

    def before() -> int:
        now = calendar(couple).find(seq)
        same = now is not None and (now.moved_to, now.moved_at, now.moved_by) == (
            day.isoformat(),
            at,
            str(couple.me),
        )
        return seq if same else 0

    given = give(couple, lambda: [wanted], before)
    if not given.seq:
        return _page(request, couple, line, str(given.held.sentence), WAITS)
    return redirect(DATES)


def _records(couple: Couple, seq: int, move: str, on: str) -> list[Record]:
    """What a move writes as it stands at that very moment; nothing where it says nothing new."""
    line = calendar(couple).find(seq)
    if line is None or line.standing is DateStanding.OVER:
        return []
    if move in CLOSING:
        # Of one day, and only of the one that is next: sent twice, it does not reach the day after.
        day = _next_day(couple, seq)
        return [DateClosed(seq, day, CLOSING[move])] if day and as_date(on) == day else []
    mine, agreed = line.by == str(couple.me), line.standing is DateStanding.AGREED
    if move == "end":
        return [DateEnded(seq)] if mine or agreed else []
    asked = line.asks not in ("", str(couple.me))
    return [DateAnswered(seq, move == "yes")] if asked else []


def _next_day(couple: Couple, seq: int) -> date | None:
    return next((each.day for each in coming(calendar(couple), couple.day) if each.line.seq == seq), None)


def _page(
    request: PersonRequest, couple: Couple, line: DateLine, error: str = "", status: int = 200
) -> HttpResponse:
    entry = couple.space.some([line.seq], DateProposed)[line.seq]
    next_day = _next_day(couple, line.seq)
    context = {
        "place": "us",
        "couple": couple,
        "line": line,
        "date": entry.record,
        "name": couple.name_of(line.by),
        "rhythm": RHYTHMS[line.every],
        "first": date.fromisoformat(line.on),
        "next_day": next_day,
        "moved_to": date.fromisoformat(line.moved_to) if line.moved_to else None,
        "asked": bool(line.asks) and line.asks != str(couple.me),
        "mine": line.by == str(couple.me),
        "agreed": line.standing is DateStanding.AGREED,
        "over": next_day is not None and next_day <= couple.day,
        "held": paced(couple),
        "typed": {"on": text_of(request, "on"), "at": text_of(request, "at")},
        "today": couple.day.isoformat(),
        "error": error,
        "kept_item": request.POST.get("kept_item", ""),
    }
    return render(request, "bond/date_one.html", context, status=status)
