"""One person's situation on one day, prepared so that rules can ask short questions of it."""

import datetime as dt
from collections.abc import Mapping

import msgspec

from goldseam.core.catalogue.model import Audience, Fact, Stage
from goldseam.core.plan.hard_days import days_are_hard
from goldseam.core.plan.index import Index, Indexed
from goldseam.core.plan.traits import Trait, fact_mask, trait_mask
from goldseam.core.plan.way_back import lapse_hat, stage_after_lapse
from goldseam.core.situation.facts import facts_of
from goldseam.core.situation.model import Role, Situation

_AUDIENCES = {
    Role.OFFENDING: (Audience.OFFENDING, Audience.BOTH),
    Role.INJURED: (Audience.INJURED, Audience.BOTH),
    Role.BOTH: tuple(Audience),
}
_HELP = trait_mask(Trait.HELP_IN_FEAR)
_ENDING = trait_mask(Stage.STOP, audiences=_AUDIENCES[Role.OFFENDING])


class View(msgspec.Struct, frozen=True):
    """What rules see.

    `last_done` maps a slug to the last day up to today on which it was done, `times_done` to how often.
    `hard_days` is true after a lapse, and while most things are put off. `lapse_stage` is where the weeks after a
    lapse lead back to.
    """

    index: Index
    situation: Situation
    today: dt.date
    facts: frozenset[Fact]
    mask: int
    help_mask: int
    ending_mask: int
    last_done: Mapping[str, dt.date]
    times_done: Mapping[str, int]
    refused: frozenset[str]
    postponed: Mapping[str, dt.date]
    asked: frozenset[str]
    hard_days: bool
    lapse_stage: Stage | None

    @property
    def audiences(self) -> tuple[Audience, ...]:
        """Whose practices this person may be offered."""
        return _AUDIENCES[self.situation.role]

    @property
    def hats(self) -> tuple[Role, ...]:
        """The role, or the two roles of somebody who is both."""
        role = self.situation.role
        return (Role.OFFENDING, Role.INJURED) if role is Role.BOTH else (role,)

    def holds(self, *facts: Fact) -> bool:
        """Whether any of these facts holds today."""
        return not self.facts.isdisjoint(facts)

    def has_done(self, slug: str) -> bool:
        """Whether this was done, or something that says the same."""
        return slug in self.last_done or not self.index.alike.get(slug, frozenset()).isdisjoint(
            self.last_done
        )

    def meets(self, entry: Indexed) -> bool:
        """Whether the conditions of the practice itself hold today."""
        mask = self.mask
        if entry.traits & _HELP:
            mask = self.help_mask
        elif entry.traits & _ENDING:
            mask = self.ending_mask
        if entry.when_all & ~mask or entry.unless & mask:
            return False
        return not entry.when_any or bool(entry.when_any & mask)


def audiences_of(hat: Role) -> tuple[Audience, ...]:
    """Whose practices one of the two roles may be offered."""
    return _AUDIENCES[hat]


def view_of(index: Index, situation: Situation, today: dt.date) -> View:
    """Prepare a situation for a day. Deeds and postponements of later days are left aside."""
    facts = facts_of(situation, today)
    mask = fact_mask(facts)
    asked = frozenset(situation.asked)
    last_done: dict[str, dt.date] = {}
    times_done: dict[str, int] = {}
    for deed in situation.done:
        if deed.on <= today:
            last_done[deed.practice] = max(deed.on, last_done.get(deed.practice, deed.on))
            times_done[deed.practice] = times_done.get(deed.practice, 0) + 1
    # Whoever is not sure that it is safe to speak is offered the help that is there in fear.
    help_mask = mask | fact_mask({Fact.FEAR}) if Fact.NOT_SAFE_TO_SAY in facts else mask
    lapse_stage = stage_after_lapse(situation, facts, today)
    # Whoever went back to it is offered what ends it, though nobody said that it still goes on.
    gone_back = lapse_stage is Stage.STOP and lapse_hat(situation) is Role.OFFENDING
    return View(
        index=index,
        situation=situation,
        today=today,
        facts=facts,
        mask=mask,
        help_mask=help_mask,
        ending_mask=mask | fact_mask({Fact.ONGOING}) if gone_back else mask,
        last_done=last_done,
        times_done=times_done,
        refused=frozenset(situation.refused) - asked,
        postponed={entry.practice: entry.until for entry in situation.postponed},
        asked=asked,
        hard_days=days_are_hard(situation, today),
        lapse_stage=lapse_stage,
    )
