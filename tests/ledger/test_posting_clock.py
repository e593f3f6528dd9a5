"""A clock that was wrong for a while silences no reminder once it is right again."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from goldseam.core.reminders import FURTHEST, Order, Plan, next_due
from goldseam.ledger import push_devices, reminders
from goldseam.ledger.models import Reminder
from goldseam.ledger.people import NewPerson
from goldseam.ledger.posting import Outcome

pytestmark = pytest.mark.django_db
ADDRESS = "kim@mail.example"
# The moment of the tests is Monday, 18:30.
PLAN = Plan((0, 1), 18 * 60 + 30, "UTC")
ORDER = Order("Reminder", "Reminder", "tea", PLAN)
DAY, YEARS = timedelta(days=1), timedelta(days=3650)
Post = Callable[..., dict[Outcome, int]]


def next_time(person: NewPerson) -> datetime | None:
    return reminders.standing(person.unlocked.person).due


def test_mail_comes_at_its_next_time_after_one_run_years_ahead(
    alice: NewPerson, post: Post, mailbox: Any, now: datetime
) -> None:
    reminders.ask(alice.unlocked.person, ADDRESS, ORDER, now)
    assert post(now + YEARS) == {Outcome.PASSED: 1}
    assert post(now) == {}
    assert next_time(alice) == next_due(PLAN, now)
    assert post(now + DAY) == {Outcome.SENT: 1}
    assert mailbox.people == [ADDRESS]


def test_notices_come_at_their_next_time_after_one_run_years_ahead(
    alice: NewPerson, push_service: Any, push: Post, now: datetime
) -> None:
    push_devices.add(alice.unlocked.person, uuid4(), push_service.endpoint, ORDER, now - DAY)
    push(now + YEARS)
    assert push(now) == {}
    assert push(now + DAY) == {Outcome.SENT: 1}


def test_what_was_set_up_while_the_clock_was_ahead_comes_too(
    alice: NewPerson, post: Post, mailbox: Any, now: datetime
) -> None:
    reminders.ask(alice.unlocked.person, ADDRESS, ORDER, now + YEARS)
    reminders.change(alice.unlocked.person, ORDER, now + YEARS, mail=True)
    assert post(now) == {}
    assert post(now + DAY) == {Outcome.SENT: 1}
    assert mailbox.people == [ADDRESS]


@pytest.mark.usefixtures("mailbox")
def test_a_code_from_a_clock_ahead_is_not_sent_years_later(
    alice: NewPerson, post: Post, now: datetime
) -> None:
    reminders.ask(alice.unlocked.person, ADDRESS, Order("Reminder", "Code", "Your code: 123456"), now + YEARS)
    assert post(now) == {}
    assert post(now + YEARS) == {}


@pytest.mark.usefixtures("mailbox")
def test_what_a_plan_allows_is_left_as_it_is(alice: NewPerson, post: Post, now: datetime) -> None:
    fortnight = Plan((0,), PLAN.at, "UTC", weeks=2, since=now.date())
    order = Order("Reminder", "Reminder", "tea", fortnight)
    reminders.ask(alice.unlocked.person, ADDRESS, order, now)
    assert post(now) == {Outcome.SENT: 1}
    at = next_time(alice)
    assert at is not None
    assert now + 13 * DAY < at < now + FURTHEST
    assert post(now) == {}
    assert next_time(alice) == at


@pytest.mark.usefixtures("mailbox")
def test_a_row_that_does_not_open_stops_there_too(alice: NewPerson, post: Post, now: datetime) -> None:
    who = alice.unlocked.person
    reminders.ask(who, ADDRESS, ORDER, now + YEARS)
    Reminder.objects.filter(person=who).update(plan=b"x")
    assert post(now) == {Outcome.STOPPED: 1}
    assert post(now) == {}
