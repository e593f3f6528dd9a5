"""Reads the draft of an apology: what is there, what can be misread, and what must open another page first."""

from goldseam.core.coach.comments import comments, more_was_found
from goldseam.core.coach.model import LONGEST, Card, Comment, Component, Finding, Flag, Reading, TooLongError
from goldseam.core.coach.reading import read, read_injured
from goldseam.core.coach.rules import RulesError, load_rules
from goldseam.core.coach.weights import WeightsError

__all__ = [
    "LONGEST",
    "Card",
    "Comment",
    "Component",
    "Finding",
    "Flag",
    "Reading",
    "RulesError",
    "TooLongError",
    "WeightsError",
    "comments",
    "load_rules",
    "more_was_found",
    "read",
    "read_injured",
]
