"""Where the sealed chunks of recordings lie: Django's storage "media", a folder of the home by default.

Names are opaque: the space, the recording, the number of the chunk. What is not whole yet has a file under
`unfinished`, sealed to whoever brings it, so that it is found again and tidied away.
"""

import os
import secrets
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, Storage, storages

from goldseam.ledger.server_keys import sync_place

UNFINISHED = "unfinished"
KEPT_UNFINISHED = timedelta(days=1)


class NoRoomError(Exception):
    """The storage took nothing more, as a full disk does; what was stored before is as it was."""


class MediaFiles(FileSystemStorage):
    """A folder in which a file is there only once it was written to its end."""

    def get_available_name(self, name: str, max_length: int | None = None) -> str:  # noqa: ARG002
        """The very name: what is sent again takes the place of what was there."""
        return name

    def _save(self, name: str, content: Any) -> str:
        path = Path(self.path(name))
        inside = path.relative_to(self.base_location).parents
        for folder in reversed([Path(self.base_location) / each for each in inside]):
            folder.mkdir(mode=0o700, exist_ok=True)
        part = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
        try:
            handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            fill(handle, content.read())
            if name.startswith(UNFINISHED):
                # Written again and again while somebody speaks, and never to be found empty.
                sync_place(part)
            part.replace(path)
        except OSError:
            part.unlink(missing_ok=True)
            raise
        return name


def storage() -> Storage:
    """The storage of recordings, as the settings name it."""
    return storages["media"]


def write(name: str, data: bytes) -> None:
    """Store some bytes under a name.

    Raises:
        NoRoomError: they could not be stored.
    """
    try:
        storage().save(name, ContentFile(data))
    except OSError:
        raise NoRoomError from None


def read(name: str) -> bytes | None:
    """The bytes under a name; None where there are none."""
    try:
        with storage().open(name) as file:
            return bytes(file.read())
    except FileNotFoundError:
        return None


def chunk_name(space: UUID, media: UUID, index: int) -> str:
    """Where a chunk lies."""
    return f"{space.hex}/{media.hex}/{index}"


def marker_name(space: UUID, media: UUID) -> str:
    """Where it is said that a recording is not whole yet."""
    return f"{UNFINISHED}/{space.hex}-{media.hex}"


def fill(handle: int, data: bytes) -> None:
    """Write a file and close it."""
    with os.fdopen(handle, "wb") as file:
        file.write(data)


def settle() -> None:
    """See to it that what was stored until now outlasts a power cut.

    Once for a whole recording: file by file a disk at work takes longer over that than over all the writing.
    """
    if isinstance(storage(), MediaFiles):
        os.sync()


def chunks_there(space: UUID, media: UUID, sizes: Sequence[int]) -> frozenset[int]:
    """The numbers of the chunks that are stored whole. `sizes` says how many bytes each of them has."""
    folder = f"{space.hex}/{media.hex}"
    found = {int(name) for name in _files(folder) if name.isdigit()}
    here = storage()
    if isinstance(here, MediaFiles):
        # A power cut may leave the names of files and not what was in them.
        found = {
            index for index in found if index < len(sizes) and here.size(f"{folder}/{index}") == sizes[index]
        }
    return frozenset(found)


def media_there(space: UUID) -> frozenset[UUID]:
    """Every recording of a space of which anything is stored."""
    return frozenset(UUID(hex=name) for name in _folders(space.hex))


def spaces_there() -> frozenset[UUID]:
    """Every space of which recordings are stored."""
    return frozenset(UUID(hex=name) for name in _folders("") if name != UNFINISHED)


def chunk_names(space: UUID, media: UUID) -> list[str]:
    """The names of everything that is stored of one recording, in its order."""
    folder = f"{space.hex}/{media.hex}"
    return [f"{folder}/{index}" for index in sorted(int(name) for name in _files(folder) if name.isdigit())]


def markers() -> list[tuple[UUID, UUID]]:
    """Space and id of everything that is not whole yet."""
    found = (name.partition("-") for name in _files(UNFINISHED) if "." not in name)
    return [(UUID(hex=space), UUID(hex=media)) for space, _, media in found]


def unmark(space: UUID, media: UUID) -> None:
    """Say no longer that a recording is not whole yet."""
    storage().delete(marker_name(space, media))


def marked_at(space: UUID, media: UUID) -> datetime | None:
    """When it was last said that a recording is not whole yet; None where that is not said."""
    try:
        return storage().get_modified_time(marker_name(space, media))
    except FileNotFoundError:
        return None


def marked_before(space: UUID, media: UUID, moment: datetime) -> bool:
    """Whether it is said that a recording is not whole yet, and was last said before a moment."""
    marked = marked_at(space, media)
    return marked is not None and marked < moment


def remove(space: UUID, media: UUID) -> None:
    """Delete everything that is stored of one recording. Safe to repeat."""
    unmark(space, media)
    folder = f"{space.hex}/{media.hex}"
    for name in _files(folder):
        storage().delete(f"{folder}/{name}")
    _drop_folder(folder)


def remove_space(space: UUID) -> None:
    """Delete everything that is stored of the recordings of a space. Safe to repeat."""
    unfinished = {media for owner, media in markers() if owner == space}
    for media in media_there(space) | unfinished:
        remove(space, media)
    _drop_folder(space.hex)


def _files(folder: str) -> list[str]:
    return _listed(folder)[1]


def _folders(folder: str) -> list[str]:
    return _listed(folder)[0]


def _listed(folder: str) -> tuple[list[str], list[str]]:
    try:
        return storage().listdir(folder)
    except (FileNotFoundError, NotADirectoryError):
        return [], []


def _drop_folder(folder: str) -> None:
    # Storages without folders have nothing to drop; one that somebody just wrote into stays.
    with suppress(OSError):
        storage().delete(folder)
