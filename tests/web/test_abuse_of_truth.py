"""Truth and amends, tried as somebody would who wants to know early, to reach, or to keep (S12 to S29, T2 to T17)."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from goldseam.core.records import (
    KINDS,
    ActsOwned,
    Answered,
    AnswerGiven,
    AnswerPrepared,
    Apologised,
    Asked,
    ClosenessWished,
    ContactLogged,
    Corrected,
    ForgivenessAsked,
    HandOverAgreed,
    HandOverProposed,
    HarmTold,
    Left,
    Paused,
    QuestionNoted,
    QuestionReopened,
    QuestionSettled,
    QuestionTimeProposed,
    Released,
    Resumed,
    Returned,
    WitnessWished,
)
from goldseam.core.records.amends import ApologyForm
from goldseam.core.records.kinds import Record
from goldseam.core.records.question import AnswerHow
from tests.web.account_of_two import HAND_OVER, SEAL, agreed, confirm, newest, propose, written
from tests.web.reviewing import halves, later

Two = Any
Who = Any
Words = Callable[[Any], str]
TIMES = "/truth/questions/times/"
TIME = {"weekday": "2", "at": "20:30", "minutes": "30", "move": "propose"}
NO_CONTACT = ClosenessWished("no_contact", practical=False)
SORRY = Apologised(None, ApologyForm.LETTER, "Sorry", "I am sorry.")
HARM, ACTS = HarmTold(None, "I lie awake."), ActsOwned(None, "I took the card.")


def told(who: Who, *kinds: type[Record]) -> list[Any]:
    return [entry.record for entry in who.shared.read(*kinds)]


def export(who: Who, form: str = "json") -> str:
    file = who.post("/account/export/", {"format": form, "passphrase": who.passphrase})
    assert file.status_code == 200
    return str(file.content.decode())


def answer(who: Who, seq: int, text: str, **fields: str) -> Any:
    said = {"how": "true", "text": text, "by": "", "helps": "", "move": "hand", "decided": "as_is"}
    return who.post(f"/truth/questions/{seq}/answer/", {**said, **fields})


QUIET = {
    "confirms": lambda two: confirm(two.alice, newest(two.alice)),
    "ticks some": lambda two: confirm(two.alice, newest(two.alice), ticked=["want"], note="MARKED"),
    "is afraid": lambda two: confirm(two.alice, newest(two.alice), move="harm"),
    "unseals": lambda two: two.alice.post(SEAL, {"move": "unseal"}),
}


@pytest.mark.parametrize("act", QUIET)
@pytest.mark.parametrize("form", ["json", "html"])
def test_s16_nothing_about_a_seal_or_a_confirmation_is_in_the_export_of_the_other(
    act: str, form: str, couple: Two
) -> None:
    agreed(couple)
    before = export(couple.bob, form)
    QUIET[act](couple)
    assert export(couple.bob, form) == before
    assert "MARKED" not in before


def test_s12_only_the_other_confirmation_opens_and_no_field_can_stand_for_it(couple: Two) -> None:
    number = agreed(couple)
    confirm(couple.alice, number)
    forged = {
        "giver": str(couple.bob.unlocked.person),
        "seal": "1",
        "person": str(couple.alice.unlocked.person),
    }
    couple.bob.post(HAND_OVER, {"move": "propose", "whose": "mine", "on": "2026-11-24", "hour": "00:01"})
    for fields in ({"move": "take_back"}, {"move": "agree"}):
        couple.bob.post(HAND_OVER, {**fields, **forged, "number": number})
    couple.bob.post(f"/truth/account/ready/{number}/", {"move": "confirm", **forged})
    assert couple.bob.get(f"/truth/account/read/{number}/").status_code == 404
    assert "MARKED" not in export(couple.bob)


def test_s12_unsealing_leaves_no_earlier_text_behind_that_was_confirmed_and_put_off(couple: Two) -> None:
    number = agreed(couple)
    confirm(couple.alice, number)
    couple.bob.post(f"/truth/account/ready/{number}/", {"move": "not_ready", "until": "2026-12-03"})
    couple.alice.post(SEAL, {"move": "unseal"})
    assert not told(couple.alice, Released)
    assert not halves(couple)


def test_s05_what_was_confirmed_for_one_evening_opens_nothing_weeks_later(couple: Two) -> None:
    number = agreed(couple)
    confirm(couple.alice, number)
    later(couple, days=20)
    confirm(couple.bob, number)
    assert couple.bob.get(f"/truth/account/read/{number}/").status_code == 404
    assert "This time is over" in couple.alice.get(HAND_OVER).content.decode()


def test_s12_unsealing_ones_own_takes_back_no_readiness_for_the_account_of_the_other(couple: Two) -> None:
    written(couple)
    (seq,) = couple.bob.gave(HandOverProposed("2026-11-22T18:00"))
    couple.alice.gave(HandOverAgreed(seq))
    confirm(couple.alice, seq)
    couple.alice.post(SEAL, {"move": "unseal"})
    assert told(couple.bob, Released)


def test_s12_questions_in_advance_and_drafts_show_to_nobody_else(couple: Two, seen_by: Any) -> None:
    number = agreed(couple)
    seqs = couple.bob.wrote(QuestionNoted("MARKED-Q"), AnswerPrepared("MARKED-Q"))
    couple.bob.post("/truth/account/questions/", {"ask": seqs, "move": "ask"})
    assert not told(couple.alice, Asked)
    pages = seen_by(couple.alice, *(f"/truth/questions/own/{seq}/" for seq in seqs))
    assert "MARKED-Q" not in "".join(pages.values())
    couple.alice.post("/truth/account/questions/", {"ask": seqs})
    for who in (couple.alice, couple.bob):
        confirm(who, number)
    couple.alice.post("/truth/account/questions/", {"ask": seqs})
    assert not told(couple.bob, Asked)


# Round the pacing.


@pytest.mark.parametrize("practical", [True, False])
def test_t3_under_no_contact_no_time_for_questions_is_proposed(
    practical: bool, couple: Two, words: Words
) -> None:
    couple.bob.gave(ClosenessWished("no_contact", practical=practical))
    held = couple.alice.post(TIMES, TIME)
    assert held.status_code == 409
    assert "No contact was asked for" in words(held)
    assert 'value="20:30"' in held.content.decode()
    assert not told(couple.bob, QuestionTimeProposed)


@pytest.mark.parametrize("settled", [True, False])
def test_t3_under_no_contact_an_answer_that_was_given_is_no_way_to_go_on_writing(
    settled: bool, couple: Two, words: Words
) -> None:
    (seq,) = couple.bob.gave(Asked("Who knew?"))
    couple.alice.gave(AnswerGiven(seq, AnswerHow.TRUE, "Nobody."))
    couple.bob.gave(*([QuestionSettled(seq)] if settled else []), NO_CONTACT)
    held = answer(couple.alice, seq, "I miss you & I am outside")
    assert held.status_code == 409
    assert "No contact was asked for" in words(held)
    assert "I miss you &amp; I am outside" in held.content.decode()
    assert len(told(couple.bob, AnswerGiven)) == 1


def test_t3_under_no_contact_not_now_is_said_in_words_once_and_its_day_may_move(couple: Two) -> None:
    (seq,) = couple.bob.gave(Asked("Who knew?"))
    couple.bob.gave(NO_CONTACT)
    for text, day, status in (("I look.", "01", 302), ("I miss you", "02", 409), ("", "03", 302)):
        said = answer(couple.alice, seq, text, how="not_now", by=f"2026-12-{day}")
        assert said.status_code == status
    for _ in range(2):
        assert answer(couple.alice, seq, "Nobody.").status_code == 302
    assert answer(couple.alice, seq, "I miss you").status_code == 409


@pytest.mark.parametrize(("record", "passes"), [(SORRY, False), (HARM, False), (ACTS, True)])
def test_t3_under_no_contact_a_letter_of_apology_is_not_written_on_as_corrections(
    record: Record, passes: bool, couple: Two, words: Words
) -> None:
    (seq,) = couple.alice.gave(record)
    couple.bob.gave(NO_CONTACT)
    fields = {"text": "answer me", "choice": "noticed", "move": "hand"}
    held = couple.alice.post(f"/amends/{seq}/correct/", fields)
    assert held.status_code == (302 if passes else 409)
    assert ("No contact was asked for" in words(held)) is not passes
    assert bool(told(couple.bob, Corrected)) is passes


def test_t3_under_no_contact_an_own_question_is_not_opened_again(couple: Two, words: Words) -> None:
    (seq,) = couple.alice.gave(Asked("Do you still love me?"))
    couple.alice.gave(QuestionSettled(seq))
    couple.bob.gave(NO_CONTACT)
    held = couple.alice.post(f"/truth/questions/{seq}/settle/", {"move": "reopen"})
    assert held.status_code == 409
    assert "No contact was asked for" in words(held)
    assert not told(couple.bob, QuestionReopened)
    assert "A question waits" not in words(couple.bob.get("/today/"))


def test_t3_where_space_is_asked_for_a_proposal_a_day_is_enough(couple: Two) -> None:
    written(couple)
    couple.bob.gave(ClosenessWished("space"))
    assert propose(couple.alice, hour="20:00").status_code == 302
    couple.alice.post(HAND_OVER, {"move": "call_off", "number": newest(couple.alice)})
    assert propose(couple.alice, hour="20:01").status_code == 409
    assert couple.alice.post("/truth/no-contact/seen/", {"witness": "be_there"}).status_code == 409
    assert couple.alice.post(TIMES, TIME).status_code == 409
    assert len(told(couple.bob, HandOverProposed)) == 1
    assert not told(couple.bob, WitnessWished, QuestionTimeProposed)


LIE = {"said": "At work", "truth": "At home", "how": "noticed", "move": "hand"}
HANDS = {
    "/truth/account/first/": {"about": "money", "text": "A debt.", "move": "hand"},
    "/truth/lie/": LIE,
    HAND_OVER: {"move": "propose", "whose": "mine", "on": "2026-11-25", "hour": "20:00"},
}
WRITES = {
    **HANDS,
    TIMES: TIME,
    "/truth/account/detail/": {"level": "facts_only", "move": "tell"},
    "/truth/no-contact/seen/": {"witness": "be_there"},
    "/truth/questions/ask/": {"text": "Why?", "move": "hand"},
    "/amends/statement/": {"did": "I took it.", "move": "hand"},
    "/amends/public/": {"audience": "My sister", "text": "I lied.", "move": "hand"},
}


@pytest.mark.parametrize("page", WRITES)
@pytest.mark.parametrize(("rests", "goes_on"), [(Paused(), Resumed()), (Left(), Returned("Bob"))])
def test_s04_while_the_space_rests_or_was_left_no_page_of_truth_or_amends_writes_into_it(
    page: str, rests: Record, goes_on: Record, couple: Two
) -> None:
    couple.alice.wrote(Answered("addressed_safely", "yes"), Answered("role", "both"))
    couple.bob.gave(rests)
    before = len(couple.alice.shared.read(*KINDS))
    answered = couple.alice.post(page, WRITES[page])
    assert answered.status_code in {302, 409}
    assert ("My sister" in answered.content.decode()) is (page == "/amends/public/")
    assert len(couple.alice.shared.read(*KINDS)) == before
    couple.bob.gave(goes_on)
    couple.alice.post(page, WRITES[page])
    assert len(couple.alice.shared.read(*KINDS)) == before + 2


@pytest.mark.parametrize("page", HANDS)
@pytest.mark.parametrize("safe", ["no", "not_sure"])
def test_t17_no_post_goes_round_the_question_whether_telling_is_safe(
    page: str, safe: str, couple: Two
) -> None:
    couple.alice.wrote(Answered("addressed_safely", safe))
    before = len(couple.alice.shared.read(*KINDS))
    couple.alice.post(page, HANDS[page])
    assert len(couple.alice.shared.read(*KINDS)) == before
    couple.alice.wrote(Answered("addressed_safely", "yes"))
    couple.alice.post(page, HANDS[page])
    assert len(couple.alice.shared.read(*KINDS)) == before + 1


def test_t7_forgiveness_is_not_asked_twice_from_two_tabs(couple: Two) -> None:
    letter = {"form": "letter", "title": "", "asks": "yes"}
    tabs = [couple.alice.post("/amends/apology/", {**letter, "text": text}) for text in ("one", "two")]
    drafts = [re.findall(r'name="draft" value="(\d+)"', tab.content.decode())[0] for tab in tabs]
    for text, draft in zip(("one", "two"), drafts, strict=True):
        sent = {**letter, "text": text, "draft": draft, "move": "hand"}
        couple.alice.post("/amends/apology/", sent)
    assert len(told(couple.bob, ForgivenessAsked)) == len(told(couple.bob, Apologised)) == 1


def test_t15_that_it_was_told_within_a_day_is_said_by_its_author_and_never_by_the_page(
    couple: Two, words: Words
) -> None:
    fields = {"on": "2026-10-30", "time": "09:00", "began": "self", "known": "within_a_day", "what": "MARKED"}
    kept = couple.alice.post("/truth/no-contact/contact/", fields)["Location"].partition("?")[0]
    item = couple.alice.post(kept, {"move": "hand"})["Location"].partition("?")[0]
    shown = words(couple.bob.get(item))
    assert "I told it within 24 hours" in shown
    assert "Told within 24 hours" not in shown
    assert "Told here by Alice within a day" not in shown
    assert not any(
        each.happened_at > couple.alice.clock.now().timestamp() for each in told(couple.bob, ContactLogged)
    )


def test_s27_a_private_draft_is_quoted_against_an_answer_only_after_the_passphrase(couple: Two) -> None:
    couple.alice.wrote(AnswerPrepared("I met Robin five times.", "How often did you meet Robin?"))
    (seq,) = couple.bob.gave(Asked("How often did you meet Robin?"))
    couple.alice.clock.passes(minutes=6)
    shown = answer(couple.alice, seq, "I met Robin twice.", decided="")
    assert "five times" not in shown.content.decode()
    assert "passphrase" in shown.content.decode()
    couple.alice.unlock(couple.alice.passphrase)
    assert "five times" in answer(couple.alice, seq, "I met Robin twice.", decided="").content.decode()
