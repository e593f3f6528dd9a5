"""The recovery code: made, shown once, two groups typed back; and signing in with it."""

import hmac

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from goldseam.core import vault
from goldseam.core.records import Preferred
from goldseam.core.records.preference import PREFERENCES
from goldseam.ledger import people, sessions
from goldseam.ledger.unlocked import Unlocked
from goldseam.web.account import opening, proof
from goldseam.web.account.start import passphrase_problem
from goldseam.web.shared import clock
from goldseam.web.shared.access import fresh, public
from goldseam.web.shared.answers import INVALID
from goldseam.web.shared.signed_in import PersonRequest

ASKED_GROUPS = (3, 7)
# Four letters, and room for spaces and dashes; a paste of a megabyte is no group.
LONGEST_GROUP = 12


@fresh
def code(request: PersonRequest) -> HttpResponse:
    """Make a code, show it once, and have two of its groups typed back. A second one asks for the passphrase."""
    unlocked = request.visitor.unlocked
    if unlocked is None:
        return redirect("/locked/")
    values = unlocked.private_space().states(PREFERENCES)[PREFERENCES].values
    first, name = not values.get("code_confirmed"), values.get("sign_in_name", "")
    if request.method != "POST":
        return render(request, "account/code_make.html", {"first": first, "name": name})
    if "proof" in request.POST:
        return _typed_back(request, unlocked, "/account/" if "device_notice" in values else "/start/device/")
    if not first:
        result = proof.by_device(request, request.POST.get("passphrase", ""))
        if isinstance(result, proof.Refused):
            page = {"first": first, "refused": result}
            return render(request, "account/code_make.html", page, status=result.status)
    groups = people.new_recovery_code(unlocked).split("-")
    asked = "".join(groups[number - 1] for number in ASKED_GROUPS)
    page = {"groups": groups, "asked": ASKED_GROUPS, "proof": _proof(unlocked, asked), "name": name}
    return render(request, "account/code_shown.html", page)


@public
def recover(request: PersonRequest) -> HttpResponse:
    """Name and code open the account; a new passphrase follows at once, and every device is signed out."""
    if request.method != "POST":
        return render(request, "account/recover.html")
    name, typed = request.POST.get("name", ""), request.POST.get("code", "")
    problem = passphrase_problem(
        request.POST.get("passphrase", ""), request.POST.get("passphrase_again", ""), name
    )
    if problem:
        return render(request, "account/recover.html", {"name": name, "error": problem}, status=INVALID)
    result = proof.by_name(request, name, typed, people.open_with_code)
    if isinstance(result, proof.Refused):
        page = {"name": name, "refused": result}
        return render(request, "account/recover.html", page, status=result.status)
    people.set_passphrase(result, request.POST["passphrase"])
    people.end_recovery_code(result)
    ended = Preferred("code_confirmed", "")
    result.private_space().append(ended, at=clock.now(), day=clock.today())
    sessions.end_others(result.person)
    return opening.sign_in(request, result, shared=False, way="/account/code/")


def _typed_back(request: PersonRequest, unlocked: Unlocked, way: str) -> HttpResponse:
    typed = "".join(_group(request.POST.get(f"group_{number}", "")) for number in ASKED_GROUPS)
    # As bytes: text with other than ASCII letters cannot be compared in constant time.
    if not hmac.compare_digest(_proof(unlocked, typed).encode(), request.POST["proof"].encode()):
        error = _("These groups do not fit the code. Look at your note again, or make a new code.")
        page = {"asked": ASKED_GROUPS, "proof": request.POST["proof"], "error": error, "groups": ()}
        return render(request, "account/code_shown.html", page, status=INVALID)
    kept = Preferred("code_confirmed", clock.today().isoformat())
    unlocked.private_space().append(kept, at=clock.now(), day=clock.today())
    return redirect(way)


def _group(text: str) -> str:
    """A group as the code alphabet writes it, however it was typed."""
    plain = text[:LONGEST_GROUP].strip().upper().replace(" ", "").replace("-", "")
    return plain.replace("O", "0").replace("I", "1").replace("L", "1")


def _proof(unlocked: Unlocked, groups: str) -> str:
    """What the page carries instead of the code: only the server can tell whether groups fit it."""
    return vault.server_mac(settings.SERVER_KEY, "code-groups", unlocked.person.bytes, groups.encode()).hex()
