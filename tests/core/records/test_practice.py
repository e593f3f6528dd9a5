"""Marks on practices and walks through them: the newest word about a practice counts."""

from collections.abc import Callable
from datetime import date, timedelta

import msgspec
import pytest

from goldseam.core.records import Entry, Noted, PracticeMark, PracticeMarked, PracticeStepped
from goldseam.core.records.practice import DONE_KEPT, PRACTICES, WALKS, PracticeLog

Entries = Callable[..., list[Entry]]
FIRST, LATER, UNTIL = date(2026, 3, 2), date(2026, 3, 5), date(2026, 3, 9)
DONE, NOT_NOW, NOT_FOR_US, AGAIN = PracticeMark


def mark(answer: PracticeMark, slug: str = "walk", until: date | None = None) -> PracticeMarked:
    return PracticeMarked(slug, answer, until)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ([], PracticeLog()),
        ([FIRST, mark(DONE)], PracticeLog(done={"walk": (FIRST,)})),
        ([FIRST, mark(DONE), LATER, mark(DONE)], PracticeLog(done={"walk": (FIRST, LATER)})),
        ([FIRST, mark(NOT_NOW, until=UNTIL)], PracticeLog(postponed={"walk": UNTIL})),
        ([FIRST, mark(NOT_NOW)], PracticeLog(postponed={"walk": FIRST})),
        ([mark(NOT_NOW, until=UNTIL), mark(NOT_NOW, until=LATER)], PracticeLog(postponed={"walk": LATER})),
        ([mark(NOT_FOR_US), mark(NOT_FOR_US)], PracticeLog(refused=("walk",))),
        ([mark(NOT_FOR_US), mark(NOT_FOR_US, "talk")], PracticeLog(refused=("walk", "talk"))),
        ([mark(NOT_FOR_US), mark(AGAIN)], PracticeLog(asked=("walk",))),
        ([mark(AGAIN), mark(AGAIN)], PracticeLog(asked=("walk",))),
        ([mark(NOT_NOW, until=UNTIL), mark(AGAIN)], PracticeLog(asked=("walk",))),
        ([mark(AGAIN), mark(NOT_FOR_US)], PracticeLog(refused=("walk",))),
        ([FIRST, mark(NOT_NOW, until=UNTIL), mark(DONE)], PracticeLog(done={"walk": (FIRST,)})),
        ([FIRST, mark(NOT_FOR_US), mark(DONE)], PracticeLog(done={"walk": (FIRST,)})),
        (
            [FIRST, mark(DONE), mark(AGAIN)],
            PracticeLog(done={"walk": (FIRST,)}, asked=("walk",)),
        ),
        (
            [FIRST, mark(DONE), mark(NOT_NOW, "talk", UNTIL), mark(NOT_FOR_US, "letter")],
            PracticeLog(done={"walk": (FIRST,)}, postponed={"talk": UNTIL}, refused=("letter",)),
        ),
        ([Noted("a")], PracticeLog()),
    ],
)
def test_the_newest_mark_on_a_practice_counts(
    entries: Entries, written: list[PracticeMarked | date], expected: PracticeLog
) -> None:
    found = PRACTICES.over(entries(*written))
    assert msgspec.structs.replace(found, postponed_on={}, asked_at={}, asked_on={}) == expected


def test_the_day_of_putting_off_is_kept_for_hard_weeks(entries: Entries) -> None:
    day = date(2026, 1, 5)
    off = PracticeMarked("a", PracticeMark.NOT_NOW, date(2026, 1, 8))
    done = PracticeMarked("a", PracticeMark.DONE)
    assert PRACTICES.over(entries(day, off)).postponed_on == {"a": day}
    assert PRACTICES.over(entries(day, off, done)).postponed_on == {"a": day}
    assert PRACTICES.over(entries(day, done)).postponed_on == {}


def test_the_last_twelve_times_are_kept(entries: Entries) -> None:
    days = [date(2026, 1, number) for number in range(1, 20)]

    state = PRACTICES.over(entries(*[part for day in days for part in (day, mark(DONE))]))

    assert state.done == {"walk": tuple(days[-DONE_KEPT:])}
    assert DONE_KEPT == 12


@pytest.mark.parametrize(
    ("written", "steps"),
    [
        ([], {}),
        ([PracticeStepped("walk", 1)], {"walk": 1}),
        ([PracticeStepped("walk", 1), PracticeStepped("walk", 3)], {"walk": 3}),
        ([PracticeStepped("walk", 3), PracticeStepped("walk", 2)], {"walk": 2}),
        ([PracticeStepped("walk", 1), PracticeStepped("talk", 2)], {"walk": 1, "talk": 2}),
        ([PracticeStepped("walk", 2), PracticeStepped("walk", 0)], {}),
        ([PracticeStepped("walk", 2), mark(DONE)], {}),
        ([PracticeStepped("walk", 2), mark(NOT_NOW)], {}),
        ([PracticeStepped("walk", 2), mark(NOT_FOR_US)], {}),
        ([PracticeStepped("walk", 2), mark(AGAIN)], {"walk": 2}),
        ([PracticeStepped("walk", 2), mark(DONE, "talk")], {"walk": 2}),
        ([Noted("a")], {}),
    ],
)
def test_a_walk_goes_on_where_it_was_left_until_it_is_ended(
    entries: Entries, written: list[PracticeMarked | PracticeStepped], steps: dict[str, int]
) -> None:
    found = WALKS.over(entries(*written))

    assert found.steps == steps
    assert set(found.since) == set(steps)


def test_an_offer_to_go_on_rests_after_fourteen_days_and_wakes_with_the_next_step(entries: Entries) -> None:
    begun = [FIRST, PracticeStepped("walk", 1)]
    day = FIRST + timedelta(days=14)

    assert WALKS.over(entries(*begun)).fresh(FIRST) == ("walk",)
    assert WALKS.over(entries(*begun)).fresh(day) == ("walk",)
    assert WALKS.over(entries(*begun)).fresh(day + timedelta(days=1)) == ()
    assert WALKS.over(entries(*begun)).steps == {"walk": 1}
    again = WALKS.over(entries(*begun, day, PracticeStepped("walk", 2)))
    assert again.fresh(day + timedelta(days=14)) == ("walk",)


def test_it_is_kept_when_something_was_asked_for_again_until_it_comes(entries: Entries) -> None:
    asked = entries(FIRST, mark(AGAIN))

    assert PRACTICES.over(asked).asked_at == {"walk": int(asked[0].at.timestamp())}
    assert PRACTICES.over(asked).asked_on == {"walk": FIRST}
    assert PRACTICES.over(entries(*(FIRST, mark(AGAIN), LATER, mark(AGAIN)))).asked_on == {"walk": LATER}
    others = PRACTICES.over(entries(mark(AGAIN), mark(DONE, "talk")))
    assert others.asked_at.keys() == others.asked_on.keys() == {"walk"}
    for over in (DONE, NOT_FOR_US):
        found = PRACTICES.over(entries(mark(AGAIN), mark(over)))
        assert found.asked_at == found.asked_on == {}
