"""Writes a backup of one moment while people go on writing: the rows of that moment, then the recordings it names."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, BinaryIO

from django.db import connection, transaction

from goldseam import __version__
from goldseam.core import vault
from goldseam.ledger import media_files
from goldseam.ledger.backup.parts import Begun, File, Manifest, Rows, Writer
from goldseam.ledger.backup.tables import KEPT, Digest, columns_of, model_of, rows_of
from goldseam.ledger.models import Space

_BYTES_AT_ONCE = 512 * 1024


def write(file: BinaryIO, keys: vault.DayKeys, now: datetime) -> Manifest:
    """Write everything into a file, under the key of today; return what it adds up to.

    Raises:
        OSError: it cannot be written.
    """
    out = Writer(file, keys)
    out.put(Begun(now.isoformat(timespec="seconds"), __version__, connection.vendor))
    tables = {}
    with snapshot():
        # After the moment of the rows: a recording they name lies there, or was deleted since. One that is
        # still on its way is named by no row of that moment.
        names = list(_recordings())
        for table in KEPT:
            digest = Digest()
            for part in _batches(table, digest):
                out.put(part)
            tables[table] = digest.counted()
    files = Digest()
    for name in names:
        data = media_files.read(name)
        if data is not None:
            files.add(name, data)
            out.put(File(name, data))
    manifest = Manifest(tables, files.counted())
    out.put(manifest)
    return manifest


@contextmanager
def snapshot() -> Iterator[None]:
    """Read everything as it is at one moment, and keep nobody from writing."""
    if connection.vendor != "sqlite":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            # The moment is that of the first thing it reads: before anybody looks what is on its way.
            cursor.execute("SELECT 1")
            yield
        return
    # Not `atomic`: that would wait for writers, and make them wait (settings: IMMEDIATE).
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        try:
            # A deferred transaction begins with the first thing it reads.
            cursor.execute("SELECT count(*) FROM sqlite_schema")
            cursor.fetchall()
            yield
        finally:
            cursor.execute("ROLLBACK")


def _batches(table: str, digest: Digest) -> Iterator[Rows]:
    columns = columns_of(model_of(table))
    batch: list[list[Any]] = []
    size = 0
    for row in rows_of(table):
        batch.append(row)
        size += digest.add(*row)
        if size >= _BYTES_AT_ONCE:
            yield Rows(table, columns, batch)
            batch, size = [], 0
    if batch:
        yield Rows(table, columns, batch)


def _recordings() -> Iterator[str]:
    on_the_way = {media for _, media in media_files.markers()}
    known = set(Space.objects.values_list("id", flat=True))
    for space in sorted(media_files.spaces_there() & known):
        for media in sorted(media_files.media_there(space) - on_the_way):
            yield from media_files.chunk_names(space, media)
