"""Whether something may be handed over now, and the sentence that says what is possible instead (T3, S05)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from goldseam.core.records.amends import AMENDS, Amends
from goldseam.core.records.breach import BREACHES, Breaches
from goldseam.core.records.closeness import WISHES
from goldseam.core.records.handed import HANDED, TAKEN_BACK_FREELY, HandedKind, HandedState
from goldseam.core.records.question import QUESTIONS, Questions
from goldseam.core.records.situation import SAFETY
from goldseam.core.situation.model import SafetyTopic
from goldseam.core.situation.safety_check import topics_of
from goldseam.core.together.passing import Passing, handed_on, may_hand_over
from goldseam.core.truth import asked_on
from goldseam.web.together.couple import Couple

PACED: Mapping[Passing, Promise] = {
    Passing.ONE_A_DAY: _("Space was asked for. One thing a day passes; practical things always."),
    Passing.PRACTICAL_ONLY: _(
        "No contact was asked for. Short practical things still pass: children, health, home, money."
    ),
    Passing.CLOSED: _("No contact was asked for, for now about practical things too."),
}
HELP_FIRST = _(
    "In your private check you spoke of harming yourself. Help comes first. "
    "Handing over waits until that has changed; practical things still pass."
)


@dataclass(frozen=True)
class Pace:
    """Why this waits, in one sentence, "" where it may pass; and what is on the shelf."""

    sentence: str | Promise
    handed: HandedState
    help_first: bool = False
    breaches: Breaches = field(default_factory=Breaches)
    questions: Questions = field(default_factory=Questions)
    amends: Amends = field(default_factory=Amends)


NOT_LOOKED = Pace("", HandedState())


def pace(couple: Couple, kind: HandedKind) -> Pace:
    """Look at the wishes, at what passed today already, and at one's own safety check. Six queries."""
    states = couple.space.states(HANDED, WISHES, BREACHES, QUESTIONS, AMENDS)
    handed, questions, amends, day = states[HANDED], states[QUESTIONS], states[AMENDS], couple.day
    found = Pace("", handed, breaches=states[BREACHES], questions=questions, amends=amends)
    if kind is not HandedKind.PRACTICAL and help_comes_first(couple):
        return replace(found, sentence=HELP_FIRST, help_first=True)
    today = handed_on(handed, couple.me, day) + _seen_today(couple, states[BREACHES])
    today += asked_on(questions, couple.me, day) + amends.given_on(str(couple.me), day.isoformat())
    passing = may_hand_over(states[WISHES], couple.me, couple.partner, kind, today, day)
    return replace(found, sentence=PACED.get(passing, ""))


def pace_of_correction(couple: Couple, kind: HandedKind) -> str | Promise:
    """Why a correction waits, or "". The truth may always come (T2): only what is no account of it is held back."""
    if kind not in TAKEN_BACK_FREELY:
        return ""
    wishes = couple.space.states(WISHES)[WISHES]
    return PACED.get(may_hand_over(wishes, couple.me, couple.partner, kind, 0, couple.day), "")


def help_comes_first(couple: Couple) -> bool:
    """Whether one's own safety check speaks of self-harm: hand-overs wait then (S05). Three queries."""
    return SafetyTopic.SELF_HARM in topics_of(couple.private.states(SAFETY)[SAFETY].answers)


def _seen_today(couple: Couple, state: Breaches) -> int:
    """Naming a breach, or saying how one sees it, reaches the other as much as a letter does."""
    me, day = str(couple.me), couple.day.isoformat()
    return sum(
        (breach.named_by == me and breach.on == day) or (me in breach.views and breach.views[me].on == day)
        for breach in state.breaches
    )
