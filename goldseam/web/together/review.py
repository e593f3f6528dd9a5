"""Looking back together: each writes alone, both open at the same moment, and then they talk."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goldseam.core.records import ReviewDrafted, TalkClosed
from goldseam.core.records.release import ReleaseTopic, Round
from goldseam.core.records.review import REVIEW_QUESTIONS, Talk, TalkHeld
from goldseam.core.together import AgendaPoint, Rhythm, Speaker, Topic, agenda, monday_of, speakers
from goldseam.web.account.telling_together import QUESTIONS, WORDS
from goldseam.web.shared import clock
from goldseam.web.shared.access import fresh, next_path
from goldseam.web.shared.answers import INVALID
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together import rounds
from goldseam.web.together.access import together
from goldseam.web.together.couple import Couple
from goldseam.web.together.week import Week, week_of

LONGEST_ANSWER = 5_000
REVIEW = "/us/review/"
RHYTHMS: Mapping[Rhythm, Promise] = {
    Rhythm.WEEKLY: _("For now you look back every week."),
    Rhythm.FORTNIGHTLY: _("For now you look back every two weeks."),
    Rhythm.MONTHLY: _("For now you look back every four weeks."),
}
HINTS: Mapping[str, Promise] = {
    "went_well": _("Something that was good, however small."),
    "kept": _("What either of you said and then did."),
    "still_open": _("A question or a promise that waits."),
    "appreciation": _("One thing the other did that was good for you."),
    "change": _("Small enough to do soon. What to do, not who somebody should be."),
}


@dataclass(frozen=True)
class Said:
    """Somebody's words on a point of the agenda."""

    name: str
    text: str


@dataclass(frozen=True)
class Point:
    """One point of the agenda with what each wrote for it."""

    title: Promise
    said: tuple[Said, ...]


@dataclass(frozen=True)
class Closing:
    """How the talk was for somebody, and what they take along."""

    name: str
    held: Promise
    along: str


@together
def review(request: PersonRequest, couple: Couple) -> HttpResponse:
    """Where this round stands for the person who asks; and leaving it out, or taking the own text back."""
    week = week_of(couple)
    if request.method == "POST":
        return _moved(request, couple, week)
    points = points_of(couple, week.round)
    context = {
        "couple": couple,
        "week": week,
        "rhythm": RHYTHMS[week.rhythm],
        "points": points,
        "draft": None if week.opened else rounds.sealed_review(week.draft(couple.private)),
        "left_by_partner": str(couple.partner) in week.left_out,
        "unsaid": week.unsaid,
        "sealed": [
            (each.round, monday_of(each.round))
            for each in rounds.sealed_rounds(couple, week.releases.review, week.current.name)
        ],
        "place": "us",
    }
    return render(request, "together/review.html", context)


@fresh
@together
def write(request: PersonRequest, couple: Couple) -> HttpResponse:
    """Five questions, each optional; what is written stays in the own private space."""
    week, error = week_of(couple), ""
    if request.method == "POST":
        # Also where the round opened meanwhile: it is private, and nothing typed is lost.
        answers = {question: request.POST.get(question, "") for question in REVIEW_QUESTIONS}
        if max(map(len, answers.values())) <= LONGEST_ANSWER:
            record = ReviewDrafted(week.current.name, answers)
            couple.private.append(record, at=clock.now(), day=couple.day)
            return redirect("/us/review/release/" if any(map(str.strip, answers.values())) else REVIEW)
        error = gettext("One answer is too long for the talk. Shorten it, or keep the rest in a note.")
    elif week.opened or week.released:
        return redirect(REVIEW)
    else:
        draft = week.draft(couple.private)
        answers = dict(draft.answers) if draft else {}
    context = {
        "questions": [(each, QUESTIONS[each], HINTS[each], answers.get(each, "")) for each in QUESTIONS],
        "partner": couple.partner_name,
        "error": error,
        "place": "us",
    }
    return render(request, "together/review_write.html", context, status=INVALID if error else 200)


