"""Reading an account that opened: pauses, corrections beside it, questions in advance; and what could not wait."""

import re
from typing import Any

import pytest

from goldseam.core.records import (
    AccountPart,
    AccountReadTo,
    Answered,
    Asked,
    Corrected,
    Handed,
    QuestionNoted,
    Released,
    Withdrawn,
)
from goldseam.core.records.closeness import ClosenessWished
from goldseam.core.records.handed import CorrectionHow, HandedKind
from goldseam.core.records.question import QuestionWhen
from goldseam.web.account.telling_questions import WHEN
from tests.web.account_of_two import (
    HAND_OVER,
    SEAL,
    TICKED,
    Two,
    agreed,
    confirm,
    opened,
    page,
    seal,
)

FIRST = "/truth/account/first/"


def test_it_is_read_one_part_at_a_time_with_pauses_and_goes_on_where_it_stopped(couple: Two) -> None:
    number = opened(couple)
    read = f"/truth/account/read/{number}/"
    assert "MARKED" not in page(couple.bob, read)
    assert re.findall(r"MARKED \w+", page(couple.bob, read + "?at=1")) == ["MARKED one"]
    assert set(re.findall(r"MARKED \w+", page(couple.bob, read + "?at=3"))) == {"MARKED three"}
    pause = page(couple.bob, read + "?at=2&pause=1")
    assert "MARKED" not in pause
    assert "/help/#ground" in pause
    assert "?at=2" in pause
    couple.bob.post(read, {"at": "2"})
    assert "?at=2" in page(couple.bob, read)
    for odd in ("999", "x", "-1"):
        assert couple.bob.get(f"{read}?at={odd}").status_code == 200


def test_the_number_to_turn_to_stands_beside_the_account_for_the_reader_alone(couple: Two) -> None:
    number = agreed(couple)
    confirm(couple.alice, number)
    confirm(couple.bob, number, note="Dana 0800 111")
    assert "Dana 0800 111" in page(couple.bob, f"/truth/account/read/{number}/?at=1")
    assert "Dana 0800 111" in page(couple.bob, f"/truth/account/read/{number}/?at=1&pause=1")
    assert "Dana" not in page(couple.alice, f"/truth/account/read/{number}/")


def test_s17_the_giver_finds_no_trace_of_how_far_it_was_read(couple: Two, seen_by: Any) -> None:
    number = opened(couple)
    read = f"/truth/account/read/{number}/"
    before, items = seen_by(couple.alice, read), couple.alice.shared.head().last
    for at in ("1", "2", "3"):
        couple.bob.get(f"{read}?at={at}")
        couple.bob.post(read, {"at": at})
    assert couple.bob.read(AccountReadTo)
    assert couple.alice.shared.head().last == items
    assert seen_by(couple.alice, read) == before


def test_s21_afterwards_a_correction_stands_visibly_beside_it(couple: Two) -> None:
    number = opened(couple)
    correct = f"/truth/account/read/{number}/correct/"
    form = {"text": "it was June <2024>", "how": "asked"}
    shown = couple.alice.post(correct, {**form, "move": "preview"}).content.decode()
    assert "exactly this" in shown
    assert not couple.alice.shared.read(Corrected)
    for _ in range(2):
        couple.alice.post(correct, {**form, "move": "hand"})
    (said,) = [entry.record for entry in couple.alice.shared.read(Corrected)]
    assert said.how is CorrectionHow.ASKED
    whole = page(couple.bob, f"/truth/account/read/{number}/?whole=1")
    assert whole.index("MARKED one") < whole.index("it was June") > whole.index("Corrected on")
    assert "after a question" in whole
    assert couple.alice.post(correct, {"text": "x", "how": "not_said"}).status_code == 422
    assert couple.bob.post(correct, {**form, "move": "hand"}).status_code == 404


def test_s22_it_can_be_marked_withdrawn_and_stays_readable(couple: Two) -> None:
    number = opened(couple)
    correct = f"/truth/account/read/{number}/correct/"
    for _ in range(2):
        couple.alice.post(correct, {"move": "withdraw"})
    assert len(couple.alice.shared.read(Withdrawn)) == 1
    whole = page(couple.bob, f"/truth/account/read/{number}/?whole=1")
    assert "Marked as withdrawn" in whole
    assert "MARKED one" in whole
    couple.alice.post(SEAL, {"move": "unseal"})
    couple.alice.post(HAND_OVER, {"move": "take_back", "number": number})
    assert "MARKED one" in page(couple.bob, f"/truth/account/read/{number}/?whole=1")


def test_questions_in_advance_are_unseen_until_it_opened_and_then_asked_by_a_choice(couple: Two) -> None:
    number = agreed(couple)
    kept, asked = couple.bob.wrote(QuestionNoted("Q-MARKED one"), QuestionNoted("Q-MARKED two", "under it"))
    couple.bob.post("/truth/account/questions/", {"ask": [kept, asked]})
    assert not couple.bob.shared.read(Asked)
    confirm(couple.alice, number)
    confirm(couple.bob, number)
    assert "Q-MARKED two" in page(couple.bob, "/truth/account/questions/")
    assert "Q-MARKED" not in page(couple.alice, "/truth/account/questions/")
    couple.bob.post("/truth/account/questions/", {"ask": [asked]})
    assert [entry.record for entry in couple.bob.shared.read(Asked)] == [Asked("Q-MARKED two", "under it")]
    assert "Q-MARKED two" not in page(couple.bob, "/truth/account/questions/")
    assert "Q-MARKED one" in page(couple.bob, "/truth/account/questions/")


