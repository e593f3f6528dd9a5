"""Writing one of the three pieces: a private draft with every step, looked at as the other will see it, then given."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from goldseam.core.records import AmendsHanded, ForgivenessAsked
from goldseam.core.records.amends import AmendsLine, ApologyForm
from goldseam.core.records.amends_draft import DraftOf
from goldseam.core.records.handed import HandedKind
from goldseam.core.records.kinds import Record
from goldseam.web.amends import drafts
from goldseam.web.amends.before import Before, asked_before, before_an_apology
from goldseam.web.amends.items import previewed
from goldseam.web.amends.pieces import FORMS, GUIDE, PIECES, Typed, number_in, typed_in, wrong
from goldseam.web.shared import clock
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.couple import Couple, RestingError
from goldseam.web.together.pacing import NOT_LOOKED, Pace, pace
from goldseam.web.together.typed import INVALID
from goldseam.web.truth.access import Here, own_or_both

WAITS = 409


@own_or_both
def write(request: PersonRequest, here: Here, what: DraftOf) -> HttpResponse:
    """The form, the preview, handing over. Alone, and for words to be said in person, it ends as a draft."""
    if request.method != "POST":
        return _form(request, here, _begun(request, here, what))
    typed, move = _with_known_breach(here, typed_in(request, PIECES[what])), request.POST.get("move")
    if move == "back":
        return _form(request, here, typed)
    error = wrong(typed, whole=move != "keep") or _asked_already(here, typed)
    return _form(request, here, typed, error) if error else _kept(request, here, drafts.keep(here, typed))


def _kept(request: PersonRequest, here: Here, typed: Typed) -> HttpResponse:
    """Where it goes once it is kept: to the draft, to the preview, or to the other."""
    move = request.POST.get("move")
    if move == "keep" or here.couple is None or typed.form is ApologyForm.IN_PERSON:
        return redirect(f"/amends/draft/{typed.draft}/?kept=1{'&apart=1' if typed.apart else ''}")
    if not here.couple.open:
        return redirect(f"/amends/draft/{typed.draft}/?rests=1")
    if move != "hand":
        return _preview(request, here, here.couple, typed, pace(here.couple, HandedKind.LETTER))
    return _hand(request, here, here.couple, typed)


def _begun(request: PersonRequest, here: Here, what: DraftOf) -> Typed:
    """A draft that goes on, or an empty form, perhaps about a breach that was chosen."""
    root = number_in(request.GET.get("draft", ""))
    if root:
        typed = drafts.own(here, root)[1]
        return typed if typed.piece.what is what else Typed(PIECES[what])
    return _with_known_breach(here, Typed(PIECES[what], breach=number_in(request.GET.get("breach", ""))))


def _with_known_breach(here: Here, typed: Typed) -> Typed:
    known = typed.breach and any(each.seq == typed.breach for each in drafts.breaches(here))
    return typed if known else typed.without_breach()


def _asked_already(here: Here, typed: Typed) -> str:
    """Forgiveness is asked for once a breach (T7): the sentence that says so, "" where it may be."""
    if not typed.asks:
        return ""
    state = drafts.state_of(here)
    line = state.by_root(typed.draft)
    if line is not None and line.handed_on:
        # A form that is sent twice is handed over once; it does not ask a second time.
        return ""
    asked_on = before_an_apology(here, state, typed.breach).asked_on
    if asked_on is None:
        return ""
    return _("You asked for forgiveness for this on %(day)s. Once is enough: leave the box empty.") % {
        "day": date_format(asked_on, "j E Y")
    }


def _hand(request: PersonRequest, here: Here, couple: Couple, typed: Typed) -> HttpResponse:
    """Hand it over if it may pass at that very moment, and once however often the form is sent."""
    paced, before, refused = NOT_LOOKED, 0, False
    private = drafts.state_of(here)

    def decided() -> list[Record]:
        nonlocal paced, before, refused
        paced = pace(couple, HandedKind.LETTER)
        before = _already(couple, typed, paced.amends.lines)
        me, space = str(couple.me), drafts.space_of(here)
        refused = typed.asks and bool(asked_before(paced.amends, private, me, typed.breach, space))
        if before or paced.sentence or refused:
            return []
        return [typed.record(), *([ForgivenessAsked(typed.breach or None)] if typed.asks else [])]

    try:
        written = couple.decide(decided)
    except RestingError:
        return redirect(f"/amends/draft/{typed.draft}/?rests=1")
    seq = written[0].seq if written else before
    if not seq:
        if refused:
            return _form(request, here, typed, _asked_already(here, typed))
        return _preview(request, here, couple, typed, paced, WAITS)
    if written:
        here.private.append(AmendsHanded(typed.draft, seq), at=clock.now(), day=here.day)
    return redirect(f"/amends/{seq}/?handed=1")


def _already(couple: Couple, typed: Typed, lines: tuple[AmendsLine, ...]) -> int:
    """The number under which the very same was handed over today; 0 where it was not."""
    me, day = str(couple.me), couple.day.isoformat()
    alike = [
        line.seq
        for line in lines[-100:]
        if (line.author, line.day, line.kind, line.breach) == (me, day, typed.piece.kind, typed.breach)
    ]
    record = typed.record()
    found = couple.space.some(alike, type(record)) if alike else {}
    return next((seq for seq, entry in found.items() if entry.record == record), 0)


def _form(request: PersonRequest, here: Here, typed: Typed, error: str = "") -> HttpResponse:
    context = _context(request, here, typed) | {
        "breaches": drafts.breaches(here),
        "forms": [(form.value, label) for form, label in FORMS.items()],
        "guide": GUIDE,
        "error": error,
    }
    return render(request, "amends/write.html", context, status=INVALID if error else 200)


def _preview(
    request: PersonRequest, here: Here, couple: Couple, typed: Typed, paced: Pace, status: int = 200
) -> HttpResponse:
    item = previewed(couple, typed, drafts.named(drafts.breaches(here), typed.breach))
    context = _context(request, here, typed) | {"item": item, "held": paced}
    return render(request, "amends/preview.html", context, status=status)


def _context(request: PersonRequest, here: Here, typed: Typed) -> dict[str, Any]:
    apology = typed.piece.what is DraftOf.APOLOGY
    state = drafts.state_of(here) if apology else None
    return {
        "place": "amends",
        "couple": here.couple,
        "typed": typed,
        "apology": apology,
        "before": before_an_apology(here, state, typed.breach) if state else Before(),
        "kept_item": request.POST.get("kept_item", ""),
    }
