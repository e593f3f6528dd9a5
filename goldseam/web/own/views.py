"""The pages about oneself. All of it is private, asks again after five minutes, and is never spoken of elsewhere."""

from collections.abc import Collection, Mapping

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from goldseam.core.catalogue.model import Practice
from goldseam.core.records.amends import AMENDS, AmendsKind
from goldseam.core.records.amends_draft import AMENDS_DRAFTS, AmendsDrafts, DraftOf
from goldseam.core.records.own import OWN, OwnWritten
from goldseam.core.records.situation import ANSWERS, AnswersState
from goldseam.core.situation.assembling import assemble
from goldseam.core.situation.model import Role
from goldseam.ledger.spaces import OpenSpace
from goldseam.ledger.unlocked import Spaces
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
    shown = [(topic, topic.id in begun) for topic in _for(_role(states[ANSWERS]), begun)]
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
    begun = states[OWN].topics()
    if found not in _for(_role(states[ANSWERS]), begun):
        raise Http404
    shown = {"topic": found, "place": "notes", "practices": _practices(found)}
    if found.after_owning and found.id not in begun and not _owned(request, states[AMENDS_DRAFTS]):
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


def _for(role: Role, begun: Collection[str]) -> list[Topic]:
    """Everything for everybody, but what only who broke trust has to live with; and always what was begun."""
    hurt = role is Role.INJURED
    return [each for each in TOPICS.values() if not (each.after_owning and hurt) or each.id in begun]


def _owned(request: PersonRequest, drafts: AmendsDrafts) -> bool:
    """Whether something was owned in words: a statement was written or given, or an apology said in person (T9)."""
    if drafts.said or any(each.what is DraftOf.STATEMENT for each in drafts.drafts):
        return True
    opened = request.visitor.unlocked
    return opened is not None and _given(opened.spaces(), str(opened.person))


def _given(spaces: Spaces, me: str) -> bool:
    """Whether a statement was handed over, here or to somebody before; its draft may be erased since."""
    between = (*((spaces.shared,) if spaces.shared else ()), *spaces.former)
    lines = (line for space in between for line in space.states(AMENDS)[AMENDS].lines)
    return any(line.kind is AmendsKind.STATEMENT and line.author == me for line in lines)


def _practices(found: Topic) -> list[tuple[str, str]]:
    known: Mapping[str, Practice] = method.catalogue().practices
    return [(slug, known[slug].words[method.language()].title) for slug in found.practices if slug in known]
