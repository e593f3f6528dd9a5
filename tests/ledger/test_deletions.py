"""The deletion log: noted with the deletion itself, moved outside the database, kept for as long as a backup lives."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError

from goldseam.core.records import Noted
from goldseam.core.records.release import Released, ReleaseTopic
from goldseam.ledger import deletions, ending, leaving, media, releases, server_keys, tidying
from goldseam.ledger.deletions import Line, What
from goldseam.ledger.head import SpaceDamagedError
from goldseam.ledger.models import Deletion, Item, ReleaseHalf
from goldseam.ledger.people import NewPerson
from goldseam.ledger.spaces import OpenSpace
from tests.made_media import made, recording

Inspecting = Callable[[], AbstractContextManager[None]]
Moved = Callable[..., list[Line]]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def place(settings: Any, tmp_path: Path) -> Path:
    """A log that no other test has."""
    settings.DELETIONS = tmp_path / "deletions.log"
    return tmp_path / "deletions.log"


@pytest.fixture
def moved(place: Path, day: date, inspecting: Inspecting) -> Moved:
    """What the log holds after the server has tidied."""

    def move(today: date = day) -> list[Line]:
        with inspecting():
            deletions.move_to_log(today)
            assert not Deletion.objects.exists()
        return list(deletions.read_log(place))

    return move


def test_an_erased_item_is_noted_by_its_number_and_a_digest_of_what_is_gone(
    space: OpenSpace, moved: Moved, now: datetime, day: date
) -> None:
    space.append(Noted("one"), Noted("two"), at=now, day=day)
    body = bytes(Item.objects.get(space=space.id, seq=2).body)
    space.erase([2], at=now, day=day)
    assert moved() == [Line(day, What.ITEM, space.id, 2, deletions.mark_of(body))]


def test_what_was_not_erased_is_not_noted(space: OpenSpace, moved: Moved, now: datetime, day: date) -> None:
    space.append(Noted("one"), at=now, day=day)
    with pytest.raises(SpaceDamagedError):
        space.erase([1, 2], at=now, day=day)
    assert moved() == []


def test_an_ended_space_a_taken_back_text_and_a_deleted_person_are_noted(
    two: Any, moved: Moved, now: datetime, day: date
) -> None:
    space = two.space(two.alice)
    space.head()
    releases.release(space, ReleaseTopic.REVIEW, "2026-W10", "a text", at=now, day=day, after=space.last_seen)
    half = deletions.mark_of(bytes(ReleaseHalf.objects.get(space=space.id).half))
    (entry,) = space.read(Released)
    releases.take_back(space, entry, at=now, day=day)
    small = two.invite_helper(two.alice).space
    ending.stop_all_sharing(two.alice)
    private = two.alice.private_space().id
    leaving.delete_account(two.alice, take_back=False, at=now, day=day)

    found = {(line.what, line.owner, line.mark) for line in moved() if line.what is not What.ITEM}
    assert found == {
        (What.HALF, space.id, half),
        (What.SPACE, small, b""),
        (What.SPACE, private, b""),
        (What.PERSON, two.alice.person, b""),
    }


def test_a_recording_that_was_taken_back_is_noted_by_its_id(space: OpenSpace, moved: Moved) -> None:
    line = made(space, recording(1000))
    media.remove(space, line)
    (found,) = moved()
    assert (found.what, found.owner, found.mark.hex()) == (What.MEDIA, space.id, line.media.replace("-", ""))


def test_broken_off_between_log_and_table_a_line_stands_twice_and_none_is_lost(
    space: OpenSpace, moved: Moved, place: Path, now: datetime, day: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    space.append(Noted("one"), Noted("two"), at=now, day=day)
    space.erase([1, 2], at=now, day=day)
    with monkeypatch.context() as broken:

        def crash(*_: object, **__: object) -> None:
            raise DatabaseError

        broken.setattr(Deletion.objects, "filter", crash)
        with pytest.raises(DatabaseError):
            moved()
    assert [line.seq for line in deletions.read_log(place)] == [1, 2]
    assert [line.seq for line in moved()] == [1, 2, 1, 2]


def test_a_line_that_a_crash_cut_off_spoils_no_other(
    space: OpenSpace, moved: Moved, place: Path, now: datetime, day: date
) -> None:
    space.append(Noted("one"), Noted("two"), at=now, day=day)
    space.erase([1], at=now, day=day)
    first = moved()
    place.write_bytes(place.read_bytes() + b"2026-03-02 item 00ff")
    space.erase([2], at=now, day=day)
    assert [line.seq for line in moved()] == [first[0].seq, 2]


def test_lines_go_when_no_backup_can_need_them(
    space: OpenSpace, moved: Moved, place: Path, now: datetime, day: date
) -> None:
    space.append(Noted("one"), Noted("two"), at=now, day=day)
    space.erase([1], at=now, day=day)
    moved()
    space.erase([2], at=now, day=day)
    moved(day + timedelta(days=5))
    kept = []
    for each in (30, 31, 35, 36):
        deletions.forget_old(day + timedelta(days=each))
        kept.append([line.seq for line in deletions.read_log(place)])
    assert kept == [[1, 2], [2], [2], []]


def test_after_a_long_rest_the_lines_stay_as_long_as_the_keys_of_their_backups(
    space: OpenSpace,
    own_keys: Path,
    place: Path,
    now: datetime,
    day: date,
    inspecting: Inspecting,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert own_keys.exists()
    space.append(Noted("one"), at=now, day=day)
    space.erase([1], at=now, day=day)
    monkeypatch.setattr(tidying, "_day_done", None)
    found = []
    with inspecting():
        for days in (0, 40, 41):
            tidying.tidy(now + timedelta(days=days))
            readable = server_keys.current().chain_of(1) is not None
            found.append((readable, len(list(deletions.read_log(place)))))
    assert found == [(True, 1), (True, 1), (False, 0)]


def test_a_log_holds_ids_and_no_word(
    alice: NewPerson, space: OpenSpace, moved: Moved, place: Path, now: datetime, day: date
) -> None:
    space.append(Noted("canaryQ7xKv2"), at=now, day=day)
    space.erase([1], at=now, day=day)
    leaving.delete_account(alice.unlocked, take_back=True, at=now, day=day)
    assert len(moved()) == 3
    text = place.read_text()
    assert alice.unlocked.person.hex in text
    assert "canary" not in text.casefold()
    assert "alice" not in text
    assert "note" not in text
    assert place.stat().st_mode & 0o777 == 0o600


def test_the_server_moves_what_was_noted_within_its_minute_and_leaves_a_log_even_where_nothing_was(
    space: OpenSpace, place: Path, now: datetime, day: date, inspecting: Inspecting
) -> None:
    with inspecting():
        tidying.tidy(now)
    assert list(deletions.read_log(place)) == []
    space.append(Noted("one"), at=now, day=day)
    space.erase([1], at=now, day=day)
    with inspecting():
        tidying.tidy(now)
    assert [line.seq for line in deletions.read_log(place)] == [1]


@pytest.mark.parametrize("text", ["", "goldseam-deletions 2\n", "x", "\0" * 100])
def test_what_is_no_log_is_refused(place: Path, text: str) -> None:
    place.write_text(text)
    with pytest.raises(deletions.NotALogError):
        list(deletions.read_log(place))


@pytest.mark.parametrize(
    "line",
    [
        "2026-03-02 item 00000000000000000000000000000001 1 00",
        "2026-03-02 thing 00000000000000000000000000000001 1 -",
        "2026-13-02 space 00000000000000000000000000000001 0 -",
        "2026-03-02 space 0001 0 -",
        "2026-03-02 space 00000000000000000000000000000001 x -",
        "2026-03-02 space 00000000000000000000000000000001 0",
        "слово",
    ],
)
def test_a_line_that_is_none_is_passed_over(place: Path, line: str) -> None:
    good = "2026-03-02 space 00000000000000000000000000000001 0 -"
    place.write_text(f"{deletions.TITLE}\n{line}\n{good}\n")
    assert [found.what for found in deletions.read_log(place)] == [What.SPACE]


def test_nobody_adds_a_line_while_old_ones_are_dropped(place: Path, day: date) -> None:
    deletions.forget_old(day)
    assert not place.exists()
    with server_keys.locked(), server_keys.locked(wait=False) as other:
        assert not other


def test_the_log_says_from_which_day_on_it_names_everything(moved: Moved, place: Path, day: date) -> None:
    moved(day)
    said = [deletions.complete_since(place)]
    for later in (1, 30, 31, 90):
        deletions.forget_old(day + timedelta(days=later))
        said.append(deletions.complete_since(place))
    assert said == [day, day, day, day + timedelta(days=1), day + timedelta(days=60)]
    assert list(deletions.read_log(place)) == []


def test_a_clock_that_was_ahead_for_a_while_spoils_no_backup_made_after_it(place: Path, day: date) -> None:
    deletions.add_to_log([], since=day)
    deletions.forget_old(day + timedelta(days=90))
    deletions.forget_old(day + timedelta(days=2))
    assert deletions.complete_since(place) == day + timedelta(days=2)


@pytest.mark.parametrize("line", ["", "complete-since", "complete-since 2026-13-02", "complete-since \u0438"])
def test_a_log_that_does_not_say_since_when_says_so_from_the_next_day_on(
    place: Path, day: date, line: str
) -> None:
    place.write_text(f"{deletions.TITLE}\n{line}\n")
    assert deletions.complete_since(place) is None
    deletions.forget_old(day)
    assert deletions.complete_since(place) == day - timedelta(days=30)
