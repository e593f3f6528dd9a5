"""What became possible: shown as what opened, never as a level that was reached."""

import datetime as dt

import msgspec

from goldseam.core.catalogue.model import Catalogue, Stage
from goldseam.core.plan.gates import lasting_bans
from goldseam.core.plan.history import conditions_hold, first_things_come_first, refused_stays_refused
from goldseam.core.plan.index import Indexed, index_of
from goldseam.core.plan.traits import Trait, trait_mask
from goldseam.core.plan.view import View, view_of
from goldseam.core.situation.model import Situation

# Help, health and the floor stand in every stage's time, so they say nothing about what opened.
_ALWAYS = trait_mask(Trait.HELP_IN_FEAR, Trait.HELP_IN_SELF_HARM, Trait.HEALTH, Trait.FLOOR)


class Opened(msgspec.Struct, frozen=True):
    """What can be done now and could not before: stages in the method's order, practices by slug."""

    stages: tuple[Stage, ...]
    practices: tuple[str, ...]


def newly_possible(
    catalogue: Catalogue,
    situation_before: Situation,
    situation_after: Situation,
    today: dt.date,
    day_before: dt.date | None = None,
) -> Opened:
    """What opened between two situations; `day_before` is the day of the first, where that was not `today`.

    Rhythm and postponements do not count: what rests is possible all the same. Going back (a lapse, a wish for
    space) opens what is for then, and what closes is not named.
    """
    index = index_of(catalogue)
    before = _possible(view_of(index, situation_before, day_before or today))
    after = _possible(view_of(index, situation_after, today))
    stages = _stages(after) - _stages(before)
    return Opened(
        stages=tuple(stage for stage in Stage if stage in stages),
        practices=tuple(sorted(after.keys() - before.keys())),
    )


def possible_stages(
    catalogue: Catalogue, situation: Situation, today: dt.date
) -> dict[Stage, tuple[str, ...]]:
    """The stages in which something can be done now, in the method's order, each with its practices by slug."""
    found = _possible(view_of(index_of(catalogue), situation, today))
    open_now = _stages(found)
    return {
        stage: tuple(slug for slug, entry in sorted(found.items()) if entry.stage is stage)
        for stage in Stage
        if stage in open_now
    }


def stages_at_first(catalogue: Catalogue, situation: Situation, today: dt.date) -> tuple[Stage, ...]:
    """The stages that were possible before anything was done, refused or put off."""
    untouched = msgspec.structs.replace(situation, done=(), postponed=(), refused=(), asked=())
    return tuple(possible_stages(catalogue, untouched, today))


def _possible(view: View) -> dict[str, Indexed]:
    bans = lasting_bans(view)
    rules = (conditions_hold, refused_stays_refused, first_things_come_first)
    return {
        entry.slug: entry
        for entry in view.index.entries
        if not any(ban.holds_back(entry) for ban in bans) and not any(rule(view, entry) for rule in rules)
    }


def _stages(possible: dict[str, Indexed]) -> set[Stage]:
    return {entry.stage for entry in possible.values() if not entry.traits & _ALWAYS}
