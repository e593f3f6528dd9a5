"""Reminders by mail: sent once, tried again while the mail server is down, never doubled, and telling nothing (S28)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from email import message_from_bytes
from functools import partial
from typing import Any

import pytest

from goldseam.core.reminders import Order, Plan, next_due, quarter_before
from goldseam.ledger import posting, reminders
from goldseam.ledger.models import Reminder
from goldseam.ledger.people import NewPerson
from goldseam.ledger.posting import Outcome
from goldseam.ledger.smtp import NotNowError, send

pytestmark = pytest.mark.django_db
ADDRESS, WORDS = "canary.kim@secret.example", "canaryQ7xKv2 Канарейка"
# The moment of the tests is Monday, 18:30.
PLAN = Plan((0, 1), 18 * 60 + 30, "UTC")
ORDER = Order("Reminder", "Reminder", WORDS, PLAN)
QUARTER, DAY = timedelta(minutes=15), timedelta(days=1)
Box = Any
Post = Callable[..., dict[Outcome, int]]


@pytest.fixture
def due(alice: NewPerson, mailbox: Box, now: datetime) -> datetime:
    """Alice has a reminder that is due at this moment."""
    assert mailbox
    reminders.ask(alice.unlocked.person, ADDRESS, ORDER, now)
    return quarter_before(now)


def next_time(person: NewPerson) -> datetime | None:
    return reminders.standing(person.unlocked.person).due


def down(_address: str, _order: Order) -> None:
    raise NotNowError


def test_what_is_due_is_sent_once_and_comes_again_at_its_next_time(
    alice: NewPerson, due: datetime, post: Post, mailbox: Box, now: datetime
) -> None:
    assert post(now) == {Outcome.SENT: 1}
    assert post(now) == {}
    assert mailbox.people == [ADDRESS]
    assert next_time(alice) == due + DAY


def test_nothing_is_sent_before_it_is_due(due: datetime, post: Post, mailbox: Box) -> None:
    assert post(due - timedelta(seconds=1)) == {}
    assert mailbox.people == []


@pytest.mark.usefixtures("due")
def test_s28_the_mail_says_the_chosen_words_and_nothing_else(post: Post, mailbox: Box, now: datetime) -> None:
    assert post(now) == {Outcome.SENT: 1}
    (raw,) = mailbox.raw
    assert b"\n" not in raw.replace(b"\r\n", b"")
    mail = message_from_bytes(raw)

    assert (mail["From"], mail["To"], mail["Subject"]) == (
        f"Reminder <{mailbox.smtp.sender}>",
        ADDRESS,
        "Reminder",
    )
    assert bytes(mail.get_payload(decode=True)).strip() == WORDS.encode()
    assert b"goldseam" not in raw.lower()
    assert {name.casefold() for name in mail} == {
        *("from", "to", "subject", "date", "message-id", "auto-submitted"),
        *("mime-version", "content-type", "content-transfer-encoding"),
    }


def test_while_the_server_is_down_it_waits_and_then_goes_out_once(
    alice: NewPerson, due: datetime, post: Post, mailbox: Box, now: datetime
) -> None:
    mailbox.down()
    assert post(now) == {Outcome.LATER: 1}
    assert next_time(alice) == due + 2 * QUARTER
    assert post(due + 2 * QUARTER) == {Outcome.LATER: 1}
    mailbox.up()
    later = next_time(alice)
    assert later is not None
    assert post(later) == {Outcome.SENT: 1}
    assert post(later) == {}
    assert mailbox.people == [ADDRESS]
    assert next_time(alice) == due + DAY


@pytest.mark.usefixtures("due")
def test_a_server_that_says_later_is_asked_later(post: Post, mailbox: Box, now: datetime) -> None:
    mailbox.to_address = "450 busy"
    assert post(now) == {Outcome.LATER: 1}
    mailbox.to_address, mailbox.to_text = "250 OK", "451 busy"
    assert post(now + 2 * QUARTER) == {Outcome.LATER: 1}
    mailbox.to_text = "250 OK"
    assert post(now + 5 * QUARTER) == {Outcome.SENT: 1}
    assert mailbox.people == [ADDRESS]


@pytest.mark.usefixtures("mailbox")
def test_a_crash_between_claim_and_sending_loses_one_and_doubles_none(
    alice: NewPerson, due: datetime, post: Post, now: datetime
) -> None:
    def crash(_address: str, _order: Order) -> None:
        raise MemoryError

    with pytest.raises(MemoryError):
        post(now, crash)
    assert post(now) == {}
    assert post(now + DAY) == {Outcome.SENT: 1}
    assert next_time(alice) == due + 7 * DAY


@pytest.mark.usefixtures("due")
def test_two_posts_at_once_send_one_mail(post: Post, mailbox: Box, now: datetime) -> None:
    def slowly(address: str, order: Order) -> None:
        assert post(now) == {}
        send(mailbox.smtp, address, order)

    assert post(now, slowly) == {Outcome.SENT: 1}
    assert mailbox.people == [ADDRESS]


@pytest.mark.usefixtures("due")
def test_a_refusal_waits_for_the_next_time_and_then_rests(
    alice: NewPerson, post: Post, mailbox: Box, now: datetime
) -> None:
    mailbox.to_address = "550 nobody here"
    for days in (0, 1):
        assert post(now + days * DAY) == {Outcome.REFUSED: 1}
        assert next_time(alice) is not None
    assert post(now + 7 * DAY) == {Outcome.REFUSED: 1}
    assert next_time(alice) is None


@pytest.mark.parametrize("answer", ["554 no", "552 too large"])
@pytest.mark.usefixtures("due")
def test_a_text_that_is_refused_is_not_pressed_on_anybody(
    post: Post, mailbox: Box, now: datetime, answer: str
) -> None:
    mailbox.to_text = answer
    assert post(now) == {Outcome.REFUSED: 1}
    assert post(now + 6 * QUARTER) == {}


def test_after_eight_failures_in_a_row_it_rests_until_it_is_set_up_anew(
    alice: NewPerson, due: datetime, post: Post, now: datetime
) -> None:
    came_out: list[Outcome] = []
    while (moment := next_time(alice)) is not None:
        came_out += post(moment, down)
    assert came_out == [*[Outcome.LATER] * 7, Outcome.STOPPED]
    reminders.change(alice.unlocked.person, ORDER, now, mail=True)
    assert next_time(alice) == due + DAY


@pytest.mark.usefixtures("due")
def test_one_that_went_out_forgets_the_failures_before(alice: NewPerson, post: Post) -> None:
    for _ in range(3):
        moment = next_time(alice)
        assert moment is not None
        post(moment, down)
        moment = next_time(alice)
        assert moment is not None
        assert post(moment) == {Outcome.SENT: 1}
    moment = next_time(alice)
    assert moment is not None
    post(moment, down)
    assert next_time(alice) == moment + QUARTER


def test_nothing_goes_out_in_quiet_hours_or_when_it_is_stale(
    alice: NewPerson, due: datetime, post: Post, mailbox: Box, now: datetime
) -> None:
    assert post(now + timedelta(hours=4)) == {Outcome.PASSED: 1}
    assert next_time(alice) == due + DAY
    assert post(now + DAY + timedelta(hours=13)) == {Outcome.PASSED: 1}
    assert mailbox.people == []


@pytest.mark.usefixtures("due")
def test_what_its_person_changed_meanwhile_stands(
    alice: NewPerson, post: Post, mailbox: Box, now: datetime
) -> None:
    other = Order("Reminder", "Reminder", "plants", Plan((3,), 8 * 60, "UTC"))

    def change_then_fail(_address: str, _order: Order) -> None:
        reminders.change(alice.unlocked.person, other, now, mail=True)
        raise NotNowError

    assert post(now, change_then_fail) == {Outcome.LATER: 1}
    moment = next_time(alice)
    assert moment == datetime(2026, 3, 5, 8, tzinfo=now.tzinfo)
    assert post(moment) == {Outcome.SENT: 1}
    assert b"plants" in mailbox.raw[0]


@pytest.mark.usefixtures("due")
def test_what_was_stopped_meanwhile_stays_stopped(alice: NewPerson, post: Post, now: datetime) -> None:
    def stop_then_fail(_address: str, _order: Order) -> None:
        reminders.stop(alice.unlocked.person)
        raise NotNowError

    post(now, stop_then_fail)
    assert reminders.standing(alice.unlocked.person) == reminders.Standing(mail=False, due=None, feed=False)


def test_what_goes_out_once_goes_out_once(alice: NewPerson, mailbox: Box, post: Post, now: datetime) -> None:
    reminders.ask(alice.unlocked.person, ADDRESS, Order("Reminder", "Code", "Your code: 123456"), now)
    mailbox.down()
    assert post(now) == {Outcome.LATER: 1}
    mailbox.up()
    assert post(now + 2 * QUARTER) == {Outcome.SENT: 1}
    assert post(now + 7 * DAY) == {}
    assert mailbox.people == [ADDRESS]


@pytest.mark.usefixtures("due")
def test_a_row_that_does_not_open_stops_and_keeps_nobody_else_waiting(
    alice: NewPerson, person: Callable[..., NewPerson], post: Post, mailbox: Box, now: datetime
) -> None:
    bob = person("Bob")
    reminders.ask(bob.unlocked.person, "bob@mail.example", ORDER, now)
    swapped = Reminder.objects.get(person=bob.unlocked.person)
    Reminder.objects.filter(person=alice.unlocked.person).update(target=swapped.target)

    assert post(now) == {Outcome.STOPPED: 1, Outcome.SENT: 1}
    assert mailbox.people == ["bob@mail.example"]
    assert next_time(alice) is None


def test_words_no_mail_can_hold_are_refused_before_the_server_is_asked(
    alice: NewPerson, post: Post, mailbox: Box, now: datetime
) -> None:
    order = Order("Reminder", "two\nlines", "x", PLAN)
    reminders.ask(alice.unlocked.person, ADDRESS, order, now)

    assert post(now) == {Outcome.REFUSED: 1}
    assert mailbox.raw == []


def test_one_that_was_stopped_while_another_went_out_is_not_sent(
    alice: NewPerson, person: Callable[..., NewPerson], due: datetime, post: Post, mailbox: Box, now: datetime
) -> None:
    bob = person("Bob")
    reminders.ask(bob.unlocked.person, "bob@mail.example", ORDER, due + timedelta(seconds=0))
    both = {ADDRESS: bob, "bob@mail.example": alice}

    def stop_the_other(address: str, _order: Order) -> None:
        reminders.stop(both[address].unlocked.person)

    assert post(now, stop_the_other) == {Outcome.SENT: 1}
    assert mailbox.people == []


@pytest.mark.usefixtures("due")
def test_one_that_was_stopped_as_it_was_claimed_is_not_sent(
    alice: NewPerson, post: Post, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped_here(plan: Plan, after: datetime) -> datetime:
        reminders.stop(alice.unlocked.person)
        return next_due(plan, after)

    monkeypatch.setattr(posting, "next_due", stopped_here)
    assert post(now) == {}


@pytest.mark.usefixtures("due")
def test_an_order_that_cannot_be_read_stops(alice: NewPerson, post: Post, now: datetime) -> None:
    who = alice.unlocked.person
    Reminder.objects.filter(person=who).update(plan=reminders.seal_for_post(who, b"x"))
    assert post(now) == {Outcome.STOPPED: 1}


@pytest.mark.usefixtures("due")
@pytest.mark.parametrize(("security", "user"), [("tls", ""), ("starttls", ""), ("none", "kim")])
def test_a_server_that_cannot_do_what_was_asked_for_gets_nothing(
    post: Post, mailbox: Box, now: datetime, security: str, user: str
) -> None:
    smtp = replace(mailbox.smtp, security=security, user=user)
    assert post(now, partial(send, smtp)) == {Outcome.LATER: 1}
    assert mailbox.raw == []
