"""What makes a practice matter today, each with the reason it is said with."""

import datetime as dt
from collections.abc import Callable, Iterator

import msgspec

from goldseam.core.catalogue.model import Fact, Sensitivity, Stage
from goldseam.core.plan.ban import Ban
from goldseam.core.plan.gates import LADDER, is_settled
from goldseam.core.plan.index import Indexed
from goldseam.core.plan.traits import Trait, fact_mask, trait_mask
from goldseam.core.plan.view import View
from goldseam.core.situation.model import Closeness, LapseKnown, Role
from goldseam.core.situation.stages import ALONE

# The spread of a day's own turn: wider than the usual gap of two halved weights, narrower than a strong
# reason, so that a plan nobody acts on still changes.
TURN = 40
_AT_REST = 45
_WISHED = 40
# After a lapse these come before whatever else leads; what whoever parts well does not build on any more.
_URGENT = (Stage.STOP, Stage.TELL)
_BUILDS_ON = (Stage.SHOW, Stage.RENEW)
_STAYS_FRESH = dt.timedelta(days=7)
_TIRED = 6
_TIRED_AT_MOST = 5

# How strongly a fact speaks for a practice that asks for it. Of the facts of time only the sharpest speaks.
_SPEAKS: dict[Fact, int] = {
    Fact.NOT_TOLD: 40,
    Fact.TOLD_IN_PART: 25,
    Fact.CONFESSED: 15,
    Fact.DISCOVERED: 15,
    Fact.ONGOING: 50,
    Fact.REPEATED: 25,
    Fact.OTHER_PERSON: 10,
    Fact.OTHER_PERSON_UNAVOIDABLE: 30,
    Fact.TOGETHER: 4,
    Fact.APART: 15,
    Fact.SEPARATED: 20,
    Fact.CHILDREN: 15,
    Fact.NEAR: 4,
    Fact.SOME_SPACE: 35,
    Fact.NO_CONTACT: 35,
    Fact.BOTH_HURT: 25,
    Fact.TRACK_LIE: 18,
    Fact.TRACK_INFIDELITY: 18,
    Fact.TRACK_PROMISE_OR_MONEY: 18,
    Fact.TRACK_EXPECTATIONS: 18,
    Fact.TRACK_JEALOUSY: 30,
    Fact.TRACK_UNKNOWN: 25,
    Fact.CAUSE_INFIDELITY: 12,
    Fact.CAUSE_MONEY: 25,
    Fact.CAUSE_HABIT: 25,
    Fact.CRISIS_BEFORE: 30,
    Fact.NO_HUMILITY: 30,
    Fact.CANNOT_FORGIVE_NOW: 30,
    Fact.HAPPENED_AGAIN: 30,
    Fact.NO_TALKING: 30,
    Fact.EMOTIONS_TOO_HIGH: 30,
    Fact.REVENGE: 30,
    Fact.PASSED_OVER: 30,
    Fact.ANGER_PILES_UP: 30,
    Fact.SAFETY_NOT_ANSWERED: 20,
}
_TIME: tuple[tuple[Fact, int], ...] = (
    (Fact.FIRST_72_HOURS, 100),
    (Fact.FIRST_TWO_WEEKS, 45),
    (Fact.FIRST_THREE_MONTHS, 15),
    (Fact.LATER, 15),
    (Fact.DAY_UNKNOWN, 5),
)


class Boost(msgspec.Struct, frozen=True):
    """Practices with a bit of `traits`, or one of `needs`, gain `amount` (1 to 1200) for `reason`."""

    reason: str
    amount: int
    traits: int = 0
    needs: int = 0

    def lifts(self, entry: Indexed) -> bool:
        """Whether this practice gains."""
        return bool(entry.traits & self.traits or entry.needs & self.needs)


Weight = Callable[[View], Iterator[Boost]]


def help_first(view: View) -> Iterator[Boost]:
    """Help before everything else."""
    if view.holds(Fact.SELF_HARM):
        yield Boost("fact.self_harm", 1200, trait_mask(Trait.HELP_IN_SELF_HARM))
    if view.holds(Fact.FEAR):
        yield Boost("fact.fear", 800, trait_mask(Trait.HELP_IN_FEAR))
    elif view.holds(Fact.NOT_SAFE_TO_SAY):
        yield Boost("fact.not_safe_to_say", 700, trait_mask(Trait.HELP_IN_FEAR))


def health_first(view: View) -> Iterator[Boost]:
    """Tests and advice before the rest, most of all in the first days."""
    if view.holds(Fact.BODY_AT_RISK):
        soon = view.holds(Fact.FIRST_TWO_WEEKS, Fact.DAY_UNKNOWN, Fact.NOT_TOLD, Fact.ONGOING)
        yield Boost("fact.body_at_risk", 250 if soon else 80, trait_mask(Trait.HEALTH))


def facts_speak(view: View) -> Iterator[Boost]:
    """A practice written for what holds here matters more than one for anybody."""
    for fact, amount in _TIME:
        if fact in view.facts:
            yield Boost(f"fact.{fact.value}", amount, needs=fact_mask({fact}))
            break
    for fact, amount in _SPEAKS.items():
        if fact in view.facts:
            yield Boost(f"fact.{fact.value}", amount, needs=fact_mask({fact}))


def alone_for_now(view: View) -> Iterator[Boost]:
    """Where nothing means contact, that is said as the reason."""
    if view.facts & ALONE:
        yield Boost("in_private", 8, trait_mask(Trait.ANY))
    elif view.situation.closeness is not Closeness.NEAR:
        yield Boost("without_contact", 8, trait_mask(Trait.ANY))


