"""What was handed over stays said: corrections and withdrawals stand beside it, and only its author writes them."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.core.records import Corrected, Entry, Erased, Handed, Noted, Withdrawn
from goldseam.core.records.handed import (
    HANDED,
    TAKEN_BACK_FREELY,
    CorrectionHow,
    HandedKind,
    HandedLine,
    HandedState,
    TakenBack,
)

By = Callable[..., list[Entry]]
DAY, LATER, LAST = date(2026, 3, 2), date(2026, 3, 5), date(2026, 3, 9)
AT, LATER_AT = 1772476200, 1772735400  # 18:30 UTC of the first and of the second day
NOTE, ACCOUNT = Handed(HandedKind.NOTE, "a", "words"), Handed(HandedKind.ACCOUNT, "b", "more words")


def line(who: str, kind: HandedKind = HandedKind.NOTE, **more: object) -> HandedLine:
    given: dict[str, object] = {"seq": 1, "author": who, "day": "2026-03-02", "at": AT, "kind": kind}
    return HandedLine(**{**given, "title": "a", **more})  # type: ignore[arg-type]


def test_what_is_handed_over_stands_in_order_with_its_author_and_its_time(
    by: By, who: dict[str, str]
) -> None:
    state = HANDED.over(by(("a", NOTE), LATER, ("b", ACCOUNT), ("b", Noted("c"))))
    assert state.items == (
        line(who["a"]),
        HandedLine(2, who["b"], "2026-03-05", LATER_AT, HandedKind.ACCOUNT, "b"),
    )
    assert state.taken_back == ()


def test_the_state_holds_no_text(by: By) -> None:
    assert "words" not in repr(HANDED.over(by(("a", NOTE), ("a", Corrected(1, "other words")))))


def test_several_corrections_stand_one_after_another(by: By, who: dict[str, str]) -> None:
    correction = Corrected(1, "rather so", CorrectionHow.NOTICED)
    state = HANDED.over(by(("a", NOTE), ("a", correction), ("a", correction)))
    assert state.items == (line(who["a"], corrections=(2, 3)),)


@pytest.mark.parametrize("record", [Corrected(1, "not so"), Withdrawn(1), Erased((1,), "handed")])
def test_s22_nobody_changes_what_the_other_wrote(by: By, who: dict[str, str], record: Noted) -> None:
    assert HANDED.over(by(("a", NOTE), ("b", record))) == HandedState((line(who["a"]),))


@pytest.mark.parametrize("record", [Corrected(9, "not so"), Withdrawn(9), Corrected(1, "its own")])
def test_what_follows_nothing_that_was_handed_over_changes_nothing(by: By, record: Noted) -> None:
    assert HANDED.over(by(("a", record))) == HandedState()


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 3)), max_size=20))
def test_a_correction_by_somebody_else_never_counts(
    by: By, who: dict[str, str], corrections: list[tuple[str, int]]
) -> None:
    written = [(author, Corrected(follows, "not so")) for author, follows in corrections]
    state = HANDED.over(by(("a", NOTE), ("b", NOTE), ("c", NOTE), *written))
    for item in state.items:
        own = [
            seq
            for seq, (author, follows) in enumerate(corrections, 4)
            if follows == item.seq and who[author] == item.author
        ]
        assert item.corrections == tuple(own)


def test_s22_a_withdrawal_marks_what_stays_readable_with_the_first_day_of_it(
    by: By, who: dict[str, str]
) -> None:
    written = by(("a", NOTE), LATER, ("a", Withdrawn(1)), LAST, ("a", Withdrawn(1)), ("a", Corrected(1, "c")))
    state = HANDED.over(written)
    assert state.items == (line(who["a"], withdrawn_on="2026-03-05", corrections=(4,)),)


def test_s22_letters_may_be_taken_back_and_accounts_answers_corrections_outcomes_lapses_stay() -> None:
    assert set(HandedKind) - TAKEN_BACK_FREELY == {
        HandedKind.ANSWER,
        HandedKind.ACCOUNT,
        HandedKind.CORRECTION,
        HandedKind.OUTCOME,
        HandedKind.LAPSE,
    }
    assert HandedKind.LETTER in TAKEN_BACK_FREELY


def test_s21_taking_back_leaves_a_tombstone_with_its_time(by: By, who: dict[str, str]) -> None:
    written = by(
        ("a", NOTE), ("a", Corrected(1, "c")), ("b", ACCOUNT), LATER, ("a", Erased((1, 2), "handed"))
    )
    state = HANDED.over(written)
    assert [item.seq for item in state.items] == [3]
    assert state.taken_back == (TakenBack((1, 2), who["a"], "2026-03-05", LATER_AT),)


def test_what_is_taken_back_is_the_same_whether_the_fold_saw_it_or_not(by: By) -> None:
    """A space gives no emptied row; a state that was kept from before has seen it."""
    written = by(
        ("a", NOTE), ("b", NOTE), ("a", Corrected(1, "c")), ("a", Withdrawn(1)), ("a", Erased((1,), "handed"))
    )
    seen = HANDED.over(written[4:], HANDED.over(written[:4]))
    assert seen == HANDED.over(written[1:])
    assert HANDED.over(by(("a", NOTE), ("a", Corrected(1, "c")), ("a", Erased((1,), "handed")))).items == ()


def test_twenty_thousand_items_with_as_many_corrections_of_one_fold_at_once(by: By) -> None:
    """Not timed: with work that grows by the square of the history this test would not come to an end."""
    many = [("a", NOTE)] * 20_000 + [("a", Corrected(1, "c"))] * 20_000
    state = HANDED.over(by(*many, ("a", Erased(tuple(range(2, 20_001)), "handed"))))
    assert [len(item.corrections) for item in state.items] == [20_000]


def test_a_release_that_was_taken_back_leaves_no_trace_among_what_was_handed_over(by: By) -> None:
    assert HANDED.over(by(("a", NOTE), ("a", Erased((7,), "released")))).taken_back == ()
