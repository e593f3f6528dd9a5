"""What of all this stands on Today: a sign, a time-out that runs, somebody away, a gentle day, a dispute to sort."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from goldseam.core.nearness import aways_of, own_today, running, sign_now, told_today
from goldseam.core.records import Fold
from goldseam.core.records.away import AWAYS
from goldseam.core.records.closeness import WISHES
from goldseam.core.records.dispute import DISPUTES
from goldseam.core.records.release import RELEASES, ReleaseTopic
from goldseam.core.records.sign import SIGNS, Sign
from goldseam.core.records.time_out import TIME_OUTS
from goldseam.core.records.together import TOGETHER
from goldseam.core.records.trigger import CARDS, GENTLE_OWN
from goldseam.core.situation.model import Closeness
from goldseam.core.together.passing import wished
from goldseam.ledger.spaces import States
from goldseam.web.nearness.wording import in_clock
from goldseam.web.shared import clock
from goldseam.web.today.due import Due

FOLDS: tuple[Fold[Any], ...] = (TOGETHER, WISHES, SIGNS, TIME_OUTS, AWAYS, CARDS, DISPUTES, RELEASES)
OWN_FOLDS: tuple[Fold[Any], ...] = (GENTLE_OWN,)
BEFOREHAND = timedelta(days=1)
NEWEST = 3


def due(own: States, shared: States | None, me: str, day: date) -> Iterator[Due]:
    """The lines for one person, what is of this hour first."""
    if shared is not None:
        names = shared[TOGETHER].names
        other = next((person for person in names if person != me), "")
        name = names.get(other) or _("your partner")
        # Whoever asks for no contact is not met on Today by what was said before; it stays on its pages (T3).
        quiet = wished(shared[WISHES], me, day) is Closeness.NO_CONTACT
        yield from _of_this_hour(shared, "" if quiet else other, name)
        if not quiet:
            yield from _gentle(shared, other, name, day)
            yield from _to_sort(shared, me, other, name)
            yield from _away(shared, other, name, day)
    if own_today(own[GENTLE_OWN], day):
        # Which day it is stands on its page, which asks for the passphrase again (S27).
        yield Due(None, _("A gentle day is today."), "/hurts/days/", now=True)


def _of_this_hour(shared: States, other: str, name: str) -> Iterator[Due]:
    at = int(clock.now().timestamp())
    match sign_now(shared[SIGNS], other, at):
        case Sign.COME:
            says = _("%(name)s would like you to come.") % {"name": name}
            yield Due(None, says, "/near/", now=True, theirs=True)
        case Sign.LEAVE_ME:
            says = _("%(name)s wants to be left alone for now.") % {"name": name}
            yield Due(None, says, "/near/", now=True, theirs=True)
        case _:
            pass
    if now := running(shared[TIME_OUTS], at):
        until = in_clock(now.back_at)
        yield Due(None, _("Time-out. Back by %(until)s.") % {"until": until}, "/near/time-out/", now=True)


def _gentle(shared: States, other: str, name: str, day: date) -> Iterator[Due]:
    for line in told_today(shared[CARDS], other, day):
        says = _("A gentle day for %(name)s.") % {"name": name}
        yield Due(None, says, "/hurts/cards/", line.words, now=True, theirs=True)


def _away(shared: States, other: str, name: str, day: date) -> Iterator[Due]:
    for line in aways_of(shared[AWAYS], other, day):
        leaves = date.fromisoformat(line.leaves)
        if leaves <= day + BEFOREHAND:
            says = _("%(name)s is away.") % {"name": name}
            yield Due(leaves, says, f"/near/away/{line.seq}/", theirs=True)


def _to_sort(shared: States, me: str, other: str, name: str) -> Iterator[Due]:
    for line in shared[DISPUTES].lines[-NEWEST:]:
        each = shared[RELEASES].round(ReleaseTopic.DISPUTE, str(line.seq))
        if line.by == other and me not in each.released and not each.not_this and not each.opened_on:
            says = _("%(name)s would like to sort a dispute.") % {"name": name}
            yield Due(None, says, f"/dispute/both/{line.seq}/", theirs=True, asked=True)
