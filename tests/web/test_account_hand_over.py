"""Handing the account over: a time both agree on, a day to reconsider, two confirmations, and then for good."""

import re
from typing import Any

import pytest

from goldseam.core.records import (
    AccountPart,
    AccountSealed,
    Answered,
    HandOverAgreed,
    HandOverProposed,
    HandOverWaits,
    Left,
    Paused,
    Released,
    SafetyAnswered,
)
from goldseam.core.records.closeness import ClosenessWished
from tests.web.account_of_two import (
    HAND_OVER,
    SEAL,
    TICKED,
    Two,
    agreed,
    confirm,
    newest,
    page,
    propose,
    seal,
    written,
)


def test_either_proposes_and_the_other_agrees_or_proposes_another(couple: Two) -> None:
    written(couple)
    propose(couple.bob, "theirs")
    assert "24 November 2026" in page(couple.alice)
    propose(couple.alice, "mine", "2026-11-25")
    assert "25 November 2026" in page(couple.bob)
    couple.bob.post(HAND_OVER, {"move": "agree", "number": newest(couple.bob)})
    for each in (couple.alice, couple.bob):
        assert "Agreed: 25 November 2026" in page(each)


def test_nobody_agrees_to_their_own_proposal(couple: Two) -> None:
    written(couple)
    propose(couple.alice)
    couple.alice.post(HAND_OVER, {"move": "agree", "number": newest(couple.alice)})
    assert not couple.alice.shared.read(HandOverAgreed)


@pytest.mark.parametrize("hour", ["", "25:00", "x", "20:00+02:00"])
def test_a_time_that_is_none_comes_back(couple: Two, hour: str) -> None:
    written(couple)
    assert propose(couple.alice, hour=hour).status_code == 422
    assert propose(couple.alice, on="2026-11-20").status_code == 422
    assert not couple.alice.shared.read(HandOverProposed)


def test_between_sealing_and_opening_lies_a_day_at_least(couple: Two) -> None:
    written(couple)
    assert propose(couple.alice, on="2026-11-23", hour="08:00").status_code == 422
    seal(couple.alice)
    couple.alice.clock.passes(hours=1)
    for each in (couple.alice, couple.bob):
        each.unlock(each.passphrase)
    # The one who will read may propose at once; the day is kept all the same.
    propose(couple.bob, "theirs", "2026-11-23", "08:00")
    number = newest(couple.bob)
    couple.alice.post(HAND_OVER, {"move": "agree", "number": number})
    couple.alice.clock.passes(hours=22)
    couple.alice.unlock(couple.alice.passphrase)
    assert couple.alice.get(f"/truth/account/ready/{number}/")["Location"] == HAND_OVER
    confirm(couple.alice, number)
    assert not couple.alice.shared.read(Released)
    couple.alice.clock.passes(hours=1)
    couple.alice.unlock(couple.alice.passphrase)
    assert couple.alice.get(f"/truth/account/ready/{number}/").status_code == 200


def test_before_the_time_nobody_confirms(couple: Two) -> None:
    number = agreed(couple)
    couple.alice.clock.passes(days=-1)
    for who in (couple.alice, couple.bob):
        who.unlock(who.passphrase)
        confirm(who, number)
    assert not couple.bob.shared.read(Released)


def test_exactly_what_the_preview_showed_is_sealed(couple: Two) -> None:
    written(couple)
    assert "MARKED two" in page(couple.alice, SEAL)
    seen = re.findall(r'name="seen" value="(\w+)"', page(couple.alice, SEAL))[0]
    couple.alice.wrote(AccountPart(when="2025", happened="meanwhile"))
    answer = couple.alice.post(SEAL, {"seen": seen})
    assert "changed since you looked" in answer.content.decode()
    assert not couple.alice.read(AccountSealed)
    for _ in range(2):
        seal(couple.alice)
    assert len(couple.alice.read(AccountSealed)) == 1


def test_the_seal_comes_off_in_one_step_until_both_have_confirmed(couple: Two) -> None:
    number = agreed(couple)
    confirm(couple.alice, number)
    assert couple.alice.shared.read(Released)
    couple.alice.post(SEAL, {"move": "unseal"})
    assert not couple.alice.shared.read(Released)
    assert not couple.alice.read(AccountSealed)
    confirm(couple.bob, number)
    assert "MARKED" not in page(couple.bob)
    assert couple.bob.get(f"/truth/account/read/{number}/").status_code == 404


