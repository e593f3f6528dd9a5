"""The rules of good things between two people: what suits, which question comes next, when a ritual returns."""

from goldseam.core.bond.calendar import Coming, coming, day_after, is_quarter_over
from goldseam.core.bond.courting import Around, suited, waits
from goldseam.core.bond.opening import next_question

__all__ = [
    "Around",
    "Coming",
    "coming",
    "day_after",
    "is_quarter_over",
    "next_question",
    "suited",
    "waits",
]
