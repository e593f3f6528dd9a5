"""A fold passes over what is not for it: another kind that reaches it leaves its state as it was."""

from collections.abc import Callable
from typing import Any

import pytest

from goldseam.core.records import Entry, Fold, Noted
from goldseam.core.records.account import DETAILS
from goldseam.core.records.amends import AMENDS, Amends
from goldseam.core.records.amends_draft import AMENDS_DRAFTS
from goldseam.core.records.hand_over import HAND_OVERS, HandOverAgreed, HandOverProposed, HandOverWaits
from goldseam.core.records.lie import KEPT_LIES, LIES
from goldseam.core.records.no_contact import NO_CONTACT, WITNESSES
from goldseam.core.records.question import QUESTIONS
from goldseam.core.records.recording import RECORDINGS

FOLDS = (
    DETAILS,
    HAND_OVERS,
    WITNESSES,
    LIES,
    KEPT_LIES,
    NO_CONTACT,
    AMENDS,
    AMENDS_DRAFTS,
    QUESTIONS,
    RECORDINGS,
)


@pytest.mark.parametrize("fold", FOLDS, ids=[fold.name for fold in FOLDS])
def test_a_kind_that_is_not_read_changes_nothing(
    fold: Fold[Any], entries: Callable[..., list[Entry]]
) -> None:
    assert Noted not in fold.reads
    assert fold.over(entries(Noted("a"), Noted("b"))) == fold.state()


def test_a_number_that_is_no_line_of_amends_is_none() -> None:
    assert Amends().line(7) is None


def test_putting_off_one_agreed_hand_over_leaves_an_earlier_one_as_it_was(
    by: Callable[..., list[Entry]],
) -> None:
    first = (("a", HandOverProposed("2026-03-04T20:00")), ("b", HandOverAgreed(1)))
    second = (("a", HandOverProposed("2026-03-05T20:00")), ("b", HandOverAgreed(3)))
    before = HAND_OVERS.over(by(*first, *second))
    after = HAND_OVERS.over(by(*first, *second, ("b", HandOverWaits(3))))
    assert after.agreed[0] == before.agreed[0]
    assert (before.agreed[1].ended, after.agreed[1].ended) == (False, True)
