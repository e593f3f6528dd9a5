"""The first page of Amends: what was handed over, what can be written, and the own drafts. Nothing nags."""

from collections.abc import Sequence
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render

from goldseam.core.records.amends import AMENDS, Amends, AmendsKind, AmendsLine
from goldseam.core.records.amends_draft import AmendsDrafts
from goldseam.core.records.handed import TakenBack
from goldseam.core.situation.model import Role
from goldseam.ledger import sessions
from goldseam.web.amends import drafts
from goldseam.web.amends.items import Shown, shown
from goldseam.web.amends.pieces import number_in
from goldseam.web.shared import clock
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.couple import Couple
from goldseam.web.truth.access import Here, own_or_both

LATEST = 30
FIRST = (AmendsKind.HARM, AmendsKind.STATEMENT, AmendsKind.APOLOGY)


@own_or_both
def amends(request: PersonRequest, here: Here) -> HttpResponse:
    """For each role its own part first; the other part stays within reach, for whoever hurt and was hurt."""
    couple, private = here.couple, drafts.state_of(here)
    state = couple.space.states(AMENDS)[AMENDS] if couple else Amends()
    lines, older = _page(state, number_in(request.GET.get("before", "")))
    context = {
        "place": "amends",
        "couple": couple,
        "injured": here.role() is Role.INJURED,
        "lines": shown(couple, lines) if couple else [],
        "older": older,
        "taken_back": _taken_back(couple, state.taken_back) if couple else [],
        "to_say_back": state.not_said_back(str(couple.me)) if couple else (),
        "drafts": _drafts(request, here, private)[:LATEST],
        "erased": request.GET.get("erased") == "1",
        "said": request.GET.get("said") == "1",
    }
    return render(request, "amends/amends.html", context)


def _drafts(request: PersonRequest, here: Here, private: AmendsDrafts) -> list[drafts.Draft]:
    """The own drafts; their first words only while no page would ask for the passphrase again (S27)."""
    session = request.visitor.session
    lately = session is not None and sessions.is_fresh(session, clock.now())
    known = drafts.breaches(here) if private.drafts else ()
    return drafts.listed(here, private, known, with_words=lately)


def _page(state: Amends, before: int) -> tuple[list[AmendsLine], int]:
    """What begins a page of its own, newest first, and the number to ask for older ones with (0: there are none).

    What follows another item is read below it, as long as that one is there.
    """
    known = {each.seq for each in state.lines}
    begins = [each for each in state.lines if each.kind in FIRST or each.follows not in known]
    below = [each for each in begins if not before or each.seq < before]
    return below[::-1][:LATEST], below[-LATEST].seq if len(below) > LATEST else 0


def _taken_back(couple: Couple, gone: Sequence[TakenBack]) -> list[Shown]:
    return [
        Shown(couple.name_of(each.by), "", date.fromisoformat(each.on)) for each in list(gone)[::-1][:LATEST]
    ]
