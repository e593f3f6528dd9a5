"""The promises: what to say of which day, what holds, and what is over."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render

from goldseam.core.deeds import due_of, goes_on
from goldseam.core.records.promise import PROMISES, PromiseLine, Promises
from goldseam.web.promises.desk import Desk, number_of
from goldseam.web.promises.wording import when
from goldseam.web.shared.access import fresh
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.truth.access import Here, own_or_both

PAGE = 30


@dataclass(frozen=True)
class Shown:
    """One promise of a list: its first words, when it falls due, and where it leads."""

    address: str
    title: str
    when: str
    day: date | None = None
    ended: bool = False


@fresh
@own_or_both
def promises(request: PersonRequest, here: Here) -> HttpResponse:
    """What waits to be said, what holds now, and what is over, newest first."""
    own = Desk(here, own=True)
    desks = [(Desk(here, own=False), here.couple.space)] if here.couple else []
    found = [(desk, space.states(PROMISES)[PROMISES]) for desk, space in [*desks, (own, here.private)]]
    holding = [(desk, [line for line in state.lines if goes_on(line)]) for desk, state in found]
    before = number_of(request.GET.get("before", ""))
    past = _past(found[0][1], before)
    context = {
        "place": "us" if here.couple else "today",
        "couple": here.couple,
        "due": sorted(
            (each for desk, state in found for each in to_say(desk, state)),
            key=lambda each: each.day or here.day,
        ),
        "mine": _shown(_by(holding, own=False, mine=True)),
        "theirs": _shown(_by(holding, own=False, mine=False)),
        "private": _shown(_by(holding, own=True, mine=True)),
        "past": _shown((found[0][0], line) for line in past),
        "older": past[-1].seq if len(past) == PAGE else 0,
        "kept": request.GET.get("kept") == "1",
    }
    return render(request, "promises/promises.html", context)


def to_say(desk: Desk, state: Promises) -> list[Shown]:
    """The days that whoever made the promises is asked about: one line a promise, the day if it is only one."""
    found = []
    for line, days in due_of(state, desk.me, desk.here.day):
        address = f"{desk.base}{line.seq}/"
        one = f"{address}day/{days[0].isoformat()}/" if len(days) == 1 else address
        found.append(Shown(one, line.title, when(line.first, line.recurs), days[0]))
    return found


def _by(
    holding: Iterable[tuple[Desk, list[PromiseLine]]], *, own: bool, mine: bool
) -> list[tuple[Desk, PromiseLine]]:
    return [
        (desk, line)
        for desk, lines in holding
        for line in lines
        if desk.own is own and (line.author == desk.me) is mine
    ]


def _shown(lines: Iterable[tuple[Desk, PromiseLine]]) -> list[Shown]:
    return [
        Shown(
            f"{desk.base}{line.seq}/",
            line.title,
            when(line.first, line.recurs),
            ended=bool(line.ended_on),
        )
        for desk, line in lines
    ]


def _past(state: Promises, before: int) -> list[PromiseLine]:
    over = [line for line in state.lines if not goes_on(line) and (not before or line.seq < before)]
    return over[-PAGE:][::-1]
