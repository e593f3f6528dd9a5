"""What a request holds of a person while they are signed in and unlocked, and drops at its end."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from django.db import transaction

from goldseam.core import vault
from goldseam.ledger.heads import Heads
from goldseam.ledger.models import Checkpoint, RingEntry
from goldseam.ledger.ring import CLIENT, FORMER, GIVEN, HELPER, PRIVATE, SHARED, hold, put_into_ring
from goldseam.ledger.server_keys import current
from goldseam.ledger.spaces import OpenSpace
from goldseam.ledger.wrapping import entry_place, unwrap


@dataclass(frozen=True)
class Spaces:
    """All the spaces a person holds keys to, read at once."""

    private: OpenSpace
    shared: OpenSpace | None
    former: tuple[OpenSpace, ...]
    helpers: tuple[OpenSpace, ...]
    clients: tuple[OpenSpace, ...]
    given: tuple[OpenSpace, ...]

    @property
    def all(self) -> tuple[OpenSpace, ...]:
        """Every one of them, the private one first."""
        shared = () if self.shared is None else (self.shared,)
        return (self.private, *shared, *self.former, *self.helpers, *self.clients, *self.given)

    def by_id(self, space: UUID) -> OpenSpace | None:
        """The one with this id, or None where this person holds no key to it."""
        return next((each for each in self.all if each.id == space), None)


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
        keys = current()
        for row in RingEntry.objects.filter(person=self.person):
            inner = unwrap(self.person, entry_place(row.space, row.epoch), bytes(row.sealed), keys)
            opened = vault.open_ring_entry(self.master, self.person, row.space, row.epoch, inner)
            ring.setdefault(row.space, {})[row.epoch] = vault.RingEntry.decode(opened)
        return ring

    def spaces(self) -> Spaces:
        """Every space of the person by what it is to them. One query.

        Raises:
            vault.DecryptError: the ring was changed, or holds no private space, or two where there is one.
        """
        by_role: dict[str, list[OpenSpace]] = {}
        for space, epochs in self.ring().items():
            self.heads.merge(space, max(entry.head for entry in epochs.values()))
            opened = OpenSpace(space, self.person, self.master, epochs, self.heads)
            by_role.setdefault(opened.role, []).append(opened)
        private, shared = by_role.get(PRIVATE, []), by_role.get(SHARED, [])
        if len(private) != 1 or len(shared) > 1:
            raise vault.DecryptError
        return Spaces(
            private[0],
            shared[0] if shared else None,
            *(tuple(by_role.get(role, ())) for role in (FORMER, HELPER, CLIENT, GIVEN)),
        )

    def private_space(self) -> OpenSpace:
        """The person's own space, which every person has exactly one of."""
        return self.spaces().private

    def shared_space(self) -> OpenSpace | None:
        """The space of two, complete or still waiting for the other; None where there is none."""
        return self.spaces().shared

    def go_on_with_older_copy(self) -> "Unlocked":
        """Forget what was seen beyond the copy that is there, also in the ring and in the checkpoints."""
        Checkpoint.objects.filter(person=self.person).delete()
        self._write_heads(dict.fromkeys(self.ring(), 0))
        return replace(self, heads=Heads())

    def remember_heads(self) -> None:
        """Write what was seen into the key ring: at sign-in and at each unlocking."""
        self._write_heads(self.heads.seen)

    @transaction.atomic
    def _write_heads(self, seen: Mapping[UUID, int]) -> None:
        # Another device may change a key or a role at this moment; writing the old one back would lose it.
        hold(self.person)
        ring = self.ring()
        for space, epoch in [(space, epoch) for space, epochs in ring.items() for epoch in epochs]:
            held = ring[space][epoch]
            entry = vault.RingEntry(held.space_key, held.role, seen.get(space, held.head))
            if entry.head != held.head:
                put_into_ring(self.person, self.master, space, epoch, entry)
