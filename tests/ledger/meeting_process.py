"""Lets two people act at the same moment, again and again, and says what came of it; started by test_meeting.py.

    meeting_process.py ROUNDS

Every round makes two people, brings them to where a case begins, and starts two acts behind one barrier, each
in a thread with a connection of its own. A case says what may come of it.
"""

import json
import os
import sys
import threading
from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldseam.settings")
django.setup()

from django.apps import apps  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from goldseam.core.records import HelperNoted, Joined, Noted, Released, Returned, TermsStated  # noqa: E402
from goldseam.core.records.preference import PREFERENCES, Preferred  # noqa: E402
from goldseam.core.records.release import ReleaseTopic  # noqa: E402
from goldseam.core.records.together import TOGETHER  # noqa: E402
from goldseam.ledger import ending, invitations, leaving, people, releases  # noqa: E402
from goldseam.ledger.models import RingEntry, Space  # noqa: E402
from goldseam.ledger.spaces import MovedOnError  # noqa: E402
from goldseam.ledger.unlocked import Unlocked  # noqa: E402

AT, DAY = datetime(2026, 3, 2, 18, 30, tzinfo=UTC), date(2026, 3, 2)
NOW: dict[str, Any] = {"at": AT, "day": DAY}
Acts = tuple[Callable[[], object], Callable[[], object]]


class Two:
    """Two people, each asked for anew in every act, as in requests of their own."""

    def __init__(self) -> None:
        made = [people.create_person(name, "testing: marble lantern orbit", DAY) for name in ("A", "B")]
        self._held = [each.unlocked for each in made]

    def __getitem__(self, number: int) -> Unlocked:
        return Unlocked(self._held[number].person, self._held[number].master)

    def space(self, number: int) -> Any:
        shared = self[number].shared_space()
        assert shared is not None
        shared.head()
        return shared

    def invite(self, number: int) -> invitations.NewInvitation:
        return invitations.invite_partner(self[number], Joined("a"), **NOW)

    def join(self, number: int, made: invitations.NewInvitation, record: Any = None) -> None:
        invitations.join(self[number], made.id, made.code, lambda _: record or Joined("b"), **NOW)

    def meet(self) -> None:
        self.join(1, self.invite(0))

    def part(self) -> None:
        leaving.leave(self.space(1), **NOW)


def mutual(two: Two) -> Acts:
    """Both invited each other, and both join."""
    first, second = two.invite(0), two.invite(1)
    return lambda: two.join(0, second), lambda: two.join(1, first)


def same_words(two: Two) -> Acts:
    """The second one of two and somebody else join by the same words."""
    made, other = two.invite(0), Two()
    return lambda: two.join(1, made), lambda: other.join(0, made)


def two_devices(two: Two) -> Acts:
    """One person invites on two devices."""
    return lambda: two.invite(0), lambda: two.invite(0)


def ended_while_joining(two: Two) -> Acts:
    """One ends the invitation while the other joins by it."""
    made = two.invite(0)
    return lambda: invitations.end_own_invitation(two[0]), lambda: two.join(1, made)


def new_key_while_coming_back(two: Two) -> Acts:
    """One invites back again, and signs in elsewhere, while the other comes back by the first words."""
    two.meet()
    two.part()
    made = invitations.invite_back(two[0], two.space(0), at=AT)

    def invite_again() -> None:
        unlocked = two[0]
        unlocked.remember_heads()
        invitations.invite_back(unlocked, two.space(0), at=AT)

    return invite_again, lambda: two.join(1, made, Returned("b"))


def pages_while_coming_back(two: Two) -> Acts:
    """One opens pages that leave checkpoints behind while the other comes back."""
    two.meet()
    two.space(1).append(*[Preferred("n", str(number)) for number in range(60)], **NOW)
    two.part()
    made = invitations.invite_back(two[0], two.space(0), at=AT)

    def look() -> None:
        for _ in range(5):
            two[0].spaces().shared.states(PREFERENCES, TOGETHER)  # type: ignore[union-attr]

    return look, lambda: two.join(1, made, Returned("b"))


