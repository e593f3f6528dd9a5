"""Bringing something of one's own: chosen piece by piece, and changed before anybody else sees it."""

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render

from goldseam.core.records import Entry, Handed, Noted
from goldseam.core.records.handed import HandedKind
from goldseam.core.records.situation import ANSWERS, REFLECTIONS
from goldseam.core.situation.intake import SELF_ANALYSIS, shown
from goldseam.core.situation.questions import SKIPPED, page_of
from goldseam.ledger.spaces import States
from goldseam.web.notes.pages import notes_page
from goldseam.web.shared import method
from goldseam.web.shared.access import fresh
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.situation.assembling import given_answers
from goldseam.web.situation.wording import in_words
from goldseam.web.together.access import together
from goldseam.web.together.couple import Couple
from goldseam.web.together.handing import form


@dataclass(frozen=True)
class Own:
    """Something of one's own that could be brought: the name it is asked for by, its title and its words."""

    name: str
    title: str
    text: str


@fresh
@together
def own(request: PersonRequest, couple: Couple) -> HttpResponse:
    """The own notes, a page of them, the six questions and the lines of the situation: each by itself."""
    found, states = notes_page(couple.private, _number(request.GET.get("page", ""))), _states(couple)
    context = {
        "place": "us",
        "couple": couple,
        "notes": [(entry, _practice(entry)) for entry in found.notes],
        "looks": _looks(states),
        "situation": _situation(states),
        "page": found.page,
        "pages": found.last,
    }
    return render(request, "together/own.html", context)


@fresh
@together
def bring(request: PersonRequest, couple: Couple) -> HttpResponse:
    """The form of handing over, filled with what was chosen. Nothing is handed over by choosing."""
    note = _number(request.GET.get("note", ""))
    if note:
        entry = couple.private.some([note], Noted).get(note)
        record = entry.record if entry else None
        if isinstance(record, Noted):
            # Without the name of the practice: that something was suggested is never shown (T8).
            return form(request, couple, Handed(HandedKind.NOTE, "", record.text))
        raise Http404
    states = _states(couple)
    found = {each.name: (HandedKind.NOTE, each) for each in _looks(states)}
    found |= {each.name: (HandedKind.VIEW, each) for each in _situation(states)}
    if request.GET.get("what") not in found:
        raise Http404
    kind, chosen = found[request.GET["what"]]
    return form(request, couple, Handed(kind, chosen.title, chosen.text))


def _states(couple: Couple) -> States:
    return couple.private.states(REFLECTIONS, ANSWERS)


def _looks(states: States) -> list[Own]:
    """The six questions to oneself that have an answer."""
    texts = states[REFLECTIONS].texts
    language = method.language()
    return [
        Own(f"look-{each.id}", page_of(each, {}, language).title, texts[each.id])
        for each in SELF_ANALYSIS
        if texts.get(each.id, "").strip()
    ]


def _situation(states: States) -> list[Own]:
    """The lines of the situation that were answered, in the words of the answers."""
    answers, language = given_answers(states[ANSWERS]), method.language()
    return [
        Own(f"line-{each.id}", page_of(each, answers, language).title, in_words(each, answers, language))
        for each in shown(answers)
        if answers.get(each.id, SKIPPED) != SKIPPED
    ]


def _practice(entry: Entry) -> str:
    """The title of the practice a note was written for; for its author alone."""
    record = entry.record
    found = method.catalogue().practices.get(record.practice) if isinstance(record, Noted) else None
    return found.words[method.language()].title if found else ""


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 15 else 0
