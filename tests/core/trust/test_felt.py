"""The fold under the trajectory page: the same picture from a checkpoint as from every entry."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from goldseam.core.records.check_in import CheckedIn
from goldseam.core.records.entry import Entry
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
