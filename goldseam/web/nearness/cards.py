"""Cards for the other: what to do, what to say, what not; each handed over by itself, and taken back at once."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from goldseam.core.nearness import may_say_known
from goldseam.core.records.closeness import WISHES
from goldseam.core.records.handed import HandedKind
from goldseam.core.records.kinds import Record
from goldseam.core.records.question import QUESTIONS
from goldseam.core.records.trigger import CARDS, CardHanded, Cards, DayKnown, GentleDayHanded
from goldseam.core.together.passing import wished
from goldseam.web.nearness.giving import Giving, Typed, give
from goldseam.web.nearness.triggers import noted_of
from goldseam.web.nearness.wording import KNOWN, Seen, lines_of
from goldseam.web.shared import clock
from goldseam.web.shared.access import fresh
from goldseam.web.shared.answers import WAITS
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.access import together
from goldseam.web.together.couple import Couple, RestingError
from goldseam.web.together.pacing import NOT_LOOKED, Pace, pace

PAGE = "/hurts/cards/"
LONGEST = 2_000


@fresh
@together
def card(request: PersonRequest, couple: Couple, seq: int) -> HttpResponse:
    """A card made of a private trigger: every part is looked at, changed or left out before it goes."""
    noted = noted_of(couple.private, seq)
    first = {"title": noted.what, "helps": noted.helps, "words": "", "note": noted.harms}
    giving = Giving("nearness/card.html", ("title", "helps", "words", "note"), _read, PAGE)
    return give(request, couple, giving, first, seq=seq)


@together
def cards(request: PersonRequest, couple: Couple) -> HttpResponse:
    """What each handed over: cards and gentle days."""
    if request.method == "POST":
        return _moved(request, couple)
    return _page(request, couple, NOT_LOOKED)


def _moved(request: PersonRequest, couple: Couple) -> HttpResponse:
    item = request.POST.get("item", "")
    seq = int(item) if item.isascii() and item.isdigit() and len(item) < 15 else 0
    if request.POST.get("move") == "known":
        waits = _known(couple, seq)
        return _page(request, couple, waits) if waits.sentence else redirect(PAGE)
    state = couple.space.states(CARDS)[CARDS]
    me = str(couple.me)
    own = {line.seq for line in state.cards if line.by == me} | {
        day.seq for day in state.days if day.by == me
    }
    if seq in own:
        # Taking back always passes, and no notice of it is sent (S16).
        couple.space.erase([seq], at=clock.now(), day=couple.day)
    return redirect(PAGE)


def _known(couple: Couple, seq: int) -> Pace:
    """Say once that one knows what day it is, where that may be said at this very moment (T2)."""
    waits = NOT_LOOKED
    if not couple.open:
        raise RestingError

    def decided() -> list[Record]:
        nonlocal waits
        waits = NOT_LOOKED
        if seq not in _sayable(couple, couple.space.states(CARDS)[CARDS]):
            return []
        waits = pace(couple, HandedKind.NOTE)
        return [] if waits.sentence else [DayKnown(seq)]

    couple.decide(decided)
    return waits


def _sayable(couple: Couple, state: Cards) -> set[int]:
    """The gentle days of which it may be said now."""
    states = couple.space.states(WISHES, QUESTIONS)
    wish, resting = wished(states[WISHES], couple.partner, couple.day), bool(states[QUESTIONS].rested_by)
    return {
        line.seq
        for line in state.days
        if may_say_known(state, line.seq, couple.me, couple.day, wish, resting=resting)
    }


def _page(request: PersonRequest, couple: Couple, waits: Pace) -> HttpResponse:
    state = couple.space.states(CARDS)[CARDS]
    sayable = _sayable(couple, state)
    numbers = [*(line.seq for line in state.cards), *(line.seq for line in state.days)]
    entries = couple.space.some(numbers, CardHanded, GentleDayHanded)
    shown = [
        {
            "seq": seq,
            "mine": couple.is_mine(entry),
            "item": Seen(couple.name_of(entry.author), entry.day, lines_of(entry.record)),
            "say": KNOWN if seq in sayable else "",
        }
        for seq, entry in entries.items()
    ]
    known = [date.fromisoformat(day.known_on) for day in state.days if day.known_on]
    context = {
        "place": "us",
        "couple": couple,
        "mine": [each for each in shown if each["mine"]],
        "theirs": [each for each in shown if not each["mine"]],
        "known": KNOWN if couple.day in known else "",
        "held": waits,
        "given": request.GET.get("given") == "1",
    }
    return render(request, "nearness/cards.html", context, status=WAITS if waits.sentence else 200)


def _read(typed: Typed) -> Record | str:
    if not (typed["helps"] or typed["words"] or typed["note"]):
        return _("Fill in at least one: what to do, what to say, or what not.")
    if max(len(text) for text in typed.values()) > LONGEST:
        return _("This is too long. Say it in fewer words.")
    return CardHanded(typed["title"], typed["helps"], typed["words"], typed["note"])
