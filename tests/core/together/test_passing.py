"""The wish for closeness decides what passes: the partner's own, the newest, the stricter of two (T3)."""

from datetime import date, timedelta
from itertools import permutations
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.core.records.closeness import Wish, Wishes
from goldseam.core.records.handed import HandedKind, HandedLine, HandedState, TakenBack
from goldseam.core.situation.model import Closeness
from goldseam.core.together import (
    Passing,
    handed_on,
    holding,
    may_hand_over,
    may_invite,
    may_tell_plans,
    wish_of,
    wished,
)
from goldseam.core.together.passing import asks_for_more

DAY = date(2026, 3, 2)
ANN, BO = UUID(int=1), UUID(int=2)
NEAR, SPACE, NO_CONTACT = Closeness
wishes = st.builds(
    Wish,
    st.sampled_from(["near", "space", "no_contact", "unheard of"]),
    until=st.none() | st.dates(DAY - timedelta(2), DAY + timedelta(2)),
    practical=st.booleans(),
)
OTHERS = [kind for kind in HandedKind if kind is not HandedKind.PRACTICAL]


def state(ann: Wish | str = "near", bo: Wish | str = "near") -> Wishes:
    said = {ANN: ann, BO: bo}
    return Wishes({str(who): wish if isinstance(wish, Wish) else Wish(wish) for who, wish in said.items()})


@pytest.mark.parametrize(
    ("ann", "bo", "expected"),
    [
        ("near", "near", NEAR),
        ("near", "space", SPACE),
        ("space", "no_contact", NO_CONTACT),
        ("near", "no_contact", NO_CONTACT),
        ("near", Wish("space", until=DAY), SPACE),
        ("near", Wish("space", until=DAY - timedelta(1)), NEAR),
        ("near", "unheard of", NO_CONTACT),
    ],
)
def test_the_stricter_wish_holds_for_both(ann: str, bo: Wish | str, expected: Closeness) -> None:
    assert holding(state(ann, bo), (ANN, BO), DAY) is holding(state(bo, ann), (ANN, BO), DAY) is expected


SOON, LATER = DAY + timedelta(3), DAY + timedelta(9)


@pytest.mark.parametrize(
    ("new", "old", "more"),
    [
        (Wish("space"), Wish(), True),
        (Wish("no_contact"), Wish("space"), True),
        (Wish("no_contact", practical=False), Wish("no_contact"), True),
        (Wish("no_contact", until=SOON), Wish("space"), True),
        (Wish("space", until=LATER), Wish("space", until=SOON), True),
        (Wish("space"), Wish("space", until=SOON), True),
        (Wish("space", until=SOON), Wish("space"), False),
        (Wish("space"), Wish("no_contact", until=SOON), False),
        (Wish("no_contact"), Wish("no_contact", practical=False), False),
        (Wish("near"), Wish("near", until=SOON), False),
        (Wish("space", "other words"), Wish("space"), False),
        (Wish("unheard of"), Wish("space"), True),
    ],
)
def test_a_wish_that_asks_for_more_space_or_for_longer_is_told_apart(
    new: Wish, old: Wish, more: bool
) -> None:
    assert asks_for_more(new, old) is more


@given(wishes, wishes)
def test_of_two_wishes_at_most_one_asks_for_more(one: Wish, other: Wish) -> None:
    assert not (asks_for_more(one, other) and asks_for_more(other, one))


@given(st.lists(wishes, min_size=3, max_size=3))
def test_the_stricter_wish_holds_whatever_the_order(said: list[Wish]) -> None:
    people = [UUID(int=number) for number in (1, 2, 3)]
    found = Wishes({str(person): wish for person, wish in zip(people, said, strict=True)})
    every = {holding(found, order, DAY) for order in permutations(people)}
    assert len(every) == 1
    assert every <= {wished(found, person, DAY) for person in people}


@pytest.mark.parametrize("wish", ["near", "space", "no_contact", "unheard of"])
def test_t3_an_invitation_calls_only_while_both_are_near_and_plans_while_their_reader_is(wish: str) -> None:
    for asks in (state(ann=wish), state(bo=wish)):
        assert may_invite(asks, (ANN, BO), DAY) is (wish == "near")
    assert may_tell_plans(state(ann=wish), ANN, DAY) is (wish == "near")
    assert may_tell_plans(state(bo=wish), ANN, DAY)


def test_where_nobody_said_anything_they_are_near() -> None:
    assert holding(Wishes(), (ANN, BO), DAY) is holding(Wishes(), (), DAY) is NEAR


