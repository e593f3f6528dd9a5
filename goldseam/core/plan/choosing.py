"""Chooses a day's practices: at most three, at most twenty minutes, fair to somebody in both roles."""

import datetime as dt
from collections.abc import Iterator

from goldseam.core.catalogue.model import Audience
from goldseam.core.plan.ban import Ban
from goldseam.core.plan.history import HISTORY_RULES
from goldseam.core.plan.index import MINUTES_A_DAY, MINUTES_IN_HARD_DAYS, Indexed
from goldseam.core.plan.view import View
from goldseam.core.plan.weights import Boost, own_weight
from goldseam.core.situation.model import Role

MOST_SUGGESTIONS = 3
MOST_IN_HARD_DAYS = 2


def candidates(view: View, bans: tuple[Ban, ...], boosts: tuple[Boost, ...]) -> list[Indexed]:
    """Everything that may be offered today, what matters most first, then by slug."""
    entries = view.index.entries
    gain = Gains(boosts)
    ranked = sorted(
        (-own_weight(view, entries[position]) - gain.of(entries[position]), position)
        for position in _not_held_back(entries, bans)
        if not any(rule(view, entries[position]) for rule in HISTORY_RULES)
    )
    return [entries[position] for _, position in ranked]


class Gains:
    """The sum of what lifts a practice, remembered for practices that rules see alike."""

    def __init__(self, boosts: tuple[Boost, ...]) -> None:
        self._boosts = boosts
        self._traits = 0
        self._needs = 0
        for boost in boosts:
            self._traits |= boost.traits
            self._needs |= boost.needs
        self._known: dict[tuple[int, int], int] = {}

    def of(self, entry: Indexed) -> int:
        """What this practice gains today."""
        alike = (entry.traits & self._traits, entry.needs & self._needs)
        gain = self._known.get(alike)
        if gain is None:
            gain = self._known[alike] = sum(boost.amount for boost in self._boosts if boost.lifts(entry))
        return gain


def _not_held_back(entries: tuple[Indexed, ...], bans: tuple[Ban, ...]) -> Iterator[int]:
    """The places of what no ban holds back; bans without exceptions are one number and asked first."""
    plain = 0
    for ban in bans:
        if not (ban.spare or ban.spare_needs):
            plain |= ban.traits
    careful = tuple(ban for ban in bans if ban.spare or ban.spare_needs)
    for position, entry in enumerate(entries):
        if not (entry.traits & plain or any(ban.holds_back(entry) for ban in careful)):
            yield position


def choose(view: View, found: list[Indexed]) -> list[Indexed]:
    """The day's practices, in order; where nothing else is left, one that can always be offered."""
    picked: list[Indexed] = []
    minutes = 0
    most, room = (
        (MOST_IN_HARD_DAYS, MINUTES_IN_HARD_DAYS) if view.hard_days else (MOST_SUGGESTIONS, MINUTES_A_DAY)
    )
    while len(picked) < most:
        fits = (
            entry for entry in _in_turn(view, found, picked) if not picked or minutes + entry.minutes <= room
        )
        entry = next(fits, None)
        if entry is None:
            break
        picked.append(entry)
        minutes += entry.minutes
    return picked or floor_of(view)[:1]


def _in_turn(view: View, found: list[Indexed], picked: list[Indexed]) -> Iterator[Indexed]:
    """What is not picked yet: first another part of the product on the other role's turn, then the rest."""
    practices = view.index.practices
    taken = {slug for entry in picked for slug in (entry.slug, *view.index.alike.get(entry.slug, ()))}
    lives = {practices[entry.slug].facts.lives for entry in picked}
    turn = _whose_turn(view, picked)
    for on_turn, fresh in ((True, True), (True, False), (False, True), (False, False)):
        for entry in found:
            waits = on_turn and turn is not None and entry.audience is not turn
            stale = fresh and practices[entry.slug].facts.lives in lives
            if not (waits or stale or entry.slug in taken):
                yield entry


def _whose_turn(view: View, picked: list[Indexed]) -> Audience | None:
    """For somebody in both roles the audience that is behind; nobody's otherwise."""
    balance = sum(
        (entry.audience is Audience.OFFENDING) - (entry.audience is Audience.INJURED) for entry in picked
    )
    if view.situation.role is not Role.BOTH or not balance:
        return None
    return Audience.INJURED if balance > 0 else Audience.OFFENDING


def floor_of(view: View) -> list[Indexed]:
    """What can always be offered: what was not put off, then what was done longest ago. A refusal holds."""
    mine = [e for e in view.index.floor if e.audience in view.audiences and e.slug not in view.refused]
    return sorted(
        mine,
        key=lambda e: (
            view.postponed.get(e.slug, dt.date.min) > view.today,
            view.last_done.get(e.slug, dt.date.min),
            -own_weight(view, e),
            e.slug,
        ),
    )
