"""What the other handed over in the last days, as far as the wish of whoever it is for lets Today tell of it (T3)."""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from goldseam.core.records.closeness import Wishes, wish_of
from goldseam.core.records.handed import HandedKind, HandedLine
from goldseam.core.records.together import Together
from goldseam.core.situation.model import Closeness
from goldseam.core.together.passing import wished

# Told of on the day it comes and on the two after: there are no marks of what was read (S17).
TOLD_FOR = timedelta(days=3)
# So long it is told that somebody came, unless the one who invited says before that they saw it.
NEWLY_HERE = timedelta(days=14)


def is_new(author: str, day: str, reader: UUID | str, today: date) -> bool:
    """Whether something of this author (str(UUID)) and ISO day is of the other, and of these last days."""
    return author != str(reader) and is_lately(day, today)


def is_lately(day: str, today: date) -> bool:
    """Whether an ISO day is one of these last days; "" is none."""
    return day > (today - TOLD_FOR).isoformat()


def handed_lately(
    lines: Iterable[HandedLine], wishes: Wishes, reader: UUID | str, today: date
) -> tuple[HandedLine, ...]:
    """The lines that Today may tell this reader of, oldest first; withdrawn ones are not told of.

    Only the reader's own wish decides. Under no contact that is what is practical, and nothing where they closed
    this too.
    """
    apart = wished(wishes, reader, today) is Closeness.NO_CONTACT
    closed = apart and not wish_of(wishes, reader, today).practical
    return tuple(
        line
        for line in lines
        if not closed
        and not line.withdrawn_on
        and (not apart or line.kind is HandedKind.PRACTICAL)
        and is_new(line.author, line.day, reader, today)
    )


def came_in(together: Together, person: UUID | str, today: date) -> str:
    """The ISO day on which the other came in by this person's invitation, for fourteen days; "" otherwise."""
    if not together.complete or together.members[0] != str(person):
        return ""
    on = together.joined_on.get(together.members[1], "")
    return on if on > (today - NEWLY_HERE).isoformat() else ""
