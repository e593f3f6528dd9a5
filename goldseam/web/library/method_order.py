"""The method in its own order: four articles, their sections, and where each of their elements is done."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from goldseam.core.catalogue.elements import (
    Article,
    SaidElement,
    load_elements,
    method_in_order,
    section_of,
)
from goldseam.core.catalogue.model import Language, Practice, PracticeWords
from goldseam.web.shared import labels, method
from goldseam.web.shared.access import unlocked
from goldseam.web.shared.signed_in import PersonRequest

# Where a part of the program has a page: its address and the name it goes by. The rest lives in practices.
PAGES: Mapping[str, tuple[str, Promise]] = {
    "situation": ("/situation/", _("What you told")),
    "self-analysis": ("/situation/look/", _("Six questions to yourself")),
    "barriers": ("/understand/what-stands-in-the-way/", _("What stands in the way")),
    "plan": ("/today/", _("Today")),
    "accountability": ("/amends/statement/", _("What I did")),
    "apology": ("/amends/", _("Amends")),
    "promises": ("/promises/", _("Promises")),
    "requests": ("/requests/", _("Requests")),
    "agreements": ("/agreements/", _("Agreements")),
    "check-in": ("/check-in/", _("How was the day?")),
    "trajectory": ("/progress/", _("How it moves")),
    "truth": ("/truth/", _("Truth")),
    "no-contact": ("/truth/no-contact/", _("No contact")),
    "self": ("/own/", _("For you alone")),
    "appreciation": ("/good/list/", _("What makes them special")),
    "memories": ("/good/memories/", _("What was good")),
    "renewal": ("/good/dates/", _("Dates and rituals")),
    "questions": ("/truth/questions/", _("Questions")),
    "coach": ("/amends/apology/", _("An apology, read over")),
    "tracks": ("/situation/", _("What you told")),
    "review": ("/decide/", _("Where do we stand")),
    "helpers": ("/us/helpers/", _("A counsellor")),
    "understanding": ("/understand/", _("Understand")),
    "presence": ("/near/", _("Near, and with room")),
    "space": ("/near/", _("Near, and with room")),
    "triggers": ("/hurts/", _("What sets it off, what helps")),
    "disputes": ("/dispute/", _("Sort a dispute")),
    "openness": ("/openness/", _("Openness")),
}


@dataclass(frozen=True)
class Shown:
    """An element as its section shows it: whom it is for, and everywhere it lives."""

    id: str
    says: str
    audience: Promise
    page: tuple[str, Promise] | None
    practices: tuple[tuple[Practice, PracticeWords], ...]
    rules: tuple[str, ...]


@dataclass(frozen=True)
class Where:
    """Where one element lives: the address of its page ("" for none), practices by slug, rules by name."""

    element: str
    page: str
    practices: tuple[str, ...]
    rules: tuple[str, ...]


@unlocked
def whole(request: PersonRequest) -> HttpResponse:
    """All four articles, each section in its sentence."""
    return render(request, "library/method.html", {"articles": _articles(), "place": "practices"})


@unlocked
def section(request: PersonRequest, section: str) -> HttpResponse:
    """One section: each element with its practices, the rules that keep it, and the page where it is done."""
    every = [(article, each) for article in _articles() for each in article.sections]
    at = next((number for number, (_article, each) in enumerate(every) if each.id == section), None)
    if at is None:
        raise Http404
    article, found = every[at]
    context = {
        "place": "practices",
        "article": article,
        "section": found,
        "elements": [_shown(each) for each in found.elements],
        "before": every[at - 1][1] if at else None,
        "after": every[at + 1][1] if at + 1 < len(every) else None,
    }
    return render(request, "library/section.html", context)


def where() -> tuple[Where, ...]:
    """Every element of the method in its order, and where it lives."""
    said = (each for article in _articles() for section in article.sections for each in section.elements)
    return tuple(
        Where(
            each.element.id,
            PAGES.get(each.element.lives, ("",))[0],
            tuple(practice.slug for practice in each.practices),
            tuple(each.rules),
        )
        for each in said
    )


def covered_by(practice: Practice) -> list[tuple[str, str, str]]:
    """What a practice does of the method: each element's section, its id and its sentence."""
    words = load_elements(method.language(), method.CONTENT_ROOT)
    return [(section_of(each), each, words.elements[each]) for each in practice.facts.covers]


def _shown(said: SaidElement) -> Shown:
    rules, language = method.words("rules"), method.language()
    return Shown(
        id=said.element.id,
        says=said.says,
        audience=labels.AUDIENCES[said.element.audience],
        page=PAGES.get(said.element.lives),
        practices=tuple((each, each.words[language]) for each in said.practices),
        rules=tuple(rules[name] for name in said.rules),
    )


def _articles() -> tuple[Article, ...]:
    return _in_order(method.language())


@cache
def _in_order(language: Language) -> tuple[Article, ...]:
    return method_in_order(method.catalogue(), load_elements(language, method.CONTENT_ROOT))
