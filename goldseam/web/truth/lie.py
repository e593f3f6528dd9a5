"""Correct a lie: written down, kept until it is told, handed over visibly as a correction (A01.4, T2, T17)."""

from collections.abc import Sequence
from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from goldseam.core.records import LieCorrected, LieNoted, LieTold
from goldseam.core.records.handed import CorrectionHow
from goldseam.core.records.lie import KEPT_LIES, LIES, KeptLie, ToldWay, told_in_time
from goldseam.web.shared import clock
from goldseam.web.shared.access import fresh, unlocked
from goldseam.web.shared.answers import INVALID
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.couple import Couple, RestingError
from goldseam.web.together.pacing import NOT_LOOKED, Pace
from goldseam.web.truth.desk import Desk, desk_of
from goldseam.web.truth.lie_form import HOW, filled, noted, read
from goldseam.web.truth.moments import read_day
from goldseam.web.truth.passing import RESTING, held_telling
from goldseam.web.truth.told import as_told, lines_of
from goldseam.web.truth.words import WAYS, said_when

EARLIER = "/truth/lie/earlier/"


@unlocked
def lie(request: PersonRequest) -> HttpResponse:
    """An empty form, and what it takes."""
    opened = request.visitor.unlocked
    if opened is None:
        return redirect("/locked/")
    return _taken(request, desk_of(opened))


@fresh
def opened(request: PersonRequest, seq: int) -> HttpResponse:
    """One that is kept: to be changed, handed over, marked as told, or taken away."""
    visitor = request.visitor.unlocked
    if visitor is None:
        return redirect("/locked/")
    desk = desk_of(visitor)
    kept = desk.private.states(KEPT_LIES)[KEPT_LIES].by_root(seq)
    if kept is None or kept.told_on:
        return redirect(EARLIER)
    if request.POST.get("move") == "erase":
        same = [each.seq for each in desk.private.read(LieNoted) if _root(each.record, each.seq) == seq]
        desk.private.erase(same, at=clock.now(), day=desk.day)
        return redirect(EARLIER)
    record = desk.private.some([kept.seq], LieNoted)[kept.seq].record
    return _taken(request, desk, record if isinstance(record, LieNoted) else None, seq)


@fresh
def told(request: PersonRequest, seq: int) -> HttpResponse:
    """It was told outside: how, in which way, on which day. Nothing here asks that it be told."""
    visitor = request.visitor.unlocked
    if visitor is None:
        return redirect("/locked/")
    space, day, error = visitor.private_space(), clock.today(), ""
    kept = space.states(KEPT_LIES)[KEPT_LIES].by_root(seq)
    if kept is None or kept.told_on:
        return redirect(EARLIER)
    if request.method == "POST":
        on, error = read_day(request.POST.get("on", ""), day)
        how, way = request.POST.get("how", ""), request.POST.get("way", "")
        if how not in HOW or way not in (ToldWay.ALOUD, ToldWay.WRITTEN):
            error = _("Choose how it came up, and whether it was said or written.")
        if on is not None and not error:
            space.append(LieTold(seq, CorrectionHow(how), ToldWay(way), on), at=clock.now(), day=day)
            return redirect(f"{EARLIER}?saved=1")
    page = {
        "root": seq,
        "ways": [(way.value, WAYS[way]) for way in (ToldWay.ALOUD, ToldWay.WRITTEN)],
        "hows": [(how.value, label) for how, label in HOW.items()],
        "typed": request.POST,
        "today": day,
        "error": error,
        "place": "truth",
    }
    return render(request, "truth/lie_told.html", page, status=INVALID if error else 200)


@fresh
def earlier(request: PersonRequest) -> HttpResponse:
    """What is kept in private, what was told, and, together, what was put right by either. Nothing is added up."""
    visitor = request.visitor.unlocked
    if visitor is None:
        return redirect("/locked/")
    desk = desk_of(visitor)
    kept = desk.private.states(KEPT_LIES)[KEPT_LIES].lies
    page = {
        "desk": desk,
        "gate": desk.gate.value,
        "untold": _begun(desk, [each for each in kept if not each.told_on]),
        "told": _begun(desk, [each for each in kept if each.told_on]),
        "held": held_telling(desk.couple) if desk.couple and desk.may_hand else NOT_LOOKED,
        "part": lines_of(desk.couple, LIES, request.GET.get("before", "")) if desk.couple else None,
        "saved": request.GET.get("saved") == "1",
        "place": "truth",
    }
    return render(request, "truth/lies.html", page)


