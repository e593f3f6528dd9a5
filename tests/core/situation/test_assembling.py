"""What a lapse and a yes to public words change in the situation, and what they leave alone."""

import datetime as dt
from collections.abc import Callable

import msgspec
import pytest

from goldseam.core.situation.assembling import assemble, with_lapse
from goldseam.core.situation.model import CameOut, Cause, Closeness, Done, LapseKnown, Situation

MakeSituation = Callable[..., Situation]
ON = dt.date(2026, 5, 30)


def test_a_lapse_is_known_and_nothing_that_was_done_is_lost(situation: MakeSituation) -> None:
    before = situation(done=(Done("a", ON),))
    assert with_lapse(before, ON) == msgspec.structs.replace(before, repeated=True, lapsed_on=ON)


def test_a_lapse_carries_how_it_became_known_whose_it_was_and_what_it_touches(
    situation: MakeSituation,
) -> None:
    before = situation(causes=(Cause.LYING, Cause.MONEY))
    touches = ("pornography", "money", "infidelity_online", "jealousy", "unknown", "gone")
    after = with_lapse(before, ON, known=LapseKnown.FOUND_OUT, returned=True, own=False, touches=touches)
    assert after.causes == (Cause.LYING, Cause.MONEY, Cause.INFIDELITY_ONLINE, Cause.PORNOGRAPHY)
    assert (after.lapse_known, after.lapse_returned, after.lapse_own) == (LapseKnown.FOUND_OUT, True, False)


@pytest.mark.parametrize(
    ("came_out", "then"),
    [
        (CameOut.CONFESSED, CameOut.PARTLY),
        (CameOut.DISCOVERED, CameOut.PARTLY),
        (CameOut.PARTLY, CameOut.PARTLY),
        (CameOut.NOT_YET, CameOut.NOT_YET),
    ],
)
def test_what_is_not_told_yet_is_a_part_that_is_untold(
    came_out: CameOut, then: CameOut, situation: MakeSituation
) -> None:
    before = situation(came_out=came_out)
    assert with_lapse(before, ON, untold=True).came_out is then
    assert with_lapse(before, ON).came_out is came_out


def test_public_words_wait_for_a_yes() -> None:
    assert not assemble({}).public_words_agreed
    assert assemble({}, public_words_agreed=True).public_words_agreed


def test_closeness_that_nobody_answered_is_the_careful_guess_and_known_as_one() -> None:
    guessed = assemble({"role": "injured", "came_out": "discovered"})
    assert guessed.closeness is Closeness.SPACE
    assert not guessed.closeness_said
    said = assemble({"role": "injured", "came_out": "discovered", "closeness": "space"})
    assert said == msgspec.structs.replace(guessed, closeness_said=True)
