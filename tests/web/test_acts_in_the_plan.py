"""The plan hears of what was done on the pages, nobody else does, and no rule of safety gives way to it."""

from datetime import datetime, time, timedelta, timezone
from typing import Any

import pytest

from goldseam.core.plan.planner import why_not
from goldseam.core.records import (
    AccountSealed,
    AccountTold,
    DetailChosen,
    HandOverAgreed,
    HandOverProposed,
    Noted,
    PracticeMark,
    PracticeMarked,
    QuestionTimeAgreed,
    QuestionTimeProposed,
    Released,
    SafetyAnswered,
)
from goldseam.core.records.account import ToldHow
from goldseam.core.records.promise import Outcome, PromiseClosed, Promised
from goldseam.core.records.release import ReleaseTopic
from goldseam.core.records.together import Paused
from goldseam.core.situation.model import Situation
from goldseam.web.shared import method
from goldseam.web.today.state import Today, read_today

Two = Any
Who = Any
ONCE = "You have done this. Once is enough."


def now(who: Who) -> Today:
    return read_today(who.unlocked.spaces(), who.clock.today)


def situation(who: Who) -> Situation:
    return now(who).situation


def done(who: Who) -> set[str]:
    return {each.practice for each in situation(who).done}


def why(who: Who, slug: str) -> str:
    return why_not(method.catalogue(), situation(who), who.clock.today, slug)


def test_an_account_that_was_told_is_not_suggested_again_months_later(alice: Who, clock: Any) -> None:
    alice.wrote(PracticeMarked("stop-lying-today", PracticeMark.DONE))
    alice.wrote(AccountSealed("[1]"), AccountTold(clock.today, ToldHow.ALOUD))
    clock.passes(days=270)
    alice.unlock(alice.passphrase)

    assert {"write-the-full-account", "hand-over-the-full-account"} <= done(alice)
    assert why(alice, "write-the-full-account") == ONCE
    assert "hand-over-the-full-account" not in {each.practice for each in now(alice).plan().suggestions}


def test_a_time_for_questions_counts_for_whoever_proposed_it_and_whoever_agreed(couple: Two) -> None:
    couple.alice.gave(QuestionTimeProposed(2, "20:00", 20))
    assert "set-question-times" in done(couple.alice)
    assert "set-question-times" not in done(couple.bob)
    proposal = couple.alice.shared.read(QuestionTimeProposed)[0].seq
    couple.bob.gave(QuestionTimeAgreed(proposal))
    assert "set-question-times" in done(couple.bob)


def test_an_account_that_was_opened_here_is_done_for_its_giver_alone_also_while_the_space_rests(
    couple: Two,
) -> None:
    (proposal,) = couple.alice.gave(HandOverProposed("2026-11-23T20:00"))
    couple.bob.gave(HandOverAgreed(proposal))
    confirmed = Released(ReleaseTopic.ACCOUNT, str(proposal), b"", b"")
    couple.alice.gave(confirmed)
    assert "hand-over-the-full-account" not in done(couple.alice)
    couple.bob.gave(confirmed)
    couple.bob.gave(Paused())
    assert "hand-over-the-full-account" in done(couple.alice)
    assert "hand-over-the-full-account" not in done(couple.bob)


def test_what_is_done_in_private_reaches_no_plan_but_ones_own(couple: Two) -> None:
    before = situation(couple.bob)
    couple.alice.wrote(DetailChosen("facts_only"), Noted("mine alone"))
    assert situation(couple.bob) == before
    assert {"choose-how-much-detail", "write-it-down-privately"} <= done(couple.alice)


def test_what_rests_after_an_act_comes_back_after_its_usual_interval(alice: Who, clock: Any) -> None:
    alice.wrote(Noted("today"))
    assert why(alice, "write-it-down-privately").startswith("You did this")
    clock.passes(days=3)
    alice.unlock(alice.passphrase)
    assert not why(alice, "write-it-down-privately").startswith("You did this")


def test_a_mark_and_an_act_of_one_day_are_done_once(alice: Who) -> None:
    alice.wrote(PracticeMarked("write-it-down-privately", PracticeMark.DONE), Noted("today"))
    assert [each.practice for each in situation(alice).done] == ["write-it-down-privately"]


def test_a_refusal_stays_a_refusal_whatever_is_done_on_the_page(alice: Who) -> None:
    alice.wrote(PracticeMarked("write-it-down-privately", PracticeMark.NOT_FOR_US), Noted("today"))
    assert situation(alice).refused == ("write-it-down-privately",)


def test_what_was_asked_for_again_is_offered_until_it_is_done_once_more(alice: Who, clock: Any) -> None:
    alice.wrote(AccountSealed("[1]"))
    clock.passes(seconds=60)
    alice.wrote(PracticeMarked("write-the-full-account", PracticeMark.AGAIN))
    assert situation(alice).asked == ("write-the-full-account",)
    clock.passes(seconds=60)
    alice.wrote(AccountSealed("[2]"))
    assert situation(alice).asked == ()


@pytest.mark.parametrize("hours_ahead", [-11, -8, 0, 9, 14])
@pytest.mark.parametrize("asked_at", [9, 20])
def test_a_promise_kept_on_the_next_day_is_what_was_asked_for_again_wherever_somebody_lives(
    asked_at: int, hours_ahead: int, alice: Who
) -> None:
    here, day, slug = timezone(timedelta(hours=hours_ahead)), alice.clock.today, "keep-small-promises"

    def write(record: Any, hour: int, days: int = 0) -> int:
        on = day + timedelta(days=days)
        at = datetime.combine(on, time(hour), here)
        return int(alice.space.append(record, at=at, day=on)[0].seq)

    promise = write(Promised("I ring", day), 7)
    write(PromiseClosed(promise, day, Outcome.KEPT), 8)
    write(PracticeMarked(slug, PracticeMark.AGAIN), asked_at)
    assert situation(alice).asked == (slug,), "what was done before is not what was asked for"
    write(PromiseClosed(promise, day + timedelta(days=1), Outcome.KEPT), 8, days=1)
    assert situation(alice).asked == ()


def test_an_act_opens_nothing_that_fear_holds_back(alice: Who) -> None:
    alice.wrote(SafetyAnswered({"fear": "yes"}))
    before = why(alice, "hand-over-the-full-account")
    alice.wrote(AccountSealed("[1]"))
    assert why(alice, "hand-over-the-full-account") == before
    assert before != ONCE


def test_acts_on_pages_do_not_make_hard_days_easier(alice: Who) -> None:
    put_off = ("stay-yourself", "who-i-want-to-be", "stop-lying-today")
    until = alice.clock.today + timedelta(days=3)
    alice.wrote(*(PracticeMarked(slug, PracticeMark.NOT_NOW, until) for slug in put_off))
    alice.wrote(
        Noted("one"), DetailChosen("facts_only"), AccountSealed("[1]"), QuestionTimeProposed(1, "", 5)
    )
    assert now(alice).plan().hard_days


@pytest.mark.parametrize("page", ["/today/", "/progress/", "/practices/write-it-down-privately/"])
def test_nothing_on_a_page_counts_acts(alice: Who, page: str) -> None:
    alice.wrote(Noted("today"))
    assert "Last done" not in alice.get(page).content.decode()
