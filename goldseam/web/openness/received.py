"""What the other offers: its name and what it is for first, then a yes or a no, and only then what it holds."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from goldseam.core.records.kinds import Record
from goldseam.core.records.openness import OpennessAnswered, OpennessKind, OpennessOpened, OpennessUnneeded
from goldseam.ledger.head import SpaceDamagedError
from goldseam.web.openness.items import Item, theirs
from goldseam.web.openness.seeing import image
from goldseam.web.openness.writing import PLACE
from goldseam.web.shared import clock
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.access import together
from goldseam.web.together.couple import Couple

NOT_THERE = 404


@together
def one(request: PersonRequest, couple: Couple, seq: int) -> HttpResponse:
    """Answer, open or give it up. What it holds is shown on the days on which it was opened (S18)."""
    found = _theirs(couple, seq)
    if found is None:
        return nothing(request)
    record = _said(request.POST.get("move", ""), found, couple) if request.method == "POST" else None
    if record is not None:
        try:
            found.space.append(record, at=clock.now(), day=couple.day)
        except SpaceDamagedError:
            # Ended between the two: then nothing is shared, and nothing is damaged.
            if found.space.is_there(couple.day):
                raise
            return nothing(request)
    if request.method == "POST":
        return redirect(PLACE if isinstance(record, OpennessUnneeded) else f"{PLACE}theirs/{seq}/")
    context = {
        "place": "us",
        "couple": couple,
        "item": found,
        "picture": f"{PLACE}theirs/{seq}/photo/",
        "opened": _is_open(found, couple),
    }
    return render(request, "openness/theirs.html", context)


@together
def photo(request: PersonRequest, couple: Couple, seq: int) -> HttpResponse:  # noqa: ARG001 - a view takes a request
    """Its picture, on the days on which it was opened; of a note about where somebody is, while that is there."""
    for found in theirs(couple):
        if found.seq == seq and (found.what is OpennessKind.WHERE or _is_open(found, couple)):
            return image(found)
    raise Http404


def nothing(request: PersonRequest) -> HttpResponse:
    """Ended, taken back, paused, or never given: the same page for all of it (S16, T14)."""
    return render(request, "openness/nothing.html", {"place": "us"}, status=NOT_THERE)


def _theirs(couple: Couple, seq: int) -> Item | None:
    offers = (each for each in theirs(couple) if each.what is OpennessKind.OFFER)
    return next((each for each in offers if each.seq == seq), None)


def _is_open(found: Item, couple: Couple) -> bool:
    return found.offer.answer == "yes" and found.opened_today(couple.day)


def _said(move: str, found: Item, couple: Couple) -> Record | None:
    """What a move writes; nothing where it says nothing new. Answers always pass."""
    match move:
        case "yes" | "no" if found.offer.answer != move:
            return OpennessAnswered(move == "yes")
        case "open" if found.offer.answer == "yes" and not found.opened_today(couple.day):
            return OpennessOpened()
        case "unneeded":
            return OpennessUnneeded()
    return None
