"""One item about amends, the same to both: with what followed it; taken back or marked withdrawn by its author."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from goldseam.core.records import (
    ActsOwned,
    AmendsAnswered,
    Apologised,
    Corrected,
    Entry,
    HarmTold,
    SaidBack,
    SaidBackHeard,
    Withdrawn,
)
from goldseam.core.records.amends import (
    AMENDS,
    AMENDS_TAKEN_BACK_FREELY,
    Amends,
    AmendsKind,
    AmendsLine,
    ApologyForm,
    Heard,
)
from goldseam.core.records.breach import BREACHES, Breaches
from goldseam.core.records.kinds import Record
from goldseam.core.records.recording import RECORDINGS
from goldseam.web.amends import taking_back
from goldseam.web.amends.pieces import Typed
from goldseam.web.recordings.place import Placed
from goldseam.web.shared import clock
from goldseam.web.shared.headers import with_player
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.access import together
from goldseam.web.together.couple import Couple
from goldseam.web.together.items import HOW_READ, Correction

READ = (HarmTold, SaidBack, SaidBackHeard, ActsOwned, Apologised, AmendsAnswered, Corrected)
KINDS: Mapping[AmendsKind, Promise] = {
    AmendsKind.HARM: _("What it did to me"),
    AmendsKind.SAID_BACK: _("Said back"),
    AmendsKind.STATEMENT: _("What I did"),
    AmendsKind.APOLOGY: _("An apology"),
    AmendsKind.ANSWER: _("A few words back"),
}
APOLOGIES: Mapping[str, Promise] = {
    ApologyForm.LETTER: _("A letter of apology"),
    ApologyForm.VOICE: _("An apology, spoken"),
    ApologyForm.VIDEO: _("An apology, in a video"),
    ApologyForm.GIFT: _("An apology, with a gift"),
    ApologyForm.DEED: _("An apology, with a deed"),
    ApologyForm.IN_PERSON: _("An apology in person"),
}
HEARD: Mapping[Heard, Promise] = {Heard.YES: _("You heard me"), Heard.NOT_QUITE: _("Not quite")}
PARTS: tuple[tuple[str, Promise], ...] = (
    ("did", _("What I did")),
    ("hid", _("What I said, and what I hid")),
    ("cost", _("What it cost you, as I understand it")),
    ("own", _("What I own")),
)


@dataclass(frozen=True)
class Shown:
    """An item as templates/amends/_item.html shows it: the same to both, and in every preview."""

    name: str
    kind: Promise | str
    on: date
    breach: str = ""
    title: str = ""
    parts: tuple[tuple[Promise | str, str], ...] = ()
    corrections: tuple[Correction, ...] = ()
    withdrawn_on: date | None = None
    seq: int = 0
    mine: bool = False
    heard: Promise | str = ""
    heard_words: str = ""
    recording: Placed | None = None


@together
def item(request: PersonRequest, couple: Couple, seq: int) -> HttpResponse:
    """The whole item with what followed it. Opening it is noticed by nobody, and nothing is asked (S17, T11)."""
    state, line = found(couple, seq)
    followers = [each for each in state.lines if each.follows == seq]
    first, *rest = shown(couple, [line, *followers])
    mine = line.author == str(couple.me)
    context = {
        "place": "amends",
        "couple": couple,
        "line": line,
        "item": first,
        "followed": rest,
        "mine": mine,
        "freely": line.kind in AMENDS_TAKEN_BACK_FREELY,
        "harm": line.kind is AmendsKind.HARM,
        "to_say_back": not mine and line.kind is AmendsKind.HARM,
        "to_hear": not mine and line.kind is AmendsKind.SAID_BACK,
        "answer": not mine and line.kind in (AmendsKind.STATEMENT, AmendsKind.APOLOGY),
        "handed": request.GET.get("handed") == "1",
    }
    return playing(render(request, "amends/item.html", context), first)


@together
def take_back(request: PersonRequest, couple: Couple, seq: int) -> HttpResponse:
    """Ask once, then empty an own item, or mark it as withdrawn where S22 keeps it readable. Always passes."""
    _state, line = found(couple, seq, own=True)
    freely = line.kind in AMENDS_TAKEN_BACK_FREELY
    if request.method != "POST":
        (item,) = shown(couple, [line])
        context = {"place": "amends", "couple": couple, "line": line, "freely": freely, "item": item}
        return playing(render(request, "amends/take_back.html", context), item)
    if freely:
        taking_back.take_back(couple.space, line, at=clock.now(), day=couple.day)
        return redirect("/amends/")
    if not line.withdrawn_on:
        couple.write(Withdrawn(line.seq), although_resting=True)
    return redirect(f"/amends/{line.seq}/")


def found(couple: Couple, seq: int, *, own: bool = False) -> tuple[Amends, AmendsLine]:
    """The item with this number. What is not there, emptied, or not one's own to change looks the same: 404."""
    state = couple.space.states(AMENDS)[AMENDS]
    line = state.line(seq)
    if line is None or (own and line.author != str(couple.me)):
        raise Http404
    return state, line