def _taken(
    request: PersonRequest, desk: Desk, old: LieNoted | None = None, root: int | None = None
) -> HttpResponse:
    move, error = request.POST.get("move"), ""
    fields = filled(request.POST, old) if request.method == "POST" else filled(old)
    page = {
        "desk": desk,
        "gate": desk.gate.value,
        "fields": fields,
        "root": root,
        "hows": [(how.value, label) for how, label in HOW.items()],
        "today": desk.day,
        "kept_item": request.POST.get("kept_item", ""),
        "place": "truth",
    }
    given, error = read(fields, clock.now()) if request.method == "POST" and move != "back" else (None, "")
    if given is None:
        return render(request, "truth/lie.html", {**page, "error": error}, status=INVALID if error else 200)
    if move == "keep" or desk.couple is None or not desk.may_hand:
        return _kept(desk, given, root)
    if move == "hand":
        seq, held = _handed(desk.couple, given)
        if not seq:
            return _kept(desk, given, root)
        if root is not None:
            told = LieTold(root, given.how, ToldWay.HERE, desk.day)
            desk.private.append(told, at=clock.now(), day=desk.day)
        return redirect(f"/truth/told/{seq}/?handed=1")
    held = held_telling(desk.couple)
    in_time = told_in_time(given, int(clock.now().timestamp()))
    item = as_told(desk.couple, given, within_a_day=in_time)
    return render(
        request, "truth/lie_preview.html", {**page, "couple": desk.couple, "held": held, "item": item}
    )


def _kept(desk: Desk, given: LieCorrected, root: int | None) -> HttpResponse:
    """Keep it in private; a form that was sent twice is kept once."""
    record, lies = noted(given, root), desk.private.states(KEPT_LIES)[KEPT_LIES].lies
    newest = max((each.seq for each in lies), default=0)
    before = desk.private.some([newest], LieNoted).get(newest) if newest else None
    if before is None or before.record != record:
        desk.private.append(record, at=clock.now(), day=desk.day)
    return redirect(f"{EARLIER}?saved=1")


def _handed(couple: Couple, given: LieCorrected) -> tuple[int, Pace]:
    """Hand it over if it may pass at that very moment: its number, 0 where it waits."""
    held, before = NOT_LOOKED, 0

    def decided() -> list[LieCorrected]:
        nonlocal held, before
        held, before = held_telling(couple), _already(couple, given)
        return [] if held.sentence or before else [given]

    try:
        written = couple.decide(decided)
    except RestingError:
        return 0, RESTING
    return (written[0].seq if written else before), held


def _already(couple: Couple, given: LieCorrected) -> int:
    """The number under which the very same was handed over; 0 where it was not. A form sent twice hands over once."""
    me = str(couple.me)
    mine = [line.seq for line in couple.space.states(LIES)[LIES].lines if line.author == me][-5:]
    found = couple.space.some(mine, LieCorrected) if mine else {}
    return next((seq for seq, entry in found.items() if entry.record == given), 0)


def _begun(desk: Desk, kept: Sequence[KeptLie]) -> list[tuple[KeptLie, str, str, date, Promise]]:
    """Kept ones, newest first: the line, its first words, when it was said, its day, and how it was told."""
    entries = desk.private.some([each.seq for each in kept], LieNoted) if kept else {}
    found = []
    for each in reversed(kept):
        record = entries[each.seq].record if each.seq in entries else None
        if isinstance(record, LieNoted):
            on = date.fromisoformat(each.told_on or each.day)
            found.append((each, record.said, said_when(record), on, WAYS[each.way]))
    return found


def _root(record: object, seq: int) -> int:
    return (record.follows or seq) if isinstance(record, LieNoted) else 0