def preparing(view: View) -> Iterator[Boost]:
    """What was not told is prepared before it is told."""
    if view.holds(Fact.NOT_TOLD) and Role.OFFENDING in view.hats:
        yield Boost("fact.not_told", 20, trait_mask(Stage.TELL))
        yield Boost("answered_safe", 25, trait_mask(Sensitivity.TELLING))


def after_hard_days(view: View) -> Iterator[Boost]:
    """For a week what is for oneself comes first, and what a lapse asks for."""
    if view.hard_days:
        again = fact_mask({Fact.REPEATED, Fact.HAPPENED_AGAIN})
        yield Boost("hard_days", 30, trait_mask(Trait.FOR_ONESELF), needs=again)


def on_the_way_back(view: View) -> Iterator[Boost]:
    """After a lapse its own stage comes first: told, found out and gone back to are different things (T15)."""
    stage, known = view.lapse_stage, view.situation.lapse_known
    if stage is not None:
        gone_back = stage is Stage.STOP or known is LapseKnown.NOT_SAID
        yield Boost("lapse.returned" if gone_back else f"lapse.{known.value}", 30, trait_mask(stage))


def the_way_that_was_chosen(view: View) -> Iterator[Boost]:
    """Whoever parts well, or does not decide yet, is offered first what belongs to that (T13)."""
    if view.holds(Fact.PARTING):
        yield Boost("fact.parting", 40, trait_mask(Sensitivity.PARTING))
    for fact in (Fact.PARTING, Fact.NOT_DECIDING):
        if view.holds(fact):
            yield Boost(
                f"fact.{fact.value}", 15, trait_mask(Trait.FOR_ONESELF), needs=fact_mask({Fact.CHILDREN})
            )


def always_there(_: View) -> Iterator[Boost]:
    """What asks for nothing has a reason of its own."""
    yield Boost("steady", 1, trait_mask(Trait.FLOOR))


WEIGHTS: tuple[Weight, ...] = (
    help_first,
    health_first,
    facts_speak,
    alone_for_now,
    preparing,
    after_hard_days,
    on_the_way_back,
    the_way_that_was_chosen,
    always_there,
)


def leading_stage(view: View, bans: tuple[Ban, ...]) -> Stage:
    """The stage where the main work is now; `bans` are those of the situation and its gates."""
    if view.facts & ALONE:
        return Stage.UNDERSTAND
    if view.holds(Fact.ONGOING):
        return Stage.STOP
    hat = view.hats[0]
    for stage in _first_candidates(view, hat):
        return stage
    unsettled = (stage for stage in _order(view, hat) if not is_settled(view, bans, hat, stage))
    stage = next(unsettled, Stage.RENEW)
    if view.holds(Fact.PARTING):
        return Stage.DECIDE if stage in _BUILDS_ON else stage
    waits = view.holds(Fact.FIRST_THREE_MONTHS, Fact.NOT_DECIDING)
    early = waits or view.situation.closeness is not Closeness.NEAR
    return Stage.STAY if early and stage is Stage.RENEW else stage


def _first_candidates(view: View, hat: Role) -> Iterator[Stage]:
    if view.holds(Fact.NOT_TOLD):
        yield Stage.TELL if hat is Role.OFFENDING else Stage.UNDERSTAND
    if view.lapse_stage in _URGENT:
        yield view.lapse_stage
    if view.holds(Fact.TOLD_IN_PART) and hat is Role.OFFENDING:
        yield Stage.TELL
    if view.holds(Fact.FIRST_TWO_WEEKS):
        yield Stage.STAY
    if view.lapse_stage is not None:
        yield view.lapse_stage


def _order(view: View, hat: Role) -> tuple[Stage, ...]:
    if view.holds(Fact.TRACK_JEALOUSY):
        return (Stage.UNDERSTAND, Stage.SHOW)
    if hat is Role.INJURED:
        return (Stage.TELL, Stage.STAY, Stage.OWN, Stage.SHOW, Stage.RENEW)
    return (Stage.UNDERSTAND, *LADDER[hat]) if view.holds(Fact.TRACK_UNKNOWN) else LADDER[hat]


def boosts_of(view: View, bans: tuple[Ban, ...]) -> tuple[Boost, ...]:
    """Everything that gives weight in this situation, strongest first."""
    stage = leading_stage(view, bans)
    boosts = [boost for weight in WEIGHTS for boost in weight(view)]
    boosts.append(Boost(f"stage.{stage.value}", 25, trait_mask(stage)))
    return tuple(sorted(boosts, key=lambda boost: (-boost.amount, boost.reason)))


def own_weight(view: View, entry: Indexed) -> int:
    """Its own weight, its turn today, what the person wished, and a little less for each time it was done."""
    weight = entry.weight // 2
    turn = _turn(entry.seed, view.today.toordinal())
    if entry.slug in view.last_done:
        return weight + turn - _TIRED * min(view.times_done[entry.slug], _TIRED_AT_MOST)
    return weight + turn + (_WISHED if wish_for(view, entry) else 0)


def _turn(seed: int, day: int) -> int:
    """A practice's turn on a day: spread evenly, and one day in four at rest. Not random, only mixed well."""
    mixed = ((seed ^ (day * 0x9E3779B1)) * 0x85EBCA6B) >> 13
    return mixed % TURN - (_AT_REST if (mixed // TURN) % 4 == 0 else 0)


def wish_for(view: View, entry: Indexed) -> str | None:
    """The reason why the person may expect this practice today: asked for, or put off until just now."""
    if entry.slug in view.last_done:
        return None
    if entry.slug in view.asked:
        return "asked_for"
    until = view.postponed.get(entry.slug)
    fresh = until is not None and dt.timedelta() <= view.today - until < _STAYS_FRESH
    return "came_back" if fresh else None
