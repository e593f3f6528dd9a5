"""What the picture of one item rests on: own answers, the other's promises as this person sees them, barriers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from goldseam.core.records.check_in import FELT
from goldseam.core.records.measured import SHIFTS, Shifts
from goldseam.core.records.promise import WORD_KEPT, WordKept
from goldseam.core.records.situation import ANSWERS, SAFETY
from goldseam.core.records.together import TOGETHER
from goldseam.core.trust import Outcomes, Shown, picture, series, shown, way
from goldseam.core.trust.band import Band
from goldseam.core.trust.felt import FELT_TRUST, Felt
from goldseam.core.trust.picture import Picture
from goldseam.ledger.unlocked import Spaces
from goldseam.web.situation.assembling import given_answers


@dataclass(frozen=True)
class Ground:
    """What was read for the page: own answers over time, what shifts were, and what stands in the way.

    `reliability` is what the other's promises showed, `own_word` what the own ones did, both as this person sees them.
    """

    felt: Felt
    shifts: Shifts
    barriers: tuple[str, ...]
    reliability: Shown | None
    together: bool
    own_word: Shown | None = None


@dataclass(frozen=True)
class Course:
    """One item from its first answer to today: the answers, the level of every day, what they say."""

    first: int
    answers: Mapping[int, float]
    levels: list[Band]
    seen: Picture


def ground(spaces: Spaces, day: date) -> Ground:
    """Read it: seven queries for somebody who shares a space, four for somebody who does not."""
    states = spaces.private.states(FELT_TRUST, SHIFTS, ANSWERS, SAFETY)
    named = given_answers(states[ANSWERS]).get("barriers", ())
    barriers = () if isinstance(named, str) else tuple(named)  # a string is a question left out
    reliability = own_word = None
    # Nothing shared is read before the own safety check (S01).
    if spaces.shared is not None and states[SAFETY].on is not None:
        shared, me = spaces.shared.states(TOGETHER, WORD_KEPT), spaces.private.person
        reliability = theirs(shared[WORD_KEPT], shared[TOGETHER].members, me, day)
        own_word = shown(outcomes(shared[WORD_KEPT], str(me), str(me)), day.toordinal())
    return Ground(
        states[FELT_TRUST],
        states[SHIFTS],
        barriers,
        reliability,
        spaces.shared is not None,
        own_word,
    )


def theirs(kept: WordKept, members: tuple[str, ...], me: UUID, day: date) -> Shown | None:
    """What the promises of the other one showed, as this person sees them; None before there are two."""
    other = next((each for each in members if each != str(me)), None)
    return shown(outcomes(kept, other, str(me)), day.toordinal()) if other else None


def outcomes(kept: WordKept, author: str, seen_by: str) -> Outcomes:
    """How the promises of one person ended, day by day, as one of the two sees them."""
    daily = kept.daily(author, seen_by)
    return Outcomes(daily.days, daily.kept, daily.late, daily.missed_told, daily.missed_found)


def course(found: Ground, item: str, day: date) -> Course | None:
    """The course of one item up to today; None before its first answer."""
    answers, last = found.felt.answers(item), day.toordinal()
    past = {on: value for on, value in answers.items() if on <= last}
    if not past:
        return None
    first = min(past)
    # What the other promised, and what stands in the way of trust, says nothing of sleep.
    of_trust = item in FELT
    seen = picture(
        past,
        first,
        last,
        found.felt.kept.get(item),
        reliability=found.reliability if of_trust else None,
        barriers=found.barriers if of_trust else (),
    )
    return Course(first, past, way(series(past, first, last), seen), seen)
