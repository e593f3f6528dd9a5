"""The account page and its devices: what is signed in, and signing any of it out from here."""

import re
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from goldseam.core import vault
from goldseam.core.records import DeviceKnown
from goldseam.core.records.preference import PREFERENCES
from goldseam.ledger import sessions
from goldseam.ledger.models import Session
from goldseam.ledger.unlocked import Unlocked
from goldseam.web.shared import clock
from goldseam.web.shared.access import unlocked
from goldseam.web.shared.signed_in import PersonRequest

KEY = re.compile(r"[0-9a-f]{64}")


@unlocked
def account(request: PersonRequest) -> HttpResponse:
    """Name, code, devices, preferences, export and leaving, each a link or one button away."""
    visitor = request.visitor
    if visitor.unlocked is None or visitor.device is None:
        return redirect("/locked/")
    values = visitor.unlocked.private_space().states(PREFERENCES)[PREFERENCES].values
    page = {
        "name": values.get("sign_in_name", ""),
        "code_confirmed": values.get("code_confirmed"),
        "exit": values.get("exit", ""),
        "devices": _devices(visitor.unlocked, visitor.device),
    }
    return render(request, "account/account.html", page)


@require_POST
@unlocked
def known(request: PersonRequest) -> HttpResponse:
    """Every new device so far was this person's own."""
    opened = request.visitor.unlocked
    if opened is not None:
        opened.private_space().append(DeviceKnown(), at=clock.now(), day=clock.today())
    return redirect("/today/")


@require_POST
@unlocked
def end_device(request: PersonRequest, key: str) -> HttpResponse:
    """Sign out one device; an unknown key changes nothing."""
    visitor = request.visitor
    if visitor.device is not None and KEY.fullmatch(key):
        sessions.end_by_hash(visitor.device.person, bytes.fromhex(key))
    return redirect("/account/")


def _devices(opened: Unlocked, here: sessions.Device) -> list[dict[str, Any]]:
    rows = Session.objects.filter(person=opened.person).order_by("-seen_at")
    return [
        {
            "label": _label(opened, bytes(row.device)),
            "key": bytes(row.key_hash).hex(),
            "here": bytes(row.key_hash) == here.key_hash,
            "since": row.opened_at,
            "locked": row.sealed is None,
        }
        for row in rows
    ]


def _label(opened: Unlocked, sealed: bytes) -> str:
    try:
        return sessions.device_of(opened, sealed)[0]
    except vault.DecryptError:
        return ""
