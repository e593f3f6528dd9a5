"""Why the truth waits just now, in one sentence: no contact was asked for, the space rests, or help comes first."""

from django.utils.translation import gettext_lazy as _

from goldseam.core.records import (
    ContactLogged,
    HandOverProposed,
    QuestionTimeProposed,
    WitnessWished,
    kind_of,
)
from goldseam.core.records.closeness import WISHES
from goldseam.core.records.handed import HandedKind, HandedState
from goldseam.core.records.no_contact import NO_CONTACT
from goldseam.core.records.situation import SAFETY
from goldseam.core.situation.model import Closeness, SafetyTopic
from goldseam.core.situation.safety_check import topics_of
from goldseam.core.together.passing import Passing, wished
from goldseam.core.together.telling import may_tell
from goldseam.web.together.couple import Couple
from goldseam.web.together.pacing import HELP_FIRST, NOT_LOOKED, PACED, Pace, pace

NO_CONTACT_ASKED = _(
    "No contact was asked for. It is kept for you, and waits until contact is possible again."
)
RESTS = _("The shared space rests just now. It is kept for you until it goes on.")
# Reporting a contact is not counted: it passes, and it takes no turn from anything else (T2).
CONTACT = kind_of(ContactLogged)
# Each of these reaches the other, also where it is taken back at once and made anew.
PROPOSED = (HandOverProposed, QuestionTimeProposed, WitnessWished)
RESTING = Pace(RESTS, HandedState())


def held_telling(couple: Couple) -> Pace:
    """Putting right and reporting contact: space holds nothing of it back, no contact does (T2). Five queries."""
    if not couple.open:
        return RESTING
    if SafetyTopic.SELF_HARM in topics_of(couple.private.states(SAFETY)[SAFETY].answers):
        return Pace(HELP_FIRST, HandedState(), help_first=True)
    wishes = couple.space.states(WISHES)[WISHES]
    passing = may_tell(wishes, couple.me, couple.partner, couple.day)
    return NOT_LOOKED if passing is Passing.YES else Pace(NO_CONTACT_ASKED, HandedState())


def held_giving(couple: Couple) -> Pace:
    """Everything else reaches the other as a letter does: while space is asked for, one a day (T3)."""
    if not couple.open:
        return RESTING
    paced = pace(couple, HandedKind.ACCOUNT)
    if paced.sentence:
        return paced
    states = couple.space.states(NO_CONTACT, WISHES)
    if wished(states[WISHES], couple.partner, couple.day) is not Closeness.SPACE:
        return paced
    me, day = str(couple.me), couple.day.isoformat()
    before = any(
        (line.author, line.day) == (me, day) and line.kind != CONTACT for line in states[NO_CONTACT].lines
    ) or any(couple.is_mine(entry) and entry.day == couple.day for entry in couple.space.read(*PROPOSED))
    return Pace(PACED[Passing.ONE_A_DAY], HandedState()) if before else paced
