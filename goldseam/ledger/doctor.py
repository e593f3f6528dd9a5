"""Looks whether the ledger is whole: without keys by numbers and sizes, with a person's keys by opening all."""

from collections.abc import Iterator
from contextlib import suppress
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import Count, Max, Min

from goldseam.core import vault
from goldseam.core.records import KINDS, Erased
from goldseam.core.records.photo import PHOTOS
from goldseam.core.records.recording import RECORDINGS
from goldseam.ledger import deletions, inbox, media, media_files, releases, server_keys
from goldseam.ledger.head import SpaceDamagedError
from goldseam.ledger.models import Invitation, Item, Person, ReleaseHalf, RingEntry, SignInName, Space
from goldseam.ledger.people import public_key_of
from goldseam.ledger.ring import CLIENT, GIVEN, HELPER
from goldseam.ledger.rows import COLUMNS, open_row, tags_of
from goldseam.ledger.spaces import OpenSpace
from goldseam.ledger.unlocked import Unlocked
from goldseam.ledger.wrapping import SLOTS, unwrap


def without_keys() -> Iterator[str]:
    """Everything wrong that can be seen without opening anything; nothing where the ledger looks whole."""
    yield from _file()
    yield from _server_keys()
    yield from _deletion_log()
    yield from _recordings_left()
    for space in Space.objects.order_by("id").iterator():
        yield from _numbers(space)
    for person in Person.objects.order_by("id").iterator():
        yield from _person(person)
    for invitation in Invitation.objects.order_by("id").iterator():
        if len(invitation.sealed) != vault.INVITATION_BYTES:
            yield f"invitation {invitation.id}: it has a size that no sealed invitation has"


def with_keys(unlocked: Unlocked) -> Iterator[str]:
    """Everything wrong in what one person holds, found by opening every item, the inbox and the heads."""
    try:
        spaces = unlocked.spaces()
    except vault.DecryptError:
        yield "the key ring does not open: a row of it is missing or was changed"
        return
    for space in spaces.all:
        # A share that came to its end leaves a key to nothing until its holder next signs in.
        if space.role not in (HELPER, CLIENT, GIVEN) or Space.objects.filter(id=space.id).exists():
            yield from _space(space)
    waiting = inbox.unreadable(unlocked)
    if waiting:
        yield f"the inbox holds {waiting} entries that were not left by one of this person's devices"


def _space(space: OpenSpace) -> Iterator[str]:
    try:
        erased_by_record = {seq for entry in space.read(Erased) for seq in _seqs(entry.record)}
        head = space.head()
    except SpaceDamagedError:
        yield f"space {space.id}: the sealed count does not fit what is stored"
        return
    opened, broken = _opened(space)
    yield from (f"space {space.id}: item {seq} does not open" for seq in broken)
    if head.last != len(opened) + len(broken):
        yield f"space {space.id}: {head.last} items were sealed, {len(opened) + len(broken)} are stored"
    # Where the items themselves are broken, the lines above have said so.
    with suppress(SpaceDamagedError):
        yield from (
            f"space {space.id}: the released text in item {seq} does not open"
            for seq in releases.unreadable(space)
        )
    yield from _recordings(space)
    restored = erased_by_record.intersection(seq for seq, is_erased in opened.items() if not is_erased)
    yield from (f"space {space.id}: item {seq} was erased and is back" for seq in sorted(restored))


def _recordings(space: OpenSpace) -> Iterator[str]:
    with suppress(SpaceDamagedError):
        states = space.states(RECORDINGS, PHOTOS)
        lines, photos = states[RECORDINGS].items, states[PHOTOS].items
        broken = [line.seq for line in media.unreadable(space, lines)]
        yield from (f"space {space.id}: the recording in item {seq} does not open" for seq in broken)
        spoilt = [photo.seq for photo in media.unreadable(space, photos)]
        yield from (f"space {space.id}: the photo in item {seq} does not open" for seq in spoilt)
        named = {UUID(line.media) for line in lines} | {UUID(photo.media) for photo in photos}
        on_the_way = {found for owner, found in media_files.markers() if owner == space.id}
        for left in sorted(media_files.media_there(space.id) - named - on_the_way):
            yield f"space {space.id}: nothing names the recording {left.hex} any more; its folder can be deleted"


