"""A reminder in a zone that this machine does not know, or cannot read just now: it keeps nobody else waiting."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from goldseam.core.reminders import Order, Plan, quarter_before
from goldseam.ledger import posting, reminders
from goldseam.ledger.people import NewPerson
from goldseam.ledger.posting import Outcome

pytestmark = pytest.mark.django_db
ADDRESS, WORDS = "kim@mail.example", "water the plants"
# The moment of the tests is Monday, 18:30.
ORDER = Order("Reminder", "Reminder", WORDS, Plan((0, 1), 18 * 60 + 30, "UTC"))
QUARTER, DAY = timedelta(minutes=15), timedelta(days=1)
Box = Any
Post = Callable[..., dict[Outcome, int]]


def next_time(person: NewPerson) -> datetime | None:
    return reminders.standing(person.unlocked.person).due


@pytest.mark.parametrize("zone", ["Nowhere/At_All", "../etc", ""])
def test_a_zone_this_machine_does_not_know_stops_one_and_keeps_nobody_else_waiting(
    zone: str, alice: NewPerson, person: Callable[..., NewPerson], post: Post, mailbox: Box, now: datetime
) -> None:
    bob = person("Bob")
    odd = Order("Reminder", "Reminder", WORDS, Plan((0, 1), 18 * 60 + 30, zone))
    reminders.ask(alice.unlocked.person, ADDRESS, odd, now - QUARTER)
    reminders.ask(bob.unlocked.person, "bob@mail.example", ORDER, now)

    assert post(now) == {Outcome.STOPPED: 1, Outcome.SENT: 1}
    assert mailbox.people == ["bob@mail.example"]
    assert next_time(alice) is None
    assert post(now) == {}
    reminders.change(alice.unlocked.person, ORDER, now, mail=True)
    assert next_time(alice) == quarter_before(now) + DAY


def test_a_zone_that_cannot_be_read_just_now_is_read_in_the_next_run(
    alice: NewPerson, post: Post, mailbox: Box, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cannot(_plan: Plan, _after: datetime) -> datetime:
        raise OSError

    reminders.ask(alice.unlocked.person, ADDRESS, ORDER, now)
    with monkeypatch.context() as changed:
        changed.setattr(posting, "next_due", cannot)
        assert post(now) == {}
    assert post(now) == {Outcome.SENT: 1}
    assert mailbox.people == [ADDRESS]
