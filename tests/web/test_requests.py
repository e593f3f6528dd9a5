"""Requests: asked, seen to wait before they are asked again, answered in three ways, promised in one step."""

from collections.abc import Callable
from typing import Any

import pytest

from goldseam.core.records import ClosenessWished, Noted, Paused
from goldseam.core.records.promise import PromiseCause, Promised
from goldseam.core.records.request import (
    AskedAgain,
    RequestAnswered,
    RequestClosed,
    Requested,
    RequestHow,
)

Words = Callable[[Any], str]
Two, Who = Any, Any
NEW, LIST = "/requests/new/", "/requests/"
BINS = {"text": "Take the <bins> out", "why": "I sleep better"}


def asked(who: Who, text: str = "the bins") -> int:
    return int(who.gave(Requested(text))[0])


def later(couple: Two, days: int) -> None:
    couple.alice.clock.passes(days=days)
    for who in (couple.alice, couple.bob):
        who.unlock(who.passphrase)


def answered(who: Who, seq: int, how: str, text: str = "", by: str = "") -> Any:
    return who.post(f"/requests/{seq}/answer/", {"how": how, "text": text, "by": by})


def test_what_is_asked_for_is_shown_before_and_asked_once(couple: Two, words: Words) -> None:
    preview = words(couple.bob.post(NEW, BINS))
    assert "They will see exactly this" in preview
    assert "Take the <bins> out Why it matters I sleep better" in preview
    assert not couple.bob.shared.read(Requested)
    for _ in range(2):
        made = couple.bob.post(NEW, {**BINS, "move": "hand"})["Location"]
    assert len(couple.bob.shared.read(Requested)) == 1
    for who in (couple.alice, couple.bob):
        assert "Take the <bins> out" in words(who.get(made))


@pytest.mark.parametrize("who", ["alice", "bob"])
def test_s13_either_can_ask(couple: Two, who: str) -> None:
    assert getattr(couple, who).post(NEW, {**BINS, "move": "hand"}).status_code == 302


def test_it_can_be_kept_in_the_notes_or_changed_first(couple: Two) -> None:
    back = couple.bob.post(NEW, {**BINS, "move": "back"})
    assert "Take the &lt;bins&gt; out</textarea>" in back.content.decode()
    couple.bob.post(NEW, {**BINS, "move": "keep"})
    couple.bob.post(NEW, {"text": "only this", "move": "keep"})
    assert [note.text for note in couple.bob.read(Noted)] == [
        "Take the <bins> out\n\nI sleep better",
        "only this",
    ]
    assert not couple.bob.shared.read(Requested)


@pytest.mark.parametrize("wrong", [{"text": ""}, {"text": "w" * 2001}, {"why": "w" * 2001}])
def test_what_cannot_be_asked_comes_back(couple: Two, wrong: dict[str, str]) -> None:
    assert couple.bob.post(NEW, {**BINS, **wrong, "move": "hand"}).status_code == 422
    assert not couple.bob.shared.read(Requested)


def test_the_one_who_is_asked_sees_how_long_it_waits_before_it_is_asked_again(
    couple: Two, words: Words
) -> None:
    seq = asked(couple.bob)
    assert "asked today" in words(couple.alice.get(LIST))
    assert couple.bob.get(f"/requests/{seq}/again/")["Location"] == f"/requests/{seq}/"
    later(couple, 3)
    for page in (LIST, f"/requests/{seq}/", "/today/"):
        assert "aiting 3 days" in words(couple.alice.get(page))
    assert "Answered now, nobody has to ask a second time." in words(couple.alice.get(f"/requests/{seq}/"))
    couple.bob.post(f"/requests/{seq}/again/", {"text": "please"})
    couple.bob.post(f"/requests/{seq}/again/", {"text": "please"})
    assert len(couple.bob.shared.read(AskedAgain)) == 1
    said = words(couple.alice.get(f"/requests/{seq}/"))
    assert "Bob · asks once more" in said
    assert "asked today" in said.lower()


def test_asking_again_is_paced_as_asking_is_and_its_words_stay(couple: Two) -> None:
    seq = asked(couple.bob)
    later(couple, 1)
    assert couple.bob.post(f"/requests/{seq}/again/", {"text": "w" * 2001}).status_code == 422
    couple.alice.gave(ClosenessWished("no_contact"))
    held = couple.bob.post(f"/requests/{seq}/again/", {"text": "please <do>"})
    assert held.status_code == 409
    assert "please &lt;do&gt;</textarea>" in held.content.decode()
    assert couple.bob.post(NEW, {**BINS, "move": "hand"}).status_code == 409
    assert not couple.bob.shared.read(AskedAgain)


