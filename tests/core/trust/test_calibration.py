"""Are the bands honest? Counted on people made up with a known truth."""

import random
from collections.abc import Callable, Mapping

import pytest

from goldseam.core.trust.calibration import (
    POOLED,
    Regime,
    Row,
    Skips,
    calibrate,
    honest,
    made_up,
    pooled,
    put_together,
)
from goldseam.core.trust.reading import Kind

Dice = Callable[[int], random.Random]


@pytest.fixture(scope="module")
def rows(dice: Dice) -> Mapping[Regime, Row]:
    return calibrate(100, dice(2026))


def test_a_90_percent_band_holds_the_truth_on_about_90_percent_of_days(rows: Mapping[Regime, Row]) -> None:
    assert 0.88 <= pooled(rows) <= 0.93
    for regime in POOLED:
        assert rows[regime].coverage >= 0.85


def test_a_stated_change_holds_the_true_change(rows: Mapping[Regime, Row]) -> None:
    for regime in POOLED:
        assert rows[regime].change_coverage >= 0.80


def test_somebody_whose_trust_stays_the_same_is_hardly_ever_told_otherwise(
    rows: Mapping[Regime, Row],
) -> None:
    told = rows[Regime.FLAT].readings
    assert told[Kind.RISING] + told[Kind.FALLING] <= 0.03 * rows[Regime.FLAT].persons


def test_a_shift_is_hardly_ever_asked_about_where_there_was_none(rows: Mapping[Regime, Row]) -> None:
    assert rows[Regime.FLAT].answered / max(1, rows[Regime.FLAT].alarms) > 400


def test_days_skipped_because_they_were_bad_break_the_promise_and_the_wider_edge_helps(dice: Dice) -> None:
    rows = calibrate(25, dice(3), Skips.BAD_DAYS)
    assert pooled(rows) < 0.85
    flat = rows[Regime.FLAT]
    assert flat.covered_if_worse > flat.covered


def test_the_same_seed_makes_the_same_people(dice: Dice) -> None:
    for regime in Regime:
        once, twice = (made_up(regime, Skips.AT_RANDOM, dice(7)) for _ in range(2))
        assert once == twice
        assert len(once.levels) == len(once.values)
        assert all(value is None or value in range(11) for value in once.values)


def test_nothing_counted_is_no_division_by_nothing() -> None:
    assert (Row().coverage, Row().change_coverage) == (0.0, 0.0)


def test_parts_put_together_are_the_sum_of_the_parts(dice: Dice) -> None:
    parts = [calibrate(2, dice(seed)) for seed in (1, 2)]
    whole = put_together(parts)
    for regime in Regime:
        assert whole[regime].days == sum(part[regime].days for part in parts)
        assert whole[regime].persons == sum(whole[regime].readings.values()) == 4


def test_honest_is_88_to_92_over_all_and_85_in_each() -> None:
    def covered(share: float, worst: float) -> dict[Regime, Row]:
        shares = dict.fromkeys(Regime, share) | {Regime.SWINGS: worst, Regime.FAST_SWINGS: 0.5}
        return {regime: Row(days=1000, covered=round(1000 * each)) for regime, each in shares.items()}

    assert honest(covered(0.91, 0.86))
    assert not honest(covered(0.91, 0.84))
    assert not honest(covered(0.96, 0.90))
    assert not honest(covered(0.86, 0.86))
