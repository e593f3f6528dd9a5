"""A mail that breaks off: before its text it is tried again, after its text it is not; and the text arrives whole."""

from collections.abc import Callable
from datetime import datetime, timedelta
from email import message_from_bytes
from typing import Any

import pytest

from goldseam.core.reminders import Order, Plan, quarter_before
from goldseam.ledger import reminders
from goldseam.ledger.people import NewPerson
from goldseam.ledger.posting import Outcome

pytestmark = pytest.mark.django_db
ADDRESS = "kim@mail.example"
# The moment of the tests is Monday, 18:30.
PLAN = Plan((0, 1), 18 * 60 + 30, "UTC")
QUARTER, DAY = timedelta(minutes=15), timedelta(days=1)
Box = Any
Post = Callable[..., dict[Outcome, int]]


@pytest.fixture
def due(alice: NewPerson, mailbox: Box, now: datetime) -> datetime:
    """Alice has a reminder that is due at this moment."""
    assert mailbox
    reminders.ask(alice.unlocked.person, ADDRESS, Order("Reminder", "Reminder", "tea", PLAN), now)
    return quarter_before(now)


def next_time(person: NewPerson) -> datetime | None:
    return reminders.standing(person.unlocked.person).due


def test_what_broke_off_after_the_text_went_out_is_never_sent_again(
    alice: NewPerson, due: datetime, post: Post, mailbox: Box, now: datetime
) -> None:
    mailbox.breaks_off = True
    assert post(now) == {Outcome.SENT: 1}
    mailbox.breaks_off = False
    assert post(now + 4 * QUARTER) == {}
    assert (mailbox.people, next_time(alice)) == ([ADDRESS], due + DAY)


def test_what_broke_off_before_the_text_goes_out_later_and_once(
    alice: NewPerson, due: datetime, post: Post, mailbox: Box, now: datetime
) -> None:
    mailbox.hangs_up = True
    assert post(now) == {Outcome.LATER: 1}
    assert next_time(alice) == due + 2 * QUARTER
    mailbox.hangs_up = False
    assert post(due + 2 * QUARTER) == {Outcome.SENT: 1}
    assert (mailbox.people, next_time(alice)) == ([ADDRESS], due + DAY)


@pytest.mark.parametrize(
    "text", [".", "..two", "first\n.second\n.\nlast", "a\n\n.", ".\n" * 3, "QUIT\n.\nMAIL FROM:<x@y.example>"]
)
def test_lines_that_begin_with_a_dot_arrive_as_they_were_written(
    alice: NewPerson, post: Post, mailbox: Box, now: datetime, text: str
) -> None:
    reminders.ask(alice.unlocked.person, ADDRESS, Order("Reminder", "Reminder", text, PLAN), now)
    assert post(now) == {Outcome.SENT: 1}
    (raw,) = mailbox.raw
    assert bytes(message_from_bytes(raw).get_payload(decode=True)).decode().split() == text.split()
