"""What is asked before the account: whoever seals it sees it there, and may put the answer into the account."""

import re
from typing import Any

from goldseam.core.records import AccountPart, Asked, FollowedUp, QuestionNoted
from goldseam.core.records.account import PartKind
from goldseam.core.records.question import AnswerGiven, AnswerHow, QuestionWhen
from tests.web.account_of_two import SEAL, Two, opened, page, written

BEFORE = QuestionWhen.BEFORE_THE_ACCOUNT


def asked(who: Any, text: str = "Q-MARKED who <paid>?", when: QuestionWhen = BEFORE) -> int:
    return int(who.gave(Asked(text, when=when))[0])


def test_a_question_for_before_the_account_stands_on_the_page_of_the_seal(couple: Two) -> None:
    written(couple)
    seq = asked(couple.bob)
    couple.bob.gave(FollowedUp(seq, "F-MARKED and when?"))
    shown = page(couple.alice, SEAL)
    assert "Q-MARKED who <paid>?" in shown
    assert "F-MARKED and when?" in shown
    assert f'href="/truth/questions/{seq}/answer/"' in shown
    assert f'href="/truth/account/part/?question={seq}"' in shown


def test_what_has_another_time_or_an_answer_does_not(couple: Two) -> None:
    written(couple)
    asked(couple.bob, "MARKED-now", QuestionWhen.NOW)
    asked(couple.alice, "MARKED-own")
    seq = asked(couple.bob, "MARKED-answered")
    couple.alice.gave(AnswerGiven(seq, AnswerHow.TRUE, "so it was"))
    assert not re.search("MARKED-(now|own|answered)", page(couple.alice, SEAL))


def test_questions_in_advance_are_not_even_counted_there(couple: Two) -> None:
    written(couple)
    before = page(couple.alice, SEAL)
    couple.bob.wrote(QuestionNoted("Q-MARKED one"), QuestionNoted("Q-MARKED two"))
    token = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
    assert token.sub("", page(couple.alice, SEAL)) == token.sub("", before)


def test_an_answer_goes_into_the_account_with_its_question(couple: Two) -> None:
    written(couple)
    seq = asked(couple.bob)
    form = page(couple.alice, f"/truth/account/part/?question={seq}")
    assert "Q-MARKED who <paid>?" in form
    fields = {"part": "answer", "said": "Q-MARKED who <paid>?", "happened": "A-MARKED I did"}
    couple.alice.post("/truth/account/part/", fields)
    kept = couple.alice.read(AccountPart)[-1]
    assert kept == AccountPart(PartKind.ANSWER, said="Q-MARKED who <paid>?", happened="A-MARKED I did")
    number = opened(couple)
    whole = page(couple.bob, f"/truth/account/read/{number}/?whole=1")
    assert whole.index("MARKED three") < whole.index("Q-MARKED who") < whole.index("A-MARKED I did")


def test_a_question_that_is_not_asked_of_this_person_fills_nothing(couple: Two) -> None:
    written(couple)
    own, other = asked(couple.alice, "MARKED-own"), asked(couple.bob, "MARKED-now", QuestionWhen.NOW)
    for number in (own, other, 999, "x"):
        assert not re.search(
            "MARKED-(own|now)", page(couple.alice, f"/truth/account/part/?question={number}")
        )
