"""Whether a truth may pass now: putting right and reporting always may, but under no contact they wait (T2, T3)."""

from datetime import date
from uuid import UUID

from goldseam.core.records.closeness import Wishes
from goldseam.core.situation.model import Closeness
from goldseam.core.together.passing import Passing, wished


def may_tell(state: Wishes, author: UUID | str, partner: UUID | str, today: date) -> Passing:
    """Whether `author` may put an untruth right, or report a contact, today.

    Only the partner's wish binds. Space holds nothing of it back; under no contact it waits.
    """
    if str(author) != str(partner) and wished(state, partner, today) is Closeness.NO_CONTACT:
        return Passing.CLOSED
    return Passing.YES
