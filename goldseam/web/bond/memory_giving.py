"""Handing a memory over: looked at exactly as the other will have it, then copied with its photos (S12)."""

from collections.abc import Sequence

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from goldseam.core.records import Entry
from goldseam.core.records.kinds import Record
from goldseam.core.records.memory import MEMORIES, MemoryKept
from goldseam.ledger import media_files, photos
from goldseam.web.bond.giving import Given, alike, give, paced
from goldseam.web.bond.memories import MEMORIES_PAGE, Shown, emptied, shown_in
from goldseam.web.photos.incoming import NO_ROOM
from goldseam.web.photos.keeping import copies
from goldseam.web.shared.answers import WAITS
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.access import together
from goldseam.web.together.couple import Couple, RestingError
from goldseam.web.together.pacing import NOT_LOOKED, Pace
from goldseam.web.together.typed import steps

FULL = 507


@together
def hand(request: PersonRequest, couple: Couple, seq: int) -> HttpResponse:
    """The preview, and handing it over; the own one stays with its writer."""
    shown = shown_in(couple.private, seq)
    if request.method != "POST":
        return _preview(request, couple, shown, paced(couple))
    if not couple.open:
        raise RestingError
    held = paced(couple)
    if held.sentence:
        return _preview(request, couple, shown, held, WAITS)
    try:
        given = _handed(couple, shown)
    except media_files.NoRoomError:
        return _preview(request, couple, shown, NOT_LOOKED, FULL)
    if not given.seq:
        return _preview(request, couple, shown, given.held, WAITS)
    return redirect(f"{MEMORIES_PAGE}ours/{given.seq}/?handed=1")


@together
def ours(request: PersonRequest, couple: Couple, seq: int) -> HttpResponse:
    """A memory both have. Opening it is noticed by nobody (S17)."""
    shown = shown_in(couple.space, seq)
    context = {
        "place": "us",
        "memory": shown,
        "name": couple.name_of(shown.line.author),
        "mine": shown.line.author == str(couple.me),
        "handed": request.GET.get("handed") == "1",
    }
    return render(request, "bond/memory_ours.html", context)


@together
def back(request: PersonRequest, couple: Couple, seq: int) -> HttpResponse:
    """Ask once, then take an own one back with its photos; a line with the day stays (S22). Always passes."""
    shown = shown_in(couple.space, seq)
    if shown.line.author != str(couple.me):
        raise Http404
    if request.method != "POST":
        return render(request, "bond/memory_erase.html", {"place": "us", "memory": shown, "own": False})
    emptied(couple.space, shown, couple.day)
    return redirect(f"{MEMORIES_PAGE}?done=back")


def _handed(couple: Couple, shown: Shown) -> Given:
    """Copy it with its photos, all or nothing; sent twice it is handed over once."""
    record = MemoryKept(shown.text, shown.line.title, shown.line.when)

    def before() -> int:
        lines = couple.space.states(MEMORIES)[MEMORIES].items
        today = [line.seq for line in lines if line.day == couple.day.isoformat()]
        return alike(couple, record, today) if today else 0

    def records() -> Sequence[Record]:
        # What is written next has the number after the last one read; else nothing is written at all.
        return [record, *kept(couple.space.last_seen + 1)]

    if seq := before():
        return Given((), seq, NOT_LOOKED)
    laid, kept = copies(couple.private, shown.photos, couple.space)
    given = Given((), 0, NOT_LOOKED)

    def write() -> list[Entry]:
        nonlocal given
        given = give(couple, records, before)
        return list(given.written)

    photos.finish(laid, write)
    return given


def _preview(
    request: PersonRequest, couple: Couple, shown: Shown, held: Pace, status: int = 200
) -> HttpResponse:
    context = steps(
        request,
        couple=couple,
        memory=shown,
        held=held,
        name=couple.name_of(couple.me),
        error=NO_ROOM if status == FULL else "",
    )
    return render(request, "bond/memory_hand.html", context, status=status)
