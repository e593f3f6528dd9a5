"""A service that is slow or away: it gets its share of a run of the post, and nobody else waits for it longer."""

import itertools
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings

from goldseam.core.reminders import Order, Plan
from goldseam.ledger import post_key, posting, push_devices, push_key, reminders, smtp
from goldseam.ledger import push as push_module
from goldseam.ledger.people import NewPerson
from goldseam.ledger.posting import Outcome
from goldseam.ledger.push import PushRun
from goldseam.ledger.smtp import MailRun

pytestmark = pytest.mark.django_db
ORDER = Order("Reminder", "Reminder", "words", Plan((0, 1), 18 * 60 + 30, "UTC"))
Service = Any
Send = Callable[[str, Order], None]


def test_a_slow_service_gets_its_share_of_a_run_and_the_rest_waits_for_the_next_one(
    alice: NewPerson, push_service: Service, now: datetime, inspecting: Any
) -> None:
    who, private = alice.unlocked.person, post_key.private_key()
    for _ in range(4):
        push_devices.add(who, uuid4(), push_service.endpoint, ORDER, now - timedelta(hours=1))
    assert settings.PUSH is not None
    told: list[str] = []

    def slow() -> Send:
        # Looked at before and after each one: every answer takes two seconds.
        clock = itertools.count(0, 2).__next__
        run = PushRun(push_key.push_key(), settings.PUSH, now, lambda: float(clock()))

        def send(target: str, order: Order) -> None:
            told.append(target)
            run.send(target, order)

        return send

    with inspecting():
        counts = [posting.post_due(private, posting.Ways(push=slow()), now) for _ in range(3)]
    assert counts == [{Outcome.SENT: 2}, {Outcome.SENT: 2}, {}]
    assert len(told) == 6
    assert len(push_service.asked) == 4
    assert (push_module.SECONDS_A_HOST, push_module.SECONDS) <= (5, 5)


@pytest.fixture
def three(mailbox: Any, person: Any, now: datetime) -> int:
    """Reminders by mail of three people, all of them due."""
    assert mailbox
    for name in ("Alice", "Bob", "Carol"):
        who = person(name).unlocked.person
        reminders.ask(who, f"{name.lower()}@mail.example", ORDER, now - timedelta(hours=1))
    return 3


@pytest.mark.usefixtures("three")
def test_a_mail_server_that_is_away_is_asked_once_in_a_run_and_nobody_is_lost(
    mailbox: Any, post: Any, now: datetime
) -> None:
    mailbox.down()
    assert post(now, MailRun(mailbox.smtp).send) == {Outcome.LATER: 1}
    mailbox.up()
    assert post(now + timedelta(minutes=30), MailRun(mailbox.smtp).send) == {Outcome.SENT: 3}
    assert len(mailbox.raw) == 3


@pytest.mark.usefixtures("three")
def test_a_slow_mail_server_gets_its_share_of_a_run_and_the_rest_waits(
    mailbox: Any, post: Any, now: datetime
) -> None:
    clock = itertools.count(0, smtp.SECONDS_A_RUN).__next__
    assert post(now, MailRun(mailbox.smtp, lambda: float(clock())).send) == {Outcome.SENT: 1}
    assert post(now, MailRun(mailbox.smtp).send) == {Outcome.SENT: 2}
    assert len(mailbox.raw) == 3


@pytest.mark.usefixtures("three")
def test_one_address_that_is_refused_keeps_nobody_waiting(mailbox: Any, post: Any, now: datetime) -> None:
    mailbox.to_address = "550 no"
    assert post(now, MailRun(mailbox.smtp).send) == {Outcome.REFUSED: 3}