@pytest.mark.parametrize("order", [("alice", "bob"), ("bob", "alice")])
def test_it_opens_when_both_have_confirmed_and_nothing_tells_before(
    couple: Two, order: tuple[str, str], seen_by: Any
) -> None:
    number = agreed(couple)
    first, second = (getattr(couple, name) for name in order)
    read = f"/truth/account/read/{number}/"
    before = seen_by(second, read, f"/truth/account/ready/{number}/")
    confirm(first, number)
    assert seen_by(second, read, f"/truth/account/ready/{number}/") == before
    assert first.get(read).status_code == 404
    confirm(second, number)
    assert "MARKED one" in page(couple.bob, read + "?whole=1")
    assert "MARKED one" in page(couple.alice, read)


@pytest.mark.parametrize("left_out", TICKED[:-1])
def test_all_five_have_to_hold(couple: Two, left_out: str) -> None:
    number = agreed(couple)
    assert (
        confirm(couple.bob, number, ticked=[each for each in TICKED if each != left_out]).status_code == 422
    )
    assert not couple.bob.shared.read(Released)


@pytest.mark.parametrize("who", ["alice", "bob"])
@pytest.mark.parametrize("fields", [{"ticked": TICKED[:-1]}, {"move": "harm", "ticked": []}])
def test_s05_thoughts_of_harm_bring_help_first_and_the_other_sees_nothing(
    couple: Two, who: str, fields: dict[str, Any], seen_by: Any
) -> None:
    number = agreed(couple)
    one, other = getattr(couple, who), couple.bob if who == "alice" else couple.alice
    before = seen_by(other)
    answer = confirm(one, number, **fields)
    assert 'href="/help/"' in answer.content.decode()
    assert "Help comes first" in answer.content.decode()
    assert not one.shared.read(Released)
    assert seen_by(other) == before


def test_s05_the_own_safety_check_makes_the_hand_over_wait(couple: Two) -> None:
    number = agreed(couple)
    couple.bob.wrote(SafetyAnswered({"self_harm": "yes"}))
    assert "Help comes first" in page(couple.bob, f"/truth/account/ready/{number}/")
    confirm(couple.bob, number)
    assert not couple.bob.shared.read(Released)


@pytest.mark.parametrize("who", ["alice", "bob"])
def test_not_ready_carries_a_day_and_nothing_else(couple: Two, who: str) -> None:
    number = agreed(couple)
    one, other = getattr(couple, who), couple.bob if who == "alice" else couple.alice
    confirm(one, number)
    form = {"move": "not_ready", "until": "2026-12-03", "note": "MARKED reason", "ticked": "want"}
    one.post(f"/truth/account/ready/{number}/", form)
    (waits,) = [entry.record for entry in one.shared.read(HandOverWaits)]
    assert str(waits.until) == "2026-12-03"
    assert not one.shared.read(Released)
    assert "It waits until 3 December 2026" in page(other)
    assert "MARKED" not in page(other)
    confirm(other, number)
    assert not other.shared.read(Released)


@pytest.mark.parametrize("until", ["", "2026-11-23", "x"])
def test_not_ready_without_a_day_is_asked_for_one(couple: Two, until: str) -> None:
    number = agreed(couple)
    form = {"move": "not_ready", "until": until}
    assert couple.bob.post(f"/truth/account/ready/{number}/", form).status_code == 422
    assert couple.bob.post(HAND_OVER, {**form, "number": number}).status_code == 422
    assert not couple.bob.shared.read(HandOverWaits)


def test_a_proposal_may_be_refused_or_left_alone_without_a_word(couple: Two) -> None:
    written(couple)
    propose(couple.alice)
    couple.alice.clock.passes(days=5)
    couple.bob.unlock(couple.bob.passphrase)
    assert not couple.bob.shared.read(HandOverAgreed)
    couple.bob.post(HAND_OVER, {"move": "call_off", "number": newest(couple.bob)})
    assert "proposes" not in page(couple.bob)
    assert "You proposed" not in page(couple.alice)


