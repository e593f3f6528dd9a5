"""The rules between two people: what may pass, how often they look back, and how they talk about it.

They take states of the shared space and give plain values; both people get the same from them.
"""

from goldseam.core.records.closeness import wish_of
from goldseam.core.together.agenda import AgendaPoint, Topic, agenda
from goldseam.core.together.current import Current, current_round
from goldseam.core.together.lately import came_in, handed_lately, is_lately, is_new
from goldseam.core.together.numbered import numbered_round, opened_rounds
from goldseam.core.together.passing import (
    Passing,
    handed_on,
    holding,
    may_hand_over,
    may_invite,
    may_tell_plans,
    wished,
)
from goldseam.core.together.rhythm import Rhythm, next_review, rhythm
from goldseam.core.together.rounds import monday_of, round_of
from goldseam.core.together.talk import TALK, Speaker, Turn, TurnKind, speakers, turn_at

__all__ = [
    "TALK",
    "AgendaPoint",
    "Current",
    "Passing",
    "Rhythm",
    "Speaker",
    "Topic",
    "Turn",
    "TurnKind",
    "agenda",
    "came_in",
    "current_round",
    "handed_lately",
    "handed_on",
    "holding",
    "is_lately",
    "is_new",
    "may_hand_over",
    "may_invite",
    "may_tell_plans",
    "monday_of",
    "next_review",
    "numbered_round",
    "opened_rounds",
    "rhythm",
    "round_of",
    "speakers",
    "turn_at",
    "wish_of",
    "wished",
]
