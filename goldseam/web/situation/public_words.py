"""The yes or no to words before others: for each audience by name, and taken back whenever it is wanted (T6)."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goldseam.core.records import PublicWordsAnswered
from goldseam.core.records.public_words import PUBLIC_WORDS
from goldseam.core.records.situation import ANSWERS
from goldseam.core.situation.assembling import assemble
from goldseam.core.situation.model import Role
from goldseam.web.shared import clock
from goldseam.web.shared.access import unlocked
from goldseam.web.shared.answers import INVALID
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.situation.assembling import given_answers

LONGEST_NAME = 100
AGREED: Mapping[str, bool] = {"yes": True, "no": False}
AUDIENCES: Mapping[str, Promise] = {
    "parents": _("Parents"),
    "friends": _("Friends"),
    "colleagues": _("Colleagues"),
}


@unlocked
def public_words(request: PersonRequest) -> HttpResponse:
    """Each audience with what stands, and its yes and no side by side."""
    opened = request.visitor.unlocked
    if opened is None:
        return redirect("/locked/")
    space = opened.private_space()
    states = space.states(ANSWERS, PUBLIC_WORDS)
    said, name, error = states[PUBLIC_WORDS].answers, " ".join(request.POST.get("audience", "").split()), ""
    if request.method == "POST":
        agreed = AGREED.get(request.POST.get("answer", ""))
        error = _wrong(name, agreed)
        if not error and agreed is not None:
            if said.get(name) is not agreed:
                space.append(PublicWordsAnswered(name, agreed), at=clock.now(), day=clock.today())
            return redirect("/situation/public-words/?saved=1")
    others = {audience: audience for audience in said if audience not in AUDIENCES}
    page = {
        "audiences": [(key, label, said.get(key)) for key, label in {**AUDIENCES, **others}.items()],
        "mine": assemble(given_answers(states[ANSWERS])).role is Role.INJURED,
        "typed": request.POST.get("audience", "") if error else "",
        "saved": request.GET.get("saved") == "1",
        "error": error,
        "place": "situation",
    }
    return render(request, "situation/public_words.html", page, status=INVALID if error else 200)


def audience_in_words(audience: str) -> str:
    """An audience as a person reads it; one in their own words stays as it is."""
    return str(AUDIENCES.get(audience, audience))


def _wrong(name: str, agreed: bool | None) -> str:
    if not name:
        return gettext("Name the people first.")
    if len(name) > LONGEST_NAME:
        return gettext("Name them in a few words.")
    return "" if agreed is not None else gettext("Choose yes or no.")
