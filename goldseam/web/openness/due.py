"""What of this stands on Today: the plans of the other for this day, and an invitation along that waits."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from goldseam.core.records import Fold
from goldseam.core.records.closeness import WISHES
from goldseam.core.records.plan_said import PLANS
from goldseam.core.records.together import TOGETHER
from goldseam.core.together import may_invite, may_tell_plans
from goldseam.ledger.spaces import States
from goldseam.web.openness.along import can_be_answered
from goldseam.web.openness.wording import days_of
from goldseam.web.today.due import Due

FOLDS: tuple[Fold[Any], ...] = (TOGETHER, PLANS, WISHES)
OWN_FOLDS: tuple[Fold[Any], ...] = ()


def due(own: States, shared: States | None, me: str, day: date) -> Iterator[Due]:  # noqa: ARG001 - one way to ask all
    """The lines for one person: what the other plans for today, and what they are invited to (T3)."""
    if shared is None:
        return
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
