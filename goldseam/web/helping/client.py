"""The pages of whoever invites a counsellor: who is here and until when, inviting, going on, ending."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from goldseam.core.records import Invited, Joined
from goldseam.core.records.helping import HELPING, USUAL_DAYS
from goldseam.ledger import invitations
from goldseam.ledger.unlocked import Unlocked
from goldseam.web.helping import giving
from goldseam.web.helping.days import days_of, last_day, problem
from goldseam.web.helping.desk import papers
from goldseam.web.helping.proposals import Proposed, proposed
from goldseam.web.shared import clock
from goldseam.web.shared.access import fresh, unlocked
from goldseam.web.shared.answers import INVALID
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together import naming
from goldseam.web.together.access import checked
from goldseam.web.together.couple import couple_of
from goldseam.web.together.inviting import to_pass_on

# What the counsellor reads at the link: a page of their own beside the one for partners.
FOR_COUNSELLORS = "counsellor/"


@unlocked
def counsellors(request: PersonRequest) -> HttpResponse:
    """Everybody who sees copies now, each with the last day; and what the two propose to each other."""
    opened = request.visitor.unlocked
    if opened is None:
        return redirect("/locked/")
    couple = couple_of(opened)
    offered: tuple[Proposed, ...] = ()
    if couple is not None and not couple.state.frozen and checked(opened):
        offered = proposed(couple)
    spaces = opened.spaces() if couple is None else couple.spaces
    context = {
        "place": "us",
        "shares": giving.shares(spaces, clock.today()),
        "together": couple is not None and couple.open and checked(opened),
        "partner_name": couple.partner_name if offered and couple is not None else "",
        "proposed": offered,
        "ended": request.GET.get("ended") == "1",
        "said": request.GET.get("said") == "1",
    }
    return render(request, "helping/counsellors.html", context)


@fresh
def invite(request: PersonRequest) -> HttpResponse:
    """Invite a counsellor for own copies: a name, how one is called there, for how many days."""
    opened = request.visitor.unlocked
    if opened is None:
        return redirect("/locked/")
    typed = {name: request.POST.get(name, "") for name in ("name", "called", "days")}
    if request.method != "POST":
        context = {"place": "us", "typed": {"days": str(USUAL_DAYS)}}
        return render(request, "helping/invite.html", context)
    name, called, days = naming.called(typed["name"]), naming.called(typed["called"]), days_of(typed["days"])
    if not name or not called or days is None:
        error = _unnamed() if not name or not called else problem()
        context = {"place": "us", "typed": typed, "error": error}
        return render(request, "helping/invite.html", context, status=INVALID)
    made = opened_for(opened, name, called, days, giving.ALONE)
    return shown(request, made)


def opened_for(opened: Unlocked, name: str, called: str, days: int, role: str) -> invitations.NewInvitation:
    """Open a small space until its last day, note for whom it is, and say there who one is."""
    now, today = clock.now(), clock.today()
    made = invitations.invite_helper(opened, at=now, day=today, ends_on=last_day(today, days))
    spaces = opened.spaces()
    spaces.private.append(Invited(str(made.id), str(made.space), role, name), at=now, day=today)
    space = spaces.by_id(made.space)
    assert space is not None  # noqa: S101 - it was opened for this person above
    space.append(Joined(called), at=now, day=today)
    return made


def shown(request: PersonRequest, made: invitations.NewInvitation) -> HttpResponse:
    """The link, its picture and the eight words, this one time."""
    context = {"place": "us", "shown": to_pass_on(made, FOR_COUNSELLORS)}
    return render(request, "helping/invited.html", context)


@unlocked
def counsellor(request: PersonRequest, space: UUID) -> HttpResponse:
    """One counsellor: the terms, the copies they see, their notes; letting it go on, and ending it."""
    opened = request.visitor.unlocked
    if opened is None:
        return redirect("/locked/")
    move = request.POST.get("move", "")
    if request.method == "POST" and move == "end":
        return _end(opened, space)
    spaces, share = giving.share_of(opened, space)
    if request.method == "POST" and move == "keep":
        giving.keep_notes(spaces.private, share)
        return redirect(f"/us/helpers/{space}/?kept=1")
    if request.method == "POST" and move == "renew":
        days = days_of(request.POST.get("days", ""))
        if days is None:
            return _page(request, share, error=problem(), days=request.POST.get("days", ""))
        holds = giving.go_on(share, last_day(clock.today(), days))
        return redirect(f"/us/helpers/{space}/?{'renewed' if holds else 'wished'}=1")
    return _page(request, share)


def _end(opened: Unlocked, space: UUID) -> HttpResponse:
    """End it; a second tap finds it ended."""
    spaces = opened.spaces()
    for share in giving.shares(spaces, clock.today()):
        if share.space.id == space:
            giving.end(spaces, share)
    return redirect("/us/helpers/?ended=1")


def _page(request: PersonRequest, share: giving.Share, **typed: str) -> HttpResponse:
    desk = share.space.states(HELPING)[HELPING]
    copies, notes = papers(share.space, desk, request.GET.get("page", ""), request.GET.get("notes", ""))
    context: dict[str, Any] = {
        "place": "us",
        "share": share,
        "desk": desk,
        "copies": copies,
        "notes": notes,
        "waiting": desk.terms is None and _waiting(share),
        "days": str(USUAL_DAYS),
        "done": {name: request.GET.get(name) == "1" for name in ("given", "kept", "renewed", "wished")},
        **typed,
    }
    return render(request, "helping/counsellor.html", context, status=INVALID if "error" in typed else 200)


def _waiting(share: giving.Share) -> bool:
    """Whether the counsellor could still come by the invitation; of the partner's one nothing is known here."""
    try:
        return invitations.is_open(UUID(share.invitation), clock.now())
    except ValueError:
        return False


def _unnamed() -> str:
    return _("Write both names, in at most 40 letters each.")
