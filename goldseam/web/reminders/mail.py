"""An address for reminders: taken once, never shown again, and used only after whoever reads it typed a code.

Without the code anybody could have words of theirs sent to somebody who wants to hear nothing.
"""

import secrets
from contextlib import suppress
from datetime import datetime, timedelta
from hmac import compare_digest

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from goldseam.core.reminders import Order
from goldseam.environment import MAIL_ADDRESS, Smtp
from goldseam.ledger import reminders
from goldseam.ledger.spaces import MovedOnError, OpenSpace
from goldseam.web.reminders.keeping import Kept, keep, kept_in, order_of, private_of
from goldseam.web.reminders.views import PAGE
from goldseam.web.shared import clock
from goldseam.web.shared.access import fresh
from goldseam.web.shared.answers import INVALID
from goldseam.web.shared.signed_in import PersonRequest

LONGEST_ADDRESS = 254
BETWEEN = timedelta(minutes=10)
MOST_TRIES = 5
DIGITS = 6


@fresh
def mail(request: PersonRequest) -> HttpResponse:
    """Take an address and send a code there; what was there before ends."""
    smtp: Smtp | None = settings.SMTP
    offered = reminders.sends_mail()
    page: dict[str, object] = {"offers_mail": offered, "sender": smtp.sender if smtp and offered else ""}
    if request.method != "POST":
        return render(request, "reminders/mail.html", page)
    private, address = private_of(request), request.POST.get("address", "").strip()
    error = _wrong(address, kept_in(private)) if offered else _("This server sends no mail.")
    if error:
        page |= {"address": address, "error": error}
        return render(request, "reminders/mail.html", page, status=INVALID)
    _ask(private, address)
    return redirect(f"{PAGE}code/")


@fresh
def code(request: PersonRequest) -> HttpResponse:
    """Type the code that came; only then reminders go there."""
    private = private_of(request)
    while True:
        kept = kept_in(private)
        if not kept.code:
            return redirect(PAGE)
        if request.method != "POST":
            return render(request, "reminders/code.html", {"kept": kept})
        # Many tries at the same moment are counted one by one: each is decided by what the one before left.
        with suppress(MovedOnError):
            return _tried(request, private, kept)


def _tried(request: PersonRequest, private: OpenSpace, kept: Kept) -> HttpResponse:
    """Decide one try by what was just read.

    Raises:
        MovedOnError: something was written since; nothing is decided.
    """
    typed, after = "".join(request.POST.get("code", "").split()), private.last_seen
    if compare_digest(typed.encode(), kept.code.encode()):
        keep(private, after, code="")
        reminders.change(private.person, order_of(kept), clock.now(), mail=True)
        return redirect(f"{PAGE}?saved=1")
    if kept.tries + 1 >= MOST_TRIES:
        keep(private, after, code="", address="")
        reminders.stop_mail(private.person)
        return redirect(f"{PAGE}?ended=1")
    keep(private, after, code=f"{kept.code} {kept.tries + 1}")
    error = _("This is not the code. Look at the newest mail and type its six digits.")
    return render(
        request, "reminders/code.html", {"kept": kept, "typed": typed, "error": error}, status=INVALID
    )


def _ask(private: OpenSpace, address: str) -> None:
    digits, now = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}", clock.now()
    keep(private, address=_hint(address), code=digits, asked=now.isoformat())
    text = _("Your code: %(code)s") % {"code": digits}
    reminders.ask(private.person, address, Order(_("Reminder"), _("Code"), text), now)


def _wrong(address: str, kept: Kept) -> str:
    if len(address) > LONGEST_ADDRESS or not MAIL_ADDRESS.fullmatch(address):
        return _("Give a whole mail address, such as name@example.org.")
    if kept.asked and timedelta() <= clock.now() - datetime.fromisoformat(kept.asked) < BETWEEN:
        return _("A code was sent a moment ago. Ask for another one in ten minutes.")
    return ""


def _hint(address: str) -> str:
    """Enough to know one's own address again, too little to write to it."""
    name, _at, host = address.partition("@")
    return f"{name[0]}…@{host[0]}…"
