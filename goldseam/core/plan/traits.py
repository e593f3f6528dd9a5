"""Bits for what rules look at in a practice, so that one AND decides about thousands of them.

Every trait has one bit for each audience: a rule can speak of what touches the partner in practices for the
offending partner and leave those for the injured one alone.
"""

from collections.abc import Iterable
from enum import StrEnum

from goldseam.core.catalogue.model import Audience, Fact, Sensitivity, Stage


class Trait(StrEnum):
    """What else a rule may look at, beside stage and sensitivity."""

    ANY = "any"
    CONTACT = "contact"
    LONG = "long"
    DEMANDING = "demanding"
    FLOOR = "floor"
    FOR_ONESELF = "for_oneself"
    HELP_IN_FEAR = "help_in_fear"
    HELP_IN_SELF_HARM = "help_in_self_harm"
    HEALTH = "health"
    NO_CONTACT_MODULE = "no_contact_module"
    OPENNESS_MODULE = "openness_module"
    ONLY_INJURED_MOVE_IT = "only_injured_move_it"
    ONLY_OFFENDING_MOVE_IT = "only_offending_move_it"


Looked = Trait | Stage | Sensitivity

EVERYBODY = tuple(Audience)
_FACT_BIT = {fact: 1 << number for number, fact in enumerate(Fact)}
_TRAIT_BIT: dict[Looked, int] = {
    trait: 1 << (number * len(EVERYBODY)) for number, trait in enumerate((*Trait, *Stage, *Sensitivity))
}
_SHIFT = {audience: number for number, audience in enumerate(EVERYBODY)}


def fact_mask(facts: Iterable[Fact]) -> int:
    """The bits of these facts, as one number."""
    mask = 0
    for fact in facts:
        mask |= _FACT_BIT[fact]
    return mask


def trait_mask(*looked: Looked, audiences: Iterable[Audience] = EVERYBODY) -> int:
    """The bits of these traits in practices for these audiences, as one number."""
    mask = 0
    for audience in audiences:
        for trait in looked:
            mask |= _TRAIT_BIT[trait] << _SHIFT[audience]
    return mask
