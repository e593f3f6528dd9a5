"""Moving the day of coming back from a time away: a delay said early, with every day that stood before (A06)."""

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from goldseam.core.records.away import AWAYS, AwayLine, AwayMoved
from goldseam.core.records.handed import HandedKind
from goldseam.core.records.kinds import Record
from goldseam.core.records.promise import PromiseCause, Promised, PromiseEnded
from goldseam.core.situation.questions import as_date
from goldseam.web.nearness.away import FARTHEST, promised_back
from goldseam.web.shared.answers import INVALID, WAITS
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.access import together
from goldseam.web.together.couple import Couple
from goldseam.web.together.pacing import pace_of_correction
from goldseam.web.together.typed import steps, text_of


@together
def move(request: PersonRequest, couple: Couple, seq: int) -> HttpResponse:
    """Say another day. Not counted, as a plan that changes, and held back only where no contact is asked for (T3)."""
    line = _own(couple, seq)
    if line is None:
        raise Http404
    if line.ended:
        return redirect(f"/near/away/{seq}/")
    if request.method != "POST":
        return _page(request, couple, line, line.back)
    typed = text_of(request, "back")
    back = as_date(typed)
    if back is None or not max(line.leaves, couple.day.isoformat()) <= back.isoformat():
        return _page(
            request, couple, line, typed, _("Choose a day: from today on, and not before you leave.")
        )
    if back > couple.day + FARTHEST:
        sentence = _("Choose a day within a year on which you are back. It can be said anew later.")
        return _page(request, couple, line, typed, sentence)
    waits = ""

    def decided() -> list[Record]:
        nonlocal waits
        waits = str(pace_of_correction(couple, HandedKind.NOTE))
        now = _own(couple, seq)
        return [] if waits or now is None else _moved(couple, now, back)

    couple.decide(decided)
    if waits:
        return _page(request, couple, line, typed, waits, WAITS)
    return redirect(f"/near/away/{seq}/")


def _own(couple: Couple, seq: int) -> AwayLine | None:
    lines = couple.space.states(AWAYS)[AWAYS].lines
    return next((line for line in lines if line.seq == seq and line.by == str(couple.me)), None)


def _moved(couple: Couple, line: AwayLine, back: date) -> list[Record]:
    """The new day with its promise. Said before the day, it takes the place of the first promise; else both stay."""
    if line.ended or back.isoformat() == line.back:
        return []
    promised = Promised(promised_back(back), back, cause=PromiseCause.MOVED)
    moved: list[Record] = [promised, AwayMoved(line.seq, back, couple.space.last_seen + 1)]
    return [*moved, PromiseEnded(line.promise)] if _in_time(couple, line) else moved


def _in_time(couple: Couple, line: AwayLine) -> bool:
    return couple.day < date.fromisoformat(line.back)


def _page(
    request: PersonRequest,
    couple: Couple,
    line: AwayLine,
    typed: str,
    error: str = "",
    status: int = INVALID,
) -> HttpResponse:
    page = steps(request, couple=couple, line=line, typed=typed, error=error, today=couple.day.isoformat())
    page |= {"back": date.fromisoformat(line.back), "in_time": _in_time(couple, line)}
    return render(request, "nearness/away_move.html", page, status=status if error else 200)
