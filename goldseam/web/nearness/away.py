"""How I can be reached, and being away for days: said beforehand; coming back is a promise (A06)."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from goldseam.core.nearness import reach_now
from goldseam.core.records.away import AWAYS, AwayEnded, AwayLine, AwayMoved, AwaySaid, ReachSaid
from goldseam.core.records.kinds import Record
from goldseam.core.records.promise import Outcome, PromiseClosed, Promised, PromiseEnded
from goldseam.core.situation.questions import as_date
from goldseam.web.nearness.giving import Giving, Typed, give
from goldseam.web.nearness.place import PLACE
from goldseam.web.nearness.wording import seen_away
from goldseam.web.shared import clock
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.access import together
from goldseam.web.together.couple import Couple

LONGEST = 2_000
FARTHEST = timedelta(days=366)


@together
def reach(request: PersonRequest, couple: Couple) -> HttpResponse:
    """When and how I can be reached these days; said anew, or taken away at once."""
    said = reach_now(couple.space.states(AWAYS)[AWAYS], couple.me, couple.day)
    if request.method == "POST" and request.POST.get("move") == "erase":
        if said:
            couple.space.erase([said.seq], at=clock.now(), day=couple.day)
        return redirect(PLACE)
    entry = couple.space.some([said.seq], ReachSaid).get(said.seq) if said else None
    words = entry.record.words if entry and isinstance(entry.record, ReachSaid) else ""
    giving = Giving("nearness/reach.html", ("words",), _read_reach, PLACE)
    return give(request, couple, giving, {"words": words}, said=bool(words))


@together
def away(request: PersonRequest, couple: Couple) -> HttpResponse:
    """Say beforehand that I am away: from when, until when, and as much more as I want to say."""
    fields = ("leaves", "back", "title", "text", "words")
    giving = Giving("nearness/away.html", fields, lambda typed: _read_away(typed, couple.day), PLACE, _along)
    return give(request, couple, giving, {}, today=couple.day.isoformat())


@together
def away_one(request: PersonRequest, couple: Couple, seq: int) -> HttpResponse:
    """One time away as both see it; whoever is away says that they are back, or stays here after all."""
    lines = couple.space.states(AWAYS)[AWAYS].lines
    entry = couple.space.some([seq], AwaySaid).get(seq)
    line = next((each for each in lines if each.seq == seq), None)
    if line is None or entry is None:
        raise Http404
    mine = line.by == str(couple.me)
    if request.method == "POST" and mine:
        return _moved(request.POST.get("move", ""), couple, line)
    context = {
        "place": "us",
        "couple": couple,
        "line": line,
        "item": seen_away(couple, entry, line),
        "mine": mine and not line.ended,
        "ahead": couple.day.isoformat() < line.leaves,
    }
    return render(request, "nearness/away_one.html", context)


def _moved(move: str, couple: Couple, line: AwayLine) -> HttpResponse:
    """Ending is one's own and always passes; the promise to be back ends with it."""
    due = date.fromisoformat(line.back)
    closed = Outcome.LATE if couple.day > due else Outcome.KEPT
    with_it: dict[str, Record] = {
        "back": PromiseClosed(line.promise, due, closed),
        "stay": PromiseEnded(line.promise),
        "erase": PromiseEnded(line.promise),
    }

    def decided() -> list[Record]:
        lines = couple.space.states(AWAYS)[AWAYS].lines
        still = any(each.seq == line.seq and not each.ended for each in lines)
        return [AwayEnded(line.seq), with_it[move]] if still else []

    if move in with_it:
        couple.decide(decided, although_resting=True)
    if move == "erase":
        couple.space.erase([line.seq, *_movings(couple, line)], at=clock.now(), day=couple.day)
    return redirect(PLACE)


def _movings(couple: Couple, line: AwayLine) -> list[int]:
    found = couple.space.read(AwayMoved) if line.moved else []
    return [
        each.seq
        for each in found
        if couple.is_mine(each) and isinstance(each.record, AwayMoved) and each.record.away == line.seq
    ]


def _read_reach(typed: Typed) -> Record | str:
    if not typed["words"]:
        return _("Write something first.")
    return _too_long(typed) or ReachSaid(typed["words"])


def _read_away(typed: Typed, today: date) -> Record | str:
    leaves, back = as_date(typed["leaves"]), as_date(typed["back"])
    if leaves is None or back is None or back < leaves or back < today:
        return _("Choose both days. The day you are back is not before the day you leave, nor before today.")
    if back > today + FARTHEST:
        return _("Choose a day within a year on which you are back. It can be said anew later.")
    return _too_long(typed) or AwaySaid(leaves, back, typed["title"], typed["text"], typed["words"])


def _along(record: Record, number: int) -> Sequence[Record]:
    """With it goes the promise to be back."""
    if not isinstance(record, AwaySaid):
        return (record,)
    away = AwaySaid(record.leaves, record.back, record.where, record.reach, record.agreed, promise=number)
    return (Promised(promised_back(record.back), record.back), away)


def promised_back(day: date) -> str:
    """The words of the promise to be back."""
    return _("To be back on %(day)s") % {"day": date_format(day, "j E Y")}


def _too_long(typed: Typed) -> str:
    longest = max(len(text) for text in typed.values())
    return _("This is too long. Say it in fewer words.") if longest > LONGEST else ""
