"""What is possible now: shown as what opened, never as a level; the same page on the way back after a lapse."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise

from goldseam.core.catalogue.model import Stage
from goldseam.core.plan.opening import possible_stages, stages_at_first
from goldseam.core.records import Preferred
from goldseam.ledger.spaces import OpenSpace
from goldseam.ledger.unlocked import Spaces
from goldseam.web.shared import clock, labels, method
from goldseam.web.shared.access import unlocked
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.today.state import Today, read_today

Stages = Mapping[Stage, tuple[str, ...]]

SEEN = "stages_seen"
SHOWN = 4
# On Today: so many things by name, for so long after they opened, whether or not the page was read.
NAMED = 3
STAYS_NEW = timedelta(days=14)


@dataclass(frozen=True)
class Opening:
    """A stage in which something can be done: its words, whether it is new, and a few of its practices."""

    stage: Stage
    name: Promise
    sentence: Promise
    new: bool
    practices: tuple[tuple[str, str], ...]
    more: int


def openings(now: Today) -> tuple[Opening, ...]:
    """What can be done now, by stage; new is what opened lately and was not possible when this was last read."""
    catalogue = method.catalogue()
    stages = possible_stages(catalogue, now.situation, now.day)
    lately, found = _opened_lately(now, stages), []
    for stage, slugs in stages.items():
        titles = tuple((slug, _title(slug)) for slug in slugs[:SHOWN])
        new = stage in lately
        name, sentence = labels.STAGES[stage], labels.STAGE_SENTENCES[stage]
        found.append(Opening(stage, name, sentence, new, titles, len(slugs) - len(titles)))
    return tuple(found)


def newly_open(now: Today) -> list[str]:
    """The titles of a few things that became possible lately, since this page was last read; done ones are none."""
    stages = possible_stages(method.catalogue(), now.situation, now.day)
    done = {each.practice for each in now.situation.done}
    things = [slug for slugs in _opened_lately(now, stages).values() for slug in slugs if slug not in done]
    return [_title(slug) for slug in things[:NAMED]]


@unlocked
def possible(request: PersonRequest) -> HttpResponse:
    """What is possible now, what is new first. Sent back, it takes note that it was read."""
    opened = request.visitor.unlocked
    if opened is None:
        return redirect("/locked/")
    spaces = opened.spaces()
    now = read_today(spaces, clock.today())
    if request.method == "POST":
        take_note(spaces.private, (each.stage for each in openings(now)))
        return redirect("/today/")
    found = sorted(openings(now), key=lambda each: not each.new)
    context = {"place": "today", "openings": found, "any_new": any(each.new for each in found)}
    return render(request, "today/possible.html", context)


def forget_closed(spaces: Spaces) -> None:
    """After something closed (a lapse): when it opens again, that is shown as any opening is."""
    now = read_today(spaces, clock.today())
    possible_now = {each.stage for each in openings(now)}
    known = [Stage(each) for each in _seen(now)]
    if not possible_now.issuperset(known):
        take_note(spaces.private, (each for each in known if each in possible_now))


def take_note(space: OpenSpace, stages: Iterable[Stage]) -> None:
    """Remember which stages were possible when the page was read."""
    space.append(Preferred(SEEN, " ".join(stages)), at=clock.now(), day=clock.today())


def _opened_lately(now: Today, stages: Stages) -> Stages:
    """Of these stages those that opened in the last fourteen days and were not read of, each with what is new in it.

    Deeds and the days that went by are looked back at; of a changed answer only its day is known, so that counts.
    """
    unread = {stage: slugs for stage, slugs in stages.items() if stage not in _seen(now)}
    if not unread:
        return {}
    # Before it came out there was nothing to open.
    since = max(now.day - STAYS_NEW, min(now.situation.came_out_on or date.min, now.day))
    if any(day > since.isoformat() for day in now.answers.days.values()):
        return unread
    before = possible_stages(method.catalogue(), now.situation, since)
    return {stage: slugs for stage, slugs in unread.items() if stage not in before}


def _title(slug: str) -> str:
    return method.catalogue().practices[slug].words[method.language()].title


def _seen(now: Today) -> tuple[str, ...]:
    kept = now.preferences.get(SEEN)
    if kept is None:
        return stages_at_first(method.catalogue(), now.situation, now.day)
    return tuple(kept.split())
