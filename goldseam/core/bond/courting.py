"""Which ideas for courting suit somebody just now: never while space is asked, never while the other is angry (T8)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from zlib import crc32

from goldseam.core.catalogue.ideas import Company, Cost, Idea, Like
from goldseam.core.records.idea import Courting, IdeaMark
from goldseam.core.situation.model import Closeness, Touch

OPEN_TO_TOUCH = frozenset({Touch.WELCOME, Touch.ASK_FIRST})


@dataclass(frozen=True)
class Around:
    """What holds around the two: the stricter wish for closeness, the wish about touch, the day."""

    closeness: Closeness
    touch: Touch
    day: date


def waits(courting: Courting, around: Around) -> bool:
    """Whether no idea is shown: space or no contact is asked for, or the other is marked as angry (C05.2, T3, T8)."""
    return around.closeness is not Closeness.NEAR or bool(courting.angry_since)


def suited(
    ideas: Iterable[Idea],
    courting: Courting,
    around: Around,
    *,
    free: bool = False,
    company: Company | None = None,
) -> tuple[Idea, ...]:
    """The ideas that suit, the best first: what matches most of what the other likes.

    Among equals the order changes each week and is the same within it. Touch is there only where it is
    welcome, or may be asked about. `free` leaves out what costs money; `company` asks for one kind only.
    """
    if waits(courting, around):
        return ()
    liked = {line.like for line in courting.likes}
    week = around.day.isocalendar()
    found = [
        idea
        for idea in ideas
        if courting.marks.get(idea.slug) is not IdeaMark.NOT_US
        and (Like.TOUCH not in idea.likes or around.touch in OPEN_TO_TOUCH)
        and not (free and idea.cost is not Cost.FREE)
        and company in (None, idea.company)
    ]
    return tuple(
        sorted(
            found,
            key=lambda idea: (
                -len(liked & set(idea.likes)),
                crc32(f"{idea.slug}/{week.year}-{week.week}".encode()),
            ),
        )
    )
