"""What of this stands on Today: plans of the other for this day, an invitation along, an own offer to look at again."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from goldseam.core.records import Fold
from goldseam.core.records.closeness import WISHES
from goldseam.core.records.openness import LOOK_DAYS
from goldseam.core.records.plan_said import PLANS
from goldseam.core.records.together import TOGETHER
from goldseam.core.together import may_invite, may_tell_plans
from goldseam.ledger.small_spaces import last_days
from goldseam.ledger.spaces import States
from goldseam.web.openness.along import can_be_answered
from goldseam.web.openness.wording import days_of
from goldseam.web.today.due import Due

FOLDS: tuple[Fold[Any], ...] = (TOGETHER, PLANS, WISHES)
OWN_FOLDS: tuple[Fold[Any], ...] = (LOOK_DAYS,)
# A day to look again is told of for a week, and then it is quiet.
TOLD_FOR = timedelta(days=7)


def due(own: States, shared: States | None, me: str, day: date) -> Iterator[Due]:
    """The lines for one person: what to look at again, what the other plans for today, an invitation (T3)."""
    if shared is None:
        return
    yield from _to_look_at(own, day)
    yield from _plans(shared, me, day)


def _to_look_at(own: States, day: date) -> Iterator[Due]:
    """One line for each own offer whose day came, without its words. One query where there is one, none otherwise."""
    came = {
        UUID(space): on
        for space, told in own[LOOK_DAYS].days.items()
        if (on := date.fromisoformat(told)) <= day <= on + TOLD_FOR
    }
    for space in last_days(came, day) if came else ():
        says = _("You wanted to look again at what you show. Does it still do what it is for?")
        yield Due(came[space], says, f"/openness/mine/{space}/")


def _plans(shared: States, me: str, day: date) -> Iterator[Due]:
    names, today, wishes = shared[TOGETHER].names, day.isoformat(), shared[WISHES]
    invites, tells = may_invite(wishes, shared[TOGETHER].members, day), may_tell_plans(wishes, me, day)
    for line in shared[PLANS].lines:
        if line.by == me or line.dropped or line.over(today):
            continue
        name = {"name": names.get(line.by) or _("your partner")}
        more, address = f"{line.what} · {days_of(line)}", f"/openness/plans/{line.seq}/"
        if can_be_answered(line) and not line.answer and invites:
            says = _("%(name)s asks: come along?") % name
            yield Due(date.fromisoformat(line.on), says, address, more, theirs=True, asked=True)
        elif line.on <= today and tells:
            yield Due(day, _("What %(name)s plans today.") % name, address, more, theirs=True)
