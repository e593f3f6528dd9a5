"""The file of the server's changing keys: replaced whole, overwritten, for one process at a time, never made anew."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from goldseam.core import vault
from goldseam.ledger import doctor, people, server_keys, tidying, wrapping
from goldseam.ledger.people import NewPerson

Inspecting = Callable[[], AbstractContextManager[None]]
Daily = Callable[[int], bool]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def place(own_keys: Path) -> Path:
    """Where the keys are."""
    return own_keys


def signs_in(made: NewPerson, passphrase: str) -> bool:
    return people.open_with_passphrase(made.sign_in_name, passphrase) == made.unlocked


def test_the_file_before_is_overwritten_and_not_only_unlinked(place: Path, day: date) -> None:
    with place.open("rb") as before:
        with server_keys.locked():
            server_keys.bring_up_to(day + timedelta(days=1))
        assert before.read().strip(b"\0") == b""
    assert server_keys.current().number == 2


def test_only_one_process_at_a_time_changes_the_keys(daily: Daily, place: Path) -> None:
    before = place.read_bytes()
    with server_keys.locked() as mine:
        assert mine
        assert not daily(1)
        with server_keys.locked(wait=False) as other:
            assert not other
    assert place.read_bytes() == before
    assert daily(1)


@pytest.mark.parametrize("damage", ["missing", "cut", "empty"])
def test_lost_keys_are_named_and_never_made_anew(
    alice: NewPerson, place: Path, damage: str, passphrase: str, inspecting: Inspecting, now: datetime
) -> None:
    whole = place.read_bytes()
    if damage == "missing":
        place.unlink()
    else:
        place.write_bytes(whole[: len(whole) // 2] if damage == "cut" else b"")

    with inspecting():
        (line,) = doctor.without_keys()
        assert "changing.key" in line
        assert "copy" in line
        tidying._day_done = None
        with pytest.raises(server_keys.ServerKeyLostError):
            tidying.tidy(now)
    with pytest.raises(server_keys.ServerKeyLostError):
        people.open_with_passphrase(alice.sign_in_name, passphrase)
    assert place.exists() is (damage != "missing")

    place.write_bytes(whole)
    assert signs_in(alice, passphrase)


def test_the_keys_of_another_server_open_nobody_and_the_doctor_says_so(
    alice: NewPerson, place: Path, passphrase: str, inspecting: Inspecting, day: date
) -> None:
    other = vault.DayKeys.begin(day, lambda size: b"\1" * size)
    place.write_text(vault.write_keys(other))

    with pytest.raises(people.CannotOpenError):
        people.open_with_passphrase(alice.sign_in_name, passphrase)
    with inspecting():
        (line,) = doctor.without_keys()
    assert "newest copy" in line


def test_keys_are_for_the_user_of_the_server_alone(place: Path, day: date) -> None:
    with server_keys.locked():
        server_keys.bring_up_to(day + timedelta(days=1))
    assert {path.name: path.stat().st_mode & 0o777 for path in place.parent.iterdir() if path.is_file()} == {
        "changing.key": 0o600,
        ".keys.lock": 0o600,
    }


def test_the_server_does_its_daily_round_once_a_day_and_again_after_a_start(
    alice: NewPerson, now: datetime, monkeypatch: pytest.MonkeyPatch, inspecting: Inspecting
) -> None:
    assert alice
    rounds: list[date] = []
    daily = wrapping.daily
    monkeypatch.setattr(wrapping, "daily", lambda today: rounds.append(today) or daily(today))
    monkeypatch.setattr(tidying, "_day_done", None)
    with inspecting():
        for minutes in (0, 1, 2, 24 * 60, 24 * 60 + 1):
            tidying.tidy(now + timedelta(minutes=minutes))
    assert rounds == [now.date(), now.date() + timedelta(days=1)]
