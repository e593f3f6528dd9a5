"""A new private key: on the disk before it counts, made once, and nothing of it beside its file."""

import os
from pathlib import Path

import pytest

from goldseam.ledger import key_files


def test_it_is_on_the_disk_before_it_has_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    sync, link = os.fsync, os.link

    def synced(handle: int) -> None:
        done.append("synced")
        sync(handle)

    def linked(*names: Path) -> None:
        done.append("linked")
        link(*names)

    monkeypatch.setattr(key_files.os, "fsync", synced)
    monkeypatch.setattr(key_files.os, "link", linked)
    key_files.put_once(tmp_path / "a.key", b"one")
    assert done == ["synced", "linked", "synced"]
    assert (tmp_path / "a.key").stat().st_mode & 0o777 == 0o600


def test_the_first_one_stays(tmp_path: Path) -> None:
    for key in (b"one", b"two"):
        key_files.put_once(tmp_path / "a.key", key)
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("a.key", b"one")]


@pytest.mark.parametrize("step", ["fsync", "link"])
def test_where_the_disk_fails_nothing_of_it_stays(
    tmp_path: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(key_files.os, step, full)
    with pytest.raises(OSError, match="No space"):
        key_files.put_once(tmp_path / "a.key", b"one")
    assert list(tmp_path.iterdir()) == []
