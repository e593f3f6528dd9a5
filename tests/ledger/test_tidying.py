"""What is forgotten by time alone, by the server itself."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from goldseam.ledger import sessions, throttle
from goldseam.ledger.models import Session, Throttle
from goldseam.ledger.people import NewPerson
from goldseam.ledger.tidying import tidy

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("shared", "limit"), [(False, timedelta(minutes=15)), (True, timedelta(minutes=5))])
def test_an_idle_device_loses_its_key_although_it_never_asks_again(
    alice: NewPerson, now: datetime, inspecting: Callable[[], object], shared: bool, limit: timedelta
) -> None:
    sessions.sign_in(alice.unlocked, "Firefox", shared=shared, now=now)
    with inspecting():  # type: ignore[attr-defined]
        tidy(now + limit)
        assert Session.objects.filter(person=alice.unlocked.person, sealed__isnull=False).count() == 1
        tidy(now + limit + timedelta(seconds=1))
        assert Session.objects.filter(person=alice.unlocked.person, sealed__isnull=True).count() == 1


def test_a_device_left_for_months_and_old_delays_are_dropped(
    alice: NewPerson, now: datetime, inspecting: Callable[[], object]
) -> None:
    sessions.sign_in(alice.unlocked, "Firefox", shared=False, now=now)
    throttle.note_failure(throttle.throttle_key("nobody-1234", "127.0.0"), now)
    with inspecting():  # type: ignore[attr-defined]
        tidy(now + timedelta(hours=23))
        assert (Session.objects.count(), Throttle.objects.count()) == (1, 1)
        tidy(now + timedelta(days=91))
        assert (Session.objects.count(), Throttle.objects.count()) == (0, 0)
