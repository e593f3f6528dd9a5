"""What helps the truth between two people: where questions stand, what compares, what does not fit together.

It takes states and texts and gives plain values; nothing of a text is kept.
"""

from goldseam.core.truth.comparing import compares
from goldseam.core.truth.contradictions import (
    Contradiction,
    ContradictionKind,
    EarlierText,
    contradictions,
)
from goldseam.core.truth.put_right import is_put_right
from goldseam.core.truth.standing import (
    Standing,
    answers_came,
    asked_on,
    due_on,
    is_resting,
    open_answer,
    rests_for,
    standing,
    to_answer,
    waiting_today,
)

__all__ = [
    "Contradiction",
    "ContradictionKind",
    "EarlierText",
    "Standing",
    "answers_came",
    "asked_on",
    "compares",
    "contradictions",
    "due_on",
    "is_put_right",
    "is_resting",
    "open_answer",
    "rests_for",
    "standing",
    "to_answer",
    "waiting_today",
]