def test_a_yes_becomes_a_promise_in_one_step(couple: Two) -> None:
    seq = asked(couple.bob, "Take the <bins> out")
    onward = answered(couple.alice, seq, "yes")["Location"]
    assert onward == f"/promises/new/?request={seq}"
    form = couple.alice.get(onward).content.decode()
    assert "Take the &lt;bins&gt; out</textarea>" in form
    assert f'name="request" value="{seq}"' in form
    promise = {"text": "I take the bins out", "recurs": "weekly", "first": "2026-11-22", "request": str(seq)}
    for _ in range(2):
        assert couple.alice.post("/promises/new/", {**promise, "move": "yes"}).status_code == 302
    (made,) = couple.alice.shared.read(Promised)
    assert (made.record.request, made.record.cause) == (seq, PromiseCause.REQUEST)
    assert f"/promises/{made.seq}/" in couple.bob.get(f"/requests/{seq}/").content.decode()
    assert answered(couple.alice, seq, "yes")["Location"] == f"/requests/{seq}/?sent=1"


def test_a_promise_made_of_a_yes_passes_while_space_is_asked_for_but_only_once(couple: Two) -> None:
    seq = asked(couple.bob)
    couple.bob.gave(ClosenessWished("no_contact"))
    answered(couple.alice, seq, "yes")
    promise = {"text": "I take them out", "recurs": "weekly", "first": "2026-11-22", "request": str(seq)}
    assert couple.alice.post("/promises/new/", {**promise, "move": "yes"}).status_code == 302
    other = couple.alice.post("/promises/new/", {**promise, "text": "and more words", "move": "yes"})
    assert other.status_code == 409


@pytest.mark.parametrize("number", ["7", "x", ""])
def test_a_promise_is_made_of_nothing_that_was_not_answered_with_yes(couple: Two, number: str) -> None:
    seq = asked(couple.bob)
    for given in (number, str(seq)):
        fields = {"text": "I do it", "recurs": "once", "first": "2026-11-22", "request": given, "move": "yes"}
        couple.alice.post("/promises/new/", fields)
    assert {entry.record.request for entry in couple.alice.shared.read(Promised)} == {0}
    assert 'name="request"' not in couple.bob.get(f"/promises/new/?request={seq}").content.decode()


def test_not_now_needs_a_day_waits_for_it_and_then_waits_again(couple: Two, words: Words) -> None:
    seq = asked(couple.bob)
    for by in ("", "2026-11-22", "2027-11-22", "soon"):
        refused = answered(couple.alice, seq, "not_now", "after <work>", by)
        assert refused.status_code == 422
        assert "after &lt;work&gt;</textarea>" in refused.content.decode()
    answered(couple.alice, seq, "not_now", "after work", "2026-11-24")
    assert "By 24 November 2026" in words(couple.bob.get(f"/requests/{seq}/"))
    assert f"/requests/{seq}/" not in couple.alice.get("/today/").content.decode()
    later(couple, 2)
    assert f"/requests/{seq}/" in couple.alice.get("/today/").content.decode()


@pytest.mark.parametrize("text", ["", "my back hurts"])
def test_s20_a_no_owes_no_words_and_is_not_asked_again(couple: Two, words: Words, text: str) -> None:
    seq = asked(couple.bob)
    assert "No reason is owed." in words(couple.alice.get(f"/requests/{seq}/answer/"))
    assert answered(couple.alice, seq, "", "x").status_code == 422
    assert answered(couple.alice, seq, "no", text).status_code == 302
    assert couple.alice.shared.read(RequestAnswered)[-1].record.text == text
    later(couple, 5)
    assert "Answered with no" in words(couple.bob.get(LIST))
    assert couple.bob.post(f"/requests/{seq}/again/", {"text": "?"})["Location"] == f"/requests/{seq}/"
    assert not couple.bob.shared.read(AskedAgain)


def test_an_answer_always_passes_and_writing_on_after_it_is_paced(couple: Two) -> None:
    seq = asked(couple.bob)
    couple.bob.gave(ClosenessWished("no_contact"))
    assert answered(couple.alice, seq, "no", "my back").status_code == 302
    assert answered(couple.alice, seq, "no", "my back").status_code == 302
    held = answered(couple.alice, seq, "no", "and one <more> thing")
    assert held.status_code == 409
    assert "and one &lt;more&gt; thing</textarea>" in held.content.decode()
    assert len(couple.alice.shared.read(RequestAnswered)) == 1


@pytest.mark.parametrize(("move", "sentence"), [("done", "Done"), ("back", "Taken back")])
def test_only_who_asked_closes_it_also_while_the_space_is_paused(
    couple: Two, move: str, sentence: str, words: Words
) -> None:
    seq = asked(couple.bob)
    couple.alice.gave(Paused())
    assert couple.alice.post(f"/requests/{seq}/close/", {"move": move}).status_code == 404
    for each in ("nonsense", move, move):
        couple.bob.post(f"/requests/{seq}/close/", {"move": each})
    assert len(couple.bob.shared.read(RequestClosed)) == 1
    assert sentence in words(couple.alice.get(f"/requests/{seq}/"))
    assert answered(couple.alice, seq, "yes")["Location"] == f"/requests/{seq}/"


