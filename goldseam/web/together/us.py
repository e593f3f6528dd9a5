"""The place "Us": alone, somebody invited, together, resting, or after one of the two left."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode

from goldseam.core.records.together import TOGETHER
from goldseam.ledger import invitations
from goldseam.ledger.models import Person
from goldseam.ledger.spaces import OpenSpace
from goldseam.ledger.unlocked import Spaces, Unlocked
from goldseam.web.shared import clock
from goldseam.web.shared.access import unlocked
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together import shelf
from goldseam.web.together.access import checked
from goldseam.web.together.couple import couple_of
from goldseam.web.together.holding import holding_in

# On the first page the way to everything else must stay in view below them.
LATEST = 3


@dataclass(frozen=True)
class Before:
    """A frozen space: its id, and how the other one is called there. "" for whoever deleted their account."""

    space: UUID
    name: str


@unlocked
def us(request: PersonRequest) -> HttpResponse:
    """What two people share, or what sharing would be. Nothing here asks anybody to begin it."""
    opened = request.visitor.unlocked
    if opened is None:
        return redirect("/locked/")
    couple = couple_of(opened)
    page: dict[str, Any] = {"couple": couple, "place": "us"}
    if couple is not None and not couple.state.frozen:
        if not checked(opened):
            return ask_first("/us/")
        page |= {"holding": holding_in(couple.space, couple.day), "lines": shelf.newest(couple, LATEST)}
        page["joined"] = request.GET.get("joined") == "1"
        return render(request, "together/us.html", page)
    spaces = opened.spaces() if couple is None else couple.spaces
    page |= {"invitation": invitation_of(opened), "before": before(spaces), "gave": spaces.helpers}
    return render(request, "together/alone.html", page)


def ask_first(way: str) -> HttpResponse:
    """Lead to the own safety check, which comes before anything shared (S01), and then on."""
    return redirect(f"/safety/?{urlencode({'next': way})}")


def own_invitation(opened: Unlocked) -> UUID | None:
    """The invitation this person gave out last, unless it was used or taken back."""
    return Person.objects.values_list("invitation", flat=True).get(id=opened.person)


def invitation_of(opened: Unlocked) -> str:
    """What an inviter may know: "open", "ended" (by time or by tries, nothing says which), or ""."""
    waiting = own_invitation(opened)
    if waiting is None:
        return ""
    return "open" if invitations.is_open(waiting, clock.now()) else "ended"


def before(spaces: Spaces) -> tuple[Before, ...]:
    """The frozen spaces of this person, the one they still stand in first."""
    held = (*((spaces.shared,) if spaces.shared else ()), *spaces.former)
    return tuple(found for found in map(_before, held) if found is not None)


def _before(space: OpenSpace) -> Before | None:
    state = space.states(TOGETHER)[TOGETHER]
    others = [name for person, name in state.names.items() if person != str(space.person)]
    return Before(space.id, others[0]) if state.frozen and others else None
