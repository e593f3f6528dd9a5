"""Lives in a place of its own: makes people, writes while a backup runs, deletes, reads all; started by test_drill.py.

    drill_process.py make | write NAME | delete | read NAME...

Passphrases are the same for everybody. `write` goes on until its standard input ends.
"""

import json
import os
import sys
import threading
from datetime import UTC, date, datetime
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldseam.settings")
django.setup()

from django.core.management import call_command  # noqa: E402

from goldseam.core.records import Joined, Noted  # noqa: E402
from goldseam.core.records.handed import Handed, HandedKind  # noqa: E402
from goldseam.core.records.recording import RECORDINGS  # noqa: E402
from goldseam.ledger import deletions, doctor, invitations, leaving, media, people  # noqa: E402
from goldseam.ledger.unlocked import Unlocked  # noqa: E402
from tests.made_media import made, recording  # noqa: E402

AT, DAY = datetime(2026, 3, 2, 18, 30, tzinfo=UTC), date(2026, 3, 2)
NOW: dict[str, Any] = {"at": AT, "day": DAY}
PASSPHRASE = "testing: marble lantern orbit"


def make() -> list[str]:
    """Alice and Bob, who share a space, and Carol, who is alone."""
    call_command("migrate", verbosity=0)
    alice, bob, carol = (people.create_person(name, PASSPHRASE, DAY) for name in ("Alice", "Bob", "Carol"))
    invitation = invitations.invite_partner(alice.unlocked, Joined("Alice"), **NOW)
    invitations.join(bob.unlocked, invitation.id, invitation.code, lambda _: Joined("Bob"), **NOW)
    for each in (alice, bob, carol):
        each.unlocked.private_space().append(*[Noted(f"note {number}") for number in range(20)], **NOW)
    shared = alice.unlocked.shared_space()
    assert shared is not None
    shared.append(Handed(HandedKind.LETTER, "to Bob", "a letter"), **NOW)
    made(shared, recording(media.CHUNK + 10))
    return [each.sign_in_name for each in (alice, bob, carol)]


def write(name: str) -> int:
    """Append until standard input ends; how many entries that were."""
    space = people.open_with_passphrase(name, PASSPHRASE).private_space()
    over = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.read(), over.set()), daemon=True).start()
    count = 0
    while not over.is_set():
        count += len(space.append(Noted("while it runs"), Noted("and this"), **NOW))
        if count == 2:
            sys.stdout.write("ready\n")
            sys.stdout.flush()
    return count


def delete(alice: str, carol: str) -> None:
    """What Alice erases and takes back, and Carol's account."""
    unlocked = people.open_with_passphrase(alice, PASSPHRASE)
    unlocked.private_space().erase([1, 2], **NOW)
    shared = unlocked.shared_space()
    assert shared is not None
    leaving.take_back_recordings(shared, **NOW)
    leaving.delete_account(people.open_with_passphrase(carol, PASSPHRASE), take_back=True, **NOW)
    deletions.move_to_log(datetime.now(UTC).date())


def read(*names: str) -> dict[str, Any]:
    """Everything that each of them can read, and everything that is wrong."""
    return {name: _read(name) for name in names}


def _read(name: str) -> Any:
    try:
        unlocked = people.open_with_passphrase(name, PASSPHRASE)
    except people.CannotOpenError:
        return None
    notes = [
        entry.record.text for entry in unlocked.private_space().read(Noted) if isinstance(entry.record, Noted)
    ]
    return {
        "notes": notes,
        **_shared(unlocked),
        "found": [*doctor.with_keys(unlocked), *doctor.without_keys()],
    }


def _shared(unlocked: Unlocked) -> dict[str, int]:
    shared = unlocked.shared_space()
    if shared is None:
        return {}
    lines = shared.states(RECORDINGS)[RECORDINGS].items
    length = sum(len(chunk) for line in lines for chunk in media.read(shared, line))
    return {"handed": len(shared.read(Handed)), "recorded": length}


ACTS = {"make": make, "write": write, "delete": delete, "read": read}

if __name__ == "__main__":
    done: Any = ACTS[sys.argv[1]](*sys.argv[2:])  # type: ignore[operator]
    sys.stdout.write(json.dumps(done) + "\n")
