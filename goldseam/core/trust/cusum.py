"""Notices when answers stop being explained by what came before, so that a page can ask about it."""

from enum import StrEnum

import msgspec

# Page's two-sided cumulative sum; a shift of one standard deviation is what it looks for. Source:
# Page (1954), Biometrika 41; k and h as in Montgomery, Introduction to Statistical Quality Control, 9.1.
ALLOWANCE = 0.5
THRESHOLD = 5.0
SAME_SHIFT = 14  # days in which the same direction once more is still the same shift: asked about once
KEPT_ALARMS = 12  # older ones have been asked about long ago; keeps a stored state small


class Direction(StrEnum):
    """Which way the answers went."""

    UP = "up"
    DOWN = "down"


class Alarm(msgspec.Struct, frozen=True, array_like=True):
    """A shift to ask about: first day it may have begun and day it was noticed (date.toordinal)."""

    since: int
    noticed: int
    direction: Direction


class Watch(msgspec.Struct, frozen=True, array_like=True):
    """The two running sums, in standard deviations, the day each left zero, and the newest alarms."""

    up: float = 0.0
    down: float = 0.0
    up_since: int | None = None
    down_since: int | None = None
    alarms: tuple[Alarm, ...] = ()


def observe(watch: Watch, day: int, surprise: float) -> Watch:
    """Take one answered day into account; days without an answer are simply not observed.

    `surprise` is answer minus prediction, in standard deviations of the prediction. After an alarm
    both sums start again from zero; one that only goes on with the last shift is not kept.
    """
    up = max(0.0, watch.up + surprise - ALLOWANCE)
    down = max(0.0, watch.down - surprise - ALLOWANCE)
    up_since = _since(up, watch.up_since, day)
    down_since = _since(down, watch.down_since, day)
    if up > THRESHOLD and up_since is not None:
        return _raised(watch, Alarm(up_since, day, Direction.UP))
    if down > THRESHOLD and down_since is not None:
        return _raised(watch, Alarm(down_since, day, Direction.DOWN))
    return Watch(up, down, up_since, down_since, watch.alarms)


def _since(total: float, since: int | None, day: int) -> int | None:
    if total <= 0.0:
        return None
    return day if since is None else since


def _raised(watch: Watch, alarm: Alarm) -> Watch:
    last = watch.alarms[-1] if watch.alarms else None
    if last and last.direction is alarm.direction and alarm.since <= last.noticed + SAME_SHIFT:
        return Watch(alarms=watch.alarms)
    return Watch(alarms=(*watch.alarms, alarm)[-KEPT_ALARMS:])
