"""Saying how a day of a promise went: each says it for themselves, both views stand, nothing is rewritten (S22)."""

from collections.abc import Mapping
from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from goldseam.core.deeds import PromisedDay, may_be_said, promised_day
from goldseam.core.records.promise import Closing, Outcome, PromiseClosed, Promised, PromiseLine
from goldseam.core.situation.questions import as_date
from goldseam.web.promises.desk import Desk
from goldseam.web.promises.one import saying, shown, words_of, words_wait
from goldseam.web.promises.wording import OTHER_OUTCOMES, OWN_OUTCOMES
from goldseam.web.shared.answers import INVALID
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.typed import steps, text_of
from goldseam.web.truth.access import Here, own_or_both

LONGEST = 2_000


@own_or_both
def day(request: PersonRequest, here: Here, seq: int, day: str, *, own: bool = False) -> HttpResponse:
    """What each said of one day, and the form to say it, or to say it anew."""
    desk, on = Desk(here, own), as_date(day)
    if not own and here.couple is None:
        return redirect("/promises/")
    line = desk.line(seq)
    if on is None or not may_be_said(line, on, here.day):
        raise Http404
    if request.method != "POST":
        return _page(request, desk, line, on)
    asked, words = request.POST.get("outcome", ""), text_of(request, "words")
    outcome = Outcome(asked) if asked in set(Outcome) else None
    error = _wrong(desk, line, promised_day(line, on), outcome, words)
    if outcome is None or error:
        return _page(request, desk, line, on, outcome, words, error)
    record, late = PromiseClosed(seq, on, outcome, words), ""

    def decided() -> list[PromiseClosed]:
        nonlocal line, late
        # Meanwhile the other may have said that they found out. A form that was sent twice says it once.
        line = desk.line(seq)
        late = _wrong(desk, line, promised_day(line, on), outcome, words)
        if late or _said(desk, line, on) == record:
            return []
        late = words_wait(
            desk, words, _("How the day went can be said now without words. Leave them out for now.")
        )
        return [] if late else [record]

    desk.decide(decided)
    if late:
        return _page(request, desk, line, on, outcome, words, late)
    return redirect(f"{desk.base}{seq}/")


def _wrong(desk: Desk, line: PromiseLine, on: PromisedDay, outcome: Outcome | None, words: str) -> str:
    said = on.own_stands if line.author == desk.me else on.other_stands
    if outcome not in _ways(desk, line, on.day) and not (outcome is Outcome.WITHDRAWN and said):
        return _("Choose how the day went.")
    if outcome is Outcome.MISSED_TOLD and line.author == desk.me and on.found_first:
        return _("This was found out before. It stays so; you can still write what you have to say about it.")
    return _("This is too long. A letter has more room.") if len(words) > LONGEST else ""


def _ways(desk: Desk, line: PromiseLine, on: date) -> Mapping[Outcome, Promise]:
    if line.author == desk.me:
        return OWN_OUTCOMES
    # Before its day the other can let go of it, and nothing more: else one could be found out before it was missed.
    return {
        way: label for way, label in OTHER_OUTCOMES.items() if on <= desk.here.day or way is Outcome.RELEASED
    }


def _mine(desk: Desk, line: PromiseLine, on: date) -> tuple[Closing, ...]:
    found = promised_day(line, on)
    return found.own if line.author == desk.me else found.other


def _said(desk: Desk, line: PromiseLine, on: date) -> PromiseClosed | None:
    mine = _mine(desk, line, on)
    entry = desk.space.some([mine[-1].seq], PromiseClosed).get(mine[-1].seq) if mine else None
    return entry.record if entry and isinstance(entry.record, PromiseClosed) else None


def _page(
    request: PersonRequest,
    desk: Desk,
    line: PromiseLine,
    on: date,
    outcome: Outcome | None = None,
    words: str = "",
    error: str = "",
) -> HttpResponse:
    found, mine = promised_day(line, on), line.author == desk.me
    texts, entry = words_of(desk, found.own + found.other), desk.space.some([line.seq], Promised)[line.seq]
    ways = [
        (way.value, label)
        for way, label in _ways(desk, line, on).items()
        if not (mine and found.found_first and way is Outcome.MISSED_TOLD)
    ]
    said = found.own_stands if mine else found.other_stands
    context = steps(
        request, couple=desk.here.couple, desk=desk, line=line, error=error, ways=ways, words=words
    )
    context |= {
        "day": on,
        "item": shown(desk, entry.record, line.author, entry.day)
        if isinstance(entry.record, Promised)
        else None,
        "own_said": [saying(desk, line, each, texts) for each in found.own],
        "other_said": [saying(desk, line, each, texts) for each in found.other],
        "chosen": outcome.value if outcome else "",
        "said": said,
        "mine": mine,
        "found_first": mine and found.found_first,
    }
    return render(request, "promises/day.html", context, status=INVALID if error else 200)
