"""The page of being near and giving room: what holds, two signs of one tap, how each can be reached, who is away."""

from dataclasses import dataclass, field
from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from goldseam.core.nearness import aways_of, reach_now, sign_now, touch_holding
from goldseam.core.records.away import AWAYS, AwayLine, AwaySaid, ReachSaid
from goldseam.core.records.closeness import WISHES
from goldseam.core.records.handed import HandedKind
from goldseam.core.records.kinds import Record
from goldseam.core.records.sign import SIGNS, ComeSigned, LeaveMeSigned, Sign, SignEnded
from goldseam.core.records.touch import TOUCH_WISHES
from goldseam.web.nearness import wording
from goldseam.web.nearness.wording import Seen
from goldseam.web.shared import clock
from goldseam.web.shared.answers import WAITS
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.couple import Couple, RestingError
from goldseam.web.together.holding import held
from goldseam.web.together.pacing import NOT_LOOKED, Pace, pace
from goldseam.web.truth.access import Here, own_or_both

PLACE = "/near/"
GIVES: dict[Sign, Record] = {Sign.COME: ComeSigned(), Sign.LEAVE_ME: LeaveMeSigned()}


@dataclass(frozen=True)
class Person:
    """One of the two as this page shows them: their sign, how to reach them, and when they are away."""

    name: str
    mine: bool
    sign: str = ""
    reach: str = ""
    reach_on: date | None = None
    aways: tuple[tuple[int, Seen], ...] = field(default=())


@own_or_both
def near(request: PersonRequest, here: Here) -> HttpResponse:
    """What holds now and what can be said with one tap; alone, what can be done alone."""
    if here.couple is None:
        if request.method == "POST":
            return redirect(PLACE)
        return render(request, "nearness/near.html", {"place": "us", "couple": None})
    if request.method == "POST":
        return _signed(request, here.couple)
    return _page(request, here.couple, NOT_LOOKED)


def _signed(request: PersonRequest, couple: Couple) -> HttpResponse:
    """Give or take away the own sign. "Leave me" and taking away always pass; "come" is paced (T3)."""
    asked, waits = request.POST.get("sign", ""), NOT_LOOKED

    def decided() -> list[Record]:
        nonlocal waits
        waits = NOT_LOOKED
        mine = _sign(couple, str(couple.me))
        if asked == "end":
            return [SignEnded()] if mine else []
        if asked not in set(Sign) or mine == asked:
            return []
        waits = _held_come(couple) if asked == Sign.COME else NOT_LOOKED
        return [] if waits.sentence else [GIVES[Sign(asked)]]

    if not couple.open and asked != "end":
        raise RestingError
    couple.decide(decided, although_resting=asked == "end")
    return _page(request, couple, waits) if waits.sentence else redirect(PLACE)


def _held_come(couple: Couple) -> Pace:
    """Why "come" waits: the other asked to be left alone for now, or as everything that reaches them."""
    if _sign(couple, str(couple.partner)) is Sign.LEAVE_ME:
        asked = _("%(name)s asked to be left alone for now. Your sign can wait.")
        return Pace(asked % {"name": couple.partner_name}, NOT_LOOKED.handed)
    return pace(couple, HandedKind.NOTE)


def _sign(couple: Couple, person: str) -> Sign | None:
    return sign_now(couple.space.states(SIGNS)[SIGNS], person, int(clock.now().timestamp()))


def _page(request: PersonRequest, couple: Couple, waits: Pace) -> HttpResponse:
    states = couple.space.states(WISHES, TOUCH_WISHES, SIGNS, AWAYS)
    aways, both = states[AWAYS], (str(couple.me), str(couple.partner))
    texts = _texts(couple, [line for each in both for line in aways_of(aways, each, couple.day)])
    said = couple.space.some([reach.seq for reach in aways.reach.values()], ReachSaid)
    people = []
    for each in both:
        sign = sign_now(states[SIGNS], each, int(clock.now().timestamp()))
        reach = reach_now(aways, each, couple.day)
        words = said[reach.seq].record if reach and reach.seq in said else None
        people.append(
            Person(
                couple.name_of(each),
                each == str(couple.me),
                sign.value if sign else "",
                words.words if isinstance(words, ReachSaid) else "",
                date.fromisoformat(reach.on) if reach else None,
                tuple((line.seq, texts[line.seq]) for line in aways_of(aways, each, couple.day)),
            )
        )
    holds = touch_holding(states[TOUCH_WISHES], both)
    context = {
        "place": "us",
        "couple": couple,
        "line": held(couple.state, states[WISHES], couple.me, couple.day).line,
        "touch": (wording.TOUCH[holds.touch], wording.SEX_HOLDS[holds.sex]),
        "people": people,
        "held": waits,
        "given": request.GET.get("given") == "1",
    }
    return render(request, "nearness/near.html", context, status=WAITS if waits.sentence else 200)


def _texts(couple: Couple, lines: list[AwayLine]) -> dict[int, Seen]:
    entries = couple.space.some([line.seq for line in lines], AwaySaid)
    return {
        line.seq: wording.seen_away(couple, entries[line.seq], line) for line in lines if line.seq in entries
    }
