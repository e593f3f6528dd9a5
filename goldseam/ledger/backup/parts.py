r"""The file of a backup: a head in clear, then sealed parts in their order, the last of which says that it is the last.

`goldseam-backup 1\n | first day of the chain (4) | number of the day key (4) | id (16)`, then each part:
`is it the last (1) | length (4) | envelope`. Inside an envelope: 0 and the text, or 1 and the text compressed.
"""

import secrets
import struct
import zlib
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any, BinaryIO, cast

import msgspec

from goldseam.core import vault

TITLE = b"goldseam-backup "
FORMAT = b"1\n"
_HEAD = struct.Struct(f">II{vault.BACKUP_ID_BYTES}s")
_PART = struct.Struct(">?I")
# More than anything that is stored in one row or file; a length beyond it is no length.
_LARGEST_PART = 64 * 1024 * 1024


class Reason(StrEnum):
    """Why a file is refused, in words for whoever holds it."""

    NO_BACKUP = "this is no backup of Goldseam"
    OTHER_FORMAT = "this backup has a format that this version of Goldseam does not read"
    KEY_GONE = "its key was destroyed: a backup can be read for 30 days"
    KEY_NEWER = "it was made after this copy of the server key; give the newest copy"
    OTHER_KEY = "it does not open with this server key: it is another server's, or it was changed"
    CUT = "it is cut off: its end is missing"
    CHANGED = "it was changed or damaged after it was made"
    NEWER = "it was made by a newer version of Goldseam; use that one"


class RefusedError(Exception):
    """This file is not used; `reason` says why."""

    def __init__(self, reason: Reason) -> None:
        """Keep the reason, whose words are the message."""
        super().__init__(reason.value)
        self.reason = reason


class Begun(msgspec.Struct, frozen=True, array_like=True, tag="begun"):
    """The first part: when it was made, by which version, from which engine."""

    made: str
    version: str
    engine: str


class Rows(msgspec.Struct, frozen=True, array_like=True, tag="rows"):
    """Some rows of one table, in the order of its key."""

    table: str
    columns: tuple[str, ...]
    rows: list[list[Any]]


class File(msgspec.Struct, frozen=True, array_like=True, tag="file"):
    """One file of the storage of recordings: a sealed chunk."""

    name: str
    data: bytes


class Counted(msgspec.Struct, frozen=True, array_like=True):
    """How many rows or files there are, and a digest over all of them."""

    count: int = 0
    digest: bytes = b""


class Manifest(msgspec.Struct, frozen=True, array_like=True, tag="manifest"):
    """The last part: what the others add up to."""

    tables: dict[str, Counted]
    files: Counted


Part = Begun | Rows | File | Manifest
_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Part)


class Writer:
    """Writes parts into a file, each sealed in its place."""

    def __init__(self, file: BinaryIO, keys: vault.DayKeys) -> None:
        """Begin a backup under the key of today."""
        backup = secrets.token_bytes(vault.BACKUP_ID_BYTES)
        self._file, self._index = file, 0
        self._key = vault.backup_key(keys.key(keys.number), backup)
        file.write(TITLE + FORMAT + _HEAD.pack(keys.chains[-1].first, keys.number, backup))

    def put(self, part: Part) -> None:
        """Write one part. After a manifest there is no other."""
        text, last = _encoder.encode(part), isinstance(part, Manifest)
        # What lies in the storage is ciphertext through and through: nothing to be gained there.
        small = zlib.compress(text, 1) if isinstance(part, Rows) else text
        data = b"\1" + small if len(small) < len(text) else b"\0" + text
        blob = vault.seal_part(self._key, self._index, data, secrets.token_bytes, last=last)
        self._file.write(_PART.pack(last, len(blob)) + blob)
        self._index += 1


def read_parts(place: Path, keys: vault.DayKeys) -> Iterator[Part]:
    """Every part of a backup in its order; the last one is its manifest.

    Raises:
        RefusedError: it is none, cannot be opened with these keys, or is not as it was made.
        OSError: it cannot be read.
    """
    with place.open("rb") as file:
        key = _opened(file, keys)
        index, last = 0, False
        while not last:
            last, blob = _next(file)
            try:
                part = _part(vault.open_part(key, index, blob, last=last))
            except vault.DecryptError:
                raise RefusedError(Reason.CHANGED if index else Reason.OTHER_KEY) from None
            if isinstance(part, Begun) != (index == 0) or isinstance(part, Manifest) != last:
                raise RefusedError(Reason.CHANGED)
            yield part
            index += 1
        if file.read(1):
            raise RefusedError(Reason.CHANGED)


def _opened(file: BinaryIO, keys: vault.DayKeys) -> vault.BackupKey:
    if file.read(len(TITLE)) != TITLE:
        raise RefusedError(Reason.NO_BACKUP)
    if file.read(len(FORMAT)) != FORMAT:
        raise RefusedError(Reason.OTHER_FORMAT)
    head = file.read(_HEAD.size)
    if len(head) != _HEAD.size:
        raise RefusedError(Reason.CUT)
    first, number, backup = _HEAD.unpack(head)
    chain = keys.chain_of(number)
    if chain is None or chain.first != first:
        newer = first > keys.chains[-1].first
        raise RefusedError(Reason.KEY_NEWER if newer else Reason.KEY_GONE)
    return vault.backup_key(keys.key(number), backup)


def _next(file: BinaryIO) -> tuple[bool, bytes]:
    head = file.read(_PART.size)
    if len(head) != _PART.size:
        raise RefusedError(Reason.CUT)
    last, length = _PART.unpack(head)
    if length > _LARGEST_PART:
        raise RefusedError(Reason.CHANGED)
    blob = file.read(length)
    if len(blob) != length:
        raise RefusedError(Reason.CUT)
    return last, blob


def _part(data: bytes) -> Part:
    """What was sealed. It was written by this program: what does not decode now, another version wrote."""
    try:
        text = zlib.decompress(data[1:]) if data[:1] == b"\1" else data[1:]
        return cast("Part", _decoder.decode(text))
    except (zlib.error, msgspec.MsgspecError):
        raise RefusedError(Reason.NEWER) from None
