"""What each takes for granted: written alone, opened together, and where they differ, an agreement proposed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import msgspec
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from goldseam.core.deeds import rests_until
from goldseam.core.records.expectation import (
    EXPECTATION_DRAFTS,
    EXPECTED,
    ExpectationsDrafted,
)
from goldseam.core.records.release import RELEASES, NotThisRound, Releases, ReleaseTopic, Round
from goldseam.core.together import numbered_round, opened_rounds, speakers
from goldseam.ledger.spaces import OpenSpace
from goldseam.web.promises import wording
from goldseam.web.shared import clock
from goldseam.web.shared.access import fresh
from goldseam.web.shared.answers import INVALID
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together import rounds
from goldseam.web.together.access import together
from goldseam.web.together.couple import Couple, RestingError
from goldseam.web.together.typed import text_of
from goldseam.web.truth.access import Here, own_or_both

LONGEST = 2_000
TOPIC = ReleaseTopic.EXPECTATIONS
EXPECTATIONS = "/expectations/"


@dataclass(frozen=True)
class Taken:
    """What one of the two takes for granted about something."""

    name: str
    text: str
    mine: bool


@dataclass(frozen=True)
class About:
    """One thing it is about, with what each wrote: in an order that is the same on both screens."""

    key: str
    title: Promise
    taken: tuple[Taken, ...]


@fresh
@own_or_both
def expectations(request: PersonRequest, here: Here) -> HttpResponse:
    """Where it stands for the person who asks; the newest round both released; and taking one's own back."""
    couple = here.couple
    if couple is None:
        draft = _draft(here.private, "1")
        alone = {"place": "today", "couple": None, "mine": _alone(_("You"), sealed_expectations(draft))}
        return render(request, "promises/expectations.html", alone)
    found = _releases(couple)
    each = numbered_round(found, TOPIC)
    if request.method == "POST":
        if request.POST.get("move") == "not_this":
            _put_off(couple)
        else:
            rounds.take_back(couple, each)
        return redirect(EXPECTATIONS)
    past = opened_rounds(found, TOPIC)
    context = {
        "couple": couple,
        "released": str(couple.me) in each.released,
        "draft": sealed_expectations(_draft(couple.private, each.round)),
        "rests": rests_until(each, couple.day),
        "put_off_by_me": str(couple.me) in each.not_this,
        "round": past[-1].round if past else "",
        "abouts": abouts_of(couple, past[-1]) if past else (),
        "earlier": [(one.round, date.fromisoformat(one.opened_on)) for one in past[-2::-1]],
        "place": "us",
    }
    return render(request, "promises/expectations.html", context)


@fresh
@own_or_both
def write(request: PersonRequest, here: Here) -> HttpResponse:
    """What it may be about, each optional; all of it stays in the own private space."""
    each = numbered_round(_releases(here.couple), TOPIC) if here.couple else Round(TOPIC, "1")
    error = ""
    if request.method == "POST":
        # Also where the round opened meanwhile: it is private, and nothing typed is lost.
        answers = {name: text_of(request, name) for name in EXPECTED}
        if max(map(len, answers.values())) <= LONGEST:
            record = ExpectationsDrafted(each.round, answers)
            here.private.append(record, at=clock.now(), day=here.day)
            return redirect(
                "/expectations/release/" if here.couple and any(answers.values()) else EXPECTATIONS
            )
        error = _("One answer is too long to be talked about. Shorten it, or keep the rest in a note.")
    elif str(here.private.person) in each.released:
        return redirect(EXPECTATIONS)
    else:
        draft = _draft(here.private, each.round)
        answers = dict(draft.answers) if draft else {}
    context = {
        "fields": [(name, wording.EXPECTED[name], answers.get(name, "")) for name in EXPECTED],
        "couple": here.couple,
        "kept_item": request.POST.get("kept_item", ""),
        "error": error,
        "place": "us" if here.couple else "today",
    }
    return render(request, "promises/expectations_write.html", context, status=INVALID if error else 200)


