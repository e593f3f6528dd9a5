"""Questionnaires of others: of one's own choice, once a month at most, and what a sum means in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from goldseam.core.measures import APART, Instrument, Item, complete, load_instruments, opens_safety
from goldseam.core.records.measured import QUESTIONNAIRES, QuestionnaireAnswered, Questionnaires
from goldseam.ledger.spaces import OpenSpace
from goldseam.web.progress.meaning import Meaning, meaning
from goldseam.web.shared import clock, method
from goldseam.web.shared.access import fresh
from goldseam.web.shared.answers import INVALID
from goldseam.web.shared.signed_in import PersonRequest

# A questionnaire of more items than this is parted by headings, so that it is seen how far one is.
SHORT, PART = 9, 4


@dataclass(frozen=True)
class Line:
    """A questionnaire as the list shows it: when it was taken last, and from when on it is offered again."""

    instrument: Instrument
    about: str
    last: date | None
    again: date | None


@dataclass(frozen=True)
class Place:
    """One answer of an item: its points, its words ("" for a place between two ends), whether it was chosen."""

    points: int
    words: str
    chosen: bool


@dataclass(frozen=True)
class Asked:
    """One item of the form: its number, its words, the word at its other end, its answers, whether it is open.

    `head` is the heading of the part that begins with it; "" for all others.
    """

    head: str
    number: int
    words: str
    to: str
    places: list[Place]
    open: bool


@fresh
def offered(request: PersonRequest) -> HttpResponse:
    """What there is to choose from. Nothing here is due, and nobody is reminded of it."""
    space, day = _private(request), clock.today()
    if space is None:
        return redirect("/locked/")
    state, language = space.states(QUESTIONNAIRES)[QUESTIONNAIRES], method.language()
    lines = [
        Line(each, each.about.in_(language), last, again if again and again > day else None)
        for each in load_instruments()
        for last, again in [_times(state, each)]
    ]
    return render(request, "progress/questionnaires.html", {"place": "progress", "lines": lines})


@fresh
def ask(request: PersonRequest, measure: str) -> HttpResponse:
    """The items in their own words. All of them are answered, or nothing is kept; open ones are named."""
    instrument, space, day = _instrument(measure), _private(request), clock.today()
    if space is None:
        return redirect("/locked/")
    _last, again = _times(space.states(QUESTIONNAIRES)[QUESTIONNAIRES], instrument)
    if again is not None and again > day:
        # Taken a moment ago, or this month: once more would tell less, not more.
        return redirect(f"/progress/questions/{measure}/result/")
    given = _given(request, instrument)
    if request.method != "POST":
        return _form(request, instrument, given)
    points = [each for each in given if each is not None]
    if not complete(instrument, points):
        return _form(request, instrument, given, INVALID)
    space.append(QuestionnaireAnswered(measure, tuple(points)), at=clock.now(), day=day)
    return redirect(f"/progress/questions/{measure}/result/")


@fresh
def result(request: PersonRequest, measure: str) -> HttpResponse:
    """What the newest sum means, in words, and whether it differs from the one before by more than chance.

    An answer about not wanting to live comes first, by itself; the rest is one step further.
    """
    instrument, opened = _instrument(measure), request.visitor.unlocked
    if opened is None:
        return redirect("/locked/")
    spaces = opened.spaces()
    space = spaces.private
    taken = space.states(QUESTIONNAIRES)[QUESTIONNAIRES].of(measure)
    if not taken:
        return redirect(f"/progress/questions/{measure}/")
    context: dict[str, Any] = {
        "place": "progress",
        "instrument": instrument,
        "together": spaces.shared is not None,
    }
    newest = space.some([taken[-1].seq], QuestionnaireAnswered).get(taken[-1].seq)
    record = newest.record if newest else None
    points = record.points if isinstance(record, QuestionnaireAnswered) else ()
    if opens_safety(instrument, points) and request.GET.get("seen") != "1":
        return render(request, "progress/safety_first.html", context)
    found: Meaning = meaning(instrument, taken)
    context |= {
        "found": found,
        "safety": opens_safety(instrument, points),
        "again": found.day + timedelta(APART),
    }
    context |= {"earlier": [date.fromordinal(each.day) for each in taken[:-1]]}
    return render(request, "progress/result.html", context)


def _private(request: PersonRequest) -> OpenSpace | None:
    opened = request.visitor.unlocked
    return None if opened is None else opened.private_space()


def _instrument(measure: str) -> Instrument:
    found = next((each for each in load_instruments() if each.id == measure), None)
    if found is None:
        raise Http404
    return found


def _times(state: Questionnaires, instrument: Instrument) -> tuple[date | None, date | None]:
    """The last day it was answered, and the first on which it is offered again."""
    taken = state.of(instrument.id)
    last = date.fromordinal(taken[-1].day) if taken else None
    return last, last + timedelta(days=APART) if last else None


def _given(request: PersonRequest, instrument: Instrument) -> list[int | None]:
    """The points that were chosen for each item; None where nothing was, or no answer of that item."""
    chosen: list[int | None] = []
    for number, item in enumerate(instrument.item, 1):
        text = request.POST.get(f"item_{number}", "")
        allowed = {str(option.points): option.points for option in instrument.options(item)}
        chosen.append(allowed.get(text))
    return chosen


def _form(
    request: PersonRequest, instrument: Instrument, given: Sequence[int | None], status: int = 200
) -> HttpResponse:
    language = method.language()
    speaks = instrument.speaks(language)
    tongue = language.value if speaks else "en"
    context: Mapping[str, Any] = {
        "place": "progress",
        "instrument": instrument,
        "tongue": tongue,
        "own_words": speaks,
        "instruction": getattr(instrument.instruction, tongue),
        "items": [
            _asked(instrument, number, item, tongue, given[number - 1], tried=status != 200)
            for number, item in enumerate(instrument.item, 1)
        ],
        "error": _("Some items have no answer yet. They are marked below.") if status != 200 else "",
    }
    return render(request, "progress/questionnaire.html", context, status=status)


def _asked(
    instrument: Instrument, number: int, item: Item, tongue: str, chosen: int | None, *, tried: bool
) -> Asked:
    places = [
        Place(option.points, getattr(option, tongue), option.points == chosen)
        for option in instrument.options(item)
    ]
    head = _head(number, len(instrument.item))
    return Asked(head, number, getattr(item, tongue), item.to, places, tried and chosen is None)


def _head(number: int, count: int) -> str:
    if count <= SHORT or number % PART != 1:
        return ""
    last = min(number + PART - 1, count)
    return _("%(first)s to %(last)s of %(count)s") % {"first": number, "last": last, "count": count}
