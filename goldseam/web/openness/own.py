"""One's own small space: exactly what the other sees, giving it, going on with it, and ending it in one step."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from goldseam.core.records import Entry
from goldseam.core.records.kinds import Record
from goldseam.core.records.openness import (
    GIVEN_LINES,
    LOOK_DAYS,
    OpennessGiven,
    OpennessKind,
    OpennessRenewed,
    OpennessToLookAt,
)
from goldseam.core.situation.questions import as_date
from goldseam.ledger import openness
from goldseam.ledger.ending import end_space
from goldseam.ledger.head import SpaceDamagedError
from goldseam.ledger.small_spaces import set_last_day
from goldseam.web.bond.giving import give, paced
from goldseam.web.helping.days import days_of, last_day, problem
from goldseam.web.openness.draft import keep_newest
from goldseam.web.openness.items import Item, last_day_of_a_note, mine
from goldseam.web.openness.seeing import image
from goldseam.web.openness.writing import PLACE
from goldseam.web.photos.incoming import NO_ROOM
from goldseam.web.shared import clock
from goldseam.web.shared.answers import INVALID, WAITS
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.access import together
from goldseam.web.together.couple import Couple, RestingError
from goldseam.web.together.pacing import NOT_LOOKED, Pace
from goldseam.web.together.typed import steps, text_of

ENDED = f"{PLACE}?ended=1"


@together
def one(request: PersonRequest, couple: Couple, space: UUID) -> HttpResponse:
    """A draft with the step to give it; what is given with its last day and the days it was opened on (S18)."""
    found = _own(couple, space)
    move = request.POST.get("move", "") if request.method == "POST" else ""
    if move == "hand":
        return _give(request, couple, found) if found.line is None else _shown(found)
    if move == "renew" and found.line is not None and found.what is OpennessKind.OFFER:
        return _renew(request, couple, found)
    held = paced(couple) if found.line is None else NOT_LOOKED
    return _page(request, couple, found, held, str(NO_ROOM) if request.GET.get("room") == "0" else "")


@require_POST
@together
def end(request: PersonRequest, couple: Couple, space: UUID) -> HttpResponse:  # noqa: ARG001 - a view takes a request
    """End it at once, and tell nobody (S15, S16). A second tap finds it ended."""
    for held in couple.spaces.given:
        if held.id == space:
            end_space(held)
    return redirect(ENDED)


@together
def photo(request: PersonRequest, couple: Couple, space: UUID) -> HttpResponse:  # noqa: ARG001 - as above
    """Its picture."""
    return image(_own(couple, space))


def _own(couple: Couple, space: UUID) -> Item:
    for each in mine(couple):
        if each.space.id == space:
            return each
    raise Http404


def _give(request: PersonRequest, couple: Couple, found: Item) -> HttpResponse:
    """Show it to the other, if that may pass at this very moment; sent twice, it is shown once."""
    if not couple.open:
        raise RestingError
    held, before = NOT_LOOKED, False

    def already() -> int:
        lines = couple.space.states(GIVEN_LINES)[GIVEN_LINES].lines
        return next((line.seq for line in lines if line.space == str(found.space.id)), 0)

    def write(half: bytes, sealed: bytes) -> tuple[Entry, ...]:
        nonlocal held, before
        record: Record = OpennessGiven(found.what, str(found.space.id), half, sealed)
        given = give(couple, lambda: [record], already)
        held, before = given.held, bool(given.already)
        return given.written

    try:
        keep_newest(found.space, couple.day)
    except SpaceDamagedError:
        # Ended between the two: then there is nothing to show, and nothing is damaged.
        if found.space.is_there(couple.day):
            raise
        return redirect(ENDED)
    if found.what is OpennessKind.WHERE:
        openness.prolong(found.space, last_day_of_a_note())
    if not openness.show(found.space, write) and not before:
        return _page(request, couple, found, held, status=WAITS)
    _look_again(couple, found, found.review)
    return _shown(found)


def _shown(found: Item) -> HttpResponse:
    return redirect(f"{PLACE}mine/{found.space.id}/?given=1")


def _renew(request: PersonRequest, couple: Couple, found: Item) -> HttpResponse:
    """Let it go on for so many days from today: a fresh act each time, ninety days at most (S14)."""
    days, review = days_of(text_of(request, "days")), as_date(text_of(request, "review"))
    if days is None:
        return _page(request, couple, found, NOT_LOOKED, problem(), INVALID)
    until = last_day(couple.day, days)
    if review is None or not couple.day <= review <= until:
        error = _("Choose a day to look at it again, between today and its last day.")
        return _page(request, couple, found, NOT_LOOKED, error, INVALID)
    if not _goes_on(found, until, review, couple.day):
        return redirect(ENDED)
    _look_again(couple, found, review)
    return redirect(f"{PLACE}mine/{found.space.id}/?renewed=1")


@transaction.atomic
def _goes_on(found: Item, until: date, review: date, day: date) -> bool:
    """Move its last day and say so, both or neither; whether it was still there."""
    if not set_last_day(found.space.id, until):
        return False
    found.space.append(OpennessRenewed(until, review), at=clock.now(), day=day)
    return True


def _look_again(couple: Couple, found: Item, on: date | None) -> None:
    """Note the day for oneself alone: Today cannot open every small space to ask for it."""
    place = str(found.space.id)
    if on and couple.private.states(LOOK_DAYS)[LOOK_DAYS].days.get(place) != on.isoformat():
        couple.private.append(OpennessToLookAt(place, on), at=clock.now(), day=couple.day)


def _page(
    request: PersonRequest, couple: Couple, found: Item, held: Pace, error: str = "", status: int = 200
) -> HttpResponse:
    context = steps(
        request,
        couple=couple,
        item=found,
        where=found.what is OpennessKind.WHERE,
        picture=f"{PLACE}mine/{found.space.id}/photo/",
        held=held,
        error=error,
        days=text_of(request, "days") or "14",
        review=text_of(request, "review"),
        today=couple.day,
        due=found.review is not None and found.review <= couple.day,
        done={name: request.GET.get(name) == "1" for name in ("given", "renewed")},
    )
    template = "openness/own.html" if found.line else "openness/preview.html"
    return render(request, template, context, status=status)
