"""Agreements: the list; one of them, confirmed by each for themselves, ended by either alone at once (S19)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from goldseam.core.deeds import AgreementStanding, agreement_standing, may_confirm
from goldseam.core.records.agreement import (
    AGREEMENTS,
    AgreementConfirmed,
    AgreementLine,
    AgreementLookedAt,
    AgreementProposed,
    Agreements,
    AgreementWithdrawn,
)
from goldseam.core.situation.questions import as_date
from goldseam.web.promises import wording
from goldseam.web.promises.desk import number_of
from goldseam.web.shared import clock
from goldseam.web.shared.answers import INVALID
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.access import together
from goldseam.web.together.couple import Couple
from goldseam.web.together.typed import steps
from goldseam.web.truth.access import Here, own_or_both

PAGE = 30
EARLY = 409
LONGEST_REVIEW = timedelta(days=366)
Act = AgreementConfirmed | AgreementWithdrawn | AgreementLookedAt


@dataclass(frozen=True)
class Line:
    """One agreement of a list: its first words and what it is about; the day to look at it again."""

    seq: int
    title: str
    topic: Promise
    review: date


@dataclass(frozen=True)
class Shown:
    """An agreement as both read it: the same in the preview and on its page. `does` is who does what."""

    name: str
    on: date
    topic: Promise
    text: str
    does: tuple[tuple[str, str], ...]
    review: date


@dataclass(frozen=True)
class Asked:
    """A day to look at it again that one of the two asks for, and the other has not said yes to."""

    name: str
    day: date
    mine: bool


@own_or_both
def agreements(request: PersonRequest, here: Here) -> HttpResponse:
    """What is proposed, what is in force, and what is over; alone, what it is for."""
    couple = here.couple
    if couple is None:
        return render(request, "promises/agreements_alone.html", {"place": "today"})
    lines, before = state_of(couple).lines, number_of(request.GET.get("before", ""))
    by = {
        standing: [line for line in lines if agreement_standing(line) is standing]
        for standing in AgreementStanding
    }
    over = [line for line in by[AgreementStanding.ENDED] if not before or line.seq < before][-PAGE:][::-1]
    context = {
        "place": "us",
        "couple": couple,
        "proposed": _lines(by[AgreementStanding.PROPOSED]),
        "binding": _lines(by[AgreementStanding.BINDING]),
        "over": _lines(over),
        "older": over[-1].seq if len(over) == PAGE else 0,
    }
    return render(request, "promises/agreements.html", context)


@together
def one(request: PersonRequest, couple: Couple, seq: int) -> HttpResponse:
    """One agreement, and what each of the two alone can do with it."""
    line = line_of(couple, seq)
    if request.method != "POST":
        return _page(request, couple, line)
    move, typed = request.POST.get("move"), request.POST.get("review", "").strip()
    if move == "look" and (error := wrong_review(as_date(typed), couple.day)):
        return _page(request, couple, line, typed, error)
    early = False

    def decided() -> list[Act]:
        nonlocal early
        now = line_of(couple, seq)
        early = move == "confirm" and clock.now() < _opens(now)
        return _act(couple, now, move or "", as_date(typed))

    # Ending it is one person's own act and always passes.
    couple.decide(decided, although_resting=move == "withdraw")
    if early:
        error = _("A yes counts a day after it was proposed. Come back then.")
        return _page(request, couple, line, typed, error, EARLY)
    return redirect(f"/agreements/{seq}/")


def state_of(couple: Couple) -> Agreements:
    """Every agreement between the two."""
    return couple.space.states(AGREEMENTS)[AGREEMENTS]


def line_of(couple: Couple, seq: int) -> AgreementLine:
    """The agreement with this number; else 404."""
    line = state_of(couple).line(seq)
    if line is None:
        raise Http404
    return line


def wrong_review(review: date | None, today: date) -> str:
    """What to do about a day on which to look again; "" where nothing is wrong."""
    if review is not None and today < review <= today + LONGEST_REVIEW:
        return ""
    return _("Choose a day to look at it again, within a year.")


def shown(couple: Couple, proposed: AgreementProposed, author: str, on: date) -> Shown:
    """An agreement with its words, and with who does what."""
    other = couple.partner if author == str(couple.me) else couple.me
    does = ((couple.name_of(author), proposed.mine), (couple.name_of(other), proposed.yours))
    said = tuple((name, text) for name, text in does if text)
    topic = wording.TOPICS[proposed.topic]
    return Shown(couple.name_of(author), on, topic, proposed.text, said, proposed.review)


def _act(couple: Couple, line: AgreementLine, move: str, review: date | None) -> list[Act]:
    standing = agreement_standing(line)
    match move:
        case "confirm" if may_confirm(line, str(couple.me), clock.now()):
            return [AgreementConfirmed(line.seq)]
        case "withdraw" if standing is not AgreementStanding.ENDED:
            return [AgreementWithdrawn(line.seq)]
        case "look" if standing is AgreementStanding.BINDING and review and _moves(couple, line, review):
            return [AgreementLookedAt(line.seq, review)]
        case "keep" if standing is AgreementStanding.BINDING and line.asked_by:
            return [AgreementLookedAt(line.seq, line.review)]
        case _:
            return []


def _moves(couple: Couple, line: AgreementLine, review: date) -> bool:
    """Whether saying this day changes something: sent twice, it is said once."""
    return review != line.review and (line.asked_by, line.asked_review) != (str(couple.me), review)


def _asked(couple: Couple, line: AgreementLine) -> Asked | None:
    if line.asked_review is None:
        return None
    return Asked(couple.name_of(line.asked_by), line.asked_review, line.asked_by == str(couple.me))


def _page(
    request: PersonRequest,
    couple: Couple,
    line: AgreementLine,
    review: str = "",
    error: str = "",
    status: int = INVALID,
) -> HttpResponse:
    entry = couple.space.some([line.seq], AgreementProposed)[line.seq]
    proposed, standing = entry.record, agreement_standing(line)
    context = steps(request, couple=couple, line=line, error=error, review=review)
    context |= {
        "item": shown(couple, proposed, line.author, entry.day)
        if isinstance(proposed, AgreementProposed)
        else None,
        "standing": wording.AGREEMENTS[standing],
        "proposed": standing is AgreementStanding.PROPOSED,
        "binding": standing is AgreementStanding.BINDING,
        "confirmed": [(couple.name_of(each.by), date.fromisoformat(each.day)) for each in line.confirmed],
        "said_yes": line.confirmed_by(str(couple.me)),
        "may_confirm": may_confirm(line, str(couple.me), clock.now()),
        "opens": timezone.localtime(_opens(line)),
        "ended": (couple.name_of(line.ended_by), date.fromisoformat(line.ended_on))
        if line.ended_on
        else None,
        "look_again": line.review,
        "asked": _asked(couple, line),
        "due": line.review <= couple.day,
        "today": couple.day.isoformat(),
        "last": (couple.day + LONGEST_REVIEW).isoformat(),
    }
    return render(request, "promises/agreement.html", context, status=status if error else 200)


def _opens(line: AgreementLine) -> datetime:
    return datetime.fromtimestamp(line.opens_at, tz=timezone.get_current_timezone())


def _lines(lines: Sequence[AgreementLine]) -> list[Line]:
    return [Line(line.seq, line.title, wording.TOPICS[line.topic], line.review) for line in lines]
