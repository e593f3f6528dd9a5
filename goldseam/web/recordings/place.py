"""Where a recording is, of all the spaces of a person: found by its id, which no other recording has."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from django.http import Http404

from goldseam.core.records.recording import RECORDINGS, RecordingLine
from goldseam.ledger.spaces import OpenSpace
from goldseam.ledger.unlocked import Spaces, Unlocked
from goldseam.web.together.access import checked_in

MEGABYTE = 1024 * 1024


def as_minutes(length: int) -> str:
    """So many seconds as 3:07; "" for none."""
    minutes, seconds = divmod(length, 60)
    return f"{minutes}:{seconds:02}" if length else ""


@dataclass(frozen=True)
class Placed:
    """One recording as a page shows it, with the space it is in."""

    space: OpenSpace
    line: RecordingLine
    private: bool

    @property
    def mine(self) -> bool:
        """Whether the person who asks made it."""
        return self.line.author == str(self.space.person)

    @property
    def on(self) -> date:
        """The day it was kept, or handed over."""
        return date.fromisoformat(self.line.day)

    @property
    def at(self) -> datetime:
        """The moment of that."""
        return datetime.fromtimestamp(self.line.at, UTC)

    @property
    def plays(self) -> str:
        """How long it plays, as 3:07; "" where that is not known."""
        return as_minutes(self.line.seconds)

    @property
    def megabytes(self) -> float:
        """Its size."""
        return self.line.length / MEGABYTE

    @property
    def is_video(self) -> bool:
        """Whether there is something to see."""
        return self.line.type.is_video


def placed(opened: Unlocked | None, media: UUID) -> Placed:
    """The recording with this id. What is not there, taken back, or another's looks the same: 404."""
    if opened is None:
        raise Http404
    spaces = opened.spaces()
    for space in _readable(spaces):
        line = space.states(RECORDINGS)[RECORDINGS].find(str(media))
        if line is not None:
            return Placed(space, line, space is spaces.private)
    raise Http404


def all_of(space: OpenSpace, *, private: bool) -> list[Placed]:
    """Every recording of a space, newest first."""
    lines = space.states(RECORDINGS)[RECORDINGS].items
    return [Placed(space, line, private) for line in reversed(lines)]


def _readable(spaces: Spaces) -> list[OpenSpace]:
    """The private space, and what is or was shared: that only after one's own safety check (S01)."""
    shared = [*((spaces.shared,) if spaces.shared else ()), *spaces.former]
    return [spaces.private, *(shared if shared and checked_in(spaces.private) else ())]
