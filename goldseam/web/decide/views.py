"""Where do we stand, and the three ways from there. All of it is private; the other sees none of it, ever."""

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from goldseam.core.catalogue.model import Sensitivity
from goldseam.core.records.decided import STANDPOINT, Decided, Standpoint, Way
from goldseam.core.records.own import OWN
from goldseam.core.situation.model import Answer, SafetyTopic, Situation
from goldseam.ledger.spaces import OpenSpace
from goldseam.ledger.unlocked import Spaces
from goldseam.web.decide import evidence
from goldseam.web.decide.ways import PATHS, STEPS, Path
from goldseam.web.own.keeping import fields, keep, standing, typed_in
from goldseam.web.progress.seen import ground
from goldseam.web.shared import clock, method
from goldseam.web.shared.access import fresh
from goldseam.web.shared.answers import INVALID
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.today.state import Today, read_today
from goldseam.web.together.typed import text_of, wrong_text

FEARED = {
    *(SafetyTopic.FEAR, SafetyTopic.VIOLENCE, SafetyTopic.SEXUAL_COERCION),
    *(SafetyTopic.HUMILIATION, SafetyTopic.PUSHED),
}
# What such a practice asks is taken away where speaking may not be safe (T17).
TOLD = frozenset({Sensitivity.TELLING, Sensitivity.PARTING})


@fresh
def decide(request: PersonRequest) -> HttpResponse:
    """What there is to go by, without a verdict, and the three ways side by side."""
    spaces, now = _read(request)
    stands: Standpoint = spaces.private.states(STANDPOINT)[STANDPOINT]
    known = ground(spaces, now.day)
    felt = evidence.felt(known, now.day)
    context = {
        "place": "us",
        "felt": felt,
        "all_rest_on": evidence.all_rest_on(felt),
        "deeds": evidence.deeds(known),
        "lapsed": evidence.lapsed(now.lapses),
        "barriers": evidence.barriers(now.situation),
        "untried": evidence.untried(now.situation, now.day),
        "signs": evidence.SIGNS,
        "paths": PATHS.values(),
        "stands": stands,
        "standing": next((path.name for path in PATHS.values() if path.way is stands.way), ""),
        "again": stands.look_again is not None and stands.look_again <= now.day,
    }
    return render(request, "decide/decide.html", context)


@fresh
def way(request: PersonRequest, way: str) -> HttpResponse:
    """One of the three ways, and choosing it for now; any of them can be chosen again on any day."""
    path = PATHS.get(way)
    if path is None:
        raise Http404
    spaces, now = _read(request)
    stands: Standpoint = spaces.private.states(STANDPOINT)[STANDPOINT]
    context = _context(path, now, stands)
    if request.method != "POST":
        why = _why(spaces.private, stands) if stands.way is path.way else ""
        day = stands.look_again.isoformat() if stands.look_again and stands.way is path.way else ""
        return render(request, "decide/way.html", {**context, "why": why, "until": day})
    given = text_of(request, "why"), text_of(request, "until")
    until, error = _day(given[1], now.day)
    error = wrong_text(given[0], may_be_empty=True) or error
    if error:
        typed = {**context, "why": given[0], "until": given[1], "error": error}
        return render(request, "decide/way.html", typed, status=INVALID)
    record = Decided(path.way, given[0], until)
    newest = spaces.private.some([stands.seq], Decided) if stands.seq else {}
    if stands.seq not in newest or newest[stands.seq].record != record:
        spaces.private.append(record, at=clock.now(), day=now.day)
    return redirect(f"/decide/{way}/?saved=1")


@fresh
def step(request: PersonRequest, step: str) -> HttpResponse:
    """One matter of parting well. What speaks of telling the other is asked about first (T17)."""
    found = STEPS.get(step)
    if found is None:
        raise Http404
    spaces, now = _read(request)
    context = {"place": "us", "step": found, "gate": gate(now.situation) if found.tells else "open"}
    if context["gate"] != "open":
        return render(request, "decide/step.html", context)
    topic = f"part-{found.id}"
    stands = standing(spaces.private, spaces.private.states(OWN)[OWN], topic)
    if request.method != "POST":
        return render(request, "decide/step.html", {**context, "fields": fields(found.parts, stands)})
    given, error = typed_in(request, found.parts)
    if error:
        typed = {**context, "fields": fields(found.parts, given), "error": error}
        return render(request, "decide/step.html", typed, status=INVALID)
    keep(spaces.private, topic, given, stands)
    return redirect(f"/decide/part-well/{found.id}/?saved=1")


def gate(situation: Situation) -> str:
    """Whether telling the other may be spoken of: asked first, open after a yes, closed after anything else.

    Fear, violence or force in the own safety check closes it too, whatever was answered before (T17).
    """
    if FEARED & set(situation.safety_topics):
        return "not_safe"
    match situation.addressed_safely:
        case Answer.YES:
            return "open"
        case Answer.NOT_ASKED:
            return "ask_first"
        case _:
            return "not_safe"


def _read(request: PersonRequest) -> tuple[Spaces, Today]:
    opened = request.visitor.unlocked
    if opened is None:
        raise Http404
    spaces = opened.spaces()
    return spaces, read_today(spaces, clock.today())


def _context(path: Path, now: Today, stands: Standpoint) -> dict[str, Any]:
    known, language = method.catalogue().practices, method.language()
    closed = gate(now.situation) == "not_safe"
    practices = [
        (slug, known[slug].words[language].title)
        for slug in path.practices
        if slug in known and not (closed and TOLD.intersection(known[slug].facts.asks))
    ]
    return {
        "place": "us",
        "path": path,
        "stands": stands,
        "practices": practices,
        "parting": path.way is Way.PART_WELL,
        "steps": [each for each in STEPS.values() if not (closed and each.tells)],
        "closed": closed,
        "suggestions": now.plan().suggestions if path.way is Way.GO_ON else (),
    }


def _why(private: OpenSpace, stands: Standpoint) -> str:
    entry = private.some([stands.seq], Decided).get(stands.seq)
    return entry.record.why if entry and isinstance(entry.record, Decided) else ""


def _day(typed: str, today: date) -> tuple[date | None, str]:
    """The day to look again, None where none was chosen; and what to do about one that cannot be."""
    if not typed:
        return None, ""
    try:
        found = date.fromisoformat(typed)
    except ValueError:
        return None, _("Choose the day from the calendar, or leave it empty.")
    return (
        (found, "") if found > today else (None, _("Choose a day that is still to come, or leave it empty."))
    )
