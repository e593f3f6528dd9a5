"""What must never be suggested, written down a second time, apart from the rules that make the plan.

The rules of the plan hold practices back by bits and bans; here each tension is a plain question about one
practice and one situation. Where the two disagree, the proof finds it.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping

from goldseam.core.catalogue.model import Audience, Catalogue, Fact, Rhythm, Sensitivity, Stage
from goldseam.core.plan.never_case import BREACHES, Case
from goldseam.core.plan.never_ways import (
    closer_while_parting,
    ends_what_was_taken_up_again,
    renewed_after_a_lapse,
)
from goldseam.core.situation.facts import facts_of
from goldseam.core.situation.model import (
    Answer,
    Barrier,
    Cause,
    Closeness,
    Role,
    Safety,
    SafetyTopic,
    Situation,
    Touch,
)

A = Sensitivity
_OWN_PLACES = {"self", "check-in", "understanding", "helpers"}
_EXPOSING = {
    A.TELLING,
    A.PARTING,
    A.PATIENCE,
    A.OPENNESS,
    A.TOUCH,
    A.COURTING,
    A.FORGIVENESS_ASKED,
    A.RAISES_THE_SUBJECT,
    A.PUBLIC,
}
_FOR_NOW = {Fact.FIRST_72_HOURS, Fact.FIRST_TWO_WEEKS, Fact.NOT_TOLD, Fact.ONGOING}
_DAYS = {Rhythm.DAILY: 1, Rhythm.WHEN_NEEDED: 3, Rhythm.WEEKLY: 7}


Question = Callable[[Case], bool]


def for_the_other(case: Case) -> bool:
    """Nobody gets what is written for the other."""
    return case.facts.audience.value not in {"both", case.situation.role.value} and (
        case.situation.role is not Role.BOTH
    )


def against_its_cautions(case: Case) -> bool:
    """The practice's own conditions; help in fear is there as well for whoever is not sure that it is safe."""
    holds = set(case.holds)
    if case.needs & {Fact.FEAR, Fact.NOT_SAFE_TO_SAY} and Fact.NOT_SAFE_TO_SAY in holds:
        holds.add(Fact.FEAR)
    facts = case.facts
    if ends_what_was_taken_up_again(case):
        holds.add(Fact.ONGOING)
    wanted = not facts.when_any or bool(holds & set(facts.when_any))
    return not (wanted and holds >= set(facts.when_all) and not holds & set(facts.unless))


def contact_against_a_wish(case: Case) -> bool:
    """T3, T8: under space nothing gets in touch, courts, touches, or raises the subject."""
    if case.situation.closeness is Closeness.NEAR:
        return False
    raised = A.RAISES_THE_SUBJECT in case.asks and case.facts.audience is not Audience.INJURED
    return case.facts.contact or bool(case.asks & {A.COURTING, A.TOUCH}) or raised


def harm_in_fear(case: Case) -> bool:
    """T4, T16: whoever is afraid is asked for nothing that exposes them, and works for nobody else."""
    if not case.afraid:
        return False
    exposed = bool(case.asks & _EXPOSING) or case.facts.lives == "openness"
    for_the_pair = case.facts.audience is Audience.INJURED and case.facts.stage in {
        Stage.TELL,
        Stage.SHOW,
        Stage.RENEW,
    }
    owed = case.facts.audience is not Audience.INJURED and case.facts.lives not in _OWN_PLACES
    return case.facts.contact or (
        not case.is_help and (exposed or for_the_pair or (owed and not case.is_health))
    )


def heavy_in_despair(case: Case) -> bool:
    """S05: with thoughts of self-harm nothing heavy, long, exposing or in touch."""
    if not case.low:
        return False
    light = {Stage.UNDERSTAND, Stage.STOP, Stage.STAY}
    heavy = case.facts.stage not in light or case.facts.minutes > 20 or bool(case.asks & _EXPOSING)
    owed = case.facts.audience is not Audience.INJURED and case.facts.lives not in _OWN_PLACES
    return case.facts.contact or (not case.is_help and (heavy or (owed and not case.is_health)))


