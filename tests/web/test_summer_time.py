"""The two nights of summer time in Berlin: what is promised, faded and planned keeps its hours."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from goldseam.core.records.promise import Outcome, PromiseClosed, Promised
from goldseam.core.records.time_out import TimeOutTaken
from goldseam.ledger.tidying import tidy

Two, Who = Any, Any
Words = Callable[[Any], str]
BERLIN = ZoneInfo("Europe/Berlin")
SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)
HERE, WHERE, PLANS, TIME_OUT = "/openness/", "/openness/where/", "/openness/plans/", "/near/time-out/"


def berlin(day: date, hour: int, minute: int = 0, fold: int = 0) -> datetime:
    """What the clock in Berlin shows; `fold` 1 is the second time in the night in which an hour comes twice."""
    return datetime.combine(day, time(hour, minute, fold=fold), BERLIN)


def at(couple: Two, moment: datetime) -> None:
    """Both are in Berlin, at this moment."""
    couple.alice.clock.moment = moment.astimezone(UTC)
    for who in (couple.alice, couple.bob):
        who.unlock(who.passphrase)
        who.client.cookies["zone"] = "Europe/Berlin"


def later(couple: Two, **amount: float) -> None:
    couple.alice.clock.passes(**amount)
    for who in (couple.alice, couple.bob):
        who.unlock(who.passphrase)


@pytest.mark.parametrize(
    ("taken", "length", "until", "minutes"),
    [
        (berlin(date(2026, 3, 29), 1, 50), "20", "29 March, 03:10", 20),
        (berlin(date(2026, 3, 29), 1, 30), "60", "29 March, 03:30", 60),
        (berlin(date(2026, 10, 25), 2, 50), "20", "25 October, 02:10", 20),
        (berlin(date(2026, 10, 25), 2, 50, fold=1), "20", "25 October, 03:10", 20),
        (berlin(date(2026, 3, 28), 19, 0), "tomorrow", "29 March, 19:00", 23 * 60),
        (berlin(date(2026, 10, 24), 19, 0), "tomorrow", "25 October, 19:00", 25 * 60),
        (berlin(date(2026, 3, 28), 2, 30), "tomorrow", "29 March, 03:30", 24 * 60),
    ],
)
def test_a_time_out_lasts_what_was_chosen_and_says_the_hour_on_the_wall(
    couple: Two, taken: datetime, length: str, until: str, minutes: int, words: Words
) -> None:
    at(couple, taken)
    couple.alice.post(TIME_OUT, {"length": length, "seen": "0"})
    (took,) = couple.alice.shared.read(TimeOutTaken)
    assert took.record.back_at - int(couple.alice.clock.moment.timestamp()) == minutes * 60
    (promise,) = couple.alice.shared.read(Promised)
    assert promise.record.text.endswith(until)
    for who in (couple.alice, couple.bob):
        assert f"Time-out. Back by {until}" in words(who.get(TIME_OUT))
        assert f"Time-out. Back by {until}" in words(who.get("/today/"))
    later(couple, minutes=minutes - 1)
    assert "Time-out. Back by" in words(couple.bob.get("/today/"))
    later(couple, minutes=1)
    assert "Time-out. Back by" not in words(couple.bob.get("/today/"))


@pytest.mark.parametrize("zone", ["Europe/Berlin", "Asia/Vladivostok", "America/Adak"])
def test_a_return_closes_the_day_that_was_promised_wherever_one_is_by_then(couple: Two, zone: str) -> None:
    at(couple, berlin(date(2026, 3, 28), 23, 30))
    couple.alice.post(TIME_OUT, {"length": "60", "seen": "0"})
    later(couple, minutes=70)
    couple.alice.client.cookies["zone"] = zone
    couple.alice.post(TIME_OUT, {"how": "kept"})
    ((closed,), (promise,)) = (couple.alice.shared.read(kind) for kind in (PromiseClosed, Promised))
    assert closed.record.outcome is Outcome.KEPT
    assert closed.record.due == promise.record.first == SPRING


@pytest.mark.parametrize(
    ("given", "fades"),
    [
        (berlin(date(2026, 3, 28), 12, 0), "29 March, 13:00"),
        (berlin(date(2026, 3, 28), 23, 30), "30 March, 00:30"),
        (berlin(date(2026, 10, 24), 12, 0), "25 October, 11:00"),
        (berlin(date(2026, 10, 25), 0, 30), "25 October, 23:30"),
    ],
)
def test_a_note_of_where_one_is_is_there_for_24_hours_and_says_until_when(
    couple: Two,
    given: datetime,
    fades: str,
    words: Words,
    inspecting: Callable[[], AbstractContextManager[None]],
) -> None:
    at(couple, given)
    own = str(couple.alice.post(WHERE, {"text": "at my sister's", "title": "Kazan"})["Location"])
    couple.alice.post(own, {"move": "hand"})
    assert f"Fades on {fades}" in words(couple.bob.get(HERE))
    later(couple, hours=23, minutes=59)
    with inspecting():
        tidy(couple.alice.clock.moment)
    assert f"Fades on {fades}" in words(couple.bob.get(HERE))
    later(couple, minutes=1)
    for who in (couple.alice, couple.bob):
        assert "Kazan" not in words(who.get(HERE))


@pytest.mark.parametrize("day", [SPRING, AUTUMN])
def test_a_plan_keeps_its_hours_over_the_night_and_is_changed_until_the_minute_it_begins(
    couple: Two, day: date, words: Words
) -> None:
    eve = day - timedelta(1)
    at(couple, berlin(eve, 12))
    plan = {"title": "chess", "on": eve.isoformat(), "at": "20:00", "last": day.isoformat(), "until": "09:30"}
    told = str(couple.alice.post(f"{PLANS}new/", {**plan, "move": "hand"})["Location"])
    tea = {"title": "tea", "on": day.isoformat(), "at": "15:00"}
    page = str(couple.alice.post(f"{PLANS}new/", {**tea, "move": "hand"})["Location"])
    at(couple, berlin(day, 14, 59))
    seen = words(couple.bob.get("/today/"))
    assert re.search(r"chess · \d\d \w+ 2026, 20:00 – \d\d \w+ 2026, 09:30", seen)
    assert "2026, 15:00" in seen
    assert couple.alice.get(f"{told}change/").status_code == 302
    assert couple.alice.get(f"{page}change/").status_code == 200
    later(couple, minutes=1)
    assert couple.alice.get(f"{page}change/").status_code == 302


@pytest.mark.parametrize("day", [SPRING, AUTUMN])
@pytest.mark.parametrize("hour", [0, 1, 3, 23])
def test_a_promise_of_each_day_is_asked_about_once_for_the_short_and_the_long_day(
    couple: Two, day: date, hour: int
) -> None:
    at(couple, berlin(day, hour, 30))
    (seq,) = couple.alice.gave(Promised("home by six", day))
    html = couple.alice.get("/today/").content.decode()
    assert html.count(f"/promises/{seq}/day/{day.isoformat()}/") == 1
