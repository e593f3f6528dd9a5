"""The intake: one thing a page, in an order that is read here; resumable, and every way leads somewhere."""

import datetime as dt

from goldseam.core.situation.barriers import own_barriers
from goldseam.core.situation.model import (
    Agreement,
    CameOut,
    Cause,
    Closeness,
    Living,
    OtherPerson,
    Role,
    Touch,
)
from goldseam.core.situation.questions import SKIPPED, Answers, Given, Kind, Question, fits
from goldseam.core.situation.track import TRACK_OF_CAUSE, Track

YES_NO = ("yes", "no")
YES_NO_UNSURE = ("yes", "no", "not_sure")

# Somebody who cannot name the day may name about when; the middle of each span stands for it.
ABOUT: dict[str, dt.timedelta] = {
    "last_days": dt.timedelta(days=1),
    "last_weeks": dt.timedelta(days=8),
    "last_months": dt.timedelta(days=45),
    "longer_ago": dt.timedelta(days=180),
}


def about(choice: str, today: dt.date) -> dt.date | None:
    """The day that a rough answer stands for on the day it is given; None for `unknown` and others."""
    return today - ABOUT[choice] if choice in ABOUT else None


def _role(answers: Answers) -> Role:
    role = answers.get("role")
    return Role(role) if isinstance(role, str) and role in tuple(Role) else Role.BOTH


def _tracks(answers: Answers) -> set[Track]:
    given = answers.get("causes", ())
    causes = () if isinstance(given, str) else given
    return {TRACK_OF_CAUSE[Cause(cause)] for cause in causes if cause in tuple(Cause)}


def _something_came_between(answers: Answers) -> bool:
    """Jealousy alone has nothing that could have come out, and nothing that goes on."""
    return _tracks(answers) != {Track.JEALOUSY}


def _somebody_else(answers: Answers) -> bool:
    return not _tracks(answers).isdisjoint({Track.INFIDELITY, Track.JEALOUSY, Track.UNKNOWN}) or not _tracks(
        answers
    )


def _came_out(answers: Answers) -> bool:
    return _something_came_between(answers) and answers.get("came_out") != CameOut.NOT_YET


def _wish_is_known(answers: Answers) -> bool:
    """Whoever keeps something the partner does not know has been asked for nothing yet."""
    untold = answers.get("came_out") == CameOut.NOT_YET and _something_came_between(answers)
    return not (untold and _role(answers) is Role.OFFENDING)


def _near(answers: Answers) -> bool:
    return _wish_is_known(answers) and answers.get("closeness", Closeness.NEAR) == Closeness.NEAR


def _barriers(answers: Answers) -> tuple[str, ...]:
    return tuple(barrier.value for barrier in own_barriers(_role(answers)))


INTAKE: tuple[Question, ...] = (
    Question("role", Kind.ONE, tuple(Role), may_skip=False),
    Question("causes", Kind.MANY, tuple(Cause)),
    Question("agreement", Kind.ONE, tuple(a for a in Agreement if a is not Agreement.NOT_SAID)),
    Question("came_out", Kind.ONE, tuple(CameOut), _something_came_between),
    Question("came_out_on", Kind.DATE, (*ABOUT, "unknown"), _came_out),
    Question("ongoing", Kind.YES_NO, YES_NO_UNSURE, _something_came_between),
    Question("other_person", Kind.ONE, tuple(OtherPerson), _somebody_else),
    Question("repeated", Kind.YES_NO, YES_NO_UNSURE, _something_came_between),
    Question("living", Kind.ONE, tuple(Living)),
    Question("children", Kind.YES_NO, YES_NO),
    Question("closeness", Kind.ONE, tuple(Closeness), _wish_is_known),
    Question("touch", Kind.ONE, tuple(t for t in Touch if t is not Touch.NOT_SAID), _near),
    Question("barriers", Kind.MANY, choices_when=_barriers),
)

# D03.1 to D03.6, each in the person's own words.
SELF_ANALYSIS: tuple[Question, ...] = tuple(
    Question(name, Kind.TEXT)
    for name in (
        "why_trust",
        "ready_for_work",
        "which_act",
        "when_trusted",
        "own_jealousy",
        "which_trust",
    )
)


def shown(answers: Answers, questions: tuple[Question, ...] = INTAKE) -> tuple[Question, ...]:
    """The pages this person gets, as far as the answers so far decide it."""
    return tuple(question for question in questions if question.shown_when(answers))


def next_question(answers: Answers, questions: tuple[Question, ...] = INTAKE) -> Question | None:
    """The first page without an answer that fits, or None. A changed answer can open pages again."""
    return next(
        (question for question in shown(answers, questions) if not is_answered(question, answers)), None
    )


def previous_question(
    current: str | None, answers: Answers, questions: tuple[Question, ...] = INTAKE
) -> Question | None:
    """The page before `current` (a question's id; None stands for the end), or None at the start."""
    pages = shown(answers, questions)
    earlier = [number for number, question in enumerate(pages) if question.id == current]
    position = earlier[0] if earlier else len(pages)
    return pages[position - 1] if position else None


def progress(answers: Answers, questions: tuple[Question, ...] = INTAKE) -> tuple[int, int]:
    """How many pages are answered, and how many there are for this person."""
    pages = shown(answers, questions)
    return sum(is_answered(question, answers) for question in pages), len(pages)


def is_answered(question: Question, answers: Answers) -> bool:
    """Whether there is an answer that still fits, skipping included."""
    return question.id in answers and fits(question, answers[question.id], answers)


def valid(answers: Answers, questions: tuple[Question, ...] = INTAKE) -> dict[str, Given]:
    """Only the answers to pages that are shown and that fit; what was skipped is left out."""
    return {
        question.id: answers[question.id]
        for question in shown(answers, questions)
        if is_answered(question, answers) and answers[question.id] != SKIPPED
    }
