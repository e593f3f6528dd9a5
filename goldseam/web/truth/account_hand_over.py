"""Agreeing on a time for an account: either proposes, the other agrees or proposes another; anybody may let it wait."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from goldseam.core.records import HandOverAgreed, HandOverProposed, HandOverWaits
from goldseam.core.records.account import DETAILS
from goldseam.core.records.hand_over import HandOver, HandOvers, Proposal, newest
from goldseam.core.records.release import ReleaseTopic
from goldseam.core.situation.questions import as_date
from goldseam.web.account.telling_account import LEVELS
from goldseam.web.shared import clock
from goldseam.web.shared.answers import INVALID, WAITS
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together import rounds
from goldseam.web.together.access import together
from goldseam.web.together.couple import Couple, RestingError
from goldseam.web.together.pacing import Pace
from goldseam.web.truth.account_desk import (
    RECONSIDER,
    Seal,
    hand_overs,
    is_over,
    number_in,
    own_account,
    private_of,
    seal_of,
    this_minute,
    time_of,
)
from goldseam.web.truth.account_going_back import go_back_where_unsafe
from goldseam.web.truth.desk import Gate
from goldseam.web.truth.passing import held_giving

HAND_OVER = "/truth/account/hand-over/"
FURTHEST = timedelta(days=90)


@dataclass(frozen=True)
class Meeting:
    """A time as a page shows it: its number, when it is, who proposed it, whether it has come, and is over."""

    number: int
    at: datetime
    mine: bool = False
    come: bool = False
    confirmed: bool = False
    over: bool = False


@dataclass(frozen=True)
class Side:
    """Everything about the account of one of the two, as the person who asks may see it."""

    agreed: Meeting | None
    offered: Meeting | None
    proposed: Meeting | None
    waits: date | None
    opened: int

    @property
    def any(self) -> bool:
        """Whether anything was said of it by either of the two."""
        return bool(self.agreed or self.offered or self.proposed or self.waits or self.opened)


@together
def hand_over(request: PersonRequest, couple: Couple) -> HttpResponse:
    """Both directions: one's own account, and the one of the other."""
    if request.method == "POST":
        return _moved(request, couple)
    go_back_where_unsafe(couple)
    return page(request, couple)


def page(
    request: PersonRequest, couple: Couple, error: str = "", held: Pace | None = None, status: int = 200
) -> HttpResponse:
    """The page with what was typed into it."""
    state, known = hand_overs(couple), private_of(couple.private)
    level = couple.space.states(DETAILS)[DETAILS].chosen.get(str(couple.partner))
    seal = seal_of(couple, state)
    context = {
        "place": "truth",
        "couple": couple,
        "mine": side_of(couple, state, str(couple.me)),
        "theirs": side_of(couple, state, str(couple.partner)),
        "seal": seal,
        "written": bool(own_account(couple.private).parts),
        "gate": known.gate.value,
        "afraid": known.afraid,
        "level": LEVELS.get(level.level, "") if level else "",
        "error": error,
        "held": held,
        "typed": request.POST,
    }
    return render(request, "truth/account_hand_over.html", context, status=status)


def side_of(couple: Couple, state: HandOvers, giver: str) -> Side:
    """What both know of the account of `giver`, and what the person who asks did themselves."""
    agreed, given = state.current(giver), newest(state.given, giver)
    open_ones = [each for each in state.proposed if (each.by == giver) is each.mine]
    waits = state.waits.get(giver, "")
    until = as_date(waits) if waits else None
    return Side(
        _agreed(couple, agreed) if agreed else None,
        next((_proposed(each) for each in open_ones if each.by != str(couple.me)), None),
        next((_proposed(each) for each in open_ones if each.by == str(couple.me)), None),
        until if until and until >= couple.day else None,
        given.hand_over if given else 0,
    )


def _agreed(couple: Couple, agreed: HandOver) -> Meeting:
    at = time_of(agreed.at)
    # Only one's own confirmation shows: nobody is told that the other is ready before both are.
    come, confirmed = clock.now() >= at, str(couple.me) in agreed.released
    return Meeting(agreed.seq, at, come=come, confirmed=confirmed, over=is_over(at))