def both_release(two: Two) -> Acts:
    """Both release for one round."""
    two.meet()

    def release(number: int) -> None:
        while True:
            space = two.space(number)
            try:
                releases.release(space, ReleaseTopic.REVIEW, "w", str(number), **NOW, after=space.last_seen)
            except MovedOnError:
                continue
            return

    return lambda: release(0), lambda: release(1)


def both_delete(two: Two) -> Acts:
    """Both delete their accounts."""
    two.meet()
    return (
        lambda: leaving.delete_account(two[0], take_back=True, **NOW),
        lambda: leaving.delete_account(two[1], take_back=False, **NOW),
    )


def ended_while_written(two: Two) -> Acts:
    """A counsellor writes notes while the space is ended."""
    made = invitations.invite_helper(two[0], **NOW, ends_on=DAY + timedelta(days=9))
    two.join(1, made, TermsStated("c", "k", "r"))

    (space,) = two[1].spaces().clients

    def write() -> None:
        for number in range(20):
            space.append(HelperNoted(str(number)), **NOW)

    return lambda: ending.stop_all_sharing(two[0]), write


def left_while_written(two: Two) -> Acts:
    """One leaves while the other writes."""
    two.meet()

    def write() -> None:
        for number in range(10):
            two.space(1).append(Noted(str(number)), **NOW)

    return lambda: leaving.leave(two.space(0), **NOW), write


CASES = (
    mutual,
    same_words,
    two_devices,
    ended_while_joining,
    new_key_while_coming_back,
    pages_while_coming_back,
    both_release,
    both_delete,
    ended_while_written,
    left_while_written,
)


def at_once(acts: Acts) -> list[str]:
    """Do both at the same moment; the name of the error of each, or "done"."""
    barrier, came = threading.Barrier(len(acts)), [""] * len(acts)

    def run(place: int, act: Callable[[], object]) -> None:
        connection.ensure_connection()
        barrier.wait()
        try:
            act()
        except Exception as error:  # noqa: BLE001 - whatever happens is reported by its name
            came[place] = type(error).__name__
        else:
            came[place] = "done"
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return came


def look(two: Two) -> str:
    """What the two have now: what each space of theirs is to each, who is in it, and whether they share one."""
    if not any(RingEntry.objects.filter(person=two[number].person).exists() for number in (0, 1)):
        return "nobody"
    told, ids = [], []
    for number in (0, 1):
        spaces = two[number].spaces()
        there = [each for each in spaces.all[1:] if Space.objects.filter(id=each.id).exists()]
        ids.append(spaces.shared and spaces.shared.id)
        states = [(each.role, each.states(TOGETHER)[TOGETHER]) for each in there]
        told.append(", ".join(f"{role} {len(state.members)} {len(state.left_by)}" for role, state in states))
        for each in there:
            each.read(Noted, Returned, Released)
    same = "one" if ids[0] == ids[1] else "two"
    return f"{told[0]} | {told[1]} | {same}"


def main(rounds: int) -> dict[str, Any]:
    call_command("migrate", verbosity=0)
    found: dict[str, Any] = {}
    for case in CASES:
        seen: Counter[str] = Counter()
        for _ in range(rounds):
            two = Two()
            before = {model.__name__: model._default_manager.count() for model in tables()}
            came = at_once(case(two))
            grown = sum(model._default_manager.count() - before[model.__name__] for model in tables())
            seen[f"{came[0]} {came[1]} -> {look(two)}" + (f" {grown}" if case is both_delete else "")] += 1
        found[case.__name__] = seen
    return found


def tables() -> list[Any]:
    # What was deleted is noted for a minute by its ids (deletions.py).
    models = apps.get_app_config("ledger").get_models()
    return [model for model in models if model.__name__ != "Deletion"]


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(int(sys.argv[1]))))
