"""Which small care comes to mind today: private, never logged, held back while space is asked for (T3, T8)."""

from datetime import date
from enum import StrEnum

from goldseam.core.situation.model import Closeness, Role


class Care(StrEnum):
    """What a body and a heart need first in bad weeks; the words stand in content/words/LANGUAGE/care.toml."""

    EATEN = "eaten"
    SLEPT = "slept"
    OUTSIDE = "outside"
    SOMEBODY = "somebody"


def care_of(day: date) -> Care:
    """The one of this day: each comes round in turn."""
    every = tuple(Care)
    return every[day.toordinal() % len(every)]


def may_care(role: Role, holds: Closeness) -> bool:
    """Whether hints for the partner are shown: never to the one who was hurt, nor while space is asked for."""
    return role is not Role.INJURED and holds is Closeness.NEAR
