"""Which tables a backup holds, and their rows as plain values that any engine gives and takes.

The server's outer layer is taken off on the way out and put on anew on the way in: the file itself is sealed
under a key of the server, and a layer of the day it was made would make it unreadable too early.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

import msgspec
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models

from goldseam.core import vault
from goldseam.ledger import wrapping
from goldseam.ledger.backup.parts import Counted, Reason, RefusedError, Rows

# In this order: a row comes after what it names.
KEPT = ("SignInName", "Person", "RingEntry", "SealedInbox", "Space", "Item", "ReleaseHalf", "Unsettled")
# Devices sign in again. Delays, invitations and checkpoints end or are made anew. A mail, a notice or
# a calendar that somebody has stopped since must not begin again by itself.
LEFT_OUT = (
    "Session",
    "Throttle",
    "Invitation",
    "Checkpoint",
    "Deletion",
    "Reminder",
    "PushDevice",
    "CalendarFeed",
)
_FETCHED = 200
_encoder = msgspec.msgpack.Encoder()


class Digest:
    """Counts rows or files and takes a digest over all of them, in their order."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.count = 0
        self._hash = sha256()

    def add(self, *values: Any) -> int:
        """Take in one more; return how many bytes it has."""
        encoded = _encoder.encode(values)
        self.count += 1
        self._hash.update(len(encoded).to_bytes(8, "big") + encoded)
        return len(encoded)

    def counted(self) -> Counted:
        """What was taken in until now."""
        return Counted(self.count, self._hash.digest())


def model_of(table: str) -> type[models.Model]:
    """The model of a table that is backed up.

    Raises:
        RefusedError: there is none: a newer version made this backup.
    """
    if table not in KEPT:
        raise RefusedError(Reason.NEWER)
    return apps.get_model("ledger", table)


def columns_of(model: type[models.Model]) -> tuple[str, ...]:
    """The columns of a table by their names in the database's rows."""
    composite = models.CompositePrimaryKey
    return tuple(field.attname for field in model._meta.concrete_fields if not isinstance(field, composite))  # noqa: SLF001


def rows_of(table: str) -> Iterator[list[Any]]:
    """Every row of a table in the order of its key, as plain values, without the server's outer layer."""
    model = model_of(table)
    columns = columns_of(model)
    order = [field.attname for field in model._meta.pk_fields]  # noqa: SLF001
    for row in model._default_manager.order_by(*order).values_list(*columns).iterator(_FETCHED):  # noqa: SLF001
        yield _without_layer(table, dict(zip(columns, map(_plain, row), strict=True)))


def put_in(part: Rows) -> None:
    """Put rows into their table, under today's outer layer.

    Raises:
        RefusedError: they have columns that this version does not know, or lack some that it needs.
    """
    model = model_of(part.table)
    fields: dict[str, Any] = {field.attname: field for field in model._meta.concrete_fields}  # noqa: SLF001
    columns = columns_of(model)
    lacking = [name for name in columns if name not in part.columns]
    if set(part.columns) - set(columns) or not all(_can_be_left_out(fields[name]) for name in lacking):
        raise RefusedError(Reason.NEWER)
    made = []
    for row in part.rows:
        try:
            values = {
                name: fields[name].to_python(value) for name, value in zip(part.columns, row, strict=True)
            }
        except (ValidationError, ValueError):
            raise RefusedError(Reason.NEWER) from None
        made.append(model(**_with_layer(part.table, values)))
    model._default_manager.bulk_create(made)  # noqa: SLF001


def digests() -> dict[str, Counted]:
    """What is in the tables now, to be compared with a manifest."""
    found = {}
    for table in KEPT:
        digest = Digest()
        for row in rows_of(table):
            digest.add(*row)
        found[table] = digest.counted()
    return found


def _can_be_left_out(field: Any) -> bool:
    return bool(field.null or field.has_default())


def _plain(value: Any) -> Any:
    if isinstance(value, memoryview):
        return bytes(value)
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if hasattr(value, "isoformat") else value


def _places(table: str, row: Mapping[str, Any]) -> Iterable[tuple[str, UUID, str]]:
    """The columns of a row that have an outer layer, whose they are, and the place each is bound to."""
    if table == "Person":
        return [(column, UUID(str(row["id"])), column) for column in wrapping.SLOTS]
    if table == "RingEntry":
        place = wrapping.entry_place(UUID(str(row["space"])), row["epoch"])
        return [("sealed", UUID(str(row["person_id"])), place)]
    return ()


def _without_layer(table: str, row: dict[str, Any]) -> list[Any]:
    for column, person, place in _places(table, row):
        # What does not open is damaged already: it is kept as it is, and named when the backup is checked.
        with suppress(vault.DecryptError):
            row[column] = wrapping.unwrap(person, place, row[column])
    return list(row.values())


def _with_layer(table: str, row: dict[str, Any]) -> dict[str, Any]:
    for column, person, place in _places(table, row):
        row[column] = wrapping.wrap(person, place, row[column])
    return row
