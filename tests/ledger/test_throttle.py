"""Guessing gets slower with every failure, and nobody is ever locked out."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from goldseam.ledger.models import Throttle
from goldseam.ledger.throttle import (
    FORGOTTEN_AFTER,
    FREE_TRIES,
    LONGEST_DELAY_SECONDS,
    MOST_FAILURES,
    forget_failures,
    network_of,
    note_failure,
    seconds_to_wait,
    throttle_key,
)

KEY = throttle_key("alice-1234", network_of("192.0.2.7"))

pytestmark = pytest.mark.django_db


def fail(times: int, now: datetime, key: bytes = KEY) -> int:
    for _ in range(times):
        note_failure(key, now)
    return seconds_to_wait(key, now)


def test_the_first_five_failures_cost_nothing(now: datetime) -> None:
    assert seconds_to_wait(KEY, now) == 0
    assert [fail(1, now) for _ in range(FREE_TRIES)] == [0] * 5


def test_each_further_failure_doubles_the_wait_up_to_forty_seconds(now: datetime) -> None:
    fail(FREE_TRIES, now)

    assert [fail(1, now) for _ in range(8)] == [2, 4, 8, 16, 32, 40, 40, 40]


def test_the_wait_runs_out_and_then_the_next_try_is_free(now: datetime) -> None:
    wait = fail(FREE_TRIES + 3, now)

    waits = [seconds_to_wait(KEY, now + timedelta(seconds=seconds)) for seconds in (0, 0.5, 1, 7.9, 8, 9)]
    assert wait == 8
    assert waits == [8, 8, 7, 1, 0, 0]


def test_nobody_waits_longer_however_often_somebody_fails(now: datetime) -> None:
    fail(1, now)
    Throttle.objects.filter(key=KEY).update(failures=MOST_FAILURES)

    assert fail(3, now) == LONGEST_DELAY_SECONDS
    assert Throttle.objects.get(key=KEY).failures == MOST_FAILURES
    assert seconds_to_wait(KEY, now + timedelta(seconds=LONGEST_DELAY_SECONDS)) == 0


def test_a_success_ends_the_wait_and_its_memory(now: datetime) -> None:
    fail(FREE_TRIES + 5, now)

    forget_failures(KEY)

    assert seconds_to_wait(KEY, now) == 0
    assert [fail(1, now) for _ in range(FREE_TRIES)] == [0] * 5


def test_failures_are_forgotten_a_quarter_of_an_hour_later(now: datetime) -> None:
    fail(FREE_TRIES + 5, now)
    end = now + timedelta(seconds=32) + FORGOTTEN_AFTER

    assert timedelta(minutes=15) == FORGOTTEN_AFTER
    assert fail(1, end) == LONGEST_DELAY_SECONDS
    forget_failures(KEY)
    fail(FREE_TRIES + 5, now)
    assert fail(1, end + timedelta(seconds=1)) == 0


def test_one_name_in_one_network_waits_and_no_other(now: datetime) -> None:
    fail(FREE_TRIES + 5, now)

    for name, address in (
        ("alice-1234", "198.51.100.7"),
        ("bob-1234", "192.0.2.7"),
        ("alice-1234", "2001:db8::7"),
    ):
        assert seconds_to_wait(throttle_key(name, network_of(address)), now) == 0
    assert seconds_to_wait(throttle_key("alice-1234", network_of("192.0.2.250")), now) > 0


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.1", "192.0.2.254", True),
        ("192.0.2.1", "192.0.3.1", False),
        ("2001:db8::1", "2001:db8:0:ffff::1", True),
        ("2001:db8:1::1", "2001:0db8:0001:2::1", True),
        ("2001:db8:1::1", "2001:db8:2::1", False),
        ("::ffff:192.0.2.1", "192.0.2.9", True),
        ("::ffff:192.0.2.1", "::ffff:198.51.100.1", False),
        ("fe80::1%eth0", "fe80::2", True),
        ("", "192.0.2.1", False),
        ("a socket", "another socket", False),
    ],
)
def test_a_household_is_one_network(one: str, other: str, same: bool) -> None:
    assert (network_of(one) == network_of(other)) is same


def test_the_table_holds_neither_name_nor_network(
    now: datetime, stored: Callable[[], dict[str, list[Any]]]
) -> None:
    fail(1, now)

    seen = repr(stored())

    assert "alice" not in seen
    assert "192.0.2" not in seen


def test_two_fields_are_never_read_as_one() -> None:
    assert throttle_key("ab", "c") != throttle_key("a", "bc")
