"""S25: a new device is told once, and is no news any more when its person has seen it."""

from collections.abc import Callable
from datetime import date

import pytest

from goldseam.core.records import DeviceKnown, DeviceSeen, Entry, Noted
from goldseam.core.records.device import NEW_DEVICES
from goldseam.core.records.kinds import Record

DAY = date(2026, 3, 2)
PHONE, LAPTOP = DeviceSeen("phone", DAY), DeviceSeen("laptop", DAY)


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ([], ()),
        ([PHONE, LAPTOP], (PHONE, LAPTOP)),
        ([PHONE, LAPTOP, PHONE], (PHONE, LAPTOP)),
        ([PHONE, DeviceKnown()], ()),
        ([PHONE, DeviceKnown(), LAPTOP], (LAPTOP,)),
        ([PHONE, DeviceKnown(), PHONE], (PHONE,)),
        ([Noted("a")], ()),
    ],
)
def test_s25_a_device_is_new_until_it_was_seen(
    entries: Callable[..., list[Entry]], written: list[Record], left: tuple[DeviceSeen, ...]
) -> None:
    assert NEW_DEVICES.over(entries(*written)).devices == left


def test_s25_a_device_is_not_told_of_itself(entries: Callable[..., list[Entry]]) -> None:
    mine, other = DeviceSeen("phone", DAY, "one"), DeviceSeen("phone", DAY, "two")
    state = NEW_DEVICES.over(entries(mine, other))
    assert state.told_to("one") == (other,)
    assert state.told_to("three") == (mine, other)
