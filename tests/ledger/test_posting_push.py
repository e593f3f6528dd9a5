"""Notices on devices: empty messages with a token that holds, tried again, never doubled, forgotten when gone (S28)."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.conf import settings

from goldseam.core.reminders import Order, Plan, quarter_before
from goldseam.core.reminders.contact import Push
from goldseam.ledger import post_key, posting, push_devices, push_key, reminders
from goldseam.ledger import push as push_module
from goldseam.ledger.people import NewPerson
from goldseam.ledger.posting import Outcome
from goldseam.ledger.push import PushRun
from goldseam.ledger.smtp import NotNowError, RefusedError
from tests.made_push import CONTACT, checked_token

pytestmark = pytest.mark.django_db
WORDS = "canaryQ7xKv2 Канарейка"
# The moment of the tests is Monday, 18:30.
PLAN = Plan((0, 1), 18 * 60 + 30, "UTC")
ORDER = Order("Reminder", "Reminder", WORDS, PLAN)
QUARTER, DAY = timedelta(minutes=15), timedelta(days=1)
Service = Any
Send = Callable[..., dict[Outcome, int]]


@pytest.fixture
def due(alice: NewPerson, push_service: Service, now: datetime) -> datetime:
    """Alice has a device whose notice is due at this moment."""
    push_devices.add(alice.unlocked.person, uuid4(), push_service.endpoint, ORDER, now - timedelta(hours=1))
    return quarter_before(now)


def next_time(person: NewPerson) -> datetime | None:
    return reminders.standing(person.unlocked.person).devices_due


def devices(person: NewPerson) -> tuple[UUID, ...]:
    return reminders.standing(person.unlocked.person).devices


def run_at(now: datetime) -> PushRun:
    assert settings.PUSH is not None
    return PushRun(push_key.push_key(), settings.PUSH, now)


@pytest.mark.usefixtures("due")
def test_s28_what_goes_out_is_empty_and_says_who_sends_and_nothing_else(
    push_service: Service, push: Send, now: datetime
) -> None:
    assert push(now) == {Outcome.SENT: 1}
    ((path, headers, body),) = push_service.asked
    assert (path, body) == ("/push/canary-device?x=1", b"")
    claims = checked_token(headers.pop("Authorization"), push_service.origin, now)
    assert claims.keys() == {"aud", "exp", "sub"}
    assert claims["sub"] == CONTACT
    assert headers == {
        "Host": push_service.host,
        "Accept-Encoding": "identity",
        "Content-Length": "0",
        "TTL": "86400",
        "Urgency": "low",
    }


@pytest.mark.usefixtures("due")
def test_the_key_a_browser_is_given_is_the_one_that_signs(
    push_service: Service, push: Send, now: datetime
) -> None:
    push(now)
    header = push_service.asked[0][1]["Authorization"]
    assert header.endswith(f", k={push_devices.offered()}")


@pytest.mark.parametrize("answer", [200, 201, 202, 204])
def test_what_is_taken_is_sent_once_and_comes_again_at_its_next_time(
    alice: NewPerson, due: datetime, push_service: Service, push: Send, now: datetime, answer: int
) -> None:
    push_service.answer = answer
    assert push(now) == {Outcome.SENT: 1}
    assert push(now) == {}
    assert len(push_service.asked) == 1
    assert next_time(alice) == due + DAY


@pytest.mark.parametrize("answer", [404, 410])
@pytest.mark.usefixtures("due")
def test_a_device_that_is_gone_is_forgotten(
    alice: NewPerson, push_service: Service, push: Send, now: datetime, answer: int
) -> None:
    other = uuid4()
    push_devices.add(alice.unlocked.person, other, push_service.endpoint, ORDER, now)
    push_service.answer = answer
    assert push(now) == {Outcome.FORGOTTEN: 1}
    assert devices(alice) == (other,)


@pytest.mark.parametrize("answer", [429, 500, 502, 503])
def test_a_service_in_trouble_is_asked_later_and_then_once(
    alice: NewPerson, due: datetime, push_service: Service, push: Send, now: datetime, answer: int
) -> None:
    push_service.answer = answer
    assert push(now) == {Outcome.LATER: 1}
    assert next_time(alice) == due + 2 * QUARTER
    push_service.answer = 201
    assert push(due + 2 * QUARTER) == {Outcome.SENT: 1}
    assert push(due + 2 * QUARTER) == {}
    assert (len(push_service.asked), next_time(alice)) == (2, due + DAY)


@pytest.mark.parametrize("answer", [301, 302, 307, 308, 400, 401, 403, 413])
@pytest.mark.usefixtures("due")
def test_a_refusal_waits_for_the_next_time_and_no_other_address_is_asked(
    alice: NewPerson, push_service: Service, push: Send, now: datetime, answer: int
) -> None:
    push_service.answer = answer
    for days in (0, 1):
        assert push(now + days * DAY) == {Outcome.REFUSED: 1}
    assert push(now + 7 * DAY) == {Outcome.REFUSED: 1}
    assert next_time(alice) is None
    assert {path for path, _headers, _body in push_service.asked} == {"/push/canary-device?x=1"}
    reminders.change(alice.unlocked.person, ORDER, now, mail=True)
    assert next_time(alice) == quarter_before(now) + DAY


def test_a_service_that_cannot_be_reached_is_asked_later(
    alice: NewPerson, due: datetime, push_service: Service, push: Send, now: datetime
) -> None:
    push_service.down()
    assert push(now) == {Outcome.LATER: 1}
    assert next_time(alice) == due + 2 * QUARTER


@pytest.mark.usefixtures("due")
def test_a_service_nobody_vouches_for_gets_nothing(
    push_service: Service, push: Send, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    assert push(now) == {Outcome.LATER: 1}
    assert push_service.asked == []


@pytest.mark.usefixtures("due")
def test_one_that_never_answers_counts_as_sent_and_keeps_the_others_no_longer_waiting(
    alice: NewPerson, push_service: Service, push: Send, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    push_devices.add(alice.unlocked.person, uuid4(), push_service.endpoint, ORDER, now - timedelta(hours=1))
    monkeypatch.setattr(push_module, "SECONDS", 2.0)
    push_service.answer = 0
    assert push(now) == {Outcome.SENT: 1, Outcome.LATER: 1}
    assert len(push_service.asked) == 1
    push_service.answer = 201
    push_service.release.set()
    monkeypatch.setattr(push_module, "SECONDS", 30.0)
    assert push(now + 2 * QUARTER) == {Outcome.SENT: 1}
    assert len(push_service.asked) == 2


@pytest.mark.usefixtures("due")
def test_two_posts_at_once_send_one_notice(push_service: Service, push: Send, now: datetime) -> None:
    def slowly(target: str, order: Order) -> None:
        assert push(now) == {}
        run_at(now).send(target, order)

    assert push(now, slowly) == {Outcome.SENT: 1}
    assert len(push_service.asked) == 1


def test_a_crash_between_claim_and_sending_loses_one_and_doubles_none(
    alice: NewPerson, due: datetime, push_service: Service, push: Send, now: datetime
) -> None:
    def crash(_target: str, _order: Order) -> None:
        raise MemoryError

    with pytest.raises(MemoryError):
        push(now, crash)
    assert push(now) == {}
    assert push_service.asked == []
    assert next_time(alice) == due + DAY


@pytest.mark.usefixtures("due")
def test_each_service_is_shown_one_token_in_a_run(
    alice: NewPerson, push_service: Service, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed: list[bytes] = []
    sign = push_key.PushKey.sign

    def counting(key: push_key.PushKey, text: bytes) -> bytes:
        signed.append(text)
        return sign(key, text)

    monkeypatch.setattr(push_key.PushKey, "sign", counting)
    run = run_at(now)
    run.send(push_service.endpoint, ORDER)
    run.send(f"{push_service.origin}/push/other", ORDER)
    assert len(signed) == 1
    first, second = (headers["Authorization"] for _path, headers, _body in push_service.asked)
    assert first == second
    assert alice


@pytest.mark.parametrize(
    "target", ["http://localhost/x", "https://localhost/x", "https://evil.example/x", "kim@mail.example", ""]
)
def test_an_address_that_is_none_is_not_asked_whoever_put_it_there(
    alice: NewPerson, push_service: Service, push: Send, now: datetime, target: str
) -> None:
    push_devices.add(alice.unlocked.person, uuid4(), target, ORDER, now - timedelta(hours=1))
    assert push(now) == {Outcome.REFUSED: 1}
    assert push_service.asked == []


@pytest.mark.usefixtures("due")
def test_what_cannot_be_signed_waits(
    push_service: Service, push: Send, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_key: push_key.PushKey, _text: bytes) -> bytes:
        raise push_key.PushKeyError

    monkeypatch.setattr(push_key.PushKey, "sign", broken)
    assert push(now) == {Outcome.LATER: 1}
    assert push_service.asked == []


def test_nothing_goes_out_in_quiet_hours_or_when_it_is_stale(
    alice: NewPerson, due: datetime, push_service: Service, push: Send, now: datetime
) -> None:
    assert push(now + timedelta(hours=4)) == {Outcome.PASSED: 1}
    assert next_time(alice) == due + DAY
    assert push(now + DAY + timedelta(hours=13)) == {Outcome.PASSED: 1}
    assert push_service.asked == []


@pytest.mark.usefixtures("due")
def test_one_that_was_removed_meanwhile_stays_removed(alice: NewPerson, push: Send, now: datetime) -> None:
    def remove_then_fail(_target: str, _order: Order) -> None:
        push_devices.remove_all(alice.unlocked.person)
        raise NotNowError

    push(now, remove_then_fail)
    assert devices(alice) == ()


@pytest.mark.usefixtures("due")
def test_one_that_was_set_anew_meanwhile_is_not_forgotten(
    alice: NewPerson, push_service: Service, push: Send, now: datetime
) -> None:
    (device,) = devices(alice)

    def set_anew_then_gone(_target: str, _order: Order) -> None:
        push_devices.add(alice.unlocked.person, device, f"{push_service.endpoint}&new", ORDER, now)
        raise push_module.GoneError

    assert push(now, set_anew_then_gone) == {Outcome.FORGOTTEN: 1}
    assert devices(alice) == (device,)


def test_mail_and_devices_go_out_in_one_run_and_either_may_be_missing(
    alice: NewPerson, push_service: Service, now: datetime, inspecting: Any
) -> None:
    who, sent = alice.unlocked.person, []
    reminders.ask(who, "kim@mail.example", ORDER, now)
    push_devices.add(who, uuid4(), push_service.endpoint, ORDER, now - timedelta(hours=1))
    private = post_key.private_key()

    def hand(target: str, _order: Order) -> None:
        sent.append(target)

    with inspecting():
        assert posting.post_due(private, posting.Ways(), now) == {}
        assert posting.post_due(private, posting.Ways(mail=hand), now) == {Outcome.SENT: 1}
        assert posting.post_due(private, posting.Ways(hand, hand), now) == {Outcome.SENT: 1}
    assert sent == ["kim@mail.example", push_service.endpoint]


def test_a_service_that_answers_nonsense_counts_as_sent(push_service: Service, now: datetime) -> None:
    push_service.answer = 42
    run = run_at(now)
    run.send(push_service.endpoint, ORDER)
    with pytest.raises(NotNowError):
        run.send(push_service.endpoint, ORDER)
    assert len(push_service.asked) == 1


def test_a_host_the_operator_does_not_name_is_refused(push_service: Service, now: datetime) -> None:
    with pytest.raises(RefusedError):
        PushRun(push_key.push_key(), Push(CONTACT), now).send(push_service.endpoint, ORDER)
    assert push_service.asked == []
