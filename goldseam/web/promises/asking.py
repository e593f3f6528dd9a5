"""Asking for something, asking once more, and answering: yes, not now with a day, or no."""

from datetime import date, timedelta

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from goldseam.core.deeds import (
    RequestStanding,
    answer_of,
    days_since_yes,
    may_ask_again,
    may_ask_from,
    request_standing,
)
from goldseam.core.records import Noted
from goldseam.core.records.handed import HandedKind
from goldseam.core.records.request import AskedAgain, RequestAnswered, Requested, RequestHow, RequestLine
from goldseam.core.situation.questions import as_date
from goldseam.web.bond.giving import Given, alike, give
from goldseam.web.promises.requests import asked_piece, line_of, pieces, state_of
from goldseam.web.promises.wording import ANSWERS
from goldseam.web.shared import clock
from goldseam.web.shared.answers import INVALID, WAITS
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.access import together
from goldseam.web.together.couple import Couple, RestingError
from goldseam.web.together.pacing import NOT_LOOKED, Pace, pace
from goldseam.web.together.typed import steps, text_of, wrong_text

LONGEST = 2_000
LOOKS_BACK = 50
LONGEST_WAIT = timedelta(days=92)


@together
def new(request: PersonRequest, couple: Couple) -> HttpResponse:
    """Written, seen exactly as the other will see it, and asked."""
    asked, move = Requested(text_of(request, "text"), text_of(request, "why")), request.POST.get("move")
    error = _wrong(asked.text) or _wrong(asked.why, may_be_empty=True) if request.method == "POST" else ""
    if request.method != "POST" or move == "back" or error:
        error = "" if move == "back" else error
        context = steps(request, couple=couple, asked=asked, error=error, until=_after_no(couple))
        return render(request, "promises/ask.html", context, status=INVALID if error else 200)
    if move == "keep":
        text = f"{asked.text}\n\n{asked.why}" if asked.why else asked.text
        couple.private.append(Noted(text), at=clock.now(), day=couple.day)
        return redirect("/notes/")
    if not couple.open:
        raise RestingError
    if move != "hand":
        return _preview(request, couple, asked, pace(couple, HandedKind.NOTE), _after_no(couple))
    given = _asked(couple, asked)
    if given.seq:
        return redirect(f"/requests/{given.seq}/?sent=1")
    return _preview(request, couple, asked, given.held, _after_no(couple), WAITS)


@together
def again(request: PersonRequest, couple: Couple, seq: int) -> HttpResponse:
    """Ask once more, where it waits or a yes to it is not done, and the other could see that for a day."""
    line, held = line_of(couple, seq, asked_by=couple), NOT_LOOKED
    if not may_ask_again(line, couple.day):
        return redirect(f"/requests/{seq}/")
    record = AskedAgain(seq, text_of(request, "text"))
    error = _wrong(record.text, may_be_empty=True) if request.method == "POST" else ""
    if request.method == "POST" and not error:

        def decided() -> list[AskedAgain]:
            nonlocal held
            may = may_ask_again(line_of(couple, seq, asked_by=couple), couple.day)
            held = pace(couple, HandedKind.NOTE) if may else NOT_LOOKED
            return [record] if may and not held.sentence else []

        couple.decide(decided)
        if not held.sentence:
            return redirect(f"/requests/{seq}/?sent=1")
    context = steps(request, couple=couple, line=line, text=record.text, error=error, held=held)
    context |= {"pieces": pieces(couple, line), "said_yes": days_since_yes(line, couple.day) > 0}
    status = INVALID if error else WAITS if held.sentence else 200
    return render(request, "promises/again.html", context, status=status)


@together
def answer(request: PersonRequest, couple: Couple, seq: int) -> HttpResponse:
    """Answer what the other asks for. A yes leads on to the promise that may be made of it."""
    line, held = line_of(couple, seq, to=couple), NOT_LOOKED
    if line.closed_on:
        return redirect(f"/requests/{seq}/")
    how, by = request.POST.get("how", ""), request.POST.get("by", "").strip()
    chosen = RequestHow(how) if how in set(RequestHow) else None
    text, error = text_of(request, "text"), ""
    if request.method == "POST":
        error = _wrong_answer(chosen, text, as_date(by), couple.day)
    if chosen is not None and request.method == "POST" and not error:
        until = as_date(by) if chosen is RequestHow.NOT_NOW else None
        held = _answered(couple, RequestAnswered(seq, chosen, text, until))
        if not held.sentence:
            to_promise = chosen is RequestHow.YES and not line.promise_since
            return redirect(f"/promises/new/?request={seq}" if to_promise else f"/requests/{seq}/?sent=1")
    context = steps(request, couple=couple, line=line, ways=ANSWERS.items(), error=error, held=held)
    context |= {"chosen": how, "text": text, "by": by, "pieces": pieces(couple, line)}
    context |= {"today": couple.day.isoformat(), "last": (couple.day + LONGEST_WAIT).isoformat()}
    status = INVALID if error else WAITS if held.sentence else 200
    return render(request, "promises/answer.html", context, status=status)


def _asked(couple: Couple, wanted: Requested) -> Given:
    """Ask if it may pass at that very moment; the very same, asked today and still standing, is asked once."""

    def before() -> int:
        mine = [
            line for line in state_of(couple).lines if line.author == str(couple.me) and not line.closed_on
        ]
        return alike(couple, wanted, [line.seq for line in mine[-LOOKS_BACK:]])

    return give(couple, lambda: [] if _after_no(couple) else [wanted], before)


def _after_no(couple: Couple) -> date | None:
    """The day from which something new can be asked for, after a no; None where it can be now."""
    first = may_ask_from(state_of(couple), str(couple.me), couple.day)
    return first if first > couple.day else None


def _answered(couple: Couple, wanted: RequestAnswered) -> Pace:
    """Answer. What was asked is answered whatever space is asked for; writing on after that is paced (T3, S20)."""
    held = NOT_LOOKED

    def decided() -> list[RequestAnswered]:
        nonlocal held
        line = line_of(couple, wanted.request, to=couple)
        before = _same(couple, line, wanted)
        open_still = request_standing(line, couple.day) is RequestStanding.WAITING
        held = NOT_LOOKED if open_still or before else pace(couple, HandedKind.NOTE)
        return [] if before or line.closed_on or held.sentence else [wanted]

    couple.decide(decided)
    return held


def _same(couple: Couple, line: RequestLine, wanted: RequestAnswered) -> bool:
    newest = answer_of(line)
    if newest is None:
        return False
    entry = couple.space.some([newest.seq], RequestAnswered).get(newest.seq)
    return entry is not None and entry.record == wanted


def _wrong(text: str, *, may_be_empty: bool = False) -> str:
    if len(text) > LONGEST:
        return _("This is long for one request. Ask for one thing.")
    return wrong_text(text, may_be_empty=may_be_empty)


def _wrong_answer(how: RequestHow | None, text: str, by: date | None, today: date) -> str:
    if how is None:
        return _("Choose one of the three answers.")
    if how is RequestHow.NOT_NOW and not (by and today < by <= today + LONGEST_WAIT):
        return _("Choose the day on which you will come back to it, within three months.")
    return _wrong(text, may_be_empty=True)


def _preview(
    request: PersonRequest,
    couple: Couple,
    asked: Requested,
    held: Pace,
    until: date | None,
    status: int = 200,
) -> HttpResponse:
    piece = asked_piece(couple.name_of(couple.me), couple.day, asked)
    context = steps(request, couple=couple, asked=asked, pieces=(piece,), held=held, until=until)
    return render(request, "promises/ask_preview.html", context, status=status)
