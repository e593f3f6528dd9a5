"""Reminders end with the account, with the space of two, and at one word; where nothing is sent, none begin."""

from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from goldseam.core.records import Joined
from goldseam.core.reminders import Order, Plan
from goldseam.ledger import invitations, leaving, push_devices, reminders
from goldseam.ledger.models import CalendarFeed, PushDevice, Reminder
from goldseam.ledger.people import NewPerson

pytestmark = pytest.mark.django_db
Box = Any
ENDPOINT = "https://fcm.googleapis.com/fcm/send/x"
ADDRESS = "kim@mail.example"
ORDER = Order("Reminder", "Reminder", "plants", Plan((0, 1), 18 * 60 + 30, "UTC"))


@pytest.fixture
def due(alice: NewPerson, mailbox: Box, now: datetime) -> None:
    """Alice has a reminder by mail."""
    assert mailbox
    reminders.ask(alice.unlocked.person, ADDRESS, ORDER, now)


def there(alice: NewPerson) -> tuple[bool, bool, int]:
    standing = reminders.standing(alice.unlocked.person)
    return standing.mail, standing.feed, len(standing.devices)


def begin_the_rest(alice: NewPerson, now: datetime) -> None:
    reminders.open_feed(alice.unlocked.person, ORDER)
    for _ in range(2):
        push_devices.add(alice.unlocked.person, uuid4(), ENDPOINT, ORDER, now)


@pytest.mark.usefixtures("due")
def test_deleting_the_account_ends_all_reminders(alice: NewPerson, now: datetime, day: date) -> None:
    begin_the_rest(alice, now)
    assert there(alice) == (True, True, 2)
    leaving.delete_account(alice.unlocked, take_back=False, at=now, day=day)
    assert there(alice) == (False, False, 0)


@pytest.mark.usefixtures("due")
def test_leaving_the_space_of_two_ends_all_reminders(alice: NewPerson, now: datetime, day: date) -> None:
    begin_the_rest(alice, now)
    invitations.invite_partner(alice.unlocked, Joined("Alice"), at=now, day=day)
    shared = alice.unlocked.shared_space()
    assert shared is not None
    leaving.leave(shared, at=now, day=day)
    assert there(alice) == (False, False, 0)


@pytest.mark.usefixtures("due")
def test_stopping_takes_the_rows_away(alice: NewPerson, now: datetime) -> None:
    begin_the_rest(alice, now)
    reminders.stop(alice.unlocked.person)
    assert not Reminder.objects.filter(person=alice.unlocked.person).exists()
    assert not PushDevice.objects.filter(person=alice.unlocked.person).exists()
    assert not CalendarFeed.objects.filter(person=alice.unlocked.person).exists()


def test_a_change_without_a_plan_is_a_mistake(alice: NewPerson, now: datetime) -> None:
    with pytest.raises(ValueError, match="needs a plan"):
        reminders.change(alice.unlocked.person, Order("a", "b", "c"), now, mail=True)


def test_where_the_post_never_ran_nothing_is_taken(
    alice: NewPerson, settings: Any, tmp_path: Path, now: datetime
) -> None:
    settings.HOME = tmp_path
    assert not reminders.sends_mail()
    with pytest.raises(reminders.NoPostError):
        reminders.ask(alice.unlocked.person, ADDRESS, ORDER, now)
    with pytest.raises(reminders.NoPostError):
        push_devices.add(alice.unlocked.person, uuid4(), ENDPOINT, ORDER, now)
    assert there(alice) == (False, False, 0)


@pytest.mark.usefixtures("due")
def test_stopping_what_is_sent_leaves_the_calendar(alice: NewPerson, now: datetime) -> None:
    begin_the_rest(alice, now)
    reminders.stop_sending(alice.unlocked.person)
    assert there(alice) == (False, True, 0)
