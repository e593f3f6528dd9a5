"""Small spaces end: by one step, by themselves on their day, and with every key to them; nobody is told."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.utils import timezone

from goldseam.core.records import CopyGiven, HelperNoted, Noted
from goldseam.ledger import doctor, ending, invitations, leaving
from goldseam.ledger.ending import CannotRenewError
from goldseam.ledger.head import SpaceDamagedError
from goldseam.ledger.models import Checkpoint, Invitation, Item, ReleaseHalf, RingEntry, Space
from goldseam.ledger.people import NewPerson
from goldseam.ledger.tidying import tidy

Two = Any
Write = Callable[..., list[int]]
Stored = Callable[[], dict[str, list[Any]]]
MakePerson = Callable[..., NewPerson]
Inspecting = Callable[[], AbstractContextManager[None]]
DAYS = 14


@pytest.fixture
def helped(strangers: Two, write: Write) -> Two:
    """Alice with Bob as her counsellor: one copy and one note are there."""
    strangers.join(strangers.bob, strangers.invite_helper(strangers.alice))
    write(strangers.alice.spaces().helpers[0], CopyGiven("a", "b"))
    write(strangers.bob.spaces().clients[0], HelperNoted("c"))
    return strangers


def test_one_step_ends_a_small_space_for_everybody_and_can_be_repeated(helped: Two, stored: Stored) -> None:
    (space,) = helped.alice.spaces().helpers
    theirs = helped.bob.spaces().clients[0]
    for _ in range(2):
        ending.end_space(space)

    assert helped.alice.spaces().helpers == helped.bob.spaces().clients == ()
    for model in (Space, Item, ReleaseHalf):
        key = "id" if model is Space else "space"
        assert not model._default_manager.filter(**{key: space.id}).exists()
    assert not any(space.id in row for row in stored()["RingEntry"] + stored()["Checkpoint"])
    with pytest.raises(SpaceDamagedError):
        theirs.read(HelperNoted)


def test_the_members_of_a_space_are_those_who_came_in(two: Two, helped: Two) -> None:
    assert ending.members_of(two.space(two.bob)) == {two.alice.person, two.bob.person}
    assert ending.members_of(helped.alice.spaces().helpers[0]) == {helped.bob.person}


def test_a_damaged_small_space_ends_as_well(helped: Two) -> None:
    (space,) = helped.alice.spaces().helpers
    Space.objects.filter(id=space.id).update(seal=b"x", head=99)

    ending.end_space(space)

    assert helped.alice.spaces().helpers == helped.bob.spaces().clients == ()


def test_stopping_all_sharing_ends_every_share_given_although_one_had_ended(
    helped: Two, person: MakePerson, write: Write
) -> None:
    for name in ("Carol", "Dana"):
        helped.join(person(name).unlocked, helped.invite_helper(helped.alice), name)
    ending.remove_rows(helped.alice.spaces().helpers[0].id)
    helped.join(helped.alice, helped.invite(helped.bob))
    shared = helped.space(helped.alice)
    write(shared, Noted("stays"))
    before = shared.head()

    assert ending.stop_all_sharing(helped.alice) == 3

    spaces = helped.alice.spaces()
    assert spaces.helpers == ()
    assert helped.space(helped.alice).head() == before, "nobody is told"
    assert ending.stop_all_sharing(helped.alice) == 0
    assert ending.stop_all_sharing(helped.bob) == 0, "what was shared with somebody is not theirs to end"


def test_a_small_space_is_there_on_its_last_day_and_gone_the_day_after(
    helped: Two, now: datetime, day: date, inspecting: Inspecting
) -> None:
    (space,) = helped.alice.spaces().helpers
    last = day + timedelta(days=DAYS)
    assert [space.is_there(last + timedelta(days=days)) for days in (-1, 0, 1)] == [True, True, False]

    for days, there in ((DAYS, True), (DAYS + 1, False)):
        with inspecting():
            tidy(now + timedelta(days=days))
        assert Space.objects.filter(id=space.id).exists() is there
        assert Item.objects.filter(space=space.id).exists() is there
    assert helped.alice.private_space().is_there(last + timedelta(days=999))


@pytest.mark.parametrize("server", ["Pacific/Kiritimati", "UTC", "Pacific/Pago_Pago"])
@pytest.mark.parametrize(("hours", "there"), [(-1, True), (11, True), (12, False)])
def test_a_small_space_goes_once_its_last_day_is_over_wherever_its_giver_may_live(
    helped: Two, day: date, inspecting: Inspecting, server: str, hours: int, there: bool
) -> None:
    (space,) = helped.alice.spaces().helpers
    over = datetime.combine(day + timedelta(days=DAYS + 1), time(), UTC)
    with inspecting(), timezone.override(server):
        tidy(over + timedelta(hours=hours))
        assert RingEntry.objects.filter(space=space.id).exists() is there
    assert Space.objects.filter(id=space.id).exists() is there


def test_time_ends_nothing_but_what_has_a_last_day(two: Two, now: datetime, inspecting: Inspecting) -> None:
    with inspecting():
        tidy(now + timedelta(days=999))

    for who in (two.alice, two.bob):
        assert two.space(who).head().last == 2
        assert who.private_space().head().last == 0


def test_s14_keys_to_what_ended_by_itself_go_with_it_although_nobody_comes_back(
    helped: Two, now: datetime, inspecting: Inspecting
) -> None:
    gone = helped.alice.spaces().helpers[0].id
    kept = RingEntry.objects.filter(person=helped.alice.person).exclude(space=gone).count()
    Checkpoint.objects.create(person_id=helped.bob.person, space=gone, tag=bytes(16), sealed=b"x")
    with inspecting():
        tidy(now + timedelta(days=DAYS))
        assert RingEntry.objects.filter(space=gone).count() == 2
        tidy(now + timedelta(days=DAYS + 1))
        assert not RingEntry.objects.filter(space=gone).exists()
        assert not Checkpoint.objects.filter(space=gone).exists()
    assert RingEntry.objects.filter(person=helped.alice.person).count() == kept
    assert list(doctor.with_keys(helped.alice)) == list(doctor.with_keys(helped.bob)) == []


def test_keys_to_what_has_ended_disturb_nobody_and_are_dropped_at_the_next_sign_in(
    helped: Two, now: datetime, day: date, inspecting: Inspecting
) -> None:
    helped.join(helped.alice, helped.invite(helped.bob))
    gone = helped.alice.spaces().helpers[0].id
    kept = helped.invite_helper(helped.alice).space
    ending.renew(helped.alice.spaces().by_id(kept), day + timedelta(days=60))
    later = now + timedelta(days=DAYS + 1)
    ending.remove_rows(gone)

    assert {each.id for each in helped.alice.spaces().helpers} == {gone, kept}
    assert list(doctor.with_keys(helped.alice)) == list(doctor.with_keys(helped.bob)) == []
    with inspecting():
        assert list(doctor.without_keys()) == []

    for _ in range(2):
        for who in (helped.alice, helped.bob):
            ending.forget_ended(who, later.date())
    assert [each.id for each in helped.alice.spaces().helpers] == [kept]
    assert helped.bob.spaces().clients == ()
    assert helped.alice.shared_space() is not None
    for who in (helped.alice, helped.bob):
        assert not RingEntry.objects.filter(person=who.person, space=gone).exists()
        assert not Checkpoint.objects.filter(person=who.person, space=gone).exists()


def test_a_key_is_dropped_a_day_late_although_nothing_was_tidied_yet(helped: Two, day: date) -> None:
    """Somebody some hours ahead must not lose a key that is still renewed that evening."""
    for days, left in ((DAYS, 1), (DAYS + 1, 1), (DAYS + 2, 0)):
        ending.forget_ended(helped.bob, day + timedelta(days=days))
        assert len(helped.bob.spaces().clients) == left


def test_whoever_gave_a_share_may_move_its_last_day(helped: Two, day: date) -> None:
    until = day + timedelta(days=DAYS + 30)

    ending.renew(helped.alice.spaces().helpers[0], until)

    assert helped.bob.spaces().clients[0].is_there(until)
    assert not helped.bob.spaces().clients[0].is_there(until + timedelta(days=1))


def test_nobody_else_moves_it_and_what_is_over_or_endless_gets_no_last_day(
    helped: Two, day: date, stored: Stored
) -> None:
    helped.join(helped.alice, helped.invite(helped.bob))
    (given,) = helped.alice.spaces().helpers
    before = stored()

    for space in (
        helped.bob.spaces().clients[0],
        helped.space(helped.alice),
        helped.alice.private_space(),
    ):
        with pytest.raises(CannotRenewError):
            ending.renew(space, day)
    assert stored() == before
    ending.end_space(given)
    with pytest.raises(CannotRenewError):
        ending.renew(given, day)


def test_invitations_go_when_their_time_is_over(
    strangers: Two, now: datetime, inspecting: Inspecting
) -> None:
    made = strangers.invite(strangers.alice)
    for seconds, there in ((0, True), (1, False)):
        with inspecting():
            tidy(now + invitations.OPEN_FOR + timedelta(seconds=seconds))
        assert Invitation.objects.filter(id=made.id).exists() is there

    assert strangers.alice.shared_space().id == made.space, "the space still waits for the next invitation"
    strangers.join(strangers.bob, strangers.invite(strangers.alice))
    assert not Space.objects.filter(id=made.space).exists()


@pytest.mark.parametrize("size", [0, 1, 1125, 1127])
def test_the_doctor_finds_an_invitation_of_an_impossible_size(
    strangers: Two, inspecting: Inspecting, size: int
) -> None:
    made = strangers.invite(strangers.alice)
    with inspecting():
        assert list(doctor.without_keys()) == []
    Invitation.objects.filter(id=made.id).update(sealed=b"x" * size)

    with inspecting():
        assert list(doctor.without_keys()) == [
            f"invitation {made.id}: it has a size that no sealed invitation has"
        ]


@pytest.mark.parametrize("columns", [{"half": b"x" * 31}, {"round": b"x"}])
def test_the_doctor_finds_a_half_of_an_impossible_size(
    two: Two, now: datetime, day: date, inspecting: Inspecting, columns: dict[str, bytes]
) -> None:
    space = two.space(two.alice)
    row = {"round": b"r" * 16, "half": b"h" * 32} | columns
    ReleaseHalf.objects.create(space_id=space.id, author=two.alice.person, **row)
    leaving.leave(space, at=now, day=day)

    with inspecting():
        assert list(doctor.without_keys()) == [f"space {space.id}: half of a released text has a wrong size"]
