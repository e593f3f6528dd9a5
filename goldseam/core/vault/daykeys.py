"""The server's changing keys: a new one each day, a new chain of them each month, each gone after thirty days.

The key of a day gives those of the later days of its chain and none before it. So a copy written once opens
every backup of that month, while the server forgets day by day. Days are counted, not dated: a clock that
goes wrong can neither repeat a number nor destroy a key at once.
"""

from dataclasses import dataclass, field, replace
from datetime import date

from goldseam.core.vault.errors import DecryptError
from goldseam.core.vault.keys import ChainKey, DayKey, derive
from goldseam.core.vault.purposes import Purpose
from goldseam.core.vault.randomness import Randomness

# S23: what was deleted is gone from backups within 30 days. The day itself counts.
KEPT_DAYS = 30
CHAIN_DAYS = 30
# However far a clock jumps, everything older is over by then.
LARGEST_STEP = 2 * KEPT_DAYS
# More days than this at once may be a clock that is wrong: nothing is destroyed before the next time.
DOUBTFUL_STEP = 2
# Before this program: a machine without a clock of its own begins there at each start, until the network tells it.
EARLIEST = date(2026, 1, 1)


@dataclass(frozen=True)
class Chain:
    """One month of keys: the number of its first day, and the earliest day that it still gives, with its key."""

    first: int
    at: int
    key: ChainKey = field(repr=False)

    def from_day(self, number: int) -> "Chain":
        """Forget the days before this one."""
        key = self.key
        for _ in range(number - self.at):
            key = ChainKey(derive(key.reveal(), Purpose.SERVER_CHAIN))
        return Chain(self.first, max(number, self.at), key)


@dataclass(frozen=True)
class DayKeys:
    """All the keys that are left, oldest chain first, and the day of today by its number and by its date.

    `held`: nothing is destroyed up to this number. `copied` is the first day of the newest chain of which a
    copy was written, 0 before any was.
    """

    today: date
    number: int
    chains: tuple[Chain, ...]
    held: int = 0
    copied: int = 0
    _made: dict[int, DayKey] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def begin(cls, today: date, random: Randomness) -> "DayKeys":
        """Return the first key of a server. Draws 32 random bytes."""
        return cls(today, 1, (Chain(1, 1, ChainKey.generate(random)),))

    @property
    def copy_is_asked_for(self) -> bool:
        """Whether the newest chain began after the last copy was written."""
        return self.copied < self.chains[-1].first

    @property
    def holds_back(self) -> bool:
        """Whether keys whose time is over are kept until the next time, because so many days came at once."""
        return self.number <= self.held

    def chain_of(self, number: int) -> Chain | None:
        """Return the chain that a day belongs to and still gives; None where its key is gone or was never here."""
        found = [chain for chain in self.chains if chain.first <= number]
        return found[-1] if found and found[-1].at <= number < found[-1].first + CHAIN_DAYS else None

    def key(self, number: int) -> DayKey:
        """Return the key of a day. Raises DecryptError where it is gone or was never here."""
        known = self._made.get(number)
        if known is not None:
            return known
        chain = self.chain_of(number)
        if chain is None:
            raise DecryptError
        made = DayKey(derive(chain.from_day(number).key.reveal(), Purpose.SERVER_DAY))
        self._made[number] = made
        return made

    def on(self, today: date, random: Randomness) -> "DayKeys":
        """Return the keys as they are on this day: the same object on the same day. Draws 32 random bytes a month.

        A clock that was put back counts on from there; one that surely is wrong is not looked at.
        """
        if today < EARLIEST:
            return self
        step = min((today - self.today).days, LARGEST_STEP)
        if step == 0:
            return self
        if step < 0:
            return replace(self, today=today)
        number = self.number + step
        # Not twice running: a machine that is on every third day must forget as well.
        held = number if step > DOUBTFUL_STEP and self.held < self.number else self.held
        chains = self.chains
        if number - chains[-1].first >= CHAIN_DAYS:
            chains = (*chains, Chain(number, number, ChainKey.generate(random)))
        return DayKeys(today, number, chains, held, self.copied)

    def without_old(self) -> "DayKeys":
        """Return the keys without those whose time is over; the same object where there are none."""
        if self.holds_back:
            return self
        least = self.number - KEPT_DAYS + 1
        newest = self.chains[-1]
        left = [chain for chain in self.chains if chain is newest or chain.first + CHAIN_DAYS > least]
        kept = tuple(chain.from_day(least) for chain in left)
        return self if kept == self.chains else replace(self, chains=kept, _made={})

    def may_follow(self, copy: "DayKeys") -> bool:
        """Return whether these may be the keys of the server that a copy was written by, at that time or later.

        They share a month and its keys, or began the oldest one they have after the copy: then nobody can tell.
        """
        known = {chain.first: chain for chain in copy.chains}
        both = [(chain, known[chain.first]) for chain in self.chains if chain.first in known]
        if not both:
            return self.chains[0].first > copy.number
        return all(one.from_day(other.at).key == other.from_day(one.at).key for one, other in both)

    def with_copy(self) -> "DayKeys":
        """Return the keys, knowing that a copy of all of them was written."""
        return replace(self, copied=self.chains[-1].first)
