"""Inviting and joining: the right words once, in time; every other way fails alike and tells nothing."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from goldseam.core import vault
from goldseam.core.records import Joined, Noted
from goldseam.core.records.kinds import Record
from goldseam.core.records.together import TOGETHER
from goldseam.ledger import ending, invitations
from goldseam.ledger.invitations import (
    MOST_TRIES,
    OPEN_FOR,
    AlreadyTogetherError,
    CannotJoinError,
    NewInvitation,
    OwnInvitationError,
)
from goldseam.ledger.kdf_queue import ServerBusyError
from goldseam.ledger.models import Invitation, Item, Person, RingEntry, Space
from goldseam.ledger.people import NewPerson
from goldseam.ledger.unlocked import Unlocked

Two = Any
Stored = Callable[[], dict[str, list[Any]]]
MakePerson = Callable[..., NewPerson]
WRONG = vault.InvitationSecret(b"\x07" * 9)
SECOND = timedelta(seconds=1)


def hello(_: vault.InvitationPayload) -> Record:
    return Joined("Bob")


def attempt(
    who: Unlocked, invitation: UUID, code: vault.InvitationSecret, at: datetime, greeting: Any = hello
) -> None:
    invitations.join(who, invitation, code, greeting, at=at, day=at.date())


def tries_of(made: NewInvitation) -> int:
    return Invitation.objects.get(id=made.id).tries


def test_the_right_words_bring_somebody_into_a_fresh_space_and_leave_their_own_one_alone(
    strangers: Two, now: datetime, day: date
) -> None:
    strangers.bob.private_space().append(Noted("months of it"), at=now, day=day)
    made = strangers.invite(strangers.alice)

    space = strangers.join(strangers.bob, made)

    alice, bob = strangers.alice, strangers.bob
    assert space.id == made.space == alice.shared_space().id == bob.shared_space().id
    state = bob.shared_space().states(TOGETHER)[TOGETHER]
    assert state.names == {str(alice.person): "Alice", str(bob.person): "Bob"}
    assert [entry.record for entry in bob.private_space().read(Noted)] == [Noted("months of it")]
    assert alice.private_space().read(Noted) == []
    assert not Invitation.objects.filter(id=made.id).exists()
    assert Person.objects.get(id=alice.person).invitation is None


def wrong_words(two: Two, made: NewInvitation, now: datetime) -> None:
    attempt(two.bob, made.id, WRONG, now)


def a_sixth_try(two: Two, made: NewInvitation, now: datetime) -> None:
    Invitation.objects.filter(id=made.id).update(tries=MOST_TRIES)
    attempt(two.bob, made.id, made.code, now)


def after_three_days(two: Two, made: NewInvitation, now: datetime) -> None:
    attempt(two.bob, made.id, made.code, now + OPEN_FOR)


def once_it_was_used(two: Two, made: NewInvitation, now: datetime) -> None:
    Invitation.objects.filter(id=made.id).delete()
    attempt(two.bob, made.id, made.code, now)


def after_it_was_ended(two: Two, made: NewInvitation, now: datetime) -> None:
    invitations.end_own_invitation(two.alice)
    attempt(two.bob, made.id, made.code, now)


def after_a_newer_one(two: Two, made: NewInvitation, now: datetime) -> None:
    two.invite(two.alice)
    attempt(two.bob, made.id, made.code, now)


def the_words_of_another_invitation(two: Two, made: NewInvitation, now: datetime) -> None:
    foreign = two.invite_helper(two.alice)
    attempt(two.bob, made.id, foreign.code, now)


def a_guessed_link(two: Two, made: NewInvitation, now: datetime) -> None:
    attempt(two.bob, uuid4(), made.code, now)


def a_payload_from_another_row(two: Two, made: NewInvitation, now: datetime) -> None:
    foreign = two.invite_helper(two.alice)
    Invitation.objects.filter(id=made.id).update(sealed=Invitation.objects.get(id=foreign.id).sealed)
    attempt(two.bob, made.id, foreign.code, now)


def a_broken_payload(two: Two, made: NewInvitation, now: datetime) -> None:
    sealed = bytes(Invitation.objects.get(id=made.id).sealed)
    Invitation.objects.filter(id=made.id).update(sealed=sealed[:-1] + bytes([sealed[-1] ^ 1]))
    attempt(two.bob, made.id, made.code, now)


REFUSED = [
    wrong_words,
    a_sixth_try,
    after_three_days,
    once_it_was_used,
    after_it_was_ended,
    after_a_newer_one,
    the_words_of_another_invitation,
    a_guessed_link,
    a_payload_from_another_row,
    a_broken_payload,
]


@pytest.mark.parametrize("refused", REFUSED, ids=lambda each: each.__name__)
def test_every_refusal_is_the_same_error_after_the_same_work(
    strangers: Two, now: datetime, refused: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = strangers.invite(strangers.alice)
    work: list[Any] = []
    derive = vault.derive_invitation_key
    opening = vault.open_invitation

    def deriving(code: Any, salt: bytes, parameters: Any) -> Any:
        work.append(parameters)
        return derive(code, salt, parameters)

    def opened(sealed: bytes, *rest: Any) -> bytes:
        work.append(len(sealed))
        return opening(sealed, *rest)

    monkeypatch.setattr(vault, "derive_invitation_key", deriving)
    monkeypatch.setattr(vault, "open_invitation", opened)

    with pytest.raises(CannotJoinError) as error:
        refused(strangers, made, now)

    assert (error.value.args, error.value.__cause__) == ((), None)
    assert work[-2:] == [vault.TESTING, vault.INVITATION_BYTES]
    assert strangers.bob.shared_space() is None


def test_an_invitation_lives_for_three_days_to_the_second(strangers: Two, now: datetime) -> None:
    made = strangers.invite(strangers.alice)

    assert invitations.is_open(made.id, now + OPEN_FOR - SECOND)
    assert not invitations.is_open(made.id, now + OPEN_FOR)
    attempt(strangers.bob, made.id, made.code, now + OPEN_FOR - SECOND)
    assert strangers.bob.shared_space() is not None


def test_five_wrong_codes_end_it_also_for_whoever_has_the_right_one(strangers: Two, now: datetime) -> None:
    made = strangers.invite(strangers.alice)
    for number in range(MOST_TRIES):
        assert invitations.is_open(made.id, now)
        with pytest.raises(CannotJoinError):
            attempt(strangers.bob, made.id, WRONG, now)
        assert tries_of(made) == number + 1

    assert not invitations.is_open(made.id, now)
    with pytest.raises(CannotJoinError):
        attempt(strangers.bob, made.id, made.code, now)
    assert tries_of(made) == MOST_TRIES


def test_a_try_is_counted_before_the_slow_step_and_given_back_when_the_words_were_right(
    strangers: Two, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = strangers.invite(strangers.alice)
    seen: list[int] = []
    derive = vault.derive_invitation_key

    def counting(*arguments: Any) -> Any:
        seen.append(tries_of(made))
        return derive(*arguments)

    monkeypatch.setattr(vault, "derive_invitation_key", counting)

    for _ in range(MOST_TRIES + 1):
        with pytest.raises(OwnInvitationError):
            attempt(strangers.alice, made.id, made.code, now)
    assert set(seen) == {1}
    assert tries_of(made) == 0


def test_a_try_that_found_no_place_costs_nothing_and_opens_nothing_again(
    strangers: Two, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = strangers.invite(strangers.alice)

    def busy() -> Any:
        raise ServerBusyError

    monkeypatch.setattr(invitations, "place_in_queue", busy)
    for tries in (0, MOST_TRIES):
        Invitation.objects.filter(id=made.id).update(tries=tries)
        with pytest.raises(ServerBusyError):
            attempt(strangers.bob, made.id, made.code, now)
        assert tries_of(made) == tries


def test_somebody_who_shares_a_space_cannot_join_another_and_it_stays_open(
    two: Two, person: MakePerson, now: datetime, stored: Stored
) -> None:
    carol = person("Carol").unlocked
    made = two.invite(carol, "Carol")
    before = stored()

    with pytest.raises(AlreadyTogetherError):
        attempt(two.bob, made.id, made.code, now)
    assert stored() == before
    with pytest.raises(AlreadyTogetherError):
        two.invite(two.bob)
    assert stored() == before

    dave = person("Dave").unlocked
    attempt(dave, made.id, made.code, now)
    assert dave.shared_space() is not None


@pytest.mark.parametrize("first", ["alice", "bob"])
def test_two_who_invited_each_other_end_up_in_one_space_and_the_empty_one_is_gone(
    strangers: Two, now: datetime, first: str, stored: Stored
) -> None:
    alices, bobs = strangers.invite(strangers.alice), strangers.invite(strangers.bob, "Bob")
    used, other = (bobs, alices) if first == "alice" else (alices, bobs)
    second = "bob" if first == "alice" else "alice"

    strangers.join(getattr(strangers, first), used)

    with pytest.raises(CannotJoinError):
        attempt(getattr(strangers, second), other.id, other.code, now)
    assert strangers.alice.shared_space().id == strangers.bob.shared_space().id == used.space
    assert not Space.objects.filter(id=other.space).exists()
    assert not Item.objects.filter(space=other.space).exists()
    assert stored()["Invitation"] == []


def test_inviting_again_leaves_one_invitation_and_one_waiting_space(
    strangers: Two, now: datetime, stored: Stored
) -> None:
    for _ in range(3):
        made = strangers.invite(strangers.alice)

    assert [row[0] for row in stored()["Invitation"]] == [made.id]
    assert strangers.alice.shared_space().id == made.space
    assert Space.objects.filter(id=made.space).count() == 1
    assert RingEntry.objects.filter(person=strangers.alice.person).count() == 2
    attempt(strangers.bob, made.id, made.code, now)


def test_a_greeting_that_is_refused_undoes_the_joining(strangers: Two, now: datetime, stored: Stored) -> None:
    class NotThisPageError(Exception):
        pass

    def refuse(_: vault.InvitationPayload) -> Record:
        raise NotThisPageError

    made, before = strangers.invite(strangers.alice), stored()

    with pytest.raises(NotThisPageError):
        attempt(strangers.bob, made.id, made.code, now, refuse)
    assert stored() == before


@pytest.mark.parametrize("days", [0, 15])
def test_a_counsellor_cannot_come_into_a_space_that_is_over(
    strangers: Two, now: datetime, stored: Stored, days: int
) -> None:
    made = strangers.invite_helper(strangers.alice)
    if not days:
        ending.end_space(strangers.alice.spaces().helpers[0])
    Invitation.objects.filter(id=made.id).update(expires_at=now + timedelta(days=30))
    before = stored()

    with pytest.raises(CannotJoinError):
        attempt(strangers.bob, made.id, made.code, now + timedelta(days=days))
    assert stored() == before
