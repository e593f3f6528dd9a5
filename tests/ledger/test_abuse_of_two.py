"""Two people, tried as somebody would who can write to the database, or acts twice at the same moment."""

import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from goldseam.core import vault
from goldseam.ledger import invitations, people
from goldseam.ledger.models import Invitation, Person, Space
from goldseam.ledger.ring import CLIENT, SHARED

Two = Any
Stored = Callable[[], dict[str, list[Any]]]


def slipped_in(inviter: UUID, space: UUID, epoch: int, role: str, now: datetime) -> invitations.NewInvitation:
    """An invitation that somebody wrote into the database: to a space of somebody else, under a key of their own."""
    code, salt, terms = (
        vault.make_invitation_code(secrets.token_bytes),
        secrets.token_bytes(16),
        people.kdf_parameters(),
    )
    key, made = vault.derive_invitation_key(code, salt, terms), uuid4()
    handed = vault.InvitationPayload(
        space, epoch, vault.SpaceKey.generate(secrets.token_bytes), role, inviter
    )
    sealed = vault.seal_invitation(handed.encode(), key, made, salt, terms, secrets.token_bytes)
    Invitation.objects.create(id=made, sealed=sealed, expires_at=now + timedelta(hours=1))
    Person.objects.filter(id=inviter).update(invitation=made)
    return invitations.NewInvitation(made, code, space)


@pytest.mark.parametrize("epoch", [1, 2])
@pytest.mark.parametrize("role", [SHARED, CLIENT, "private", "odd"])
@pytest.mark.parametrize("which", ["private", "helper"])
def test_s12_a_key_that_is_held_gives_way_to_none_that_comes_by_an_invitation(
    which: str, role: str, epoch: int, strangers: Two, now: datetime, stored: Stored
) -> None:
    helper = strangers.invite_helper(strangers.bob).space
    held = helper if which == "helper" else strangers.bob.private_space().id
    made = slipped_in(strangers.alice.person, held, epoch, role, now)
    before = stored()
    with pytest.raises((invitations.CannotJoinError, vault.DecryptError)):
        strangers.join(strangers.bob, made)
    assert stored()["RingEntry"] == before["RingEntry"]
    assert stored()["Space"] == before["Space"]


def test_s23_whoever_deleted_their_account_meanwhile_comes_into_nothing(
    strangers: Two, stored: Stored
) -> None:
    made, bob = strangers.invite(strangers.alice), strangers.bob
    people.delete_person(bob)
    before = stored()
    with pytest.raises((invitations.CannotJoinError, vault.DecryptError)):
        strangers.join(bob, made)
    assert stored() == before
    assert Space.objects.filter(id=made.space).exists()
