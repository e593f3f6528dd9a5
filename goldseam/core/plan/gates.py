"""Which stages are open: what the situation allows, and what has to be met before what follows it."""

from collections.abc import Iterator
from itertools import pairwise

from goldseam.core.catalogue.model import Audience, Fact, Sensitivity, Stage
from goldseam.core.plan.ban import Ban, Rule, bans_of
from goldseam.core.plan.calm import CALM_RULES
from goldseam.core.plan.tensions import TENSIONS
from goldseam.core.plan.traits import Trait, fact_mask, trait_mask
from goldseam.core.plan.view import View, audiences_of
from goldseam.core.situation.model import Role
from goldseam.core.situation.stages import ALONE, stages_open_to

# What comes before what. Stay and Decide stand beside this order, open whenever the situation opens them.
LADDER: dict[Role, tuple[Stage, ...]] = {
    Role.OFFENDING: (Stage.STOP, Stage.TELL, Stage.OWN, Stage.SHOW, Stage.RENEW),
    Role.INJURED: (Stage.STAY, Stage.SHOW, Stage.RENEW),
}
_WRITTEN_FOR_NOW = frozenset({Fact.FIRST_72_HOURS, Fact.FIRST_TWO_WEEKS, Fact.NOT_TOLD, Fact.ONGOING})
_HELP_AND_HEALTH = (Trait.HELP_IN_FEAR, Trait.HELP_IN_SELF_HARM, Trait.HEALTH)


def meant_for_this_role(view: View) -> Iterator[Ban]:
    """Nobody is offered what is written for the other."""
    others = [audience for audience in Audience if audience not in view.audiences]
    if others:
        yield Ban("other_role", trait_mask(Trait.ANY, audiences=others))


def the_situation_opens_stages(view: View) -> Iterator[Ban]:
    """A stage that makes no sense yet waits; help, health, the floor and what is written for now do not."""
    now = fact_mask(view.facts & _WRITTEN_FOR_NOW)
    for hat in view.hats:
        closed = [stage for stage in Stage if stage not in stages_open_to(hat, view.facts)]
        only_ending = hat is Role.OFFENDING and view.holds(Fact.ONGOING) and not view.facts & ALONE
        spare = trait_mask(*_HELP_AND_HEALTH) if only_ending else trait_mask(*_HELP_AND_HEALTH, Trait.FLOOR)
        rule = "only_ending_it" if only_ending else "stage_closed"
        if closed:
            traits = trait_mask(*closed, audiences=_touched(view, hat))
            yield Ban(rule, traits, spare=spare, spare_needs=0 if only_ending else now)


def untold_things_are_prepared_alone(view: View) -> Iterator[Ban]:
    """While the partner does not know, work is done alone; telling itself has its own question (T17)."""
    if Role.OFFENDING in view.hats and view.holds(Fact.NOT_TOLD):
        touching = (
            Trait.CONTACT,
            Sensitivity.FORGIVENESS_ASKED,
            Sensitivity.RAISES_THE_SUBJECT,
            Sensitivity.PUBLIC,
        )
        spare = trait_mask(Sensitivity.TELLING)
        yield Ban("not_told", trait_mask(*touching, audiences=_touched(view, Role.OFFENDING)), spare=spare)


def first_days_are_short(view: View) -> Iterator[Ban]:
    """In the first 72 hours nobody can concentrate for long."""
    if view.holds(Fact.FIRST_72_HOURS):
        yield Ban("long_for_now", trait_mask(Trait.LONG))


SITUATION_RULES: tuple[Rule, ...] = (
    meant_for_this_role,
    *TENSIONS,
    the_situation_opens_stages,
    untold_things_are_prepared_alone,
    first_days_are_short,
)


def all_bans(view: View) -> tuple[Ban, ...]:
    """Everything that waits in this situation: its rules, the gates between stages, and what waits for calm.

    Calm comes last, so that no gate opens because a step waits for a better week.
    """
    return lasting_bans(view) + tuple(bans_of(CALM_RULES, view))


def lasting_bans(view: View) -> tuple[Ban, ...]:
    """What waits in this situation whether or not the last days were hard, the gates between stages last."""
    bans = tuple(bans_of(SITUATION_RULES, view))
    return bans + tuple(_ladder(view, bans))


def _ladder(view: View, bans: tuple[Ban, ...]) -> Iterator[Ban]:
    """Where jealousy is the track nothing has to be told or owned first."""
    if view.holds(Fact.TRACK_JEALOUSY):
        return
    for hat in view.hats:
        blocked = False
        steps = LADDER[hat]
        for before, stage in pairwise(steps):
            blocked = blocked or not is_settled(view, bans, hat, before)
            if blocked:
                spare = trait_mask(*_HELP_AND_HEALTH)
                traits = trait_mask(stage, audiences=_touched(view, hat))
                yield Ban(f"after_{before.value}", traits, spare=spare)


def is_settled(view: View, bans: tuple[Ban, ...], hat: Role, stage: Stage) -> bool:
    """Whether a core practice of this stage is met, or refused, or none of them is possible here."""
    mine = [entry for entry in view.index.core[stage] if entry.audience in audiences_of(hat)]
    if any(view.has_done(entry.slug) or entry.slug in view.refused for entry in mine):
        return True
    return not any(view.meets(entry) and not any(ban.holds_back(entry) for ban in bans) for entry in mine)


def _touched(view: View, hat: Role) -> tuple[Audience, ...]:
    """Somebody in both roles is held back in what is written for one role, and for both."""
    return audiences_of(hat) if len(view.hats) == 1 else (Audience(hat.value), Audience.BOTH)
