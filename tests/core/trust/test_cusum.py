"""The search for shifts: rarely without a reason, soon with one, never because somebody kept silent."""

import random
from collections.abc import Callable
from itertools import count

import pytest

from goldseam.core.trust.cusum import KEPT_ALARMS, Alarm, Direction, Watch, observe


def days_until_an_alarm(rng: random.Random, shift: float) -> int:
    watch = Watch()
    for day in count(1):
        watch = observe(watch, day, rng.gauss(shift, 1.0))
        if watch.alarms:
            return day
    raise AssertionError


def test_without_a_shift_an_alarm_is_false_every_465_days_or_so(dice: Callable[[int], random.Random]) -> None:
    """The textbook figure for k 0.5, h 5 on both sides is 465."""
    rng = dice(5)
    runs = [days_until_an_alarm(rng, 0.0) for _ in range(300)]
    assert 400 < sum(runs) / len(runs) < 540


def test_a_drop_of_one_standard_deviation_is_seen_in_about_ten_days(
    dice: Callable[[int], random.Random],
) -> None:
    """The textbook figure is 10.4."""
    rng = dice(6)
    runs = [days_until_an_alarm(rng, -1.0) for _ in range(400)]
    assert 9.8 < sum(runs) / len(runs) < 11.0


@pytest.mark.parametrize(("surprise", "direction"), [(2.0, Direction.UP), (-2.0, Direction.DOWN)])
def test_an_alarm_tells_the_first_day_of_the_shift_and_starts_again_from_zero(
    surprise: float, direction: Direction
) -> None:
    watch = Watch()
    for day in range(100, 104):
        watch = observe(watch, day, surprise)
    assert watch == Watch(alarms=(Alarm(since=100, noticed=103, direction=direction),))


def test_a_run_that_comes_to_nothing_is_forgotten() -> None:
    watch = observe(observe(Watch(), 1, 2.0), 2, -3.0)
    assert (watch.up, watch.up_since) == (0.0, None)
    assert (watch.down, watch.down_since) == (2.5, 2)
    for day in range(10, 14):
        watch = observe(watch, day, 2.0)
    assert watch.alarms == (Alarm(since=10, noticed=13, direction=Direction.UP),)


def test_a_shift_that_goes_on_is_asked_about_once_and_its_way_back_again() -> None:
    watch = Watch()
    for day in range(15):
        watch = observe(watch, day, 6.0)
    assert watch.alarms == (Alarm(since=0, noticed=0, direction=Direction.UP),)
    watch = observe(watch, 15, -6.0)
    assert watch.alarms[1:] == (Alarm(since=15, noticed=15, direction=Direction.DOWN),)
    watch = observe(watch, 30, -6.0)
    assert watch.alarms[2:] == (Alarm(since=30, noticed=30, direction=Direction.DOWN),)


def test_only_the_newest_alarms_are_kept() -> None:
    watch = Watch()
    for day in range(200):
        watch = observe(watch, day, 6.0 if day % 2 else -6.0)
    assert len(watch.alarms) == KEPT_ALARMS
    assert watch.alarms[-1].noticed == 199
