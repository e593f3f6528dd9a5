"""Taking an item about amends back: its words, its corrections and what it is spoken in go together (S22)."""

from datetime import date, datetime

from goldseam.core.records.amends import AmendsLine
from goldseam.core.records.recording import RECORDINGS
from goldseam.ledger import media
from goldseam.ledger.spaces import OpenSpace


def take_back(space: OpenSpace, line: AmendsLine, *, at: datetime, day: date) -> None:
    """Empty an own item with everything that belongs to it. Safe to repeat."""
    found = space.states(RECORDINGS)[RECORDINGS].find(line.recording) if line.recording else None
    spoken = found if found and found.author == line.author else None
    # Its corrections tell what it was about: they go with it.
    numbers = [line.seq, *line.corrections, *([spoken.seq] if spoken else [])]
    space.erase(numbers, at=at, day=day)
    if spoken:
        # The bytes once the record is gone for good: the other way round it would name what is not there.
        media.remove(space, spoken)