def test_t3_no_contact_and_space_hold_proposals_back(couple: Two) -> None:
    written(couple)
    couple.bob.gave(ClosenessWished("no_contact"))
    assert propose(couple.alice).status_code == 409
    assert not couple.alice.shared.read(HandOverProposed)
    couple.bob.gave(ClosenessWished("near"))
    assert propose(couple.alice).status_code == 302


def test_t17_an_account_that_is_not_safe_to_give_is_neither_proposed_nor_agreed_to(couple: Two) -> None:
    written(couple)
    couple.alice.wrote(Answered("addressed_safely", "not_sure"))
    assert propose(couple.alice).status_code == 409
    propose(couple.bob, "theirs")
    couple.alice.post(HAND_OVER, {"move": "agree", "number": newest(couple.alice)})
    assert not couple.alice.shared.read(HandOverAgreed)
    assert ">No<" in page(couple.alice)


def test_a_pause_or_a_leaving_in_the_middle_loses_nothing(couple: Two) -> None:
    number = agreed(couple)
    confirm(couple.alice, number)
    couple.bob.gave(Left())
    answer = confirm(couple.bob, number, note="Dana & 0800")
    assert answer.status_code == 409
    assert "Dana &amp; 0800" in answer.content.decode()
    couple.alice.post(HAND_OVER, {"move": "take_back", "number": number})
    assert not couple.alice.shared.read(Released)
    assert len(couple.alice.read(AccountPart)) == 3
    assert couple.alice.read(AccountSealed)
    assert couple.bob.get(f"/truth/account/read/{number}/").status_code == 404


def test_putting_off_passes_while_the_space_rests(couple: Two) -> None:
    number = agreed(couple)
    couple.alice.gave(Paused())
    assert confirm(couple.bob, number).status_code == 409
    couple.bob.post(f"/truth/account/ready/{number}/", {"move": "not_ready", "until": "2026-12-03"})
    assert couple.bob.shared.read(HandOverWaits)


def live_in(couple: Two, alice: str, bob: str) -> None:
    couple.alice.client.cookies["zone"], couple.bob.client.cookies["zone"] = alice, bob


def test_a_time_for_both_is_one_moment_wherever_they_live(couple: Two) -> None:
    written(couple)
    seal(couple.alice)
    live_in(couple, "Europe/Berlin", "America/New_York")
    propose(couple.alice)
    assert "Alice proposes 24 November 2026, 14:00" in page(couple.bob)
    couple.bob.post(HAND_OVER, {"move": "agree", "number": newest(couple.bob)})
    assert "Agreed: 24 November 2026, 20:00" in page(couple.alice)
    ready = f"/truth/account/ready/{newest(couple.bob)}/"
    for passed, status in (({"days": 2, "minutes": 59}, 302), ({"minutes": 1}, 200)):
        couple.alice.clock.passes(**passed)
        for who in (couple.alice, couple.bob):
            who.unlock(who.passphrase)
            assert who.get(ready).status_code == status


def test_the_day_to_reconsider_is_a_day_on_every_clock(couple: Two) -> None:
    written(couple)
    live_in(couple, "America/New_York", "Europe/Berlin")
    seal(couple.alice)
    assert "It can open from 23 November 2026, 13:00 on." in page(couple.alice)
    assert propose(couple.alice, on="2026-11-23", hour="12:59").status_code == 422
    assert propose(couple.alice, on="2026-11-23", hour="13:00").status_code == 302


def test_a_time_of_an_earlier_version_is_read_by_the_own_clock_as_it_was(couple: Two) -> None:
    written(couple)
    live_in(couple, "Europe/Berlin", "Europe/Berlin")
    couple.alice.gave(HandOverProposed("2026-11-24T20:00"))
    assert "Alice proposes 24 November 2026, 20:00" in page(couple.bob)
    couple.alice.gave(HandOverProposed("some day"))
    assert couple.bob.get(HAND_OVER).status_code == 200


@pytest.mark.parametrize("on", ["9999-12-31", "0001-01-01"])
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
@pytest.mark.parametrize("hour", ["00:00", "23:59"])
def test_a_day_at_the_end_of_all_calendars_comes_back(couple: Two, on: str, zone: str, hour: str) -> None:
    written(couple)
    live_in(couple, zone, zone)
    assert propose(couple.alice, on=on, hour=hour).status_code == 422
