"""The rhythm of looking back: it falls off as things hold, comes back after a lapse, and holds nobody to a week."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.core.records.release import Releases
from goldseam.core.records.review import Talk, TalkHeld, Talks
from goldseam.core.together import Rhythm, next_review, rhythm, round_of

Held = Callable[[str], Talks]
Begun = Callable[..., Releases]
WEEKLY, FORTNIGHTLY, MONTHLY = Rhythm
LATE = date(2027, 1, 1)
DAY = timedelta(days=1)
NOTHING = Releases()


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        ("", WEEKLY),
        ("www", WEEKLY),
        ("wwww", FORTNIGHTLY),
        ("wwwwwww", FORTNIGHTLY),
        ("wwwwwwww", MONTHLY),
        ("wwwwwwwwwwwwwwww", MONTHLY),
        ("wwwh", WEEKLY),
        ("wwwhwww", WEEKLY),
        ("wwwwh", WEEKLY),
        ("wwwws", WEEKLY),
        ("wwwwwwwwh", FORTNIGHTLY),
        ("wwwwwwwwhh", WEEKLY),
        ("wwwwwwwwhhh", WEEKLY),
        ("wwwwwwwwhwwww", MONTHLY),
        ("hwwww", FORTNIGHTLY),
        ("ww.w.w", FORTNIGHTLY),
    ],
)
def test_four_that_went_well_go_a_step_out_and_a_hard_one_a_step_back(
    held: Held, story: str, expected: Rhythm
) -> None:
    assert rhythm(held(story), LATE) is expected


def test_one_who_says_it_was_hard_is_enough(monday: date) -> None:
    on = monday.isoformat()
    for answers in ({"one": TalkHeld.HARD, "other": TalkHeld.WELL}, {"one": TalkHeld.STOPPED}):
        well = [Talk(f"2026-W{week}", on, closed_by={"one": TalkHeld.WELL}, closed_on=on) for week in "123"]
        last = Talk("2026-W4", on, closed_by=answers, closed_on=on)
        assert rhythm(Talks((*well, last)), LATE) is WEEKLY


def test_a_lapse_brings_back_the_weekly_rhythm_and_what_follows_counts_anew(held: Held, monday: date) -> None:
    talks = held("wwwwwwwwwwww")
    wednesdays = [monday + timedelta(weeks=week, days=2) for week in range(12)]
    assert rhythm(talks, LATE, wednesdays[-1]) is WEEKLY
    assert rhythm(talks, LATE, wednesdays[7]) is FORTNIGHTLY
    assert rhythm(talks, LATE, wednesdays[8]) is WEEKLY
    assert rhythm(talks, LATE, wednesdays[3] - DAY) is MONTHLY


def test_what_lies_ahead_does_not_count_yet(held: Held, monday: date) -> None:
    talks = held("wwww")
    assert rhythm(talks, monday) is WEEKLY
    assert rhythm(talks, LATE, LATE + DAY) is FORTNIGHTLY


@given(st.text("whs.", max_size=26))
def test_a_history_gives_one_rhythm_and_never_skips_a_step(held: Held, story: str) -> None:
    steps = [list(Rhythm).index(rhythm(held(story[:end]), LATE)) for end in range(len(story) + 1)]
    assert all(abs(after - before) <= 1 for before, after in pairwise(steps))


def test_the_first_review_is_a_week_after_both_were_here(monday: date) -> None:
    assert next_review(Talks(), NOTHING, monday, since=monday) == monday + timedelta(weeks=1)
    assert next_review(Talks(), NOTHING, LATE, since=monday) == monday + timedelta(weeks=1)
    assert next_review(Talks(), NOTHING, monday) == monday


@pytest.mark.parametrize(("story", "weeks"), [("w", 1), ("wwww", 2), ("wwwwwwww", 4), ("wwwwh", 1)])
def test_the_next_one_is_a_step_of_the_rhythm_after_the_last(
    held: Held, monday: date, story: str, weeks: int
) -> None:
    last = monday + timedelta(weeks=len(story) - 1, days=2)
    assert next_review(held(story), NOTHING, last) == last + timedelta(weeks=weeks)


def test_after_a_lapse_the_next_one_comes_sooner(held: Held, monday: date) -> None:
    last = monday + timedelta(weeks=7, days=2)
    lapsed = last + 5 * DAY
    assert next_review(held("wwwwwwww"), NOTHING, lapsed, lapsed) == last + timedelta(weeks=1)


def test_a_round_that_one_has_begun_stays_the_next_one(held: Held, begun: Begun, monday: date) -> None:
    third = monday + timedelta(weeks=2)
    releases = begun("2026-W04", third + DAY)
    for today in (third, third + 20 * DAY, third + 29 * DAY):
        assert next_review(held("w"), releases, today) == third
    assert round_of(next_review(held("w."), begun("2026-W02", monday), third)) == "2026-W03"


def test_nobody_is_held_to_an_old_week(held: Held, begun: Begun, monday: date) -> None:
    third = monday + timedelta(weeks=2)
    due = next_review(held("w"), begun("2026-W04", third), third + 29 * DAY)
    assert due == third + timedelta(weeks=1)
    left = monday + 2 * DAY
    assert next_review(held("."), NOTHING, left + 28 * DAY) == monday
    assert next_review(held("."), NOTHING, left + 29 * DAY) == left + timedelta(weeks=1)


def test_a_round_left_out_by_one_makes_room_for_the_next(held: Held, begun: Begun, monday: date) -> None:
    second = monday + timedelta(weeks=1)
    assert next_review(held("w"), begun("2026-W03", second + DAY, "one"), second) == second + 8 * DAY


def test_a_round_left_out_ahead_of_its_week_is_not_asked_again(begun: Begun, monday: date) -> None:
    """Said on the Friday before: a week later would still be the same round."""
    second = monday + timedelta(weeks=1)
    due = next_review(Talks(), begun("2026-W03", second - 3 * DAY, "other"), second)
    assert due == second + timedelta(weeks=1)


def test_a_round_that_is_no_week_is_passed_over(begun: Begun, monday: date) -> None:
    odd = Talks((Talk("someday", monday.isoformat()),))
    assert next_review(odd, begun("later", monday), monday) == monday


@given(st.text("whs.", max_size=12), st.none() | st.integers(0, 100), st.integers(0, 200))
def test_the_next_round_is_never_one_that_is_over(
    held: Held, monday: date, story: str, lapse: int | None, days: int
) -> None:
    lapsed_on = None if lapse is None else monday + lapse * DAY
    talks = held(story)
    due = next_review(talks, NOTHING, monday + days * DAY, lapsed_on)
    assert round_of(due) not in {talk.round for talk in talks.talks if talk.closed_on}
