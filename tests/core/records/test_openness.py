"""What the records of openness, of notes and of plans come to."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

import pytest

from goldseam.core.records import Entry
from goldseam.core.records.note import Noted
from goldseam.core.records.openness import (
    GIVEN_LINES,
    KEPT,
    LOOK_DAYS,
    OFFER,
    Offer,
    OpennessAnswered,
    OpennessGiven,
    OpennessKind,
    OpennessOpened,
    OpennessRenewed,
    OpennessToLookAt,
    OpennessUnneeded,
    OpennessWritten,
)
from goldseam.core.records.plan_said import PLANS, AlongAnswered, PlanChanged, PlanDropped, Plans, PlanSaid
from goldseam.core.records.where_i_am import is_over

ALICE, BOB = UUID(int=1), UUID(int=2)
DAY, LATER, LATEST = date(2026, 3, 2), date(2026, 3, 9), date(2026, 3, 20)
OFFERED = OpennessWritten("bill", "numbers", "to look", LATER)
PLAN = PlanSaid("chess", LATER, LATER, "18:30", "21:00", "club", along=True)
Written = Callable[..., list[Entry]]


@pytest.fixture
def written() -> Written:
    """Entries in their order: `written((ALICE, record), (BOB, record, day))`."""

    def entries(*said: Any) -> list[Entry]:
        made = []
        for seq, (author, record, *more) in enumerate(said, 1):
            day = more[0] if more else DAY
            made.append(Entry(seq, author, day, datetime.combine(day, time(12), UTC), record))
        return made

    return entries


def given(what: OpennessKind, space: str) -> OpennessGiven:
    return OpennessGiven(what, space, b"", b"")


def test_a_space_is_shown_once_by_whoever_did_so_first(written: Written) -> None:
    state = GIVEN_LINES.over(
        written(
            (ALICE, given(OpennessKind.OFFER, "a")),
            (BOB, given(OpennessKind.OFFER, "a")),
            (BOB, given(OpennessKind.WHERE, "b")),
            (BOB, Noted("not for this")),
        )
    )
    assert [(line.seq, line.by, line.what, line.space) for line in state.lines] == [
        (1, str(ALICE), "offer", "a"),
        (3, str(BOB), "where", "b"),
    ]


def test_only_the_last_of_each_kind_and_person_are_remembered(written: Written) -> None:
    many = [(ALICE, given(OpennessKind.WHERE, str(number))) for number in range(KEPT + 3)]
    state = GIVEN_LINES.over(written((ALICE, given(OpennessKind.OFFER, "x")), (BOB, PLAN), *many))
    assert [line.space for line in state.lines] == ["x", *map(str, range(3, KEPT + 3))]


def test_s18_an_opening_counts_once_a_day_and_only_after_a_yes(written: Written) -> None:
    state = OFFER.over(
        written(
            (ALICE, OFFERED),
            (BOB, OpennessOpened()),
            (BOB, OpennessAnswered(yes=True)),
            (BOB, OpennessOpened()),
            (BOB, OpennessOpened()),
            (BOB, OpennessOpened(), LATER),
            (ALICE, OpennessOpened(), LATEST),
        )
    )
    told = (str(ALICE), 1, "bill", "to look", LATER.isoformat())
    assert state == Offer(*told, "yes", (DAY.isoformat(), LATER.isoformat()))


def test_each_says_only_what_is_theirs_to_say(written: Written) -> None:
    state = OFFER.over(
        written(
            (ALICE, OpennessRenewed(LATEST, LATEST)),
            (ALICE, OFFERED),
            (BOB, OpennessWritten("theirs", "", "", DAY)),
            (BOB, OpennessRenewed(LATEST, LATEST)),
            (ALICE, OpennessAnswered(yes=True)),
            (ALICE, OpennessUnneeded()),
        )
    )
    assert state == Offer(str(ALICE), 2, "bill", "to look", LATER.isoformat())
    more = written((ALICE, OpennessRenewed(LATEST, LATEST)), (BOB, OpennessUnneeded()), (BOB, PLAN))
    state = OFFER.over(more, OFFER.over(written((ALICE, OFFERED), (BOB, OpennessAnswered(yes=False)))))
    assert (state.review, state.unneeded, state.answer) == (LATEST.isoformat(), True, "no")


def test_a_note_is_over_after_24_hours_to_the_second() -> None:
    assert [is_over(1000, 1000 + 24 * 3600 + more) for more in (-1, 0, 1)] == [False, True, True]


def plans(state: Plans) -> list[tuple[Any, ...]]:
    return [(line.seq, line.what, line.told, line.answer, line.dropped) for line in state.lines]


def test_a_plan_is_changed_by_its_author_until_its_day_and_a_yes_to_another_hour_is_asked_anew(
    written: Written,
) -> None:
    state = PLANS.over(
        written(
            (ALICE, PLAN),
            (BOB, AlongAnswered(1, yes=True)),
            (BOB, PlanChanged(1, "theirs", DAY, DAY)),
            (ALICE, PlanChanged(1, "chess club", LATER, LATER, "18:30", "21:00", along=True)),
        )
    )
    assert plans(state) == [(1, "chess club", 4, "yes", False)]
    later = written((ALICE, PlanChanged(1, "chess", LATER, LATER, "19:00", along=True)))
    assert plans(PLANS.over(later, state)) == [(1, "chess", 1, "", False)]
    too_late = written((ALICE, PlanChanged(1, "never", LATEST, LATEST), LATEST))
    assert plans(PLANS.over(too_late, state)) == plans(state)


def test_coming_along_is_the_others_to_say_and_calling_off_the_authors(written: Written) -> None:
    alone = PlanSaid("dentist", LATER, DAY)
    state = PLANS.over(
        written(
            (ALICE, PLAN),
            (ALICE, alone),
            (ALICE, AlongAnswered(1, yes=True)),
            (BOB, AlongAnswered(2, yes=True)),
            (BOB, AlongAnswered(9, yes=True)),
            (BOB, PlanDropped(1)),
            (BOB, AlongAnswered(1, yes=False)),
            (ALICE, PlanDropped(2)),
            (ALICE, PlanChanged(2, "again", LATER, LATER)),
            (ALICE, Noted("not for this")),
        )
    )
    assert plans(state) == [(1, "chess", 1, "no", False), (2, "dentist", 2, "", True)]
    assert state.lines[1].last == LATER.isoformat(), "the last day is never before the first"
    assert state.find(2) == state.lines[1]
    assert state.find(3) is None


def test_a_plan_begins_at_its_hour_or_with_its_day(written: Written) -> None:
    one, whole = PLANS.over(written((ALICE, PLAN), (ALICE, PlanSaid("away", LATER, LATEST)))).lines
    assert [one.begun("2026-03-09", hour) for hour in ("18:29", "18:30")] == [False, True]
    assert [whole.begun(day, "00:00") for day in ("2026-03-08", "2026-03-09")] == [False, True]
    assert [whole.over(day) for day in ("2026-03-20", "2026-03-21")] == [False, True]


def test_of_each_offer_the_newest_day_to_look_again_stands_and_the_oldest_are_forgotten(
    written: Written,
) -> None:
    state = LOOK_DAYS.over(
        written(
            (ALICE, OpennessToLookAt("a", LATER)),
            (ALICE, OpennessToLookAt("b", DAY)),
            (ALICE, Noted("not for this")),
            (ALICE, OpennessToLookAt("a", LATEST)),
        )
    )
    assert list(state.days.items()) == [("b", "2026-03-02"), ("a", "2026-03-20")]
    many = written(*((ALICE, OpennessToLookAt(str(number), DAY)) for number in range(KEPT + 2)))
    assert list(LOOK_DAYS.over(many).days) == [str(number) for number in range(2, KEPT + 2)]
