"""The full account: a caution before the first word, the parts in order of time, and telling it without the program."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from goldseam.core.records import AccountTold, Preferred
from goldseam.core.records.account import DETAILS, ToldHow
from goldseam.core.records.hand_over import HAND_OVERS
from goldseam.core.situation.questions import as_date
from goldseam.web.account.telling_account import LEVELS, TOLD
from goldseam.web.shared import clock
from goldseam.web.shared.access import fresh, next_path
from goldseam.web.shared.answers import INVALID
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.truth.access import Here, own_or_both
from goldseam.web.truth.account_desk import CAUTION, own_account, private_of
from goldseam.web.truth.account_words import PROMPTS, shown_part

ACCOUNT = "/truth/account/"
FURTHEST_BACK = timedelta(days=3653)


@own_or_both
def caution(request: PersonRequest, here: Here) -> HttpResponse:
    """What to know before the first word. Going on is noted, so that it is asked once."""
    if request.method == "POST":
        here.private.append(Preferred(CAUTION, here.day.isoformat()), at=clock.now(), day=here.day)
        return redirect(next_path(request, ACCOUNT))
    context = {"place": "truth", "next": next_path(request, "")}
    return render(request, "truth/account_caution.html", context)


@fresh
@own_or_both
def account(request: PersonRequest, here: Here) -> HttpResponse:
    """Everything that is written so far, for its author alone."""
    known = private_of(here.private)
    if not known.cautioned:
        return redirect("/truth/account/caution/")
    own = own_account(here.private)
    context = {
        "place": "truth",
        "couple": here.couple,
        "parts": [shown_part(each.part, each.root) for each in own.parts],
        "prompts": PROMPTS,
        "told": (TOLD[own.told.how], own.told.on) if own.told else None,
        "gate": known.gate.value,
        "afraid": known.afraid,
        "level": level_wanted(here),
        "given": _given(here),
    }
    return render(request, "truth/account.html", context)


@fresh
@own_or_both
def paper(request: PersonRequest, here: Here) -> HttpResponse:
    """The whole account on one page, to be printed or read aloud."""
    parts = own_account(here.private).parts
    context = {"place": "truth", "parts": [shown_part(each.part) for each in parts], "day": here.day}
    return render(request, "truth/account_paper.html", context)


@own_or_both
def told(request: PersonRequest, here: Here) -> HttpResponse:
    """That it was told aloud, or given on paper, on a day: a whole way of its own, with nothing written."""
    how, on = request.POST.get("how", ""), request.POST.get("on", "")
    error = ""
    if request.method == "POST":
        day = as_date(on)
        if how == ToldHow.NOT_TOLD:
            day = here.day
        if how in set(ToldHow) and day and here.day - FURTHEST_BACK <= day <= here.day:
            here.private.append(AccountTold(day, ToldHow(how)), at=clock.now(), day=here.day)
            return redirect("/truth/account/told/?saved=1")
        error = _("Choose how it was told, and the day: today or earlier.")
    known = private_of(here.private)
    before = own_account(here.private).told
    context = {
        "place": "truth",
        "gate": known.gate.value,
        "ways": [(way.value, TOLD[way]) for way in (ToldHow.ALOUD, ToldHow.PAPER)],
        "how": how,
        "on": on or here.day.isoformat(),
        "today": here.day,
        "before": (TOLD[before.how], before.on) if before else None,
        "error": error,
    }
    return render(request, "truth/account_told.html", context, status=INVALID if error else 200)


def level_wanted(here: Here) -> str:
    """How much detail the other one wants, in words; "" where they said nothing."""
    if here.couple is None:
        return ""
    chosen = here.couple.space.states(DETAILS)[DETAILS].chosen.get(str(here.couple.partner))
    return str(LEVELS.get(chosen.level, "")) if chosen else ""


def _given(here: Here) -> list[int]:
    """The hand-overs whose accounts this person gave, the newest first."""
    if here.couple is None:
        return []
    state = here.couple.space.states(HAND_OVERS)[HAND_OVERS]
    return [each.hand_over for each in state.given[::-1] if each.giver == str(here.couple.me)]
