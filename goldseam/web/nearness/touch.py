"""The wish about touch and sex: apart from closeness, changed at any time, never owed; the stricter one holds (T3)."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from goldseam.core.nearness import UNSAID, answer_from_level, is_looser, level_from_answer, touch_holding
from goldseam.core.records import Answered
from goldseam.core.records.situation import ANSWERS
from goldseam.core.records.touch import (
    TOUCH_WISHES,
    SexLevel,
    TouchLevel,
    TouchWish,
    TouchWished,
    TouchWishes,
)
from goldseam.core.situation.model import Touch
from goldseam.web.nearness import wording
from goldseam.web.shared import clock
from goldseam.web.shared.answers import INVALID
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.access import together
from goldseam.web.together.couple import Couple


@together
def touch(request: PersonRequest, couple: Couple) -> HttpResponse:
    """My wish, the wish of the other, and what holds now."""
    state = couple.space.states(TOUCH_WISHES)[TOUCH_WISHES]
    typed = (request.POST.get("touch", ""), request.POST.get("sex", ""))
    if request.method != "POST":
        return _page(request, couple, state, _known(couple, state))
    if typed[0] not in set(TouchLevel) or typed[1] not in set(SexLevel):
        return _page(request, couple, state, typed, _("Choose one answer for touch and one for sex."))
    _wish(couple, state, TouchWish(TouchLevel(typed[0]), SexLevel(typed[1])))
    return redirect("/near/touch/?saved=1")


def _wish(couple: Couple, state: TouchWishes, new: TouchWish) -> None:
    """Set it in the shared space, and for the own plan. What closes something passes while the space rests, too."""
    old = state.by_person.get(str(couple.me))
    if old is None or (old.touch, old.sex) != (new.touch, new.sex):
        resting = not is_looser(new, old or UNSAID)
        couple.write(TouchWished(new.touch, new.sex), although_resting=resting)
    answer = answer_from_level(new.touch).value
    if couple.private.states(ANSWERS)[ANSWERS].values.get("touch") != answer:
        couple.private.append(Answered("touch", answer), at=clock.now(), day=couple.day)


def _known(couple: Couple, state: TouchWishes) -> tuple[str, str]:
    """What the form starts with: the own wish, or what was answered about touch in private. Never a yes to sex."""
    if mine := state.by_person.get(str(couple.me)):
        return mine.touch, mine.sex
    answer = couple.private.states(ANSWERS)[ANSWERS].values.get("touch")
    level = level_from_answer(Touch(answer)) if isinstance(answer, str) and answer in set(Touch) else None
    return level or "", ""


def _page(
    request: PersonRequest, couple: Couple, state: TouchWishes, typed: tuple[str, str], error: str = ""
) -> HttpResponse:
    mine, theirs = (state.by_person.get(str(each)) for each in (couple.me, couple.partner))
    holds = touch_holding(state, (couple.me, couple.partner))
    context = {
        "place": "us",
        "couple": couple,
        "touches": wording.TOUCH.items(),
        "sexes": wording.SEX.items(),
        "typed": typed,
        "mine": _lines(mine),
        "theirs": _lines(theirs),
        "holds": (wording.TOUCH[holds.touch], wording.SEX_HOLDS[holds.sex]),
        "error": error,
        "kept_item": request.POST.get("kept_item", ""),
        "saved": request.GET.get("saved") == "1",
    }
    return render(request, "nearness/touch.html", context, status=INVALID if error else 200)


def _lines(wish: TouchWish | None) -> tuple[tuple[str, str], ...]:
    return () if wish is None else wording.lines_of(TouchWished(wish.touch, wish.sex))
