"""From answers to what a page shows: with a checkpoint or without, with gaps, with nothing at all."""

from collections.abc import Sequence
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.core.trust.band import LEAST_VARIANCE, Z90, Band
from goldseam.core.trust.grid import GRID, GridState, begin, follow
from goldseam.core.trust.picture import Picture, checkpoint, picture, series, way
from goldseam.core.trust.reading import Kind, Why
from goldseam.core.trust.trajectory import low_if_skipped_were_worse

FIRST = 739_000


def answers_of(values: Sequence[float | None]) -> dict[int, float]:
    return {day: value for day, value in enumerate(values, FIRST) if value is not None}


def seen_on_the_last_day(values: Sequence[float | None], kept: GridState | None = None) -> Picture:
    return picture(answers_of(values), FIRST, FIRST + len(values) - 1, kept)


def width(part: Band) -> float:
    return part.high - part.low


@pytest.mark.parametrize("kept_at", [20, 95, 200, 300])
def test_a_kept_state_gives_the_same_picture(diary: Any, kept_at: int) -> None:
    values = diary(400, missing=0.3)
    answers, today = answers_of(values), FIRST + 399
    kept = checkpoint(answers, FIRST + kept_at)
    newer = checkpoint(answers, today, kept)
    assert newer == checkpoint(answers, today)
    whole = seen_on_the_last_day(values)
    for state in (kept, newer):
        assert seen_on_the_last_day(values, state) == whole


def test_a_checkpoint_leaves_the_last_ninety_days_open(diary: Any) -> None:
    answers = answers_of(diary(200))
    kept = checkpoint(answers, FIRST + 199)
    assert kept.last == FIRST + 199 - 90
    assert checkpoint(answers, FIRST + 89) == begin()


def test_a_kept_state_that_cannot_be_used_is_ignored(diary: Any) -> None:
    values = diary(150)
    too_far = follow(begin(), answers_of(values).items())
    other_grid = begin(msgspec.structs.replace(GRID, version=GRID.version + 1))
    whole = seen_on_the_last_day(values)
    assert seen_on_the_last_day(values, too_far) == whole
    assert seen_on_the_last_day(values, other_grid) == whole


def test_where_nobody_answered_the_whole_scale_is_possible() -> None:
    values: list[float | None] = [None] * 100
    seen = seen_on_the_last_day(values)
    assert (seen.answered, seen.change_30, seen.fortnight) == (0, None, None)
    assert seen.reading.kind is Kind.TOO_EARLY
    assert way(values, seen) == [Band(5.0, 0.0, 10.0)] * 100
    assert way([], seen) == []


def test_one_answer_gives_a_wide_band_around_it() -> None:
    values = [8.0]
    seen = seen_on_the_last_day(values)
    (only,) = way(values, seen)
    assert only.value == pytest.approx(8.0, abs=0.1)
    assert width(only) > 3.0
    assert seen.reading.why is Why.FEW_DAYS


@pytest.mark.parametrize("value", [0.0, 7.0, 10.0])
def test_a_series_that_never_changes_keeps_an_honest_band(value: float) -> None:
    values: list[float | None] = [value] * 730
    seen = seen_on_the_last_day(values)
    bands = way(values, seen)
    assert min(width(part) for part in bands) >= 2.0 * Z90 * LEAST_VARIANCE**0.5 - 1e-9
    assert all(part.value == pytest.approx(value, abs=0.05) for part in bands)
    assert seen.reading.kind is Kind.STEADY
    assert seen.asked_about == ()


def test_the_band_widens_in_a_gap_and_at_the_open_end(diary: Any) -> None:
    values = [*diary(100), *[None] * 40, *diary(100), *[None] * 40]
    bands = way(values, seen_on_the_last_day(values))
    assert width(bands[119]) > width(bands[90])
    assert width(bands[279]) > width(bands[235])
    assert width(bands[279]) > width(bands[250])


def test_a_step_down_is_asked_about_once_with_the_day_it_began(diary: Any) -> None:
    values = [*diary(120, level=8.0, spread=0.8), *diary(14, level=4.0, spread=0.8, seed=2)]
    seen = seen_on_the_last_day(values)
    (alarm,) = seen.asked_about
    assert alarm.direction == "down"
    assert abs(alarm.since - (FIRST + 120)) <= 1
    assert seen.reading.kind is Kind.MOVED_AROUND
    assert seen.reading.around == alarm.since


def test_silence_is_no_shift(diary: Any) -> None:
    values = [*diary(100, spread=0.8), *[None] * 200]
    assert seen_on_the_last_day(values).asked_about == ()


def test_a_long_steady_rise_is_called_rising_and_a_fall_falling(diary: Any) -> None:
    up = seen_on_the_last_day(diary(240, level=2.0, slope=0.025, spread=1.0, missing=0.2))
    down = seen_on_the_last_day(diary(240, level=8.0, slope=-0.025, spread=1.0, missing=0.2))
    assert up.reading.kind is Kind.RISING
    assert down.reading.kind is Kind.FALLING
    assert up.change_30 is not None
    assert up.change_30.value == pytest.approx(0.75, abs=0.4)


@pytest.mark.parametrize(("days", "stated"), [(59, False), (60, True)])
def test_no_change_is_stated_before_60_days(diary: Any, days: int, stated: bool) -> None:
    seen = seen_on_the_last_day(diary(days))
    assert (seen.change_30 is not None) is stated
    assert (seen.reading.kind is Kind.TOO_EARLY) is not stated


def test_the_change_over_90_days_waits_for_120(diary: Any) -> None:
    assert seen_on_the_last_day(diary(119)).reading.evidence.change_90 is None
    assert seen_on_the_last_day(diary(120)).reading.evidence.change_90 is not None


def test_what_is_known_is_read_and_what_is_in_between_is_none() -> None:
    assert series({FIRST: 3.0, FIRST + 2: 4.0}, FIRST, FIRST + 3) == [3.0, None, 4.0, None]


def test_days_left_out_lower_the_edge_by_their_share() -> None:
    bands = [Band(5.0, 4.0, 6.0)] * 62
    values: list[float | None] = [5.0] * 31 + [None] * 31
    lows = low_if_skipped_were_worse(values, bands)
    assert lows[0] == 4.0
    assert lows[31] == pytest.approx(4.0 - 16 / 31)
    assert lows[-1] == 3.0
    assert low_if_skipped_were_worse([], []) == []


@given(st.lists(st.none() | st.integers(0, 10).map(float), min_size=1, max_size=90))
def test_every_band_is_a_number_on_both_sides_of_its_level(values: list[float | None]) -> None:
    bands = way(values, seen_on_the_last_day(values))
    assert len(bands) == len(values)
    assert all(part.low < part.value < part.high for part in bands)
