"""People to measure with: new, with three years of daily check-ins, and with very many items."""

import random
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from goldseam.core.records import Answered, CheckedIn, Noted, Preferred
from goldseam.core.records.check_in import FELT
from goldseam.ledger import people, sessions
from goldseam.ledger.unlocked import Unlocked

PASSPHRASE = "measuring only, nothing secret"  # noqa: S105 - made up
BATCH = 500


@dataclass(frozen=True)
class Measured:
    """Somebody signed in: who, and the two cookies their requests carry."""

    label: str
    unlocked: Unlocked
    cookie: str


def somebody(label: str, days: int, now: datetime, today: date) -> Measured:
    """A person of the injured role with three answers on each of the last `days` days."""
    person = people.create_person("bench", PASSPHRASE, today)
    space = person.unlocked.private_space()
    chance = random.Random(days)  # noqa: S311 - made-up answers
    written = [
        Preferred("device_notice", today.isoformat()),
        Preferred("code_confirmed", today.isoformat()),
        Answered("role", "injured"),
        Answered("causes", ("lying",)),
        Answered("came_out", "confessed"),
        Answered("came_out_on", (today - timedelta(days=max(days, 20))).isoformat()),
    ]
    space.append(*written, at=now, day=today)
    _check_ins(person.unlocked, days, now, today, chance)
    return Measured(label, person.unlocked, cookie_of(person.unlocked, now))


def with_items(label: str, items: int, now: datetime, today: date) -> Measured:
    """A person with a hundred days of check-ins and notes up to `items` in all."""
    measured = somebody(label, 60, now, today)
    space = measured.unlocked.private_space()
    left = items - space.head().last
    while left > 0:
        space.append(*(Noted("x" * 80) for _ in range(min(BATCH, left))), at=now, day=today)
        left -= BATCH
    return measured


def cookie_of(unlocked: Unlocked, now: datetime) -> str:
    """The Cookie header of a new session."""
    from goldseam.web.shared import cookies  # noqa: PLC0415 - the names of the cookies belong to the shell

    device = sessions.sign_in(unlocked, "bench", shared=False, now=now)
    return "; ".join(f"{name}={value}" for name, value in cookies.texts(device))


def _check_ins(unlocked: Unlocked, days: int, now: datetime, today: date, chance: random.Random) -> None:
    space = unlocked.private_space()
    batch = []
    for back in range(days, 0, -1):
        day = today - timedelta(days=back)
        batch += [(CheckedIn(day, {item: chance.randint(1, 9)}), now, day) for item in FELT]
        if len(batch) >= BATCH:
            space.append_dated(batch)
            batch = []
    if batch:
        space.append_dated(batch)
