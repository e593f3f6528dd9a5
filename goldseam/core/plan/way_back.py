"""The way back after it happened again: where the work lies in the weeks after a lapse, and then no more (T15)."""

import datetime as dt
from collections.abc import Mapping

from goldseam.core.catalogue.model import Fact, Stage
from goldseam.core.situation.model import LapseKnown, Role, Situation

WEEK = 7
Weeks = tuple[Stage, ...]

# One stage a week. What was told by oneself is owned; where it was found out, the truth comes before that.
_WAYS: Mapping[Role, Mapping[LapseKnown, Weeks]] = {
    Role.OFFENDING: {
        LapseKnown.TOLD: (Stage.OWN, Stage.STAY),
        LapseKnown.FOUND_OUT: (Stage.TELL, Stage.OWN, Stage.OWN),
        LapseKnown.NOT_TOLD: (Stage.TELL, Stage.OWN, Stage.OWN),
        LapseKnown.NOT_SAID: (),
    },
    # As many weeks for whoever was hurt; firm ground comes first, then being told, then being heard.
    Role.INJURED: {
        LapseKnown.TOLD: (Stage.STAY, Stage.OWN),
        LapseKnown.FOUND_OUT: (Stage.STAY, Stage.TELL, Stage.OWN),
        LapseKnown.NOT_TOLD: (Stage.STAY, Stage.TELL, Stage.OWN),
        LapseKnown.NOT_SAID: (),
    },
}
# Going back to it is more than a slip: whatever goes on is ended, or kept away, before all else.
_RETURNED: Weeks = (Stage.STOP,)


def stage_after_lapse(situation: Situation, facts: frozenset[Fact], today: dt.date) -> Stage | None:
    """The stage that a lapse leads back to today; None without one, and once its weeks have gone by.

    Jealousy alone has nothing that could have happened again.
    """
    if situation.lapsed_on is None or Fact.TRACK_JEALOUSY in facts:
        return None
    weeks = _WAYS[lapse_hat(situation)][situation.lapse_known]
    if situation.lapse_returned:
        weeks = _RETURNED + weeks
    passed = (today - situation.lapsed_on).days // WEEK
    return weeks[passed] if 0 <= passed < len(weeks) else None


def lapse_hat(situation: Situation) -> Role:
    """The role in which a person meets the lapse: somebody who is both may have done it, or been hurt by it."""
    if situation.role is not Role.BOTH:
        return situation.role
    return Role.OFFENDING if situation.lapse_own else Role.INJURED
