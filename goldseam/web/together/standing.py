"""Where each thinks trust stands: said alone, opened together, side by side; nothing is worked out from it."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from goldseam.core.records import StandingDrafted
from goldseam.core.records.check_in import HIGHEST, LOWEST
from goldseam.core.records.release import DRAFTS, RELEASES, Releases, ReleaseTopic, Round
from goldseam.core.together import numbered_round, opened_rounds, speakers
from goldseam.web.shared import clock
from goldseam.web.shared.access import fresh
from goldseam.web.shared.answers import INVALID
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together import rounds
from goldseam.web.together.access import together
from goldseam.web.together.couple import Couple

LONGEST = 5_000
STANDING = "/us/standing/"
TOPIC = ReleaseTopic.STANDING


@dataclass(frozen=True)
class View:
    """Where one of the two sees trust, as both read it."""

    name: str
    day: date
    value: int | None
    words: str


@together
def standing(request: PersonRequest, couple: Couple) -> HttpResponse:
    """Where it stands for the person who asks; the newest round both released; and taking one's own back."""
    found = _releases(couple)
    each = numbered_round(found, TOPIC)
    if request.method == "POST":
        rounds.take_back(couple, each)
        return redirect(STANDING)
    past = opened_rounds(found, TOPIC)
    context = {
        "couple": couple,
        "released": str(couple.me) in each.released,
        "draft": _drafted(couple, each),
        "views": views_of(couple, past[-1]) if past else (),
        "earlier": [(one.round, date.fromisoformat(one.opened_on)) for one in past[-2::-1]],
        "place": "us",
    }
    return render(request, "together/standing.html", context)


@fresh
@together
def write(request: PersonRequest, couple: Couple) -> HttpResponse:
    """A number that may stay empty, and words; both stay in the own private space."""
    each, error = numbered_round(_releases(couple), TOPIC), ""
    if request.method == "POST":
        value, words = request.POST.get("value", ""), request.POST.get("words", "")
        error = _wrong(value, words)
        if not error:
            record = StandingDrafted(each.round, int(value) if value else None, words)
            couple.private.append(record, at=clock.now(), day=couple.day)
            return redirect("/us/standing/release/" if rounds.sealed_standing(record) else STANDING)
    elif str(couple.me) in each.released:
        return redirect(STANDING)
    else:
        draft = _draft(couple, each) or StandingDrafted(each.round)
        value, words = "" if draft.value is None else str(draft.value), draft.words
    context = {
        "values": [str(number) for number in range(LOWEST, HIGHEST + 1)],
        "value": value,
        "words": words,
        "partner": couple.partner_name,
        "error": error,
        "place": "us",
    }
    return render(request, "together/standing_write.html", context, status=INVALID if error else 200)


@fresh
@together
def release(request: PersonRequest, couple: Couple) -> HttpResponse:
    """Exactly what the other will see, and the release of exactly that."""
    each = numbered_round(_releases(couple), TOPIC)
    text = _drafted(couple, each)
    if str(couple.me) in each.released or not text:
        return redirect(STANDING)
    seen = rounds.seen_of(text)
    if request.method == "POST" and request.POST.get("round") != each.round:
        return redirect(STANDING)
    if request.method == "POST" and request.POST.get("seen") == seen:
        rounds.release(couple, each, text)
        return redirect(STANDING)
    context = {
        "couple": couple,
        "views": (_view(couple.name_of(couple.me), couple.day, text),),
        "round": each.round,
        "seen": seen,
        "changed": request.method == "POST",
        "place": "us",
    }
    return render(request, "together/standing_release.html", context)


@together
def past(request: PersonRequest, couple: Couple, number: int) -> HttpResponse:
    """An earlier round, side by side."""
    each = _releases(couple).round(TOPIC, str(number))
    views = views_of(couple, each)
    if not views:
        return redirect(STANDING)
    context = {"views": views, "opened_on": date.fromisoformat(each.opened_on), "place": "us"}
    return render(request, "together/standing_past.html", context)


def views_of(couple: Couple, each: Round) -> tuple[View, ...]:
    """What both said, in an order that is the same on both screens; empty until both have released."""
    found = {str(person): one for person, one in rounds.opened(couple, each).items()}
    order = speakers(str(couple.me), str(couple.partner), each.round) if found else ()
    return tuple(_view(couple.name_of(one), found[one].day, found[one].text) for one in order)


def _view(name: str, day: date, text: str) -> View:
    said = rounds.read_standing(text)
    return View(name, day, said.value, said.words)


def _releases(couple: Couple) -> Releases:
    return couple.space.states(RELEASES)[RELEASES]


def _draft(couple: Couple, each: Round) -> StandingDrafted | None:
    draft = couple.private.states(DRAFTS)[DRAFTS].standing
    return draft if draft is not None and draft.round == each.round else None


def _drafted(couple: Couple, each: Round) -> str:
    return rounds.sealed_standing(_draft(couple, each))


def _wrong(value: str, words: str) -> str:
    if value and value not in map(str, range(LOWEST, HIGHEST + 1)):
        return gettext("Choose a number from 0 to 10, or none.")
    return gettext("This is too long. Notes have more room.") if len(words) > LONGEST else ""
