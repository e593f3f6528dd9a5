"""Letting the subject rest and opening it again: by whoever was hurt, alone or between two (T2)."""

from collections.abc import Callable
from typing import Any

from goldseam.core.records import AnswerGiven, Asked, Paused, SubjectRested, SubjectWoken
from goldseam.web.today.state import read_today

Who = Any
Words = Callable[[Any], str]
ASK = "/truth/questions/ask/"


def ask(who: Who) -> Any:
    return who.post(ASK, {"text": "Who else knew?", "move": "hand"})


def records(who: Who, kind: Any) -> list[Any]:
    return [entry.record for entry in who.shared.read(kind)]


def test_t2_while_it_rests_nothing_is_shown_on_today_and_answers_wait(couple: Any, words: Words) -> None:
    (seq,) = couple.bob.gave(Asked("Who knew?"))
    couple.bob.post("/truth/questions/rest/", {"move": "rest"})
    assert records(couple.bob, SubjectRested) == [SubjectRested()]
    assert "A question waits" not in words(couple.alice.get("/today/"))
    assert "Bob lets the subject rest." in words(couple.alice.get("/truth/questions/"))
    answer = {"how": "true", "text": "nobody", "move": "hand"}
    held = couple.alice.post(f"/truth/questions/{seq}/answer/", answer)
    assert held.status_code == 409
    assert "The subject rests now." in words(held)
    assert not records(couple.bob, AnswerGiven)
    couple.bob.post("/truth/questions/rest/", {"move": "wake"})
    assert "A question waits" in words(couple.alice.get("/today/"))
    assert couple.alice.post(f"/truth/questions/{seq}/answer/", answer).status_code == 302


def test_t2_asking_opens_the_subject_again(couple: Any, words: Words) -> None:
    couple.bob.wrote(SubjectRested())
    couple.bob.gave(SubjectRested())
    assert "Asking opens it again." in words(couple.bob.get(ASK))
    ask(couple.bob)
    assert "A question waits" in words(couple.alice.get("/today/"))
    assert "The subject rests" not in words(couple.bob.get("/truth/questions/rest/"))
    assert couple.bob.read(SubjectWoken)


def test_t2_whoever_only_broke_trust_lets_nothing_rest(couple: Any, alice: Who, words: Words) -> None:
    assert "Only the one who was hurt lets it rest" in words(alice.get("/truth/questions/rest/"))
    assert alice.post("/truth/questions/rest/", {"move": "rest"}).status_code == 409
    assert not records(couple.bob, SubjectRested)


def test_t2_alone_it_rests_in_ones_own_plan(bob: Who, words: Words) -> None:
    for move in ("rest", "rest", "nonsense"):
        bob.post("/truth/questions/rest/", {"move": move})
    assert bob.read(SubjectRested) == [SubjectRested()]
    assert "The subject rests" in words(bob.get("/truth/questions/rest/"))
    for _ in range(2):
        bob.post("/truth/questions/rest/", {"move": "wake"})
    assert bob.read(SubjectWoken) == [SubjectWoken()]


def test_t2_while_paused_waking_still_passes(couple: Any) -> None:
    couple.bob.gave(SubjectRested(), Paused())
    assert couple.bob.post("/truth/questions/rest/", {"move": "wake"}).status_code == 302
    couple.bob.post("/truth/questions/rest/", {"move": "rest"})
    assert couple.bob.read(SubjectRested)


def test_t2_resting_reaches_the_plans_of_both_and_of_one_alone(couple: Any, carol: Who) -> None:
    def rests(who: Who) -> bool:
        return read_today(who.unlocked.spaces(), who.clock.today).situation.resting

    assert not rests(couple.bob)
    couple.alice.gave(SubjectRested())
    assert [rests(who) for who in (couple.alice, couple.bob)] == [False, False]
    couple.bob.gave(SubjectRested())
    assert [rests(who) for who in (couple.alice, couple.bob)] == [True, True]
    assert not rests(carol)
    carol.wrote(SubjectRested())
    assert rests(carol)
