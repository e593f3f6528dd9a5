"""What a draft held before is gone before it is shown: the other gets the key to all of its small space (S12)."""

from datetime import date

from goldseam.core.records.openness import OpennessWritten
from goldseam.core.records.where_i_am import WhereWritten
from goldseam.ledger import photos
from goldseam.ledger.spaces import OpenSpace
from goldseam.web.shared import clock


def keep_newest(space: OpenSpace, day: date, *, photo: bool = True) -> None:
    """Erase the words and photos of an own draft that newer ones replaced; without `photo` the newest one too.

    Safe to repeat.

    Raises:
        SpaceDamagedError: the draft does not hold what it held, or has ended.
    """
    words = space.read(OpennessWritten, WhereWritten)[:-1]
    own = photos.own(space)
    old = own[:-1] if photo else own
    if words or old:
        space.erase([entry.seq for entry in words] + [line.seq for line in old], at=clock.now(), day=day)
    photos.remove(space, old)
