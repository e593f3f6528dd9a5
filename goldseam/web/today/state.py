"""What the day is made of: one read of the private space and, together, one of the shared: folded for the page."""

from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from goldseam.core.deeds import first_few
from goldseam.core.plan.model import Plan
from goldseam.core.plan.planner import plan
from goldseam.core.records import Fold
from goldseam.core.records.account import DETAILS
from goldseam.core.records.acted import ACTS, Act
from goldseam.core.records.acted_between import acts_of, newest, opened_by, promises_closed_by
from goldseam.core.records.check_in import RECENT, Day, RecentDays
from goldseam.core.records.closeness import WISHES
from goldseam.core.records.decided import STANDPOINT
from goldseam.core.records.device import NEW_DEVICES, NewDevices
from goldseam.core.records.hand_over import HAND_OVERS
from goldseam.core.records.handed_lapse import HANDED_LAPSES
from goldseam.core.records.lapse import LAPSES, LapseState
from goldseam.core.records.lapse_between import with_handed
from goldseam.core.records.practice import PRACTICES, WALKS, PracticeLog, Walks
from goldseam.core.records.preference import PREFERENCES
from goldseam.core.records.promise import PROMISES
from goldseam.core.records.public_words import PUBLIC_WORDS, PUBLIC_WORDS_BETWEEN
from goldseam.core.records.question import QUESTIONS
from goldseam.core.records.question_time import QUESTION_TIMES
from goldseam.core.records.release import RELEASES
from goldseam.core.records.situation import ANSWERS, SAFETY, AnswersState, SafetyState
from goldseam.core.records.together import TOGETHER
from goldseam.core.records.touch import TOUCH_WISHES
from goldseam.core.situation.model import Closeness, Role, Situation
from goldseam.core.together import came_in
from goldseam.core.together.passing import wished
from goldseam.ledger.spaces import States
from goldseam.ledger.unlocked import Spaces
from goldseam.web.shared import method
from goldseam.web.situation.assembling import (
    between_the_two,
    situation_from,
    with_acts,
    with_level,
    with_public_words,
    with_rest,
    with_touch,
    with_way,
)
from goldseam.web.today import came
from goldseam.web.today.came import Came
from goldseam.web.today.due import Due
from goldseam.web.today.falling import falls_due, own_folds, shared_folds
from goldseam.web.together.holding import ALONE, Holding, held
from goldseam.web.truth.now import NOTHING_ASKED, QuestionsNow, questions_now

SAFETY_EVERY_DAYS = 30
OWN: tuple[Fold[Any], ...] = (
    ANSWERS,
    PRACTICES,
    WALKS,
    RECENT,
    SAFETY,
    PREFERENCES,
    LAPSES,
    PUBLIC_WORDS,
    NEW_DEVICES,
    QUESTIONS,
    DETAILS,
    ACTS,
    PROMISES,
    STANDPOINT,
)
SHARED: tuple[Fold[Any], ...] = (
    TOGETHER,
    WISHES,
    QUESTIONS,
    QUESTION_TIMES,
    PUBLIC_WORDS_BETWEEN,
    DETAILS,
    TOUCH_WISHES,
    ACTS,
    PROMISES,
    RELEASES,
    HAND_OVERS,
    HANDED_LAPSES,
    *came.FOLDS,
)


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
    lapses: LapseState
    devices: NewDevices
    holding: Holding = ALONE
    asked: QuestionsNow = NOTHING_ASKED
    waiting: tuple[Due, ...] = ()
    came: tuple[Came, ...] = ()
    came_in: str = ""

    @property
    def due(self) -> tuple[Due, ...]:
        """The few lines of what waits that stand on Today."""
        return first_few(self.waiting)

    @property
    def more_waits(self) -> int:
        """How much more waits than stands on Today."""
        return len(self.waiting) - len(self.due)

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
        """Practices that were begun and paused in the last fourteen days: slug and title."""
        known = method.catalogue().practices
        return [
            (slug, known[slug].words[method.language()].title)
            for slug in self.walks.fresh(self.day)
            if slug in known
        ]

    def plan(self) -> Plan:
        """At most three suggestions, each with its reason."""
        return plan(method.catalogue(), self.situation, self.day, method.language())


def read_today(spaces: Spaces, day: date) -> Today:
    """Read what the Today page needs: three queries, and three more where a space is shared, whatever the history.

    The stricter of the own answer and what holds between the two goes into the plan; the answer itself stays.
    """
    states = spaces.private.states(*OWN, *own_folds())
    shared = spaces.shared
    both = None if shared is None else shared.states(*SHARED, *shared_folds())
    holding = held(both[TOGETHER], both[WISHES], shared.person, day) if shared and both else ALONE
    situation = _own(states, both if holding.together else None, str(spaces.private.person), day)
    going_on = both if holding.together and not holding.paused else None
    if shared and both and holding.together:
        agreed = both[PUBLIC_WORDS_BETWEEN].agreed_for(str(shared.person), states[PUBLIC_WORDS])
        situation = with_public_words(situation, agreed)
        situation = with_touch(situation, both[TOUCH_WISHES], both[TOGETHER].members)
    told = both[DETAILS] if both and holding.together else None
    situation = with_level(situation, states[DETAILS], told, str(spaces.private.person))
    situation = with_acts(situation, acts_done(states, both, str(spaces.private.person)), states[PRACTICES])
    asked = questions_now(shared, going_on, states[QUESTIONS], day)
    return Today(
        day,
        with_rest(between_the_two(situation, holding.for_plan), asked.rests_in_plan(situation.role)),
        states[ANSWERS],
        states[PRACTICES],
        states[WALKS],
        states[RECENT],
        states[SAFETY],
        dict(states[PREFERENCES].values),
        states[LAPSES],
        states[NEW_DEVICES],
        holding,
        asked,
        falls_due(states, going_on, spaces.private.person, day),
        came.came(going_on, str(spaces.private.person), day, rests=asked.mine_rests),
        _came_in(states, going_on, str(spaces.private.person), day),
    )


def _own(own: States, both: States | None, me: str, day: date) -> Situation:
    """The situation as this person told it, with what happened again and the way they chose for themselves alone."""
    lapses: LapseState = own[LAPSES]
    if both is not None:
        lapses = with_handed(lapses, both[HANDED_LAPSES], me, day)
    told = situation_from(own[ANSWERS], own[PRACTICES], own[SAFETY], lapses, own[PUBLIC_WORDS])
    return with_way(told, own[STANDPOINT])


def _came_in(own: States, shared: States | None, me: str, day: date) -> str:
    """The day on which the other came in, until this person saw it; "" otherwise, and where they ask for no contact."""
    if shared is None or wished(shared[WISHES], me, day) is Closeness.NO_CONTACT:
        return ""
    on = came_in(shared[TOGETHER], me, day)
    return "" if own[PREFERENCES].values.get(came.SEEN) == on else on


def acts_done(own: States, both: States | None, me: str) -> dict[str, Act]:
    """Practice -> its newest act by this person on any page, alone or between the two; pausing undoes nothing."""
    if both is None:
        return newest(chain(acts_of(me, own[ACTS]), promises_closed_by(me, own[PROMISES])))
    acts = acts_of(me, own[ACTS], both[ACTS])
    closed = promises_closed_by(me, own[PROMISES], both[PROMISES])
    return newest(chain(acts, closed, opened_by(me, both[HAND_OVERS], both[RELEASES])))
