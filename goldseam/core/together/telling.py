"""Whether a truth, or the wish how much of it to hear, may pass now; under no contact asking for more waits."""

from datetime import date
from uuid import UUID

from goldseam.core.records.closeness import Wishes
from goldseam.core.situation.model import Closeness, LevelOfDetail
from goldseam.core.together.passing import Passing, wished

# Where nothing was told, as much as can be asked for is what may be expected.
LESS_FIRST = (
    LevelOfDetail.FACTS_ONLY,
    LevelOfDetail.FACTS_AND_CIRCUMSTANCES,
    LevelOfDetail.EVERYTHING_I_ASK,
)


def may_tell(state: Wishes, author: UUID | str, partner: UUID | str, today: date) -> Passing:
    """Whether `author` may put an untruth right, or report a contact, today.

    Only the partner's wish binds. Space holds nothing of it back; under no contact it waits.
    """
    if str(author) != str(partner) and wished(state, partner, today) is Closeness.NO_CONTACT:
        return Passing.CLOSED
    return Passing.YES


def may_tell_level(
    state: Wishes, author: UUID | str, partner: UUID | str, before: str, level: str, today: date
) -> Passing:
    """Whether `author` may tell today that they want to hear `level`, after `before` ("" where nothing was told).

    It is everybody's own at any time, and holds at once for oneself (T1, S13). Wanting less passes always: it
    asks nothing, and protects whoever says it. Wanting as much or more asks something of the other, so under
    their wish for no contact it waits, as a question does (T3).
    """
    place = {each.value: number for number, each in enumerate(LESS_FIRST)}
    if place.get(level, len(place)) < place.get(before, len(place) - 1):
        return Passing.YES
    return may_tell(state, author, partner, today)
