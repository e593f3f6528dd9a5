"""The Today page, and the three answers a suggestion has."""

from datetime import date, timedelta

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from goldseam.core.records import PracticeMark, PracticeMarked
from goldseam.core.situation.intake import next_question
from goldseam.core.situation.model import Safety
from goldseam.core.situation.questions import page_of
from goldseam.core.situation.safety_check import ASKED_FIRST
from goldseam.web.shared import clock, method
from goldseam.web.shared.access import next_path, unlocked
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.situation.assembling import given_answers
from goldseam.web.today.check_in import questions
from goldseam.web.today.possible import newly_open
from goldseam.web.today.state import read_today
from goldseam.web.together.week import week_due

POSTPONED_DAYS = 3
PRIVATE = {question.id: question for question in ASKED_FIRST}
EVENING_FROM_HOUR = 17


@unlocked
def today(request: PersonRequest) -> HttpResponse:
    """What to do today and why, and the check-in; for each role what it is asked, and nothing more."""
    opened = request.visitor.unlocked
    if opened is None:
        return redirect("/locked/")
    spaces = opened.spaces()
    now = read_today(spaces, clock.today())
    if "device_notice" not in now.preferences:
        return redirect("/start/device/")
    if "role" not in now.answers.values:
        # Whoever is here only to accompany others is not asked what happened to them.
        return redirect("/clients/" if spaces.clients else "/situation/")
    made, told = now.plan(), given_answers(now.answers)
    context = {
        "place": "today",
        "now": now,
        "heading": _heading(now.day),
        "plan": made,
        "new_devices": now.devices.told_to(_session(request)),
        "newly_open": newly_open(now),
        "review": week_due(spaces, now.day) if now.safety.on is not None else None,
        "questions": questions(now.checked_in) if now.checks_in else (),
        "ask_first": [(each, page_of(PRIVATE[each], told, method.language())) for each in made.ask_first],
        "help_first": now.situation.safety is Safety.SELF_HARM,
        "saved": request.GET.get("saved", ""),
        "unfinished": next_question(told) is not None,
        "evening": now.recent.evenings.get(now.day.isoformat()),
    }
    return render(request, "today/today.html", context)


@unlocked
def waiting(request: PersonRequest) -> HttpResponse:
    """All that waits for this person, where Today has room for a few lines of it."""
    opened = request.visitor.unlocked
    if opened is None:
        return redirect("/locked/")
    lines = read_today(opened.spaces(), clock.today()).waiting
    return render(request, "today/waiting.html", {"place": "today", "lines": lines})


@require_POST
@unlocked
def mark(request: PersonRequest) -> HttpResponse:
    """Done, not now (it comes back in three days), not for us, or asked for again."""
    slug, answer = request.POST.get("practice", ""), request.POST.get("answer", "")
    opened = request.visitor.unlocked
    if opened is None or slug not in method.catalogue().practices or answer not in set(PracticeMark):
        return redirect("/today/")
    day = clock.today()
    until = day + timedelta(days=POSTPONED_DAYS) if answer == PracticeMark.NOT_NOW else None
    record = PracticeMarked(slug, PracticeMark(answer), until)
    opened.private_space().append(record, at=clock.now(), day=day)
    return redirect(next_path(request, "/today/"))


def _session(request: PersonRequest) -> str:
    session = request.visitor.session
    return "" if session is None else bytes(session.key_hash).hex()


def _heading(day: date) -> str:
    hour = clock.local_hour()
    name = clock.weekday(day)
    if hour < 5:
        return _("Night")
    if hour < 12:
        return _("%(weekday)s morning") % {"weekday": name}
    if hour < EVENING_FROM_HOUR:
        return _("%(weekday)s") % {"weekday": name}
    return _("%(weekday)s evening") % {"weekday": name}
