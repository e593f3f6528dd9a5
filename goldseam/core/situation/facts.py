"""Says a situation on a day as plain facts, which practices and rules ask for by name."""

import datetime as dt
from collections.abc import Iterator

from goldseam.core.catalogue.model import Fact
from goldseam.core.situation.barriers import FACT_OF_BARRIER, own_barriers
from goldseam.core.situation.model import (
    Answer,
    CameOut,
    Cause,
    ChosenWay,
    Closeness,
    Living,
    OtherPerson,
    Role,
    Safety,
    SafetyTopic,
    Situation,
)
from goldseam.core.situation.track import Track, tracks_of

# A date has no hour: somebody who found out late on day 0 is within 72 hours until late on day 3.
LAST_OF_72_HOURS = 3
LAST_OF_TWO_WEEKS = 13
LAST_OF_THREE_MONTHS = 90
# The day may have begun later for whoever wrote the date down; anything further ahead is a slip of the pen.
AHEAD_BY_TIME_ZONE = 1

_TRACK = {
    Track.INFIDELITY: Fact.TRACK_INFIDELITY,
    Track.LIE: Fact.TRACK_LIE,
    Track.PROMISE_OR_MONEY: Fact.TRACK_PROMISE_OR_MONEY,
    Track.EXPECTATIONS: Fact.TRACK_EXPECTATIONS,
    Track.JEALOUSY: Fact.TRACK_JEALOUSY,
    Track.UNKNOWN: Fact.TRACK_UNKNOWN,
}
_CAUSE = {
    Cause.INFIDELITY_PHYSICAL: (Fact.CAUSE_INFIDELITY, Fact.BODY_AT_RISK),
    Cause.INFIDELITY_EMOTIONAL: (Fact.CAUSE_INFIDELITY,),
    Cause.INFIDELITY_ONLINE: (Fact.CAUSE_INFIDELITY,),
    Cause.MONEY: (Fact.CAUSE_MONEY,),
    Cause.GAMBLING_OR_SUBSTANCES: (Fact.CAUSE_HABIT,),
    Cause.PORNOGRAPHY: (Fact.CAUSE_HABIT,),
}
_CAME_OUT = {
    CameOut.CONFESSED: Fact.CONFESSED,
    CameOut.DISCOVERED: Fact.DISCOVERED,
    CameOut.PARTLY: Fact.TOLD_IN_PART,
    CameOut.NOT_YET: Fact.NOT_TOLD,
}
_LIVING = {Living.TOGETHER: Fact.TOGETHER, Living.APART: Fact.APART, Living.SEPARATED: Fact.SEPARATED}
_CLOSENESS = {
    Closeness.NEAR: Fact.NEAR,
    Closeness.SPACE: Fact.SOME_SPACE,
    Closeness.NO_CONTACT: Fact.NO_CONTACT,
}
_FEAR_TOPICS = {
    SafetyTopic.FEAR,
    SafetyTopic.VIOLENCE,
    SafetyTopic.SEXUAL_COERCION,
    SafetyTopic.HUMILIATION,
    SafetyTopic.PUSHED,
}


def facts_of(situation: Situation, today: dt.date) -> frozenset[Fact]:
    """Everything that holds for this person on this day.

    Facts of time add up: day 2 is in the first 72 hours, the first two weeks and the first three months.
    They count from the day it came out, so there is none while it has not; without a usable date it is
    `day_unknown`. On the track of jealousy nothing came out, so how it came out is left aside.
    """
    return frozenset(
        fact for part in (_what_happened, _time, _around, _safety, _way) for fact in part(situation, today)
    )


def _what_happened(situation: Situation, _: dt.date) -> Iterator[Fact]:
    tracks = tracks_of(situation)
    yield from (_TRACK[track] for track in tracks)
    for cause in situation.causes:
        yield from _CAUSE.get(cause, ())
    if Track.JEALOUSY not in tracks:
        yield _CAME_OUT[situation.came_out]
    if situation.ongoing:
        yield Fact.ONGOING
    if situation.repeated:
        yield Fact.REPEATED


def _time(situation: Situation, today: dt.date) -> Iterator[Fact]:
    if situation.came_out is CameOut.NOT_YET and Track.JEALOUSY not in tracks_of(situation):
        return
    days = None if situation.came_out_on is None else (today - situation.came_out_on).days
    if days is None or days < -AHEAD_BY_TIME_ZONE:
        yield Fact.DAY_UNKNOWN
        return
    if days <= LAST_OF_72_HOURS:
        yield Fact.FIRST_72_HOURS
    if days <= LAST_OF_TWO_WEEKS:
        yield Fact.FIRST_TWO_WEEKS
    yield Fact.FIRST_THREE_MONTHS if days <= LAST_OF_THREE_MONTHS else Fact.LATER


def _around(situation: Situation, _: dt.date) -> Iterator[Fact]:
    if situation.other_person is not OtherPerson.NONE:
        yield Fact.OTHER_PERSON
    if situation.other_person is OtherPerson.UNAVOIDABLE:
        yield Fact.OTHER_PERSON_UNAVOIDABLE
    yield _LIVING[situation.living]
    yield _CLOSENESS[situation.closeness]
    if situation.children:
        yield Fact.CHILDREN
    if situation.role is Role.BOTH:
        yield Fact.BOTH_HURT
    own = own_barriers(situation.role)
    yield from (FACT_OF_BARRIER[barrier] for barrier in situation.barriers if barrier in own)


def _safety(situation: Situation, _: dt.date) -> Iterator[Fact]:
    topics = set(situation.safety_topics)
    watched = situation.watched in {Answer.YES, Answer.NOT_SURE}
    if situation.safety is Safety.FEAR or topics & _FEAR_TOPICS or watched:
        yield Fact.FEAR
    if situation.safety is Safety.SELF_HARM or SafetyTopic.SELF_HARM in topics:
        yield Fact.SELF_HARM
    if situation.safety is Safety.NOT_ANSWERED:
        yield Fact.SAFETY_NOT_ANSWERED
    if situation.addressed_safely in {Answer.NO, Answer.NOT_SURE}:
        yield Fact.NOT_SAFE_TO_SAY


def _way(situation: Situation, today: dt.date) -> Iterator[Fact]:
    if situation.way is ChosenWay.PART_WELL:
        yield Fact.PARTING
    rests = situation.look_again is None or today < situation.look_again
    if situation.way is ChosenWay.NOT_YET and rests:
        yield Fact.NOT_DECIDING
