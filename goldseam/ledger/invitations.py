"""Inviting and joining: a link that holds an id, and eight words that open a space key (72 hours, five tries)."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.db.models import F

from goldseam.core import vault
from goldseam.core.records.kinds import Record
from goldseam.core.records.together import TOGETHER
from goldseam.ledger.ending import end_space, put_aside
from goldseam.ledger.head import open_head, seal_head
from goldseam.ledger.kdf_queue import ServerBusyError, place_in_queue
from goldseam.ledger.models import Invitation, Person, Space
from goldseam.ledger.people import create_space, kdf_parameters
from goldseam.ledger.ring import CLIENT, FORMER, HELPER, SHARED, hold, put_into_ring
from goldseam.ledger.spaces import OpenSpace
from goldseam.ledger.unlocked import Unlocked

OPEN_FOR = timedelta(hours=72)
MOST_TRIES = 5


class CannotJoinError(Exception):
    """The words do not open this invitation, or it is over. Nothing says which of them it is."""


class AlreadyTogetherError(Exception):
    """This person shares a space with somebody now; they leave it first."""


class OwnInvitationError(Exception):
    """Nobody joins their own invitation."""


@dataclass(frozen=True)
class NewInvitation:
    """What the inviter passes on: the id by link, the code by voice. The code is stored nowhere."""

    id: UUID
    code: vault.InvitationSecret = field(repr=False)
    space: UUID


@dataclass(frozen=True)
class _Envelope:
    """What an invitation is sealed with: made before any lock is taken, because it is slow."""

    id: UUID
    code: vault.InvitationSecret
    key: vault.InvitationKey
    salt: bytes
    parameters: vault.KdfParams


def invite_partner(unlocked: Unlocked, greeting: Record, *, at: datetime, day: date) -> NewInvitation:
    """Open a fresh space of two and an invitation to it; an earlier open invitation ends.

    Raises:
        AlreadyTogetherError: there is a space of two that is not frozen.
        ServerBusyError: too many people sign in at this moment.
    """
    envelope = _envelope()
    # All or nothing: two devices inviting at once must not leave two spaces of two in one ring.
    with transaction.atomic():
        hold(unlocked.person)
        _make_room(unlocked)
        space = create_space(unlocked, SHARED, day)
        opened = unlocked.spaces().by_id(space)
        assert opened is not None  # noqa: S101 - its key was put into the ring one line above
        opened.append(greeting, at=at, day=day)
        payload = vault.InvitationPayload(space, 1, opened.key, SHARED, unlocked.person)
        return _send(envelope, payload, at, couple=True)


def invite_back(unlocked: Unlocked, space: OpenSpace, *, at: datetime) -> NewInvitation:
    """Invite whoever one shared a frozen space with to go on in it, under a new key.

    Raises:
        AlreadyTogetherError: this space is not frozen, or another one is in use.
        ServerBusyError: too many people sign in at this moment.
    """
    envelope = _envelope()
    with transaction.atomic():
        # Under the lock: a new key that took the place of one somebody just joined by would lose what follows.
        hold(unlocked.person)
        _make_room(unlocked, space.id)
        if not space.states(TOGETHER)[TOGETHER].frozen:
            raise AlreadyTogetherError
        epoch = Space.objects.values_list("epoch", flat=True).get(id=space.id) + 1
        key = vault.SpaceKey.generate(secrets.token_bytes)
        # The space itself stays at its epoch, frozen, until the other one comes.
        entry = vault.RingEntry(key, SHARED, space.last_seen)
        put_into_ring(unlocked.person, unlocked.master, space.id, epoch, entry)
        payload = vault.InvitationPayload(space.id, epoch, key, SHARED, unlocked.person)
        return _send(envelope, payload, at, couple=True)


def invite_helper(unlocked: Unlocked, *, at: datetime, day: date, ends_on: date) -> NewInvitation:
    """Open a small space for a counsellor, with its last day, and an invitation to it.

    Raises:
        ServerBusyError: too many people sign in at this moment.
    """
    envelope = _envelope()
    with transaction.atomic():
        space = create_space(unlocked, HELPER, day, ends_on)
        key = unlocked.ring()[space][1].space_key
        payload = vault.InvitationPayload(space, 1, key, CLIENT, unlocked.person, ends_on)
        return _send(envelope, payload, at, couple=False)


def is_open(invitation: UUID, now: datetime) -> bool:
    """Whether somebody could still join by this invitation."""
    row = Invitation.objects.filter(id=invitation).first()
    return row is not None and row.expires_at > now and row.tries < MOST_TRIES


def end_invitation(invitation: UUID) -> None:
    """End an invitation; its link and its words open nothing from now on."""
    Invitation.objects.filter(id=invitation).delete()


@transaction.atomic
def end_own_invitation(unlocked: Unlocked) -> None:
    """End the open invitation to a space of two, and remove the space nobody came into. Safe to repeat."""
    hold(unlocked.person)
    for waiting in Person.objects.filter(id=unlocked.person).values_list("invitation", flat=True):
        if waiting is not None:
            end_invitation(waiting)
            Person.objects.filter(id=unlocked.person).update(invitation=None)
    shared = unlocked.shared_space()
    if shared is not None and not shared.states(TOGETHER)[TOGETHER].complete:
        end_space(shared)


def join(
    unlocked: Unlocked,
    invitation: UUID,
    code: vault.InvitationSecret,
    greeting: Callable[[vault.InvitationPayload], Record],
    *,
    at: datetime,
    day: date,
) -> OpenSpace:
    """Open an invitation with its code and come into its space, saying the greeting there. Single use.

    Raises:
        CannotJoinError: wrong words, or no invitation that is still open.
        OwnInvitationError, AlreadyTogetherError: as they say; the invitation stays open.
        ServerBusyError: too many people sign in at this moment.
    """
    payload = _opened(invitation, code, at)
    if payload.inviter == unlocked.person:
        raise OwnInvitationError
    with transaction.atomic():
        # Both rows, so of two who invite each other and join at the same moment exactly one comes through.
        hold(unlocked.person, payload.inviter)
        _claim(payload, invitation)
        # A key that is held gives way only to a later one of the space of two both come back to.
        held = unlocked.ring().get(payload.space, {})
        first, last = payload.epoch == 1, max(held, default=0)
        back = payload.role == SHARED and not first and last > 0 and held[last].role in (SHARED, FORMER)
        if not back and (held or not first):
            raise CannotJoinError
        if payload.role == SHARED:
            _make_room(unlocked, payload.space)
        row = _still_there(payload, day)
        entry = vault.RingEntry(payload.key, payload.role, 0)
        put_into_ring(unlocked.person, unlocked.master, payload.space, payload.epoch, entry)
        if payload.epoch > 1:
            _turn_to(row, unlocked, payload)
        space = unlocked.spaces().by_id(payload.space)
        assert space is not None  # noqa: S101 - its key was put into the ring above
        space.append(greeting(payload), at=at, day=day)
    return space


def _envelope() -> _Envelope:
    code = vault.make_invitation_code(secrets.token_bytes)
    salt, parameters = secrets.token_bytes(16), kdf_parameters()
    with place_in_queue():
        key = vault.derive_invitation_key(code, salt, parameters)
    return _Envelope(uuid4(), code, key, salt, parameters)


def _send(
    envelope: _Envelope, payload: vault.InvitationPayload, at: datetime, *, couple: bool
) -> NewInvitation:
    terms = (envelope.key, envelope.id, envelope.salt, envelope.parameters)
    sealed = vault.seal_invitation(payload.encode(), *terms, secrets.token_bytes)
    Invitation.objects.create(id=envelope.id, sealed=sealed, expires_at=at + OPEN_FOR)
    if couple:
        Person.objects.filter(id=payload.inviter).update(invitation=envelope.id)
    return NewInvitation(envelope.id, envelope.code, payload.space)


def _opened(invitation: UUID, code: vault.InvitationSecret, now: datetime) -> vault.InvitationPayload:
    """Open the payload. The try is counted before the slow step, so that five at once are five."""
    counted = Invitation.objects.filter(id=invitation, tries__lt=MOST_TRIES, expires_at__gt=now).update(
        tries=F("tries") + 1
    )
    row = Invitation.objects.filter(id=invitation).first() if counted else None
    # Whether a link was ever real is not told, neither in words nor by how long it takes.
    seed = vault.server_mac(settings.SERVER_KEY, "no-invitation", invitation.bytes)
    sealed = bytes(row.sealed) if row else vault.fake_invitation(seed, kdf_parameters())
    try:
        salt, parameters = vault.read_invitation_params(sealed)
        with place_in_queue():
            key = vault.derive_invitation_key(code, salt, parameters)
        payload = vault.InvitationPayload.decode(vault.open_invitation(sealed, key, invitation))
    except vault.DecryptError:
        raise CannotJoinError from None
    except ServerBusyError:
        # Nothing was tried, so nothing was counted. What was not counted above is not given back either.
        if counted:
            _give_back(invitation)
        raise
    _give_back(invitation)
    return payload


def _give_back(invitation: UUID) -> None:
    """Take a counted try back: it was no wrong guess."""
    Invitation.objects.filter(id=invitation).update(tries=F("tries") - 1)


def _claim(payload: vault.InvitationPayload, invitation: UUID) -> None:
    """Take the invitation, which one person can do once. To a space of two, only the inviter's newest one counts."""
    if payload.role == SHARED:
        newest = Person.objects.filter(id=payload.inviter, invitation=invitation)
        if not newest.update(invitation=None):
            raise CannotJoinError
    if Invitation.objects.filter(id=invitation).delete()[0] != 1:
        raise CannotJoinError


def _make_room(unlocked: Unlocked, wanted: UUID | None = None) -> None:
    """See to it that this person has no other space of two: one that waits is removed, a frozen one put aside."""
    end_own_invitation(unlocked)
    shared = unlocked.shared_space()
    if shared is None or shared.id == wanted:
        return
    if not shared.states(TOGETHER)[TOGETHER].frozen:
        raise AlreadyTogetherError
    put_aside(shared)


def _still_there(payload: vault.InvitationPayload, day: date) -> Space:
    """The space, locked before its rings are written, as everywhere."""
    row = Space.objects.select_for_update().filter(id=payload.space).first()
    if row is None or (row.ends_on is not None and row.ends_on < day):
        raise CannotJoinError
    return row


def _turn_to(row: Space, unlocked: Unlocked, payload: vault.InvitationPayload) -> None:
    """Bring a space to its new epoch: from now on everything is sealed under the new key."""
    if row.epoch + 1 != payload.epoch:
        raise CannotJoinError
    head = open_head(row, unlocked.ring()[payload.space])
    row.epoch = payload.epoch
    seal_head(row, head, payload.key, secrets.token_bytes)
    Space.objects.filter(id=row.id).update(epoch=row.epoch, seal=row.seal)
