"""A time-out: one tap, seen by both, its return a promise; always possible, asked about gently."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from goldseam.core.records import Paused
from goldseam.core.records.closeness import ClosenessWished
from goldseam.core.records.promise import Outcome, PromiseCause, PromiseClosed, Promised
from goldseam.core.records.time_out import TimeOutTaken

Words = Callable[[Any], str]
PAGE = "/near/time-out/"


def take(who: Any, length: str = "20", seen: str = "0") -> Any:
    return who.post(PAGE, {"length": length, "seen": seen})


@pytest.mark.parametrize(
    ("length", "until", "day"),
    [
        ("20", "22 November, 18:20", 22),
        ("40", "22 November, 18:40", 22),
        ("60", "22 November, 19:00", 22),
        ("tomorrow", "23 November, 18:00", 23),
    ],
)
def test_one_tap_says_until_when_on_both_screens_and_promises_the_return(
    length: str, until: str, day: int, couple: Any, words: Words
) -> None:
    for _ in range(2):
        take(couple.alice, length)
    ((taken,), (promise,)) = (couple.alice.shared.read(kind) for kind in (TimeOutTaken, Promised))
    assert taken.record.promise == promise.seq
    assert (promise.record.first, promise.record.cause) == (date(2026, 11, day), PromiseCause.TIME_OUT)
    assert promise.record.text == f"To be back from the time-out: {until}"
    for who in (couple.alice, couple.bob):
        assert f"Time-out. Back by {until}" in words(who.get(PAGE))
        assert f"Time-out. Back by {until}" in words(who.get("/today/"))
    assert "Alice promised to come back." in words(couple.bob.get(PAGE))


def test_being_back_ends_it_and_keeps_the_promise_and_the_other_cannot_say_so(
    couple: Any, words: Words
) -> None:
    take(couple.alice)
    couple.bob.post(PAGE, {"how": "kept"})
    assert not couple.bob.shared.read(PromiseClosed)
    for _ in range(2):
        couple.alice.post(PAGE, {"how": "kept"})
    (closed,) = couple.alice.shared.read(PromiseClosed)
    assert closed.record.outcome is Outcome.KEPT
    assert "Step out before it hurts more." in words(couple.alice.get(PAGE))
    assert "Time-out. Back by" not in words(couple.bob.get("/today/"))


def test_afterwards_only_who_took_it_is_asked(couple: Any, words: Words) -> None:
    take(couple.alice)
    couple.alice.clock.passes(minutes=21)
    for who in (couple.alice, couple.bob):
        who.unlock(who.passphrase)
    assert "How was the return?" in words(couple.alice.get(PAGE))
    assert "How was the return?" not in words(couple.bob.get(PAGE))
    couple.alice.post(PAGE, {"how": "missed_told"})
    assert couple.alice.shared.read(PromiseClosed)[-1].record.outcome is Outcome.MISSED_TOLD
    assert "How was the return?" not in words(couple.alice.get(PAGE))


def test_more_time_is_a_new_promise(couple: Any, words: Words) -> None:
    take(couple.alice)
    seen = str(couple.alice.shared.read(TimeOutTaken)[-1].seq)
    take(couple.alice, "40", seen)
    assert "Back by 22 November, 18:40" in words(couple.bob.get(PAGE))
    assert len(couple.alice.shared.read(Promised)) == 2


def test_s13_while_one_has_a_time_out_the_other_can_take_one_and_close_their_own(
    couple: Any, words: Words
) -> None:
    take(couple.bob, "tomorrow")
    page = couple.alice.get(PAGE)
    assert "Bob promised to come back." in words(page)
    assert "A time-out of my own" in words(page)
    (seen,) = re.findall(r'name="seen" value="(\d+)"', page.content.decode())
    take(couple.alice, "20", seen)
    for who, said in (
        (couple.alice, "22 November, 18:20, Bob by 23"),
        (couple.bob, "23 November, 18:00, Alice by 22"),
    ):
        assert f"You promised to be back by {said} November" in words(who.get(PAGE))
        assert "I am back" in words(who.get(PAGE))
        assert 'name="length" value="tomorrow"' in who.get(PAGE).content.decode()
    couple.alice.post(PAGE, {"how": "kept"})
    assert "A time-out of my own" in words(couple.alice.get(PAGE))
    assert "You promised to come back. Until then" in words(couple.bob.get(PAGE))


def test_two_that_are_taken_at_the_same_moment_both_stand(couple: Any) -> None:
    for who in (couple.alice, couple.bob, couple.bob):
        take(who)
    assert {entry.author for entry in couple.alice.shared.read(TimeOutTaken)} == {
        who.device.person for who in (couple.alice, couple.bob)
    }
    assert len(couple.alice.shared.read(TimeOutTaken)) == 2


def test_the_own_return_is_asked_about_while_the_other_is_still_away(couple: Any, words: Words) -> None:
    take(couple.bob, "tomorrow")
    take(couple.alice)
    couple.alice.clock.passes(minutes=21)
    couple.alice.unlock(couple.alice.passphrase)
    page = couple.alice.get(PAGE)
    assert "How was the return?" in words(page)
    assert "You said you would be back by 22 November, 18:20." in words(page)
    assert page.content.decode().count("<h1>") == 1
    couple.alice.post(PAGE, {"how": "late"})
    assert couple.alice.shared.read(PromiseClosed)[-1].record.outcome is Outcome.LATE
    assert "How was the return?" not in words(couple.alice.get(PAGE))


@pytest.mark.parametrize("fields", [{}, {"length": "5"}, {"how": "released"}, {"how": "kept"}])
def test_what_is_no_length_and_no_return_is_passed_over(fields: dict[str, str], couple: Any) -> None:
    assert couple.alice.post(PAGE, {"seen": "0", **fields})["Location"] == PAGE
    assert not couple.alice.shared.read(TimeOutTaken, Promised, PromiseClosed)


def test_space_holds_no_time_out_back_and_no_contact_does(couple: Any, words: Words) -> None:
    couple.bob.gave(ClosenessWished("no_contact"))
    answer = take(couple.alice)
    assert answer.status_code == 409
    assert "No contact was asked for." in words(answer)
    couple.bob.gave(ClosenessWished("space"))
    couple.alice.post("/us/hand/write/", {"kind": "note", "text": "one a day", "move": "hand"})
    assert take(couple.alice).status_code == 302
    assert couple.alice.shared.read(TimeOutTaken)


def test_a_pause_takes_no_new_one_and_lets_a_return_be_said(couple: Any) -> None:
    take(couple.alice)
    couple.bob.gave(Paused())
    assert take(couple.bob).status_code == 409
    couple.alice.post(PAGE, {"how": "kept"})
    assert couple.alice.shared.read(PromiseClosed)
