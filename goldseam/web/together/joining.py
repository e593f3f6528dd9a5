"""Coming into a space one was invited to: first what it is, then a name and the eight words."""

import re
from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from goldseam.core import vault
from goldseam.core.catalogue.codewords import load_codewords
from goldseam.core.catalogue.model import Language
from goldseam.core.records import Joined, Returned
from goldseam.core.records.kinds import Record
from goldseam.ledger import invitations, throttle
from goldseam.ledger.ring import SHARED
from goldseam.ledger.spaces import OpenSpace
from goldseam.ledger.unlocked import Unlocked
from goldseam.web.shared import clock, kept
from goldseam.web.shared.access import public
from goldseam.web.shared.answers import INVALID
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together import naming
from goldseam.web.together.access import checked
from goldseam.web.together.us import ask_first

LONGEST_LINK = 500
ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class ForHelperError(Exception):
    """The words fit, and the invitation is one for a counsellor, which has a page of its own."""


class ForPartnerError(Exception):
    """The words fit, and the invitation is one to share a space; it was opened on the page for counsellors."""


@public
def typed_link(request: PersonRequest) -> HttpResponse:
    """Take a link that was pasted or typed; only the id in it counts."""
    if request.method != "POST":
        return render(request, "together/join_link.html", {"place": "us"})
    link = request.POST.get("link", "")
    found = ID.findall(link[:LONGEST_LINK].lower())
    if found:
        return redirect(f"/join/{found[-1]}/")
    error = _("There is no invitation in this. Paste the whole link, to its last letter.")
    page = {"link": link[:LONGEST_LINK], "error": error, "place": "us"}
    return render(request, "together/join_link.html", page, status=INVALID)


@public
def join(request: PersonRequest, invitation: UUID) -> HttpResponse:
    """Say what this is, to anybody; take a name and the words from somebody unlocked.

    Reading asks the database for nothing: a link that nobody made looks as one that is open.
    """
    here = f"/join/{invitation}/"
    page = {"invitation": invitation, "here": here, "onward": f"{here}?read=1", "place": "us"}
    # Whoever comes back from signing in has read the page; the form then stands above the rest.
    page["form_first"] = "read" in request.GET
    if request.method != "POST":
        return render(request, "together/join.html", page)
    if request.visitor.session is None:
        return kept.ask_to_sign_in(request)
    opened = request.visitor.unlocked
    if opened is None:
        return kept.ask_to_unlock(request)
    name, code = request.POST.get("name", ""), request.POST.get("code", "")
    called = naming.called(name)
    come = come_in(opened, invitation, code, lambda to: _greeting(to, called)) if called else naming.problem()
    if isinstance(come, str):
        page |= {"name": name, "code": code, "error": come, "form_first": True}
        return render(request, "together/join.html", page, status=INVALID)
    return redirect("/us/?joined=1") if checked(opened) else ask_first("/us/")


def come_in(
    opened: Unlocked, invitation: UUID, typed: str, greeting: Callable[[vault.InvitationPayload], Record]
) -> OpenSpace | str:
    """Join; return the space, or the sentence that says what to do. A mistyped word uses no try.

    Every wrong try makes the next one of this person wait longer: the slow step is shared with signing in.
    """
    tries = throttle.throttle_key(f"join {opened.person}", "")
    try:
        code = vault.parse_invitation_code(typed, [load_codewords(each) for each in Language])
        if throttle.seconds_to_wait(tries, clock.now()):
            return _("That was tried several times. Wait a minute, then try again.")
        return invitations.join(opened, invitation, code, greeting, at=clock.now(), day=clock.today())
    except vault.InvitationCodeError as mistyped:
        return _mistyped(mistyped.word)
    except tuple(_refusals()) as refused:
        if isinstance(refused, invitations.CannotJoinError):
            throttle.note_failure(tries, clock.now())
        return _refusals()[type(refused)]


def _greeting(payload: vault.InvitationPayload, name: str) -> Record:
    """What is said on coming in. Raising here undoes the joining, and the invitation stays open."""
    if payload.role != SHARED:
        raise ForHelperError
    return Returned(name) if payload.epoch > 1 else Joined(name)


def _mistyped(word: int | None) -> str:
    if word is None:
        return _("The code has eight words. Write all eight, with a space between them.")
    return _("Word %(number)d is not one we know. Look at it again; the first four letters are enough.") % {
        "number": word
    }


def _refusals() -> dict[type[Exception], str]:
    return {
        invitations.CannotJoinError: _(
            "These words do not open this invitation. Compare them with the one who told you. An invitation "
            "works once, for 72 hours and five tries; if that is over, ask for a new one."
        ),
        invitations.OwnInvitationError: _(
            "You made this invitation yourself. Pass its link on, and tell the words by voice."
        ),
        invitations.AlreadyTogetherError: _(
            "You share a space with somebody already. To join another, leave that one first. "
            "The invitation stays open."
        ),
        ForHelperError: _(
            "This invitation is for a counsellor or mentor. They come in by a page of their own; the way there "
            "is below. The invitation stays open."
        ),
        ForPartnerError: _(
            "This invitation is to share a place, not for a counsellor. The way there is below. "
            "The invitation stays open."
        ),
    }
