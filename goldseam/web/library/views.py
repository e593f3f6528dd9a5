"""The practices: searched, narrowed, by stage; each on a page of its own, which prints cleanly."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from goldseam.core.catalogue.model import Audience, Evidence, Practice, Stage
from goldseam.core.plan.planner import why_not
from goldseam.core.records.situation import ANSWERS
from goldseam.core.situation.assembling import assemble
from goldseam.web.library.method_order import covered_by
from goldseam.web.library.searching import MINUTES, Wanted, found
from goldseam.web.shared import clock, labels, method
from goldseam.web.shared.access import unlocked
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.situation.assembling import given_answers
from goldseam.web.today.state import read_today


@unlocked
def practices(request: PersonRequest) -> HttpResponse:
    """Every practice that fits the search, by stage. Searched by POST: words belong in no address.

    Where nothing was chosen yet, it is narrowed to what is for one's own role.
    """
    opened = request.visitor.unlocked
    if opened is None:
        return redirect("/locked/")
    sent = (request.POST if request.method == "POST" else request.GET).dict()
    at_first = request.method != "POST" and not sent
    role = assemble(given_answers(opened.private_space().states(ANSWERS)[ANSWERS])).role
    wanted = Wanted.at_first(role) if at_first else Wanted.of(sent)
    fitting = found(method.catalogue().practices.values(), wanted, method.language())
    stages = [
        (labels.STAGES[stage], labels.STAGE_SENTENCES[stage], group)
        for stage in Stage
        if (group := [pair for pair in fitting if pair[0].facts.stage is stage])
    ]
    context = {
        "place": "practices",
        "stages": stages,
        "count": len(fitting),
        "wanted": wanted,
        "narrowed": wanted != Wanted(),
        "for_own_role": labels.AUDIENCES[wanted.audience] if at_first and wanted.audience else "",
        "choices": _choices(),
    }
    return render(request, "library/practices.html", context)


@unlocked
def practice(request: PersonRequest, slug: str) -> HttpResponse:
    """One practice: why, the steps, words to use, what to leave out, whether it is for today, and its source."""
    each, opened = method.catalogue().practices.get(slug), request.visitor.unlocked
    if each is None:
        raise Http404
    if opened is None:
        return redirect("/locked/")
    now = read_today(opened.spaces(), clock.today())
    context = {
        "offered": why_not(method.catalogue(), now.situation, now.day, slug, method.language()),
        "refused": slug in now.practices.refused,
        "done": now.practices.done.get(slug, ()),
        "covered": covered_by(each),
        **described(each),
    }
    return render(request, "library/practice.html", context)


def described(each: Practice) -> dict[str, Any]:
    """What the pages of one practice say about it."""
    facts = each.facts
    return {
        "place": "practices",
        "practice": each,
        "facts": facts,
        "words": each.words[method.language()],
        "sources": [method.catalogue().sources[source] for source in facts.sources],
        "stage": labels.STAGES[facts.stage],
        "audience": labels.AUDIENCES[facts.audience],
        "rhythm": labels.RHYTHMS[facts.rhythm],
        "evidence": labels.EVIDENCE[facts.evidence],
    }


def _choices() -> dict[str, list[tuple[Any, Any]]]:
    """The fields that narrow the list, each with its values and their words."""
    return {
        "audiences": [(each.value, labels.AUDIENCES[each]) for each in Audience],
        "stages": [(each.value, labels.STAGES[each]) for each in Stage],
        "minutes": [(each, _("up to %(minutes)s minutes") % {"minutes": each}) for each in MINUTES],
        "evidence": [(each.value, labels.EVIDENCE_SHORT[each]) for each in Evidence],
    }
