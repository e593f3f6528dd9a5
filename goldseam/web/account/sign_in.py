"""Signing in, locking, unlocking, signing out, and leaving at once."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from goldseam.ledger import people, sessions
from goldseam.web.account import opening, proof
from goldseam.web.shared import context, cookies
from goldseam.web.shared.access import locked_ok, next_path, public, unlocked
from goldseam.web.shared.signed_in import PersonRequest


@public
def sign_in(request: PersonRequest) -> HttpResponse:
    """Name and passphrase; every failure looks the same."""
    if request.method != "POST":
        return render(request, "account/sign_in.html", {"next": next_path(request, "")})
    name, passphrase = request.POST.get("name", ""), request.POST.get("passphrase", "")
    result = proof.by_name(request, name, passphrase, people.open_with_passphrase)
    if isinstance(result, proof.Refused):
        return _again(request, "account/sign_in.html", result)
    people.renew_slot_if_old(result, passphrase)
    way = next_path(request, "/today/")
    return opening.sign_in(request, result, shared=request.POST.get("shared") == "yes", way=way)


@locked_ok
def locked(request: PersonRequest) -> HttpResponse:
    """The lock page: the passphrase opens it; a check-in or a note is taken without."""
    if request.method != "POST":
        page = {"next": next_path(request, "/today/"), "again": request.GET.get("again") == "1"}
        return render(request, "account/locked.html", page)
    result = proof.by_device(request, request.POST.get("passphrase", ""))
    if isinstance(result, proof.Refused):
        return _again(request, "account/locked.html", result)
    return opening.unlock(request, result)


@require_POST
@locked_ok
def lock(request: PersonRequest) -> HttpResponse:
    """Lock now; and where somebody else wants to sign in here, lead them there."""
    if request.visitor.device is not None:
        sessions.lock(request.visitor.device)
    response = redirect("/sign-in/" if request.POST.get("other") == "yes" else "/locked/")
    cookies.forget_unlock(response)
    return response


@require_POST
@public
def sign_out(request: PersonRequest) -> HttpResponse:
    """Sign this device out."""
    return _ended(request, redirect("/"))


@csrf_exempt
@require_POST
@public
def leave(request: PersonRequest) -> HttpResponse:
    """Leave at once (S08). Works with an old form too: being signed out is the only thing it can do."""
    response = HttpResponse(status=200)
    away = context.everywhere(request)["exit_to"]
    response["Refresh"] = f"0; url={away}"
    ended = _ended(request, response)
    if _is_ours(request):
        cookies.forget_everything(request, ended)
    return ended


@require_POST
@unlocked
def sign_out_everywhere(request: PersonRequest) -> HttpResponse:
    """Sign every device out, this one too."""
    if request.visitor.device is not None:
        sessions.end_others(request.visitor.device.person)
    return _ended(request, redirect("/"))


def _ended(request: PersonRequest, response: HttpResponse) -> HttpResponse:
    """End the session when the request comes from our own pages; a link from elsewhere ends nothing."""
    if request.visitor.device is not None and _is_ours(request):
        sessions.end(request.visitor.device)
        cookies.forget_device(response)
    return response


def _is_ours(request: PersonRequest) -> bool:
    elsewhere = request.headers.get("Sec-Fetch-Site", "same-origin") == "cross-site"
    return not elsewhere and request.headers.get("Origin", settings.ORIGIN) in (settings.ORIGIN, "null")


def _again(request: PersonRequest, template: str, refused: proof.Refused) -> HttpResponse:
    page = {
        "refused": refused,
        "name": request.POST.get("name", ""),
        "next": next_path(request, ""),
        "kept": request.POST.get("kept", ""),
    }
    response = render(request, template, page, status=refused.status)
    if refused.wait:
        response["Retry-After"] = str(refused.wait)
    return response
