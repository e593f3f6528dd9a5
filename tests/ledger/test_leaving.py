"""Leaving, and deleting an account, while somebody else is there: what stays, what goes, what nobody can stop."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from goldseam.core.records import Left, Released, Withdrawn
from goldseam.core.records.handed import HANDED, TAKEN_BACK_FREELY, Handed, HandedKind
from goldseam.core.records.release import ReleaseTopic
from goldseam.core.records.together import TOGETHER
from goldseam.ledger import invitations, leaving, releases
from goldseam.ledger.head import SpaceDamagedError
from goldseam.ledger.models import Invitation, Item, Person, ReleaseHalf, RingEntry, Space
from goldseam.ledger.people import NewPerson
from goldseam.ledger.ring import FORMER
from goldseam.ledger.spaces import MovedOnError, OpenSpace

Two = Any
Write = Callable[..., list[int]]
Stored = Callable[[], dict[str, list[Any]]]
MakePerson = Callable[..., NewPerson]


def handed(kind: HandedKind, text: str = "text") -> Handed:
    return Handed(kind, f"a {kind.value}", text)


def kinds_there(space: OpenSpace) -> set[HandedKind]:
    return {line.kind for line in space.states(HANDED)[HANDED].items}


@pytest.fixture
def filled(two: Two, write: Write) -> Two:
    """Both handed over one of every kind."""
    for who in (two.alice, two.bob):
        write(two.space(who), *[handed(kind) for kind in HandedKind])
    return two


def test_leaving_while_the_other_writes_loses_nothing_and_is_seen_by_what_they_decide(
    two: Two, write: Write, now: datetime, day: date
) -> None:
    his = two.space(two.bob)
    his.states(TOGETHER)
    leaving.leave(two.space(two.alice), at=now, day=day)

    with pytest.raises(MovedOnError):
        his.append(handed(HandedKind.NOTE), at=now, day=day, after=his.last_seen)
    assert his.states(TOGETHER)[TOGETHER].frozen
    write(his, handed(HandedKind.LETTER, "already on its way"))
    assert kinds_there(two.alice.spaces().former[0]) == {HandedKind.LETTER}


def test_leaving_twice_is_leaving_once(two: Two, now: datetime, day: date) -> None:
    space = two.space(two.alice)
    for _ in range(3):
        leaving.leave(space, at=now, day=day)

    assert len(two.space(two.bob).read(Left)) == 1
    assert [each.role for each in two.alice.spaces().former] == [FORMER]


def test_both_can_leave_and_both_keep_everything_and_take_their_own_back(
    filled: Two, write: Write, now: datetime, day: date
) -> None:
    for who in (filled.alice, filled.bob):
        leaving.leave(filled.space(who), at=now, day=day)

    for who, other in ((filled.alice, filled.bob), (filled.bob, filled.alice)):
        (former,) = who.spaces().former
        lines = former.states(HANDED)[HANDED].items
        mine = next(line.seq for line in lines if line.author == str(who.person))
        theirs = next(line.seq for line in lines if line.author == str(other.person))
        former.erase([mine], at=now, day=day)
        write(former, Withdrawn(mine + 1))
        with pytest.raises(SpaceDamagedError):
            former.erase([theirs], at=now, day=day)
    left = filled.alice.spaces().former[0].states(HANDED)[HANDED]
    assert (len(left.items), len(left.taken_back)) == (2 * len(HandedKind) - 2, 2)


@pytest.mark.parametrize("take_back", [True, False])
@pytest.mark.parametrize("after_leaving", [True, False])
def test_who_deletes_their_account_says_what_stays_of_what_may_be_taken_back(
    filled: Two, now: datetime, day: date, take_back: bool, after_leaving: bool
) -> None:
    alice = filled.alice.person
    if after_leaving:
        leaving.leave(filled.space(filled.alice), at=now, day=day)

    leaving.delete_account(filled.alice, take_back=take_back, at=now, day=day)

    space = filled.space(filled.bob)
    state = space.states(TOGETHER)[TOGETHER]
    assert (state.names[str(alice)], state.gone, state.frozen) == ("", (str(alice),), True)
    lines = space.states(HANDED)[HANDED].items
    hers = {line.kind for line in lines if line.author == str(alice)}
    assert hers == set(HandedKind) - (TAKEN_BACK_FREELY if take_back else set())
    assert {line.kind for line in lines if line.author != str(alice)} == set(HandedKind)
    assert not Person.objects.filter(id=alice).exists()
    assert not RingEntry.objects.filter(person=alice).exists()


@pytest.mark.parametrize("take_back", [True, False])
def test_what_was_never_opened_goes_with_its_author_and_what_was_opened_stays(
    two: Two, now: datetime, day: date, take_back: bool
) -> None:
    for who, name in ((two.alice, "open"), (two.bob, "open"), (two.alice, "sealed"), (two.bob, "his")):
        space = two.space(who)
        space.head()
        after = space.last_seen
        releases.release(space, ReleaseTopic.REVIEW, name, "text", at=now, day=day, after=after)

    leaving.delete_account(two.alice, take_back=take_back, at=now, day=day)

    space = two.space(two.bob)
    kept = [entry for entry in space.read(Released) if isinstance(entry.record, Released)]
    assert [entry.record.round for entry in kept if isinstance(entry.record, Released)] == [
        "open",
        "open",
        "his",
    ]
    assert ReleaseHalf.objects.filter(space=space.id).count() == 3
    assert set((releases.opened(space, kept[:2], {entry.author for entry in kept}) or {}).values()) == {
        "text"
    }


def test_when_both_have_deleted_their_accounts_nothing_is_left_at_all(
    filled: Two, person: MakePerson, now: datetime, day: date, stored: Stored
) -> None:
    leaving.leave(filled.space(filled.alice), at=now, day=day)
    filled.join(filled.bob, invitations.invite_back(filled.alice, filled.alice.spaces().former[0], at=now))
    leaving.leave(filled.space(filled.bob), at=now, day=day)
    carol = person("Carol").unlocked
    filled.join(carol, filled.invite(filled.alice))
    filled.join(carol, filled.invite_helper(filled.bob))

    for unlocked in (filled.alice, filled.bob, carol):
        leaving.delete_account(unlocked, take_back=False, at=now, day=day)

    assert {table: rows for table, rows in stored().items() if rows} == {}


def test_deleting_ends_what_was_shared_with_a_counsellor_and_open_invitations(
    strangers: Two, person: MakePerson, now: datetime, day: date
) -> None:
    dana = person("Dana").unlocked
    space = strangers.join(dana, strangers.invite_helper(strangers.alice), "Dana")
    made = strangers.invite(strangers.alice)

    leaving.delete_account(strangers.alice, take_back=False, at=now, day=day)

    assert dana.spaces().clients == ()
    assert not Space.objects.filter(id__in=[space.id]).exists()
    assert not Space.objects.filter(id=made.space).exists()
    assert not Invitation.objects.filter(id=made.id).exists()


def test_a_counsellor_who_deletes_their_account_takes_nothing_from_their_client(
    strangers: Two, now: datetime, day: date
) -> None:
    strangers.join(strangers.bob, strangers.invite_helper(strangers.alice), "Bob")

    leaving.delete_account(strangers.bob, take_back=True, at=now, day=day)

    (space,) = strangers.alice.spaces().helpers
    assert space.head().last == 1


@pytest.mark.parametrize("table", ["items", "space"])
def test_a_damaged_space_keeps_nobody_from_deleting_their_account(
    filled: Two, now: datetime, day: date, table: str
) -> None:
    space, alice = filled.space(filled.alice).id, filled.alice
    if table == "items":
        Item.objects.filter(space=space, seq=4).update(body=b"x")
    else:
        Space.objects.filter(id=space).update(seal=b"x")

    leaving.delete_account(alice, take_back=True, at=now, day=day)

    assert not Person.objects.filter(id=alice.person).exists()
    assert not RingEntry.objects.filter(person=alice.person).exists()
