"""Putting a lie right and reporting contact pass while space is asked for, and wait under no contact (T2, T3)."""

from datetime import date

import pytest

from goldseam.core.records.closeness import Wish, Wishes
from goldseam.core.together.passing import Passing
from goldseam.core.together.telling import may_tell, may_tell_level

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


LEVELS = ("facts_only", "facts_and_circumstances", "everything_i_ask")
CLOSED = Wishes({"b": Wish("no_contact")})


@pytest.mark.parametrize(
    ("before", "level", "passing"),
    [
        ("everything_i_ask", "facts_only", Passing.YES),
        ("facts_and_circumstances", "facts_only", Passing.YES),
        ("", "facts_only", Passing.YES),
        ("facts_only", "everything_i_ask", Passing.CLOSED),
        ("facts_only", "facts_only", Passing.CLOSED),
        ("", "everything_i_ask", Passing.CLOSED),
        ("", "a word of later", Passing.CLOSED),
    ],
)
def test_under_no_contact_less_passes_and_more_waits(before: str, level: str, passing: Passing) -> None:
    assert may_tell_level(CLOSED, "a", "b", before, level, TODAY) is passing


def test_without_no_contact_every_level_passes() -> None:
    for wish in ("near", "space"):
        for before in ("", *LEVELS):
            for level in LEVELS:
                wishes = Wishes({"b": Wish(wish), "a": Wish("no_contact")})
                assert may_tell_level(wishes, "a", "b", before, level, TODAY) is Passing.YES
