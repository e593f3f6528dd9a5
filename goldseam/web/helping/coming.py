"""Coming in as a counsellor or mentor: first what it is, then the terms, a name and the eight words."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from goldseam.core import vault
from goldseam.core.records import TermsStated
from goldseam.core.records.helping import HELPING
from goldseam.ledger.invitations import CannotJoinError
from goldseam.ledger.ring import CLIENT
from goldseam.ledger.small_spaces import last_days
from goldseam.ledger.spaces import OpenSpace
from goldseam.ledger.unlocked import Unlocked
from goldseam.web.helping.counsellor import known_as
from goldseam.web.helping.terms import terms_in, wrong_terms
from goldseam.web.shared import clock, kept
from goldseam.web.shared.access import public
from goldseam.web.shared.answers import INVALID
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.joining import ForPartnerError, come_in


@public
def join(request: PersonRequest, invitation: UUID) -> HttpResponse:
    """Say what this is, to anybody; take the terms, a name and the words from somebody unlocked.

    Reading asks the database for nothing: a link that nobody made looks as one that is open.
    """
    here = f"/join/{invitation}/counsellor/"
    page = {"invitation": invitation, "here": here, "onward": f"{here}?read=1", "place": ""}
    # Whoever comes back from signing in has read the page; the form then stands above the rest.
    page["form_first"] = "read" in request.GET
    if request.method != "POST":
        return render(request, "helping/join.html", page)
    if request.visitor.session is None:
        return kept.ask_to_sign_in(request)
    opened = request.visitor.unlocked
    if opened is None:
        return kept.ask_to_unlock(request)
    terms = terms_in(request)
    come = wrong_terms(terms) or come_in(
        opened, invitation, request.POST.get("code", ""), lambda to: _greeting(to, terms)
    )
    if isinstance(come, str):
        page |= {
            "typed": request.POST,
            "code": request.POST.get("code", ""),
            "error": come,
            "form_first": True,
        }
        return render(request, "helping/join.html", page, status=INVALID)
    return _arrived(opened, come)


def _arrived(opened: Unlocked, space: OpenSpace) -> HttpResponse:
    known_as(opened.spaces(), space, space.states(HELPING)[HELPING])
    return redirect(f"/clients/{space.id}/")


def _greeting(payload: vault.InvitationPayload, terms: TermsStated) -> TermsStated:
    """The terms come first. Raising here undoes the joining, and the invitation stays open."""
    if payload.role != CLIENT:
        raise ForPartnerError
    if payload.space not in last_days([payload.space], clock.today()):
        # It was ended, or its last day is over, before anybody came.
        raise CannotJoinError
    return terms
