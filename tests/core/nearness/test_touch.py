"""Touch and sex: the stricter wish holds for both, silence is no yes, and the plan hears of it (T3)."""

from itertools import product

import pytest

from goldseam.core.nearness import (
    TouchHolds,
    answer_from_level,
    is_looser,
    level_from_answer,
    touch_for_plan,
    touch_holding,
)
from goldseam.core.records.touch import SexLevel, TouchLevel, TouchWish, TouchWishes
from goldseam.core.situation.model import Touch

EVERY = [TouchWish(*pair) for pair in product(TouchLevel, SexLevel)]
FREE = TouchWish(TouchLevel.AS_IT_COMES, SexLevel.OPEN)


@pytest.mark.parametrize(("one", "other"), list(product(EVERY, EVERY)))
def test_t3_the_stricter_wish_holds_whoever_said_it(one: TouchWish, other: TouchWish) -> None:
    holds = touch_holding(TouchWishes({"a": one, "b": other}), "ab")
    assert holds == touch_holding(TouchWishes({"a": other, "b": one}), "ba")
    touches, sexes = list(TouchLevel), list(SexLevel)
    assert touches.index(holds.touch) == max(touches.index(one.touch), touches.index(other.touch))
    assert sexes.index(holds.sex) == max(sexes.index(one.sex), sexes.index(other.sex))


def test_silence_is_no_yes() -> None:
    asked = TouchHolds(TouchLevel.WHEN_ASKED, SexLevel.NOT_NOW)
    assert touch_holding(TouchWishes({"a": FREE}), "ab") == asked
    assert touch_holding(TouchWishes(), "ab") == touch_holding(TouchWishes(), "") == asked


@pytest.mark.parametrize(
    ("new", "looser"),
    [
        (TouchWish(TouchLevel.AS_IT_COMES, SexLevel.NOT_NOW), True),
        (TouchWish(TouchLevel.NONE, SexLevel.OPEN), True),
        (TouchWish(TouchLevel.WHEN_ASKED, SexLevel.NOT_NOW), False),
        (TouchWish(TouchLevel.NONE, SexLevel.NEVER_ASK), False),
    ],
)
def test_what_opens_anything_is_looser(new: TouchWish, looser: bool) -> None:
    assert is_looser(new, TouchWish(TouchLevel.WHEN_ASKED, SexLevel.NOT_NOW)) is looser


def test_the_answer_of_the_intake_and_the_level_stand_for_each_other() -> None:
    assert level_from_answer(Touch.NOT_SAID) is None
    for level in TouchLevel:
        assert level_from_answer(answer_from_level(level)) is level


def test_the_plan_keeps_to_the_own_answer_until_somebody_says_something_to_the_other() -> None:
    for answer in Touch:
        assert touch_for_plan(answer, TouchWishes(), "ab") is answer
        assert touch_for_plan(answer, TouchWishes({"c": FREE}), "ab") is answer


@pytest.mark.parametrize(
    ("own", "said", "plan"),
    [
        (Touch.WELCOME, {"a": FREE}, Touch.ASK_FIRST),
        (Touch.WELCOME, {"a": FREE, "b": FREE}, Touch.WELCOME),
        (Touch.NOT_SAID, {"a": FREE, "b": FREE}, Touch.NOT_SAID),
        (Touch.NOT_NOW, {"a": FREE, "b": FREE}, Touch.NOT_NOW),
        (Touch.WELCOME, {"a": FREE, "b": TouchWish(TouchLevel.NONE, SexLevel.OPEN)}, Touch.NOT_NOW),
    ],
)
def test_the_plan_takes_the_stricter_of_answer_and_wishes(
    own: Touch, said: dict[str, TouchWish], plan: Touch
) -> None:
    assert touch_for_plan(own, TouchWishes(said), "ab") is plan