@pytest.mark.parametrize(
    ("chosen", "asked_for"),
    [
        (QuestionWhen.NOW, QuestionWhen.NOW),
        (QuestionWhen.AT_QUESTION_TIME, QuestionWhen.AT_QUESTION_TIME),
        # Once the account has opened, "before it" is over.
        (QuestionWhen.BEFORE_THE_ACCOUNT, QuestionWhen.NOW),
    ],
)
def test_a_question_in_advance_is_asked_for_the_time_that_was_chosen_and_that_it_shows(
    couple: Two, chosen: QuestionWhen, asked_for: QuestionWhen
) -> None:
    opened(couple)
    (seq,) = couple.bob.wrote(QuestionNoted("Q-MARKED", when=chosen))
    assert str(WHEN[asked_for]) in page(couple.bob, "/truth/account/questions/")
    couple.bob.post("/truth/account/questions/", {"ask": [seq]})
    assert [entry.record for entry in couple.bob.shared.read(Asked)] == [Asked("Q-MARKED", when=asked_for)]


def test_t1_what_cannot_wait_goes_first_after_a_preview_also_under_no_contact(couple: Two) -> None:
    couple.alice.wrote(Answered("addressed_safely", "yes"))
    couple.bob.gave(ClosenessWished("no_contact"))
    form = {"about": "money", "text": "we owe <eleven> thousand"}
    assert "exactly this" in couple.alice.post(FIRST, form).content.decode()
    assert not couple.alice.shared.read(Handed)
    for _ in range(2):
        couple.alice.post(FIRST, {**form, "move": "hand"})
    (given,) = [entry.record for entry in couple.alice.shared.read(Handed)]
    assert given.kind is HandedKind.ACCOUNT
    assert given.text == "we owe <eleven> thousand"
    couple.bob.gave(ClosenessWished("no_contact", practical=False))
    closed = couple.alice.post(FIRST, {"about": "body", "text": "the test", "move": "hand"})
    assert closed.status_code == 409
    assert "the test" in closed.content.decode()


@pytest.mark.parametrize("form", [{"about": "money", "text": "w" * 1001}, {"text": "a"}, {"about": "money"}])
def test_what_cannot_wait_is_brief_and_says_what_it_touches(couple: Two, form: dict[str, str]) -> None:
    couple.alice.wrote(Answered("addressed_safely", "yes"))
    answer = couple.alice.post(FIRST, {**form, "move": "hand"})
    assert answer.status_code == 422
    assert form.get("text", "") in answer.content.decode()
    assert not couple.alice.shared.read(Handed)


def test_another_seal_from_another_device_is_not_opened_by_an_old_form(couple: Two) -> None:
    number = agreed(couple)
    old = re.findall(r'name="seal" value="(\d+)"', page(couple.alice, f"/truth/account/ready/{number}/"))[0]
    couple.alice.wrote(AccountPart(when="2025", happened="added"))
    seal(couple.alice)
    form = {"move": "confirm", "ticked": TICKED, "seal": old}
    assert couple.alice.post(f"/truth/account/ready/{number}/", form)["Location"] == HAND_OVER
    assert not couple.alice.shared.read(Released)


def test_s13_the_injured_partner_may_give_an_account_as_well(couple: Two) -> None:
    swapped = type(couple)(alice=couple.bob, bob=couple.alice)
    number = opened(swapped)
    assert "MARKED one" in page(couple.alice, f"/truth/account/read/{number}/?whole=1")


def test_no_question_is_ticked_beforehand_and_asking_none_says_what_to_do(couple: Two) -> None:
    opened(couple)
    couple.bob.wrote(QuestionNoted("Q-MARKED one"))
    assert " checked" not in page(couple.bob, "/truth/account/questions/")
    answer = couple.bob.post("/truth/account/questions/", {})
    assert answer.status_code == 422
    assert "Choose those that you want to ask." in answer.content.decode()
    assert not couple.bob.shared.read(Asked)


def test_whoever_reads_knows_how_much_is_still_to_come(couple: Two) -> None:
    number = opened(couple)
    assert "Part 2 of 3" in page(couple.bob, f"/truth/account/read/{number}/?at=2")


def test_for_whoever_was_hurt_what_comes_to_them_stands_first(couple: Two) -> None:
    hurt, broke = (page(who, "/truth/").split("<main")[1] for who in (couple.bob, couple.alice))
    assert hurt.index("/truth/account/hand-over/") < hurt.index('href="/truth/account/"')
    assert broke.index('href="/truth/account/"') < broke.index("/truth/account/hand-over/")
    assert 'href="/truth/lie/earlier/"' in hurt


def test_an_own_account_that_nobody_spoke_of_is_folded_away(couple: Two) -> None:
    shown = page(couple.bob, HAND_OVER)
    assert "<summary>Your own account</summary>" in shown
    assert "<h2>Your own account</h2>" not in shown
