"""What Today says of what came from the other: that there is something, and where; never a word of it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from goldseam.core.records import Fold, Preferred
from goldseam.core.records.amends import AMENDS, Amends
from goldseam.core.records.closeness import WISHES
from goldseam.core.records.handed import HANDED, HandedKind
from goldseam.core.records.recording import RECORDINGS, Recordings
from goldseam.core.situation.model import Closeness
from goldseam.core.situation.questions import as_date
from goldseam.core.together import handed_lately, is_new
from goldseam.core.together.passing import wished
from goldseam.ledger.spaces import States
from goldseam.web.shared import clock
from goldseam.web.shared.access import unlocked
from goldseam.web.shared.signed_in import PersonRequest

FOLDS: tuple[Fold[Any], ...] = (HANDED, AMENDS, RECORDINGS, WISHES)
# The preference that holds the day on which the other came in, once it was seen.
SEEN = "other_came_in"


@dataclass(frozen=True)
class Came:
    """One quiet line: the program's own words, and where it leads."""

    says: Promise
    address: str


def came(shared: States | None, me: str, day: date, *, rests: bool) -> tuple[Came, ...]:
    """At most one line of each sort. `shared` is None for somebody alone, and while sharing rests.

    `rests`: this person lets the subject rest, so nothing is said of amends (T2).
    """
    if shared is None:
        return ()
    handed = handed_lately(shared[HANDED].items, shared[WISHES], me, day)
    found = []
    if handed:
        practical = all(line.kind is HandedKind.PRACTICAL for line in handed)
        says = _("A practical message came") if practical else _("Something was handed to you")
        found.append(Came(says, f"/us/shared/{handed[0].seq}/" if len(handed) == 1 else "/us/shared/"))
    if wished(shared[WISHES], me, day) is not Closeness.NO_CONTACT:
        found += [] if rests else _amends(shared[AMENDS], me, day)
        found += _recordings(shared[RECORDINGS], shared[AMENDS], me, day)
    return tuple(found)


def _amends(state: Amends, me: str, day: date) -> list[Came]:
    new = [line for line in state.lines if is_new(line.author, line.day, me, day) and not line.withdrawn_on]
    if not new:
        return []
    line = new[0]
    address = f"/amends/{line.follows if state.line(line.follows) else line.seq}/"
    return [Came(_("Words about amends came"), address if len(new) == 1 else "/amends/")]


def _recordings(state: Recordings, amends: Amends, me: str, day: date) -> list[Came]:
    """Recordings that are no part of an apology: that one is told of with its words."""
    new = [line for line in state.items if is_new(line.author, line.day, me, day)]
    alone = [line.media for line in new if amends.spoken_in(line.media) is None]
    if not alone:
        return []
    return [Came(_("A recording came"), f"/recordings/{alone[0]}/" if len(alone) == 1 else "/recordings/")]


@require_POST
@unlocked
def see(request: PersonRequest) -> HttpResponse:
    """Take note, for this person alone, that they saw that the other came in; and lead to what the two share."""
    opened, on = request.visitor.unlocked, as_date(request.POST.get("on", ""))
    if opened is not None and on is not None:
        opened.private_space().append(Preferred(SEEN, on.isoformat()), at=clock.now(), day=clock.today())
    return redirect("/us/")
