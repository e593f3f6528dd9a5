"""A backup holds one moment of everything, sealed, and comes back as it was: into an empty place, all or nothing."""

import threading
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection

from goldseam.core import vault
from goldseam.core.records import Noted
from goldseam.core.records.handed import Handed, HandedKind
from goldseam.ledger import media, media_files, people, server_keys
from goldseam.ledger.backup import checking, making, parts, restoring, tables
from goldseam.ledger.backup.parts import Reason, RefusedError
from goldseam.ledger.models import Item, Person, RingEntry, Space, Unsettled
from goldseam.ledger.spaces import OpenSpace
from tests.made_media import MARKER, lines_of

Back = Callable[[], checking.Checked]
PASSPHRASE = "testing: marble lantern orbit"
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("media_folder")]


def test_every_table_is_backed_up_or_left_out_on_purpose() -> None:
    names = {model.__name__ for model in apps.get_app_config("ledger").get_models()}
    assert {*tables.KEPT, *tables.LEFT_OUT} >= names
    assert not set(tables.KEPT) & set(tables.LEFT_OUT)
    assert set(tables.KEPT) <= names


def test_what_is_put_back_is_what_there_was(
    filled: Any,
    back_up: Back,
    file: Path,
    empty: Callable[[], None],
    whole: Callable[[Any], bool],
    rows: Callable[[], dict[str, bytes]],
    word: str,
) -> None:
    before = rows()
    recorded = b"".join(media.read(filled.space(filled.bob), lines_of(filled.space(filled.bob))[0]))
    checked = back_up()
    assert checked.found == ()
    assert checked.manifest.tables["Item"].count == Item.objects.count() == 67
    assert checked.manifest.files.count == 2

    empty()
    assert restoring.restore(file, server_keys.current(), []) == 0

    assert rows() == before
    assert whole(filled)
    for each in filled.made:
        opened = people.open_with_passphrase(each.sign_in_name, PASSPHRASE)
        assert len(opened.private_space().read(Noted)) == 29
        assert filled.space(opened).read(Handed)[0].record == Handed(HandedKind.LETTER, word, word)
        line = lines_of(filled.space(opened))[0]
        assert b"".join(media.read(filled.space(opened), line)) == recorded


def test_slots_come_back_under_todays_layer_whatever_day_the_backup_is_of(
    filled: Any, back_up: Back, file: Path, day: date, passphrase: str, empty: Callable[[], None]
) -> None:
    back_up()
    empty()
    for each in range(1, 29):
        with server_keys.locked():
            server_keys.store(server_keys.bring_up_to(day + timedelta(days=each)).without_old())
    restoring.restore(file, server_keys.current(), [])

    slots = Person.objects.values_list("passphrase_slot", flat=True)
    entries = RingEntry.objects.values_list("sealed", flat=True)
    assert {vault.wrapped_under(bytes(blob)) for blob in (*slots, *entries)} == {29}
    assert people.open_with_passphrase(filled.made[0].sign_in_name, passphrase)


def test_a_backup_dies_with_its_key_on_the_thirtieth_day(
    back_up: Back, filled: Any, file: Path, day: date
) -> None:
    assert filled
    back_up()
    seen = {}
    for each in range(1, 31):
        with server_keys.locked():
            server_keys.store(server_keys.bring_up_to(day + timedelta(days=each)).without_old())
        try:
            seen[each] = bool(checking.check(file, server_keys.current()))
        except RefusedError as error:
            seen[each] = error.reason
    assert seen == {**dict.fromkeys(range(1, 30), True), 30: Reason.KEY_GONE}


def test_a_copy_of_the_key_from_before_the_month_changed_is_said_to_be_too_old(
    back_up: Back, file: Path, day: date, alice: people.NewPerson
) -> None:
    assert alice
    copy = server_keys.current()
    for each in range(1, 31):
        with server_keys.locked():
            server_keys.bring_up_to(day + timedelta(days=each))
        back_up()
        if each < 30:
            assert checking.check(file, copy), "a copy serves for all of its month"
    with pytest.raises(RefusedError) as refused:
        checking.check(file, copy)
    assert refused.value.reason is Reason.KEY_NEWER


def test_nothing_that_was_written_and_no_name_id_or_ciphertext_is_seen_in_the_file(
    filled: Any, back_up: Back, file: Path, word: str
) -> None:
    back_up()
    raw = file.read_bytes()
    words = [word, filled.made[0].sign_in_name, "alice", "Person", "RingEntry", "passphrase_slot"]
    ids = [each.unlocked.person for each in filled.made] + list(Space.objects.values_list("id", flat=True))
    hidden = [word.encode(codec) for word in words for codec in ("utf-8", "utf-16-le")]
    hidden += [form for each in ids for form in (each.bytes, each.hex.encode(), str(each).encode())]
    hidden += [bytes(body)[30:46] for body in Item.objects.values_list("body", flat=True)]
    hidden += [settled[30:46] for settled in map(bytes, Person.objects.values_list("private_key", flat=True))]
    assert [each for each in (*hidden, MARKER) if each in raw] == []


