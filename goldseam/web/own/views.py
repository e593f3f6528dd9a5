"""The pages about oneself. All of it is private, asks again after five minutes, and is never spoken of elsewhere."""

from collections.abc import Mapping

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from goldseam.core.catalogue.model import Practice
from goldseam.core.records.amends_draft import AMENDS_DRAFTS, AmendsDrafts, DraftOf
from goldseam.core.records.own import OWN, OwnWritten
from goldseam.core.records.situation import ANSWERS, AnswersState
from goldseam.core.situation.assembling import assemble
from goldseam.core.situation.model import Role
from goldseam.ledger.spaces import OpenSpace
from goldseam.web.own.keeping import fields, keep, standing, typed_in
from goldseam.web.own.searching import search
from goldseam.web.own.topics import TOPICS, Topic
from goldseam.web.shared import clock, method
from goldseam.web.shared.access import fresh
from goldseam.web.shared.answers import INVALID
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.situation.assembling import given_answers
from goldseam.web.together.typed import text_of

MOST_EARLIER = 50


@fresh
def own(request: PersonRequest) -> HttpResponse:
    """The topics that are for this person, and a search through their own words."""
    private = _private(request)
    states = private.states(OWN, ANSWERS)
    begun = states[OWN].topics()
    shown = [(topic, topic.id in begun) for topic in _for(_role(states[ANSWERS]))]
    page: dict[str, object] = {"topics": shown, "place": "notes"}
    if request.method != "POST":
        return render(request, "own/own.html", page)
    words = text_of(request, "words")
    if not words:
        page["error"] = _("Write a word to look for.")
        return render(request, "own/own.html", page, status=INVALID)
    return render(request, "own/own.html", {**page, "words": words, "hits": search(private, words)})


@fresh
def page(request: PersonRequest, topic: str) -> HttpResponse:
    """One topic: its parts as they stand, to write on. What is written over is kept beside it."""
    found, private = _topic(topic), _private(request)
    states = private.states(OWN, ANSWERS, AMENDS_DRAFTS)
    if found not in _for(_role(states[ANSWERS])):
        raise Http404
    shown = {"topic": found, "place": "notes", "practices": _practices(found)}
    if found.after_owning and not _owned(states[AMENDS_DRAFTS]):
        return render(request, "own/not_yet.html", shown)
    stands = standing(private, states[OWN], found.id)
    if request.method != "POST":
        shown |= {"fields": fields(found.parts, stands), "earlier": bool(states[OWN].earlier(found.id))}
        return render(request, "own/topic.html", shown)
    given, error = typed_in(request, found.parts)
    if error:
        shown |= {"fields": fields(found.parts, given), "error": error}
        return render(request, "own/topic.html", shown, status=INVALID)
    keep(private, found.id, given, stands)
    return redirect(f"/own/{found.id}/?saved=1")


@fresh
def earlier(request: PersonRequest, topic: str) -> HttpResponse:
    """What stood on a page before, newest first; each can be erased for good."""
    found, private = _topic(topic), _private(request)
    seqs = private.states(OWN)[OWN].earlier(found.id)
    if request.method == "POST":
        asked = request.POST.get("item", "")
        seq = next((each for each in seqs if str(each) == asked), None)
        if seq is not None:
            private.erase([seq], at=clock.now(), day=clock.today())
        return redirect(f"/own/{found.id}/earlier/?erased=1")
    labels = {part.id: part.label for part in found.parts}
    entries = private.some(seqs[:MOST_EARLIER], OwnWritten)
    lines = [
        (entry, labels.get(record.part, record.part))
        for _seq, entry in sorted(entries.items(), reverse=True)
        if isinstance(record := entry.record, OwnWritten) and record.text
    ]
    return render(request, "own/earlier.html", {"topic": found, "lines": lines, "place": "notes"})


def _private(request: PersonRequest) -> OpenSpace:
    opened = request.visitor.unlocked
    if opened is None:
        raise Http404
    return opened.private_space()


def _topic(name: str) -> Topic:
    if name not in TOPICS:
        raise Http404
    return TOPICS[name]


def _role(answers: AnswersState) -> Role:
    return assemble(given_answers(answers)).role


def _for(role: Role) -> list[Topic]:
    """Everything for everybody, but what only who broke trust has to live with."""
    return [each for each in TOPICS.values() if not each.after_owning or role is not Role.INJURED]


def _owned(drafts: AmendsDrafts) -> bool:
    """Whether something was owned in words: a statement was written, or an apology said face to face (T9)."""
    return bool(drafts.said) or any(each.what is DraftOf.STATEMENT for each in drafts.drafts)


def _practices(found: Topic) -> list[tuple[str, str]]:
    known: Mapping[str, Practice] = method.catalogue().practices
    return [(slug, known[slug].words[method.language()].title) for slug in found.practices if slug in known]
