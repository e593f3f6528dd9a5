"""How much somebody wants to hear: their own at any time, no way round no contact, and known to the plan (T1, T3)."""

from typing import Any

import pytest

from goldseam.core.records import ClosenessWished, DetailChosen
from goldseam.core.situation.model import LevelOfDetail
from goldseam.web.today.state import read_today

Two = Any
DETAIL = "/truth/account/detail/"


def told(who: Any) -> list[str]:
    return [each.record.level for each in who.shared.read(DetailChosen)]


def tell(who: Any, level: str) -> int:
    return int(who.post(DETAIL, {"level": level, "move": "tell"}).status_code)


@pytest.mark.parametrize("one", ["alice", "bob"])
def test_t3_under_no_contact_wanting_more_waits_and_wanting_less_passes(couple: Two, one: str) -> None:
    who, other = getattr(couple, one), couple.bob if one == "alice" else couple.alice
    other.gave(ClosenessWished("no_contact"))
    assert tell(who, "everything_i_ask") == 409
    assert told(who) == []
    assert tell(who, "facts_and_circumstances") == 302
    assert tell(who, "facts_only") == 302
    assert tell(who, "facts_and_circumstances") == 409
    assert told(who) == ["facts_and_circumstances", "facts_only"]


def test_t1_what_waits_is_kept_for_oneself_and_said(couple: Two, words: Any) -> None:
    couple.alice.gave(ClosenessWished("no_contact"))
    answer = couple.bob.post(DETAIL, {"level": "everything_i_ask", "move": "tell"})
    assert "wanting more waits" in words(answer)
    assert [each.level for each in couple.bob.read(DetailChosen)] == ["everything_i_ask"]
    couple.alice.gave(ClosenessWished("near"))
    assert tell(couple.bob, "everything_i_ask") == 302


@pytest.mark.parametrize("wish", ["near", "space"])
def test_the_own_wish_and_a_wish_for_space_hold_nothing_back(couple: Two, wish: str) -> None:
    couple.bob.gave(ClosenessWished("no_contact"))
    couple.alice.gave(ClosenessWished(wish))
    assert tell(couple.bob, "facts_only") == 302
    assert tell(couple.bob, "everything_i_ask") == 302


def level_in_plan(who: Any) -> LevelOfDetail:
    return read_today(who.unlocked.spaces(), who.clock.today).situation.level_of_detail


def test_t1_the_plans_of_both_know_the_level_that_whoever_was_hurt_wants(couple: Two) -> None:
    assert level_in_plan(couple.alice) is level_in_plan(couple.bob) is LevelOfDetail.NOT_SAID
    couple.bob.post(DETAIL, {"level": "facts_only", "move": "keep"})
    assert level_in_plan(couple.bob) is LevelOfDetail.FACTS_ONLY
    # What is kept private reaches nobody's plan but one's own.
    assert level_in_plan(couple.alice) is LevelOfDetail.NOT_SAID
    tell(couple.bob, "everything_i_ask")
    assert level_in_plan(couple.alice) is LevelOfDetail.EVERYTHING_I_ASK


def test_what_whoever_broke_trust_would_hear_changes_no_plan(couple: Two) -> None:
    tell(couple.alice, "facts_only")
    assert level_in_plan(couple.alice) is level_in_plan(couple.bob) is LevelOfDetail.NOT_SAID


def test_a_word_of_a_later_version_leaves_the_plan_as_it_is(couple: Two) -> None:
    couple.bob.gave(DetailChosen("a word of later"))
    assert level_in_plan(couple.alice) is LevelOfDetail.NOT_SAID
