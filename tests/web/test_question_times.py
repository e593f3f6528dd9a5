"""Times for questions: proposed by one, in force once the other said yes, ended by either alone."""

from collections.abc import Callable
from typing import Any

import pytest

from goldseam.core.records import Asked, Paused, QuestionTimeAgreed, QuestionTimeProposed
from goldseam.core.records.question import QuestionWhen

Words = Callable[[Any], str]
TIMES = "/truth/questions/times/"
FIELDS = {"weekday": "2", "at": "20:30", "minutes": "30", "move": "propose"}
SAID = "Wednesday at 20:30, 30 minutes"


def number(who: Any) -> str:
    return str(who.shared.read(QuestionTimeProposed)[-1].seq)


def test_a_time_holds_once_both_said_yes(couple: Any, words: Words) -> None:
    for _ in range(2):
        couple.bob.post(TIMES, FIELDS)
    assert len(couple.bob.shared.read(QuestionTimeProposed)) == 1
    assert SAID not in words(couple.alice.get("/truth/questions/"))
    assert f"{SAID} Bob proposes this." in words(couple.alice.get(TIMES))
    assert "It binds nobody yet." in words(couple.bob.get(TIMES))
    couple.bob.post(TIMES, {"proposal": number(couple.bob), "move": "agree"})
    assert not couple.bob.shared.read(QuestionTimeAgreed)
    couple.alice.post(TIMES, {"proposal": number(couple.bob), "move": "agree"})
    for who in (couple.alice, couple.bob):
        assert SAID in words(who.get("/truth/questions/"))
        assert "You both agreed to this." in words(who.get(TIMES))


@pytest.mark.parametrize("who", ["alice", "bob"])
def test_either_ends_it_alone_also_while_the_space_is_paused(couple: Any, who: str, words: Words) -> None:
    couple.bob.gave(QuestionTimeProposed(2, "20:30", 30))
    couple.alice.gave(QuestionTimeAgreed(int(number(couple.bob))), Paused())
    getattr(couple, who).post(TIMES, {"proposal": number(couple.bob), "move": "end"})
    assert SAID not in words(couple.alice.get(TIMES))


@pytest.mark.parametrize("wrong", [{"weekday": "7"}, {"at": "24:00"}, {"at": "half past"}, {"minutes": "7"}])
def test_what_is_no_time_comes_back_as_it_was_typed(couple: Any, wrong: dict[str, str], words: Words) -> None:
    answer = couple.bob.post(TIMES, {**FIELDS, **wrong})
    assert answer.status_code == 422
    assert "Choose a day, a time like 20:30, and how long." in words(answer)
    assert not couple.bob.shared.read(QuestionTimeProposed)


def test_while_the_space_is_paused_nothing_is_proposed(couple: Any) -> None:
    couple.alice.gave(Paused())
    assert couple.bob.post(TIMES, FIELDS).status_code == 409


@pytest.mark.parametrize("proposal", ["", "x", "0", "99", "9" * 30])
def test_a_number_that_is_no_proposal_changes_nothing(couple: Any, proposal: str) -> None:
    for move in ("agree", "end", "nonsense"):
        assert couple.bob.post(TIMES, {"proposal": proposal, "move": move}).status_code == 302
    assert not couple.bob.shared.read(QuestionTimeAgreed)


def test_what_is_for_question_time_waits_on_today_on_its_day(couple: Any, words: Words) -> None:
    couple.bob.gave(
        Asked("Who knew?", when=QuestionWhen.AT_QUESTION_TIME), QuestionTimeProposed(2, "20:30", 30)
    )
    assert "A question waits" in words(couple.alice.get("/today/"))
    couple.alice.gave(QuestionTimeAgreed(int(number(couple.bob))))
    assert "A question waits" not in words(couple.alice.get("/today/"))
    couple.alice.clock.passes(days=3)
    couple.alice.unlock(couple.alice.passphrase)
    assert "A question waits" in words(couple.alice.get("/today/"))
