"""Just before: each confirms alone that it is a good moment, or lets it wait until a day, without a reason."""

from collections.abc import Mapping
from contextlib import suppress

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goldseam.core.records import Preferred
from goldseam.core.records.account import read_account
from goldseam.core.records.hand_over import READY, HandOver
from goldseam.core.records.handed import HandedKind
from goldseam.core.records.release import ReleaseTopic
from goldseam.core.situation.questions import as_date
from goldseam.ledger.releases import ReleasedAlreadyError
from goldseam.web.shared import clock
from goldseam.web.shared.access import fresh
from goldseam.web.shared.answers import INVALID
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.access import together
from goldseam.web.together.couple import Couple, RestingError
from goldseam.web.together.pacing import pace
from goldseam.web.truth.account_desk import (
    TURN_TO,
    Seal,
    hand_overs,
    is_over,
    private_of,
    seal_of,
    time_of,
)
from goldseam.web.truth.account_going_back import go_back_where_unsafe
from goldseam.web.truth.account_hand_over import HAND_OVER, not_ready_without_day, put_off
from goldseam.web.truth.account_words import shown_parts
from goldseam.web.truth.desk import Gate

LONGEST_NOTE = 200
NO_HARM = "no_harm"
# Each is for the person's own eyes; what is ticked is not kept.
CONFIRMED: Mapping[str, Promise] = {
    "want": _("I want this now."),
    "somebody": _("There is somebody I can turn to afterwards."),
    "children": _("The children are away, or there are none."),
    "sober": _("I have not been drinking, and I do not have to drive."),
    NO_HARM: _("I have no thoughts of harming myself or anybody else."),
}


@fresh
@together
def ready(request: PersonRequest, couple: Couple, number: int) -> HttpResponse:
    """The five things, and the two answers. Nobody is told of any tick, and of no reason."""
    agreed = next((each for each in hand_overs(couple).agreed if each.seq == number and not each.ended), None)
    if agreed is None:
        return redirect(HAND_OVER)
    if request.method == "POST" and request.POST.get("move") == "not_ready":
        return _not_ready(request, couple, agreed)
    giver = agreed.giver == str(couple.me)
    seal = seal_of(couple) if giver else None
    if _too_early(couple, agreed, seal, giver=giver):
        return redirect(HAND_OVER)
    if request.POST.get("move") == "harm" or pace(couple, HandedKind.ACCOUNT).help_first:
        return _help_first(request, couple)
    return (
        _confirmed(request, couple, agreed, seal)
        if request.method == "POST"
        else _form(request, couple, agreed)
    )


def _not_ready(request: PersonRequest, couple: Couple, agreed: HandOver) -> HttpResponse:
    """A day and nothing else; always possible, also while everything rests."""
    until = as_date(request.POST.get("until", ""))
    if until is None or until < couple.day:
        return _form(request, couple, agreed, not_ready_without_day())
    put_off(couple, agreed.seq, until)
    return redirect(HAND_OVER)


def _too_early(couple: Couple, agreed: HandOver, seal: Seal | None, *, giver: bool) -> bool:
    """Whether the time has not come, or is over, also for the one who asks; the giver's seal is a day old at least."""
    at = time_of(agreed.at)
    if clock.now() < at or is_over(at) or str(couple.me) in agreed.released:
        return True
    return giver and (seal is None or not seal.rested or private_of(couple.private).gate is not Gate.OPEN)


def _confirmed(request: PersonRequest, couple: Couple, agreed: HandOver, seal: Seal | None) -> HttpResponse:
    if not couple.open:
        raise RestingError
    ticked, note = set(request.POST.getlist("ticked")), request.POST.get("note", "").strip()
    if CONFIRMED.keys() - ticked == {NO_HARM}:
        return _help_first(request, couple)
    error = _wrong(ticked, note)
    if error:
        return _form(request, couple, agreed, error)
    if note != private_of(couple.private).turn_to:
        couple.private.append(Preferred(TURN_TO, note), at=clock.now(), day=couple.day)
    # The seal that the form was read with: another device may have sealed anew.
    if seal is None or request.POST.get("seal") == str(seal.number):
        with suppress(ReleasedAlreadyError):
            text = READY if seal is None else seal.text
            couple.release(ReleaseTopic.ACCOUNT, agreed.round, text, lambda: _holds(couple, agreed.seq, seal))
            # A private answer from another device at this very moment counts as well.
            go_back_where_unsafe(couple)
    return redirect(HAND_OVER)


def _holds(couple: Couple, number: int, seal: Seal | None) -> bool:
    """Whether it may open at this very moment: agreed on, its time neither ahead nor over, the same seal, and safe."""
    agreed = next((each for each in hand_overs(couple).agreed if each.seq == number and not each.ended), None)
    giver = agreed is not None and agreed.giver == str(couple.me)
    now = seal_of(couple) if giver else None
    if agreed is None or now != seal or _too_early(couple, agreed, now, giver=giver):
        return False
    return not private_of(couple.private).harm


def _wrong(ticked: set[str], note: str) -> str:
    if len(note) > LONGEST_NOTE:
        return gettext("Shorten the note: a name and a number are enough.")
    if not ticked >= CONFIRMED.keys():
        return gettext("If one of these does not hold, let it wait until a day.")
    return ""


def _help_first(request: PersonRequest, couple: Couple) -> HttpResponse:
    """Help before everything else; the hand-over waits, and nothing of this is told to anybody (S05)."""
    context = {"place": "truth", "turn_to": private_of(couple.private).turn_to}
    return render(request, "truth/account_help_first.html", context)


def _form(request: PersonRequest, couple: Couple, agreed: HandOver, error: str = "") -> HttpResponse:
    giver = agreed.giver == str(couple.me)
    seal = seal_of(couple) if giver else None
    typed = request.method == "POST"
    context = {
        "place": "truth",
        "couple": couple,
        "agreed": agreed,
        "giver": giver,
        "seal": seal,
        "parts": shown_parts(read_account(seal.text)) if seal else (),
        "things": CONFIRMED.items(),
        "ticked": request.POST.getlist("ticked"),
        "note": request.POST.get("note", "") if typed else private_of(couple.private).turn_to,
        "until": request.POST.get("until", ""),
        "today": couple.day,
        "error": error,
    }
    return render(request, "truth/account_ready.html", context, status=INVALID if error else 200)
