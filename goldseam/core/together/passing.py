"""What may pass from one to the other while one of them asks for space or for no contact (T3)."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from uuid import UUID

from goldseam.core.records.closeness import Wish, Wishes, wish_of
from goldseam.core.records.handed import HandedKind, HandedState
from goldseam.core.situation.model import Closeness

A_DAY = 1


class Passing(StrEnum):
    """What became of something about to be handed over, and why it waits."""

    YES = "yes"
    ONE_A_DAY = "one_a_day"
    PRACTICAL_ONLY = "practical_only"
    CLOSED = "closed"


def wished(state: Wishes, person: UUID | str, today: date) -> Closeness:
    """The closeness this person wishes today. A word this version does not know counts as no contact."""
    return _closeness(wish_of(state, person, today))


def asks_for_more(new: Wish, old: Wish) -> bool:
    """Whether a wish asks for more space than the one before, or for as much of it for longer."""
    if _space(new) != _space(old):
        return _space(new) > _space(old)
    last, before = (wish.until or date.max for wish in (new, old))
    return last > before and _space(new) > _space(Wish())


def _space(wish: Wish) -> tuple[int, bool]:
    closeness = _closeness(wish)
    return list(Closeness).index(closeness), closeness is Closeness.NO_CONTACT and not wish.practical


def _closeness(wish: Wish) -> Closeness:
    return Closeness(wish.closeness) if wish.closeness in set(Closeness) else Closeness.NO_CONTACT


def holding(state: Wishes, people: Iterable[UUID | str], today: date) -> Closeness:
    """The stricter of the wishes of these people, in whatever order they stand: it holds for both."""
    strictness = list(Closeness)
    return max(
        (wished(state, person, today) for person in people), key=strictness.index, default=Closeness.NEAR
    )


def may_invite(state: Wishes, people: Iterable[UUID | str], today: date) -> bool:
    """Whether an invitation or a date may call on the two today: not while either asks for space or no contact.

    What was asked before stays on its pages. An invitation is never practical, so no exception holds for it.
    """
    return holding(state, people, today) is Closeness.NEAR


def may_tell_plans(state: Wishes, reader: UUID | str, today: date) -> bool:
    """Whether what the other plans may be told to this reader unasked: their own wish decides, as for words."""
    return wished(state, reader, today) is Closeness.NEAR


def may_hand_over(
    state: Wishes, author: UUID | str, partner: UUID | str, kind: HandedKind, handed_today: int, today: date
) -> Passing:
    """Whether `author` may hand this over today.

    Only the partner's wish binds; the author's own asks nothing of the author. `handed_today` is what
    `handed_on` counts. Corrections of what was handed over, withdrawals, releases and answers about
    consent are not asked here: they always pass.
    """
    if str(author) == str(partner):
        return Passing.YES
    match wished(state, partner, today):
        case Closeness.NEAR:
            return Passing.YES
        case Closeness.SPACE:
            waits = kind is not HandedKind.PRACTICAL and handed_today >= A_DAY
            return Passing.ONE_A_DAY if waits else Passing.YES
        case _:
            if not wish_of(state, partner, today).practical:
                return Passing.CLOSED
            return Passing.YES if kind is HandedKind.PRACTICAL else Passing.PRACTICAL_ONLY


def handed_on(state: HandedState, person: UUID | str, day: date) -> int:
    """How often this person reached the other with something not practical on their own `day`.

    Taking something back counts as once: else handing over and taking back would go round the pacing.
    """
    name, on = str(person), day.isoformat()
    handed = sum(
        line.author == name and line.day == on and line.kind is not HandedKind.PRACTICAL
        for line in state.items
    )
    return handed + sum(gone.by == name and gone.on == on for gone in state.taken_back)
