"""Breaches by name, and how each of the two sees who broke trust and who was hurt: both views stand (S24)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goldseam.core.records import BreachNamed, BreachSeen, Entry
from goldseam.core.records.breach import BREACHES, Breach, Breaches, Part
from goldseam.core.records.handed import HandedKind
from goldseam.web.shared.answers import INVALID, WAITS
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.access import together
from goldseam.web.together.couple import Couple, RestingError
from goldseam.web.together.pacing import NOT_LOOKED, Pace, pace
from goldseam.web.together.typed import steps, text_of, wrong_text, wrong_title

BROKE: Mapping[Part, Promise] = {
    Part.ME: _("I did"),
    Part.PARTNER: _("My partner did"),
    Part.BOTH: _("Both of us did"),
    Part.NOT_SURE: _("I am not sure"),
}
HURT: Mapping[Part, Promise] = {
    Part.ME: _("I was"),
    Part.PARTNER: _("My partner was"),
    Part.BOTH: _("Both of us were"),
    Part.NOT_SURE: _("I am not sure"),
}


@dataclass(frozen=True)
class View:
    """How one of the two sees a breach, as both of them read it. `on` is None where nothing is written."""

    name: str
    on: date | None = None
    broke: str = ""
    hurt: str = ""
    words: str = ""
    earlier: tuple["View", ...] = ()


@together
def breaches(request: PersonRequest, couple: Couple) -> HttpResponse:
    """Every breach that was named, in the order of naming."""
    found = [
        (each, couple.name_of(each.named_by), date.fromisoformat(each.on))
        for each in couple.space.states(BREACHES)[BREACHES].breaches
    ]
    return render(request, "together/breaches.html", {"place": "us", "couple": couple, "breaches": found})


@together
def breach(request: PersonRequest, couple: Couple, seq: int) -> HttpResponse:
    """One breach: the two views beside each other, in the order of joining. Nothing compares them."""
    found = _found(couple, seq)
    context = {
        "place": "us",
        "couple": couple,
        "breach": found,
        "views": views_of_each(couple, [found])[0],
        "seen": str(couple.me) in found.views,
    }
    return render(request, "together/breach.html", context)


def views_of_each(couple: Couple, found: Sequence[Breach]) -> list[list[View]]:
    """The two views of each of several breaches, in the order of joining. Two queries for all of them."""
    said = couple.space.read(BreachSeen) if found else []
    about = {each.seq: [entry for entry in said if _about(entry) == each.seq] for each in found}
    return [[_view(couple, about[each.seq], person) for person in couple.state.members] for each in found]


@together
def name_one(request: PersonRequest, couple: Couple) -> HttpResponse:
    """Name a breach and say how one sees it, in one act; looked at before it is handed over."""
    return _taken(request, couple, None)


@together
def see(request: PersonRequest, couple: Couple, seq: int) -> HttpResponse:
    """Say how one sees a breach, whoever named it; said anew, the newest words stand."""
    return _taken(request, couple, _found(couple, seq))


def _taken(request: PersonRequest, couple: Couple, old: Breach | None) -> HttpResponse:
    named = _named(request, old)
    mine = old.views.get(str(couple.me)) if old and request.method != "POST" else None
    said = BreachSeen(0, mine.broke, mine.hurt, mine.words) if mine else _said(request)
    move, error = request.POST.get("move"), _wrong(named, said)
    if request.method != "POST" or move == "back" or error:
        error = error if request.method == "POST" and move != "back" else ""
        context = steps(request, couple=couple, breach=old, named=named, said=said)
        context |= {"brokers": BROKE.items(), "hurts": HURT.items(), "error": error}
        status = INVALID if error else 200
        return render(request, "together/breach_form.html", context, status=status)
    if not couple.open:
        raise RestingError
    if move == "hand":
        seq, paced = _handed(couple, old, named, said)
        if seq:
            return redirect(f"/us/breaches/{seq}/")
    else:
        paced = pace(couple, HandedKind.VIEW)
    view = _as_read(couple, couple.me, said, couple.day)
    context = steps(request, couple=couple, breach=old, named=named, said=said, view=view, held=paced)
    return render(request, "together/breach_preview.html", context, status=WAITS if move == "hand" else 200)


def _handed(couple: Couple, old: Breach | None, named: BreachNamed, said: BreachSeen) -> tuple[int, Pace]:
    """Write the view, with its breach where that is new, if it may pass now; the number of the breach, or 0."""
    paced, before = NOT_LOOKED, 0

    def decided() -> list[BreachNamed | BreachSeen]:
        nonlocal paced, before
        after = couple.space.last_seen
        paced = pace(couple, HandedKind.VIEW)
        # A form that was sent twice is handed over once.
        before = _already(couple, paced.breaches, old, named, said)
        if before or paced.sentence:
            return []
        seen = BreachSeen(old.seq if old else after + 1, said.broke, said.hurt, said.words)
        return [seen] if old else [named, seen]

    written = couple.decide(decided)
    number = old.seq if old else written[0].seq if written else 0
    return (number if written else before), paced


def _already(
    couple: Couple, state: Breaches, old: Breach | None, named: BreachNamed, said: BreachSeen
) -> int:
    me, day = str(couple.me), couple.day.isoformat()
    for each in state.breaches:
        new = each.named_by == me and each.on == day and (each.title, each.when) == (named.title, named.when)
        view = each.views.get(me)
        same = view and (view.broke, view.hurt, view.words) == (said.broke, said.hurt, said.words)
        if same and (each.seq == old.seq if old else new):
            return each.seq
    return 0


def _named(request: PersonRequest, old: Breach | None) -> BreachNamed:
    if old:
        return BreachNamed(old.title, old.when)
    return BreachNamed(text_of(request, "title"), text_of(request, "when"))


def _said(request: PersonRequest) -> BreachSeen:
    asked = (request.POST.get(name, "") for name in ("broke", "hurt"))
    broke, hurt = (Part(each) if each in set(Part) else Part.NOT_SURE for each in asked)
    return BreachSeen(0, broke, hurt, text_of(request, "words"))


def _wrong(named: BreachNamed, said: BreachSeen) -> str:
    if not named.title:
        return gettext("Give it a title of a few words first.")
    return wrong_title(named.title) or wrong_title(named.when) or wrong_text(said.words, may_be_empty=True)


def _found(couple: Couple, seq: int) -> Breach:
    for each in couple.space.states(BREACHES)[BREACHES].breaches:
        if each.seq == seq:
            return each
    raise Http404


def _about(entry: Entry) -> int:
    return entry.record.breach if isinstance(entry.record, BreachSeen) else 0


def _view(couple: Couple, said: Sequence[Entry], person: str) -> View:
    """The newest view of one of the two, with what that person said before: nothing is rewritten silently."""
    views = [
        _as_read(couple, person, entry.record, entry.day)
        for entry in said
        if isinstance(entry.record, BreachSeen) and str(entry.author) == person
    ]
    return replace(views[-1], earlier=tuple(views[:-1])) if views else View(couple.name_of(person))


def _as_read(couple: Couple, author: object, said: BreachSeen, on: date) -> View:
    """A view with names in the place of "I" and "my partner": it reads the same to both."""
    me = str(author)
    other = next(each for each in couple.state.members if each != me)
    names = {
        Part.ME: couple.name_of(me),
        Part.PARTNER: couple.name_of(other),
        Part.BOTH: gettext("both"),
        Part.NOT_SURE: gettext("not sure"),
    }
    return View(couple.name_of(me), on, names[said.broke], names[said.hurt], said.words)
