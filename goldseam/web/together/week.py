"""The review as one of the two finds it now: which round, what they did in it, and when it is due."""

from dataclasses import dataclass
from datetime import date

from goldseam.core.records.closeness import WISHES, Wishes
from goldseam.core.records.handed_lapse import HANDED_LAPSES
from goldseam.core.records.release import DRAFTS, RELEASES, Releases, ReleaseTopic, ReviewDrafted, Round
from goldseam.core.records.review import TALKS, Talk, Talks
from goldseam.core.records.together import TOGETHER, Together
from goldseam.core.situation.model import Closeness
from goldseam.core.together import Current, Rhythm, current_round, holding, monday_of, rhythm
from goldseam.ledger.spaces import OpenSpace, States
from goldseam.ledger.unlocked import Spaces
from goldseam.web.together.couple import Couple


@dataclass(frozen=True)
class Week:
    """The current round for one person. Nothing in it tells whether the other has released."""

    me: str
    day: date
    together: Together
    releases: Releases
    talks: Talks
    wishes: Wishes
    lapsed_on: date | None
    current: Current

    @property
    def round(self) -> Round:
        """What happened in the current round."""
        return self.releases.round(ReleaseTopic.REVIEW, self.current.name)

    @property
    def talk(self) -> Talk | None:
        """The talk of the current round, if it was begun."""
        return self.talks.of(self.current.name)

    @property
    def opened(self) -> bool:
        """Whether both have released."""
        return bool(self.round.opened_on)

    @property
    def released(self) -> bool:
        """Whether this person has released, and waits."""
        return self.me in self.round.released

    @property
    def left_out(self) -> tuple[str, ...]:
        """Who leaves this round out."""
        return self.round.not_this

    @property
    def left_by_me(self) -> bool:
        """Whether the person who asks leaves it out."""
        return self.me in self.left_out

    @property
    def ahead(self) -> bool:
        """Whether its week has not begun yet."""
        return self.day < self.current.monday

    @property
    def rhythm(self) -> Rhythm:
        """How often they look back now."""
        return rhythm(self.talks, self.day, self.lapsed_on)

    @property
    def apart(self) -> bool:
        """Whether one of them asks for no contact: then no talk is offered."""
        return holding(self.wishes, self.together.members, self.day) is Closeness.NO_CONTACT

    @property
    def due(self) -> bool:
        """Whether Today names it: it is time, and this person has not said yes or no to it yet."""
        if self.apart or self.together.paused or self.together.frozen:
            return False
        if self.opened:
            return True
        return self.day >= self.current.due and not self.released and not self.left_out

    @property
    def past(self) -> list[tuple[str, date]]:
        """Earlier rounds that opened, newest first: name and Monday."""
        found = [
            (each.round, monday)
            for each in self.releases.review
            if each.opened_on and each.round != self.current.name and (monday := monday_of(each.round))
        ]
        return found[::-1]

    @property
    def unsaid(self) -> Talk | None:
        """The last talk, where the other closed it and this person has not said yet how it was."""
        last = max(self.talks.talks, key=lambda each: each.round, default=None)
        return last if last is not None and last.closed_on and self.me not in last.closed_by else None

    def draft(self, private: OpenSpace) -> ReviewDrafted | None:
        """What this person wrote in private and has not released in another round. Three queries."""
        found = private.states(DRAFTS)[DRAFTS].review
        if found is None or found.round == self.current.name:
            return found
        used = self.me in self.releases.round(ReleaseTopic.REVIEW, found.round).released
        return None if used else found


def week_of(couple: Couple) -> Week:
    """The review of a couple as it stands now. Three queries."""
    states = couple.space.states(RELEASES, TALKS, WISHES, HANDED_LAPSES)
    return _week(str(couple.me), couple.day, couple.state, states)


def week_due(spaces: Spaces, day: date) -> Week | None:
    """The review for Today where it is due; None otherwise. Three queries, none for whoever is alone."""
    if spaces.shared is None:
        return None
    states = spaces.shared.states(TOGETHER, RELEASES, TALKS, WISHES, HANDED_LAPSES)
    together = states[TOGETHER]
    if not together.complete:
        return None
    week = _week(str(spaces.shared.person), day, together, states)
    return week if week.due else None


def _week(me: str, day: date, together: Together, states: States) -> Week:
    lapsed_on = states[HANDED_LAPSES].last_on
    since = max(map(date.fromisoformat, together.joined_on.values()))
    current = current_round(states[TALKS], states[RELEASES], day, lapsed_on, since)
    return Week(me, day, together, states[RELEASES], states[TALKS], states[WISHES], lapsed_on, current)
