"""Own entries about no contact: kept in private, and handed over one by one after they were looked at (S12)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import msgspec
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise

from goldseam.core.records import (
    ChannelClosed,
    ContactLogged,
    DistancePlanned,
    EndingSent,
    HandedOn,
)
from goldseam.core.records.kinds import Record
from goldseam.core.records.no_contact import (
    NO_CONTACT,
    OWN_NO_CONTACT,
    ContactKnown,
    OwnLine,
    Witnessed,
    contact_told_in_time,
)
from goldseam.web.shared import clock
from goldseam.web.shared.access import fresh
from goldseam.web.shared.answers import WAITS
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.couple import Couple, RestingError
from goldseam.web.together.pacing import NOT_LOOKED, Pace
from goldseam.web.truth.desk import Desk, desk_of
from goldseam.web.truth.passing import RESTING, held_giving, held_telling
from goldseam.web.truth.told import as_told
from goldseam.web.truth.words import TITLES, begins_with, rows

KINDS: tuple[type[Record], ...] = (EndingSent, DistancePlanned, ChannelClosed, ContactLogged)
KEPT = "/truth/no-contact/kept/"
PAGE = 30


@dataclass(frozen=True)
class Kept:
    """One line of the own list."""

    root: int
    on: date
    title: Promise | str
    begins: str
    handed_on: date | None


@fresh
def kept(request: PersonRequest) -> HttpResponse:
    """What this person wrote, newest first, and what of it was handed over. Nothing is added up."""
    opened = request.visitor.unlocked
    if opened is None:
        return redirect("/locked/")
    space = opened.private_space()
    before = request.GET.get("before", "")
    end = int(before) if before.isascii() and before.isdigit() and len(before) < 15 else None
    lines = [
        each for each in space.states(OWN_NO_CONTACT)[OWN_NO_CONTACT].lines if end is None or each.root < end
    ]
    shown = lines[-PAGE:][::-1]
    found = space.some([each.seq for each in shown], *KINDS) if shown else {}
    page = {
        "lines": [_line(each, found[each.seq].record) for each in shown if each.seq in found],
        "older": shown[-1].root if len(lines) > PAGE else 0,
        "place": "truth",
    }
    return render(request, "truth/no_contact_kept.html", page)


@fresh
def one(request: PersonRequest, seq: int) -> HttpResponse:
    """One of them: to be read, changed, taken away; and, where telling is safe, handed over as it stands."""
    opened = request.visitor.unlocked
    if opened is None:
        return redirect("/locked/")
    desk = desk_of(opened)
    line = desk.private.states(OWN_NO_CONTACT)[OWN_NO_CONTACT].by_root(seq)
    entry = desk.private.some([line.seq], *KINDS).get(line.seq) if line else None
    if line is None or entry is None:
        return redirect(KEPT)
    if request.POST.get("move") == "erase":
        _erase(desk, seq)
        return redirect(KEPT)
    held, record = NOT_LOOKED, given(entry.record)
    if desk.couple and desk.may_hand and not line.handed_on:
        if request.POST.get("move") == "hand":
            number, held = _handed(desk.couple, record)
            if number:
                desk.private.append(HandedOn(seq), at=clock.now(), day=desk.day)
                return redirect(f"/truth/told/{number}/?handed=1")
        else:
            held = held_of(desk.couple, record)
    return _page(request, desk, line, entry.record, held)


def held_of(couple: Couple, record: Record) -> Pace:
    """A contact is reported whatever space is asked for; the rest reaches the other as a letter does (T2, T3)."""
    return held_telling(couple) if isinstance(record, ContactLogged) else held_giving(couple)


def given(record: Record) -> Record:
    """The copy that is handed over: without the number of a private entry."""
    return msgspec.structs.replace(record, follows=None) if isinstance(record, ContactLogged) else record


def _page(request: PersonRequest, desk: Desk, line: OwnLine, record: Record, held: Pace) -> HttpResponse:
    hands = desk.couple is not None and desk.may_hand and not line.handed_on
    in_time = isinstance(record, ContactLogged) and contact_told_in_time(record, int(clock.now().timestamp()))
    page = {
        "desk": desk,
        "gate": desk.gate.value,
        "couple": desk.couple,
        "hands": hands,
        "held": held,
        "item": as_told(desk.couple, record, within_a_day=in_time) if hands and desk.couple else None,
        "title": TITLES[type(record)],
        "lines": rows(record),
        "on": date.fromisoformat(line.day),
        "line": line,
        "handed_on": date.fromisoformat(line.handed_on) if line.handed_on else None,
        "contact": isinstance(record, ContactLogged),
        "untold": _untold(record),
        "saved": request.GET.get("saved") == "1",
        "place": "truth",
    }
    waits = request.POST.get("move") == "hand" and held.sentence
    return render(request, "truth/no_contact_one.html", page, status=WAITS if waits else 200)


def _untold(record: Record) -> bool:
    """Whether its author says that this is not told yet: then the private question comes first (T17)."""
    match record:
        case ContactLogged(known=known):
            return known is ContactKnown.NOT_TOLD_YET
        case EndingSent(witnessed=witnessed):
            return witnessed is Witnessed.NOT_TOLD
        case _:
            return False


def _handed(couple: Couple, record: Record) -> tuple[int, Pace]:
    """Hand a copy over if it may pass at that very moment: its number, 0 where it waits, and why."""
    held, before = NOT_LOOKED, 0

    def decided() -> list[Record]:
        nonlocal held, before
        held, before = held_of(couple, record), _already(couple, record)
        return [] if held.sentence or before else [record]

    try:
        written = couple.decide(decided)
    except RestingError:
        return 0, RESTING
    return (written[0].seq if written else before), held


def _already(couple: Couple, record: Record) -> int:
    me = str(couple.me)
    mine = [line.seq for line in couple.space.states(NO_CONTACT)[NO_CONTACT].lines if line.author == me][-5:]
    found: Mapping[int, object] = couple.space.some(mine, type(record)) if mine else {}
    return next((seq for seq, entry in found.items() if getattr(entry, "record", None) == record), 0)


def _erase(desk: Desk, root: int) -> None:
    """Take away an own entry with every earlier form of it. What was handed over is a copy, and stays."""
    same = [
        each.seq
        for each in desk.private.read(*KINDS)
        if each.seq == root or (isinstance(each.record, ContactLogged) and each.record.follows == root)
    ]
    desk.private.erase(same, at=clock.now(), day=desk.day)


def _line(line: OwnLine, record: Record) -> Kept:
    handed = date.fromisoformat(line.handed_on) if line.handed_on else None
    return Kept(line.root, date.fromisoformat(line.day), TITLES[type(record)], begins_with(record), handed)
