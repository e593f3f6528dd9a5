"""Devices that signed in to an account and that its person has not seen named yet (S25)."""

from collections.abc import Iterable
from datetime import date

import msgspec

from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold
from goldseam.core.records.kinds import Record


class DeviceSeen(Record, frozen=True, tag="device_seen"):
    """A device signed in that was not known before, under the name it was given, on that day.

    `session` names the session it opened, so that the device itself is not told of itself.
    """

    label: str
    on: date
    session: str = ""


class DeviceKnown(Record, frozen=True, tag="device_known"):
    """The person has seen every new device so far."""


class NewDevices(msgspec.Struct, frozen=True, omit_defaults=True):
    """The devices seen since, each session once, oldest first."""

    devices: tuple[DeviceSeen, ...] = ()

    def told_to(self, session: str) -> tuple[DeviceSeen, ...]:
        """The new devices that somebody in this session is told of: all but their own."""
        return tuple(each for each in self.devices if each.session != session)


def _new_devices(state: NewDevices, entries: Iterable[Entry]) -> NewDevices:
    devices = dict.fromkeys(state.devices)
    for entry in entries:
        match entry.record:
            case DeviceSeen() as seen:
                devices[seen] = None
            case DeviceKnown():
                devices.clear()
    return NewDevices(tuple(devices))


NEW_DEVICES = Fold("new_devices", 1, (DeviceSeen, DeviceKnown), NewDevices, _new_devices)
