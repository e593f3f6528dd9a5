"""Today says to whoever shows something that its day to look again has come: where, without a word of it."""

from typing import Any

import pytest

from goldseam.core.records import Paused
from goldseam.core.records.openness import LOOK_DAYS, OpennessToLookAt
from tests.web.offering import OFFER, given

Two, Who = Any, Any
LINE = "You wanted to look again at what you show."


def page(who: Who) -> str:
    return str(who.get("/today/").content.decode())


def later(two: Two, days: int) -> None:
    two.alice.clock.passes(days=days)
    for who in (two.alice, two.bob):
        who.unlock(who.passphrase)


@pytest.mark.parametrize(("days", "told"), [(0, False), (6, False), (7, True), (14, True)])
def test_s27_it_is_said_from_its_day_on_to_the_giver_alone(couple: Two, days: int, told: bool) -> None:
    own, _theirs = given(couple.alice, days="30")
    later(couple, days)
    text = page(couple.alice)
    assert (LINE in text) is told
    assert (f'href="{own}"' in text) is told
    assert OFFER["title"] not in text
    assert LINE not in page(couple.bob)


def test_after_a_week_it_is_quiet(couple: Two) -> None:
    given(couple.alice, days="30")
    later(couple, 15)
    assert LINE not in page(couple.alice)


def test_t14_what_ended_is_not_spoken_of(couple: Two) -> None:
    own, _theirs = given(couple.alice)
    later(couple, 7)
    assert LINE in page(couple.alice)
    couple.alice.post(f"{own}end/")
    assert LINE not in page(couple.alice)


def test_what_is_over_by_its_day_is_not_spoken_of(couple: Two) -> None:
    given(couple.alice, days="7", review="2026-11-29")
    later(couple, 9)
    assert LINE not in page(couple.alice)


def test_letting_it_go_on_moves_the_day(couple: Two) -> None:
    own, _theirs = given(couple.alice)
    later(couple, 7)
    renewed = couple.alice.post(own, {"move": "renew", "days": "30", "review": "2026-12-06"})
    assert renewed["Location"] == f"{own}?renewed=1"
    assert LINE not in page(couple.alice)
    later(couple, 7)
    assert LINE in page(couple.alice)


def test_while_sharing_rests_nothing_is_said(couple: Two) -> None:
    given(couple.alice)
    couple.bob.gave(Paused())
    later(couple, 7)
    assert LINE not in page(couple.alice)


def test_giving_it_twice_notes_the_day_once(couple: Two) -> None:
    own, _theirs = given(couple.alice)
    couple.alice.post(own, {"move": "hand"})
    assert len(couple.alice.read(OpennessToLookAt)) == 1
    assert list(couple.alice.space.states(LOOK_DAYS)[LOOK_DAYS].days) == [own.split("/")[-2]]