def page_of(couple: Couple, line: AmendsLine) -> str:
    """Where an item is read: what follows another stands below it, as long as that one is there. Three queries."""
    state = couple.space.states(AMENDS)[AMENDS]
    return f"/amends/{line.follows if state.line(line.follows) else line.seq}/"


def shown(couple: Couple, lines: Iterable[AmendsLine]) -> list[Shown]:
    """Items with their words, and those of their corrections, read by their numbers.

    Five queries, and three more where one of them is spoken.
    """
    lines = list(lines)
    wanted = {seq for line in lines for seq in (line.seq, *line.corrections, line.heard_in) if seq}
    entries = couple.space.some(wanted, *READ) if wanted else {}
    known = couple.space.states(BREACHES)[BREACHES]
    spoken = _recordings(couple) if any(line.recording for line in lines) else {}
    items = ((line, _shown(couple, line, entries, known)) for line in lines)
    return [replace(item, recording=spoken.get(line.recording)) for line, item in items]


def playing(response: HttpResponse, *items: Shown) -> HttpResponse:
    """Let a page play what one of its items is spoken in; another page plays nothing."""
    return with_player(response) if any(each.recording for each in items) else response


def previewed(couple: Couple, typed: Typed, breach: str) -> Shown:
    """Something that is not handed over yet, as it will be seen."""
    record = typed.record()
    kind = APOLOGIES[record.form] if isinstance(record, Apologised) else KINDS[typed.piece.kind]
    title = record.title if isinstance(record, Apologised) else ""
    return Shown(couple.name_of(couple.me), kind, couple.day, breach, title, parts_of(record))


def parts_of(record: Record | None) -> tuple[tuple[Promise | str, str], ...]:
    """The words of an item, each with its heading where it has one; what was left open is not shown."""
    match record:
        case ActsOwned():
            return tuple((label, text) for name, label in PARTS if (text := getattr(record, name)))
        case HarmTold() | SaidBack() | Apologised() | AmendsAnswered():
            return (("", record.text),) if record.text else ()
        case _:
            return ()


def _shown(couple: Couple, line: AmendsLine, entries: Mapping[int, Entry], known: Breaches) -> Shown:
    record = entries[line.seq].record if line.seq in entries else None
    said = entries[line.heard_in].record if line.heard_in in entries else None
    return Shown(
        couple.name_of(line.author),
        APOLOGIES[line.form] if line.kind is AmendsKind.APOLOGY else KINDS[line.kind],
        date.fromisoformat(line.day),
        next((each.title for each in known.breaches if each.seq == line.breach), ""),
        record.title if isinstance(record, Apologised) else "",
        parts_of(record),
        _corrections(line, entries),
        date.fromisoformat(line.withdrawn_on) if line.withdrawn_on else None,
        line.seq,
        line.author == str(couple.me),
        HEARD[Heard(line.heard)] if line.heard else "",
        said.words if isinstance(said, SaidBackHeard) else "",
    )


def _recordings(couple: Couple) -> Mapping[str, Placed]:
    lines = couple.space.states(RECORDINGS)[RECORDINGS].items
    return {line.media: Placed(couple.space, line, private=False) for line in lines}


def _corrections(line: AmendsLine, entries: Mapping[int, Entry]) -> tuple[Correction, ...]:
    return tuple(
        Correction(entries[seq].day, HOW_READ[record.how], record.text)
        for seq in line.corrections
        if seq in entries and isinstance(record := entries[seq].record, Corrected)
    )
