"""One question with all that followed: the same to both, but for what each of them can do with it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from goldseam.core.records import (
    AnswerGiven,
    Asked,
    Corrected,
    Entry,
    FollowedUp,
    QuestionReopened,
    QuestionSettled,
)
from goldseam.core.records.handed import HandedKind
from goldseam.core.records.question import QUESTIONS, AnswerHow, AnswerLine, QuestionLine, Questions
from goldseam.core.truth import Standing, due_on, is_resting, standing
from goldseam.web.account.telling_questions import HOW, WHEN
from goldseam.web.shared.answers import WAITS
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.access import together
from goldseam.web.together.couple import Couple
from goldseam.web.together.items import HOW_READ, Correction
from goldseam.web.together.pacing import NOT_LOOKED, Pace, pace

STANDINGS: Mapping[Standing, Promise] = {
    Standing.WAITING: _("Waits for an answer"),
    Standing.NOT_NOW: _("Not now"),
    Standing.ANSWERED: _("Answered"),
    Standing.SETTLED: _("Settled"),
}


@dataclass(frozen=True)
class Piece:
    """One part of a thread: a question, a follow-up, or an answer with its corrections."""

    name: str
    kind: str | Promise
    on: date
    text: str
    seq: int = 0
    under: str = ""
    when: str | Promise = ""
    by: date | None = None
    helps: str = ""
    corrections: tuple[Correction, ...] = ()
    may_correct: bool = False


@together
def thread(request: PersonRequest, couple: Couple, seq: int) -> HttpResponse:
    """The question and all that followed, in order. Opening it is noticed by nobody (S17)."""
    return _page(request, couple, seq)


def _page(request: PersonRequest, couple: Couple, seq: int, held: Pace = NOT_LOOKED) -> HttpResponse:
    state = couple.space.states(QUESTIONS)[QUESTIONS]
    line = line_of(state, seq)
    mine = line.author == str(couple.me)
    context = {
        "place": "truth",
        "couple": couple,
        "line": line,
        "pieces": pieces(couple, line),
        "mine": mine,
        "standing": STANDINGS[standing(line)],
        "settled": standing(line) is Standing.SETTLED,
        "answered": bool(line.answers),
        "due": due_on(line),
        "rests": is_resting(state, line.author),
        "sent": request.GET.get("sent") == "1",
        "held": held,
    }
    return render(request, "truth/question.html", context, status=WAITS if held.sentence else 200)


@require_POST
@together
def settle(request: PersonRequest, couple: Couple, seq: int) -> HttpResponse:
    """Settle a question, or open it again: by who asked it and by nobody else (T2).

    Opening it again asks it again: that waits as asking does (T3).
    """
    move, held = request.POST.get("move", ""), NOT_LOOKED

    def decided() -> list[QuestionSettled | QuestionReopened]:
        nonlocal held
        line = line_of(couple.space.states(QUESTIONS)[QUESTIONS], seq, asked_by=couple)
        settled = standing(line) is Standing.SETTLED
        if move == "settle" and not settled:
            return [QuestionSettled(seq)]
        reopens = move == "reopen" and settled
        held = pace(couple, HandedKind.NOTE) if reopens else NOT_LOOKED
        return [QuestionReopened(seq)] if reopens and not held.sentence else []

    couple.decide(decided)
    return _page(request, couple, seq, held) if held.sentence else redirect(f"/truth/questions/{seq}/")


def line_of(
    state: Questions, seq: int, *, asked_by: Couple | None = None, to: Couple | None = None
) -> QuestionLine:
    """The question with this number: one's own (`asked_by`), or one that the other asked (`to`); else 404."""
    for line in state.questions:
        if line.seq == seq:
            own = asked_by is None or line.author == str(asked_by.me)
            other = to is None or line.author != str(to.me)
            if own and other:
                return line
    raise Http404


def pieces(couple: Couple, line: QuestionLine) -> tuple[Piece, ...]:
    """The parts of a thread with their words, in order of number. Two queries."""
    return pieces_of_each(couple, [line])[0]


def pieces_of_each(couple: Couple, lines: Sequence[QuestionLine]) -> list[tuple[Piece, ...]]:
    """The parts of several threads. Two queries for all of them."""
    seqs = [_numbers(line) for line in lines]
    wanted = [seq for each in seqs for seq in each]
    entries = couple.space.some(wanted, Asked, AnswerGiven, FollowedUp, Corrected) if wanted else {}
    found = []
    for line, numbers in zip(lines, seqs, strict=True):
        own = {seq: entries[seq] for seq in numbers if seq in entries}
        found.append(tuple(sorted(_pieces(couple, line, own), key=lambda piece: piece.seq)))
    return found


def _numbers(line: QuestionLine) -> list[int]:
    corrections = [seq for each in line.answers for seq in each.corrections]
    further = [each.seq for each in line.follow_ups]
    return [line.seq, *further, *(each.seq for each in line.answers), *corrections]


def _pieces(couple: Couple, line: QuestionLine, entries: Mapping[int, Entry]) -> Iterator[Piece]:
    answers = {each.seq: each for each in line.answers}
    for seq, entry in entries.items():
        name = couple.name_of(entry.author)
        match entry.record:
            case Asked():
                yield question_piece(name, entry.day, entry.record, seq)
            case FollowedUp():
                yield Piece(name, _("asks further"), entry.day, entry.record.text, seq)
            case AnswerGiven() if seq in answers:
                yield answer_piece(
                    name,
                    entry.day,
                    entry.record,
                    seq,
                    corrections_of(answers[seq], entries),
                    may_correct=couple.open and couple.is_mine(entry),
                )


def question_piece(name: str, on: date, asked: Asked, seq: int = 0) -> Piece:
    """A question as both read it: the same in the preview and in the thread."""
    return Piece(name, _("asks"), on, asked.text, seq, asked.under, WHEN[asked.when])


def answer_piece(
    name: str,
    on: date,
    answer: AnswerGiven,
    seq: int = 0,
    corrections: tuple[Correction, ...] = (),
    *,
    may_correct: bool = False,
) -> Piece:
    """An answer as both read it: the same in the preview and in the thread."""
    by = answer.by if answer.how is AnswerHow.NOT_NOW else None
    return Piece(
        name,
        HOW[answer.how],
        on,
        answer.text,
        seq,
        by=by,
        helps=answer.helps,
        corrections=corrections,
        may_correct=may_correct,
    )


def corrections_of(line: AnswerLine, entries: Mapping[int, Entry]) -> tuple[Correction, ...]:
    """What its author said about an answer later on."""
    found = ((entries[seq].day, entries[seq].record) for seq in line.corrections if seq in entries)
    return tuple(
        Correction(day, HOW_READ[record.how], record.text)
        for day, record in found
        if isinstance(record, Corrected)
    )
