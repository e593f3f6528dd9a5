"""The time-outs of the talk by the clocks of the two: one moment wherever they live, also when the clocks change."""

from datetime import UTC, datetime
from typing import Any

import pytest

from goldseam.core.records import TalkPaused
from tests.web.talking import NAME, TALK_PAGE, Two, heading, pressed, released, together


@pytest.fixture
def talking(couple: Two) -> Two:
    """The two, in the first turn of their talk."""
    released(couple)
    pressed(couple.alice, "begin")
    return couple


def live_in(talking: Two, alice: str, bob: str) -> None:
    talking.alice.client.cookies["zone"], talking.bob.client.cookies["zone"] = alice, bob


@pytest.mark.parametrize("who", ["alice", "bob"])
def test_a_time_out_is_over_at_one_moment_wherever_the_two_live(talking: Two, who: str) -> None:
    live_in(talking, "Europe/Berlin", "America/New_York")
    pressed(getattr(talking, who), "minutes")
    assert heading(talking.alice) == "Back on 22 November at 19:20"
    assert heading(talking.bob) == "Back on 22 November at 13:20"
    talking.alice.clock.passes(minutes=20)
    for each in (talking.alice, talking.bob):
        each.unlock(each.passphrase)
        assert heading(each) == "You can go on now"


def test_a_time_out_of_an_earlier_version_is_read_by_the_own_clock_as_it_was(talking: Two) -> None:
    live_in(talking, "Europe/Berlin", "Europe/Berlin")
    together(talking.bob, TalkPaused(NAME, "2026-11-22T19:20"))
    assert heading(talking.alice) == "Back on 22 November at 19:20"
    talking.alice.clock.passes(minutes=20)
    talking.alice.unlock(talking.alice.passphrase)
    assert heading(talking.alice) == "You can go on now"


@pytest.mark.parametrize("until", ["later", "2026-11-22T99:20", "9999-12-31T23:59", "0001-01-01T00:00"])
def test_a_time_out_that_no_version_writes_breaks_no_page(talking: Two, until: str) -> None:
    live_in(talking, "Pacific/Kiritimati", "Pacific/Kiritimati")
    together(talking.bob, TalkPaused(NAME, until))
    assert talking.alice.get(TALK_PAGE).status_code in (200, 302)


@pytest.fixture
def autumn(clock: Any, request: pytest.FixtureRequest) -> None:
    """Around the night in which Berlin gets its hour back: 25 October, at three."""
    clock.moment = datetime(2026, 10, *request.param, tzinfo=UTC)


@pytest.mark.parametrize(
    ("autumn", "move", "back"),
    [((24, 16, 0), "tomorrow", "25 October at 18:00"), ((25, 0, 50), "minutes", "25 October at 02:10")],
    indirect=["autumn"],
)
@pytest.mark.usefixtures("autumn")
def test_tomorrow_is_the_same_hour_on_the_wall_and_minutes_are_minutes_when_the_clocks_change(
    talking: Two, move: str, back: str
) -> None:
    live_in(talking, "Europe/Berlin", "Europe/Berlin")
    pressed(talking.alice, move)
    assert heading(talking.bob) == f"Back on {back}"
