"""The fold under the trajectory page: the same picture from a checkpoint as from every entry."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from goldseam.core.records.check_in import CheckedIn
from goldseam.core.records.entry import Entry
from goldseam.core.records.measured import DaysBrought
from goldseam.core.trust.felt import FELT_TRUST, Felt
from goldseam.core.trust.picture import picture

FIRST = date(2025, 1, 1)


def checked_in(back: int, **answers: int | None) -> Entry:
    day = FIRST + timedelta(days=back)
    at = datetime(day.year, day.month, day.day, 20, tzinfo=UTC)
    return Entry(back + 1, UUID(int=1), day, at, CheckedIn(for_day=day, answers=answers))


DIARY = [checked_in(back, safe=back % 4 + 3, relied=None if back % 3 else 5) for back in range(200)]


def test_nothing_new_changes_nothing() -> None:
    assert FELT_TRUST.over([]) == Felt()
    some = FELT_TRUST.over(DIARY[:5])
    assert FELT_TRUST.over([], some) is some


def test_each_item_has_its_own_answers() -> None:
    felt = FELT_TRUST.over(DIARY)
    assert len(felt.answers("safe")) == 200
    assert len(felt.answers("relied")) == 67
    assert felt.answers("close") == {}


def test_a_fold_that_was_interrupted_shows_the_same() -> None:
    whole = FELT_TRUST.over(DIARY)
    halves = FELT_TRUST.over(DIARY[120:], FELT_TRUST.over(DIARY[:120]))
    assert halves == whole
    today = FIRST.toordinal() + 199
    answers = whole.answers("safe")
    assert picture(answers, FIRST.toordinal(), today, whole.kept["safe"]) == picture(
        answers, FIRST.toordinal(), today
    )


def brought(item: str, first: int, *values: float) -> Entry:
    days = {(FIRST + timedelta(days=first + place)).isoformat(): value for place, value in enumerate(values)}
    day = FIRST + timedelta(days=199)
    return Entry(900, UUID(int=1), day, datetime(2025, 7, 19, tzinfo=UTC), DaysBrought(item, days))


def test_days_that_were_brought_fill_in_and_change_no_answer() -> None:
    felt = FELT_TRUST.over([*DIARY, brought("safe", -2, 9.5, 9.0, 8.0, 7.0)])
    answers, first = felt.answers("safe"), FIRST.toordinal()
    assert [answers[first + back] for back in (-2, -1, 0, 1)] == [9.5, 9.0, 3.0, 4.0]
    assert list(answers) == sorted(answers)
    assert list(FELT_TRUST.over([brought("sleep", 0, 5.0)]).series) == ["sleep"]
    assert FELT_TRUST.over([brought("weather", 0, 5.0)]).series == {}


def test_days_that_come_before_what_is_kept_make_it_anew() -> None:
    late = brought("safe", -40, *[2.0] * 30)
    at_once = FELT_TRUST.over([*DIARY, late])
    after = FELT_TRUST.over([late], FELT_TRUST.over(DIARY))
    assert after == at_once
    today = FIRST.toordinal() + 199
    answers, first = after.answers("safe"), FIRST.toordinal() - 40
    assert picture(answers, first, today, after.kept["safe"]) == picture(answers, first, today)


def test_an_answer_taken_back_is_gone() -> None:
    felt = FELT_TRUST.over([checked_in(0, mood=4), checked_in(1, mood=6), checked_in(0, mood=None)])
    assert felt.answers("mood") == {FIRST.toordinal() + 1: 6.0}
