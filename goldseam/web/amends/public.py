"""Words before others, between two: asked for with the very words, for named people; no until the other says yes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from goldseam.core.records import Entry, PublicWordsAsked, PublicWordsDecided, Withdrawn
from goldseam.core.records.handed import HandedKind
from goldseam.core.records.public_words import PUBLIC_WORDS_BETWEEN, AskedWords
from goldseam.web.amends import coaching
from goldseam.web.amends.coaching import Reads
from goldseam.web.shared.answers import INVALID, WAITS
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.access import together
from goldseam.web.together.couple import Couple, RestingError
from goldseam.web.together.pacing import NOT_LOOKED, Pace, pace
from goldseam.web.together.typed import steps, text_of, wrong_text

LONGEST_NAME = 100
AGREED = {"yes": True, "no": False}


@dataclass(frozen=True)
class Asking:
    """One asking as both read it. `agreed` is what holds now: no, until a yes stands."""

    seq: int
    name: str
    on: date
    audience: str
    text: str
    mine: bool = False
    agreed: bool = False
    decided_on: date | None = None
    withdrawn_on: date | None = None


def _overheard(sent: Mapping[str, str], couple: Couple) -> tuple[str, Reads]:
    return sent.get("text", ""), coaching.by_role(couple.private)


@together
@coaching.overheard(_overheard)
def asking(request: PersonRequest, couple: Couple) -> HttpResponse:
    """Everything that was asked, and a form to ask: written, seen as the other will see it, handed over."""
    if request.method != "POST":
        return _form(request, couple, PublicWordsAsked("", ""))
    wanted = PublicWordsAsked(" ".join(text_of(request, "audience").split()), text_of(request, "text"))
    move = request.POST.get("move")
    error = "" if move == "back" else wrong_text(wanted.text) if move == "read" else _wrong(wanted)
    if move in ("back", "read") or error:
        return _form(request, couple, wanted, error)
    if not couple.open:
        raise RestingError
    if move != "hand":
        return _preview(request, couple, wanted, pace(couple, HandedKind.LETTER))
    seq, paced = _handed(couple, wanted)
    if not seq:
        return _preview(request, couple, wanted, paced, WAITS)
    return redirect(f"/amends/public/{seq}/?handed=1")


@together
def deciding(request: PersonRequest, couple: Couple, seq: int) -> HttpResponse:
    """One asking: yes and no for the other, side by side and at any time; withdrawing it for who asked."""
    line = _line(couple, seq)
    if request.method != "POST":
        context = {"place": "amends", "couple": couple, "each": askings_of(couple, [line])[0]}
        return render(request, "amends/public_one.html", context)
    if line.by == str(couple.me):
        if request.POST.get("move") == "withdraw" and not line.withdrawn_on:
            couple.write(Withdrawn(seq), although_resting=True)
        return redirect(f"/amends/public/{seq}/")
    agreed = AGREED.get(request.POST.get("answer", ""))
    if agreed is None or (line.decided_on and line.agreed is agreed):
        return redirect(f"/amends/public/{seq}/")
    # An answer about consent always passes: no wish for space holds it back, and no pause a no.
    couple.write(PublicWordsDecided(seq, agreed), although_resting=not agreed)
    return redirect(f"/amends/public/{seq}/")


def _handed(couple: Couple, wanted: PublicWordsAsked) -> tuple[int, Pace]:
    paced, before = NOT_LOOKED, 0

    def decided() -> list[PublicWordsAsked]:
        nonlocal paced, before
        paced, before = pace(couple, HandedKind.LETTER), _already(couple, wanted)
        return [] if before or paced.sentence else [wanted]

    written = couple.decide(decided)
    return (written[0].seq if written else before), paced


def _already(couple: Couple, wanted: PublicWordsAsked) -> int:
    """The number under which the very same was asked today; 0 where it was not."""
    me, day = str(couple.me), couple.day.isoformat()
    alike = [each.seq for each in _asked(couple) if (each.by, each.day) == (me, day)]
    entries = couple.space.some(alike, PublicWordsAsked) if alike else {}
    return next((seq for seq, entry in entries.items() if entry.record == wanted), 0)


def _asked(couple: Couple) -> tuple[AskedWords, ...]:
    return couple.space.states(PUBLIC_WORDS_BETWEEN)[PUBLIC_WORDS_BETWEEN].asked


def _line(couple: Couple, seq: int) -> AskedWords:
    for each in _asked(couple):
        if each.seq == seq:
            return each
    raise Http404


def askings_of(couple: Couple, lines: list[AskedWords]) -> list[Asking]:
    """The askings with their words, by number. Two queries."""
    entries = couple.space.some([each.seq for each in lines], PublicWordsAsked) if lines else {}
    return [_as_read(couple, line, entries[line.seq]) for line in lines if line.seq in entries]


def _as_read(couple: Couple, line: AskedWords, entry: Entry) -> Asking:
    record = entry.record
    asked = record if isinstance(record, PublicWordsAsked) else PublicWordsAsked("", "")
    return Asking(
        line.seq,
        couple.name_of(line.by),
        date.fromisoformat(line.day),
        asked.audience,
        asked.text,
        line.by == str(couple.me),
        line.agreed and not line.withdrawn_on,
        date.fromisoformat(line.decided_on) if line.decided_on else None,
        date.fromisoformat(line.withdrawn_on) if line.withdrawn_on else None,
    )


def _wrong(wanted: PublicWordsAsked) -> str:
    if not wanted.audience:
        return gettext("Name the people first.")
    if len(wanted.audience) > LONGEST_NAME:
        return gettext("Name them in a few words.")
    return wrong_text(wanted.text)


def _form(request: PersonRequest, couple: Couple, wanted: PublicWordsAsked, error: str = "") -> HttpResponse:
    lines, reads = askings_of(couple, list(_asked(couple))[::-1][:30]), coaching.by_role(couple.private)
    context = steps(request, couple=couple, wanted=wanted, lines=lines, error=error, place="amends")
    context |= {
        "letters": reads is Reads.BROKE,
        "coach": coaching.asked_for(wanted.text, reads) if coaching.wanted(request, error) else None,
    }
    return render(request, "amends/public.html", context, status=INVALID if error else 200)


def _preview(
    request: PersonRequest, couple: Couple, wanted: PublicWordsAsked, paced: Pace, status: int = 200
) -> HttpResponse:
    each = Asking(0, couple.name_of(couple.me), couple.day, wanted.audience, wanted.text, mine=True)
    context = steps(request, couple=couple, wanted=wanted, each=each, held=paced, place="amends")
    context["coach"] = coaching.dangers(wanted.text, coaching.by_role(couple.private))
    return render(request, "amends/public_preview.html", context, status=status)
