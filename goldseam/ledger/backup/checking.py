"""Reads a backup from its first byte to its last, and looks at what it holds as `goldseam doctor` does without keys."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from goldseam.core import vault
from goldseam.ledger.backup.parts import Begun, File, Manifest, Part, Reason, RefusedError, Rows, read_parts
from goldseam.ledger.backup.tables import Digest
from goldseam.ledger.wrapping import SLOTS


@dataclass(frozen=True)
class Checked:
    """A backup that is whole as a file: when it was made, what it adds up to, and what is wrong inside, if anything."""

    made: str
    manifest: Manifest
    found: tuple[str, ...]

    @property
    def day(self) -> date:
        """The day it was made, as the deletion log counts days."""
        return datetime.fromisoformat(self.made).astimezone(UTC).date()


class Look:
    """Takes the parts of a backup one by one; holds a few numbers for each space, never the parts."""

    def __init__(self) -> None:
        """Begin with nothing seen."""
        self.digests: dict[str, Digest] = {}
        self.files = Digest()
        self.found: list[str] = []
        self._items: dict[str, tuple[int, int, int]] = {}
        self._heads: dict[str, int] = {}
        self._held: set[str] = set()
        self._names: dict[str, str] = {}

    def take(self, part: Part) -> None:
        """Look at one part."""
        if isinstance(part, File):
            self.files.add(part.name, part.data)
        elif isinstance(part, Rows):
            digest = self.digests.setdefault(part.table, Digest())
            for values in part.rows:
                digest.add(*values)
                self._row(part.table, dict(zip(part.columns, values, strict=True)))

    def is_all(self, manifest: Manifest) -> bool:
        """Whether the parts add up to what the manifest says."""
        counted = {name: digest.counted() for name, digest in self.digests.items()}
        there = {name: each for name, each in manifest.tables.items() if each.count}
        return counted == there and self.files.counted() == manifest.files

    def at_the_end(self) -> Iterator[str]:
        """Everything wrong that is seen by numbers and sizes."""
        yield from self.found
        for space, head in sorted(self._heads.items()):
            count, low, high = self._items.pop(space, (0, 1, head))
            if (count, low, high) != (head, 1, head):
                yield f"space {space}: {head} items are counted, {count} are stored"
            if head and space not in self._held:
                yield f"space {space}: nobody holds its key any more"
        yield from (f"space {space}: it is gone, but not its items" for space in sorted(self._items))

    def _row(self, table: str, row: dict[str, Any]) -> None:
        match table:
            case "SignInName":
                self._names[row["name_key"]] = row["person"]
            case "Person":
                self._person(row)
            case "RingEntry":
                self._held.add(row["space"])
            case "Space":
                self._heads[row["id"]] = row["head"]
            case "Item":
                self._item(row["space_id"], row["seq"], len(row["body"]))

    def _person(self, row: dict[str, Any]) -> None:
        if any(len(row[column]) != vault.SLOT_BYTES for column in SLOTS):
            self.found.append(f"person {row['id']}: a slot has the wrong size, or another server's layer")
        if self._names.get(row["name_key"]) != row["id"]:
            self.found.append(f"person {row['id']}: the sign-in name no longer leads to them")

    def _item(self, space: str, seq: int, size: int) -> None:
        count, low, high = self._items.get(space, (0, seq, seq))
        self._items[space] = (count + 1, min(low, seq), max(high, seq))
        inside = size - vault.ENVELOPE_BYTES
        if vault.bucket(inside) != inside:
            self.found.append(f"space {space}: item {seq} has a size that no sealed item has")


def check(place: Path, keys: vault.DayKeys) -> Checked:
    """Read all of a backup.

    Raises:
        RefusedError: as `read_parts`, or its parts are not what its manifest says.
        OSError: it cannot be read.
    """
    look, made, manifest = Look(), "", None
    for part in read_parts(place, keys):
        if isinstance(part, Begun):
            made = part.made
        elif isinstance(part, Manifest):
            manifest = part
        try:
            look.take(part)
        except (KeyError, TypeError, ValueError):
            # Sealed by a Goldseam, and not as this one does it.
            raise RefusedError(Reason.NEWER) from None
    if manifest is None or not look.is_all(manifest):
        raise RefusedError(Reason.CHANGED)
    return Checked(made, manifest, tuple(look.at_the_end()))
