"""Saying it face to face: a card to prepare with, which prints cleanly, and the day on which it was said."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goldseam.core.records import ApologySaid
from goldseam.core.records.amends_draft import DraftOf
from goldseam.core.situation.questions import as_date
from goldseam.web.amends import drafts
from goldseam.web.amends.before import before_an_apology
from goldseam.web.amends.gate import gate_here
from goldseam.web.amends.pieces import YES, Typed, number_in
from goldseam.web.shared import clock
from goldseam.web.shared.access import fresh
from goldseam.web.shared.answers import INVALID
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.truth.access import Here, own_or_both

CARD: tuple[tuple[Promise, Promise], ...] = (
    (_("Ask first"), _("“May I say something to you about it? Now, or another day?” A no is a full answer.")),
    (
        _("Place"),
        _("Quiet, without children, without telephones. One where the other can leave at any time."),
    ),
    (_("Eyes"), _("Turned towards them, at the same height. Look at them, and let them look away.")),
    (_("Pace"), _("Slowly. Stop after each sentence. Silence is no gap to be filled.")),
    (_("Words"), _("What I did. What I put right. What it did to you. What changes. I am sorry.")),
    (_("Listen after"), _("Let them answer, or not. No defence, no “but”. Then leave them time.")),
)


@dataclass(frozen=True)
class Said:
    """What was typed about the day it was said."""

    on: str
    breach: int
    asked: bool
    draft: int


@fresh
@own_or_both
def in_person(request: PersonRequest, here: Here) -> HttpResponse:
    """The card, with the own words where a draft was chosen; and the note that it was said, for oneself alone."""
    if request.method != "POST":
        typed = _chosen(here, number_in(request.GET.get("draft", "")))
        first = Said(here.day.isoformat(), typed.breach, typed.asks, typed.draft) if typed else None
        return _page(request, here, first or Said(here.day.isoformat(), 0, asked=False, draft=0), typed)
    breach, root = (number_in(request.POST.get(name, "")) for name in ("breach", "draft"))
    typed = _chosen(here, root)
    known = any(each.seq == breach for each in drafts.breaches(here))
    asked = request.POST.get("asked") == YES
    said = Said(request.POST.get("on", ""), breach if known else 0, asked, typed.draft if typed else 0)
    day, error = as_date(said.on), _wrong(here, said)
    if error or day is None:
        return _page(request, here, said, typed, error)
    space = drafts.space_of(here) if said.breach else ""
    record = ApologySaid(day, said.breach or None, space, said.draft or None, said.asked)
    # A form that was sent twice is kept once.
    if record not in [entry.record for entry in here.private.read(ApologySaid)]:
        here.private.append(record, at=clock.now(), day=here.day)
    return redirect("/amends/?said=1")


def _chosen(here: Here, root: int) -> Typed | None:
    """The draft of an apology whose words are said, if one was chosen."""
    line = drafts.state_of(here).by_root(root) if root else None
    if line is None or line.what is not DraftOf.APOLOGY:
        return None
    return drafts.own(here, root)[1]


def _wrong(here: Here, said: Said) -> str:
    day = as_date(said.on)
    if day is None or day > here.day:
        return gettext("Choose the day on which it was said: today, or an earlier one.")
    asked_on = _before_asked(here, said)
    if said.asked and asked_on not in (None, day):
        return gettext(
            "Asking for forgiveness is kept once: on %(day)s. Leave the box empty, and the day is kept."
        ) % {"day": date_format(asked_on, "j E Y")}
    return ""


def _before_asked(here: Here, said: Said) -> date | None:
    return before_an_apology(here, drafts.state_of(here), said.breach).asked_on


def _page(
    request: PersonRequest, here: Here, said: Said, typed: Typed | None, error: str = ""
) -> HttpResponse:
    context = {
        "place": "amends",
        "couple": here.couple,
        "card": CARD,
        "gate": gate_here(here).value,
        "typed": typed,
        "said": said,
        "breaches": drafts.breaches(here),
        "before": before_an_apology(here, drafts.state_of(here), said.breach),
        "today": here.day.isoformat(),
        "kept_item": request.POST.get("kept_item", ""),
        "error": error,
    }
    return render(request, "amends/in_person.html", context, status=INVALID if error else 200)
