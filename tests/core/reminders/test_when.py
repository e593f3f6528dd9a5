"""When a reminder is due: by the clock on the wall, also where the clock jumps, and never in quiet hours."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfoNotFoundError

import pytest

from goldseam.core.reminders import Plan, is_quiet, may_go, next_due, next_try, quarter_before, upcoming

BERLIN = "Europe/Berlin"
EVERY_DAY = tuple(range(7))


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc,arg-type]


def test_it_comes_on_the_chosen_days_at_the_hour_of_the_place() -> None:
    plan = Plan((0, 6), 19 * 60, BERLIN)

    assert upcoming(plan, utc(2026, 3, 2, 18), 3) == [
        utc(2026, 3, 8, 18),
        utc(2026, 3, 9, 18),
        utc(2026, 3, 15, 18),
    ]


def test_what_is_due_at_this_moment_is_not_the_next_one() -> None:
    plan = Plan(EVERY_DAY, 19 * 60, "UTC")

    assert next_due(plan, utc(2026, 3, 2, 18, 59)) == utc(2026, 3, 2, 19)
    assert next_due(plan, utc(2026, 3, 2, 19)) == utc(2026, 3, 3, 19)


def test_summer_time_leaves_the_hour_on_the_wall_as_it_is() -> None:
    plan = Plan(EVERY_DAY, 19 * 60, BERLIN)

    assert upcoming(plan, utc(2026, 3, 28), 2) == [utc(2026, 3, 28, 18), utc(2026, 3, 29, 17)]


def test_an_hour_that_summer_time_leaves_out_comes_an_hour_later() -> None:
    plan = Plan(EVERY_DAY, 2 * 60 + 30, BERLIN, quiet_from=0, quiet_to=0)

    assert next_due(plan, utc(2026, 3, 28, 12)).astimezone() == utc(2026, 3, 29, 1, 30)


def test_an_hour_that_comes_twice_counts_once() -> None:
    plan = Plan(EVERY_DAY, 2 * 60 + 30, BERLIN, quiet_from=0, quiet_to=0)

    assert upcoming(plan, utc(2026, 10, 24, 12), 2) == [utc(2026, 10, 25, 0, 30), utc(2026, 10, 26, 1, 30)]


def test_every_second_week_is_counted_from_the_week_it_began_in() -> None:
    plan = Plan((2,), 8 * 60, "UTC", weeks=2, since=date(2026, 3, 6))

    assert upcoming(plan, utc(2026, 3, 2), 3) == [utc(2026, 3, 4, 8), utc(2026, 3, 18, 8), utc(2026, 4, 1, 8)]


def test_a_plan_without_days_is_refused() -> None:
    with pytest.raises(ValueError, match="no day"):
        next_due(Plan((), 0, "UTC"), utc(2026, 3, 2))


@pytest.mark.parametrize("zone", ["Asia/Kathmandu", "America/St_Johns", "Pacific/Chatham", BERLIN])
def test_times_are_quarters_of_an_hour_everywhere(zone: str) -> None:
    plan = Plan(EVERY_DAY, 8 * 60 + 45, zone)

    assert {moment.minute % 15 for moment in upcoming(plan, utc(2026, 1, 1), 400)} == {0}


@pytest.mark.parametrize(
    ("quiet_from", "quiet_to", "hour", "quiet"),
    [
        (22, 7, 23, True),
        (22, 7, 6, True),
        (22, 7, 7, False),
        (22, 7, 21, False),
        (9, 17, 9, True),
        (9, 17, 17, False),
        (0, 0, 0, False),
    ],
)
def test_quiet_hours_go_over_midnight_or_not(quiet_from: int, quiet_to: int, hour: int, quiet: bool) -> None:
    plan = Plan(EVERY_DAY, 720, "UTC", quiet_from=quiet_from * 60, quiet_to=quiet_to * 60)

    assert is_quiet(plan, hour * 60) is quiet


def test_they_are_from_ten_to_seven_unless_chosen_otherwise() -> None:
    plan = Plan(EVERY_DAY, 720, "UTC")

    assert (plan.quiet_from, plan.quiet_to) == (22 * 60, 7 * 60)


def test_what_is_late_goes_while_it_is_still_that_evening() -> None:
    plan = Plan(EVERY_DAY, 19 * 60, BERLIN)
    due = utc(2026, 3, 2, 18)

    assert may_go(plan, due, due + timedelta(hours=2))
    assert not may_go(plan, due, due + timedelta(hours=3))
    assert not may_go(plan, due, due + timedelta(hours=14))


def test_a_try_that_failed_is_repeated_later_and_later() -> None:
    plan, now = Plan(EVERY_DAY, 10 * 60, "UTC"), utc(2026, 3, 2, 10, 0, 20)
    tries = [next_try(plan, now, failures) for failures in range(1, 7)]

    assert tries == [
        utc(2026, 3, 2, 10, 30),
        utc(2026, 3, 2, 10, 45),
        utc(2026, 3, 2, 11, 15),
        utc(2026, 3, 2, 12, 15),
        utc(2026, 3, 2, 14, 15),
        None,
    ]


def test_it_is_not_repeated_in_the_quiet_hours() -> None:
    plan = Plan(EVERY_DAY, 21 * 60 + 45, "UTC")

    assert next_try(plan, utc(2026, 3, 2, 21, 45), 1) is None


def test_nor_past_the_next_time_it_is_due() -> None:
    plan = Plan(EVERY_DAY, 10 * 60, "UTC", quiet_from=0, quiet_to=0)

    assert next_try(plan, utc(2026, 3, 3, 7), 5) is None


def test_what_goes_out_once_is_repeated_at_any_hour() -> None:
    assert next_try(None, utc(2026, 3, 2, 23), 1) == utc(2026, 3, 2, 23, 15)
    assert next_try(None, utc(2026, 3, 2, 23), 6) is None


def test_a_quarter_is_the_one_a_moment_lies_in() -> None:
    assert quarter_before(utc(2026, 3, 2, 18, 44, 59)) == utc(2026, 3, 2, 18, 30)


def test_a_zone_that_is_not_known_here_is_said_so() -> None:
    plan, now = Plan(EVERY_DAY, 10 * 60, "Nowhere/At_All"), utc(2026, 3, 2)

    for asked in (
        lambda: next_due(plan, now),
        lambda: upcoming(plan, now, 1),
        lambda: may_go(plan, now, now),
        lambda: next_try(plan, now, 1),
    ):
        with pytest.raises(ZoneInfoNotFoundError):
            asked()
