"""A crash between any two statements of what two people do leaves something whole, and doing it again finishes it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection

from goldseam.core.records.handed import Handed, HandedKind
from goldseam.core.records.openness import GIVEN_LINES, OpennessGiven, OpennessKind
from goldseam.core.records.release import Released, ReleaseTopic
from goldseam.core.records.together import TOGETHER
from goldseam.core.records.where_i_am import WhereWritten
from goldseam.ledger import ending, invitations, leaving, openness, releases
from goldseam.ledger.models import Space
from goldseam.ledger.people import NewPerson

Two = Any
Act = Callable[[Two, Any], object]
MOST_STATEMENTS = 120
ROUND = "2026-W10"


class Crash:
    """Lets so many statements on the ledger's tables through, and fails at the next one."""

    def __init__(self, after: int) -> None:
        self.left = after
        self.happened = False

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if '"ledger_' in sql and not self.happened:
            self.left -= 1
            if self.left < 0:
                self.happened = True
                raise DatabaseError("the power went")
        return execute(sql, params, many, context)


@contextmanager
def crashing(after: int) -> Iterator[Crash]:
    crash = Crash(after)
    with connection.execute_wrapper(crash):
        try:
            yield crash
        except DatabaseError:
            assert crash.happened


def at_once(two: Two) -> dict[str, Any]:
    return {"at": two.now, "day": two.now.date()}


def release(two: Two, who: Any, text: str) -> None:
    space = two.space(who)
    space.head()
    releases.release(space, ReleaseTopic.REVIEW, ROUND, text, **at_once(two), after=space.last_seen)


def take_back(two: Two, _: Any) -> None:
    space = two.space(two.alice)
    for entry in space.read(Released):
        releases.take_back(space, entry, **at_once(two))


def nothing(_: Two) -> None:
    return None


def invited(two: Two) -> Any:
    return two.invite(two.alice)


def both_invited(two: Two) -> Any:
    two.invite(two.bob, "Bob")
    return two.invite(two.alice)


def together(two: Two) -> None:
    two.join(two.bob, two.invite(two.alice))
    two.space(two.alice).append(Handed(HandedKind.NOTE, "a", "b"), **at_once(two))


def with_counsellor(two: Two) -> None:
    two.join(two.bob, two.invite_helper(two.alice))


def left(two: Two) -> None:
    together(two)
    leaving.leave(two.space(two.bob), **at_once(two))


def invited_back(two: Two) -> invitations.NewInvitation:
    left(two)
    return invitations.invite_back(two.alice, two.space(two.alice), at=two.now)


def released(two: Two) -> None:
    together(two)
    release(two, two.alice, "of Alice")


def draft(two: Two, _: Any = None) -> Any:
    ends_on = two.now.date() + timedelta(days=1)
    return openness.begin(two.alice, WhereWritten("here"), **at_once(two), ends_on=ends_on)


def drafted(two: Two) -> Any:
    together(two)
    return draft(two)


def show(two: Two, item: Any) -> None:
    """Show it; told again after it was done, it is shown already."""
    shared = two.space(two.alice)

    def write(half: bytes, sealed: bytes) -> list[Any]:
        if shared.states(GIVEN_LINES)[GIVEN_LINES].lines:
            return []
        record = OpennessGiven(OpennessKind.WHERE, str(item.id), half, sealed)
        return shared.append(record, **at_once(two))

    openness.show(item, write)


def shown(two: Two) -> None:
    show(two, drafted(two))


def leave(two: Two, _: Any) -> None:
    """Leave; told again after it was done, there is nothing to leave any more."""
    shared = two.bob.shared_space()
    if shared is not None:
        leaving.leave(shared, **at_once(two))


ACTS: dict[str, tuple[Callable[[Two], Any], Act]] = {
    "inviting": (nothing, lambda two, _: two.invite(two.alice)),
    "inviting again": (invited, lambda two, _: two.invite(two.alice)),
    "ending the invitation": (invited, lambda two, _: invitations.end_own_invitation(two.alice)),
    "joining": (invited, lambda two, made: two.join(two.bob, made)),
    "joining one of two": (both_invited, lambda two, made: two.join(two.bob, made)),
    "inviting a counsellor": (nothing, lambda two, _: two.invite_helper(two.alice)),
    "joining as a counsellor": (
        lambda two: two.invite_helper(two.alice),
        lambda two, made: two.join(two.bob, made),
    ),
    "leaving": (together, leave),
    "inviting back": (
        left,
        lambda two, _: invitations.invite_back(two.alice, two.space(two.alice), at=two.now),
    ),
    "coming back": (invited_back, lambda two, made: two.join(two.bob, made)),
    "releasing": (together, lambda two, _: release(two, two.alice, "of Alice")),
    "taking a release back": (released, take_back),
    "ending a small space": (with_counsellor, lambda two, _: ending.stop_all_sharing(two.alice)),
    "beginning openness": (together, draft),
    "showing openness": (drafted, show),
    "ending openness": (shown, lambda two, _: ending.stop_all_sharing(two.alice)),
    "deleting an account": (
        released,
        lambda two, _: leaving.delete_account(two.alice, take_back=True, **at_once(two)),
    ),
}
GONE_AFTER = ("deleting an account",)


def look(two: Two, stored: Callable[[], dict[str, list[Any]]], *, alone: bool) -> dict[str, Any]:
    """What is there, without ids: the rows of each table, what each space is to each, and who is in it."""
    found: dict[str, Any] = {table: len(rows) for table, rows in stored().items()}
    for name in ("bob",) if alone else ("alice", "bob"):
        spaces = [
            each for each in getattr(two, name).spaces().all if Space.objects.filter(id=each.id).exists()
        ]
        states = [space.states(TOGETHER)[TOGETHER] for space in spaces]
        found[name] = [
            (space.role, space.head().last, sorted(state.names.values()), len(state.left_by))
            for space, state in zip(spaces, states, strict=True)
        ]
        found[name].sort()
    return found


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", ACTS)
def test_what_was_broken_off_is_whole_and_can_be_done_again(
    name: str,
    strangers: Two,
    person: Callable[[str], NewPerson],
    stored: Callable[[], dict[str, list[Any]]],
) -> None:
    prepare, act = ACTS[name]
    others = look(strangers, stored, alone=False)
    act(strangers, prepare(strangers))
    wanted = look(strangers, stored, alone=name in GONE_AFTER)
    before = {table: rows for table, rows in others.items() if isinstance(rows, int)}
    grown = {table: wanted[table] - rows for table, rows in before.items()}

    for after in range(MOST_STATEMENTS):
        two = type(strangers)((person("Alice"), person("Bob")), strangers.now)
        rows = {table: len(found) for table, found in stored().items()}
        made = prepare(two)
        with crashing(after) as crash:
            act(two, made)
        if crash.happened:
            assert look(two, stored, alone=False), "both can still open everything they hold"
            act(two, made)
        now = look(two, stored, alone=name in GONE_AFTER)
        assert {table: now[table] - rows[table] for table in rows} == grown, after
        assert {who: now[who] for who in ("alice", "bob") if who in now} == {
            who: wanted[who] for who in ("alice", "bob") if who in wanted
        }, after
        if not crash.happened:
            break
    assert not crash.happened
    assert after > 1
