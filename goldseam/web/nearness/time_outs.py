"""A time-out in a quarrel: one tap, a promised return that both see, and a gentle look back by whoever took it."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goldseam.core.nearness import Length, back_from, running, running_of, to_ask
from goldseam.core.records.handed import HandedKind
from goldseam.core.records.kinds import Record
from goldseam.core.records.promise import PROMISES, Outcome, PromiseCause, PromiseClosed, Promised
from goldseam.core.records.time_out import TIME_OUTS, TimeOut, TimeOutTaken
from goldseam.web.nearness.wording import in_clock, local
from goldseam.web.shared import clock
from goldseam.web.shared.answers import WAITS
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.access import together
from goldseam.web.together.couple import Couple
from goldseam.web.together.pacing import pace_of_correction

PAGE = "/near/time-out/"
NAMES: Mapping[Length, Promise] = {
    Length.MINUTES_20: _("20 minutes"),
    Length.MINUTES_40: _("40 minutes"),
    Length.MINUTES_60: _("60 minutes"),
    Length.TOMORROW: _("Tomorrow"),
}
RETURNS: Mapping[Outcome, Promise] = {
    Outcome.KEPT: _("I was back as I said"),
    Outcome.LATE: _("I was back later"),
    Outcome.MISSED_TOLD: _("I did not come back"),
}


@together
def time_out(request: PersonRequest, couple: Couple) -> HttpResponse:
    """How long; then until when, on both screens; then how the return was. Each may take one, also at once."""
    if request.method == "POST":
        return _moved(request, couple)
    return _page(request, couple)


def _moved(request: PersonRequest, couple: Couple) -> HttpResponse:
    length, how = request.POST.get("length", ""), request.POST.get("how", "")
    if how in set(RETURNS):
        # How a return was is the outcome of a promise: it always passes.
        couple.decide(lambda: _returned(couple, Outcome(how)), although_resting=True)
    elif length in set(Length):
        waits = pace_of_correction(couple, HandedKind.NOTE)
        if waits:
            return _page(request, couple, str(waits))
        couple.decide(lambda: _taken(couple, Length(length), request.POST.get("seen", "")))
    return redirect(PAGE)


def _taken(couple: Couple, length: Length, seen: str) -> list[Record]:
    """A time-out with its promise; nothing where one's own was taken since the page was read, or by a second tap."""
    newest = couple.space.states(TIME_OUTS)[TIME_OUTS].newest_of(str(couple.me))
    if seen != str(newest.seq if newest else 0):
        return []
    back_at = int(back_from(clock.local_now(), length).timestamp())
    words = gettext("To be back from the time-out: %(time)s") % {"time": in_clock(back_at)}
    promise = Promised(words, local(back_at).date(), cause=PromiseCause.TIME_OUT)
    return [promise, TimeOutTaken(back_at, couple.space.last_seen + 1)]


def _returned(couple: Couple, how: Outcome) -> list[Record]:
    newest = couple.space.states(TIME_OUTS)[TIME_OUTS].newest_of(str(couple.me))
    if newest is None or newest.back:
        return []
    promised = couple.space.states(PROMISES)[PROMISES].line(newest.promise)
    # The day that was promised, wherever the clock on the wall stands now.
    day = promised.first if promised else local(newest.back_at).date()
    return [PromiseClosed(newest.promise, day, how)]


def _page(request: PersonRequest, couple: Couple, waits: str = "") -> HttpResponse:
    state, at = couple.space.states(TIME_OUTS)[TIME_OUTS], int(clock.now().timestamp())
    mine, theirs = (running_of(state, each, at) for each in (couple.me, couple.partner))
    newest = state.newest_of(str(couple.me))
    context = {
        "place": "us",
        "couple": couple,
        "until": _until(running(state, at)),
        "mine": _until(mine),
        "theirs": _until(theirs),
        "asked": _until(to_ask(state, couple.me, at)),
        "returns": RETURNS.items(),
        "lengths": NAMES.items(),
        "seen": newest.seq if newest else 0,
        "error": waits,
    }
    return render(request, "nearness/time_out.html", context, status=WAITS if waits else 200)


def _until(line: TimeOut | None) -> str:
    return in_clock(line.back_at) if line else ""
