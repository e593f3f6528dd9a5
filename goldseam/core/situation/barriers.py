"""Who can move which barrier: nobody is shown one that only the other can change."""

from goldseam.core.catalogue.model import Fact
from goldseam.core.situation.model import Barrier, Role

OFFENDING = frozenset({Role.OFFENDING, Role.BOTH})
INJURED = frozenset({Role.INJURED, Role.BOTH})
EITHER = OFFENDING | INJURED

# Who can do something about it tomorrow? docs/decisions/plan-rules.md answers for each.
MOVED_BY: dict[Barrier, frozenset[Role]] = {
    Barrier.CRISIS_BEFORE: EITHER,
    Barrier.NO_HUMILITY: OFFENDING,
    Barrier.CANNOT_FORGIVE_NOW: INJURED,
    Barrier.HAPPENED_AGAIN: OFFENDING,
    Barrier.NO_TALKING: EITHER,
    Barrier.EMOTIONS_TOO_HIGH: EITHER,
    Barrier.REVENGE: INJURED,
    Barrier.PASSED_OVER: OFFENDING,
    Barrier.ANGER_PILES_UP: EITHER,
}

FACT_OF_BARRIER: dict[Barrier, Fact] = {
    Barrier.CRISIS_BEFORE: Fact.CRISIS_BEFORE,
    Barrier.NO_HUMILITY: Fact.NO_HUMILITY,
    Barrier.CANNOT_FORGIVE_NOW: Fact.CANNOT_FORGIVE_NOW,
    Barrier.HAPPENED_AGAIN: Fact.HAPPENED_AGAIN,
    Barrier.NO_TALKING: Fact.NO_TALKING,
    Barrier.EMOTIONS_TOO_HIGH: Fact.EMOTIONS_TOO_HIGH,
    Barrier.REVENGE: Fact.REVENGE,
    Barrier.PASSED_OVER: Fact.PASSED_OVER,
    Barrier.ANGER_PILES_UP: Fact.ANGER_PILES_UP,
}


def own_barriers(role: Role) -> tuple[Barrier, ...]:
    """The barriers that somebody in this role can move, in the method's order."""
    return tuple(barrier for barrier, movers in MOVED_BY.items() if role in movers)
