"""Sealing the account: seen exactly as the other will see it, then a day to reconsider, and one step back."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from goldseam.core.records import AccountSealed
from goldseam.core.records.account import read_account
from goldseam.core.records.release import RELEASES, ReleaseTopic
from goldseam.core.records.together import TOGETHER
from goldseam.ledger.spaces import MovedOnError
from goldseam.web.shared import clock
from goldseam.web.shared.access import fresh
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together import rounds
from goldseam.web.together.access import together
from goldseam.web.together.couple import Couple
from goldseam.web.truth.access import Here
from goldseam.web.truth.account import level_wanted
from goldseam.web.truth.account_asked import asked_before
from goldseam.web.truth.account_desk import hand_overs, own_account, private_of, seal_of
from goldseam.web.truth.account_hand_over import HAND_OVER
from goldseam.web.truth.account_words import shown_parts
from goldseam.web.truth.desk import Gate

LEFT = 409


@fresh
@together
def seal(request: PersonRequest, couple: Couple) -> HttpResponse:
    """The preview, sealing exactly what it showed, and unsealing. It stays in one's own space until it opens."""
    sealed, own = seal_of(couple), own_account(couple.private)
    if request.method == "POST" and request.POST.get("move") == "unseal":
        unseal(couple)
        return redirect("/truth/account/seal/")
    if private_of(couple.private).gate is not Gate.OPEN or not own.parts:
        return redirect(HAND_OVER)
    seen = rounds.seen_of(own.text)
    left = _left(couple)
    if request.method == "POST" and request.POST.get("seen") == seen and not left:
        if sealed is None or sealed.text != own.text:
            unseal(couple)
            _sealed(couple, own.text)
        return redirect(HAND_OVER)
    changed = sealed is not None and sealed.text != own.text
    context = {
        "place": "truth",
        "couple": couple,
        "name": couple.name_of(couple.me),
        "parts": shown_parts(read_account(own.text)),
        "sealed": sealed,
        "changed_since": changed,
        "changed": request.method == "POST" and not left,
        "left": left,
        "asked": () if left else asked_before(couple),
        "seen": seen,
        "level": level_wanted(Here(couple.spaces, couple, couple.day)),
    }
    status = LEFT if left and request.method == "POST" else 200
    return render(request, "truth/account_seal.html", context, status=status)


def _left(couple: Couple) -> bool:
    """Whether one of the two has left by now: there is nobody then for whom it would be sealed."""
    return couple.space.states(TOGETHER)[TOGETHER].frozen


def unseal(couple: Couple) -> None:
    """Take the seal back, with what was confirmed for it: one step, until both have confirmed."""
    # Also what was confirmed for a time that was put off since: nobody could take that back any more.
    releases = couple.space.states(RELEASES)[RELEASES]
    for each in hand_overs(couple).agreed:
        if each.giver == str(couple.me):
            rounds.take_back(couple, releases.round(ReleaseTopic.ACCOUNT, each.round))
    if seal_of(couple) is not None:
        numbers = [entry.seq for entry in couple.private.read(AccountSealed)]
        couple.private.erase(numbers, at=clock.now(), day=couple.day)


def _sealed(couple: Couple, text: str) -> None:
    """Seal once, however often it was pressed: from the second time on there is a seal already."""
    for _try in range(2):
        if seal_of(couple) is not None:
            return
        try:
            couple.private.head()
            after = couple.private.last_seen
            couple.private.append(AccountSealed(text), at=clock.now(), day=couple.day, after=after)
        except MovedOnError:
            continue
