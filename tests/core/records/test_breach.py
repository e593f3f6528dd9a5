"""Breaches and the views of them: each sees it their own way, and both ways stand."""

from collections.abc import Callable
from datetime import date

import pytest

from goldseam.core.records import BreachNamed, BreachSeen, Entry, Noted
from goldseam.core.records.breach import BREACHES, Breach, BreachView, Part

By = Callable[..., list[Entry]]
LATER = date(2026, 3, 5)


def test_two_views_that_differ_both_stand(by: By, who: dict[str, str]) -> None:
    state = BREACHES.over(
        by(
            ("a", BreachNamed("the loan", "last spring")),
            ("a", BreachSeen(1, Part.PARTNER, Part.ME, "I found the letter")),
            LATER,
            ("b", BreachSeen(1, Part.BOTH, Part.BOTH, "we both kept things back")),
        )
    )
    assert state.breaches == (
        Breach(
            1,
            who["a"],
            "2026-03-02",
            "the loan",
            "last spring",
            {
                who["a"]: BreachView(Part.PARTNER, Part.ME, "I found the letter", "2026-03-02"),
                who["b"]: BreachView(Part.BOTH, Part.BOTH, "we both kept things back", "2026-03-05"),
            },
        ),
    )


def test_the_newest_view_of_a_person_takes_the_place_of_their_own_only(by: By, who: dict[str, str]) -> None:
    views = (("b", BreachSeen(1, Part.PARTNER)), ("a", BreachSeen(1, Part.ME)), ("a", BreachSeen(1)))
    (breach,) = BREACHES.over(by(("a", BreachNamed("a")), *views)).breaches
    assert {person: view.broke for person, view in breach.views.items()} == {
        who["a"]: Part.NOT_SURE,
        who["b"]: Part.PARTNER,
    }


def test_each_breach_has_roles_of_its_own(by: By, who: dict[str, str]) -> None:
    """Each may have hurt the other: one person can carry both roles, one a breach."""
    named = (("a", BreachNamed("one")), ("b", BreachNamed("two")))
    views = (("a", BreachSeen(1, Part.ME, Part.PARTNER)), ("a", BreachSeen(2, Part.PARTNER, Part.ME)))
    one, two = BREACHES.over(by(*named, *views)).breaches
    assert (one.views[who["a"]].broke, two.views[who["a"]].broke) == (Part.ME, Part.PARTNER)
    assert (one.named_by, two.named_by) == (who["a"], who["b"])


@pytest.mark.parametrize("record", [BreachSeen(9, Part.ME), BreachSeen(2, Part.ME), Noted("a")])
def test_a_view_of_nothing_that_was_named_is_passed_over(by: By, record: Noted) -> None:
    (breach,) = BREACHES.over(by(("a", BreachNamed("a")), ("b", record))).breaches
    assert breach.views == {}


def test_s24_nothing_in_a_breach_compares_the_two_views() -> None:
    assert Breach.__struct_fields__ == ("seq", "named_by", "on", "title", "when", "views")
