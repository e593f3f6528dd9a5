"""Where a promise stands: in the shared space, where both see the same, or in one's own, where nobody else looks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.http import Http404
from django.utils.translation import gettext as _

from goldseam.core.records import Entry
from goldseam.core.records.kinds import Record
from goldseam.core.records.promise import PROMISES, PromiseLine, Promises
from goldseam.ledger.spaces import OpenSpace
from goldseam.web.shared import clock
from goldseam.web.truth.access import Here

LONGEST_NUMBER = 15


@dataclass(frozen=True)
class Desk:
    """One of the two places, as the person who asks has it. `own` is their private one."""

    here: Here
    own: bool

    @property
    def space(self) -> OpenSpace:
        """The space it writes to and reads from."""
        couple = self.here.couple
        return self.here.private if self.own or couple is None else couple.space

    @property
    def me(self) -> str:
        """The person who asks, as states name people."""
        return str(self.space.person)

    @property
    def base(self) -> str:
        """Where the pages of its promises begin."""
        return "/promises/own/" if self.own else "/promises/"

    @property
    def open(self) -> bool:
        """Whether something new may be written to it."""
        couple = self.here.couple
        return self.own or couple is None or couple.open

    def promises(self) -> Promises:
        """Every promise there."""
        return self.space.states(PROMISES)[PROMISES]

    def line(self, seq: int) -> PromiseLine:
        """The promise with this number; else 404."""
        found = self.promises().line(seq)
        if found is None:
            raise Http404
        return found

    def name_of(self, person: str) -> str:
        """How somebody is called there."""
        couple = self.here.couple
        return _("You") if self.own or couple is None else couple.name_of(person)

    def decide(
        self, records: Callable[[], Sequence[Record]], *, although_resting: bool = False
    ) -> list[Entry]:
        """Write what `records` gives; in the shared space as `Couple.decide`."""
        couple = self.here.couple
        if not self.own and couple is not None:
            return couple.decide(records, although_resting=although_resting)
        wanted = records()
        return self.here.private.append(*wanted, at=clock.now(), day=self.here.day) if wanted else []


def number_of(text: str) -> int:
    """A number out of a form or an address; 0 for whatever is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < LONGEST_NUMBER else 0
