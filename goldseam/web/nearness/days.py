"""Days to be gentle on: one's own list, of which single ones may be handed over."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from goldseam.core.records.kinds import Record
from goldseam.core.records.trigger import GENTLE_OWN, GentleDayHanded, GentleDayNoted
from goldseam.core.situation.questions import as_date
from goldseam.web.nearness.cards import PAGE as CARDS_PAGE
from goldseam.web.nearness.giving import Giving, Typed, give
from goldseam.web.nearness.wording import lines_of
from goldseam.web.shared import clock
from goldseam.web.shared.access import fresh
from goldseam.web.shared.answers import INVALID
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.access import together
from goldseam.web.together.couple import Couple
from goldseam.web.together.typed import steps, text_of
from goldseam.web.truth.access import Here, own_or_both

PAGE = "/hurts/days/"
LONGEST = 200
FIELDS = ("on", "words", "yearly")


@fresh
@own_or_both
def days(request: PersonRequest, here: Here) -> HttpResponse:
    """The own list, and a form for one more."""
    typed, error = dict.fromkeys(FIELDS, ""), ""
    if request.method == "POST" and request.POST.get("move") == "erase":
        item = request.POST.get("item", "")
        if any(str(line.seq) == item for line in here.private.states(GENTLE_OWN)[GENTLE_OWN].days):
            here.private.erase([int(item)], at=clock.now(), day=here.day)
        return redirect(PAGE)
    if request.method == "POST":
        typed = {name: text_of(request, name) for name in FIELDS}
        noted = _read(typed)
        if isinstance(noted, GentleDayNoted):
            here.private.append(noted, at=clock.now(), day=here.day)
            return redirect(f"{PAGE}?saved=1")
        error = noted
    found = here.private.states(GENTLE_OWN)[GENTLE_OWN].days
    entries = here.private.some([line.seq for line in found], GentleDayNoted)
    context = steps(
        request,
        couple=here.couple,
        found=[(seq, lines_of(entry.record)) for seq, entry in entries.items()],
        typed=typed,
        error=error,
        saved=request.GET.get("saved") == "1",
    )
    return render(request, "nearness/days.html", context, status=INVALID if error else 200)


@fresh
@together
def give_day(request: PersonRequest, couple: Couple, seq: int) -> HttpResponse:
    """Hand one of them over, in the words that the other may read."""
    line = next(
        (each for each in couple.private.states(GENTLE_OWN)[GENTLE_OWN].days if each.seq == seq), None
    )
    if line is None:
        raise Http404
    first = {"on": line.on, "words": line.words, "yearly": "yes" if line.yearly else ""}
    return give(request, couple, Giving("nearness/day_give.html", FIELDS, _handed, CARDS_PAGE), first)


def _handed(typed: Typed) -> Record | str:
    noted = _read(typed)
    if isinstance(noted, str):
        return noted
    return GentleDayHanded(noted.on, noted.words, noted.yearly)


def _read(typed: Typed) -> GentleDayNoted | str:
    on = as_date(typed["on"])
    if on is None or not typed["words"]:
        return _("Choose the day, and say in a few words what it is.")
    if len(typed["words"]) > LONGEST:
        return _("This is too long. Say it in fewer words.")
    return GentleDayNoted(on, typed["words"], yearly=typed["yearly"] == "yes")
