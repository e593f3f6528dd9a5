"""What a request holds of a person while they are signed in and unlocked, and drops at its end."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from goldseam.core import vault
from goldseam.ledger.heads import Heads
from goldseam.ledger.models import Checkpoint, RingEntry
from goldseam.ledger.spaces import OpenSpace

PRIVATE = "private"


@dataclass(frozen=True)
class Unlocked:
    """A person's master key and, read once, the ring of space keys it opens."""

    person: UUID
    master: vault.MasterKey = field(repr=False)
    heads: Heads = field(default_factory=Heads, repr=False, compare=False)

    def ring(self) -> Mapping[UUID, Mapping[int, vault.RingEntry]]:
        """All space keys of the person: space -> epoch -> entry. One query.

        Raises:
            vault.DecryptError: an entry was swapped or changed.
        """
        ring: dict[UUID, dict[int, vault.RingEntry]] = {}
        for row in RingEntry.objects.filter(person=self.person):
            opened = vault.open_ring_entry(self.master, self.person, row.space, row.epoch, bytes(row.sealed))
            ring.setdefault(row.space, {})[row.epoch] = vault.RingEntry.decode(opened)
        return ring

    def private_space(self) -> OpenSpace:
        """The person's own space, which every person has exactly one of."""
        for space, epochs in self.ring().items():
            if all(entry.role == PRIVATE for entry in epochs.values()):
                self.heads.merge(space, max(entry.head for entry in epochs.values()))
                return OpenSpace(space, self.person, self.master, epochs, self.heads)
        raise vault.DecryptError

    def go_on_with_older_copy(self) -> "Unlocked":
        """Forget what was seen beyond the copy that is there, also in the ring and in the checkpoints."""
        Checkpoint.objects.filter(person=self.person).delete()
        self._write_heads(dict.fromkeys(self.ring(), 0))
        return replace(self, heads=Heads())

    def remember_heads(self) -> None:
        """Write what was seen into the key ring: at sign-in and at each unlocking."""
        self._write_heads(self.heads.seen)

    def _write_heads(self, seen: Mapping[UUID, int]) -> None:
        for space, epochs in self.ring().items():
            epoch = max(epochs)
            held = epochs[epoch]
            entry = vault.RingEntry(held.space_key, held.role, seen.get(space, held.head))
            sealed = vault.seal_ring_entry(
                self.master, self.person, space, epoch, entry.encode(), secrets.token_bytes
            )
            RingEntry.objects.filter(person=self.person, space=space, epoch=epoch).update(sealed=sealed)
