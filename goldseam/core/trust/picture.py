"""From the answers of a person to everything a page or a report says about felt trust."""

from collections.abc import Mapping, Sequence

import msgspec

from goldseam.core.trust.band import Band
from goldseam.core.trust.change import CHANGE_DAYS, Fortnight, change, enough, last_fortnight
from goldseam.core.trust.cusum import Alarm
from goldseam.core.trust.grid import Candidate, GridState, begin, candidates, fits, follow
from goldseam.core.trust.reading import LONG_CHANGE_DAYS, Evidence, Reading, reading
from goldseam.core.trust.shown import Shown
from goldseam.core.trust.trajectory import trajectory

# A long change is stated once there were 30 days before it to start from.
ENOUGH_FOR_LONG = LONG_CHANGE_DAYS + CHANGE_DAYS


class Picture(msgspec.Struct, frozen=True):
    """What is known on one day. `guesses` are what `way` needs to draw the days up to it."""

    answered: int
    reading: Reading
    change_30: Band | None
    fortnight: Fortnight | None
    asked_about: tuple[Alarm, ...]
    guesses: list[Candidate]


def checkpoint(answers: Mapping[int, float], today: int, kept: GridState | None = None) -> GridState:
    """The state to keep for later pages: everything up to 90 days before `today`.

    Answers younger than that stay outside, so the change of 30 and of 90 days can still be told and a
    day filled in late is no trouble. Drop it when an answer inside it is changed or erased.
    """
    day = today - LONG_CHANGE_DAYS
    return _follow(_usable(kept, day), answers, day)


def picture(
    answers: Mapping[int, float],
    first: int,
    today: int,
    kept: GridState | None = None,
    *,
    reliability: Shown | None = None,
    barriers: Sequence[str] = (),
) -> Picture:
    """Read the answers (date.toordinal -> 0-10) of the days from `first` to `today`.

    `kept` is an earlier `checkpoint`; without it, or where it was made with another grid or reaches
    too far, all answers are followed again. The result is the same. `reliability` and `barriers` go into the
    reading.
    """
    long_ago = checkpoint(answers, today, kept)
    month_ago = _follow(long_ago, answers, today - CHANGE_DAYS)
    state = _follow(month_ago, answers, today)
    now = candidates(state, today)
    values = series(answers, first, today)
    change_30 = _change(month_ago, now, values, today, CHANGE_DAYS)
    change_90 = _change(long_ago, now, values, today, LONG_CHANGE_DAYS)
    alarms = state.watch.alarms
    seen = observed(values, today, change_30, change_90, alarms)
    found = reading(seen, reliability, barriers)
    return Picture(state.answered, found, change_30, last_fortnight(values), alarms, now)


def way(values: Sequence[float | None], seen: Picture) -> list[Band]:
    """Level and band of each day of a `series`, drawn with the guesses of a picture of its last day.

    Where nobody ever answered, nothing is known: the middle of the scale, the whole scale as its band.
    """
    if not seen.answered:
        return [Band(5.0, 0.0, 10.0)] * len(values)
    return trajectory(values, seen.guesses)


def series(answers: Mapping[int, float], first: int, today: int) -> list[float | None]:
    """Every day from `first` to `today` in order, None where nobody answered."""
    return [answers.get(day) for day in range(first, today + 1)]


def observed(
    values: Sequence[float | None],
    today: int,
    change_30: Band | None,
    change_90: Band | None,
    alarms: tuple[Alarm, ...],
) -> Evidence:
    """The evidence of a whole series that ends today."""
    recent = values[-CHANGE_DAYS:]
    lately = sum(value is not None for value in recent)
    answered = sum(value is not None for value in values)
    gap = _longest_gap(recent)
    return Evidence(today, len(values), answered, lately, gap, change_30, change_90, alarms)


def states_change(values: Sequence[float | None], days: int) -> bool:
    """Whether a series is long and full enough to state its change over the last so many days."""
    answered = sum(value is not None for value in values)
    return enough(len(values), answered) and (days <= CHANGE_DAYS or len(values) >= ENOUGH_FOR_LONG)


def _change(
    then: GridState, now: list[Candidate], values: list[float | None], today: int, days: int
) -> Band | None:
    if not states_change(values, days):
        return None
    return change(candidates(then, today - days), now, values[-days:])


def _follow(state: GridState, answers: Mapping[int, float], until: int) -> GridState:
    after = -1 if state.last is None else state.last
    return follow(state, ((day, answers[day]) for day in sorted(answers) if after < day <= until))


def _usable(kept: GridState | None, until: int) -> GridState:
    if kept is None or not fits(kept) or (kept.last is not None and kept.last > until):
        return begin()
    return kept


def _longest_gap(values: Sequence[float | None]) -> int:
    longest = run = 0
    for value in values:
        run = run + 1 if value is None else 0
        longest = max(longest, run)
    return longest
