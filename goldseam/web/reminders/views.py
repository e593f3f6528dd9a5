"""The page of reminders: what is on, what is sent and when, and stopping all of it."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from goldseam.ledger import push_devices, reminders
from goldseam.web.reminders import choosing
from goldseam.web.reminders.keeping import Kept, keep, kept_in, local, order_of, plan_values, private_of
from goldseam.web.shared import clock
from goldseam.web.shared.access import fresh, unlocked
from goldseam.web.shared.answers import INVALID
from goldseam.web.shared.signed_in import PersonRequest

PAGE = "/account/reminders/"


@fresh
def reminders_page(request: PersonRequest) -> HttpResponse:
    """Choose days, hour, quiet hours and words. Words that may tell are named, and may stay."""
    private = private_of(request)
    kept = kept_in(private)
    if request.method != "POST":
        return _page(request, kept, choosing.as_typed(kept))
    typed = choosing.typed_in(request)
    chosen, error = choosing.read(typed, kept)
    words = () if error else choosing.telling(typed)
    if error or words:
        return _page(request, kept, typed, error=error, telling=", ".join(words), status=INVALID)
    keep(private, **plan_values(chosen.plan), words=chosen.words)
    try:
        reminders.change(private.person, order_of(chosen), clock.now(), mail=chosen.confirmed)
    except reminders.NoPostError:
        reminders.stop_sending(private.person)
    return redirect(f"{PAGE}?saved=1")


@require_POST
@unlocked
def stop(request: PersonRequest) -> HttpResponse:
    """End all of it at once; the address is forgotten with it."""
    private = private_of(request)
    reminders.stop(private.person)
    if kept_in(private).address:
        keep(private, address="", code="")
    return redirect(f"{PAGE}?stopped=1")


def _page(
    request: PersonRequest,
    kept: Kept,
    typed: choosing.Typed,
    *,
    error: str = "",
    telling: str = "",
    status: int = 200,
) -> HttpResponse:
    standing = reminders.standing(private_of(request).person)
    context = {
        "kept": kept,
        "typed": typed,
        "standing": standing,
        "order": order_of(kept),
        "next": local(standing.due, kept) if kept.confirmed else "",
        "offers_mail": reminders.sends_mail(),
        "devices_next": local(standing.devices_due, kept),
        "offers_push": bool(push_devices.offered()),
        "error": error,
        "telling": telling,
        "longest": choosing.LONGEST_WORDS,
    }
    return render(request, "reminders/reminders.html", context, status=status)
