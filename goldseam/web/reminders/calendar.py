"""A calendar to subscribe to: its address is shown once, and whoever has it sees neutral events and nothing else."""

from hashlib import sha256

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from goldseam.core import reminders as core
from goldseam.ledger import reminders
from goldseam.web.reminders.keeping import kept_in, order_of, private_of
from goldseam.web.shared import clock, zones
from goldseam.web.shared.access import fresh, public
from goldseam.web.shared.signed_in import PersonRequest

# Calendar programs ask again every few hours or days.
EVENTS = 40


@fresh
def calendar(request: PersonRequest) -> HttpResponse:
    """What it is; making its address, which ends the one before."""
    private = private_of(request)
    if request.method != "POST":
        there = reminders.standing(private.person).feed
        return render(request, "reminders/calendar.html", {"there": there})
    token = reminders.open_feed(private.person, order_of(kept_in(private)))
    address = f"{settings.ORIGIN}/calendar/{token}.ics"
    return render(request, "reminders/calendar.html", {"there": True, "address": address})


@require_safe
@public
def feed(request: PersonRequest, token: str) -> HttpResponse:  # noqa: ARG001 - a view takes a request
    """The events of the coming weeks. Ended, guessed and misspelt look the same.

    So does one whose zone this machine does not know: nothing rings at an hour that nobody chose.
    """
    order = reminders.read_feed(token)
    if order is None or order.plan is None or zones.found(order.plan.zone) is None:
        return HttpResponse(status=404, content_type="text/plain")
    now = core.quarter_before(clock.now())
    moments = core.upcoming(order.plan, now, EVENTS)
    mark = sha256(token.encode()).hexdigest()[:16]
    return HttpResponse(
        core.feed(moments, order.text, mark, now), content_type="text/calendar; charset=utf-8"
    )
