"""What was deleted, by random ids, kept outside the database as long as a backup may live: restored, it goes again.

A deletion is noted in its own transaction (table `Deletion`) and moved to the log within a minute. A line holds
a day and ids, or a digest of ciphertext that is gone: nothing that was written, and no name.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from django.conf import settings

from goldseam.core import vault
from goldseam.ledger import server_keys
from goldseam.ledger.models import Deletion

MARK_BYTES = 16
KEPT = timedelta(days=vault.KEPT_DAYS + 1)
TITLE = "goldseam-deletions 1"
# Before this day lines were dropped, or there was no log: a backup from before it needs more than stands here.
SINCE = "complete-since"
_AT_ONCE = 500
# PostgreSQL hands out views.
Stored = bytes | memoryview


class What(StrEnum):
    """What a line of the log is about."""

    PERSON = "person"
    SPACE = "space"
    ITEM = "item"
    HALF = "half"
    MEDIA = "recording"
    # No deletion yet: the day of one, which may have come nearer. `seq` is that day by its number.
    ENDS = "ends"


@dataclass(frozen=True)
class Line:
    """One deletion: whose, what, which number, which mark, on which day."""

    day: date
    what: What
    owner: UUID
    seq: int
    mark: bytes


class NotALogError(Exception):
    """This file is no deletion log, or one of another version."""


def mark_of(blob: bytes) -> bytes:
    """Sixteen bytes by which a ciphertext is known again, and nothing else."""
    return sha256(blob).digest()[:MARK_BYTES]


def note_person(person: UUID) -> None:
    """Note that an account is deleted, in the transaction that does it."""
    _note(Deletion(owner=person, what=What.PERSON))


def note_space(space: UUID) -> None:
    """Note that a space is ended."""
    _note(Deletion(owner=space, what=What.SPACE))


def note_items(space: UUID, rows: Iterable[tuple[int, Stored]]) -> None:
    """Note that items are erased: their numbers, with what stands in their rows until then."""
    _note(*(Deletion(owner=space, what=What.ITEM, seq=seq, mark=mark_of(bytes(body))) for seq, body in rows))


def note_halves(space: UUID, halves: Iterable[Stored]) -> None:
    """Note that a text was taken back before it was given out."""
    _note(*(Deletion(owner=space, what=What.HALF, mark=mark_of(bytes(half))) for half in halves))


def note_media(space: UUID, media: UUID) -> None:
    """Note that the bytes of a recording or a photo are removed."""
    _note(Deletion(owner=space, what=What.MEDIA, mark=media.bytes))


def note_end(space: UUID, last: date) -> None:
    """Note on which day a space ends by itself, each time that is changed; the newest one counts."""
    Deletion.objects.filter(owner=space, what=What.ENDS).delete()
    _note(Deletion(owner=space, what=What.ENDS, seq=last.toordinal()))


def move_to_log(today: date) -> int:
    """Write what was noted into the log, and only then forget it here; return how many lines that were.

    Broken off in between, a line stands twice, which changes nothing. Lines that are over go.
    """
    moved = 0
    if _headless(settings.DELETIONS):
        # So that a log that is not there is one that was lost.
        add_to_log([], since=today)
    while rows := list(Deletion.objects.order_by("owner")[:_AT_ONCE]):
        lines = [Line(today, What(row.what), row.owner, row.seq, bytes(row.mark)) for row in rows]
        add_to_log(lines, since=today)
        for row in rows:
            same = Deletion.objects.filter(owner=row.owner, what=row.what, seq=row.seq, mark=bytes(row.mark))
            same.delete()
        moved += len(rows)
    return moved


def add_to_log(lines: Iterable[Line], *, since: date | None) -> None:
    """Put lines at the end of the log; they are on the disk when this returns.

    `since`: from which day on a log that begins here names everything; None where nobody knows.
    What is no log at all is added to as well: a line there can be saved, one that is nowhere cannot.
    """
    place: Path = settings.DELETIONS
    with server_keys.locked():
        if _headless(place):
            _put_whole(place, since, _lines_below(place))
        with server_keys.private_file(place, os.O_APPEND) as file:
            # A line that a crash cut off ends here, and does not spoil the next one.
            file.write("".join(f"\n{_written(line)}\n" for line in lines).encode())
            file.flush()
            os.fsync(file.fileno())


def forget_old(today: date) -> None:
    """Drop the lines that no backup can need any more, and say from which day on the log is complete.

    Raises:
        NotALogError: it is none; nothing was changed.
    """
    place: Path = settings.DELETIONS
    with server_keys.locked():
        if not place.exists():
            return
        lines, before = list(read_log(place)), complete_since(place)
        kept = [line for line in lines if line.day > today - KEPT]
        # Never beyond today: a clock that was ahead for a while must not spoil the backups of months.
        since = min(max(before or date.min, today - KEPT + timedelta(days=1)), today)
        if len(kept) == len(lines) and since == before:
            return
        _put_whole(place, since, kept)


def read_log(place: Path) -> Iterator[Line]:
    """The lines of a log. One that a crash cut off is passed over: it was written again.

    Raises:
        NotALogError: it is none.
        OSError: it cannot be read.
    """
    with place.open("rb") as file:
        if file.readline().rstrip(b"\r\n") != TITLE.encode():
            raise NotALogError
        for line in file:
            found = _read(line)
            if found is not None:
                yield found


def complete_since(place: Path) -> date | None:
    """The day from which on a log names everything that was deleted; None where it does not say so.

    Raises:
        OSError: it cannot be read.
    """
    with place.open("rb") as file:
        for line in file:
            name, _space, day = line.decode("ascii", "replace").strip().partition(" ")
            if name == SINCE:
                with suppress(ValueError):
                    return date.fromisoformat(day)
    return None


def _headless(place: Path) -> bool:
    """Whether a log is not there, or a full disk or a power cut left less than the whole of its title."""
    try:
        with place.open("rb") as file:
            first = file.readline()
    except FileNotFoundError:
        return True
    title = TITLE.encode()
    if first.endswith(b"\n"):
        # Below a part of a title there are lines that were added before anybody looked at it.
        return title.startswith(first.rstrip()) and first.rstrip() != title
    return title.startswith(first)


def _lines_below(place: Path) -> list[Line]:
    """The lines that stand in a log which lost its title."""
    if not place.exists():
        return []
    with place.open("rb") as file:
        return [line for line in map(_read, file) if line is not None]


def _put_whole(place: Path, since: date | None, lines: Iterable[Line]) -> None:
    """Put a log in the place of what was there, whole or not at all. Hold the lock."""
    part = place.with_name(f"{place.name}.part")
    with server_keys.private_file(part, os.O_TRUNC) as file:
        file.write("\n".join([TITLE, *_since(since), *map(_written, lines), ""]).encode())
        file.flush()
        os.fsync(file.fileno())
    part.replace(place)
    server_keys.sync_place(place.parent)


def _since(day: date | None) -> list[str]:
    return [f"{SINCE} {day.isoformat()}"] if day else []


def _note(*rows: Deletion) -> None:
    Deletion.objects.bulk_create(rows, ignore_conflicts=True)


def _written(line: Line) -> str:
    return f"{line.day.isoformat()} {line.what.value} {line.owner.hex} {line.seq} {line.mark.hex() or '-'}"


def _read(line: bytes) -> Line | None:
    try:
        day, what, owner, seq, mark = line.decode("ascii").split()
        if mark != "-" and len(mark) != 2 * MARK_BYTES:
            return None
        found = b"" if mark == "-" else bytes.fromhex(mark)
        return Line(date.fromisoformat(day), What(what), UUID(hex=owner), int(seq), found)
    except ValueError:
        return None
