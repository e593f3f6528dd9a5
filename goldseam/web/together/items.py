"""One item of the shelf: as both see it; taken back or marked as withdrawn by its author (S21, S22)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from goldseam.core.records import Corrected, Entry, Handed, Withdrawn
from goldseam.core.records.handed import HANDED, TAKEN_BACK_FREELY, CorrectionHow, HandedLine
from goldseam.web.shared import clock
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.access import together
from goldseam.web.together.couple import Couple
from goldseam.web.together.shelf import KINDS

# How a correction came up, as both read it beside its day.
HOW_READ: Mapping[CorrectionHow, Promise | str] = {
    CorrectionHow.NOTICED: _("noticed by its author"),
    CorrectionHow.ASKED: _("after a question"),
    CorrectionHow.FOUND: _("after it was found out"),
    CorrectionHow.NOT_SAID: "",
}


@dataclass(frozen=True)
class Correction:
    """What the author says about an item later on."""

    on: date
    how: Promise | str
    text: str


@dataclass(frozen=True)
class Shown:
    """An item as templates/together/_item.html shows it: the same to both, and in every preview."""

    name: str
    kind: Promise | str
    on: date
    title: str
    text: str
    corrections: tuple[Correction, ...] = ()
    withdrawn_on: date | None = None


def previewed(couple: Couple, handed: Handed) -> Shown:
    """Something that is not handed over yet, as it will be seen."""
    return Shown(couple.name_of(couple.me), KINDS[handed.kind], couple.day, handed.title, handed.text)


@together
def item(request: PersonRequest, couple: Couple, seq: int) -> HttpResponse:
    """The whole item with its corrections in order. Opening it is noticed by nobody (S17)."""
    line = line_of(couple, seq)
    context = {
        "place": "us",
        "couple": couple,
        "line": line,
        "item": shown(couple, line),
        "mine": line.author == str(couple.me),
        "freely": line.kind in TAKEN_BACK_FREELY,
        "handed": request.GET.get("handed") == "1",
    }
    return render(request, "together/item.html", context)


@together
def take_back(request: PersonRequest, couple: Couple, seq: int) -> HttpResponse:
    """Ask once, then empty an own item, or mark it as withdrawn where S22 keeps it readable. Always passes."""
    line = line_of(couple, seq, own=True)
    freely = line.kind in TAKEN_BACK_FREELY
    if request.method != "POST":
        context = {"place": "us", "couple": couple, "line": line, "freely": freely}
        return render(request, "together/take_back.html", {**context, "item": shown(couple, line)})
    if freely:
        # Its corrections tell what it was about: they go with it.
        couple.space.erase([line.seq, *line.corrections], at=clock.now(), day=couple.day)
        return redirect("/us/shared/")
    if not line.withdrawn_on:
        couple.write(Withdrawn(line.seq), although_resting=True)
    return redirect(f"/us/shared/{line.seq}/")


def line_of(couple: Couple, seq: int, *, own: bool = False) -> HandedLine:
    """The item with this number. What is not there, emptied, or not one's own to change looks the same: 404."""
    for line in couple.space.states(HANDED)[HANDED].items:
        if line.seq == seq and (not own or line.author == str(couple.me)):
            return line
    raise Http404


def shown(couple: Couple, line: HandedLine) -> Shown:
    """An item with its words and those of its corrections, read by their numbers. Two queries."""
    entries = couple.space.some([line.seq, *line.corrections], Handed, Corrected)
    handed = entries[line.seq].record if line.seq in entries else None
    return Shown(
        couple.name_of(line.author),
        KINDS[line.kind],
        date.fromisoformat(line.day),
        line.title,
        handed.text if isinstance(handed, Handed) else "",
        _corrections(entries, line.corrections),
        date.fromisoformat(line.withdrawn_on) if line.withdrawn_on else None,
    )


def _corrections(entries: Mapping[int, Entry], seqs: Sequence[int]) -> tuple[Correction, ...]:
    found = ((entries[seq].day, entries[seq].record) for seq in seqs if seq in entries)
    return tuple(
        Correction(day, HOW_READ[record.how], record.text)
        for day, record in found
        if isinstance(record, Corrected)
    )
