"""Prepares a catalogue for planning, once: what rules look at in each practice, as numbers."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from zlib import crc32

import msgspec

from goldseam.core.catalogue.model import Audience, Catalogue, Fact, Facts, Practice, Rhythm, Stage
from goldseam.core.plan.traits import Looked, Trait, fact_mask, trait_mask
from goldseam.core.situation.barriers import MOVED_BY
from goldseam.core.situation.model import Role

MINUTES_A_DAY = 20
# In hard days a quarter of an hour is a day's work, and nothing that can wait takes longer.
MINUTES_IN_HARD_DAYS = 15
# What can always be offered stands where nothing is asked of anybody.
FLOOR_STAGES = frozenset({Stage.UNDERSTAND, Stage.STAY})
FLOOR_MODULES = frozenset({"self", "check-in", "understanding"})
# The parts of the product where nobody works for the other: what is left to whoever is afraid.
OWN_MODULES = FLOOR_MODULES | {"helpers"}

_HELP_IN_FEAR = fact_mask({Fact.FEAR, Fact.NOT_SAFE_TO_SAY})
_HELP_IN_SELF_HARM = fact_mask({Fact.SELF_HARM})
_HEALTH = fact_mask({Fact.BODY_AT_RISK})
_MODULE_TRAITS = {"no-contact": Trait.NO_CONTACT_MODULE, "openness": Trait.OPENNESS_MODULE}


class Indexed(msgspec.Struct, frozen=True, gc=False):
    """One practice as rules see it. `needs` are all facts it asks for; `seed` turns its days."""

    slug: str
    audience: Audience
    stage: Stage
    minutes: int
    weight: int
    traits: int
    when_all: int
    when_any: int
    unless: int
    needs: int
    seed: int


class Index(msgspec.Struct, frozen=True):
    """A catalogue prepared for planning.

    `core` lists a stage's core practices, `owning` those with which responsibility is taken, `health` those
    for a body at risk, `floor` those that can always be offered. `alike` maps a slug to the slugs of what says
    the same (`instead_of`), both ways.
    """

    practices: Mapping[str, Practice]
    entries: tuple[Indexed, ...]
    by_slug: Mapping[str, Indexed]
    core: Mapping[Stage, tuple[Indexed, ...]]
    owning: tuple[Indexed, ...]
    health: tuple[Indexed, ...]
    floor: tuple[Indexed, ...]
    alike: Mapping[str, frozenset[str]]


@lru_cache(maxsize=4)
def index_of(catalogue: Catalogue) -> Index:
    """The prepared form of a catalogue; made once for each."""
    entries = tuple(_indexed(practice) for _, practice in sorted(catalogue.practices.items()))
    core = {
        stage: tuple(
            entry for entry in entries if entry.stage is stage and catalogue.practices[entry.slug].facts.core
        )
        for stage in Stage
    }
    return Index(
        practices=catalogue.practices,
        entries=entries,
        by_slug={entry.slug: entry for entry in entries},
        core=core,
        owning=_owning(core[Stage.OWN]) or _owning(entries),
        health=_with(entries, Trait.HEALTH),
        floor=_with(entries, Trait.FLOOR),
        alike=_alike(catalogue),
    )


def _alike(catalogue: Catalogue) -> dict[str, frozenset[str]]:
    alike: dict[str, frozenset[str]] = {}
    for slug, practice in catalogue.practices.items():
        for other in practice.facts.instead_of:
            alike[slug] = alike.get(slug, frozenset()) | {other}
            alike[other] = alike.get(other, frozenset()) | {slug}
    return alike


def _owning(entries: tuple[Indexed, ...]) -> tuple[Indexed, ...]:
    """Responsibility is taken by whoever did it; what the injured partner writes of it is something else."""
    return tuple(
        entry for entry in entries if entry.stage is Stage.OWN and entry.audience is not Audience.INJURED
    )


def _with(entries: tuple[Indexed, ...], trait: Trait) -> tuple[Indexed, ...]:
    mask = trait_mask(trait)
    return tuple(entry for entry in entries if entry.traits & mask)


def is_floor(facts: Facts) -> bool:
    """Whether a practice can be offered to its audience in any situation whatever: it asks for nothing."""
    return (
        facts.stage in FLOOR_STAGES
        and facts.lives in FLOOR_MODULES
        and facts.rhythm is not Rhythm.ONCE
        and facts.minutes <= MINUTES_A_DAY
        and not (
            facts.contact or facts.asks or facts.after or facts.when_all or facts.when_any or facts.unless
        )
    )


def _indexed(practice: Practice) -> Indexed:
    facts = practice.facts
    needs = fact_mask((*facts.when_all, *facts.when_any))
    return Indexed(
        slug=practice.slug,
        audience=facts.audience,
        stage=facts.stage,
        minutes=facts.minutes,
        weight=facts.weight,
        traits=trait_mask(*_traits(facts, needs), audiences=(facts.audience,)),
        when_all=fact_mask(facts.when_all),
        when_any=fact_mask(facts.when_any),
        unless=fact_mask(facts.unless),
        needs=needs,
        seed=crc32(practice.slug.encode()),
    )


def _traits(facts: Facts, needs: int) -> Iterator[Looked]:
    yield Trait.ANY
    yield facts.stage
    yield from facts.asks
    for trait, holds in (
        (Trait.CONTACT, facts.contact),
        (Trait.LONG, facts.minutes > MINUTES_A_DAY),
        (Trait.DEMANDING, facts.minutes > MINUTES_IN_HARD_DAYS),
        (Trait.FLOOR, is_floor(facts)),
        (Trait.FOR_ONESELF, facts.lives in OWN_MODULES),
        (Trait.HELP_IN_FEAR, bool(needs & _HELP_IN_FEAR)),
        (Trait.HELP_IN_SELF_HARM, bool(needs & _HELP_IN_SELF_HARM)),
        (Trait.HEALTH, bool(needs & _HEALTH)),
    ):
        if holds:
            yield trait
    if facts.lives in _MODULE_TRAITS:
        yield _MODULE_TRAITS[facts.lives]
    yield from _whose_barrier(facts)


def _whose_barrier(facts: Facts) -> Iterator[Trait]:
    movers = [roles for barrier, roles in MOVED_BY.items() if barrier.value in facts.covers]
    if movers and not any(Role.OFFENDING in roles for roles in movers):
        yield Trait.ONLY_INJURED_MOVE_IT
    if movers and not any(Role.INJURED in roles for roles in movers):
        yield Trait.ONLY_OFFENDING_MOVE_IT
