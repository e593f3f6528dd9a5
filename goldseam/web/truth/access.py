"""Who may open a page of Truth that serves one alone and two together."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, wraps
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect

from goldseam.core.records.lapse import LAPSES
from goldseam.core.records.situation import ANSWERS
from goldseam.core.situation.assembling import assemble
from goldseam.core.situation.model import Role
from goldseam.ledger.spaces import OpenSpace, States
from goldseam.ledger.unlocked import Spaces
from goldseam.web.shared import clock
from goldseam.web.shared.access import View, unlocked
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.situation.assembling import given_answers
from goldseam.web.together.access import checked_in, resting
from goldseam.web.together.couple import Couple, RestingError, couple_of
from goldseam.web.together.us import ask_first


@dataclass(frozen=True)
class Here:
    """Somebody on a page of Truth, with the couple they are part of, if there is one."""

    spaces: Spaces
    couple: Couple | None
    day: date

    @property
    def private(self) -> OpenSpace:
        """The own private space."""
        return self.spaces.private

    @cached_property
    def told(self) -> States:
        """What was told in private at intake, and of lapses, as this page found it. Three queries, once a page."""
        return self.private.states(ANSWERS, LAPSES)

    def role(self) -> Role:
        """The own role, as it is told in private."""
        return assemble(given_answers(self.told[ANSWERS])).role


def own_or_both(view: Callable[..., HttpResponse]) -> View:
    """As `unlocked`; the view gets a `Here` as its second argument.

    Where a space is shared the own safety check comes first (S01), and a space that rests says so.
    """

    @wraps(view)
    def guarded(request: PersonRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        opened = request.visitor.unlocked
        if opened is None:
            return redirect("/locked/")
        spaces = opened.spaces()
        couple = couple_of(opened, spaces)
        if couple is None:
            return view(request, Here(spaces, None, clock.today()), *args, **kwargs)
        if not checked_in(spaces.private):
            return ask_first(request.path)
        try:
            return view(request, Here(spaces, couple, couple.day), *args, **kwargs)
        except RestingError:
            return resting(request, couple)

    return unlocked(guarded)
