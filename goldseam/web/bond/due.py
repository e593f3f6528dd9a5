"""What of good things falls due on Today: a date, a proposal that waits, upkeep once a quarter."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from goldseam.core.bond import coming, is_quarter_over
from goldseam.core.records import Fold
from goldseam.core.records.closeness import WISHES
from goldseam.core.records.renewal import CALENDAR, Calendar
from goldseam.core.records.together import TOGETHER
from goldseam.core.records.upkeep import UPKEEP
from goldseam.core.together import may_invite
from goldseam.ledger.spaces import States
from goldseam.web.today.due import Due

FOLDS: tuple[Fold[Any], ...] = (CALENDAR, WISHES, TOGETHER)
OWN_FOLDS: tuple[Fold[Any], ...] = (UPKEEP,)
# A day before, to make ready; and a week after, in which it may be said how it went. Then it is quiet.
BEFORE, AFTER = timedelta(days=1), timedelta(days=7)


def due(own: States, shared: States | None, me: str, day: date) -> Iterator[Due]:
    """The lines of one person. While space or no contact is asked for, dates rest (T3)."""
    if is_quarter_over(own[UPKEEP].looked_on, day):
        yield Due(None, _("Once a quarter: look at what keeps you well"), "/good/upkeep/")
    if shared is None:
        return
    people = shared[TOGETHER].members
    if may_invite(shared[WISHES], people, day):
        yield from _dates(shared[CALENDAR], me, day)


def _dates(calendar: Calendar, me: str, day: date) -> Iterator[Due]:
    for line in calendar.lines:
        if line.asks and line.asks != me:
            says = _("A date that waits for your answer")
            yield Due(None, says, f"/good/dates/{line.seq}/", line.title, theirs=True, asked=True)
    for each in coming(calendar, day):
        if each.day - BEFORE <= day <= each.day + AFTER:
            says = _("Done, or let go?") if each.day < day else _("A date of you two")
            yield Due(each.day, says, f"/good/dates/{each.line.seq}/", each.line.title)
