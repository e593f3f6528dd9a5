"""Nothing typed is lost: what is sent while locked or signed out is sealed to its author and found again."""

import base64
import binascii
from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode

from goldseam.core.records import FormKept
from goldseam.ledger import inbox
from goldseam.ledger.head import SpaceDamagedError
from goldseam.ledger.unlocked import Unlocked
from goldseam.web.shared import clock
from goldseam.web.shared.signed_in import PersonRequest

# Fields that are never kept: secrets, and what only steers the form.
NOT_KEPT = ("csrfmiddlewaretoken", "move", "next", "kept", "kept_item")
SECRET_WORDS = ("passphrase", "code", "group", "proof")
UNAUTHORISED = 403
KEPT_FORMS = "/notes/kept/"


def typed(request: HttpRequest) -> tuple[tuple[str, str], ...]:
    """What a person typed or chose in a form, without secrets; empty where there is nothing to keep."""
    return tuple(
        (name, value)
        for name, values in request.POST.lists()
        if name not in NOT_KEPT and not name.startswith(SECRET_WORDS)
        for value in values
    )


def sent(request: HttpRequest) -> tuple[tuple[str, str], ...]:
    """All that a form sent, to be sent once more as it was; empty where a secret or a file was part of it."""
    if request.content_type == "multipart/form-data" or any(
        name.startswith(SECRET_WORDS) for name in request.POST
    ):
        return ()
    return tuple((name, value) for name, values in request.POST.lists() for value in values)


def ask_to_unlock(request: PersonRequest) -> HttpResponse:
    """The lock page; a form that was sent is sealed first, and the page says so."""
    fields = typed(request) if request.method == "POST" else ()
    visitor = request.visitor
    if fields and visitor.device and visitor.session:
        form = FormKept(page=request.path, fields=fields)
        inbox.leave(visitor.device, visitor.session, form, at=clock.now(), day=clock.today())
    if request.method == "GET":
        return redirect(f"/locked/?{urlencode({'next': request.get_full_path()})}")
    return _locked(request, kept=bool(fields))


def ask_again(request: PersonRequest) -> HttpResponse:
    """The passphrase page for guarded areas; a form that was sent is kept as on the lock page."""
    fields = typed(request) if request.method == "POST" else ()
    unlocked = request.visitor.unlocked
    if fields and unlocked:
        form = FormKept(page=request.path, fields=fields)
        unlocked.private_space().append(form, at=clock.now(), day=clock.today())
    if request.method == "GET":
        return redirect(f"/locked/?{urlencode({'next': request.get_full_path(), 'again': '1'})}")
    return _locked(request, kept=bool(fields))


def ask_to_sign_in(request: PersonRequest) -> HttpResponse:
    """The sign-in page; a form that was sent travels on in it, sealed to whoever was signed in here."""
    fields = typed(request) if request.method == "POST" else ()
    if request.method == "GET":
        return redirect(f"/sign-in/?{urlencode({'next': request.get_full_path()})}")
    sealed, device = None, request.visitor.device
    if fields and device:
        form = FormKept(page=request.path, fields=fields)
        sealed = inbox.hand_back(device.person, form, at=clock.now(), day=clock.today())
    context = {"kept": base64.b64encode(sealed).decode() if sealed else "", "typed": () if sealed else fields}
    return render(request, "account/sign_in.html", context, status=UNAUTHORISED)


def take_in(request: HttpRequest, unlocked: Unlocked) -> bool:
    """Fold in what waited for this person, in the inbox and in the page; return whether a form wants to be sent.

    Check-ins and notes are in their places by then: they lead nowhere.
    """
    arrived = inbox.take_in(unlocked) > 0
    carried = request.POST.get("kept", "")
    try:
        sealed = base64.b64decode(carried, validate=True)
    except (binascii.Error, ValueError):
        sealed = b""
    record = inbox.take_back(unlocked, sealed) if sealed else None
    if isinstance(record, FormKept):
        unlocked.private_space().append(record, at=clock.now(), day=clock.today())
        arrived = True
    return arrived and bool(unlocked.private_space().read(FormKept))


def settled(request: PersonRequest, response: HttpResponse) -> HttpResponse:
    """A kept form that was sent again and went through is erased from the kept ones."""
    seq = request.POST.get("kept_item", "") if request.method == "POST" else ""
    unlocked = request.visitor.unlocked
    if seq.isascii() and seq.isdigit() and unlocked and 300 <= response.status_code < 400:
        erase_kept(unlocked, [int(seq)])
    return response


def erase_kept(unlocked: Unlocked, seqs: Iterable[int]) -> None:
    """Erase kept forms by number; numbers that are no kept forms are left alone."""
    space = unlocked.private_space()
    mine = {entry.seq for entry in space.read(FormKept)}
    wanted = mine.intersection(seqs)
    if wanted:
        try:
            space.erase(wanted, at=clock.now(), day=clock.today())
        except SpaceDamagedError:
            return


def _locked(request: PersonRequest, *, kept: bool) -> HttpResponse:
    context = {"kept": kept, "next": KEPT_FORMS if kept else request.path}
    return render(request, "account/locked.html", context, status=UNAUTHORISED)
