"""The one way to write to a space and to read from it."""

import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import partial
from operator import itemgetter
from typing import Any, TypeVar, cast
from uuid import UUID

from django.db import IntegrityError, transaction

from goldseam.core import vault
from goldseam.core.records import KINDS, Entry, Erased, Fold, kind_of
from goldseam.core.records.fold import State
from goldseam.core.records.kinds import Record
from goldseam.ledger import checkpoints
from goldseam.ledger.deletions import note_items
from goldseam.ledger.head import Head, SpaceDamagedError, open_head, seal_head
from goldseam.ledger.heads import Heads
from goldseam.ledger.models import Checkpoint, Item, Space
from goldseam.ledger.rows import COLUMNS, Opened, empty_row, erased_item, open_row, sealed_item, tags_of

Found = TypeVar("Found")


class MovedOnError(Exception):
    """Somebody else wrote to the space since it was read; read it again and decide anew."""


class States:
    """What `OpenSpace.states` found: ask with the fold, get its state."""

    def __init__(self, by_name: Mapping[str, Any]) -> None:
        """Hold the states by the names of their folds."""
        self._by_name = by_name

    def __getitem__(self, fold: Fold[State]) -> State:
        """The state of one of the folds that were asked for."""
        return cast("State", self._by_name[fold.name])


