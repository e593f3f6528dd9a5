"""The pages of a counsellor for both: proposing one, agreeing, inviting, and taking in what the other opened."""

from datetime import timedelta
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from goldseam.core import vault
from goldseam.core.records import HelperConfirmed, HelperOpened, HelperProposed, Invited, Joined
from goldseam.core.records.handed import HandedKind
from goldseam.core.records.helping import USUAL_DAYS, Proposal
from goldseam.ledger.ending import end_space
from goldseam.ledger.head import SpaceDamagedError
from goldseam.ledger.invitations import NewInvitation, end_invitation
from goldseam.ledger.small_spaces import CannotTakeInError, take_in
from goldseam.web.helping import giving
from goldseam.web.helping.client import opened_for, shown
from goldseam.web.helping.days import days_of, last_day, problem
from goldseam.web.helping.proposals import Step, one, proposed
from goldseam.web.shared import clock
from goldseam.web.shared.access import fresh
from goldseam.web.shared.answers import INVALID
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together import naming
from goldseam.web.together.access import together
from goldseam.web.together.couple import Couple, RestingError
from goldseam.web.together.pacing import pace


@together
def propose(request: PersonRequest, couple: Couple) -> HttpResponse:
    """Propose a counsellor for both. Nothing is shared by it; the other agrees by an own act, or does not."""
    typed = {name: request.POST.get(name, "") for name in ("name", "days")}
    context = {"place": "us", "couple": couple, "typed": typed, "error": ""}
    if request.method != "POST":
        return render(request, "helping/propose.html", {**context, "typed": {"days": str(USUAL_DAYS)}})
    name, days = naming.called(typed["name"]), days_of(typed["days"])
    paced = pace(couple, HandedKind.PRACTICAL).sentence
    if paced or not name or days is None:
        error = paced or (_("Write a name, in at most 40 letters.") if not name else problem())
        return render(request, "helping/propose.html", {**context, "error": error}, status=INVALID)
    record = HelperProposed(name, days)
    # One at a time: a proposal carries a name, and is no way around a wish for no contact (T3).
    if not couple.decide(lambda: [] if _waits(couple) else [record]):
        context["error"] = _("Something you proposed is still open. Let it wait, or use it first.")
        return render(request, "helping/propose.html", context, status=INVALID)
    return redirect("/us/helpers/?said=1")


@require_POST
@together
def agree(request: PersonRequest, couple: Couple) -> HttpResponse:
    """Agree to what the other proposed, or take in what both agreed to and the other has opened."""
    typed = request.POST.get("proposal", "")
    seq = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 15 else 0
    if request.POST.get("move") == "take_in":
        return _take_in(couple, one(couple, seq, Step.TAKE_IN))
    couple.decide(lambda: [HelperConfirmed(seq)] if one(couple, seq, Step.ASKED) else [])
    return redirect("/us/helpers/?said=1")


@fresh
@together
def invite(request: PersonRequest, couple: Couple, proposal: int) -> HttpResponse:
    """Invite the counsellor both agreed to, and hand the partner the key through what the two share."""
    agreed = one(couple, proposal, Step.INVITE)
    if agreed is None:
        return redirect("/us/helpers/")
    if not couple.open:
        raise RestingError
    if request.method != "POST":
        context = {"place": "us", "couple": couple, "proposal": agreed}
        return render(request, "helping/invite_for_both.html", context)
    name = couple.name_of(couple.me)
    made = opened_for(couple.unlocked, agreed.name, name, agreed.days, giving.BOTH)
    if not _handed_on(couple, agreed, made):
        return redirect("/us/helpers/")
    return shown(request, made)


def _waits(couple: Couple) -> bool:
    """Whether a proposal of one's own from the last two weeks is open."""
    since = (couple.day - timedelta(days=USUAL_DAYS)).isoformat()
    mine = (Step.WAITS, Step.INVITE)
    return any(each.step in mine and each.proposal.on > since for each in proposed(couple))


def _handed_on(couple: Couple, agreed: Proposal, made: NewInvitation) -> bool:
    """Put the key where the partner finds it; where that cannot be, nothing stays open."""
    space = couple.unlocked.spaces().by_id(made.space)
    assert space is not None  # noqa: S101 - it was opened for this person just now
    until = last_day(couple.day, agreed.days)
    record = HelperOpened(agreed.seq, str(made.space), 1, space.key.reveal(), until)
    try:
        written = couple.decide(lambda: [record] if one(couple, agreed.seq, Step.INVITE) else [])
    except RestingError:
        written = []
    if not written:
        end_invitation(made.id)
        end_space(space)
    return bool(written)


def _take_in(couple: Couple, agreed: Proposal | None) -> HttpResponse:
    if agreed is None or agreed.opened is None:
        return redirect("/us/helpers/")
    entry = couple.space.some([agreed.opened.seq], HelperOpened).get(agreed.opened.seq)
    if entry is None or not isinstance(entry.record, HelperOpened):
        raise Http404
    space, now = UUID(entry.record.space), clock.now()
    try:
        key = vault.SpaceKey(entry.record.key)
        take_in(couple.unlocked, space, key, Joined(couple.name_of(couple.me)), at=now, day=couple.day)
    except (CannotTakeInError, SpaceDamagedError, ValueError):
        return redirect("/us/helpers/")
    invited = Invited(str(space), str(space), giving.BOTH, agreed.name)
    couple.private.append(invited, at=now, day=couple.day)
    return redirect(f"/us/helpers/{space}/")