@fresh
@together
def release(request: PersonRequest, couple: Couple) -> HttpResponse:
    """Exactly what the other will see, and the release of exactly that."""
    each = numbered_round(_releases(couple), TOPIC)
    text = sealed_expectations(_draft(couple.private, each.round))
    if str(couple.me) in each.released or not text or rests_until(each, couple.day):
        return redirect(EXPECTATIONS)
    seen = rounds.seen_of(text)
    if request.method == "POST" and request.POST.get("round") != each.round:
        return redirect(EXPECTATIONS)
    if request.method == "POST" and request.POST.get("seen") == seen:
        rounds.release(
            couple,
            each,
            text,
            lambda: rests_until(numbered_round(_releases(couple), TOPIC), couple.day) is None,
        )
        return redirect(EXPECTATIONS)
    context = {
        "couple": couple,
        "abouts": _alone(couple.name_of(couple.me), text),
        "round": each.round,
        "seen": seen,
        "changed": request.method == "POST",
        "place": "us",
    }
    return render(request, "promises/expectations_release.html", context)


@together
def past(request: PersonRequest, couple: Couple, number: int) -> HttpResponse:
    """An earlier round, side by side."""
    each = _releases(couple).round(TOPIC, str(number))
    abouts = abouts_of(couple, each)
    if not abouts:
        return redirect(EXPECTATIONS)
    context = {"couple": couple, "abouts": abouts, "round": each.round, "place": "us"}
    context["opened_on"] = date.fromisoformat(each.opened_on)
    return render(request, "promises/expectations_past.html", context)


def _put_off(couple: Couple) -> None:
    """Say "not this round": no reason, and nothing of what either wrote. While it rests it is not said again."""
    if not couple.open:
        raise RestingError
    rounds.take_back(couple, numbered_round(_releases(couple), TOPIC))

    def wanted() -> list[NotThisRound]:
        each = numbered_round(_releases(couple), TOPIC)
        return [] if rests_until(each, couple.day) else [NotThisRound(TOPIC, each.round)]

    couple.decide(wanted)


def abouts_of(couple: Couple, each: Round) -> tuple[About, ...]:
    """What both wrote about each thing; empty until both have released. Nothing is compared."""
    found = {str(person): _read(one.text) for person, one in rounds.opened(couple, each).items()}
    order = speakers(str(couple.me), str(couple.partner), each.round) if found else ()
    said = [(couple.name_of(one), one == str(couple.me), found[one]) for one in order]
    return _abouts(said)


def taken_of(couple: Couple, round_name: str, about: str) -> tuple[Taken, ...]:
    """What both wrote about one thing in a round that opened; empty where there is none."""
    each = _releases(couple).round(TOPIC, round_name)
    return next((one.taken for one in abouts_of(couple, each) if one.key == about), ())


def _alone(name: str, text: str) -> tuple[About, ...]:
    return _abouts([(name, True, _read(text))])


def _abouts(said: list[tuple[str, bool, Mapping[str, str]]]) -> tuple[About, ...]:
    found = []
    for key in EXPECTED:
        taken = tuple(Taken(name, answers[key], mine) for name, mine, answers in said if answers.get(key))
        if taken:
            found.append(About(key, wording.EXPECTED[key], taken))
    return tuple(found)


def _releases(couple: Couple) -> Releases:
    return couple.space.states(RELEASES)[RELEASES]


def _draft(private: OpenSpace, name: str) -> ExpectationsDrafted | None:
    draft = private.states(EXPECTATION_DRAFTS)[EXPECTATION_DRAFTS].newest
    return draft if draft is not None and draft.round == name else None


def sealed_expectations(draft: ExpectationsDrafted | None) -> str:
    """The answers of a draft as they are sealed; "" where nothing was written."""
    answers = {} if draft is None else draft.answers
    given = {name: answers[name] for name in EXPECTED if answers.get(name)}
    return msgspec.json.encode(given).decode() if given else ""


def _read(text: str) -> Mapping[str, str]:
    """The answers out of a sealed text, what it is about -> words."""
    try:
        return msgspec.json.decode(text or "{}", type=dict[str, str])
    except msgspec.DecodeError:
        return {}