def _recordings_left() -> Iterator[str]:
    """Files of spaces that are gone: the program was stopped between deleting the one and the other."""
    for space in sorted(media_files.spaces_there()):
        if not Space.objects.filter(id=space).exists():
            yield f"recordings {space.hex}: their space is gone; the folder can be deleted"


def _server_keys() -> Iterator[str]:
    try:
        server_keys.current()
    except server_keys.ServerKeyLostError:
        yield "changing.key is missing or damaged, and nobody can sign in; put back your newest copy of the server key"


def _deletion_log() -> Iterator[str]:
    """A log that cannot be read is found before a backup has to be put back with it."""
    try:
        next(deletions.read_log(settings.DELETIONS), None)
    except FileNotFoundError:
        # The server begins one within its first minute.
        return
    except OSError as error:
        yield f"deletions.log cannot be read ({error.strerror}), and no backup can be put back without it"
    except deletions.NotALogError:
        yield (
            f"deletions.log is no deletion log: its first line is not '{deletions.TITLE}', and no backup can be put "
            "back with it; put that line first if the rest is whole, else move the file away and make a new backup"
        )


def _file() -> Iterator[str]:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            found = [row[0] for row in cursor.fetchall()]
        if found != ["ok"]:
            yield f"the database file is damaged ({len(found)} places); put back the newest backup"


def _numbers(space: Space) -> Iterator[str]:
    rows = Item.objects.filter(space=space.id)
    seen = rows.aggregate(count=Count("seq"), low=Min("seq"), high=Max("seq"))
    count = seen["count"]
    if count != space.head or (count and (seen["low"] != 1 or seen["high"] != space.head)):
        yield f"space {space.id}: {space.head} items are counted, {count} are stored"
    for seq, body in rows.order_by("seq").values_list("seq", "body").iterator():
        if not _is_sealed_size(len(body)):
            yield f"space {space.id}: item {seq} has a size that no sealed item has"
    for half in ReleaseHalf.objects.filter(space=space.id):
        if (len(half.half), len(half.round)) != (vault.KEY_BYTES, vault.ROUND_BYTES):
            yield f"space {space.id}: half of a released text has a wrong size"
    if space.head and not RingEntry.objects.filter(space=space.id).exists():
        yield f"space {space.id}: nobody holds its key any more"


def _is_sealed_size(size: int) -> bool:
    """Whether an envelope can have this size: padding leaves only a few."""
    inside = size - vault.ENVELOPE_BYTES
    return vault.bucket(inside) == inside


def _person(person: Person) -> Iterator[str]:
    try:
        public_key_of(person.id)
    except vault.DecryptError:
        yield f"person {person.id}: the public key was not put there by this server"
    if not SignInName.objects.filter(name_key=bytes(person.name_key), person=person.id).exists():
        yield f"person {person.id}: the sign-in name no longer leads to them"
    yield from _slots(person)


def _slots(person: Person) -> Iterator[str]:
    """The outer layer of the slots is the server's own: that it opens is seen without any passphrase."""
    try:
        inner = [unwrap(person.id, column, bytes(getattr(person, column))) for column in SLOTS]
    except vault.DecryptError:
        yield f"person {person.id}: a slot does not open with this server's keys; put back your newest copy of them"
        return
    except server_keys.ServerKeyLostError:
        # Said once, for everybody.
        return
    if any(len(slot) != vault.SLOT_BYTES for slot in inner):
        yield f"person {person.id}: a slot has the wrong size"


def _opened(space: OpenSpace) -> tuple[dict[int, bool], list[int]]:
    """Every item: number -> whether it is erased; and the numbers of those that do not open."""
    tags = tags_of(space.ring, KINDS)
    opened: dict[int, bool] = {}
    broken: list[int] = []
    for row in Item.objects.filter(space=space.id).order_by("seq").values_list(*COLUMNS).iterator():
        try:
            found = open_row(space.id, space.ring, tags, row)
        except SpaceDamagedError:
            broken.append(row[0])
        else:
            opened[found.seq] = found.entry is None
    return opened, broken


def _seqs(record: object) -> tuple[int, ...]:
    return record.seqs if isinstance(record, Erased) else ()
