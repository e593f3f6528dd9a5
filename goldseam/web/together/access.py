"""Who may open a shared page: somebody unlocked, after their own safety check (S01), who shares a space."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode

from goldseam.core.records.situation import SAFETY
from goldseam.ledger.spaces import OpenSpace
from goldseam.ledger.unlocked import Unlocked
from goldseam.web.shared.access import View, unlocked
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.couple import Couple, RestingError, couple_of

CONFLICT = 409
# The fields in which a person writes words of their own.
TYPED = (
    "title",
    "when",
    "text",
    "words",
    "note",
    "under",
    "helps",
    "correction",
    "audience",
    "why",
    "instead",
    "pull",
    "knows",
    "mine",
    "yours",
)


def checked(unlocked_person: Unlocked) -> bool:
    """Whether this person has answered their own safety check once; "not now" counts (S06)."""
    return checked_in(unlocked_person.private_space())


def checked_in(private: OpenSpace) -> bool:
    """As `checked`, where the private space is open already."""
    return private.states(SAFETY)[SAFETY].on is not None


def together(view: Callable[..., HttpResponse]) -> View:
    """As `unlocked`; the view gets the `Couple` as its second argument.

    Whoever has not done their own safety check goes there first, whoever shares nothing goes to /us/.
    A page that finds the space resting says so, and gives back what was typed.
    """

    @wraps(view)
    def guarded(request: PersonRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        opened = request.visitor.unlocked
        if opened is None:
            return redirect("/locked/")
        spaces = opened.spaces()
        if not checked_in(spaces.private):
            return redirect(f"/safety/?{urlencode({'next': request.path})}")
        couple = couple_of(opened, spaces)
        if couple is None:
            return redirect("/us/")
        try:
            return view(request, couple, *args, **kwargs)
        except RestingError:
            return resting(request, couple)

    return unlocked(guarded)


def resting(request: PersonRequest, couple: Couple) -> HttpResponse:
    """The shared space takes nothing new at this moment: said plainly, with what was typed to copy."""
    typed = [text for name in TYPED if (text := request.POST.get(name, "").strip())]
    context = {"couple": couple, "typed": typed, "place": "us"}
    return render(request, "together/resting.html", context, status=CONFLICT)
