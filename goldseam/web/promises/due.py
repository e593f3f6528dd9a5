"""What of promises, requests and agreements falls due: for Today and for the evening minute."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.core.deeds import (
    days_since_yes,
    days_waiting,
    due_of,
    requests_to_answer,
    requests_to_do,
    to_confirm,
    to_look_at,
    waits_since,
)
from goldseam.core.records.agreement import AGREEMENTS, Agreements
from goldseam.core.records.closeness import WISHES
from goldseam.core.records.promise import PROMISES, Promises
from goldseam.core.records.request import REQUESTS, Requests
from goldseam.core.records.together import TOGETHER
from goldseam.core.situation.model import Closeness
from goldseam.core.together.passing import wished
from goldseam.ledger.spaces import States
from goldseam.ledger.unlocked import Spaces
from goldseam.web.promises.wording import waiting
from goldseam.web.today.due import Due
from goldseam.web.together.holding import held

FOLDS = (PROMISES, REQUESTS, AGREEMENTS, WISHES)
OWN_FOLDS = (PROMISES,)


def due(own: States, shared: States | None, me: str, day: date) -> Iterator[Due]:
    """The days of one's own promises that are asked about, what one is asked for, what waits for a yes."""
    yield from own_promises_due(own[PROMISES], me, day)
    if shared is None:
        return
    yield from promises_due(shared[PROMISES], me, day, "/promises/")
    # To whoever asks for no contact it would be contact on Today; it stands on its pages (T3).
    if wished(shared[WISHES], me, day) is not Closeness.NO_CONTACT:
        yield from _asked(shared[REQUESTS], me, day)
        yield from _said_yes(shared[REQUESTS], me, day)
        yield from _to_confirm(shared[AGREEMENTS], me, day)
    for line in to_look_at(shared[AGREEMENTS], day):
        yield Due(line.review, _("An agreement to look at again:"), f"/agreements/{line.seq}/", line.title)


def promises_due(state: Promises, me: str, day: date, base: str) -> Iterator[Due]:
    """One line a promise: to the day that is asked about, or to the promise where it is more than one."""
    for line, days in due_of(state, me, day):
        address = f"{base}{line.seq}/"
        if len(days) == 1:
            address = f"{address}day/{days[0].isoformat()}/"
        says = _("Promised for today:") if days[0] == day else _("How did it go?")
        yield Due(days[0], says, address, line.title, promised=True)


def own_promises_due(state: Promises, me: str, day: date) -> Iterator[Due]:
    """One line for all the private ones, without their words: those stand where the passphrase is asked (S27)."""
    found = list(promises_due(state, me, day, "/promises/own/"))
    if not found:
        return
    first = min((each.on for each in found if each.on), default=day)
    address = found[0].address if len(found) == 1 else "/promises/"
    says = ngettext(
        "A promise to yourself: how does it go?",
        "%(number)s promises to yourself: how do they go?",
        len(found),
    )
    yield Due(first, says % {"number": len(found)}, address, promised=True)


def promises_to_close(spaces: Spaces, day: date) -> tuple[Due, ...]:
    """The own promises that are asked about this evening; the shared ones not while sharing rests, as on Today.

    Three queries, and three where a space is shared.
    """
    me = str(spaces.private.person)
    found = [*own_promises_due(spaces.private.states(PROMISES)[PROMISES], me, day)]
    if spaces.shared is not None:
        states = spaces.shared.states(PROMISES, TOGETHER, WISHES)
        now = held(states[TOGETHER], states[WISHES], spaces.shared.person, day)
        if now.together and not now.paused:
            found += promises_due(states[PROMISES], me, day, "/promises/")
    return tuple(sorted(found, key=lambda each: each.on or day))


def _asked(state: Requests, me: str, day: date) -> Iterator[Due]:
    for line in requests_to_answer(state, me, day):
        says = _("Asked of you, %(waiting)s:") % {"waiting": waiting(days_waiting(line, day))}
        yield Due(waits_since(line), says, f"/requests/{line.seq}/", line.title, theirs=True, asked=True)


def _said_yes(state: Requests, me: str, day: date) -> Iterator[Due]:
    """Quietly, after all else: what one said yes to can be done before it has to be asked a second time."""
    for line in requests_to_do(state, me, day):
        days = days_since_yes(line, day)
        says = ngettext("You said yes %(days)s day ago:", "You said yes %(days)s days ago:", days)
        today = _("You said yes today:")
        yield Due(None, says % {"days": days} if days else today, f"/requests/{line.seq}/", line.title)


def _to_confirm(state: Agreements, me: str, day: date) -> Iterator[Due]:
    for line in to_confirm(state, me, day):
        says = _("An agreement waits for your yes or no:")
        since, address = date.fromisoformat(line.day), f"/agreements/{line.seq}/"
        yield Due(since, says, address, line.title, theirs=line.author != me, asked=True)