def said_without_asking_if_it_is_safe(case: Case) -> bool:
    """T17: telling and parting after a clear yes only; nothing dangerous while the check is open."""
    if case.is_help:
        return False
    saying = case.asks & {A.TELLING, A.PARTING}
    open_check = case.situation.safety is Safety.NOT_ANSWERED and not (case.afraid and case.low)
    exposes = case.asks & {A.TELLING, A.PARTING, A.OPENNESS, A.TOUCH, A.PUBLIC}
    return bool(saying and case.situation.addressed_safely is not Answer.YES) or bool(open_check and exposes)


def touch_unwished(case: Case) -> bool:
    """T3: touch is welcome first, and comes after the tests where a body is at risk."""
    if A.TOUCH not in case.asks:
        return False
    at_risk = Cause.INFIDELITY_PHYSICAL in case.situation.causes
    tested = case.done_before(lambda facts: Fact.BODY_AT_RISK in (*facts.when_all, *facts.when_any))
    return case.situation.touch is not Touch.WELCOME or (at_risk and not tested)


def subject_raised(case: Case) -> bool:
    """T2: a resting matter rests; the one who broke trust raises it only to end, tell, add or correct."""
    if A.RAISES_THE_SUBJECT not in case.asks:
        return False
    unasked = case.facts.audience is Audience.OFFENDING and case.facts.stage not in {Stage.STOP, Stage.TELL}
    return case.situation.resting or unasked


def public_without_a_yes(case: Case) -> bool:
    """T6: nothing in public without a recorded yes."""
    return A.PUBLIC in case.asks and not case.situation.public_words_agreed


def forgiveness_pressed(case: Case) -> bool:
    """T7, T11: asked for once, and never a task of the injured partner."""
    if A.FORGIVENESS_ASKED not in case.asks:
        return False
    asked = case.done_before(lambda facts: A.FORGIVENESS_ASKED in facts.asks)
    return asked or case.situation.role is Role.INJURED


def courted_too_early(case: Case) -> bool:
    """T8: not in anger, not in the first two weeks, not over something untold or still going on."""
    angry = {Barrier.ANGER_PILES_UP, Barrier.EMOTIONS_TOO_HIGH, Barrier.REVENGE} & set(
        case.situation.barriers
    )
    unfinished = case.untold or case.situation.ongoing or case.within(13)
    return A.COURTING in case.asks and (bool(angry) or unfinished)


def forgave_oneself_first(case: Case) -> bool:
    """T9: forgiving oneself follows owning it."""
    if A.SELF_FORGIVENESS not in case.asks or not case.theirs:
        return False
    return not case.done_before(
        lambda facts: facts.stage is Stage.OWN and facts.core and facts.audience is not Audience.INJURED
    )


def barrier_of_the_other(case: Case) -> bool:
    """T11: nobody is shown a barrier that only the other could move."""
    covered = {each for each in case.facts.covers if each.startswith("B04.") and each != "B04.0"}
    others = {
        Role.OFFENDING: {"B04.3", "B04.7"},
        Role.INJURED: {"B04.2", "B04.4", "B04.8"},
        Role.BOTH: set[str](),
    }
    return bool(covered) and covered <= others[case.situation.role]


def reported_without_a_breach(case: Case) -> bool:
    """T12: whoever is accused of nothing reports nothing, and bears nothing before being asked if watched."""
    if case.breached or not case.theirs:
        return False
    reports = A.OPENNESS in case.asks or case.facts.lives in {"openness", "no-contact"}
    return reports or (A.PATIENCE in case.asks and case.situation.watched is Answer.NOT_ASKED)


def taken_as_over(case: Case) -> bool:
    """T1: nothing takes as ended what goes on, or may."""
    may = {SafetyTopic.STILL_GOING_ON, SafetyTopic.ADDICTION} & set(case.situation.safety_topics)
    goes_on = case.situation.ongoing or case.situation.ongoing_unsure or bool(may)
    return A.ASSUMES_ENDED in case.asks and (goes_on or case.gone_back)