@dataclass(frozen=True)
class OpenSpace:
    """A space whose keys this person holds: append, read by kind, fold, erase what is one's own."""

    id: UUID
    person: UUID
    master: vault.MasterKey = field(repr=False)
    ring: Mapping[int, vault.RingEntry] = field(repr=False)
    heads: Heads = field(default_factory=Heads, repr=False, compare=False)

    @property
    def key(self) -> vault.SpaceKey:
        """The newest space key this person holds; the space itself may still be at an earlier epoch."""
        return self.ring[max(self.ring)].space_key

    @property
    def role(self) -> str:
        """What this space is to this person: see ledger/ring.py."""
        return self.ring[max(self.ring)].role

    @property
    def last_seen(self) -> int:
        """The last number this request read up to; 0 before anything was read."""
        return self.heads.seen.get(self.id, 0)

    def head(self) -> Head:
        """How many items there are, by kind, as authenticated. One query.

        Raises:
            SpaceDamagedError: it does not open, or (OlderCopyError) this person saw more before.
        """
        return self._seen(Space.objects.filter(id=self.id).first())

    def is_there(self, today: date) -> bool:
        """Whether the space still exists and its last day, if it has one, is not over. One query."""
        ends = Space.objects.filter(id=self.id).values_list("ends_on", flat=True)
        return any(each is None or each >= today for each in ends)

    def append(self, *records: Record, at: datetime, day: date, after: int | None = None) -> list[Entry]:
        """Append records, all or none, with the next numbers. `at` is aware, `day` the writer's own day.

        With `after`, only if that is still the last number: what was decided from a reading still holds.

        Raises:
            SpaceDamagedError: the space does not hold what it held; nothing is written.
            MovedOnError: there is more than `after`; nothing is written.
        """
        return self.append_dated([(record, at, day) for record in records], after)

    def append_dated(
        self, written: Sequence[tuple[Record, datetime, date]], after: int | None = None
    ) -> list[Entry]:
        """Append records that were written at different times, all or none, in this order.

        Raises:
            SpaceDamagedError, MovedOnError: as `append`.
        """
        with transaction.atomic():
            row, head = self._for_writing()
            if after is not None and head.last != after:
                raise MovedOnError
            entries = [
                Entry(head.last + place, self.person, day, at.astimezone(UTC).replace(microsecond=0), record)
                for place, (record, at, day) in enumerate(written, 1)
            ]
            self._write(row, entries, head.plus([kind_of(type(record)) for record, _, _ in written]))
        return entries

    def erase(self, seqs: Iterable[int], *, at: datetime, day: date) -> None:
        """Empty own items: the words go, the numbers stay, and a sealed tombstone says so.

        What was erased before is passed over, so a form that is sent twice does no more than once.

        Raises:
            SpaceDamagedError: a number is not an item of this person here; nothing is erased.
        """
        with transaction.atomic():
            row, head = self._for_writing()
            written = [item for item in self._own(set(seqs)) if item.entry is not None]
            if not written:
                return
            bodies = Item.objects.filter(space=self.id, seq__in=[item.seq for item in written])
            note_items(self.id, bodies.values_list("seq", "body"))
            self._empty(row, head, [(item, at, day) for item in written])

    def erase_again(self, emptied: Iterable[tuple[int, datetime, date]]) -> None:
        """Seal a tombstone where a restored row was emptied, in the name of whoever erased it before.

        Each with the time of then. Only for what settling.py has proved; whoever is here holds the key.

        Raises:
            SpaceDamagedError: the space does not hold what it held; nothing is written.
        """
        when = {seq: (at, day) for seq, at, day in emptied}
        with transaction.atomic():
            row, head = self._for_writing()
            tags = tags_of(self.ring, KINDS)
            rows = Item.objects.filter(space=self.id, seq__in=when).values_list(*COLUMNS)
            found = [empty_row(self.id, tags, item) for item in sorted(rows, key=itemgetter(0))]
            if found:
                self._empty(row, head, [(item, *when[item.seq]) for item in found])

    def say_for(self, author: UUID, record: Record, *, at: datetime, day: date) -> None:
        """Append a record in the name of somebody who is gone and said so before (settling.py)."""
        with transaction.atomic():
            row, head = self._for_writing()
            entry = Entry(head.last + 1, author, day, at.astimezone(UTC).replace(microsecond=0), record)
            self._write(row, [entry], head.plus([kind_of(type(record))]))

    def read(self, *kinds: type[Record]) -> list[Entry]:
        """Read every entry of these kinds, oldest first, opening none of the others. Two queries.

        Raises:
            SpaceDamagedError: an entry is missing, changed, not from here, or was erased and is back.
        """
        return self._steadily(lambda head: self._read(kinds, head))

    def some(self, seqs: Iterable[int], *kinds: type[Record]) -> dict[int, Entry]:
        """Read single entries by number; what was erased, and what is of another kind, is left out. Two queries.

        Raises:
            SpaceDamagedError: a number that was given out holds nothing, or does not open.
        """
        head = self.head()
        # A number out of an address may be larger than the database can compare.
        wanted = {seq for seq in seqs if 0 < seq <= head.last}
        tags = tags_of(self.ring, KINDS)
        rows = Item.objects.filter(space=self.id, seq__in=wanted).values_list(*COLUMNS)
        opened = [open_row(self.id, self.ring, tags, row) for row in sorted(rows, key=itemgetter(0))]
        if len(opened) != len(wanted):
            raise SpaceDamagedError
        return {row.seq: row.entry for row in opened if row.entry and isinstance(row.entry.record, kinds)}

    def states(self, *folds: Fold[Any]) -> States:
        """Fold what these folds read, each from its newest checkpoint. Three queries, whatever the history.

        Raises:
            SpaceDamagedError: as `read`, or there is less than a checkpoint covered.
        """
        return self._steadily(lambda head: self._states(folds, head))

    def _read(self, kinds: Iterable[type[Record]], head: Head) -> list[Entry]:
        tags = tags_of(self.ring, kinds)
        opened = self._opened(dict.fromkeys(tags, 0), tags, head)
        _check_whole(opened, head.holds(tags.values()))
        return [row.entry for row in opened if row.entry is not None]

    def _states(self, folds: Sequence[Fold[Any]], head: Head) -> States:
        starts = checkpoints.load(self, folds, head)
        tags: dict[bytes, str] = {}
        since: dict[bytes, int] = {}
        for fold in folds:
            mine = tags_of(self.ring, fold.reads)
            tags.update(mine)
            for tag in mine:
                since[tag] = min(since.get(tag, head.last), starts[fold.name].covered)
        opened = self._opened(since, tags, head)
        states = {fold: _folded(fold, starts[fold.name], opened, head) for fold in folds}
        if len(opened) > checkpoints.LONGEST_TAIL:
            checkpoints.save(self, states, head)
        return States({fold.name: state for fold, state in states.items()})

    def _steadily(self, reading: Callable[[Head], Found]) -> Found:
        """Read; where that finds damage, look whether somebody wrote in between, and only then read again."""
        head = self.head()
        while True:
            try:
                return reading(head)
            except SpaceDamagedError:
                before, head = head, self.head()
                if head == before:
                    raise

    def _empty(self, row: Space, head: Head, items: Sequence[tuple[Opened, datetime, date]]) -> None:
        """Put tombstones in the place of these items, and say so, for each author, kind and time."""
        said: dict[tuple[UUID, str, datetime, date], list[int]] = {}
        for item, at, day in items:
            Item.objects.filter(space=self.id, seq=item.seq).update(body=erased_item(self.ring, item))
            said.setdefault((item.address.author, item.kind, at, day), []).append(item.seq)
        for member in self._writers():
            Checkpoint.objects.filter(space=self.id, person=member).delete()
        entries = [
            Entry(head.last + place, author, day, at.astimezone(UTC), Erased(tuple(numbers), kind))
            for place, ((author, kind, at, day), numbers) in enumerate(said.items(), 1)
        ]
        emptied = head.emptied([item.kind for item, _, _ in items])
        self._write(row, entries, emptied.plus([kind_of(Erased)] * len(entries)))

    def _own(self, seqs: set[int]) -> list[Opened]:
        tags = tags_of(self.ring, KINDS)
        rows = Item.objects.filter(space=self.id, seq__in=seqs, author=self.person).values_list(*COLUMNS)
        own = [open_row(self.id, self.ring, tags, row) for row in sorted(rows, key=itemgetter(0))]
        if len(own) != len(seqs):
            raise SpaceDamagedError
        return own

    def _writers(self) -> set[UUID]:
        """Everybody who wrote here: whoever may hold a checkpoint."""
        return {self.person, *Item.objects.filter(space=self.id).values_list("author", flat=True).distinct()}

    def _for_writing(self) -> tuple[Space, Head]:
        row = Space.objects.select_for_update().filter(id=self.id).first()
        head = self._seen(row)
        return cast("Space", row), head

    def _seen(self, row: Space | None) -> Head:
        head = open_head(row, self.ring)
        self.heads.look(self.id, head.last)
        return head

    def _write(self, row: Space, entries: list[Entry], head: Head) -> None:
        # The epoch of the space at this moment, read under its lock: never one remembered from before.
        key = self.ring[row.epoch].space_key
        try:
            Item.objects.bulk_create(sealed_item(self.id, row.epoch, key, entry) for entry in entries)
        except IntegrityError:
            # There is a row with the next number already, and the sealed head knows nothing of it.
            raise SpaceDamagedError from None
        seal_head(row, head, key, secrets.token_bytes)
        Space.objects.filter(id=self.id).update(head=row.head, seal=row.seal)
        # Only once it is there for good: a number that was rolled back would look like an older copy later.
        transaction.on_commit(partial(self.heads.look, self.id, head.last))

    def _opened(self, since: Mapping[bytes, int], tags: Mapping[bytes, str], head: Head) -> list[Opened]:
        """Open the rows behind these tags, each from after a number on, oldest first. One query.

        Sorted here: asked for an order, SQLite walks all of the space instead of the index by kind.
        """
        groups: dict[int, list[bytes]] = {}
        for tag, covered in since.items():
            groups.setdefault(covered, []).append(tag)
        first, *others = (
            Item.objects.filter(
                space=self.id, tag__in=wanted, seq__gt=covered, seq__lte=head.last
            ).values_list(*COLUMNS)
            for covered, wanted in groups.items()
        )
        rows = first.union(*others, all=True) if others else first
        return [open_row(self.id, self.ring, tags, row) for row in sorted(rows, key=itemgetter(0))]


def _folded(fold: Fold[Any], start: checkpoints.Start, opened: list[Opened], head: Head) -> Any:
    """Bring one fold up to the head, after checking that nothing of its kinds was left out."""
    kinds = {kind_of(kind) for kind in fold.reads}
    mine = [row for row in opened if row.seq > start.covered and row.kind in kinds]
    held, erased = head.holds(kinds)
    _check_whole(mine, (held - start.held, erased - start.erased))
    return fold.over((row.entry for row in mine if row.entry is not None), start.state)


def _check_whole(opened: list[Opened], expected: tuple[int, int]) -> None:
    """Compare how many rows there are, and how many of them are erased, with what the head says."""
    if (len(opened), sum(row.entry is None for row in opened)) != expected:
        raise SpaceDamagedError