def test_devices_delays_invitations_and_reminders_are_left_out(filled: Any, back_up: Back) -> None:
    filled.invite_helper(filled.alice)
    assert set(back_up().manifest.tables) == set(tables.KEPT)


def test_what_is_written_while_a_backup_runs_is_in_it_whole_or_not_at_all(
    filled: Any,
    file: Path,
    now: datetime,
    day: date,
    monkeypatch: pytest.MonkeyPatch,
    empty: Callable[[], None],
    whole: Callable[[Any], bool],
) -> None:
    written: list[int] = []
    put = parts.Writer.put

    def write(space: OpenSpace) -> None:
        try:
            space.head()
            written.append(space.append(Noted("meanwhile"), Noted("and this"), at=now, day=day)[0].seq)
        finally:
            connection.close()
            if connection.vendor == "postgresql":
                connection.close_pool()  # type: ignore[attr-defined]

    def meanwhile(self: parts.Writer, part: parts.Part) -> None:
        put(self, part)
        writer = threading.Thread(target=write, args=(filled.alice.private_space(),))
        writer.start()
        writer.join()

    monkeypatch.setattr(parts.Writer, "put", meanwhile)
    with file.open("wb") as out:
        making.write(out, server_keys.current(), now)
    monkeypatch.undo()

    assert len(written) > len(tables.KEPT) - 2, "somebody wrote between all of its parts"
    assert checking.check(file, server_keys.current()).found == ()
    empty()
    restoring.restore(file, server_keys.current(), [])
    assert whole(filled)
    assert len(filled.alice.private_space().read(Noted)) == 29 + 2, "what was written before its moment"


def test_a_recording_deleted_while_a_backup_runs_does_not_stop_it(
    filled: Any, back_up: Back, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = filled.space(filled.alice)
    line = lines_of(shared)[0]
    read = media_files.read

    def gone(name: str) -> bytes | None:
        media.remove(shared, line)
        return read(name)

    monkeypatch.setattr(media_files, "read", gone)
    assert back_up().manifest.files.count == 0


def test_a_ledger_that_is_not_whole_is_backed_up_and_named(filled: Any, back_up: Back) -> None:
    space = filled.alice.private_space().id
    Item.objects.filter(space=space, seq=5).delete()
    Item.objects.filter(space=space, seq=6).update(body=b"short")
    Person.objects.filter(id=filled.bob.person).update(recovery_slot=b"\1\4" + bytes(300), name_key=b"x")
    RingEntry.objects.filter(space=filled.bob.private_space().id).delete()
    lines = " ".join(back_up().found)
    for said in (
        "31 items are counted, 30 are stored",
        "item 6 has a size",
        "a slot has",
        "sign-in name",
        "nobody",
    ):
        assert said in lines, said


def test_items_without_their_space_are_named() -> None:
    look = checking.Look()
    columns = ("space_id", "seq", "epoch", "tag", "author", "day", "body")
    body = bytes(1024 + vault.ENVELOPE_BYTES)
    row = [str(uuid4()), 1, 1, b"", str(uuid4()), "2026-03-02", body]
    look.take(parts.Rows("Item", columns, [row]))
    assert [line.partition(": ")[2] for line in look.at_the_end()] == ["it is gone, but not its items"]


def test_a_place_that_holds_anything_is_refused(
    filled: Any, back_up: Back, file: Path, empty: Callable[[], None], rows: Callable[[], dict[str, bytes]]
) -> None:
    before = rows()
    assert filled
    back_up()
    with pytest.raises(restoring.NotEmptyError, match="ledger"):
        restoring.restore(file, server_keys.current(), [])
    assert rows() == before

    empty()
    media_files.write(f"{uuid4().hex}/{uuid4().hex}/0", b"x")
    with pytest.raises(restoring.NotEmptyError, match="media"):
        restoring.restore(file, server_keys.current(), [])
    assert not Space.objects.exists()


def test_a_restore_that_breaks_off_leaves_nothing(
    filled: Any,
    back_up: Back,
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
    empty: Callable[[], None],
    whole: Callable[[Any], bool],
) -> None:
    assert filled
    back_up()
    empty()
    with monkeypatch.context() as broken:

        def full(*_: object) -> None:
            raise media_files.NoRoomError

        broken.setattr(media_files, "settle", full)
        with pytest.raises(media_files.NoRoomError):
            restoring.restore(file, server_keys.current(), [])
    restoring.check_empty()
    assert restoring.restore(file, server_keys.current(), []) == 0
    assert whole(filled)


def test_an_engine_that_keeps_something_else_than_it_was_given_is_noticed(
    filled: Any, back_up: Back, file: Path, monkeypatch: pytest.MonkeyPatch, empty: Callable[[], None]
) -> None:
    assert filled
    back_up()
    empty()
    put_in = tables.put_in

    def lossy(part: parts.Rows) -> None:
        put_in(part)
        if part.table == "Space":
            Space.objects.update(head=0)

    monkeypatch.setattr(restoring, "put_in", lossy)
    with pytest.raises(RefusedError):
        restoring.restore(file, server_keys.current(), [])
    restoring.check_empty()
    assert not Unsettled.objects.exists()
