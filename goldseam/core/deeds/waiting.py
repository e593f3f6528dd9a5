"""Which of many lines stand on Today: a few, and however many come from the other, one's own keep their places."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol, TypeVar

MOST = 3
OWN_PLACES = 2


class Waits(Protocol):
    """Something that waits for a person.

    `on` is its day or None; `now`: it is of this hour or day alone; `theirs`: the other alone brought it about;
    `promised`: it is a promise of one's own that is due; `asked`: it waits for one's own yes or no, and until then
    the other cannot go on.
    """

    @property
    def on(self) -> date | None:
        """Its day; None: any day."""

    @property
    def now(self) -> bool:
        """Whether it is of this hour or this day alone."""

    @property
    def theirs(self) -> bool:
        """Whether the other alone brought it about."""

    @property
    def promised(self) -> bool:
        """Whether it is a promise of one's own that is due."""

    @property
    def asked(self) -> bool:
        """Whether it waits for one's own yes or no."""


Line = TypeVar("Line", bound=Waits)


def in_order(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Own promises first, what is of this hour, what waits for a yes or no, the earliest; what has no day is last."""
    return tuple(sorted(lines, key=lambda each: (not each.promised, *_pressing(each))))


def first_few(lines: Sequence[Line]) -> tuple[Line, ...]:
    """At most three of them, in order. At least two places are one's own where there is so much of one's own.

    The other places go to what is most pressing, whoever it comes from.
    """
    own = [each for each in in_order(lines) if not each.theirs][:OWN_PLACES]
    kept = set(map(id, own))
    rest = sorted((each for each in lines if id(each) not in kept), key=_pressing)
    return in_order([*own, *rest[: MOST - len(own)]])


def _pressing(line: Waits) -> tuple[bool, bool, date]:
    return not line.now, not line.asked, line.on or date.max
