"""What fades by itself is there to its last moment and not a second longer."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from goldseam.core.nearness import (
    Length,
    aways_of,
    back_from,
    reach_now,
    running,
    running_of,
    sign_now,
    to_ask,
)
from goldseam.core.nearness.fading import REACH_DAYS, SIGN_SECONDS
from goldseam.core.nearness.pauses import ASKED_SECONDS
from goldseam.core.records.away import AwayLine, Aways, Reach
from goldseam.core.records.sign import Sign, SignGiven, Signs
from goldseam.core.records.time_out import TimeOut, TimeOuts

TODAY = date(2026, 3, 9)


@pytest.mark.parametrize(
    ("after", "there"), [(0, True), (SIGN_SECONDS - 1, True), (SIGN_SECONDS, False), (-1, False)]
)
def test_a_sign_fades_after_some_hours(after: int, there: bool) -> None:
    state = Signs({"a": SignGiven(Sign.COME, 1000)})
    assert (sign_now(state, "a", 1000 + after) is Sign.COME) is there
    assert sign_now(state, "b", 1000) is None


@pytest.mark.parametrize(("on", "there"), [("2026-03-09", True), ("2026-03-03", True), ("2026-03-02", False)])
def test_words_about_being_reached_hold_for_a_week(on: str, there: bool) -> None:
    assert REACH_DAYS == 7
    assert (reach_now(Aways({"a": Reach(1, on)}), "a", TODAY) is not None) is there
    assert reach_now(Aways(), "a", TODAY) is None


def test_a_time_away_shows_until_its_last_day_the_next_one_first() -> None:
    over = AwayLine(1, "a", "2026-03-01", "2026-03-08")
    later = AwayLine(2, "a", "2026-03-20", "2026-03-22")
    now = AwayLine(3, "a", "2026-03-05", "2026-03-09")
    ended = AwayLine(4, "a", "2026-03-05", "2026-03-20", ended=True)
    other = AwayLine(5, "b", "2026-03-05", "2026-03-20")
    assert aways_of(Aways(lines=(over, later, now, ended, other)), "a", TODAY) == (now, later)


def test_a_time_out_runs_until_the_promised_moment_or_until_its_author_is_back() -> None:
    out = TimeOut(1, "a", 1000, 7)
    assert running(TimeOuts((out,)), 999) == out
    assert running(TimeOuts((out,)), 1000) is None
    assert running(TimeOuts((TimeOut(1, "a", 1000, 7, back=True),)), 999) is None
    assert running(TimeOuts(), 1) is None


def test_each_of_two_has_a_time_out_of_their_own() -> None:
    hers, his = TimeOut(1, "a", 1000, 7), TimeOut(2, "b", 2000, 8)
    both = TimeOuts((hers, his))
    assert (running_of(both, "a", 999), running_of(both, "b", 999), running(both, 999)) == (hers, his, his)
    assert (running_of(both, "a", 1000), running_of(both, "c", 999)) == (None, None)
    back = TimeOuts((hers, his, TimeOut(3, "a", 3000, 9, back=True)))
    assert (running_of(back, "a", 999), running(back, 999)) == (None, his)


@pytest.mark.parametrize(
    ("line", "person", "at", "asks"),
    [
        (TimeOut(1, "a", 1000, 7), "a", 1000, True),
        (TimeOut(1, "a", 1000, 7), "a", 999, False),
        (TimeOut(1, "a", 1000, 7), "b", 1000, False),
        (TimeOut(1, "a", 1000, 7, back=True), "a", 1000, False),
        (TimeOut(1, "a", 1000, 7), "a", 1000 + ASKED_SECONDS, False),
    ],
)
def test_only_who_took_it_is_asked_and_not_for_ever(line: TimeOut, person: str, at: int, asks: bool) -> None:
    assert (to_ask(TimeOuts((line,)), person, at) is not None) is asks
    assert to_ask(TimeOuts(), person, at) is None


BERLIN = ZoneInfo("Europe/Berlin")
MINUTES = {Length.MINUTES_20: 20, Length.MINUTES_40: 40, Length.MINUTES_60: 60}


@pytest.mark.parametrize("length", Length)
@pytest.mark.parametrize(("night", "hours"), [((3, 29), 23), ((10, 25), 25), ((6, 1), 24)])
def test_minutes_are_minutes_and_tomorrow_is_the_same_hour_on_the_wall(
    length: Length, night: tuple[int, int], hours: int
) -> None:
    taken = datetime(2026, *night, tzinfo=BERLIN) - timedelta(minutes=10)
    back = back_from(taken, length)
    lasts = back.astimezone(UTC) - taken.astimezone(UTC)
    wanted = timedelta(minutes=MINUTES[length]) if length in MINUTES else timedelta(hours=hours)
    assert lasts == wanted
    assert length in MINUTES or (back.hour, back.minute) == (taken.hour, taken.minute)
