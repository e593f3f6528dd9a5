"""Handing something over: written, looked at exactly as the other will see it, and only then given (S12)."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from goldseam.core.records import Handed, Noted
from goldseam.core.records.handed import HandedKind
from goldseam.web.amends import coaching
from goldseam.web.amends.coaching import Reads
from goldseam.web.shared import clock
from goldseam.web.shared.answers import INVALID, WAITS
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.access import together
from goldseam.web.together.couple import Couple, RestingError
from goldseam.web.together.items import previewed
from goldseam.web.together.pacing import NOT_LOOKED, Pace, pace
from goldseam.web.together.shelf import KINDS
from goldseam.web.together.typed import steps, text_of, wrong_text, wrong_title

# Brief, so that it passes while no contact is asked for and is nothing else (T3).
LONGEST_PRACTICAL = 1000
OFFERED: Mapping[HandedKind, Promise] = {
    HandedKind.NOTE: _("A few words, or a thought"),
    HandedKind.LETTER: _("Something longer, written with care"),
    HandedKind.VIEW: _("How you see what happened. The other may see it differently"),
    HandedKind.LAPSE: _("Told plainly and soon. The talks come closer together again"),
    HandedKind.PRACTICAL: _("Short, and only what has to be settled"),
}


@together
def hand(request: PersonRequest, couple: Couple) -> HttpResponse:
    """What can be handed over: something new, or something of one's own."""
    held = pace(couple, HandedKind.NOTE)
    context = {"place": "us", "couple": couple, "offered": offered(), "held": held}
    return render(request, "together/hand.html", {**context, "kept": request.GET.get("kept") == "1"})


def _overheard(sent: Mapping[str, str], couple: Couple) -> tuple[str, Reads]:
    return sent.get("text", ""), _reads(couple, _kind(sent.get("kind", "")))


@together
@coaching.overheard(_overheard)
def write(request: PersonRequest, couple: Couple) -> HttpResponse:
    """The form, the preview, and handing over. A form that is sent without a step leads to the preview."""
    if request.method != "POST":
        return form(request, couple, Handed(_kind(request.GET.get("kind", "")), "", ""))
    move = request.POST.get("move")
    given = Handed(_kind(request.POST.get("kind", "")), text_of(request, "title"), text_of(request, "text"))
    error = _wrong(given)
    if move in ("back", "read") or error:
        return form(request, couple, given, error)
    if move == "keep":
        return _kept(couple, given)
    if not couple.open:
        raise RestingError
    if move != "hand":
        return _preview(request, couple, given, pace(couple, given.kind))
    seq, paced = _handed(couple, given)
    if not seq:
        return _preview(request, couple, given, paced, WAITS)
    return redirect(f"/us/shared/{seq}/?handed=1")


def form(request: PersonRequest, couple: Couple, given: Handed, error: str = "") -> HttpResponse:
    """The fields, empty or filled; they lead to /us/hand/write/ wherever they stand."""
    reads = coaching.by_role(couple.private)
    context = steps(request, couple=couple, given=given, offered=offered(), error=error)
    context["letters"] = reads is Reads.BROKE
    # What cannot go now is said before anybody writes it, not only after.
    context["held"] = pace(couple, given.kind) if couple.open else NOT_LOOKED
    if coaching.wanted(request, error):
        context["coach"] = coaching.asked_for(given.text, reads)
    return render(request, "together/hand_write.html", context, status=INVALID if error else 200)


def _reads(couple: Couple, kind: HandedKind) -> Reads:
    """Letters of whoever broke trust are read for style; in everything else only danger is looked for."""
    return coaching.by_role(couple.private) if kind is HandedKind.LETTER else Reads.HURT


def offered() -> list[tuple[str, Promise | str, Promise]]:
    """What can be written anew: the kind, its name and what it is for."""
    return [(kind.value, KINDS[kind], hint) for kind, hint in OFFERED.items()]


def _kind(asked: str) -> HandedKind:
    return next((kind for kind in OFFERED if kind == asked), HandedKind.NOTE)


def _wrong(given: Handed) -> str:
    if given.kind is HandedKind.PRACTICAL and len(given.text) > LONGEST_PRACTICAL:
        return str(_("Practical things are short: 1,000 characters at most. Longer words fit as a note."))
    return wrong_text(given.text) or wrong_title(given.title)


def _kept(couple: Couple, given: Handed) -> HttpResponse:
    """Keep it as a private note: nothing of it reaches the other."""
    text = f"{given.title}\n\n{given.text}" if given.title else given.text
    couple.private.append(Noted(text), at=clock.now(), day=couple.day)
    return redirect("/us/hand/?kept=1")


def _handed(couple: Couple, given: Handed) -> tuple[int, Pace]:
    """Hand it over if it may pass at that very moment; its number, 0 where it waits, and the pace."""
    paced, before = NOT_LOOKED, 0

    def decided() -> list[Handed]:
        nonlocal paced, before
        paced = pace(couple, given.kind)
        # A form that was sent twice hands over once.
        before = _already(couple, given, paced)
        return [] if before or paced.sentence else [given]

    written = couple.decide(decided)
    return (written[0].seq if written else before), paced


def _already(couple: Couple, given: Handed, paced: Pace) -> int:
    """The number under which the very same was handed over today; 0 where it was not."""
    me, day = str(couple.me), couple.day.isoformat()
    alike = [
        line.seq
        for line in paced.handed.items[-100:]
        if (line.author, line.day, line.kind, line.title) == (me, day, given.kind, given.title)
    ]
    found = couple.space.some(alike, Handed) if alike else {}
    return next((seq for seq, entry in found.items() if entry.record == given), 0)


def _preview(
    request: PersonRequest, couple: Couple, given: Handed, paced: Pace, status: int = 200
) -> HttpResponse:
    coach = coaching.dangers(given.text, _reads(couple, given.kind))
    context = steps(
        request, couple=couple, given=given, item=previewed(couple, given), held=paced, coach=coach
    )
    return render(request, "together/preview.html", context, status=status)
