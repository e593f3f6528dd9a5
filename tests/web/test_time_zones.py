"""A day begins and ends where its person is: two who live by different clocks, travel, and summer time."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from goldseam.core.records import CheckedIn
from goldseam.ledger.tidying import tidy

Who = Any
EAST, WEST = "Pacific/Kiritimati", "Pacific/Pago_Pago"


def test_the_day_is_that_of_the_place_somebody_chose(alice: Who, bob: Who) -> None:
    """At 18:00 UTC it is the next day on Kiritimati and still the morning on Pago Pago."""
    for who, zone in ((alice, EAST), (bob, WEST)):
        assert who.post("/account/time-zone/", {"zone": zone}).status_code == 302
        who.post("/check-in/", {"safe": "4"})
    assert alice.read(CheckedIn)[-1].for_day.isoformat() == "2026-11-23"
    assert bob.read(CheckedIn)[-1].for_day.isoformat() == "2026-11-22"


def test_without_a_choice_it_is_that_of_the_server(alice: Who) -> None:
    alice.post("/check-in/", {"safe": "4"})
    assert alice.read(CheckedIn)[-1].for_day.isoformat() == "2026-11-22"


def test_the_choice_comes_along_to_another_device_and_goes_with_close(alice: Who, browsers: Any) -> None:
    alice.post("/account/time-zone/", {"zone": EAST})
    other = browsers()
    other.sign_in(alice.name, alice.passphrase)
    assert other.cookies["zone"] == EAST
    other.send("post", "/exit/", {})
    assert "zone" not in other.cookies


def test_who_signs_up_is_in_the_zone_that_the_device_says(browsers: Any) -> None:
    fresh = browsers()
    fresh.sign_up("kim", "testing: paper candle river", zone=EAST)
    assert fresh.cookies["zone"] == EAST


@pytest.mark.parametrize(
    "forged", ["Nowhere/At_All", "../../etc/passwd", "Europe", "x" * 400, "é", "/", "GMT\0"]
)
def test_a_zone_that_is_none_counts_as_none(alice: Who, browsers: Any, forged: str) -> None:
    assert alice.post("/account/time-zone/", {"zone": forged}).status_code == 422
    alice.client.cookies["zone"] = forged
    assert alice.get("/today/").status_code == 200
    fresh = browsers()
    fresh.sign_up("kim", "testing: paper candle river", zone=forged)
    assert "zone" not in fresh.cookies


def test_back_to_the_server_s(alice: Who) -> None:
    alice.post("/account/time-zone/", {"zone": EAST})
    alice.post("/account/time-zone/", {"zone": ""})
    alice.post("/check-in/", {"safe": "4"})
    assert alice.read(CheckedIn)[-1].for_day.isoformat() == "2026-11-22"


def test_one_request_leaves_its_zone_to_no_other(alice: Who, bob: Who) -> None:
    alice.post("/account/time-zone/", {"zone": EAST})
    alice.get("/today/")
    bob.post("/check-in/", {"safe": "4"})
    assert bob.read(CheckedIn)[-1].for_day.isoformat() == "2026-11-22"


def test_who_flies_west_answers_the_same_day_twice_and_the_newer_counts(alice: Who) -> None:
    alice.post("/account/time-zone/", {"zone": EAST})
    alice.post("/check-in/", {"safe": "4"})
    alice.post("/account/time-zone/", {"zone": WEST})
    assert alice.get("/today/").status_code == alice.get("/progress/").status_code == 200
    alice.post("/check-in/", {"safe": "6"})
    assert [each.for_day.isoformat() for each in alice.read(CheckedIn)] == ["2026-11-23", "2026-11-22"]


@pytest.mark.parametrize(("minute", "there"), [(59, True), (60, False)])
def test_s14_a_share_is_there_in_the_last_minute_of_its_last_day_where_its_giver_lives(
    alice: Who, dana: Who, accompany: Any, inspecting: Any, clock: Any, minute: int, there: bool
) -> None:
    alice.post("/account/time-zone/", {"zone": WEST})
    page = f"/us/helpers/{accompany(alice, dana, days=1)}/"
    clock.moment = datetime(2026, 11, 24, 10, 0, tzinfo=UTC) + timedelta(minutes=minute)
    with inspecting():
        tidy(clock.moment)
    alice.unlock(alice.passphrase)
    assert (alice.get(page).status_code == 200) is there
    taken = alice.post("/account/export/", {"format": "json", "passphrase": alice.passphrase}).json()
    assert (len(taken["shared"]) == 1) is there
    assert (alice.post(page, {"move": "renew", "days": "14"}).status_code == 302) is there


@pytest.mark.parametrize("hour", [0, 1, 2, 3])
@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)])
def test_the_night_of_summer_time_has_one_day(alice: Who, day: date, hour: int, clock: Any) -> None:
    alice.post("/account/time-zone/", {"zone": "Europe/Berlin"})
    clock.moment = datetime(day.year, day.month, day.day, hour, 30, tzinfo=UTC)
    alice.post("/check-in/", {"safe": "4"})
    assert alice.read(CheckedIn)[-1].for_day == day
