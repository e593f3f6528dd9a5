"""Times for questions: proposed by one, in force once the other said yes, ended by either of them alone."""

import re
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.core.records import QuestionTimeAgreed, QuestionTimeEnded, QuestionTimeProposed
from goldseam.core.records.question_time import QUESTION_TIMES, QuestionTime, QuestionTimes
from goldseam.web.shared.answers import INVALID, WAITS
from goldseam.web.shared.clock import weekday_inside
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.access import together
from goldseam.web.together.couple import Couple, RestingError
from goldseam.web.together.pacing import NOT_LOOKED, Pace
from goldseam.web.together.typed import steps
from goldseam.web.truth.passing import held_giving

CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)
LENGTHS = (15, 20, 30, 45, 60)
Act = QuestionTimeAgreed | QuestionTimeEnded | QuestionTimeProposed


@together
def times(request: PersonRequest, couple: Couple) -> HttpResponse:
    """What is agreed, what is proposed, and a form for another proposal."""
    if request.method != "POST":
        return _page(request, couple, {})
    if request.POST.get("move") == "propose":
        return _proposed(request, couple)
    asked, move = request.POST.get("proposal", ""), request.POST.get("move")
    proposal = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 15 else 0

    def decided() -> list[Act]:
        state = _state(couple)
        if move == "agree" and any(each.seq == proposal for each in _theirs(state, couple)):
            return [QuestionTimeAgreed(proposal)]
        return [QuestionTimeEnded(proposal)] if move == "end" and proposal in _numbers(state) else []

    # Ending is one person's own act and always passes.
    couple.decide(decided, although_resting=move == "end")
    return redirect("/truth/questions/times/")


def in_words(time: QuestionTime, *, inside: bool = False) -> str:
    """A time as both read it, by itself or `inside` a sentence."""
    says = ngettext(
        "%(weekday)s at %(at)s, %(minutes)s minute",
        "%(weekday)s at %(at)s, %(minutes)s minutes",
        time.minutes,
    )
    weekday = weekday_inside(time.weekday) if inside else WEEKDAYS.get(time.weekday, "")
    return says % {"weekday": weekday, "at": time.at, "minutes": time.minutes}


def _proposed(request: PersonRequest, couple: Couple) -> HttpResponse:
    typed = {name: request.POST.get(name, "") for name in ("weekday", "at", "minutes")}
    wanted = _read(typed)
    if wanted is None:
        error = _("Choose a day, a time like 20:30, and how long.")
        return _page(request, couple, typed, error)
    if not couple.open:
        raise RestingError
    held = NOT_LOOKED

    def decided() -> list[Act]:
        nonlocal held
        mine = _state(couple).proposed.get(str(couple.me))
        same = mine and (mine.weekday, mine.at, mine.minutes) == (wanted.weekday, wanted.at, wanted.minutes)
        held = NOT_LOOKED if same else held_giving(couple)
        return [] if same or held.sentence else [wanted]

    couple.decide(decided)
    return _page(request, couple, typed, held=held) if held.sentence else redirect("/truth/questions/times/")


def _read(typed: dict[str, str]) -> QuestionTimeProposed | None:
    day, at, minutes = typed["weekday"], typed["at"].strip(), typed["minutes"]
    good = day in {str(each) for each in range(7)} and minutes in {str(each) for each in LENGTHS}
    return QuestionTimeProposed(int(day), at, int(minutes)) if good and CLOCK.fullmatch(at) else None


def _page(
    request: PersonRequest, couple: Couple, typed: dict[str, str], error: str = "", held: Pace = NOT_LOOKED
) -> HttpResponse:
    state = _state(couple)
    mine = state.proposed.get(str(couple.me))
    context: dict[str, Any] = {
        "agreed": state.agreed and (state.agreed.seq, in_words(state.agreed)),
        "mine": mine and (mine.seq, in_words(mine)),
        "theirs": [(each.seq, in_words(each)) for each in _theirs(state, couple)],
        "weekdays": [(str(number), name) for number, name in WEEKDAYS.items()],
        "lengths": [str(each) for each in LENGTHS],
        "typed": typed,
        "held": held,
    }
    status = INVALID if error else WAITS if held.sentence else 200
    page = steps(request, couple=couple, error=error) | {"place": "truth"}
    return render(request, "truth/times.html", {**page, **context}, status=status)


def _state(couple: Couple) -> QuestionTimes:
    return couple.space.states(QUESTION_TIMES)[QUESTION_TIMES]


def _theirs(state: QuestionTimes, couple: Couple) -> list[QuestionTime]:
    return [each for each in state.proposed.values() if each.by != str(couple.me)]


def _numbers(state: QuestionTimes) -> set[int]:
    agreed = {state.agreed.seq} if state.agreed else set()
    return {each.seq for each in state.proposed.values()} | agreed
