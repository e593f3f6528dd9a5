"""Asking: written, seen exactly as the other will see it, and asked; or kept on one's own list, also alone (S12)."""

from collections.abc import Mapping
from typing import TypeVar

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from goldseam.core.records import AnswerPrepared, Asked, FollowedUp, QuestionNoted
from goldseam.core.records.handed import HandedKind
from goldseam.core.records.question import QUESTIONS, Questions, QuestionWhen, standing_notes
from goldseam.core.truth import is_resting
from goldseam.ledger.spaces import OpenSpace
from goldseam.web.account.telling_questions import WHEN
from goldseam.web.amends import coaching
from goldseam.web.amends.coaching import Reads
from goldseam.web.shared import clock
from goldseam.web.shared.access import fresh
from goldseam.web.shared.answers import INVALID, WAITS
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.access import together
from goldseam.web.together.couple import Couple, RestingError
from goldseam.web.together.pacing import NOT_LOOKED, Pace, pace
from goldseam.web.together.typed import steps, text_of, wrong_text
from goldseam.web.truth.access import Here, own_or_both
from goldseam.web.truth.resting import wake_own
from goldseam.web.truth.threads import Piece, line_of, pieces, question_piece

LOOKS_BACK = 100
Wanted = Asked | FollowedUp
Kept = TypeVar("Kept", QuestionNoted, AnswerPrepared)


def _overheard(sent: Mapping[str, str], *_view: object, **_named: object) -> tuple[str, Reads]:
    """A question is never read for its style: only words of danger open something (S29)."""
    return f"{sent.get('text', '')}\n{sent.get('under', '')}", Reads.HURT


@own_or_both
@coaching.overheard(_overheard)
def ask(request: PersonRequest, here: Here) -> HttpResponse:
    """A question from the empty form on: looked at, asked, or kept."""
    return _taken(request, here, 0, Asked(""))


@fresh
@own_or_both
def own(request: PersonRequest, here: Here) -> HttpResponse:
    """The own questions that are not asked yet, oldest first: nobody else sees them."""
    found = standing_notes(here.private.read(QuestionNoted))
    context = {"place": "truth", "couple": here.couple, "found": found}
    return render(request, "truth/own_questions.html", {**context, "kept": request.GET.get("kept") == "1"})


@fresh
@own_or_both
@coaching.overheard(_overheard)
def own_one(request: PersonRequest, here: Here, seq: int) -> HttpResponse:
    """One of them: asked now, changed, or erased for good."""
    noted = noted_of(here.private, seq, QuestionNoted)
    if request.method == "POST" and request.POST.get("move") == "erase":
        here.private.erase([seq], at=clock.now(), day=here.day)
        return redirect("/truth/questions/own/")
    return _taken(request, here, seq, Asked(noted.text, noted.under, noted.when))


@together
@coaching.overheard(_overheard)
def follow(request: PersonRequest, couple: Couple, seq: int) -> HttpResponse:
    """Ask further about a question of one's own."""
    line = line_of(couple.space.states(QUESTIONS)[QUESTIONS], seq, asked_by=couple)
    wanted, move = FollowedUp(seq, text_of(request, "text")), request.POST.get("move")
    error = wrong_text(wanted.text) if request.method == "POST" and move != "back" else ""
    context = steps(request, couple=couple, line=line, text=wanted.text, error=error) | {"place": "truth"}
    if request.method != "POST" or move == "back" or error:
        context["pieces"] = pieces(couple, line)
        return render(request, "truth/follow.html", context, status=INVALID if error else 200)
    if not couple.open:
        raise RestingError
    paced = pace(couple, HandedKind.NOTE)
    if move == "hand":
        asked, paced = asked_now(couple, wanted)
        if asked:
            return redirect(f"/truth/questions/{seq}/?sent=1")
    piece = Piece(couple.name_of(couple.me), "", couple.day, wanted.text)
    context |= {"pieces": (piece,), "held": paced, "coach": coaching.dangers(wanted.text, Reads.HURT)}
    return render(request, "truth/follow_preview.html", context, status=WAITS if move == "hand" else 200)


