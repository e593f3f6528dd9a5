"""What fades by itself: a sign after hours, words about being reached after days, a time away with its end."""

from datetime import date, timedelta
from uuid import UUID

from goldseam.core.records.away import AwayLine, Aways, Reach
from goldseam.core.records.sign import Sign, Signs

SIGN_SECONDS = 6 * 60 * 60
REACH_DAYS = 7


def sign_now(state: Signs, person: UUID | str, at: int) -> Sign | None:
    """The sign of this person that still shows at `at` (Unix seconds): six hours, then it is gone."""
    given = state.by_person.get(str(person))
    return given.sign if given is not None and given.at <= at < given.at + SIGN_SECONDS else None


def reach_now(state: Aways, person: UUID | str, today: date) -> Reach | None:
    """Where this person's words about being reached stand, for seven days from saying them."""
    said = state.reach.get(str(person))
    fresh = said is not None and today < date.fromisoformat(said.on) + timedelta(days=REACH_DAYS)
    return said if fresh else None


def aways_of(state: Aways, person: UUID | str, today: date) -> tuple[AwayLine, ...]:
    """The times away of this person that go on or are to come, the next one first."""
    own = [line for line in state.lines if line.by == str(person) and not line.ended]
    ahead = [line for line in own if line.back >= today.isoformat()]
    return tuple(sorted(ahead, key=lambda line: (line.leaves, line.seq)))