@pytest.mark.parametrize("kind", HandedKind)
@pytest.mark.parametrize("handed_today", [0, 1, 9])
def test_near_lets_everything_pass(kind: HandedKind, handed_today: int) -> None:
    assert may_hand_over(state(), ANN, BO, kind, handed_today, DAY) is Passing.YES


@pytest.mark.parametrize("kind", OTHERS)
def test_space_lets_one_pass_a_day(kind: HandedKind) -> None:
    asked = state(bo="space")
    assert may_hand_over(asked, ANN, BO, kind, 0, DAY) is Passing.YES
    assert may_hand_over(asked, ANN, BO, kind, 1, DAY) is Passing.ONE_A_DAY
    assert may_hand_over(asked, ANN, BO, HandedKind.PRACTICAL, 1, DAY) is Passing.YES


@pytest.mark.parametrize("kind", OTHERS)
def test_no_contact_lets_practical_words_pass_unless_they_are_closed_too(kind: HandedKind) -> None:
    asked, closed = state(bo="no_contact"), state(bo=Wish("no_contact", practical=False))
    assert may_hand_over(asked, ANN, BO, kind, 0, DAY) is Passing.PRACTICAL_ONLY
    assert may_hand_over(asked, ANN, BO, HandedKind.PRACTICAL, 9, DAY) is Passing.YES
    assert may_hand_over(closed, ANN, BO, kind, 0, DAY) is Passing.CLOSED
    assert may_hand_over(closed, ANN, BO, HandedKind.PRACTICAL, 0, DAY) is Passing.CLOSED


@given(wishes, st.sampled_from(HandedKind), st.integers(0, 3))
def test_the_wish_of_whoever_hands_over_binds_nobody(own: Wish, kind: HandedKind, handed_today: int) -> None:
    assert may_hand_over(state(ann=own), ANN, BO, kind, handed_today, DAY) is Passing.YES


def test_nothing_stands_between_a_person_and_themselves() -> None:
    assert may_hand_over(state("no_contact"), ANN, str(ANN), HandedKind.NOTE, 1, DAY) is Passing.YES


@given(wishes, wishes, st.sampled_from(HandedKind), st.integers(0, 3))
def test_s13_the_rule_is_the_same_with_the_two_in_each_others_place(
    one: Wish, other: Wish, kind: HandedKind, handed_today: int
) -> None:
    this_way = may_hand_over(state(one, other), ANN, BO, kind, handed_today, DAY)
    assert this_way is may_hand_over(state(other, one), BO, ANN, kind, handed_today, DAY)


@given(wishes, st.sampled_from(HandedKind), st.integers(0, 3))
def test_a_stricter_wish_never_lets_more_pass(wish: Wish, kind: HandedKind, handed_today: int) -> None:
    passing = [
        may_hand_over(state(bo=Wish(word, practical=wish.practical)), ANN, BO, kind, handed_today, DAY)
        for word in Closeness
        if wish.practical or kind is not HandedKind.PRACTICAL
    ]
    closed_once = [answer is not Passing.YES for answer in passing]
    assert closed_once == sorted(closed_once)


def test_an_ended_wish_asks_nothing_any_more() -> None:
    ended = state(bo=Wish("no_contact", until=DAY))
    assert may_hand_over(ended, ANN, BO, HandedKind.NOTE, 5, DAY) is Passing.PRACTICAL_ONLY
    assert may_hand_over(ended, ANN, BO, HandedKind.NOTE, 5, DAY + timedelta(1)) is Passing.YES
    assert wish_of(ended, BO, DAY + timedelta(1)) == Wish()


def test_the_pacing_counts_what_one_person_handed_over_on_that_day() -> None:
    lines = (
        HandedLine(1, str(ANN), "2026-03-01", 0, HandedKind.NOTE, ""),
        HandedLine(2, str(ANN), "2026-03-02", 0, HandedKind.LETTER, ""),
        HandedLine(3, str(ANN), "2026-03-02", 0, HandedKind.PRACTICAL, ""),
        HandedLine(4, str(BO), "2026-03-02", 0, HandedKind.NOTE, ""),
        HandedLine(5, str(BO), "2026-03-02", 0, HandedKind.NOTE, ""),
    )
    assert handed_on(HandedState(lines), ANN, DAY) == 1
    assert handed_on(HandedState(lines), str(BO), DAY) == 2
    assert handed_on(HandedState(lines), BO, DAY + timedelta(1)) == 0


def test_handing_over_and_taking_back_does_not_go_round_the_pacing() -> None:
    gone = (TakenBack((1,), str(ANN), "2026-03-02", 0), TakenBack((2,), str(BO), "2026-03-01", 0))
    assert handed_on(HandedState(taken_back=gone), ANN, DAY) == 1
    assert handed_on(HandedState(taken_back=gone), BO, DAY) == 0
