"""Makes a situation from whatever was answered so far; what was not is filled with the careful choice."""

import datetime as dt
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TypeVar

import msgspec

from goldseam.core.situation.intake import shown, valid
from goldseam.core.situation.model import (
    Agreement,
    Answer,
    Barrier,
    CameOut,
    Cause,
    Closeness,
    Done,
    LapseKnown,
    Living,
    OtherPerson,
    Postponed,
    Role,
    Situation,
    Touch,
)
from goldseam.core.situation.questions import Answers, Given, as_date
from goldseam.core.situation.safety_check import ASKED_FIRST, safety_of, topics_of
from goldseam.core.situation.track import BREACHES

E = TypeVar("E", bound=StrEnum)


def assemble(
    answers: Answers,
    done: Sequence[Done] = (),
    postponed: Sequence[Postponed] = (),
    refused: Sequence[str] = (),
    asked: Sequence[str] = (),
    public_words_agreed: bool = False,
) -> Situation:
    """The situation behind the answers of intake, safety check and private questions, by question id.

    Answers that no longer fit (the role was changed, a page is not shown any more) are left aside, so every
    combination gives a situation. `came_out_on` is YYYY-MM-DD, made by `intake.about` of a rough answer.
    """
    given, first = valid(answers), valid(answers, ASKED_FIRST)
    return Situation(
        role=_one(given, "role", Role, Role.BOTH),
        causes=_many(given, "causes", Cause) or (Cause.UNKNOWN,),
        came_out=_one(given, "came_out", CameOut, CameOut.NOT_YET),
        came_out_on=_date(given, "came_out_on"),
        ongoing=given.get("ongoing") == "yes",
        ongoing_unsure=given.get("ongoing") == "not_sure",
        other_person=_one(given, "other_person", OtherPerson, OtherPerson.NONE),
        living=_one(given, "living", Living, Living.TOGETHER),
        children=given.get("children") == "yes",
        closeness=_one(given, "closeness", Closeness, _closeness_unsaid(answers)),
        repeated=given.get("repeated") == "yes",
        barriers=_many(given, "barriers", Barrier),
        safety=safety_of(answers),
        safety_topics=topics_of(answers),
        addressed_safely=_one(first, "addressed_safely", Answer, Answer.NOT_ASKED),
        watched=_one(first, "watched", Answer, Answer.NOT_ASKED),
        touch=_one(given, "touch", Touch, Touch.NOT_SAID),
        agreement=_one(given, "agreement", Agreement, Agreement.NOT_SAID),
        done=tuple(done),
        postponed=tuple(postponed),
        refused=tuple(refused),
        asked=tuple(asked),
        public_words_agreed=public_words_agreed,
        closeness_said="closeness" in given or _closeness_unsaid(answers) is Closeness.NEAR,
    )


def with_lapse(
    situation: Situation,
    last_on: dt.date,
    *,
    untold: bool = False,
    known: LapseKnown = LapseKnown.NOT_SAID,
    returned: bool = False,
    own: bool = True,
    touches: Iterable[str] = (),
) -> Situation:
    """The situation after it happened again, `last_on` being the last day it happened or became known (T15).

    Where it is `untold`, a part of the truth is untold again. What it `touches` (names of causes) stands beside
    what cost the trust before, so far as it is a breach; names that this version does not know are left aside.
    """
    some_known = situation.came_out in {CameOut.CONFESSED, CameOut.DISCOVERED}
    named = {Cause(name) for name in touches if name in set(Cause)}
    new = named.intersection(BREACHES).difference(situation.causes)
    return msgspec.structs.replace(
        situation,
        causes=(*situation.causes, *(cause for cause in Cause if cause in new)),
        repeated=True,
        lapsed_on=last_on,
        lapse_known=known,
        lapse_returned=returned,
        lapse_own=own,
        came_out=CameOut.PARTLY if untold and some_known else situation.came_out,
    )


def _closeness_unsaid(answers: Answers) -> Closeness:
    """Where a wish may exist and was not named, space is the careful guess."""
    return (
        Closeness.SPACE if any(question.id == "closeness" for question in shown(answers)) else Closeness.NEAR
    )


def _one(given: Answers, name: str, kind: type[E], default: E) -> E:
    value = given.get(name)
    return kind(value) if isinstance(value, str) else default


def _many(given: Answers, name: str, kind: type[E]) -> tuple[E, ...]:
    value: Given = given.get(name, ())
    return tuple(kind(entry) for entry in value)


def _date(given: Answers, name: str) -> dt.date | None:
    value = given.get(name)
    return as_date(value) if isinstance(value, str) else None
