"""The server's changing keys: one a day, a new chain a month, gone after thirty days, whatever the clock does."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.core.vault import KEPT_DAYS, ChainKey, DayKeys, DecryptError, Randomness, read_keys, write_keys
from goldseam.core.vault.daykeys import CHAIN_DAYS, Chain

DAY = date(2026, 3, 2)


def later(days: int) -> date:
    return DAY + timedelta(days=days)


def lived(days: int, stream: Randomness) -> DayKeys:
    """The keys after so many days of a server that runs all the time."""
    keys = DayKeys.begin(DAY, stream)
    for each in range(1, days + 1):
        keys = keys.on(later(each), stream).without_old()
    return keys


def opens(keys: DayKeys, number: int) -> bool:
    try:
        keys.key(number)
    except DecryptError:
        return False
    return True


def test_each_day_has_its_own_key_and_keeps_it_for_thirty_days(stream: Randomness) -> None:
    keys, seen = DayKeys.begin(DAY, stream), {}
    for each in range(1, 100):
        seen[keys.number] = keys.key(keys.number)
        keys = keys.on(later(each), stream).without_old()
        there = [number for number in seen if opens(keys, number)]
        assert there == [number for number in seen if number > keys.number - KEPT_DAYS]
        assert all(keys.key(number) == seen[number] for number in there)
    assert len({key.reveal() for key in seen.values()}) == len(seen)


def test_on_the_thirtieth_day_after_a_deletion_no_key_from_before_it_is_left(stream: Randomness) -> None:
    deleted_on = 17
    keys = lived(deleted_on - 1, stream)
    assert keys.number == deleted_on
    for each in range(deleted_on, deleted_on + 30):
        keys = keys.on(later(each), stream).without_old()
    assert [number for number in range(1, deleted_on + 1) if opens(keys, number)] == []


def test_a_copy_opens_the_later_days_of_its_month_and_none_of_the_next(stream: Randomness) -> None:
    early = lived(3, stream)
    keys = early
    for each in range(4, 2 * CHAIN_DAYS):
        keys = keys.on(later(each), stream)
        same = opens(early, keys.number) and early.key(keys.number) == keys.key(keys.number)
        assert same is (keys.number <= CHAIN_DAYS)


def test_a_copy_is_asked_for_at_the_beginning_and_with_every_new_chain(stream: Randomness) -> None:
    keys = DayKeys.begin(DAY, stream)
    assert keys.copy_is_asked_for
    keys = keys.with_copy()
    asked = []
    for each in range(1, 70):
        keys = keys.on(later(each), stream)
        if keys.copy_is_asked_for:
            asked.append(each)
            keys = keys.with_copy()
    assert asked == [30, 60]


def test_the_same_day_changes_nothing(stream: Randomness) -> None:
    keys = DayKeys.begin(DAY, stream)
    assert keys.on(DAY, stream) is keys
    assert keys.without_old() is keys


def test_a_clock_that_was_put_back_counts_on_and_repeats_no_number(stream: Randomness) -> None:
    keys = lived(10, stream)
    back = keys.on(later(2), stream)
    assert (back.number, back.today) == (11, later(2))
    assert back.on(later(3), stream).number == 12


def test_a_clock_that_jumped_ahead_destroys_nothing_before_the_next_day(stream: Randomness) -> None:
    keys = lived(10, stream)
    ahead = keys.on(later(4_000), stream).without_old()
    assert opens(ahead, 11)
    mended = ahead.on(later(11), stream).without_old()
    assert opens(mended, 11)
    assert not opens(mended.on(later(12), stream).without_old(), 11), "a day later it was no mistake"


def test_after_a_rest_of_months_the_old_keys_go_on_the_second_day(stream: Randomness) -> None:
    keys = lived(5, stream).on(later(200), stream).without_old()
    assert opens(keys, 6)
    keys = keys.on(later(201), stream).without_old()
    assert not opens(keys, 6)
    assert len(keys.chains) == 1


def test_a_machine_without_a_clock_of_its_own_keeps_the_keys_of_its_backups(stream: Randomness) -> None:
    keys = DayKeys.begin(DAY, stream)
    for each in range(1, 40):
        before = keys.number
        for today in (date(1970, 1, 1), later(each)):
            keys = keys.on(today, stream).without_old()
        assert (keys.number, opens(keys, before)) == (before + 1, True)


def test_a_machine_that_is_on_every_third_day_forgets_as_well(stream: Randomness) -> None:
    keys = DayKeys.begin(DAY, stream)
    for each in range(3, 120, 3):
        keys = keys.on(later(each), stream).without_old()
    assert len(keys.chains) <= 2
    assert not opens(keys, keys.number - KEPT_DAYS - 3)


def test_a_key_of_another_chain_or_of_no_day_is_not_made_up(stream: Randomness) -> None:
    keys = DayKeys(DAY, 40, (Chain(31, 35, ChainKey.generate(stream)),))
    found = [number for number in (-1, 0, 1, 30, 31, 34, 35, 40, 60, 61, 2**40) if opens(keys, number)]
    assert found == [35, 40, 60]


def test_no_key_is_printed(stream: Randomness) -> None:
    keys = lived(40, stream)
    keys.key(keys.number)
    assert all(chain.key.reveal().hex() not in repr(keys) for chain in keys.chains)
    assert "hidden" not in repr(keys)


@given(steps=st.lists(st.integers(-400, 400), max_size=30))
def test_whatever_the_clock_does_today_has_a_key_and_numbers_only_grow(steps: list[int]) -> None:
    keys, today, drawn = DayKeys.begin(DAY, lambda size: b"\1" * size), DAY, 1
    for step in steps:
        today += timedelta(days=step)
        drawn += 1
        newer = keys.on(today, lambda size, seed=drawn: bytes([seed]) * size).without_old()
        assert newer.number >= keys.number
        assert newer.key(newer.number).reveal()
        assert read_keys(write_keys(newer)) == (newer, None)
        keys = newer


@pytest.fixture
def text(stream: Randomness) -> str:
    return write_keys(lived(45, stream).with_copy(), bytes(range(32)), "two lines\nof a note")


def test_what_is_written_is_read_again_with_other_line_ends_and_spaces(text: str) -> None:
    keys, stays = read_keys(text)
    assert stays == bytes(range(32))
    assert keys.number == 46
    assert not keys.copy_is_asked_for
    shifted = "\r\n\r\n".join(f"  {line} " for line in text.splitlines())
    assert read_keys(shifted) == (keys, stays)
    without = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#"))
    assert read_keys(without) == (keys, stays)


def test_nothing_is_read_from_a_copy_that_is_cut_or_mistyped(text: str) -> None:
    lines = text.splitlines(keepends=True)
    begun = next(place for place, line in enumerate(lines) if not line.startswith("#"))
    cut = ["".join(lines[:length]) for length in range(len(lines))]
    dropped = ["".join([*lines[:each], *lines[each + 1 :]]) for each in range(begun, len(lines))]
    for broken in (*cut, *dropped, text.replace("chain 31", "chain 32"), text[:-3], "", "\0", "x" * 100_000):
        with pytest.raises(DecryptError):
            read_keys(broken)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("day ", "tag "),
        lambda text: text.replace(" 46", ""),
        lambda text: text.replace("day 2026-", "day 2026-13-"),
        lambda text: text.replace("chain ", "chains ").replace("chainss", "chains"),
        lambda text: text.replace("chain 1 ", "chain 0 "),
        lambda text: text.replace("chain 31 ", "chain 47 "),
        lambda text: text.replace("chain 31 31 ", "chain 31 30 "),
        lambda text: text.replace("chain 31 31 ", "chain 31 31 zz"),
        lambda text: text.replace("chain 31 31 ", "chain 31 31 31 "),
        lambda text: text.replace("stays ", "stays 00"),
        lambda text: text.replace("held 0", "held x"),
        lambda text: text.replace("goldseam-server-key 1", "goldseam-server-key 2"),
    ],
)
def test_lines_that_are_whole_but_make_no_sense_are_refused(
    text: str, change: Callable[[str], str], checked: Callable[[str], str]
) -> None:
    assert read_keys(checked(text))
    assert change(text) != text
    with pytest.raises(DecryptError):
        read_keys(checked(change(text)))


@pytest.fixture
def checked() -> Callable[[str], str]:
    """A text with the check that fits its other lines."""
    from goldseam.core.vault import keytext  # noqa: PLC0415 - looks inside

    def make(text: str) -> str:
        lines: Any = [line for line in text.splitlines() if not line.startswith(("check", "#"))]
        return "".join(f"{line}\n" for line in [*lines, f"check {keytext._check(lines)}"])

    return make


@pytest.mark.parametrize("copied", [0, 3, 29, 31, 45])
def test_keys_are_known_as_those_a_copy_was_written_of_for_as_long_as_they_share_a_month(
    copied: int, stream: Randomness
) -> None:
    copy = lived(copied, stream)
    keys = copy
    for each in range(copied, copied + 100):
        keys = keys.on(later(each), stream).without_old()
        assert keys.may_follow(copy)


@pytest.mark.parametrize(("copied", "days"), [(0, 0), (0, 9), (9, 0), (40, 3), (45, 45), (100, 3), (3, 40)])
def test_keys_of_another_server_are_known_as_such(copied: int, days: int, stream: Randomness) -> None:
    copy, others = lived(copied, stream), lived(days, stream)
    # Whoever ran for so long that no month of the copy is left cannot be told from the one it is of.
    assert others.may_follow(copy) is (others.chains[0].first > copy.number)


def test_keys_from_before_a_copy_that_share_a_month_with_it_fit_it(stream: Randomness) -> None:
    early = lived(3, stream)
    late = early.on(later(20), stream).without_old()
    assert early.may_follow(late)
    assert late.may_follow(early)
