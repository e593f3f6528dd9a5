"""One word for what the answers show: each rule where it speaks, and where it keeps silent."""

import msgspec
import pytest

from goldseam.core.trust.band import Band
from goldseam.core.trust.cusum import Alarm, Direction
from goldseam.core.trust.reading import Evidence, Kind, Why, reading
from goldseam.core.trust.shown import Shown

TODAY = 739_500
ENOUGH = Evidence(TODAY, 200, 150, 24, 2, Band(0.1, -0.6, 0.8), Band(0.2, -0.8, 1.2), ())


def test_no_clear_change_is_steady() -> None:
    found = reading(ENOUGH)
    assert (found.kind, found.why, found.around) == (Kind.STEADY, Why.WITHIN_BAND, None)


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"days": 59}, Why.FEW_DAYS),
        ({"answered": 47}, Why.FEW_ANSWERS),
        ({"change_30": None}, Why.FEW_ANSWERS),
        ({"lately": 7}, Why.FEW_LATELY),
        ({"gap": 14}, Why.LONG_GAP),
        ({"change_30": Band(3.0, 0.9, 5.1)}, Why.TOO_WIDE),
    ],
)
def test_not_enough_to_tell_comes_before_everything_else(facts: dict[str, object], why: Why) -> None:
    shift = (Alarm(TODAY - 10, TODAY - 5, Direction.DOWN),)
    found = reading(msgspec.structs.replace(ENOUGH, alarms=shift, **facts))
    assert (found.kind, found.why) == (Kind.TOO_EARLY, why)


@pytest.mark.parametrize("facts", [{"days": 60}, {"answered": 48}, {"lately": 8}, {"gap": 13}])
def test_just_enough_is_enough(facts: dict[str, int]) -> None:
    assert reading(msgspec.structs.replace(ENOUGH, **facts)).kind is Kind.STEADY


@pytest.mark.parametrize(
    ("change", "long", "kind", "why"),
    [
        (Band(0.8, 0.1, 1.5), None, Kind.RISING, Why.UP),
        (Band(-0.8, -1.5, -0.1), None, Kind.FALLING, Why.DOWN),
        (Band(0.4, 0.1, 0.7), None, Kind.STEADY, Why.WITHIN_BAND),
        (Band(0.3, -0.4, 1.0), Band(1.2, 0.2, 2.2), Kind.RISING, Why.UP_LONG),
        (Band(-0.3, -1.0, 0.4), Band(-1.2, -2.2, -0.2), Kind.FALLING, Why.DOWN_LONG),
        (Band(0.0, -0.7, 0.7), Band(1.2, 0.2, 2.2), Kind.STEADY, Why.WITHIN_BAND),
        (Band(0.0, -0.7, 0.7), Band(-1.2, -2.2, -0.2), Kind.STEADY, Why.WITHIN_BAND),
        (Band(0.3, -0.4, 1.0), Band(0.9, 0.2, 1.6), Kind.STEADY, Why.WITHIN_BAND),
        (Band(0.9, -0.3, 2.1), None, Kind.MIXED, Why.UNCLEAR),
        (Band(-0.1, -1.7, 1.5), None, Kind.MIXED, Why.UNCLEAR),
        (Band(0.1, -1.5, 1.7), None, Kind.MIXED, Why.UNCLEAR),
    ],
)
def test_a_trend_is_named_only_where_it_is_certain_and_matters(
    change: Band, long: Band | None, kind: Kind, why: Why
) -> None:
    found = reading(msgspec.structs.replace(ENOUGH, change_30=change, change_90=long))
    assert (found.kind, found.why) == (kind, why)


@pytest.mark.parametrize(
    ("direction", "why"), [(Direction.UP, Why.SHIFT_UP), (Direction.DOWN, Why.SHIFT_DOWN)]
)
def test_a_recent_shift_is_named_with_its_day(direction: Direction, why: Why) -> None:
    shift = Alarm(TODAY - 44, TODAY - 30, direction)
    found = reading(msgspec.structs.replace(ENOUGH, alarms=(shift,), change_30=Band(0.9, 0.3, 1.5)))
    assert (found.kind, found.why, found.around) == (Kind.MOVED_AROUND, why, TODAY - 44)


def test_an_old_shift_is_not_named_again() -> None:
    shift = Alarm(TODAY - 45, TODAY - 30, Direction.DOWN)
    assert reading(msgspec.structs.replace(ENOUGH, alarms=(shift,))).kind is Kind.STEADY


def test_shifts_both_ways_are_mixed() -> None:
    shifts = (Alarm(TODAY - 40, TODAY - 30, Direction.DOWN), Alarm(TODAY - 20, TODAY - 12, Direction.UP))
    found = reading(msgspec.structs.replace(ENOUGH, alarms=shifts))
    assert (found.kind, found.why, found.around) == (Kind.MIXED, Why.BOTH_WAYS, TODAY - 20)


def word(moved: int) -> Shown:
    return Shown(40, 4, None, None, moved)


@pytest.mark.parametrize(
    ("change", "moved", "kind", "why"),
    [
        (Band(0.8, 0.1, 1.5), -1, Kind.MIXED, Why.UP_WORD_DOWN),
        (Band(-0.8, -1.5, -0.1), 1, Kind.MIXED, Why.DOWN_WORD_UP),
        (Band(0.8, 0.1, 1.5), 1, Kind.RISING, Why.UP),
        (Band(0.8, 0.1, 1.5), 0, Kind.RISING, Why.UP),
        (Band(-0.8, -1.5, -0.1), -1, Kind.FALLING, Why.DOWN),
        (Band(0.1, -0.6, 0.8), -1, Kind.STEADY, Why.WITHIN_BAND),
    ],
)
def test_answers_one_way_and_deeds_the_other_are_mixed_and_deeds_alone_decide_nothing(
    change: Band, moved: int, kind: Kind, why: Why
) -> None:
    found = reading(msgspec.structs.replace(ENOUGH, change_30=change), word(moved))
    assert (found.kind, found.why) == (kind, why)
    assert found.reliability == word(moved)


def test_promises_and_barriers_say_nothing_where_there_is_too_little_to_tell() -> None:
    early = msgspec.structs.replace(ENOUGH, days=20)
    found = reading(early, word(-1), ["B04.5"])
    assert (found.kind, found.why, found.barriers) == (Kind.TOO_EARLY, Why.FEW_DAYS, ("B04.5",))
