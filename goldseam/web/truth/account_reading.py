"""Reading an account that was opened: one part at a time, with pauses; and what its giver corrects later on."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from goldseam.core.records import AccountPart, AccountReadTo, Corrected, QuestionNoted, Released
from goldseam.core.records.account import read_account, read_to
from goldseam.core.records.hand_over import AccountGiven
from goldseam.core.records.question import standing_notes
from goldseam.ledger import releases
from goldseam.web.shared import clock
from goldseam.web.shared.access import fresh
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.access import together
from goldseam.web.together.couple import Couple
from goldseam.web.together.items import HOW_READ, Correction
from goldseam.web.truth.account_desk import hand_overs, number_in, private_of
from goldseam.web.truth.account_words import shown_parts


@dataclass(frozen=True)
class Opened:
    """An account as both can read it: whose it is, its parts, and what was added."""

    given: AccountGiven
    name: str
    on: date
    parts: tuple[AccountPart, ...]
    corrections: tuple[Correction, ...]
    withdrawn_on: date | None


def opened_of(couple: Couple, hand_over: int) -> Opened:
    """The account that opened for this hand-over; what is not open, or not there, looks the same: 404."""
    given = hand_overs(couple).opened(hand_over)
    if given is None:
        raise Http404
    entries = couple.space.some([given.seq, given.ready, *given.corrections], Released, Corrected)
    released = [entries[seq] for seq in (given.seq, given.ready) if seq in entries]
    texts = releases.opened(couple.space, released, (couple.me, couple.partner)) or {}
    corrections = [(entries[seq].day, entries[seq].record) for seq in given.corrections if seq in entries]
    return Opened(
        given,
        couple.name_of(given.giver),
        date.fromisoformat(given.on),
        read_account(texts.get(UUID(given.giver), "")),
        tuple(
            Correction(day, HOW_READ[record.how], record.text)
            for day, record in corrections
            if isinstance(record, Corrected)
        ),
        date.fromisoformat(given.withdrawn_on) if given.withdrawn_on else None,
    )


@fresh
@together
def reading(request: PersonRequest, couple: Couple, number: int) -> HttpResponse:
    """One part at a time for who reads, the whole for who gave it. How far it was read, only the reader keeps."""
    opened = opened_of(couple, number)
    mine = opened.given.giver == str(couple.me)
    if request.method == "POST":
        if not mine:
            place = min(number_in(request.POST.get("at", "")), len(opened.parts))
            couple.private.append(AccountReadTo(number, place), at=clock.now(), day=couple.day)
        return redirect("/truth/account/hand-over/")
    parts = shown_parts(opened.parts)
    context = {"place": "truth", "couple": couple, "opened": opened, "mine": mine, "parts": parts}
    if mine or request.GET.get("whole") == "1":
        return render(request, "truth/account_whole.html", context)
    place = min(number_in(request.GET.get("at", "")), len(parts))
    private = couple.private
    if request.GET.get("pause") == "1":
        context |= {"at": place, "turn_to": private_of(private).turn_to}
        return render(request, "truth/account_pause.html", context)
    if not place:
        context["stopped"] = min(read_to(private.read(AccountReadTo), number), len(parts))
        return render(request, "truth/account_begin.html", context)
    last = place == len(parts)
    context |= {
        "part": parts[place - 1],
        "at": place,
        "before": place - 1,
        "next": 0 if last else place + 1,
        "turn_to": private_of(private).turn_to,
        "notes": len(standing_notes(private.read(QuestionNoted))) if last else 0,
    }
    return render(request, "truth/account_read.html", context)
