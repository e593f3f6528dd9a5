"""A shift in the answers is a question, never an alarm: something happened, nothing did, or do not ask."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from goldseam.core.records.measured import LONGEST_NAME, SHIFTS, ShiftAnswered, Shifts, ShiftSaid
from goldseam.core.trust.cusum import Alarm
from goldseam.core.trust.felt import FOLLOWED
from goldseam.core.trust.saying import question
from goldseam.ledger.spaces import OpenSpace
from goldseam.web.shared import clock, method
from goldseam.web.shared.access import unlocked
from goldseam.web.shared.answers import INVALID
from goldseam.web.shared.signed_in import PersonRequest


@dataclass(frozen=True)
class Ask:
    """The question about one shift: the ISO day it may have begun, and the sentence that asks."""

    since: str
    sentence: str


@dataclass(frozen=True)
class Mark:
    """A shift that got a name: its day, and what its author calls it."""

    day: date
    words: str


def to_ask(alarms: Sequence[Alarm], state: Shifts, item: str) -> Ask | None:
    """The newest shift nobody spoke of yet; None where there is none, or such questions are not wanted."""
    open_ones = [alarm for alarm in alarms if not state.knows(item, alarm.since)]
    if not open_ones or not state.asking:
        return None
    alarm = open_ones[-1]
    return Ask(date.fromordinal(alarm.since).isoformat(), question(alarm, method.words("reading")))


def marks(state: Shifts, item: str) -> list[Mark]:
    """The shifts of an item that have a name, oldest first."""
    named = [each for each in state.answered if each.item == item and each.words]
    return [Mark(date.fromordinal(each.since), each.words) for each in sorted(named, key=lambda x: x.since)]


@unlocked
def answer(request: PersonRequest) -> HttpResponse:
    """Keep one of the three answers, privately. Asking can be begun again at any time."""
    opened = request.visitor.unlocked
    if opened is None or request.method != "POST":
        return redirect("/progress/")
    said = next((each for each in ShiftSaid if each == request.POST.get("said")), None)
    item, since = request.POST.get("item", ""), _day(request.POST.get("since", ""))
    words = request.POST.get("words", "").strip()
    if said in (ShiftSaid.DO_NOT_ASK, ShiftSaid.ASK_AGAIN):
        given = ShiftAnswered("", clock.today(), said)
    elif said is None or item not in FOLLOWED or since is None:
        return redirect("/progress/")
    else:
        error = _wrong(words) if said is ShiftSaid.NAMED else ""
        if error:
            context = {"item": item, "since": since.isoformat(), "day": since, "words": words, "error": error}
            return render(request, "progress/shift.html", {**context, "place": "progress"}, status=INVALID)
        given = ShiftAnswered(item, since, said, words if said is ShiftSaid.NAMED else "")
    _keep(opened.private_space(), given)
    return redirect(f"/progress/?of={item if item in FOLLOWED else ''}&said={said.value}")


def _keep(space: OpenSpace, given: ShiftAnswered) -> None:
    """Write it, unless it stands already: a form that is sent twice writes once."""
    state = space.states(SHIFTS)[SHIFTS]
    if given.said in (ShiftSaid.DO_NOT_ASK, ShiftSaid.ASK_AGAIN):
        stands = state.asking is (given.said is ShiftSaid.ASK_AGAIN)
    else:
        since = given.since.toordinal()
        stands = any(
            (each.item, each.since, each.words) == (given.item, since, given.words) for each in state.answered
        )
    if not stands:
        space.append(given, at=clock.now(), day=clock.today())


def _wrong(words: str) -> str:
    if not words:
        return _("Give it a few words, or choose that nothing happened.")
    return _("This is too long. A few words are enough.") if len(words) > LONGEST_NAME else ""


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == len("2026-01-01") else None
    except ValueError:
        return None
