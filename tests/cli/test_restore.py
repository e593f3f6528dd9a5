"""`goldseam restore`: into an empty place, without what was deleted since, all of it or nothing; or the key alone."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from goldseam.core.records import Noted
from goldseam.ledger import deletions, media_files, server_keys
from goldseam.ledger.backup import restoring
from goldseam.ledger.models import Item, Person

Run = Callable[..., Any]
Refused = Callable[..., str]
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("media_folder", "home")]


def test_it_comes_back_without_what_was_deleted(
    writer: Any, goldseam: Run, tmp_path: Path, emptied: Callable[[], None], now: Any, day: Any
) -> None:
    goldseam("backup", str(tmp_path / "one"))
    writer.unlocked.private_space().erase([2], at=now, day=day)
    deletions.move_to_log(day)
    emptied()

    done = goldseam("restore", str(tmp_path / "one"))

    assert done.code == 0, done
    assert "1 people, 3 entries" in done.out
    assert "1 deletions since were done again" in done.out
    assert Item.objects.count() == 3


def test_a_log_from_elsewhere_is_kept_for_the_next_time(
    writer: Any, goldseam: Run, tmp_path: Path, emptied: Callable[[], None], home: Path, day: Any
) -> None:
    assert writer
    goldseam("backup", str(tmp_path / "one"))
    deletions.note_person(writer.unlocked.person)
    deletions.move_to_log(day)
    log = (home / "deletions.log").rename(tmp_path / "saved.log")
    emptied()

    assert goldseam("restore", str(tmp_path / "one"), "--deletions", str(log)).code == 0

    assert not Person.objects.exists()
    lines = list(deletions.read_log(home / "deletions.log"))
    assert [line.what.value for line in lines] == ["item", "person"]


@pytest.mark.parametrize(
    ("log", "said"),
    [(None, "--deletions none"), ("/no/such/log", "--deletions none"), (".", "cannot be read")],
)
def test_without_a_log_it_asks_first(
    writer: Any, log: str | None, said: str, goldseam: Run, refused: Refused, tmp_path: Path, home: Path
) -> None:
    assert writer
    goldseam("backup", str(tmp_path / "one"))
    (home / "deletions.log").unlink()
    given = ("--deletions", log) if log else ()
    assert said in refused("restore", str(tmp_path / "one"), *given)


def test_what_is_no_log_is_refused(writer: Any, goldseam: Run, refused: Refused, tmp_path: Path) -> None:
    assert writer
    goldseam("backup", str(tmp_path / "one"))
    assert "no deletion log" in refused(
        "restore", str(tmp_path / "one"), "--deletions", str(tmp_path / "one")
    )


def test_a_ledger_that_is_there_is_never_touched(
    writer: Any, goldseam: Run, refused: Refused, tmp_path: Path, passphrase: str
) -> None:
    goldseam("backup", str(tmp_path / "one"))
    assert "empty place only; nothing was changed" in refused("restore", str(tmp_path / "one"))
    assert len(writer.unlocked.private_space().read(Noted)) == 1
    assert passphrase


@pytest.mark.parametrize("since", [None, date(2100, 1, 1)], ids=["does not say", "begins later"])
def test_a_backup_from_before_the_log_begins_is_put_back_only_by_somebody_who_says_so(
    writer: Any,
    goldseam: Run,
    refused: Refused,
    tmp_path: Path,
    emptied: Callable[[], None],
    home: Path,
    since: date | None,
) -> None:
    assert writer
    goldseam("backup", str(tmp_path / "one"))
    (home / "deletions.log").unlink()
    deletions.add_to_log([], since=since)
    emptied()
    said = refused("restore", str(tmp_path / "one"))
    assert ("begins on 2100-01-01" if since else "does not say when it begins") in said
    assert "--deletions-unknown" in said
    assert not Person.objects.exists()
    assert goldseam("restore", str(tmp_path / "one"), "--deletions-unknown").code == 0
    assert Person.objects.count() == 1


def test_a_log_from_elsewhere_goes_on_saying_since_when(
    writer: Any, goldseam: Run, tmp_path: Path, emptied: Callable[[], None], home: Path, day: Any
) -> None:
    assert writer
    goldseam("backup", str(tmp_path / "one"))
    (home / "deletions.log").unlink()
    deletions.add_to_log([], since=day)
    log = (home / "deletions.log").rename(tmp_path / "saved.log")
    emptied()
    assert goldseam("restore", str(tmp_path / "one"), "--deletions", str(log)).code == 0
    assert deletions.complete_since(home / "deletions.log") == day


@pytest.mark.parametrize("broken", ["hook", "log"])
def test_what_fails_after_everything_is_back_takes_nothing_away_again_and_says_so(
    writer: Any,
    goldseam: Run,
    refused: Refused,
    tmp_path: Path,
    emptied: Callable[[], None],
    broken: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error")

    home = Path(os.environ["GOLDSEAM_HOME"])
    assert writer
    copy, log = tmp_path / "copy", tmp_path / "saved.log"
    goldseam("backup", str(tmp_path / "one"), "--server-key", str(home / "copy"))
    (home / "copy").rename(copy)
    (home / "deletions.log").rename(log)
    for name in ("server.key", "changing.key"):
        (home / name).unlink()
    emptied()
    if broken == "log":
        monkeypatch.setattr(deletions, "add_to_log", fail)
    else:
        monkeypatch.setattr(media_files, "settle", lambda: transaction.on_commit(fail))
    given = ("restore", str(tmp_path / "one"), "--server-key", str(copy), "--deletions", str(log))
    said = refused(*given)
    assert "everything is back" in said
    assert "nothing was changed" not in said
    assert Person.objects.count() == 1
    assert (home / "server.key").exists()
    assert (home / "changing.key").exists()
    assert (home / "deletions.log").exists() == (broken == "hook")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (media_files.NoRoomError(), "is the disk full"),
        (OSError(5, "Input/output error"), "Input/output error"),
    ],
)
def test_a_disk_that_fails_is_a_plain_line(
    writer: Any,
    error: Exception,
    said: str,
    goldseam: Run,
    refused: Refused,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: object) -> None:
        raise error

    assert writer
    goldseam("backup", str(tmp_path / "one"))
    monkeypatch.setattr(restoring, "restore", broken)
    assert said in refused("restore", str(tmp_path / "one"))


def test_keys_come_back_where_they_are_missing_and_go_again_with_what_is_refused(
    writer: Any, goldseam: Run, refused: Refused, tmp_path: Path, home: Path
) -> None:
    assert writer
    copy = tmp_path / "copy"
    goldseam("backup", "--server-key", str(copy))
    whole = {name: (home / name).read_bytes() for name in ("server.key", "changing.key")}
    for name in whole:
        (home / name).unlink()

    (tmp_path / "bad").write_bytes(b"no backup")
    assert "no server key" in refused("restore", str(tmp_path / "bad"))
    given = ("restore", str(tmp_path / "bad"), "--server-key", str(copy), "--deletions", "none")
    assert "no backup of Goldseam" in refused(*given)
    assert not any((home / name).exists() for name in whole)

    assert goldseam("restore", "--server-key", str(copy)).out == "The server key is back.\n"
    assert {name: (home / name).read_bytes() for name in whole} == whole
    assert "already" in goldseam("restore", "--server-key", str(copy)).out

    (home / "changing.key").write_text("spoilt")
    assert "remove it" in refused("restore", str(tmp_path / "bad"), "--deletions", "none")
    (home / "server.key").write_bytes(bytes(32))
    assert "another server key" in refused("restore", "--server-key", str(copy))


def test_beside_the_changing_keys_of_another_server_no_key_is_put_back(
    goldseam: Run, refused: Refused, tmp_path: Path, home: Path, day: date
) -> None:
    copy = tmp_path / "copy"
    goldseam("backup", "--server-key", str(copy))
    mine = (home / "changing.key").read_bytes()
    for name in ("server.key", "changing.key"):
        (home / name).unlink()
    server_keys.make_if_missing(day)
    assert "of another server" in refused("restore", "--server-key", str(copy))
    (home / "changing.key").write_text("spoilt")
    assert "is damaged" in refused("restore", "--server-key", str(copy))
    assert not (home / "server.key").exists()
    (home / "changing.key").write_bytes(mine)
    assert goldseam("restore", "--server-key", str(copy)).code == 0
    assert (home / "server.key").exists()
    assert (home / "changing.key").read_bytes() == mine


def test_a_file_of_changing_keys_alone_is_no_copy(refused: Refused, home: Path, tmp_path: Path) -> None:
    assert "changing.key alone" in refused("restore", "--server-key", str(home / "changing.key"))
    assert "no whole copy" in refused("restore", "--server-key", str(home / "server.key"))
    assert "cannot be read" in refused("restore", "--server-key", str(tmp_path / "none"))


def test_a_home_that_cannot_be_used_is_refused(
    goldseam: Run, refused: Refused, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy"
    goldseam("backup", "--server-key", str(copy))
    monkeypatch.setenv("GOLDSEAM_HOME", str(copy))
    assert "GOLDSEAM_HOME" in refused("restore", "--server-key", str(copy))
