"""Which ideas suit: what is liked first, nothing while space is asked, touch only where it is welcome."""

from datetime import date, timedelta

import pytest

from goldseam.core.bond import Around, suited, waits
from goldseam.core.catalogue.ideas import Company, Cost, Like, load_ideas
from goldseam.core.catalogue.model import Language
from goldseam.core.records.idea import Courting, IdeaMark, LikeLine
from goldseam.core.situation.model import Closeness, Touch

DAY = date(2026, 11, 22)
IDEAS = load_ideas(Language.EN)
NEAR = Around(Closeness.NEAR, Touch.WELCOME, DAY)
NOTHING = Courting()


def test_what_the_other_likes_comes_first() -> None:
    liked = Courting(likes=(LikeLine(1, Like.MUSIC), LikeLine(2, Like.WORDS)))
    found = suited(IDEAS, liked, NEAR)
    assert {Like.MUSIC, Like.WORDS} <= set(found[0].likes)
    matches = [len({Like.MUSIC, Like.WORDS} & set(idea.likes)) for idea in found]
    assert matches == sorted(matches, reverse=True)


@pytest.mark.parametrize("closeness", [Closeness.SPACE, Closeness.NO_CONTACT])
def test_no_idea_is_shown_while_space_is_asked_for(closeness: Closeness) -> None:
    around = Around(closeness, Touch.WELCOME, DAY)
    assert waits(NOTHING, around)
    assert suited(IDEAS, NOTHING, around) == ()


def test_no_idea_is_shown_while_the_other_is_angry() -> None:
    assert suited(IDEAS, Courting(angry_since="2026-11-20"), NEAR) == ()
    assert not waits(NOTHING, NEAR)
    assert len(suited(IDEAS, NOTHING, NEAR)) == len(IDEAS)


@pytest.mark.parametrize("touch", Touch)
def test_touch_is_offered_only_where_it_is_welcome_or_may_be_asked_about(touch: Touch) -> None:
    found = suited(IDEAS, NOTHING, Around(Closeness.NEAR, touch, DAY))
    offered = any(Like.TOUCH in idea.likes for idea in found)
    assert offered is (touch in (Touch.WELCOME, Touch.ASK_FIRST))


def test_what_is_not_for_them_is_never_shown_again_and_what_is_kept_stays() -> None:
    marked = Courting(marks={IDEAS[0].slug: IdeaMark.NOT_US, IDEAS[1].slug: IdeaMark.KEPT})
    found = suited(IDEAS, marked, NEAR)
    assert IDEAS[0] not in found
    assert IDEAS[1] in found


def test_they_can_be_narrowed_to_what_is_free_and_done_together() -> None:
    found = suited(IDEAS, NOTHING, NEAR, free=True, company=Company.TOGETHER)
    assert found
    assert {(idea.cost, idea.company) for idea in found} == {(Cost.FREE, Company.TOGETHER)}


def test_the_order_is_steady_within_a_week_and_another_in_the_next() -> None:
    this, later = (Around(Closeness.NEAR, Touch.WELCOME, DAY - timedelta(days=n)) for n in (0, 3))
    other = Around(Closeness.NEAR, Touch.WELCOME, DAY + timedelta(days=7))
    assert suited(IDEAS, NOTHING, this) == suited(IDEAS, NOTHING, later)
    assert suited(IDEAS, NOTHING, this) != suited(IDEAS, NOTHING, other)
    assert set(suited(IDEAS, NOTHING, this)) == set(suited(IDEAS, NOTHING, other))
