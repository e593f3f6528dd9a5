"""Putting a lie right and reporting contact pass while space is asked for, and wait under no contact (T2, T3)."""

from datetime import date

import pytest

from goldseam.core.records.closeness import Wish, Wishes
from goldseam.core.together.passing import Passing
from goldseam.core.together.telling import may_tell

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("wish", "passing"),
    [
        (Wish("near"), Passing.YES),
        (Wish("space"), Passing.YES),
        (Wish("no_contact"), Passing.CLOSED),
        (Wish("no_contact", practical=False), Passing.CLOSED),
        (Wish("no_contact", until=date(2026, 3, 1)), Passing.YES),
        (Wish("a word of later"), Passing.CLOSED),
    ],
)
def test_only_no_contact_lets_the_truth_wait(wish: Wish, passing: Passing) -> None:
    assert may_tell(Wishes({"b": wish}), "a", "b", TODAY) is passing


def test_only_the_wish_of_the_other_binds() -> None:
    wishes = Wishes({"a": Wish("no_contact")})
    assert may_tell(wishes, "a", "b", TODAY) is Passing.YES
    assert may_tell(wishes, "a", "a", TODAY) is Passing.YES
