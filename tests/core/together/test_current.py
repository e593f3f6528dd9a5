"""Which review is the current one: a sealed release changes nothing in it, and both get the same."""

from datetime import date, timedelta

import pytest

from goldseam.core.records.release import Releases, ReleaseTopic, Round
from goldseam.core.records.review import Talk, TalkHeld, Talks
from goldseam.core.together import current_round

JOINED = date(2026, 11, 12)
DUE = date(2026, 11, 19)
NONE = Talks()


def rounds(*each: Round) -> Releases:
    return Releases(review=each)


def review(name: str, on: str, *, opened: bool = False, left: bool = False, sealed: bool = False) -> Round:
    released = {"a": 1, "b": 2} if opened else {"a": 1} if sealed else {}
    not_this = ("b",) if left else ()
    return Round(ReleaseTopic.REVIEW, name, released, not_this, on if opened else "", on)


def test_the_first_one_is_due_a_week_after_both_were_here() -> None:
    found = current_round(NONE, Releases(), JOINED, None, JOINED)
    assert (found.name, found.monday, found.due) == ("2026-W47", date(2026, 11, 16), DUE)


@pytest.mark.parametrize("days", range(0, 80, 3))
@pytest.mark.parametrize("before", [(), (review("2026-W46", "2026-11-13", opened=True),)])
def test_a_sealed_release_never_changes_it(days: int, before: tuple[Round, ...]) -> None:
    today = JOINED + timedelta(days=days)
    talks = Talks((Talk("2026-W46", "2026-11-13", closed_on="2026-11-14"),)) if before else NONE
    alone = current_round(talks, rounds(*before), today, None, JOINED)
    sealed = review(alone.name, today.isoformat(), sealed=True)
    assert current_round(talks, rounds(*before, sealed), today, None, JOINED) == alone


def test_one_that_nobody_came_to_keeps_its_name_for_four_weeks_and_then_gets_a_new_one() -> None:
    names = [
        current_round(NONE, Releases(), DUE + timedelta(weeks=weeks), None, JOINED).name for weeks in range(9)
    ]
    assert names == ["2026-W47"] * 4 + ["2026-W51"] * 4 + ["2027-W02"]


def test_one_that_was_left_out_stays_until_the_week_of_the_next_begins() -> None:
    left = rounds(review("2026-W47", "2026-11-19", left=True))
    until_sunday = {current_round(NONE, left, DUE + timedelta(days=days), None, JOINED) for days in range(4)}
    assert {(found.name, found.due) for found in until_sunday} == {("2026-W47", date(2026, 11, 26))}
    monday = current_round(NONE, left, date(2026, 11, 23), None, JOINED)
    assert (monday.name, monday.due) == ("2026-W48", date(2026, 11, 26))


def test_one_that_opened_stays_until_it_was_talked_about() -> None:
    opened = rounds(review("2026-W47", "2026-12-13", opened=True))
    assert current_round(NONE, opened, date(2026, 12, 20), None, JOINED).name == "2026-W47"
    talked = Talks((Talk("2026-W47", "2026-12-20", closed_by={"a": TalkHeld.WELL}, closed_on="2026-12-20"),))
    found = current_round(talked, opened, date(2026, 12, 20), None, JOINED)
    assert (found.name, found.due) == ("2026-W52", date(2026, 12, 27))
