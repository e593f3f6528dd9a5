"""The wish for closeness is everybody's own: the newest holds, until its end."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest

from goldseam.core.records import ClosenessWished, Entry, Noted
from goldseam.core.records.closeness import WISHES, Wish, Wishes, wish_of

By = Callable[..., list[Entry]]
DAY = date(2026, 3, 2)


def test_the_newest_wish_of_each_stands_beside_that_of_the_other(by: By, who: dict[str, str]) -> None:
    end = date(2026, 3, 9)
    state = WISHES.over(
        by(
            ("a", ClosenessWished("no_contact")),
            ("b", ClosenessWished("near")),
            date(2026, 3, 5),
            ("a", ClosenessWished("space", "evenings alone", end, practical=False)),
            ("a", Noted("a")),
        )
    )
    assert state.by_person == {
        who["a"]: Wish("space", "evenings alone", end, practical=False, on="2026-03-05"),
        who["b"]: Wish("near", on="2026-03-02"),
    }


def test_who_said_nothing_wishes_to_be_near() -> None:
    assert wish_of(Wishes(), UUID(int=1), DAY) == Wish("near", "", None, practical=True, on="")


@pytest.mark.parametrize(
    ("until", "closeness"),
    [(None, "space"), (date(2026, 3, 3), "space"), (DAY, "space"), (date(2026, 3, 1), "near")],
)
def test_a_wish_holds_through_its_last_day_and_then_falls_back_to_near(
    by: By, who: dict[str, str], until: date | None, closeness: str
) -> None:
    state = WISHES.over(by(("a", ClosenessWished("space", "a note", until))))
    for person in (who["a"], UUID(who["a"])):
        assert wish_of(state, person, DAY).closeness == closeness
    assert wish_of(state, who["b"], DAY).closeness == "near"