def other_work_than_ending_it(case: Case) -> bool:
    """While it goes on, the one who does it has one work; the injured partner builds nothing on it."""
    if not case.situation.ongoing or case.afraid or case.low or case.is_help or case.is_health:
        return False
    if case.situation.role is Role.INJURED:
        return case.facts.stage in {Stage.SHOW, Stage.RENEW} and not case.needs & _FOR_NOW & case.holds
    calm = case.facts.lives in _OWN_PLACES - {"helpers"}
    ends = bool(set(case.situation.causes) & (BREACHES - {Cause.UNSPOKEN_EXPECTATION}))
    mine = case.facts.audience is not Audience.INJURED
    return mine and ends and case.facts.stage is not Stage.STOP and not calm


def untold_and_close(case: Case) -> bool:
    """While the partner does not know, the one who keeps it prepares alone."""
    if not (case.untold and case.situation.role is Role.OFFENDING) or A.TELLING in case.asks:
        return False
    pressing = {A.FORGIVENESS_ASKED, A.RAISES_THE_SUBJECT, A.PUBLIC}
    later = case.facts.stage in {Stage.STAY, Stage.SHOW, Stage.RENEW}
    calm = case.facts.lives in _OWN_PLACES or bool(case.needs & _FOR_NOW) or case.is_help or case.is_health
    return case.facts.contact or bool(case.asks & pressing) or (later and not calm)


def too_much_too_soon(case: Case) -> bool:
    """The first days decide nothing, build nothing new and take nobody long."""
    decided = case.facts.stage is Stage.DECIDE and case.within(3)
    renewed = case.facts.stage is Stage.RENEW and case.within(13)
    for_now = bool(case.needs & _FOR_NOW & case.holds) or case.is_help or case.is_health
    return (case.within(3) and case.facts.minutes > 20) or ((decided or renewed) and not for_now)


def refused(case: Case) -> bool:
    """Not for us is not for us, unless it was asked for."""
    return case.slug in case.situation.refused and case.slug not in case.situation.asked


def out_of_its_time(case: Case) -> bool:
    """Put off, done once or done lately, unless it was asked for or is help."""
    situation, last = case.situation, case.today
    asked = case.slug in situation.asked
    if any(each.practice == case.slug and each.until > last for each in situation.postponed):
        return True
    days = [
        (last - deed.on).days for deed in situation.done if deed.practice == case.slug and deed.on <= last
    ]
    if not days or case.is_help:
        return False
    if case.facts.rhythm is Rhythm.ONCE:
        return not asked
    return min(days) < _DAYS[case.facts.rhythm]


def said_twice(case: Case) -> bool:
    """T3: what is said once is said once, under whatever title."""
    done = {deed.practice for deed in case.situation.done if deed.on <= case.today}
    practices = case.catalogue.practices
    named_by = {slug for slug in done & practices.keys() if case.slug in practices[slug].facts.instead_of}
    again = case.slug in case.situation.asked
    return not again and bool(named_by or done & set(case.facts.instead_of))


QUESTIONS: Mapping[str, Question] = {
    question.__name__: question
    for question in (
        for_the_other,
        against_its_cautions,
        contact_against_a_wish,
        harm_in_fear,
        heavy_in_despair,
        said_without_asking_if_it_is_safe,
        touch_unwished,
        subject_raised,
        public_without_a_yes,
        forgiveness_pressed,
        courted_too_early,
        forgave_oneself_first,
        barrier_of_the_other,
        reported_without_a_breach,
        taken_as_over,
        other_work_than_ending_it,
        untold_and_close,
        too_much_too_soon,
        refused,
        out_of_its_time,
        said_twice,
        renewed_after_a_lapse,
        closer_while_parting,
    )
}


def forbidden(catalogue: Catalogue, slug: str, situation: Situation, today: dt.date) -> list[str]:
    """The names of the questions that say no to this practice here and now; empty where it may be suggested."""
    (case,) = cases(catalogue, (slug,), situation, today)
    return [name for name, says_no in QUESTIONS.items() if says_no(case)]


def cases(catalogue: Catalogue, slugs: Iterable[str], situation: Situation, today: dt.date) -> Iterator[Case]:
    """What the questions are asked of, for several practices in one situation."""
    holds = facts_of(situation, today)
    for slug in slugs:
        yield Case(
            slug=slug,
            facts=catalogue.practices[slug].facts,
            situation=situation,
            today=today,
            holds=holds,
            catalogue=catalogue,
        )