def test_one_cannot_answer_oneself_nor_ask_again_for_the_other(couple: Two) -> None:
    seq = asked(couple.bob)
    assert couple.bob.get(f"/requests/{seq}/answer/").status_code == 404
    assert couple.alice.get(f"/requests/{seq}/again/").status_code == 404
    assert couple.alice.get(f"/requests/{seq + 50}/").status_code == 404


def test_while_the_space_is_paused_nothing_is_asked(couple: Two, words: Words) -> None:
    couple.alice.gave(Paused())
    refused = couple.bob.post(NEW, {**BINS, "move": "hand"})
    assert refused.status_code == 409
    assert "I sleep better" in words(refused)


def test_what_is_over_is_listed_a_page_at_a_time(couple: Two) -> None:
    for number in range(31):
        couple.bob.gave(RequestClosed(asked(couple.bob, f"thing {number}."), done=True))
    page = couple.alice.get(LIST).content.decode()
    assert "thing 0." not in page
    older = page.split("?before=")[1].split('"')[0]
    assert "thing 0." in couple.alice.get(f"{LIST}?before={older}").content.decode()


def test_an_answered_request_is_listed_for_both(couple: Two, words: Words) -> None:
    seq = asked(couple.bob)
    couple.alice.gave(RequestAnswered(seq, RequestHow.YES, "gladly"))
    assert "You answered the bins" in words(couple.alice.get(LIST))
    assert "You asked for the bins" in words(couple.bob.get(LIST))


def test_alone_the_page_says_what_it_is_for(alice: Who, words: Words) -> None:
    assert "Once you share a space" in words(alice.get(LIST))


def pressed(couple: Two, text: str) -> Any:
    return couple.bob.post(NEW, {"text": text, "why": "please <do>", "move": "hand"})


def test_after_a_no_one_more_request_passes_in_seven_days_and_a_second_waits(
    couple: Two, words: Words
) -> None:
    seq = asked(couple.bob)
    answered(couple.alice, seq, "no", "I cannot")
    assert pressed(couple, "the stairs then").status_code == 302
    for _day in range(2):
        later(couple, 1)
        held = pressed(couple, "the cellar")
        assert held.status_code == 409
        assert "You can ask anew from 29 November 2026." in words(held)
        assert "say in a guided talk what you need" in words(held)
        assert 'value="the cellar"' in held.content.decode()
        assert 'value="hand"' not in held.content.decode()
    assert "You can ask anew from 29 November 2026." in words(couple.bob.get(NEW))
    assert len(couple.bob.shared.read(Requested)) == 2
    later(couple, 5)
    assert pressed(couple, "the cellar").status_code == 302


def test_a_no_each_day_opens_no_request_each_day(couple: Two) -> None:
    passed = []
    for day in range(14):
        sent = pressed(couple, f"thing {day}")
        passed.append(sent.status_code == 302)
        for line in couple.bob.shared.read(Requested)[-1:]:
            answered(couple.alice, line.seq, "no", "no")
        later(couple, 1)
    assert sum(passed) <= 4
    assert passed[:2] == [True, True]


def test_taking_a_request_back_does_not_undo_the_no(couple: Two) -> None:
    seq = asked(couple.bob)
    answered(couple.alice, seq, "no", "I cannot")
    couple.bob.post(f"/requests/{seq}/close/", {"move": "back"})
    second = asked(couple.bob, "the stairs")
    couple.bob.post(f"/requests/{second}/close/", {"move": "back"})
    assert pressed(couple, "the cellar").status_code == 409


def test_s13_a_no_holds_back_only_who_heard_it_and_nothing_else_of_theirs(couple: Two) -> None:
    waiting, seq = asked(couple.bob, "the car"), asked(couple.bob)
    answered(couple.alice, seq, "no", "I cannot")
    asked(couple.bob, "the stairs")
    later(couple, 1)
    assert couple.alice.post(NEW, {**BINS, "move": "hand"}).status_code == 302
    assert couple.bob.post(f"/requests/{waiting}/again/", {"text": ""}).status_code == 302
    note = {"kind": "practical", "text": "The doctor called about the test.", "move": "hand"}
    assert couple.bob.post("/us/hand/write/", note).status_code == 302
    assert couple.bob.post(NEW, {**BINS, "move": "keep"})["Location"] == "/notes/"


@pytest.mark.parametrize("how", ["yes", "not_now"])
def test_after_any_other_answer_nothing_waits(couple: Two, how: str) -> None:
    answered(couple.alice, asked(couple.bob), how, by="2026-11-30")
    for text in ("one", "two", "three"):
        assert pressed(couple, text).status_code == 302
