"""A deletion log that lost its head, or that is none: nothing stops for it, and no line is lost."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from goldseam.core.records import Noted
from goldseam.ledger import deletions, server_keys, tidying
from goldseam.ledger.deletions import What
from goldseam.ledger.models import Deletion
from goldseam.ledger.spaces import OpenSpace

Inspecting = Callable[[], AbstractContextManager[None]]
pytestmark = pytest.mark.django_db
LINE = "2026-03-02 space 00000000000000000000000000000001 0 -"


@pytest.fixture
def place(own_keys: Path) -> Path:
    """A log that no other test has."""
    return own_keys.with_name("deletions.log")


@pytest.mark.parametrize(
    "left", ["", "goldseam-dele", deletions.TITLE, f"goldseam-dele\n{LINE}\n", f"\n{LINE}\n"]
)
def test_a_log_whose_title_a_full_disk_or_a_power_cut_took_begins_anew_and_keeps_its_lines(
    space: OpenSpace, place: Path, now: datetime, day: date, inspecting: Inspecting, left: str
) -> None:
    place.write_text(left)
    with inspecting():
        tidying.tidy(now)
    kept = [What.SPACE] if LINE in left else []
    assert [line.what for line in deletions.read_log(place)] == kept
    assert deletions.complete_since(place) == day
    space.append(Noted("one"), at=now, day=day)
    space.erase([1], at=now, day=day)
    with inspecting():
        tidying.tidy(now)
    assert [line.what for line in deletions.read_log(place)] == [*kept, What.ITEM]


def test_a_log_begins_whole_or_not_at_all(place: Path, day: date, monkeypatch: pytest.MonkeyPatch) -> None:
    def cut(_: Path) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(deletions.os, "fsync", cut)
        with pytest.raises(OSError, match="No space"):
            deletions.add_to_log([], since=day)
    assert not place.exists()
    deletions.add_to_log([], since=day)
    assert deletions.complete_since(place) == day


def test_a_file_that_is_no_log_keeps_its_bytes_takes_the_lines_and_stops_nothing_else(
    space: OpenSpace,
    place: Path,
    now: datetime,
    day: date,
    inspecting: Inspecting,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    place.write_text("goldseam-deletions 2\nsomething\n")
    space.append(Noted("one"), at=now, day=day)
    space.erase([1], at=now, day=day)
    monkeypatch.setattr(tidying, "_day_done", None)
    with inspecting():
        tidying.tidy(now)
        assert not Deletion.objects.exists()
        for days in (40, 41):
            tidying.tidy(now + timedelta(days=days))
        assert server_keys.current().chain_of(1) is None
    text = place.read_text()
    assert text.startswith("goldseam-deletions 2\nsomething\n")
    assert f"item {space.id.hex} 1" in text


def test_what_takes_the_place_of_a_log_outlasts_a_power_cut_by_its_name_too(
    place: Path, day: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[Path] = []
    monkeypatch.setattr(server_keys, "sync_place", synced.append)
    deletions.add_to_log([], since=day)
    deletions.forget_old(day + timedelta(days=90))
    assert synced == [place.parent, place.parent]
