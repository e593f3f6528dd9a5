"""What must never be suggested on the way back after a lapse, and to whoever parts well; as never.py has it."""

from goldseam.core.catalogue.model import Audience, Sensitivity, Stage
from goldseam.core.plan.never_case import Case
from goldseam.core.situation.model import ChosenWay, Role

_FOR_ONESELF = {"self", "check-in", "understanding", "helpers"}


def renewed_after_a_lapse(case: Case) -> bool:
    """T15: told two weeks, found out three, one more after going back to it: nothing goes on as if it were not."""
    if not case.on_the_way_back or case.is_help or case.is_health:
        return False
    anew = {Sensitivity.COURTING, Sensitivity.FORGIVENESS_ASKED}
    return case.facts.stage is Stage.RENEW or bool(case.asks & anew)


def closer_while_parting(case: Case) -> bool:
    """T13: whoever chose to part well is not asked to court, or to build something new between the two."""
    if case.situation.way is not ChosenWay.PART_WELL or case.is_help or case.is_health:
        return False
    renews = case.facts.stage is Stage.RENEW or Sensitivity.COURTING in case.asks
    return renews and case.facts.lives not in _FOR_ONESELF


def ends_what_was_taken_up_again(case: Case) -> bool:
    """Whether it is a way to end it, for whoever went back to it lately: such a one needs no answer first."""
    mine = case.situation.lapse_own if case.situation.role is Role.BOTH else case.theirs
    ends = case.facts.stage is Stage.STOP and case.facts.audience is not Audience.INJURED
    return mine and ends and case.gone_back
