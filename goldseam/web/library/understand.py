"""Pages to understand by: how trust forms and breaks, what stands in the way, what recovery feels like."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from goldseam.core.catalogue.model import Audience
from goldseam.core.reader import load_topics, sections_for
from goldseam.core.records.situation import ANSWERS
from goldseam.core.situation.barriers import own_barriers
from goldseam.core.situation.model import Role
from goldseam.web.shared import method
from goldseam.web.shared.access import unlocked
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.situation.assembling import given_answers


@unlocked
def topics(request: PersonRequest) -> HttpResponse:
    """All topics, each with its sentence."""
    found = load_topics(method.language())
    return render(request, "library/topics.html", {"topics": found, "place": "practices"})


@unlocked
def topic(request: PersonRequest, slug: str) -> HttpResponse:
    """One topic; of the barriers only those that this person can move."""
    opened = request.visitor.unlocked
    found = next((each for each in load_topics(method.language()) if each.slug == slug), None)
    if found is None:
        raise Http404
    if opened is None:
        return redirect("/locked/")
    given = given_answers(opened.private_space().states(ANSWERS)[ANSWERS]).get("role")
    role = Role(given) if isinstance(given, str) and given in set(Role) else Role.BOTH
    movable = {barrier.value for barrier in own_barriers(role)}
    catalogue = method.catalogue()
    sections = [
        (section, [catalogue.sources[each].reference for each in section.sources])
        for section in sections_for(found, Audience(role.value), movable)
    ]
    return render(request, "library/topic.html", {"topic": found, "sections": sections, "place": "practices"})
