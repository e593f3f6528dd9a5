"""Promises: made after a check, said by each of the two for themselves, corrected beside and never over it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from goldseam.core.records import ClosenessWished, Noted, Paused
from goldseam.core.records.promise import (
    Outcome,
    PromiseCause,
    PromiseClosed,
    Promised,
    PromiseEnded,
    Recurs,
)
from goldseam.web.promises.making import promise_made
from goldseam.web.together.couple import couple_of

Words = Callable[[Any], str]
Two, Who = Any, Any
NEW, LIST = "/promises/new/", "/promises/"
TODAY = date(2026, 11, 22)
CALL = {"text": "I call at six", "recurs": "daily", "first": "2026-11-22"}
NEVER = {"text": "No more secret cards", "recurs": "weekly", "first": "2026-11-22", "never": "yes"}
PLAN = {"instead": "I show the bill", "pull": "I ring Sam", "knows": "Sam"}


def promised(who: Who) -> list[Promised]:
    return [entry.record for entry in who.shared.read(Promised)]


def given(who: Who, recurs: Recurs = Recurs.DAILY, first: date = TODAY, text: str = "I call at six") -> int:
    return int(who.gave(Promised(text, first, recurs))[0])


def day(seq: int, on: date = TODAY) -> str:
    return f"/promises/{seq}/day/{on.isoformat()}/"


def says(who: Who, seq: int, outcome: Outcome, words: str = "", on: date = TODAY) -> Any:
    return who.post(day(seq, on), {"outcome": outcome.value, "words": words})


def test_a_promise_is_made_only_after_the_question_about_the_worst_day(couple: Two, words: Words) -> None:
    page = couple.alice.post(NEW, CALL)
    assert "Can you keep this on your worst day?" in words(page)
    assert "Bob will see exactly this: Alice · 22 November 2026" in words(page)
    assert not promised(couple.alice)
    for _ in range(2):
        assert couple.alice.post(NEW, {**CALL, "move": "yes"}).status_code == 302
    assert promised(couple.alice) == [Promised("I call at six", TODAY, Recurs.DAILY)]
    for who in (couple.alice, couple.bob):
        assert "I call at six" in words(who.get(LIST))


def test_the_three_answers_weigh_the_same_and_smaller_gives_the_words_back(couple: Two, words: Words) -> None:
    page = couple.alice.post(NEW, CALL).content.decode()
    pair = page.split('<div class="pair">')[1].split("</div>")[0]
    assert pair.count('class="button"') == 3
    smaller = couple.alice.post(NEW, {**CALL, "move": "smaller"})
    assert "Make it smaller: fewer days" in words(smaller)
    assert "I call at six</textarea>" in smaller.content.decode()
    assert not promised(couple.alice)


def test_not_now_promises_nothing_and_keeps_the_words_in_the_notes(couple: Two) -> None:
    assert couple.alice.post(NEW, {**CALL, "move": "not_now"})["Location"] == "/promises/?kept=1"
    assert not promised(couple.alice)
    assert [note.text for note in couple.alice.read(Noted)] == ["I call at six"]


@pytest.mark.parametrize("text", ["Never again.", "Я больше так не буду", "I swear never to"])
def test_never_again_asks_for_its_plan_also_where_only_the_words_say_so(
    couple: Two, text: str, words: Words
) -> None:
    refused = couple.alice.post(NEW, {**CALL, "text": text, "move": "yes"})
    assert refused.status_code == 422
    assert "Never again is believed with a plan." in words(refused)
    assert "<details open>" in refused.content.decode()
    assert not promised(couple.alice)


def test_never_again_is_looked_at_again_and_again_and_its_plan_is_shown(couple: Two, words: Words) -> None:
    once = couple.alice.post(NEW, {**NEVER, **PLAN, "recurs": "once", "move": "yes"})
    assert once.status_code == 422
    assert "Never again has no last day." in words(once)
    made = couple.alice.post(NEW, {**NEVER, **PLAN, "move": "yes"})["Location"]
    said = words(couple.bob.get(made))
    for each in PLAN.values():
        assert each in said


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": " "},
        {"text": "w" * 301},
        {"first": ""},
        {"first": "2026-11-21"},
        {"first": "2028-01-01"},
        {"first": "soon"},
        {"instead": "w" * 2001},
    ],
)
def test_what_cannot_be_promised_comes_back_as_it_was_typed(couple: Two, wrong: dict[str, str]) -> None:
    refused = couple.alice.post(NEW, {**CALL, "pull": "<ring> Sam", **wrong, "move": "yes"})
    assert refused.status_code == 422
    assert "&lt;ring&gt; Sam</textarea>" in refused.content.decode()
    assert not promised(couple.alice)


def test_while_space_is_asked_for_a_second_promise_waits_and_one_for_oneself_does_not(
    couple: Two, words: Words
) -> None:
    couple.bob.gave(ClosenessWished("space"))
    assert couple.alice.post("/us/hand/write/", {"kind": "note", "text": "x", "move": "hand"})
    held = couple.alice.post(NEW, {**CALL, "move": "yes"})
    assert held.status_code == 409
    assert "Space was asked for." in words(held)
    assert 'value="smaller"' not in held.content.decode()
    assert (
        '<button class="button" name="move" value="not_now">Keep it as a private note<'
        in held.content.decode()
    )
    back = couple.alice.post(NEW, {**CALL, "move": "back"})
    assert CALL["text"] in words(back)
    assert "Make it smaller" not in words(back)
    assert couple.alice.post(NEW, {**CALL, "whose": "me", "move": "yes"}).status_code == 302
    assert not promised(couple.alice)
    assert couple.alice.read(Promised)


def test_while_the_space_is_paused_nothing_is_promised_and_the_words_come_back(
    couple: Two, words: Words
) -> None:
    couple.bob.gave(Paused())
    refused = couple.alice.post(NEW, {**CALL, **PLAN, "move": "yes"})
    assert refused.status_code == 409
    assert "I ring Sam" in words(refused)


@pytest.mark.parametrize(
    ("who", "sentence"), [("alice", "says Alice"), ("bob", "Bob let go of this promise")]
)
def test_either_ends_a_promise_also_while_the_space_is_paused(
    couple: Two, who: str, sentence: str, words: Words
) -> None:
    seq = given(couple.alice)
    couple.alice.gave(Paused())
    acting = getattr(couple, who)
    assert acting.get(f"/promises/{seq}/end/").status_code == 200
    for _ in range(2):
        acting.post(f"/promises/{seq}/end/", {"words": ""})
    assert len(acting.shared.read(PromiseEnded)) == 1
    assert sentence in words(couple.bob.get(f"/promises/{seq}/"))
    assert "Promised no longer" in words(couple.bob.get(LIST))


def test_an_ending_with_words_that_are_too_long_comes_back(couple: Two) -> None:
    seq = given(couple.alice)
    assert couple.alice.post(f"/promises/{seq}/end/", {"words": "w" * 200_001}).status_code == 422


def test_what_is_over_is_listed_a_page_at_a_time(couple: Two) -> None:
    for number in range(31):
        seq = given(couple.alice, Recurs.ONCE, text=f"thing {number}.")
        couple.alice.gave(PromiseClosed(seq, TODAY, Outcome.KEPT))
    page = couple.bob.get(LIST).content.decode()
    assert "thing 30." in page
    assert "thing 0." not in page
    older = page.split("?before=")[1].split('"')[0]
    assert "thing 0." in couple.bob.get(f"{LIST}?before={older}").content.decode()


def test_one_alone_promises_in_private_says_how_it_went_and_erases_it(alice: Who, words: Words) -> None:
    assert "Nobody else sees it." in words(alice.get(LIST))
    made = alice.post(NEW, {**CALL, "move": "yes"})["Location"]
    assert made == f"/promises/own/{made.split('/')[3]}/?made=1"
    seq = made.split("/")[3]
    assert "for you alone" in words(alice.get(made))
    alice.post(f"/promises/own/{seq}/day/2026-11-22/", {"outcome": "kept", "words": "easy"})
    assert "easy" in words(alice.get(f"/promises/own/{seq}/day/2026-11-22/"))
    alice.post(f"/promises/own/{seq}/end/")
    assert "Promised no longer since 22 November 2026." in words(alice.get(f"/promises/own/{seq}/"))
    alice.post(f"/promises/own/{seq}/", {"move": "erase"})
    assert not alice.read(Promised, PromiseClosed)
    assert alice.get(f"/promises/own/{seq}/").status_code == 404
    assert alice.get(f"/promises/{seq}/")["Location"] == LIST


def test_what_is_promised_to_oneself_is_found_by_nobody_else(couple: Two) -> None:
    couple.alice.post(NEW, {**CALL, "text": "MARKED", "whose": "me", "move": "yes"})
    assert "MARKED" in couple.alice.get(LIST).content.decode()
    assert "MARKED" not in couple.bob.get(LIST).content.decode()
    seq = couple.alice.space.read(Promised)[0].seq
    assert couple.bob.get(f"/promises/own/{seq}/").status_code == 404


def test_a_shared_promise_is_erased_by_nobody(couple: Two) -> None:
    seq = given(couple.alice)
    couple.alice.post(f"/promises/{seq}/", {"move": "erase"})
    assert promised(couple.alice)


def test_a_lapse_or_a_time_out_makes_a_promise_once(couple: Two, words: Words) -> None:
    both = couple_of(couple.alice.unlocked)
    assert both is not None
    seqs = {promise_made(both, "I am back at nine", TODAY, PromiseCause.TIME_OUT) for _ in range(2)}
    (seq,) = seqs
    assert "Made with a time-out" in words(couple.bob.get(f"/promises/{seq}/"))
