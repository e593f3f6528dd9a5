"""What holds between two about touch and sex: the stricter wish, and silence is no yes (T3)."""

from collections.abc import Iterable
from uuid import UUID

import msgspec

from goldseam.core.records.touch import SexLevel, TouchLevel, TouchWish, TouchWishes
from goldseam.core.situation.model import Touch

UNSAID = TouchWish(TouchLevel.WHEN_ASKED, SexLevel.NOT_NOW)
_STRICTNESS = (Touch.WELCOME, Touch.ASK_FIRST, Touch.NOT_SAID, Touch.NOT_NOW)
_FROM_ANSWER = {
    Touch.WELCOME: TouchLevel.AS_IT_COMES,
    Touch.ASK_FIRST: TouchLevel.WHEN_ASKED,
    Touch.NOT_NOW: TouchLevel.NONE,
}
_FROM_LEVEL = {level: touch for touch, level in _FROM_ANSWER.items()}


class TouchHolds(msgspec.Struct, frozen=True):
    """What both keep to. It says nothing of whose wish it is."""

    touch: TouchLevel
    sex: SexLevel


def touch_holding(state: TouchWishes, people: Iterable[UUID | str]) -> TouchHolds:
    """The stricter of the wishes of these people, for touch and for sex by itself.

    Whoever said nothing counts as "only when asked" and "not now": silence is no yes.
    """
    wishes = [state.by_person.get(str(person), UNSAID) for person in people] or [UNSAID]
    return TouchHolds(
        max((wish.touch for wish in wishes), key=list(TouchLevel).index),
        max((wish.sex for wish in wishes), key=list(SexLevel).index),
    )


def is_looser(new: TouchWish, old: TouchWish) -> bool:
    """Whether the new wish opens anything that the old one kept closed."""
    touches, sexes = list(TouchLevel), list(SexLevel)
    return touches.index(new.touch) < touches.index(old.touch) or sexes.index(new.sex) < sexes.index(old.sex)


def level_from_answer(answer: Touch) -> TouchLevel | None:
    """The level that the answer of the intake stands for; None where nothing was said. It says nothing of sex."""
    return _FROM_ANSWER.get(answer)


def answer_from_level(level: TouchLevel) -> Touch:
    """The answer of the intake that a level stands for: what the plan is made from."""
    return _FROM_LEVEL[level]


def touch_for_plan(own: Touch, state: TouchWishes, people: Iterable[UUID | str]) -> Touch:
    """The stricter of the own answer and of what holds; the own answer where neither said anything to the other."""
    known = tuple(map(str, people))
    if not any(person in state.by_person for person in known):
        return own
    between = answer_from_level(touch_holding(state, known).touch)
    return max(own, between, key=_STRICTNESS.index)
