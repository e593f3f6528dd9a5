"""Being near and giving room: signs, touch, care, gentle days, time-outs, disputes. Pure rules over records."""

from goldseam.core.nearness.care import Care, care_of, may_care
from goldseam.core.nearness.disputes import Advice, advice, gave_in_often
from goldseam.core.nearness.fading import aways_of, reach_now, sign_now
from goldseam.core.nearness.gentle import falls_on, may_say_known, own_today, told_today
from goldseam.core.nearness.pauses import Length, back_from, running, running_of, to_ask
from goldseam.core.nearness.touch import (
    UNSAID,
    TouchHolds,
    answer_from_level,
    is_looser,
    level_from_answer,
    touch_for_plan,
    touch_holding,
)

__all__ = [
    "UNSAID",
    "Advice",
    "Care",
    "Length",
    "TouchHolds",
    "advice",
    "answer_from_level",
    "aways_of",
    "back_from",
    "care_of",
    "falls_on",
    "gave_in_often",
    "is_looser",
    "level_from_answer",
    "may_care",
    "may_say_known",
    "own_today",
    "reach_now",
    "running",
    "running_of",
    "sign_now",
    "to_ask",
    "told_today",
    "touch_for_plan",
    "touch_holding",
]
