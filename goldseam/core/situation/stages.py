"""Which stages a situation leaves open on a day. Stages are gates, not a ladder: several are open at once."""

import datetime as dt

from goldseam.core.catalogue.model import Fact, Stage
from goldseam.core.situation.facts import facts_of
from goldseam.core.situation.model import Role, Situation

# Whoever is afraid, or thinks of harming themselves, is not held to the work of ending something first.
ALONE = frozenset({Fact.FEAR, Fact.SELF_HARM})
# What goes on without a breach that somebody could end has to be understood first.
_CAN_BE_ENDED = frozenset({Fact.TRACK_INFIDELITY, Fact.TRACK_LIE, Fact.TRACK_PROMISE_OR_MONEY})
_ALWAYS = frozenset({Stage.UNDERSTAND, Stage.STOP})


def stages_open(situation: Situation, today: dt.date) -> frozenset[Stage]:
    """The stages that this situation itself does not close today; somebody in both roles has both sets.

    What was done, and what a practice asks for, narrows this further (the plan's gates).
    """
    facts = facts_of(situation, today)
    hats = (Role.OFFENDING, Role.INJURED) if situation.role is Role.BOTH else (situation.role,)
    return frozenset(stage for hat in hats for stage in stages_open_to(hat, facts))


def stages_open_to(hat: Role, facts: frozenset[Fact]) -> frozenset[Stage]:
    """The stages open to one of the two roles (`hat` is offending or injured)."""
    early = Fact.FIRST_TWO_WEEKS in facts
    deciding = frozenset() if Fact.FIRST_72_HOURS in facts else frozenset({Stage.DECIDE})
    renewing = frozenset() if early else frozenset({Stage.RENEW})
    if hat is Role.OFFENDING:
        if Fact.ONGOING in facts:
            return _open_while_it_goes_on(facts, deciding)
        return _ALWAYS | _open_to_offending(facts, deciding, renewing)
    return _ALWAYS | _open_to_injured(facts, deciding, renewing)


def _open_while_it_goes_on(facts: frozenset[Fact], deciding: frozenset[Stage]) -> frozenset[Stage]:
    if facts & ALONE:
        return _ALWAYS | deciding
    return frozenset({Stage.STOP}) if facts & _CAN_BE_ENDED else _ALWAYS


def _open_to_offending(
    facts: frozenset[Fact], deciding: frozenset[Stage], renewing: frozenset[Stage]
) -> frozenset[Stage]:
    if Fact.NOT_TOLD in facts:
        return frozenset({Stage.TELL, Stage.OWN}) | deciding
    return frozenset({Stage.TELL, Stage.OWN, Stage.STAY, Stage.SHOW}) | deciding | renewing


def _open_to_injured(
    facts: frozenset[Fact], deciding: frozenset[Stage], renewing: frozenset[Stage]
) -> frozenset[Stage]:
    talking = frozenset({Stage.TELL, Stage.STAY}) | deciding
    if Fact.NOT_TOLD in facts:
        return talking
    if Fact.ONGOING in facts:
        return talking | {Stage.OWN}
    return talking | {Stage.OWN, Stage.SHOW} | renewing
