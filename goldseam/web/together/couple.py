"""The shared space as a view has it: who the two are, whether it goes on, and the one way to write to it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.utils.translation import gettext as _

from goldseam.core.records import Entry
from goldseam.core.records.kinds import Record
from goldseam.core.records.release import ReleaseTopic
from goldseam.core.records.together import TOGETHER, Together
from goldseam.ledger import releases
from goldseam.ledger.spaces import MovedOnError, OpenSpace
from goldseam.ledger.unlocked import Spaces, Unlocked
from goldseam.web.shared import clock

TRIES = 8
Found = TypeVar("Found")


class RestingError(Exception):
    """The shared space is paused or frozen: nothing new goes into it. What was typed stays with its author."""


@dataclass
class Couple:
    """Two people and the space they share. `state` is as of the reading; writing looks again."""

    unlocked: Unlocked
    spaces: Spaces
    space: OpenSpace
    state: Together
    day: date

    @property
    def me(self) -> UUID:
        """The person who asks."""
        return self.unlocked.person

    @property
    def partner(self) -> UUID:
        """The other one."""
        return next(UUID(each) for each in self.state.members if each != str(self.me))

    @property
    def private(self) -> OpenSpace:
        """The own private space of the person who asks."""
        return self.spaces.private

    @property
    def open(self) -> bool:
        """Whether something new may be written: neither paused nor frozen."""
        return not self.state.paused and not self.state.frozen

    @property
    def they_left(self) -> bool:
        """Whether the other has left. Whether they deleted their account is not told apart."""
        return self.state.frozen and str(self.me) not in self.state.left_by

    @property
    def partner_name(self) -> str:
        """How the other one is called here."""
        return self.name_of(self.partner)

    def name_of(self, person: UUID | str) -> str:
        """How somebody is called here; a neutral name for whoever deleted their account (S23)."""
        return self.state.names.get(str(person)) or _("your partner")

    def is_mine(self, entry: Entry) -> bool:
        """Whether the person who asks wrote it."""
        return entry.author == self.me

    def write(self, *records: Record, although_resting: bool = False) -> list[Entry]:
        """Append to the shared space if it is open at that very moment, not only when it was read.

        `although_resting` is for what always passes: withdrawing, ending a pause, leaving.

        Raises:
            RestingError: it is paused or frozen; nothing was written.
        """
        return self.decide(lambda: records, although_resting=although_resting)

    def decide(
        self, records: Callable[[], Sequence[Record]], *, although_resting: bool = False
    ) -> list[Entry]:
        """As `write`, with what `records` makes of a reading that still holds when it is written.

        It is asked again whenever somebody wrote in between; where it gives nothing, nothing is written.
        """

        def append(after: int) -> list[Entry]:
            wanted = records()
            if not wanted:
                return []
            return self.space.append(*wanted, at=clock.now(), day=self.day, after=after)

        return self._steadily(append, although_resting=although_resting)

    def release(
        self, topic: ReleaseTopic, round_id: str, text: str, still: Callable[[], bool] = lambda: True
    ) -> Entry | None:
        """Seal a text into the shared space until the other has released theirs too.

        `still` is asked at that very moment, and again whenever somebody wrote in between: whether the time has
        not gone by, and what was agreed on stands. Where it does not, None is returned and nothing was written.

        Raises:
            RestingError: as `write`.
            ReleasedAlreadyError: there is one from this person for this round.
        """

        def seal(after: int) -> Entry | None:
            if not still():
                return None
            return releases.release(
                self.space, topic, round_id, text, at=clock.now(), day=self.day, after=after
            )

        return self._steadily(seal, although_resting=False)

    def _steadily(self, act: Callable[[int], Found], *, although_resting: bool) -> Found:
        for _try in range(TRIES):
            self.state = self.space.states(TOGETHER)[TOGETHER]
            if not self.open and not although_resting:
                raise RestingError
            try:
                return act(self.space.last_seen)
            except MovedOnError:
                continue
        raise RestingError


def couple_of(unlocked: Unlocked, spaces: Spaces | None = None) -> Couple | None:
    """The couple a person is part of; None while alone or while nobody has come yet."""
    spaces = unlocked.spaces() if spaces is None else spaces
    if spaces.shared is None:
        return None
    state = spaces.shared.states(TOGETHER)[TOGETHER]
    if not state.complete:
        return None
    return Couple(unlocked, spaces, spaces.shared, state, clock.today())
