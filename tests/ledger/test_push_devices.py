"""Devices that show notices: five a person, known by their own ids, each with a plan."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from goldseam.core.reminders import Order, Plan
from goldseam.ledger import post_key, push_devices, reminders
from goldseam.ledger.models import PushDevice
from goldseam.ledger.people import NewPerson

pytestmark = pytest.mark.django_db
ENDPOINT = "https://fcm.googleapis.com/fcm/send/x"
ORDER = Order("Reminder", "Reminder", "plants", Plan((0, 1), 18 * 60 + 30, "UTC"))


@pytest.fixture(autouse=True)
def post(settings: Any, tmp_path: Path) -> None:
    """The post was started once."""
    settings.HOME, settings.POST_KEY = tmp_path, tmp_path / "post.key"
    post_key.private_key()


def devices(person: NewPerson) -> tuple[UUID, ...]:
    return reminders.standing(person.unlocked.person).devices


def test_a_person_has_five_devices_at_most_and_a_sixth_after_one_was_removed(
    alice: NewPerson, person: Callable[..., NewPerson], now: datetime
) -> None:
    who, ids = alice.unlocked.person, [uuid4() for _ in range(6)]
    for device in ids[:5]:
        push_devices.add(who, device, ENDPOINT, ORDER, now)
    push_devices.add(who, ids[0], ENDPOINT, ORDER, now)
    with pytest.raises(push_devices.TooManyDevicesError):
        push_devices.add(who, ids[5], ENDPOINT, ORDER, now)
    push_devices.remove(who, ids[1])
    push_devices.remove(who, ids[1])
    push_devices.add(who, ids[5], ENDPOINT, ORDER, now)
    assert set(devices(alice)) == {ids[0], *ids[2:]}
    bob = person("Bob")
    push_devices.remove(bob.unlocked.person, ids[0])
    assert len(devices(alice)) == 5


def test_a_notice_without_a_plan_is_a_mistake(alice: NewPerson, now: datetime) -> None:
    with pytest.raises(ValueError, match="names no day"):
        push_devices.add(alice.unlocked.person, uuid4(), "https://x.example", Order("a", "b", "c"), now)
    assert not PushDevice.objects.filter(person=alice.unlocked.person).exists()