def noted_of(space: OpenSpace, seq: int, kind: type[Kept]) -> Kept:
    """A private draft that still stands, by its number; else 404."""
    for entry in standing_notes(space.read(kind)):
        if entry.seq == seq and isinstance(entry.record, kind):
            return entry.record
    raise Http404


def keep(here: Here, record: QuestionNoted | AnswerPrepared) -> None:
    """Put a draft on one's own list; the wording it replaces goes for good."""
    here.private.append(record, at=clock.now(), day=here.day)
    if record.of:
        here.private.erase([record.of], at=clock.now(), day=here.day)


def _taken(request: PersonRequest, here: Here, noted: int, asked: Asked) -> HttpResponse:
    couple, move = here.couple, request.POST.get("move")
    if request.method != "POST":
        return _form(request, here, noted, asked)
    asked = _typed(request, asked.when)
    error = wrong_text(asked.text) or wrong_text(asked.under, may_be_empty=True)
    if move == "back" or error:
        return _form(request, here, noted, asked, "" if move == "back" else error)
    if move == "keep" or couple is None:
        keep(here, QuestionNoted(asked.text, asked.under, noted, when=asked.when))
        return redirect("/truth/questions/own/?kept=1")
    if not couple.open:
        raise RestingError
    if move != "hand":
        return _preview(request, couple, asked, pace(couple, HandedKind.NOTE))
    seq, paced = asked_now(couple, asked)
    if not seq:
        return _preview(request, couple, asked, paced, WAITS)
    if noted:
        here.private.append(QuestionNoted("", of=noted, asked=True), at=clock.now(), day=here.day)
    return redirect(f"/truth/questions/{seq}/?sent=1")


def asked_now(couple: Couple, wanted: Wanted) -> tuple[int, Pace]:
    """Ask if it may pass at that very moment; the number, 0 where it waits, and the pace."""
    paced, before = NOT_LOOKED, 0

    def decided() -> list[Wanted]:
        nonlocal paced, before
        paced = pace(couple, HandedKind.NOTE)
        # A form that was sent twice asks once.
        before = _already(couple, wanted, paced.questions)
        return [] if before or paced.sentence else [wanted]

    written = couple.decide(decided)
    if written:
        wake_own(couple.private, couple.day)
    return (written[0].seq if written else before), paced


def _already(couple: Couple, wanted: Wanted, state: Questions) -> int:
    me, day = str(couple.me), couple.day.isoformat()
    mine = [line for line in state.questions if line.author == me]
    asked = [line.seq for line in mine if line.day == day]
    further = [each.seq for line in mine for each in line.follow_ups if each.day == day]
    alike = [*asked, *further][-LOOKS_BACK:]
    found = couple.space.some(alike, Asked, FollowedUp) if alike else {}
    return next((seq for seq, entry in found.items() if entry.record == wanted), 0)


def _typed(request: PersonRequest, before: QuestionWhen) -> Asked:
    """What was typed. A form without times, as somebody alone has it, keeps the one chosen before."""
    when = request.POST.get("when", "")
    chosen = QuestionWhen(when) if when in set(QuestionWhen) else before
    return Asked(text_of(request, "text"), text_of(request, "under"), chosen)


def _form(request: PersonRequest, here: Here, noted: int, asked: Asked, error: str = "") -> HttpResponse:
    couple = here.couple
    resting = couple is not None and is_resting(couple.space.states(QUESTIONS)[QUESTIONS], couple.me)
    context = steps(request, couple=couple, noted=noted, asked=asked, ways=WHEN.items(), error=error)
    context |= {"place": "truth", "resting": resting}
    return render(request, "truth/ask.html", context, status=INVALID if error else 200)


def _preview(
    request: PersonRequest, couple: Couple, asked: Asked, paced: Pace, status: int = 200
) -> HttpResponse:
    piece = question_piece(couple.name_of(couple.me), couple.day, asked)
    context = steps(request, couple=couple, asked=asked, pieces=(piece,), held=paced) | {"place": "truth"}
    context["coach"] = coaching.dangers(f"{asked.text}\n{asked.under}", Reads.HURT)
    return render(request, "truth/ask_preview.html", context, status=status)
