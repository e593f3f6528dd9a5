"""Keeps the states of folds sealed, so that a page reads only what came after: its cost stays flat.

A checkpoint is derived. It can be dropped at any time, is not trusted further than its seal, and is made
anew whenever it does not open, was made by another version of its fold, or covers something erased since.
It also remembers how far a space went: one that covered more than there is now shows that rows were put back.
"""

import secrets
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec
from django.db import OperationalError, transaction

from goldseam.core import vault
from goldseam.core.records import Fold, kind_of
from goldseam.ledger.head import Head
from goldseam.ledger.heads import OlderCopyError
from goldseam.ledger.models import Checkpoint, Space

if TYPE_CHECKING:
    from goldseam.ledger.spaces import OpenSpace

# A page that had to open more entries than this leaves new checkpoints behind.
LONGEST_TAIL = 48


class Kept(msgspec.Struct, frozen=True, array_like=True):
    """The state of a fold up to an item number: how many items of its kinds it rests on, how many erased."""

    version: int
    kinds: tuple[str, ...]
    covered: int
    held: int
    erased: int
    state: msgspec.Raw


@dataclass(frozen=True)
class Start:
    """Where a fold goes on from: the number it has covered, what it rests on, and its state."""

    covered: int
    held: int
    erased: int
    state: Any


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Kept)


def load(space: "OpenSpace", folds: Sequence[Fold[Any]], head: Head) -> dict[str, Start]:
    """Where each fold goes on from: a usable checkpoint, or the beginning. One query.

    Raises:
        OlderCopyError: a checkpoint covered more than there is now, so older rows were put back.
    """
    tags = {_tag(space, fold): fold for fold in folds}
    found = {fold.name: Start(0, 0, 0, fold.state()) for fold in folds}
    rows = Checkpoint.objects.filter(person=space.person, space=space.id, tag__in=list(tags))
    for tag, sealed in rows.values_list("tag", "sealed"):
        fold = tags[bytes(tag)]
        start = _open(space, fold, bytes(sealed), head)
        if start is not None:
            found[fold.name] = start
    return found


def save(space: "OpenSpace", states: Mapping[Fold[Any], Any], head: Head) -> None:
    """Seal these states as covering everything up to `head`, unless something was written since it was read.

    Without that check, words that somebody erases at this moment would come back inside a checkpoint. A database
    without room still lets people read: a checkpoint saves nothing but time.
    """
    with suppress(OperationalError), transaction.atomic():
        unchanged = Space.objects.select_for_update().filter(id=space.id, head=head.last).values_list("id")
        if not list(unchanged):
            return
        Checkpoint.objects.bulk_create(
            [_sealed(space, fold, state, head) for fold, state in states.items()],
            update_conflicts=True,
            unique_fields=["person", "space", "tag"],
            update_fields=["sealed"],
        )


def _sealed(space: "OpenSpace", fold: Fold[Any], state: Any, head: Head) -> Checkpoint:
    kinds = _kinds(fold)
    held, erased = head.holds(kinds)
    raw = msgspec.Raw(_encoder.encode(state))
    payload = _encoder.encode(Kept(fold.version, kinds, head.last, held, erased, raw))
    sealed = vault.seal_checkpoint(
        space.master, space.id, space.person, fold.name, payload, secrets.token_bytes
    )
    return Checkpoint(person_id=space.person, space=space.id, tag=_tag(space, fold), sealed=sealed)


def _kinds(fold: Fold[Any]) -> tuple[str, ...]:
    return tuple(kind_of(kind) for kind in fold.reads)


def _tag(space: "OpenSpace", fold: Fold[Any]) -> bytes:
    return vault.kind_tag(space.key, f"checkpoint:{fold.name}")


def _open(space: "OpenSpace", fold: Fold[Any], sealed: bytes, head: Head) -> Start | None:
    try:
        payload = vault.open_checkpoint(space.master, space.id, space.person, fold.name, sealed)
        kept = _decoder.decode(payload)
        if kept.covered > head.last:
            raise OlderCopyError
        kinds = _kinds(fold)
        if (kept.version, kept.kinds, kept.erased) != (fold.version, kinds, head.holds(kinds)[1]):
            return None
        state = msgspec.msgpack.decode(kept.state, type=fold.state)
    except (vault.DecryptError, msgspec.MsgspecError):
        return None
    return Start(kept.covered, kept.held, kept.erased, state)
