"""What Today says of what came from the other: that there is something, and where; never a word of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from goldseam.core.records import ContactLogged, Fold, Preferred, kind_of
from goldseam.core.records.amends import AMENDS, Amends
from goldseam.core.records.closeness import WISHES
from goldseam.core.records.hand_over import HAND_OVERS, AccountGiven
from goldseam.core.records.handed import HANDED, HandedKind
from goldseam.core.records.lie import LIES
from goldseam.core.records.no_contact import NO_CONTACT
from goldseam.core.records.recording import RECORDINGS, Recordings
from goldseam.core.records.release import RELEASES
from goldseam.core.records.told import ToldLine
from goldseam.core.situation.model import Closeness
from goldseam.core.situation.questions import as_date
from goldseam.core.together import handed_lately, is_lately, is_new
from goldseam.core.together.passing import wished
from goldseam.ledger.spaces import States
from goldseam.web.shared import clock
from goldseam.web.shared.access import unlocked
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.today import revealed

FOLDS: tuple[Fold[Any], ...] = (
    HANDED,
    AMENDS,
    RECORDINGS,
    WISHES,
    LIES,
    NO_CONTACT,
    HAND_OVERS,
    *revealed.FOLDS,
)
# The preference that holds the day on which the other came in, once it was seen.
SEEN = "other_came_in"


@dataclass(frozen=True)
class Came:
    """One quiet line: the program's own words, and where it leads."""

    says: Promise
    address: str


def came(shared: States | None, me: str, day: date, *, rests: bool) -> tuple[Came, ...]:
    """At most one line of each sort. `shared` is None for somebody alone, and while sharing rests.

    `rests`: this person lets the subject rest. Then nothing is said of amends, nor of the account and of how it
    was ended; an untruth put right, a fact added and a contact told come unasked, also then (T2).
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
        found += _told(shared, me, day, rests=rests)
        found += _accounts(shared[HAND_OVERS].given, me, day, rests=rests)
        found += [Came(*each) for each in revealed.revealed(shared[RELEASES], day, rests=rests)]
        found += [Came(*each) for each in revealed.shown(shared, me, day)]
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


def _told(shared: States, me: str, day: date, *, rests: bool) -> Iterator[Came]:
    """What was put right, and what was told of no contact: with a correction it is new again."""
    lies = [line.seq for line in shared[LIES].lines if _is_told(line, me, day)]
    yield from _one(_("Something was put right"), "/truth/told/", lies, "/truth/lie/earlier/")
    contact = kind_of(ContactLogged)
    lines = [line for line in shared[NO_CONTACT].lines if not rests or line.kind == contact]
    told = [line.seq for line in lines if _is_told(line, me, day)]
    yield from _one(_("Something was told about no contact"), "/truth/told/", told, "/truth/no-contact/")


def _is_told(line: ToldLine, me: str, day: date) -> bool:
    new = is_new(line.author, line.day, me, day) or is_new(line.author, line.corrected_on, me, day)
    return new and not line.withdrawn_on


def _accounts(given: Sequence[AccountGiven], me: str, day: date, *, rests: bool) -> Iterator[Came]:
    """An account that opened, told to both: nothing of it shows before both have confirmed; and what was added."""
    stand = [each for each in given if not each.withdrawn_on]
    opened = [] if rests else [each.hand_over for each in stand if is_lately(each.on, day)]
    yield from _one(_("An account opened"), "/truth/account/read/", opened, "/truth/account/hand-over/")
    added = [each.hand_over for each in stand if is_new(each.giver, each.corrected_on, me, day)]
    says = _("Something was added to an account")
    yield from _one(says, "/truth/account/read/", added, "/truth/account/hand-over/")


def _one(says: Promise, each: str, numbers: Sequence[int], everything: str) -> Iterator[Came]:
    """One line for all of them: to the only one, or to the page of all."""
    if numbers:
        yield Came(says, f"{each}{numbers[0]}/" if len(numbers) == 1 else everything)


@require_POST
@unlocked
def see(request: PersonRequest) -> HttpResponse:
    """Take note, for this person alone, that they saw that the other came in; and lead to what the two share."""
    opened, on = request.visitor.unlocked, as_date(request.POST.get("on", ""))
    if opened is not None and on is not None:
        opened.private_space().append(Preferred(SEEN, on.isoformat()), at=clock.now(), day=clock.today())
    return redirect("/us/")
