"""Where a question stands, what waits for whom on a day, and what resting means for a plan (T2)."""

from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from goldseam.core.records.question import AnswerHow, AnswerLine, QuestionLine, Questions, QuestionWhen
from goldseam.core.records.question_time import QuestionTime
from goldseam.core.situation.model import Role

# An answer that came is told of on so many days: there are no marks of what was read (S17).
TOLD_FOR = timedelta(days=7)


class Standing(StrEnum):
    """Where one question stands."""

    WAITING = "waiting"
    NOT_NOW = "not_now"
    ANSWERED = "answered"
    SETTLED = "settled"


def standing(line: QuestionLine) -> Standing:
    """Waiting for an answer, put off to a day, answered as far as it was asked, or settled by who asked."""
    if line.settled_on:
        return Standing.SETTLED
    answer = open_answer(line)
    if answer is None:
        return Standing.WAITING
    return Standing.NOT_NOW if answer.how is AnswerHow.NOT_NOW else Standing.ANSWERED


def open_answer(line: QuestionLine) -> AnswerLine | None:
    """The newest answer, if nothing was asked further after it."""
    asked = max([line.seq, *(each.seq for each in line.follow_ups)])
    newest = line.answers[-1] if line.answers else None
    return newest if newest is not None and newest.seq > asked else None


def due_on(line: QuestionLine) -> date | None:
    """The day by which an answer was promised; None where none is."""
    answer = open_answer(line)
    return date.fromisoformat(answer.by) if answer is not None and answer.by else None


def is_resting(state: Questions, person: UUID | str) -> bool:
    """Whether this person lets the subject rest."""
    return str(person) in state.rested_by


def to_answer(state: Questions, person: UUID | str) -> tuple[QuestionLine, ...]:
    """What this person is asked and has not answered, what is promised first: by its day, then by number."""
    found = [
        line
        for line in state.questions
        if line.author != str(person) and standing(line) in {Standing.WAITING, Standing.NOT_NOW}
    ]
    return tuple(sorted(found, key=lambda line: (due_on(line) or date.min, line.seq)))


def waiting_today(
    state: Questions, person: UUID | str, today: date, agreed: QuestionTime | None
) -> tuple[QuestionLine, ...]:
    """What of `to_answer` is for today. Nothing of somebody who lets the subject rest.

    A promised answer waits from its day on. What is for question time waits on that weekday, and on every
    day while no time is agreed, so that it is not forgotten.
    """
    return tuple(
        line
        for line in to_answer(state, person)
        if not is_resting(state, line.author) and _is_for(line, today, agreed)
    )


def answers_came(state: Questions, person: UUID | str, today: date) -> int:
    """How many open questions of this person were answered in the last seven days; 0 while it rests for them."""
    if is_resting(state, person):
        return 0
    mine = (line for line in state.questions if line.author == str(person) and not line.settled_on)
    newest = (open_answer(line) for line in mine)
    return sum(answer is not None and today - date.fromisoformat(answer.day) < TOLD_FOR for answer in newest)


def rests_for(role: Role, *, mine: bool, theirs: bool) -> bool:
    """Whether the plan of somebody in this role lets the subject rest (T2).

    The own act of somebody who was hurt counts for their plan; that of the other counts for whoever broke
    trust. Each plan looks at its own role only: it tells nobody how the other sees theirs.
    """
    return (mine and role is not Role.OFFENDING) or (theirs and role is not Role.INJURED)


def asked_on(state: Questions, person: UUID | str, day: date) -> int:
    """How many questions and follow-ups this person wrote on a day of theirs: each reaches the other (T3)."""
    name, on = str(person), day.isoformat()
    mine = (line for line in state.questions if line.author == name)
    return sum((line.day == on) + sum(each.day == on for each in line.follow_ups) for line in mine)


def _is_for(line: QuestionLine, today: date, agreed: QuestionTime | None) -> bool:
    due = due_on(line)
    if due is not None:
        return due <= today
    if line.when is QuestionWhen.AT_QUESTION_TIME and agreed is not None:
        return agreed.weekday == today.weekday()
    return True