@fresh
@together
def release(request: PersonRequest, couple: Couple) -> HttpResponse:
    """Exactly what the other will see, and the release of exactly that."""
    week = week_of(couple)
    text = rounds.sealed_review(week.draft(couple.private))
    if week.opened or week.released or not text:
        return redirect(REVIEW)
    seen, name = rounds.seen_of(text), week.current.name
    if request.method == "POST" and request.POST.get("round") != name:
        return redirect(REVIEW)
    if request.method == "POST" and request.POST.get("seen") == seen:
        rounds.release(couple, week.round, text)
        return redirect(REVIEW)
    context = {
        "couple": couple,
        "points": preview_of(couple.name_of(couple.me), rounds.read_review(text)),
        "round": name,
        "seen": seen,
        "changed": request.method == "POST",
        "place": "us",
    }
    return render(request, "together/review_release.html", context)


@together
def past(request: PersonRequest, couple: Couple, name: str) -> HttpResponse:
    """A round that opened: what both wrote, and what each takes along."""
    week = week_of(couple)
    each, talk = week.releases.round(ReleaseTopic.REVIEW, name), week.talks.of(name)
    points = points_of(couple, each)
    if not points:
        return redirect(REVIEW)
    context = {
        "couple": couple,
        "monday": monday_of(name),
        "points": points,
        "closings": closings_of(couple, talk),
        "unsaid": week.unsaid is not None and week.unsaid.round == name,
        "round": name,
        "next": _next(week, name),
        "place": "us",
    }
    return render(request, "together/review_past.html", context)


def points_of(couple: Couple, each: Round) -> list[Point]:
    """The agenda drawn from both; empty until both have released."""
    found = rounds.opened(couple, each)
    if not found:
        return []
    order = [UUID(person) for person in speakers(str(couple.me), str(couple.partner), each.round)]
    drawn = agenda(*(rounds.read_review(found[person].text) for person in order))
    names = dict(zip((Speaker.FIRST, Speaker.SECOND), map(couple.name_of, order), strict=True))
    return _grouped(drawn, names)


def preview_of(name: str, answers: Mapping[str, str]) -> list[Point]:
    """The points as the other will read them, from one person alone."""
    return _grouped(agenda(answers, {}), {Speaker.FIRST: name})


def closings_of(couple: Couple, talk: Talk | None) -> list[Closing]:
    """How the talk was for each who closed it. At most two queries."""
    if talk is None or not talk.closed_in:
        return []
    entries = couple.space.some(talk.closed_in.values(), TalkClosed)
    return [
        Closing(couple.name_of(entry.author), WORDS[TalkHeld][entry.record.held], entry.record.next)
        for entry in entries.values()
        if isinstance(entry.record, TalkClosed)
    ]


def _grouped(drawn: tuple[AgendaPoint, ...], names: Mapping[Speaker, str]) -> list[Point]:
    """The points by topic; the close has no words, and its place is in the talk."""
    topics = [topic for topic in Topic if topic is not Topic.CLOSE]
    grouped = [
        Point(
            QUESTIONS[topic], tuple(Said(names[each.by], each.text) for each in drawn if each.topic is topic)
        )
        for topic in topics
    ]
    return [point for point in grouped if point.said]


def _moved(request: PersonRequest, couple: Couple, week: Week) -> HttpResponse:
    move, name = request.POST.get("move", ""), request.POST.get("round", "")
    if move == "not_this" and name == week.current.name:
        rounds.leave_out(couple, week.round)
    if move == "take_back":
        rounds.take_back(couple, week.releases.round(ReleaseTopic.REVIEW, name))
    return redirect(next_path(request, REVIEW))


def _next(week: Week, name: str) -> date | None:
    """The Monday of the round after this one; None where this one is the current one still."""
    return None if week.current.name == name else week.current.monday
