"""Who shares a space: joining, pausing, leaving and coming back, each as one person's own act."""

from collections.abc import Mapping

import msgspec

from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold, stepwise
from goldseam.core.records.kinds import Record

COUPLE = 2


class Joined(Record, frozen=True, tag="joined"):
    """Somebody is here now, under the name they chose for this space."""

    name: str


class Paused(Record, frozen=True, tag="paused"):
    """The shared space rests. It holds no reason, so a pause looks the same whatever led to it (S04)."""


class Resumed(Record, frozen=True, tag="resumed"):
    """Its author's own pause ends; somebody else's goes on."""


class Left(Record, frozen=True, tag="left"):
    """Its author left: the space freezes for everybody but for taking back what is one's own.

    `gone` when the author deleted their account (S23): their name is not told any more.
    """

    gone: bool = False


class Returned(Record, frozen=True, tag="returned"):
    """Both came back by a new code, which takes both: every leaving and every pause before it is over."""

    name: str


class Together(msgspec.Struct, frozen=True, omit_defaults=True):
    """Who is here and whether it goes on. People stand as str(UUID), days as ISO dates.

    `joined_on` is the first day of each; `names` the newest name of each, in the order of joining, and ""
    for whoever deleted their account (`gone`).
    """

    names: Mapping[str, str] = {}
    paused_by: tuple[str, ...] = ()
    left_by: tuple[str, ...] = ()
    joined_on: Mapping[str, str] = {}
    gone: tuple[str, ...] = ()

    @property
    def members(self) -> tuple[str, ...]:
        """Everybody who ever joined, in the order of joining."""
        return tuple(self.names)

    @property
    def complete(self) -> bool:
        """Two people are here."""
        return len(self.names) == COUPLE

    @property
    def paused(self) -> bool:
        """Somebody paused and has not resumed."""
        return bool(self.paused_by)

    @property
    def frozen(self) -> bool:
        """Somebody left and has not come back."""
        return bool(self.left_by)


def _with(people: tuple[str, ...], person: str) -> tuple[str, ...]:
    return people if person in people else (*people, person)


def _together(state: Together, entry: Entry) -> Together:
    record, person = entry.record, str(entry.author)
    match record:
        case Joined() | Returned():
            back = isinstance(record, Returned)
            return Together(
                {**state.names, person: record.name},
                () if back else state.paused_by,
                () if back else state.left_by,
                {person: entry.day.isoformat(), **state.joined_on},
                state.gone,
            )
        case Paused():
            return msgspec.structs.replace(state, paused_by=_with(state.paused_by, person))
        case Resumed():
            waiting = tuple(other for other in state.paused_by if other != person)
            return msgspec.structs.replace(state, paused_by=waiting)
        case Left():
            left = msgspec.structs.replace(state, left_by=_with(state.left_by, person))
            if not record.gone:
                return left
            names = {**state.names, person: ""}
            return msgspec.structs.replace(left, names=names, gone=_with(state.gone, person))
        case _:
            return state


TOGETHER = Fold("together", 1, (Joined, Paused, Resumed, Left, Returned), Together, stepwise(_together))
