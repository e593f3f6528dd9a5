"""Signing up: a name, a passphrase, and one plain screen about the device. No mail address, ever."""

import unicodedata

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from goldseam.core.records import Preferred
from goldseam.core.records.preference import PREFERENCES
from goldseam.ledger import people
from goldseam.web.account import opening, passphrases
from goldseam.web.account.passphrases import Weakness
from goldseam.web.shared import clock, zones
from goldseam.web.shared.access import next_path, public, unlocked
from goldseam.web.shared.answers import INVALID
from goldseam.web.shared.signed_in import PersonRequest

SHORTEST_NAME, LONGEST_NAME = 2, 30


@public
def welcome(request: PersonRequest) -> HttpResponse:
    """The first page: what this is, or today for whoever is signed in."""
    if request.visitor.session is not None:
        return redirect("/today/")
    return render(request, "account/welcome.html")


@public
def start(request: PersonRequest) -> HttpResponse:
    """Choose a name, then a passphrase; then the person exists.

    Whoever was invited does both on one page, and goes on to the invitation after the screen about the
    device; Today reminds of the recovery code.
    """
    onward = _invitation(request)
    if request.method != "POST":
        return _ask_passphrase(request, "") if onward else render(request, "account/start_name.html")
    name = request.POST.get("name", "")
    wrong = _name_problem(name)
    if wrong and not onward:
        return render(request, "account/start_name.html", {"name": name, "error": wrong}, status=INVALID)
    if not wrong and request.POST.get("step") != "passphrase":
        return _ask_passphrase(request, name)
    passphrase = request.POST.get("passphrase", "")
    wrong = wrong or passphrase_problem(passphrase, request.POST.get("passphrase_again", ""), name)
    if wrong:
        return _ask_passphrase(request, name, wrong)
    person = people.create_person(name, passphrase, clock.today())
    _remember(person, request.POST.get("zone", ""))
    way = f"/start/device/?{urlencode({'next': onward})}" if onward else "/account/code/"
    shared = request.POST.get("shared") == "yes"
    return opening.sign_in(request, person.unlocked, shared=shared, way=way, first=True)


@unlocked
def device_notice(request: PersonRequest) -> HttpResponse:
    """What leaving does and does not do, and that a device may be watched (S10)."""
    opened = request.visitor.unlocked
    if opened is None:
        return redirect("/locked/")
    space = opened.private_space()
    if request.method == "POST":
        read = Preferred("device_notice", clock.today().isoformat())
        space.append(read, at=clock.now(), day=clock.today())
        return redirect(next_path(request, "/situation/"))
    name = space.states(PREFERENCES)[PREFERENCES].values.get("sign_in_name", "")
    return render(request, "account/device_notice.html", {"next": next_path(request, ""), "name": name})


def passphrase_problem(passphrase: str, again: str, name: str) -> str:
    """Why a new passphrase is not taken, as a sentence; empty where it is fine."""
    if passphrase != again:
        return _("The two entries differ. Type the same passphrase twice.")
    sentences = {
        Weakness.SHORT: _("Use at least 15 characters. Six words are easiest to keep."),
        Weakness.LONG: _("This is too long. Use at most 1,000 characters."),
        Weakness.COMMON: _("This one is easy to guess. Take the six words we suggest, or six of your own."),
        Weakness.NUL: _("There is a character in it that cannot be typed. Type it by hand."),
    }
    weak = passphrases.weakness(passphrase, name)
    return sentences[weak] if weak else ""


def _ask_passphrase(request: PersonRequest, name: str, error: str = "") -> HttpResponse:
    # The page brings its six words back, so that they stay where it has to be filled in again. By its name
    # the field counts as a secret (shared/kept.py): most people take these words as they are.
    shown, language = request.POST.get("passphrase_shown", ""), get_language() or "en"
    kept = passphrases.is_suggestion(shown, language)
    context = {
        "name": name,
        "suggestion": shown if kept else passphrases.suggest(language),
        "kept": kept,
        "shared": request.POST.get("shared") == "yes",
        "error": error,
        "next": _invitation(request),
    }
    return render(request, "account/start_passphrase.html", context, status=INVALID if error else 200)


def _invitation(request: PersonRequest) -> str:
    """Where somebody was invited to, or ""."""
    onward = next_path(request, "")
    return onward if onward.startswith("/join/") else ""


def _name_problem(name: str) -> str:
    normal = people.normal_name(name)
    if not SHORTEST_NAME <= len(normal) <= LONGEST_NAME:
        return _("Choose a name of 2 to 30 letters.")
    if not all(unicodedata.category(character)[0] in "LMN" for character in normal):
        return _("Use letters and numbers only. It need not be your real name.")
    return ""


def _remember(person: people.NewPerson, zone: str) -> None:
    space = person.unlocked.private_space()
    language = Preferred("language", get_language() or "en")
    name = Preferred("sign_in_name", person.sign_in_name)
    chosen = [Preferred("zone", zone)] if zones.found(zone) else []
    space.append(name, language, *chosen, at=clock.now(), day=clock.today())