def _proposed(each: Proposal) -> Meeting:
    return Meeting(each.seq, time_of(each.at))


def _moved(request: PersonRequest, couple: Couple) -> HttpResponse:
    move, number = request.POST.get("move", ""), number_in(request.POST.get("number", ""))
    if move in {"call_off", "not_ready"}:
        until = as_date(request.POST.get("until", ""))
        if move == "not_ready" and (until is None or until < couple.day):
            return page(request, couple, not_ready_without_day(), status=INVALID)
        put_off(couple, number, until if move == "not_ready" else None)
    elif move == "take_back":
        rounds.take_back(couple, rounds.topic_round(couple, ReleaseTopic.ACCOUNT, str(number)))
    elif move == "agree":
        return _agree(request, couple, number)
    elif move == "propose":
        return _propose(request, couple)
    return redirect(HAND_OVER)


def not_ready_without_day() -> str:
    """What to do where no day was chosen."""
    return _("Choose the day until which it waits: today or later. No reason is needed.")


def put_off(couple: Couple, number: int, until: date | None) -> None:
    """Let a time wait, or go: always possible, without a reason. What was confirmed goes back first."""
    rounds.take_back(couple, rounds.topic_round(couple, ReleaseTopic.ACCOUNT, str(number)))

    def decided() -> list[HandOverWaits]:
        state = hand_overs(couple)
        stands = any(each.seq == number for each in state.proposed)
        holds = any(each.seq == number and not each.ended for each in state.agreed)
        return [HandOverWaits(number, until)] if stands or holds else []

    couple.decide(decided, although_resting=True)


def _agree(request: PersonRequest, couple: Couple, number: int) -> HttpResponse:
    offered = next((each for each in hand_overs(couple).proposed if each.seq == number), None)
    if offered is None or offered.by == str(couple.me):
        return redirect(HAND_OVER)
    if not offered.mine and private_of(couple.private).gate is not Gate.OPEN:
        return page(request, couple, status=WAITS)

    def decided() -> list[HandOverAgreed]:
        stands = any(each.seq == number for each in hand_overs(couple).proposed)
        return [HandOverAgreed(number)] if stands else []

    couple.decide(decided)
    return redirect(HAND_OVER)


def _propose(request: PersonRequest, couple: Couple) -> HttpResponse:
    mine = request.POST.get("whose") != "theirs"
    if not couple.open:
        raise RestingError
    if mine and private_of(couple.private).gate is not Gate.OPEN:
        return page(request, couple, status=WAITS)
    at, error = _read_time(request, seal_of(couple) if mine else None, mine=mine)
    if at is None:
        return page(request, couple, error, status=INVALID)
    wanted, held = (
        HandOverProposed(at.isoformat(timespec="minutes"), mine),
        Pace("", held_giving(couple).handed),
    )

    def decided() -> list[HandOverProposed]:
        nonlocal held
        own = [each for each in hand_overs(couple).proposed if each.by == str(couple.me)]
        if any((each.at, each.mine) == (wanted.at, wanted.mine) for each in own):
            return []
        held = held_giving(couple)
        return [] if held.sentence else [wanted]

    couple.decide(decided)
    return page(request, couple, held=held, status=WAITS) if held.sentence else redirect(HAND_OVER)


def _read_time(request: PersonRequest, seal: Seal | None, *, mine: bool) -> tuple[datetime | None, str]:
    """The moment (UTC) that was typed, by the clock here; an own account opens a day after its sealing or later."""
    on = as_date(request.POST.get("on", ""))
    try:
        hour = time.fromisoformat(request.POST.get("hour", "")).replace(second=0, microsecond=0)
        at = clock.from_wall(datetime.combine(on, hour)) if on and hour.tzinfo is None else None
    except (ValueError, OverflowError):
        at = None
    now = this_minute()
    if at is None:
        return None, _("Choose a day and an hour.")
    if not now <= at <= now + FURTHEST:
        return None, _("Choose a time from now on, within the next three months.")
    if mine and at < (seal.opens_from if seal else now + RECONSIDER):
        return None, _(
            "Between sealing and opening there is a whole day to think again. Choose a later time."
        )
    return at, ""
