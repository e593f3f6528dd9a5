"""Questionnaires of others: their items, their sums, and whether a difference is more than chance."""

from goldseam.core.measures.change import APART, Change, changed, needed
from goldseam.core.measures.loader import MeasureError, load_instruments
from goldseam.core.measures.model import Better, CutOff, Instrument, Item, Option
from goldseam.core.measures.scoring import complete, opens_safety, reached

__all__ = [
    "APART",
    "Better",
    "Change",
    "CutOff",
    "Instrument",
    "Item",
    "MeasureError",
    "Option",
    "changed",
    "complete",
    "load_instruments",
    "needed",
    "opens_safety",
    "reached",
]
