"""What holds between the two today: the stricter wish for closeness, and whether their space rests (T3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from goldseam.core.records.closeness import WISHES, Wishes, wish_of
from goldseam.core.records.together import TOGETHER, Together
from goldseam.core.situation.model import Closeness
from goldseam.core.together.passing import holding, wished
from goldseam.ledger.spaces import OpenSpace


@dataclass(frozen=True)
class Holding:
    """The closeness both keep to today, its last day if it has one, and whether the two share a space.

    `words`: the other asks for room and said words with it, which whoever reads has not asked to be spared.
    """

    closeness: Closeness = Closeness.NEAR
    until: date | None = None
    together: bool = False
    paused: bool = False
    frozen: bool = False
    words: bool = False

    @property
    def for_plan(self) -> Closeness:
        """A space that rests asks both for space; it says nothing of who let it rest, or why (S04)."""
        return stricter(self.closeness, Closeness.SPACE if self.paused or self.frozen else Closeness.NEAR)

    @property
    def asked(self) -> bool:
        """Whether one of them asks for space or for no contact. Where somebody left, no wish is told of any more."""
        return self.closeness is not Closeness.NEAR and not self.frozen

    @property
    def line(self) -> str:
        """One plain sentence where something holds, else nothing."""
        if not self.asked:
            return _("The shared space is paused.") if self.paused and not self.frozen else ""
        known = {"until": date_format(self.until, "j E Y")} if self.until else None
        if self.closeness is Closeness.SPACE:
            return _("Space was asked for, until %(until)s.") % known if known else _("Space was asked for.")
        return (
            _("No contact was asked for, until %(until)s.") % known
            if known
            else _("No contact for now was asked for.")
        )


ALONE = Holding()


def stricter(one: Closeness, other: Closeness) -> Closeness:
    """Of two wishes the stricter one."""
    return max(one, other, key=list(Closeness).index)


def holding_in(shared: OpenSpace | None, day: date) -> Holding:
    """Read what holds in the shared space. Three queries; none while alone."""
    if shared is None:
        return ALONE
    states = shared.states(TOGETHER, WISHES)
    return held(states[TOGETHER], states[WISHES], shared.person, day)


def held(together: Together, wishes: Wishes, me: UUID, day: date) -> Holding:
    """What holds by these states. In a frozen space nobody can change an own wish there, so it binds no more."""
    if not together.complete:
        return ALONE
    frozen = together.frozen
    people = [each for each in together.members if not (frozen and each == str(me))]
    closeness = holding(wishes, people, day)
    ends = [wish_of(wishes, each, day).until for each in people if wished(wishes, each, day) is closeness]
    last = max((end for end in ends if end), default=None) if all(ends) else None
    words = not frozen and _words(wishes, [each for each in people if each != str(me)], me, day)
    return Holding(closeness, last, not frozen, together.paused, frozen, words)


def _words(wishes: Wishes, others: Sequence[str], me: UUID, day: date) -> bool:
    """Whether there are words with a wish for room that this person may be led to.

    To whoever asks for no contact no words of the other are brought; they stand on their page (T3).
    """
    if wished(wishes, me, day) is Closeness.NO_CONTACT:
        return False
    asks = (each for each in others if wished(wishes, each, day) is not Closeness.NEAR)
    return any(wish_of(wishes, each, day).note for each in asks)
