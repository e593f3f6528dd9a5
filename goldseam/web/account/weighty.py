"""What asks for the passphrase again: changing it, exporting everything, deleting the account."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from goldseam.core.records.preference import PREFERENCES
from goldseam.core.records.together import TOGETHER
from goldseam.ledger import leaving, people, sessions
from goldseam.ledger.unlocked import Unlocked
from goldseam.web.account import exporting, proof
from goldseam.web.account.start import passphrase_problem
from goldseam.web.shared import clock, cookies
from goldseam.web.shared.access import unlocked
from goldseam.web.shared.answers import INVALID
from goldseam.web.shared.signed_in import PersonRequest, Visitor

TAKE_BACK = "take_back"
FATES = (TAKE_BACK, "leave")
FORMATS = {"json": "application/json", "html": "text/html; charset=utf-8"}


@unlocked
def change_passphrase(request: PersonRequest) -> HttpResponse:
    """The old one, the new one twice; every other device is signed out."""
    if request.method != "POST":
        return render(request, "account/change_passphrase.html")
    new = request.POST.get("passphrase_new", "")
    wrong = passphrase_problem(new, request.POST.get("passphrase_again", ""), _name(request))
    if wrong:
        return render(request, "account/change_passphrase.html", {"error": wrong}, status=INVALID)
    result = proof.by_device(request, request.POST.get("passphrase", ""))
    if isinstance(result, proof.Refused):
        return render(request, "account/change_passphrase.html", {"refused": result}, status=result.status)
    people.set_passphrase(result, new)
    sessions.end_others(result.person, request.visitor.device)
    return redirect("/account/?changed=1")


def _name(request: PersonRequest) -> str:
    opened = request.visitor.unlocked
    if opened is None:
        return ""
    return opened.private_space().states(PREFERENCES)[PREFERENCES].values.get("sign_in_name", "")


@unlocked
def export_all(request: PersonRequest) -> HttpResponse:
    """Everything a person wrote, as a file for programs or one for reading."""
    if request.method != "POST":
        return render(request, "account/export.html")
    result = proof.by_device(request, request.POST.get("passphrase", ""))
    if isinstance(result, proof.Refused):
        return render(request, "account/export.html", {"refused": result}, status=result.status)
    form = "json" if request.POST.get("format") == "json" else "html"
    text = exporting.as_text(result, form, get_language() or "en", clock.now())
    name = f"goldseam-{clock.today().isoformat()}.{form}"
    return HttpResponse(
        text, content_type=FORMATS[form], headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


@unlocked
def delete(request: PersonRequest) -> HttpResponse:
    """Delete the account: confirmed by the passphrase, done at once.

    Whoever shares or shared a space says first what becomes of what may be taken back (S23).
    """
    opened, fate = request.visitor.unlocked, request.POST.get("handed", "")
    page = {"shared": opened is not None and _has_shared(opened), "fate": fate}
    if request.method != "POST":
        return render(request, "account/delete.html", page)
    if page["shared"] and fate not in FATES:
        return render(request, "account/delete.html", {**page, "undecided": True}, status=INVALID)
    result = proof.by_device(request, request.POST.get("passphrase", ""))
    if isinstance(result, proof.Refused):
        return render(request, "account/delete.html", {**page, "refused": result}, status=result.status)
    leaving.delete_account(result, take_back=fate == TAKE_BACK, at=clock.now(), day=clock.today())
    request.visitor = Visitor()
    response = render(request, "account/deleted.html", {"left": fate if page["shared"] else ""})
    cookies.forget_everything(request, response)
    return response


def _has_shared(opened: Unlocked) -> bool:
    """Whether somebody else is, or was, in a space of two with this person."""
    spaces = opened.spaces()
    shared = spaces.shared is not None and spaces.shared.states(TOGETHER)[TOGETHER].complete
    return shared or bool(spaces.former)
