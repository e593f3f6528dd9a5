"""What was told of the truth, as both read it: the same item in the preview, in lists, and with its corrections."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise

from goldseam.core.records import (
    ChannelClosed,
    ContactLogged,
    Corrected,
    DistancePlanned,
    EndingSent,
    Entry,
    Fold,
    LieCorrected,
    Withdrawn,
)
from goldseam.core.records.handed import CorrectionHow
from goldseam.core.records.kinds import Record
from goldseam.core.records.lie import LIES
from goldseam.core.records.no_contact import NO_CONTACT
from goldseam.core.records.told import ToldLine, ToldState
from goldseam.web.shared.answers import INVALID
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.access import together
from goldseam.web.together.correcting import HOW
from goldseam.web.together.couple import Couple, RestingError
from goldseam.web.together.items import HOW_READ, Correction
from goldseam.web.together.typed import steps, text_of, wrong_text
from goldseam.web.truth.words import TITLES, begins_with, rows

KINDS: tuple[type[Record], ...] = (LieCorrected, EndingSent, DistancePlanned, ChannelClosed, ContactLogged)
PAGE = 30


@dataclass(frozen=True)
class Told:
    """One item as templates/truth/_told.html shows it. `lines` are pairs of a label and what was written."""

    name: str
    title: Promise | str
    on: date
    lines: tuple[tuple[str, str], ...]
    within_a_day: bool = False
    corrections: tuple[Correction, ...] = ()
    withdrawn_on: date | None = None
    lie: bool = False


@dataclass(frozen=True)
class Line:
    """One line of a list: its number, its author, the day, its title and its first words."""

    seq: int
    name: str
    on: date
    title: Promise | str
    begins: str
    within_a_day: bool
    corrected: bool
    withdrawn: bool


@dataclass(frozen=True)
class Part:
    """The lines of one page, newest first; `older` is asked for with that number, 0 where there is nothing."""

    lines: tuple[Line, ...]
    older: int = 0


def as_told(couple: Couple, record: Record, *, within_a_day: bool = False) -> Told:
    """Something that is not handed over yet, as it will be read."""
    name, title = couple.name_of(couple.me), TITLES[type(record)]
    return Told(
        name, title, couple.day, tuple(rows(record)), within_a_day, lie=isinstance(record, LieCorrected)
    )


def lines_of(couple: Couple, fold: Fold[ToldState], before: str) -> Part:
    """A page of what either of the two told, with numbers below `before`. Five queries."""
    lines = couple.space.states(fold)[fold].lines
    end = int(before) if before.isascii() and before.isdigit() and len(before) < 15 else None
    there = [line for line in lines if end is None or line.seq < end]
    shown = there[-PAGE:][::-1]
    found = couple.space.some([line.seq for line in shown], *KINDS) if shown else {}
    made = tuple(_line(couple, line, found[line.seq].record) for line in shown if line.seq in found)
    return Part(made, older=shown[-1].seq if len(there) > PAGE else 0)


def _line(couple: Couple, line: ToldLine, record: Record) -> Line:
    begins, on = begins_with(record), date.fromisoformat(line.day)
    name, title = couple.name_of(line.author), TITLES[type(record)]
    gone = bool(line.withdrawn_on)
    return Line(line.seq, name, on, title, begins, line.within_a_day, bool(line.corrections), gone)


@together
def item(request: PersonRequest, couple: Couple, seq: int) -> HttpResponse:
    """One item with its corrections in order. Opening it is noticed by nobody (S17)."""
    line = _found(couple, seq)
    context = {
        "place": "truth",
        "couple": couple,
        "line": line,
        "item": _shown(couple, line),
        "mine": line.author == str(couple.me),
        "handed": request.GET.get("handed") == "1",
    }
    return render(request, "truth/told.html", context)


@together
def correct(request: PersonRequest, couple: Couple, seq: int) -> HttpResponse:
    """Add a correction to an own item: seen before it is added, never paced (T2), never written over (S21)."""
    line = _found(couple, seq, own=True)
    shown, asked, move = _shown(couple, line), request.POST.get("how", ""), request.POST.get("move")
    how = CorrectionHow(asked) if asked in set(CorrectionHow) else CorrectionHow.NOT_SAID
    said = Corrected(line.seq, text_of(request, "text"), how)
    error = wrong_text(said.text) if request.method == "POST" and move != "back" else ""
    context = steps(
        request, couple=couple, line=line, item=shown, said=said, ways=HOW.items(), error=error, place="truth"
    )
    if request.method != "POST" or move == "back" or error:
        return render(request, "truth/told_correct.html", context, status=INVALID if error else 200)
    if not couple.open:
        raise RestingError
    if move != "hand":
        added = Correction(couple.day, HOW_READ[said.how], said.text)
        after = replace(shown, corrections=(*shown.corrections, added))
        return render(request, "truth/told_correct_preview.html", {**context, "item": after})

    def decided() -> list[Corrected]:
        there = _shown(couple, _found(couple, seq, own=True)).corrections
        return [] if there and there[-1].text == said.text else [said]

    couple.decide(decided)
    return redirect(f"/truth/told/{line.seq}/?handed=1")


@together
def withdraw(request: PersonRequest, couple: Couple, seq: int) -> HttpResponse:
    """Ask once, then mark an own item as withdrawn; it stays readable (S22). Always passes."""
    line = _found(couple, seq, own=True)
    if request.method != "POST":
        context = {"place": "truth", "couple": couple, "line": line, "item": _shown(couple, line)}
        return render(request, "truth/told_withdraw.html", context)
    if not line.withdrawn_on:
        couple.write(Withdrawn(line.seq), although_resting=True)
    return redirect(f"/truth/told/{line.seq}/")


def _found(couple: Couple, seq: int, *, own: bool = False) -> ToldLine:
    states = couple.space.states(LIES, NO_CONTACT)
    for line in (*states[LIES].lines, *states[NO_CONTACT].lines):
        if line.seq == seq and (not own or line.author == str(couple.me)):
            return line
    raise Http404


def told_of_each(couple: Couple, lines: Sequence[ToldLine]) -> list[Told]:
    """Several items with their corrections, in the order given. Two queries for all of them."""
    wanted = [seq for line in lines for seq in (line.seq, *line.corrections)]
    entries = couple.space.some(wanted, *KINDS, Corrected) if wanted else {}
    return [_as_read(couple, line, entries) for line in lines if line.seq in entries]


def _shown(couple: Couple, line: ToldLine) -> Told:
    return told_of_each(couple, [line])[0]


def _as_read(couple: Couple, line: ToldLine, entries: Mapping[int, Entry]) -> Told:
    record = entries[line.seq].record
    return Told(
        couple.name_of(line.author),
        TITLES[type(record)],
        date.fromisoformat(line.day),
        tuple(rows(record)),
        line.within_a_day,
        tuple(_corrections(entries, line)),
        date.fromisoformat(line.withdrawn_on) if line.withdrawn_on else None,
        lie=isinstance(record, LieCorrected),
    )


def _corrections(entries: Mapping[int, Entry], line: ToldLine) -> list[Correction]:
    found = [(entries[seq].day, entries[seq].record) for seq in line.corrections if seq in entries]
    return [
        Correction(day, HOW_READ[record.how], record.text)
        for day, record in found
        if isinstance(record, Corrected)
    ]
