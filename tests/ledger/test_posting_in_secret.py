"""What the post may see, and what it leaves behind: nothing of any space, and no address or word anywhere."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldseam.core.reminders import Order, Plan, quarter_before
from goldseam.ledger import push_devices, reminders
from goldseam.ledger.people import NewPerson
from goldseam.ledger.posting import Outcome
from goldseam.ledger.smtp import NotNowError

pytestmark = pytest.mark.django_db
ADDRESS, WORDS = "canary.kim@secret.example", "canaryQ7xKv2 Канарейка"
# The moment of the tests is Monday, 18:30.
PLAN = Plan((0, 1), 18 * 60 + 30, "UTC")
ORDER = Order("Reminder", "Reminder", WORDS, PLAN)
QUARTER, DAY = timedelta(minutes=15), timedelta(days=1)
Box = Any
Service = Any
Post = Callable[..., dict[Outcome, int]]


@pytest.fixture
def due(alice: NewPerson, mailbox: Box, now: datetime) -> datetime:
    """Alice has a reminder that is due at this moment."""
    assert mailbox
    reminders.ask(alice.unlocked.person, ADDRESS, ORDER, now)
    return quarter_before(now)


def down(_address: str, _order: Order) -> None:
    raise NotNowError


def test_the_post_asks_for_reminders_and_for_nothing_of_any_space(
    due: datetime, post: Post, now: datetime
) -> None:
    assert due
    with CaptureQueriesContext(connection) as asked:
        assert post(now) == {Outcome.SENT: 1}
    assert len(asked) > 0
    assert [each["sql"] for each in asked if '"ledger_reminder"' not in each["sql"]] == []


def test_for_devices_it_asks_for_devices_and_for_nothing_of_any_space(
    alice: NewPerson, push_service: Service, push: Post, now: datetime
) -> None:
    push_devices.add(alice.unlocked.person, uuid4(), push_service.endpoint, ORDER, now - DAY)
    with CaptureQueriesContext(connection) as asked:
        assert push(now) == {Outcome.SENT: 1}
    assert len(asked) > 0
    assert [each["sql"] for each in asked if '"ledger_pushdevice"' not in each["sql"]] == []


@pytest.mark.usefixtures("due")
def test_no_table_holds_an_address_or_a_word_in_clear(
    alice: NewPerson, post: Post, stored: Callable[[], dict[str, list[Any]]], now: datetime
) -> None:
    reminders.open_feed(alice.unlocked.person, ORDER)
    push_devices.add(alice.unlocked.person, uuid4(), f"https://fcm.googleapis.com/{ADDRESS}", ORDER, now)
    post(now, down)
    rows = stored()
    assert rows["PushDevice"]
    assert rows["Reminder"]
    assert rows["CalendarFeed"]
    seen = b"".join(
        value if isinstance(value, bytes) else str(value).encode()
        for table in rows.values()
        for row in table
        for value in row
    )
    for part in (*ADDRESS.split("@"), *WORDS.split()):
        assert part.encode() not in seen
        assert part.encode("utf-16-le") not in seen
        assert part.encode().hex().encode() not in seen


@pytest.mark.usefixtures("due")
def test_nothing_is_printed_or_logged_of_a_mail(
    post: Post,
    mailbox: Box,
    now: datetime,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    mailbox.to_address = f"450 {ADDRESS} is busy"
    assert post(now) == {Outcome.LATER: 1}
    mailbox.to_address = f"550 {ADDRESS} is nobody"
    assert post(now + 2 * QUARTER) == {Outcome.REFUSED: 1}
    written = capfd.readouterr()
    ours = " ".join(each.getMessage() for each in caplog.records if each.name.startswith("goldseam"))
    assert [text for text in (written.out, written.err, ours) if "canary" in text] == []


def test_nothing_is_printed_or_logged_of_a_notice(
    alice: NewPerson,
    push_service: Service,
    push: Post,
    now: datetime,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    push_devices.add(alice.unlocked.person, uuid4(), push_service.endpoint, ORDER, now - DAY)
    for answer, outcome in ((500, Outcome.LATER), (403, Outcome.REFUSED)):
        push_service.answer = answer
        due = reminders.standing(alice.unlocked.person).devices_due
        assert due is not None
        assert push(due) == {outcome: 1}
    written = capfd.readouterr()
    ours = " ".join(each.getMessage() for each in caplog.records if each.name.startswith("goldseam"))
    assert [text for text in (written.out, written.err, ours) if "canary" in text or "/push/" in text] == []


@pytest.mark.usefixtures("due")
def test_a_server_that_takes_no_text_has_refused(post: Post, mailbox: Box, now: datetime) -> None:
    mailbox.to_address = "250 taken, but not really"
    assert post(now) == {Outcome.REFUSED: 1}
    assert mailbox.raw == []
