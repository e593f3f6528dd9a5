"""What a person's word was worth so far, from how promises ended: kept, and told by oneself. Never one figure."""

from collections.abc import Iterator, Sequence

import msgspec

from goldseam.core.trust.beta import beta_share

# Own assumptions, drawn as such: an outcome counts half after so many days, and late counts as half kept.
HALF_LIFE = 69
LATE = 0.5
# Before so many outcomes nothing is said: the interval would reach over half of the scale.
ENOUGH_ENDED = 10
ENOUGH_MISSED = 4
LOW, HIGH = 0.05, 0.95
LONG_AGO = 90  # days between the two moments that are compared


class Outcomes(msgspec.Struct, frozen=True):
    """How many promises ended how, by day: arrays of one length, `days` as ordinals, rising."""

    days: Sequence[int] = ()
    kept: Sequence[int] = ()
    late: Sequence[int] = ()
    missed_told: Sequence[int] = ()
    missed_found: Sequence[int] = ()


class Share(msgspec.Struct, frozen=True):
    """A share of 0 to 1 with its 90 % interval."""

    value: float
    low: float
    high: float


class Shown(msgspec.Struct, frozen=True):
    """The two figures of one day; None where too little ended to say. `ended` and `missed` are plain counts.

    `word`: of what was promised, how much was kept. `told`: of what was missed, how much was told before it was
    found out. `moved`: 1 or -1 where the word of today and of 90 days ago lie clearly apart, else 0.
    """

    ended: int
    missed: int
    word: Share | None
    told: Share | None
    moved: int = 0


class _Weighed(msgspec.Struct):
    """Sums that fade with a half-life of `HALF_LIFE` days, and plain counts."""

    day: int = 0
    kept: float = 0.0
    broken: float = 0.0
    told: float = 0.0
    found: float = 0.0
    ended: int = 0
    missed: int = 0

    def fade(self, day: int) -> None:
        """Bring the sums to a later day."""
        factor: float = 0.5 ** ((day - self.day) / HALF_LIFE)
        self.kept *= factor
        self.broken *= factor
        self.told *= factor
        self.found *= factor
        self.day = day

    def add(self, kept: int, late: int, told: int, found: int) -> None:
        """Count the outcomes of one day."""
        self.kept += kept + LATE * late
        self.broken += told + found + (1.0 - LATE) * late
        self.told += told
        self.found += found
        self.ended += kept + late + told + found
        self.missed += told + found

    def shown(self) -> Shown:
        """What these sums tell, from a uniform prior: Beta(1 + kept, 1 + broken)."""
        word = _share(self.kept, self.broken) if self.ended >= ENOUGH_ENDED else None
        told = _share(self.told, self.found) if self.missed >= ENOUGH_MISSED else None
        return Shown(self.ended, self.missed, word, told)


def shown(outcomes: Outcomes, today: int) -> Shown:
    """The two figures as of `today` (date.toordinal), later outcomes left out."""
    before, now = shown_on(outcomes, (today - LONG_AGO, today))
    return msgspec.structs.replace(now, moved=_moved(before.word, now.word))


def shown_on(outcomes: Outcomes, days: Sequence[int]) -> Iterator[Shown]:
    """The two figures as of each of these days, which rise; each knows only what had ended by then."""
    weighed, at = _Weighed(), 0
    for day in days:
        while at < len(outcomes.days) and outcomes.days[at] <= day:
            weighed.fade(outcomes.days[at])
            weighed.add(
                outcomes.kept[at], outcomes.late[at], outcomes.missed_told[at], outcomes.missed_found[at]
            )
            at += 1
        weighed.fade(day)
        yield weighed.shown()


def _share(good: float, bad: float) -> Share:
    a, b = 1.0 + good, 1.0 + bad
    return Share(a / (a + b), beta_share(LOW, a, b), beta_share(HIGH, a, b))


def _moved(before: Share | None, now: Share | None) -> int:
    if before is None or now is None:
        return 0
    return (now.low > before.high) - (now.high < before.low)
