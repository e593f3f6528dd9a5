"""Inviting somebody to share a space: a link to pass on, and eight words to tell by voice, shown once."""

from dataclasses import dataclass
from uuid import UUID

import segno
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST

from goldseam.core import vault
from goldseam.core.catalogue.codewords import load_codewords
from goldseam.core.records import Joined
from goldseam.ledger import invitations
from goldseam.ledger.unlocked import Unlocked
from goldseam.web.shared import clock, method
from goldseam.web.shared.access import fresh, unlocked
from goldseam.web.shared.answers import INVALID
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together import naming
from goldseam.web.together.access import checked
from goldseam.web.together.couple import couple_of
from goldseam.web.together.us import Before, ask_first, before, invitation_of, own_invitation

CONFLICT = 409


@dataclass(frozen=True)
class ToPassOn:
    """What the inviter sees once: the link, the same as a picture, and the words."""

    link: str
    picture: SafeString
    words: tuple[str, ...]


@fresh
def invite(request: PersonRequest) -> HttpResponse:
    """Say what an invitation is, make one, and show its words this one time."""
    opened = request.visitor.unlocked
    if opened is None:
        return redirect("/locked/")
    if not checked(opened):
        return ask_first("/us/invite/")
    if request.method != "POST":
        return _page(request, opened)
    back, name = request.POST.get("back", ""), naming.called(request.POST.get("name", ""))
    if not back and not name:
        typed = {"name": request.POST.get("name", ""), "error": naming.problem()}
        return _page(request, opened, status=INVALID, **typed)
    try:
        made = _made(opened, back, name)
    except invitations.AlreadyTogetherError:
        return _page(request, opened, status=CONFLICT)
    shown = to_pass_on(made)
    return render(request, "together/invited.html", {"shown": shown, "place": "us"})


@require_POST
@unlocked
def end(request: PersonRequest) -> HttpResponse:
    """End the open invitation. Whoever holds its link finds it over, as after 72 hours."""
    if request.visitor.unlocked is not None:
        invitations.end_own_invitation(request.visitor.unlocked)
    return redirect("/us/")


def link_of(invitation: UUID) -> str:
    """The address that an invited person opens. It holds an id and nothing else."""
    return f"{settings.ORIGIN}/join/{invitation}/"


def to_pass_on(made: invitations.NewInvitation, page: str = "") -> ToPassOn:
    """An invitation as it is shown, in the words of this request's language; `page` is one below the link's."""
    link = link_of(made.id) + page
    words = vault.spell_invitation_code(made.code, load_codewords(method.language()))
    return ToPassOn(link, _drawn(link), tuple(words.split()))


def _drawn(link: str) -> SafeString:
    """The link as a QR code. Black on white in both themes: many cameras read nothing else."""
    code = segno.make_qr(link, error="m")
    return SafeString(
        code.svg_inline(omitsize=True, dark="#000", light="#fff", svgclass=None, lineclass=None)
    )


def _made(opened: Unlocked, back: str, name: str) -> invitations.NewInvitation:
    """Make the invitation: to a frozen space by its id, or to a fresh one."""
    if not back:
        return invitations.invite_partner(opened, Joined(name), at=clock.now(), day=clock.today())
    spaces = opened.spaces()
    again = next((each.space for each in _returnable(before(spaces)) if str(each.space) == back), None)
    space = None if again is None else spaces.by_id(again)
    if space is None:
        raise invitations.AlreadyTogetherError
    return invitations.invite_back(opened, space, at=clock.now())


def _returnable(found: tuple[Before, ...]) -> tuple[Before, ...]:
    """Those whose other half can still come back: not where the account is gone."""
    return tuple(each for each in found if each.name)


def _page(request: PersonRequest, opened: Unlocked, *, status: int = 200, **typed: str) -> HttpResponse:
    couple, state, waiting = couple_of(opened), invitation_of(opened), own_invitation(opened)
    page = {
        "together": couple is not None and not couple.state.frozen,
        "state": state,
        "link": link_of(waiting) if waiting is not None and state == "open" else "",
        "before": _returnable(before(opened.spaces())),
        "place": "us",
        **typed,
    }
    return render(request, "together/invite.html", page, status=status)
