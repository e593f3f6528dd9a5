"""From what was answered, marked and checked in private to the one value the plan is made from."""

from collections.abc import Iterable, Mapping
from datetime import date

import msgspec

from goldseam.core.nearness import touch_for_plan
from goldseam.core.records.account import Details
from goldseam.core.records.acted import Act
from goldseam.core.records.decided import Standpoint
from goldseam.core.records.lapse import LapseHow, LapseKind, LapseState
from goldseam.core.records.practice import PracticeLog
from goldseam.core.records.public_words import PublicWords
from goldseam.core.records.situation import AnswersState, SafetyState
from goldseam.core.records.touch import TouchWishes
from goldseam.core.situation.assembling import assemble, with_lapse
from goldseam.core.situation.model import (
    ChosenWay,
    Closeness,
    Done,
    LapseKnown,
    LevelOfDetail,
    Postponed,
    Role,
    Situation,
)
from goldseam.core.situation.questions import Given

# Telling late is still telling; the delay is said on its own page.
KNOWN: Mapping[LapseHow, LapseKnown] = {
    LapseHow.TOLD_SAME_DAY: LapseKnown.TOLD,
    LapseHow.TOLD_LATE: LapseKnown.TOLD,
    LapseHow.FOUND_OUT: LapseKnown.FOUND_OUT,
    LapseHow.NOT_TOLD_YET: LapseKnown.NOT_TOLD,
}
NOTHING_AGAIN, NO_WORDS = LapseState(), PublicWords()


def given_answers(answers: AnswersState, safety: SafetyState | None = None) -> Mapping[str, Given]:
    """The answers as the core reads them; what was left open is left out."""
    given = {name: value for name, value in answers.values.items() if isinstance(value, str | tuple)}
    return given if safety is None else {**given, **safety.answers}


def situation_from(
    answers: AnswersState,
    practices: PracticeLog,
    safety: SafetyState,
    lapses: LapseState = NOTHING_AGAIN,
    words: PublicWords = NO_WORDS,
) -> Situation:
    """Assemble the situation as it stands; what is not answered yet has its careful default."""
    situation = assemble(
        given_answers(answers, safety),
        done=[Done(slug, day) for slug, days in practices.done.items() for day in days],
        postponed=[
            Postponed(slug, until, practices.postponed_on.get(slug))
            for slug, until in practices.postponed.items()
        ],
        refused=practices.refused,
        asked=practices.asked,
        public_words_agreed=words.agreed,
    )
    last = lapses.last
    if last is None:
        return situation
    return with_lapse(
        situation,
        last.day,
        untold=lapses.untold,
        known=KNOWN[last.how],
        returned=last.extent is LapseKind.RETURN,
        own=last.own,
        touches=lapses.touches,
    )


def with_way(situation: Situation, chosen: Standpoint) -> Situation:
    """The situation with the way that this person chose for now, for themselves alone."""
    if chosen.way is None:
        return situation
    way = ChosenWay(chosen.way.value)
    return msgspec.structs.replace(situation, way=way, look_again=chosen.look_again)


def with_acts(situation: Situation, acts: Mapping[str, Act], log: PracticeLog) -> Situation:
    """The situation with what was done on the pages, each practice on its newest day, beside what was marked.

    What was asked for again and then done on its page has come. A refusal stays: doing it once more is no asking.
    """
    new = [
        Done(slug, day, acted=True)
        for slug, act in acts.items()
        if (day := date.fromisoformat(act.day)) not in log.done.get(slug, ())
    ]
    asked = tuple(
        slug
        for slug in situation.asked
        if slug not in acts or not acts[slug].is_after(log.asked_on[slug], log.asked_at[slug])
    )
    return msgspec.structs.replace(situation, done=(*situation.done, *new), asked=asked)


def with_rest(situation: Situation, resting: bool) -> Situation:
    """The situation while the subject rests, or as it is (T2)."""
    return msgspec.structs.replace(situation, resting=True) if resting else situation


def with_public_words(situation: Situation, agreed: bool) -> Situation:
    """The situation with what is agreed about words before others (T6)."""
    return msgspec.structs.replace(situation, public_words_agreed=agreed)


def with_level(situation: Situation, own: Details, told: Details | None, me: str) -> Situation:
    """The situation with how much detail whoever was hurt wants: one's own choice, or what the other told (T1).

    For one who is both, what the other told counts: it is about what this person would tell.
    """
    if situation.role is Role.INJURED:
        wanted = [each.level for person, each in own.chosen.items() if person == me]
    else:
        wanted = [each.level for person, each in told.chosen.items() if person != me] if told else []
    level = next(iter(wanted), "")
    if level not in set(LevelOfDetail):
        return situation
    return msgspec.structs.replace(situation, level_of_detail=LevelOfDetail(level))


def with_touch(situation: Situation, wishes: TouchWishes, members: Iterable[str]) -> Situation:
    """The situation with the stricter of the own answer about touch and what holds between the two (T3)."""
    touch = touch_for_plan(situation.touch, wishes, members)
    return situation if touch is situation.touch else msgspec.structs.replace(situation, touch=touch)


def between_the_two(situation: Situation, holding: Closeness) -> Situation:
    """The situation with the stricter of the own answer and what holds between the two (T3)."""
    strictness = list(Closeness)
    if holding is Closeness.NEAR or strictness.index(situation.closeness) > strictness.index(holding):
        return situation
    return msgspec.structs.replace(situation, closeness=holding, closeness_between=True)
