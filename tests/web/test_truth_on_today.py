"""Today tells that a time for an account is proposed, agreed on, or has come; never a word of it, nor who is ready."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from goldseam.core.records import (
    Answered,
    ClosenessWished,
    HandOverAgreed,
    HandOverProposed,
    HandOverWaits,
    Paused,
    SafetyAnswered,
)
from goldseam.core.records.question import SubjectRested
from tests.web.account_of_two import HAND_OVER, Two, Who, agreed, confirm, newest, propose, seal, written

Words = Callable[[Any], str]
TODAY, READY = "/today/", "/truth/account/ready/{}/"
PROPOSED = "A time for the account is proposed"
AGREED = "A time for the account is agreed on: 20:00"
COME = "The time for the account has come"
WAITED = "You let the account wait until this day"
ALL = (PROPOSED, AGREED, COME, WAITED)


def told(who: Who) -> list[str]:
    """Which of the lines stand on Today, each with where it leads."""
    html = who.get(TODAY).content.decode()
    assert "MARKED" not in html
    found = [line for line in ALL if line in html]
    assert all(re.search(f'<a href="{HAND_OVER}">{line}', html) for line in found)
    return found


def passes(couple: Two, **amount: float) -> None:
    couple.alice.clock.passes(**amount)
    for who in (couple.alice, couple.bob):
        who.unlock(who.passphrase)


def is_agreed(couple: Two) -> int:
    """Sealed, proposed and agreed on; the time is the day after tomorrow."""
    written(couple)
    seal(couple.alice)
    propose(couple.alice)
    couple.bob.post(HAND_OVER, {"move": "agree", "number": newest(couple.bob)})
    return newest(couple.bob)


@pytest.mark.parametrize(("who", "whose"), [("alice", "mine"), ("bob", "theirs")])
def test_a_time_that_is_proposed_waits_for_the_other_until_it_is_answered_or_over(
    couple: Two, who: str, whose: str
) -> None:
    written(couple)
    one, other = getattr(couple, who), couple.bob if who == "alice" else couple.alice
    propose(one, whose)
    assert (told(one), told(other)) == ([], [PROPOSED])
    passes(couple, days=2, hours=3)
    assert told(other) == []
    propose(one, whose, "2026-11-27")
    assert told(other) == [PROPOSED]
    other.post(HAND_OVER, {"move": "call_off", "number": newest(other)})
    assert told(other) == []


def test_several_proposals_are_one_line(couple: Two) -> None:
    written(couple)
    for on in ("2026-11-24", "2026-11-25", "2026-11-26"):
        propose(couple.bob, "theirs", on)
    propose(couple.bob, "mine", "2026-11-27")
    assert couple.alice.get(TODAY).content.decode().count(PROPOSED) == 1


def test_a_time_agreed_on_is_told_when_it_is_new_when_it_is_near_and_when_it_has_come(couple: Two) -> None:
    written(couple)
    propose(couple.alice, on="2026-12-02")
    couple.bob.post(HAND_OVER, {"move": "agree", "number": newest(couple.bob)})
    assert (told(couple.alice), told(couple.bob)) == ([AGREED], [])
    passes(couple, days=3)
    assert told(couple.alice) == []
    passes(couple, days=5)
    assert (told(couple.alice), told(couple.bob)) == ([AGREED], [AGREED])
    passes(couple, days=2, hours=2)
    assert (told(couple.alice), told(couple.bob)) == ([COME], [COME])
    passes(couple, days=1)
    assert (told(couple.alice), told(couple.bob)) == ([], [])


def test_its_hour_is_the_one_on_the_own_clock(couple: Two, words: Words) -> None:
    is_agreed(couple)
    couple.bob.client.cookies["zone"] = "America/New_York"
    assert "agreed on: 15:00 24 November" in words(couple.bob.get(TODAY))


@pytest.mark.parametrize("order", [("alice", "bob"), ("bob", "alice")])
def test_who_confirmed_alone_shows_to_nobody_and_is_not_called_again(
    couple: Two, order: tuple[str, str], seen_by: Callable[..., dict[str, str]]
) -> None:
    number = agreed(couple)
    first, second = (getattr(couple, name) for name in order)
    before = seen_by(second)
    confirm(first, number)
    assert seen_by(second) == before
    assert (told(first), told(second)) == ([], [COME])
    confirm(second, number)
    assert (told(first), told(second)) == ([], [])


@pytest.mark.parametrize("who", ["alice", "bob"])
def test_a_not_ready_comes_back_on_its_day_to_whoever_said_it_and_to_nobody_else(
    couple: Two, who: str
) -> None:
    number = agreed(couple)
    one, other = getattr(couple, who), couple.bob if who == "alice" else couple.alice
    one.post(READY.format(number), {"move": "not_ready", "until": "2026-12-03"})
    assert (told(one), told(other)) == ([], [])
    passes(couple, days=8)
    assert told(one) == []
    passes(couple, days=1)
    assert (told(one), told(other)) == ([WAITED], [])
    passes(couple, days=6)
    assert told(one) == [WAITED]
    passes(couple, days=1)
    assert told(one) == []


@pytest.mark.parametrize(("who", "whose"), [("alice", "mine"), ("bob", "theirs")])
def test_a_new_proposal_takes_the_place_of_the_day_that_was_waited_for(
    couple: Two, who: str, whose: str
) -> None:
    number = agreed(couple)
    couple.bob.post(READY.format(number), {"move": "not_ready", "until": "2026-11-26"})
    passes(couple, days=2)
    assert told(couple.bob) == [WAITED]
    propose(getattr(couple, who), whose, "2026-11-30")
    assert WAITED not in told(couple.bob)


def lines_of_all_sorts(couple: Two, who: str) -> Who:
    """Somebody on whose Today everything stands: two accounts, two times that were let wait, two proposals."""
    written(couple)
    one, other = getattr(couple, who), couple.bob if who == "alice" else couple.alice
    one.wrote(Answered("addressed_safely", "yes"))
    (first,) = other.gave(HandOverProposed("2026-11-22T10:00+00:00", mine=True))
    one.gave(HandOverAgreed(first))
    (second,) = other.gave(HandOverProposed("2026-11-25T10:00+00:00", mine=False))
    one.gave(HandOverWaits(second, one.clock.today))
    other.gave(HandOverProposed("2026-11-26T10:00+00:00", mine=True))
    return one


@pytest.mark.parametrize("who", ["alice", "bob"])
def test_t3_while_sharing_rests_or_no_contact_is_asked_for_nothing_calls(couple: Two, who: str) -> None:
    one = lines_of_all_sorts(couple, who)
    assert told(one) == [PROPOSED, COME, WAITED]
    one.gave(ClosenessWished("space"))
    assert told(one) == [PROPOSED, COME, WAITED]
    one.gave(ClosenessWished("no_contact"))
    assert told(one) == []
    one.gave(ClosenessWished("near"), Paused())
    assert told(one) == []


def test_t3_where_the_other_asks_for_no_contact_only_what_they_proposed_is_told(couple: Two) -> None:
    one = lines_of_all_sorts(couple, "bob")
    couple.alice.gave(ClosenessWished("no_contact"))
    assert told(one) == [PROPOSED]


def test_t2_whoever_lets_the_subject_rest_is_not_called_and_not_led_to_by_the_other(couple: Two) -> None:
    is_agreed(couple)
    passes(couple, days=2, hours=2)
    assert (told(couple.alice), told(couple.bob)) == ([COME], [COME])
    couple.bob.gave(SubjectRested())
    assert (told(couple.alice), told(couple.bob)) == ([], [])


def test_t2_nobody_silences_the_account_of_the_other_towards_oneself_by_resting(couple: Two) -> None:
    is_agreed(couple)
    couple.alice.gave(SubjectRested())
    passes(couple, days=2, hours=2)
    assert (told(couple.alice), told(couple.bob)) == ([], [COME])


@pytest.mark.parametrize("answer", ["no", "not_sure"])
def test_t17_where_telling_is_not_safe_nothing_leads_to_the_own_account_but_a_proposal_can_be_refused(
    couple: Two, answer: str
) -> None:
    is_agreed(couple)
    passes(couple, days=2, hours=2)
    couple.alice.wrote(Answered("addressed_safely", answer))
    assert (told(couple.alice), told(couple.bob)) == ([], [COME])
    propose(couple.bob, "theirs", "2026-11-30")
    assert told(couple.alice) == [PROPOSED]


@pytest.mark.parametrize("who", ["alice", "bob"])
def test_s05_with_thoughts_of_self_harm_hand_overs_wait_and_the_other_sees_the_same(
    couple: Two, who: str
) -> None:
    agreed(couple)
    one, other = getattr(couple, who), couple.bob if who == "alice" else couple.alice
    before = told(other)
    one.wrote(SafetyAnswered({"self_harm": "yes"}))
    assert told(one) == []
    assert told(other) == before == [COME]


def test_s01_before_the_own_safety_check_nothing_of_it_is_told(
    alice: Who, arrive: Callable[..., Who], join_two: Callable[[Who, Who], Two]
) -> None:
    eve = arrive("Eve", role="injured", causes=("lying",))
    couple = join_two(alice, eve)
    couple.alice.gave(HandOverProposed("2026-11-26T10:00+00:00"))
    assert told(couple.bob) == [PROPOSED]
    seqs = [entry.seq for entry in eve.space.read(SafetyAnswered)]
    eve.space.erase(seqs, at=eve.clock.now(), day=eve.clock.today)
    assert told(couple.bob) == []


def test_today_costs_the_same_however_often_a_time_was_spoken_of(
    couple: Two, costs: Callable[[Who, str], int]
) -> None:
    one = lines_of_all_sorts(couple, "bob")
    costs(one, TODAY)
    little = costs(one, TODAY)
    for day in range(10, 30):
        (seq,) = couple.alice.gave(HandOverProposed(f"2026-12-{day}T10:00+00:00"))
        one.gave(HandOverWaits(seq, one.clock.today))
    costs(one, TODAY)
    assert costs(one, TODAY) == little
