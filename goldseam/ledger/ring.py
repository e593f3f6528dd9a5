"""What a space is to a person, and the one way a space key gets into or out of somebody's ring."""

import secrets
from uuid import UUID

from goldseam.core import vault
from goldseam.ledger.models import Checkpoint, Person, RingEntry
from goldseam.ledger.wrapping import entry_place, wrap

# One a person.
PRIVATE = "private"
# The space of two; at most one that is not frozen.
SHARED = "shared"
# A frozen space of two that was put aside: kept to read, and to take own words back.
FORMER = "former"
# A small space of one giver, which the other may look into: an offer of openness, or where they are.
GIVEN = "given"
# A small space opened for a counsellor: by the person, and as the counsellor has it.
HELPER = "helper"
CLIENT = "client"


def hold(*people: UUID) -> None:
    """Lock the rows of these people until the transaction ends. A missing person is passed over.

    Whatever decides by a ring, or by who shares with whom, and then writes it, does so one at a time.
    Nobody waits in a circle: people come first and in one order, then invitations, then spaces, then rings.
    Without `no_key`, PostgreSQL would let a checkpoint that is saved under a space's lock wait for its person.
    """
    for person in sorted(set(people)):
        Person.objects.select_for_update(no_key=True).filter(id=person).first()


def put_into_ring(
    person: UUID, master: vault.MasterKey, space: UUID, epoch: int, entry: vault.RingEntry
) -> None:
    """Seal a space key under the person's master key; what stood there for that epoch is replaced."""
    inner = vault.seal_ring_entry(master, person, space, epoch, entry.encode(), secrets.token_bytes)
    sealed = wrap(person, entry_place(space, epoch), inner)
    RingEntry.objects.bulk_create(
        [RingEntry(person_id=person, space=space, epoch=epoch, sealed=sealed)],
        update_conflicts=True,
        unique_fields=["person", "space", "epoch"],
        update_fields=["sealed"],
    )


def drop_from_ring(person: UUID, space: UUID) -> None:
    """Forget every key of a space, and what was derived from it for this person."""
    RingEntry.objects.filter(person=person, space=space).delete()
    Checkpoint.objects.filter(person=person, space=space).delete()
