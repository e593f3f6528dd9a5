"""What the day is made of: one read of the private space, folded into what the page asks."""

from dataclasses import dataclass
from datetime import date

from goldseam.core.plan.model import Plan
from goldseam.core.plan.planner import plan
from goldseam.core.records.check_in import RECENT, Day, RecentDays
from goldseam.core.records.practice import PRACTICES, WALKS, PracticeLog, Walks
from goldseam.core.records.preference import PREFERENCES
from goldseam.core.records.situation import ANSWERS, SAFETY, AnswersState, SafetyState
from goldseam.core.situation.model import Role, Situation
from goldseam.ledger.spaces import OpenSpace
from goldseam.web.shared import method
from goldseam.web.situation.assembling import situation_from

SAFETY_EVERY_DAYS = 30


@dataclass(frozen=True)
class Today:
    """Everything the Today page shows."""

    day: date
    situation: Situation
    answers: AnswersState
    practices: PracticeLog
    walks: Walks
    recent: RecentDays
    safety: SafetyState
    preferences: dict[str, str]

    @property
    def checks_in(self) -> bool:
        """Whether this person is asked how the day felt."""
        return self.situation.role is not Role.OFFENDING

    @property
    def reviews_evenings(self) -> bool:
        """Whether this person is offered the evening minute."""
        return self.situation.role is not Role.INJURED

    @property
    def checked_in(self) -> Day:
        """What was answered for this day so far."""
        return self.recent.days.get(self.day.isoformat(), Day())

    @property
    def safety_is_due(self) -> bool:
        """The private check is offered at the start and again after thirty days; "not now" counts (S06)."""
        return self.safety.on is None or (self.day - self.safety.on).days >= SAFETY_EVERY_DAYS

    @property
    def begun(self) -> list[tuple[str, str]]:
        """Practices that were begun and paused: slug and title."""
        known = method.catalogue().practices
        return [
            (slug, known[slug].words[method.language()].title) for slug in self.walks.steps if slug in known
        ]

    def plan(self) -> Plan:
        """At most three suggestions, each with its reason."""
        return plan(method.catalogue(), self.situation, self.day, method.language())


def read_today(space: OpenSpace, day: date) -> Today:
    """Read what the Today page needs: three queries, whatever the history."""
    states = space.states(ANSWERS, PRACTICES, WALKS, RECENT, SAFETY, PREFERENCES)
    situation = situation_from(states[ANSWERS], states[PRACTICES], states[SAFETY])
    return Today(
        day,
        situation,
        states[ANSWERS],
        states[PRACTICES],
        states[WALKS],
        states[RECENT],
        states[SAFETY],
        dict(states[PREFERENCES].values),
    )
