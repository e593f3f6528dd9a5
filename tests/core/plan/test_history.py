"""Done, not now, not for us, and what has to come first."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from goldseam.core.catalogue.model import Audience, Fact, Practice, Rhythm
from goldseam.core.situation.model import Done, Postponed, Safety

Make = Callable[..., Any]
Check = Callable[[Practice, Any], None]


@pytest.mark.parametrize(
    ("rhythm", "days", "comes_back"),
    [
        (Rhythm.DAILY, 0, False),
        (Rhythm.DAILY, 1, True),
        (Rhythm.WEEKLY, 6, False),
        (Rhythm.WEEKLY, 7, True),
        (Rhythm.WHEN_NEEDED, 2, False),
        (Rhythm.WHEN_NEEDED, 3, True),
        (Rhythm.ONCE, 5000, False),
    ],
)
def test_what_was_done_comes_back_in_its_rhythm(
    rhythm: Rhythm,
    days: int,
    *,
    comes_back: bool,
    practice: Make,
    situation: Make,
    today: dt.date,
    check_offered: Check,
    check_quiet: Check,
) -> None:
    done = situation(done=(Done("the-practice", today - dt.timedelta(days=days)),))
    (check_offered if comes_back else check_quiet)(practice(rhythm=rhythm), done)


def test_help_never_rests(practice: Make, situation: Make, suggested: Make, today: dt.date) -> None:
    help_practice = practice(when_all=(Fact.SELF_HARM,), rhythm=Rhythm.ONCE)
    done = (Done("the-practice", today),)
    assert suggested(situation(safety=Safety.SELF_HARM, done=done), help_practice) == ["the-practice"]


def test_only_the_last_time_counts_and_later_days_are_left_aside(
    practice: Make, situation: Make, today: dt.date, check_offered: Check, check_quiet: Check
) -> None:
    weekly = practice(rhythm=Rhythm.WEEKLY)
    days = [today - dt.timedelta(days=ago) for ago in (2, 40)]
    check_quiet(weekly, situation(done=tuple(Done("the-practice", day) for day in days)))
    check_offered(weekly, situation(done=(Done("the-practice", today + dt.timedelta(days=1)),)))


def test_what_is_done_once_comes_back_when_it_is_asked_for(
    practice: Make, situation: Make, today: dt.date, check_offered: Check
) -> None:
    done = (Done("the-practice", today - dt.timedelta(days=9)),)
    check_offered(practice(rhythm=Rhythm.ONCE), situation(done=done, asked=("the-practice",)))


def test_not_for_us_is_never_offered_again_unless_asked_for(
    practice: Make, situation: Make, check_offered: Check, check_quiet: Check
) -> None:
    check_quiet(practice(weight=100), situation(refused=("the-practice",)))
    check_offered(practice(), situation(refused=("the-practice",), asked=("the-practice",)))


def test_even_what_can_always_be_offered_stays_refused(
    floor: Practice, situation: Make, suggested: Make
) -> None:
    assert suggested(situation(refused=("breathe",)), floor) == []


def test_not_now_comes_back_on_its_day(
    practice: Make, situation: Make, today: dt.date, check_offered: Check, check_quiet: Check
) -> None:
    tomorrow = today + dt.timedelta(days=1)
    check_quiet(practice(), situation(postponed=(Postponed("the-practice", tomorrow),)))
    check_offered(practice(), situation(postponed=(Postponed("the-practice", today),)))


def test_what_comes_back_or_was_asked_for_comes_before_its_equals(
    practice: Make, situation: Make, suggested: Make, today: dt.date
) -> None:
    equals = [practice(slug, minutes=20) for slug in "abcdef"]
    for slug in "abcdef":
        assert suggested(situation(postponed=(Postponed(slug, today),)), *equals) == [slug]
        assert suggested(situation(asked=(slug,)), *equals) == [slug]
    long_ago = tuple(Postponed(slug, today - dt.timedelta(days=60)) for slug in "abcdef")
    assert suggested(situation(postponed=long_ago), *equals) == suggested(situation(), *equals)


def test_what_has_to_come_first_comes_first(
    practice: Make, situation: Make, suggested: Make, today: dt.date
) -> None:
    first = practice("first", lives="self")
    second = practice("second", after=("first",))
    assert suggested(situation(), first, second) == ["first"]
    assert "second" in suggested(situation(done=(Done("first", today),)), first, second)
    assert suggested(situation(refused=("first",)), first, second) == ["second"]


@pytest.mark.parametrize(
    ("changes", "blocks"),
    [
        ({"audience": Audience.INJURED}, False),
        ({"when_all": (Fact.CHILDREN,)}, False),
        ({"when_any": (Fact.CHILDREN, Fact.CAUSE_MONEY)}, False),
        ({"unless": (Fact.TRACK_LIE,)}, False),
        ({"when_all": (Fact.SOME_SPACE,)}, True),
        ({"when_any": (Fact.CHILDREN, Fact.SOME_SPACE)}, True),
        ({"unless": (Fact.LATER,)}, True),
    ],
)
def test_only_what_time_could_still_bring_blocks_what_follows(
    changes: dict[str, Any], *, blocks: bool, practice: Make, situation: Make, suggested: Make
) -> None:
    second = practice("second", after=("first",))
    assert suggested(situation(), practice("first", **changes), second) == ([] if blocks else ["second"])


def test_what_was_done_often_gives_way_a_little(
    practice: Make, situation: Make, suggested: Make, today: dt.date
) -> None:
    equals = [practice(slug, minutes=20) for slug in "abcdef"]
    first = suggested(situation(), *equals)[0]
    often = tuple(Done(first, today - dt.timedelta(days=ago)) for ago in range(1, 20))
    assert suggested(situation(done=often), *equals) != [first]


def test_what_was_done_today_leaves_its_place_empty_and_the_rest_stand(
    practice: Make, situation: Make, suggested: Make, today: dt.date, floor: Practice
) -> None:
    parts = ("truth", "self", "promises", "amends", "check-in")
    every = [practice(f"p{at}", lives=lives, weight=90 - at) for at, lives in enumerate(parts)]
    day = suggested(situation(), *every, floor)
    assert len(day) == 3
    for done in day:
        rest = [slug for slug in day if slug != done]
        assert suggested(situation(done=(Done(done, today),)), *every, floor) == rest
    tomorrow = today + dt.timedelta(days=1)
    again = suggested(situation(done=(Done(day[0], today),)), *every, floor, today=tomorrow)
    assert len(again) == 3


def test_something_else_done_today_takes_nothing_of_the_day(
    practice: Make, situation: Make, suggested: Make, today: dt.date
) -> None:
    every = [practice(f"p{at}", minutes=5, weight=90 - at) for at in range(5)]
    day = suggested(situation(), *every)
    assert suggested(situation(done=(Done("p4", today),)), *every) == day


def test_where_all_of_the_day_is_done_one_thing_more_is_there(
    practice: Make, situation: Make, suggested: Make, today: dt.date
) -> None:
    every = [practice(f"p{at}", minutes=5, weight=90 - at) for at in range(5)]
    done = tuple(Done(slug, today) for slug in suggested(situation(), *every))
    assert len(suggested(situation(done=done), *every)) == 1


def test_the_rest_stands_only_as_long_as_it_may(
    practice: Make, situation: Make, suggested: Make, today: dt.date
) -> None:
    one, same, other = practice("one"), practice("same", instead_of=("one",)), practice("other")
    assert suggested(situation(done=(Done("one", today),)), one, same, other) == ["other"]
