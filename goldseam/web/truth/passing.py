"""Why the truth waits just now, in one sentence: no contact was asked for, the space rests, or help comes first."""

from django.utils.translation import gettext_lazy as _

from goldseam.core.records.closeness import WISHES
from goldseam.core.records.handed import HandedKind, HandedState
from goldseam.core.records.situation import SAFETY
from goldseam.core.situation.model import SafetyTopic
from goldseam.core.situation.safety_check import topics_of
from goldseam.core.together.passing import Passing
from goldseam.core.together.telling import may_tell
from goldseam.web.together.couple import Couple
from goldseam.web.together.pacing import HELP_FIRST, NOT_LOOKED, Pace, pace

NO_CONTACT_ASKED = _(
    "No contact was asked for. It is kept for you, and waits until contact is possible again."
)
RESTS = _("The shared space rests just now. It is kept for you until it goes on.")
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
    return pace(couple, HandedKind.ACCOUNT) if couple.open else RESTING
