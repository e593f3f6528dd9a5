"""Lapses that were told: their days alone, and only those that stand."""

from collections.abc import Callable
from datetime import date

from goldseam.core.records import Entry, Handed, Withdrawn
from goldseam.core.records.handed import HandedKind
from goldseam.core.records.handed_lapse import HANDED_LAPSES, HANDED_LAPSES_KEPT

By = Callable[..., list[Entry]]
LATER = date(2026, 3, 5)
LAPSE = Handed(HandedKind.LAPSE, "", "it happened again")


def test_only_a_lapse_that_was_handed_over_counts_and_its_words_are_not_kept(by: By) -> None:
    state = HANDED_LAPSES.over(by(("a", Handed(HandedKind.NOTE, "", "x")), LATER, ("b", LAPSE)))
    assert state.last_on == LATER
    assert "again" not in repr(state)


def test_nothing_told_means_no_day(by: By) -> None:
    assert HANDED_LAPSES.over(by(("a", Handed(HandedKind.NOTE, "", "x")))).last_on is None


def test_one_that_its_author_withdrew_counts_no_more_and_nobody_else_can_withdraw_it(by: By) -> None:
    assert HANDED_LAPSES.over(by(("a", LAPSE), ("b", Withdrawn(1)))).last_on is not None
    assert HANDED_LAPSES.over(by(("a", LAPSE), ("a", Withdrawn(1)))).last_on is None


def test_the_newest_twelve_are_kept(by: By) -> None:
    state = HANDED_LAPSES.over(by(*[("a", LAPSE)] * (HANDED_LAPSES_KEPT + 3)))
    assert [each.seq for each in state.lapses] == list(range(4, HANDED_LAPSES_KEPT + 4))
