"""What a plan is: at most three suggestions, each with its reason, and what is asked first."""

from enum import StrEnum

import msgspec

from goldseam.core.catalogue.model import Stage
from goldseam.core.situation.track import Track


class AskFirst(StrEnum):
    """A private question that has to be answered before something can be suggested."""

    SAFE_TO_SAY = "addressed_safely"
    WATCHED = "watched"


class Suggestion(msgspec.Struct, frozen=True):
    """One thing to do today. `contact` is true where doing it means getting in touch with the partner."""

    practice: str
    title: str
    reason: str
    contact: bool


class Plan(msgspec.Struct, frozen=True):
    """A day's plan: the stage where the main work is, the leading track, none to three suggestions.

    `hard_days` is true where it is kept small and gentle because the last days were hard.
    """

    stage: Stage
    track: Track
    suggestions: tuple[Suggestion, ...]
    ask_first: tuple[AskFirst, ...] = ()
    hard_days: bool = False


class Withheld(msgspec.Struct, frozen=True):
    """Why a practice is not offered: the rule, and the key of its sentence in `plan.toml`."""

    rule: str
    reason: str


class UnknownPracticeError(LookupError):
    """No practice of the catalogue has this slug."""
