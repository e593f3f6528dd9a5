"""The devices that show a notice, as the web application keeps them: sealed to the post, known by a random id."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction

from goldseam.core.reminders import NO_TIME, Order, next_due
from goldseam.ledger import post_key, push_key
from goldseam.ledger.models import Person, PushDevice
from goldseam.ledger.reminders import seal_for_post, seal_order

MOST = 5


class TooManyDevicesError(Exception):
    """This person has as many devices as there may be."""


def offered() -> str:
    """The key a browser is given to ask its push service with; "" where this server sends no notices."""
    return push_key.public_key() if settings.PUSH is not None and post_key.public_key() is not None else ""


def add(person: UUID, device: UUID, endpoint: str, order: Order, now: datetime) -> None:
    """Let a device show notices from the next due time on. One that is there already is set anew.

    Raises:
        NoPostError: nothing is sent here.
        TooManyDevicesError: there are five already.
    """
    if order.plan is None:
        raise ValueError(NO_TIME)
    target, plan = seal_for_post(person, endpoint.encode()), seal_order(person, order)
    with transaction.atomic():
        # Two devices at once wait for each other, so that both count.
        Person.objects.select_for_update().get(id=person)
        PushDevice.objects.filter(person=person, id=device).delete()
        if PushDevice.objects.filter(person=person).count() >= MOST:
            raise TooManyDevicesError
        due = next_due(order.plan, now)
        PushDevice.objects.create(person_id=person, id=device, due=due, target=target, plan=plan)


def remove(person: UUID, device: UUID) -> None:
    """Forget one device. Safe to repeat."""
    PushDevice.objects.filter(person=person, id=device).delete()


def remove_all(person: UUID) -> None:
    """Forget all devices of a person."""
    PushDevice.objects.filter(person=person).delete()
