"""Handing over: chosen piece by piece, seen first exactly as the other will see it, and paced by their wish."""

import re
from collections.abc import Callable, Mapping
from html import unescape
from typing import Any

import pytest

from goldseam.core.records import (
    ClosenessWished,
    Handed,
    Noted,
    Paused,
    Reflected,
    SafetyAnswered,
)
from goldseam.core.records.handed import HandedKind
from goldseam.ledger import leaving

Who = Any
WRITE = "/us/hand/write/"
LETTER = {"kind": "letter", "title": "About <Sunday>", "text": "First line\nsecond & last\n\nYours"}
KINDS = ("note", "letter", "view", "practical")


def seen(response: Any) -> str:
    """The item as a page shows it."""
    (found,) = re.findall(r'<article class="card seam">.*?</article>', response.content.decode(), re.DOTALL)
    return str(found)


def hand(who: Who, **fields: str) -> Any:
    return who.post(WRITE, {**LETTER, **fields, "move": "hand"})


def handed(who: Who) -> list[Any]:
    return [entry.record for entry in who.shared.read(Handed)]


def next_day(*people: Who) -> None:
    """A night passes; what locked in it is unlocked."""
    people[0].clock.passes(days=1)
    for who in people:
        who.unlock(who.passphrase)


def typed(response: Any) -> Mapping[str, str]:
    """What stands in the fields of the form, or goes on hidden in it."""
    html = response.content.decode()
    found = dict(re.findall(r'name="(title|text|kind)" value="([^"]*)"(?! checked|><span)', html))
    found |= dict(re.findall(r'name="(kind)" value="([^"]*)" checked', html))
    found |= dict(re.findall(r'<textarea id="\w+" name="(text)"[^>]*>\n(.*?)</textarea>', html, re.DOTALL))
    return {name: unescape(value) for name, value in found.items()}


@pytest.mark.parametrize("kind", KINDS)
def test_s12_the_other_sees_exactly_what_the_preview_showed(kind: str, couple: Any) -> None:
    preview = couple.alice.post(WRITE, {**LETTER, "kind": kind})
    sent = couple.alice.post(WRITE, {**typed(preview), "move": "hand"})
    page = sent["Location"].partition("?")[0]
    assert "First line<br>second &amp; last" in seen(preview)
    assert seen(couple.bob.get(page)) == seen(couple.alice.get(page)) == seen(preview)


def test_s12_nothing_passes_before_the_preview_was_answered(couple: Any, words: Callable[[Any], str]) -> None:
    for step in ({}, {"move": "preview"}, {"move": "back"}, {"move": "send"}):
        assert couple.alice.post(WRITE, {**LETTER, **step}).status_code == 200
    couple.alice.get(f"{WRITE}?kind=letter")
    assert not handed(couple.bob)
    assert "About" not in words(couple.bob.get("/us/shared/"))


def test_what_is_handed_over_is_there_at_the_next_request(couple: Any, words: Callable[[Any], str]) -> None:
    hand(couple.alice)
    assert "About <Sunday> Alice · A letter · 22 November 2026" in words(couple.bob.get("/us/shared/"))
    assert handed(couple.bob) == [Handed(HandedKind.LETTER, LETTER["title"], LETTER["text"])]


def test_going_back_from_the_preview_loses_nothing(couple: Any) -> None:
    preview = couple.alice.post(WRITE, LETTER)
    assert typed(preview) == LETTER
    assert typed(couple.alice.post(WRITE, {**typed(preview), "move": "back"})) == LETTER


@pytest.mark.parametrize(
    "wrong",
    [{"text": ""}, {"text": " \n "}, {"text": "x" * 200_001}, {"title": "x" * 121}, {"kind": "practical"}],
)
def test_what_cannot_be_handed_over_comes_back_as_it_was_typed(wrong: dict[str, str], couple: Any) -> None:
    fields = {**LETTER, "text": "y" * 1001, **wrong}
    for move in ("preview", "hand", "keep"):
        answer = couple.alice.post(WRITE, {**fields, "move": move})
        assert answer.status_code == 422
        assert 'role="alert"' in answer.content.decode()
        assert typed(answer) == {**fields, "text": fields["text"].strip()}
    assert not handed(couple.alice)
    assert not couple.alice.read(Noted)


@pytest.mark.parametrize("kind", ["account", "outcome", "nonsense", ""])
def test_no_form_hands_over_a_kind_that_is_not_offered_here(kind: str, couple: Any) -> None:
    hand(couple.alice, kind=kind)
    assert [each.kind for each in handed(couple.alice)] == [HandedKind.NOTE]


def test_a_form_that_is_sent_twice_hands_over_once(couple: Any) -> None:
    assert hand(couple.alice)["Location"] == hand(couple.alice)["Location"]
    hand(couple.alice, text="something else")
    next_day(couple.alice)
    hand(couple.alice)
    assert [each.text[:5] for each in handed(couple.alice)] == ["First", "somet", "First"]


def test_an_unsent_draft_can_be_kept_as_a_private_note(couple: Any, words: Callable[[Any], str]) -> None:
    answer = couple.alice.post(WRITE, {**LETTER, "move": "keep"})
    assert couple.alice.read(Noted) == [Noted(f"{LETTER['title']}\n\n{LETTER['text']}")]
    assert not handed(couple.bob)
    assert "Nobody else sees it." in words(couple.alice.get(answer["Location"]))


def test_whoever_used_it_alone_brings_what_they_choose_and_nothing_else(
    couple: Any, words: Callable[[Any], str]
) -> None:
    chosen, _ = couple.alice.wrote(Noted("the one I choose"), Noted("stays with me"))
    form = couple.alice.get(f"/us/hand/bring/?note={chosen}")
    assert typed(form) == {"kind": "note", "title": "", "text": "the one I choose"}
    assert not handed(couple.bob)
    couple.alice.post(WRITE, {**typed(form), "text": "the one I choose, and changed", "move": "hand"})
    assert [each.text for each in handed(couple.bob)] == ["the one I choose, and changed"]
    assert "stays with me" not in words(couple.bob.get("/us/shared/"))
    assert [each.text for each in couple.alice.read(Noted)] == ["the one I choose", "stays with me"]


def test_the_notes_lead_to_handing_one_over_only_where_two_share(couple: Any, carol: Who) -> None:
    (note,) = couple.alice.wrote(Noted("one of mine"))
    carol.wrote(Noted("alone"))
    assert f"/us/hand/bring/?note={note}" in couple.alice.get("/notes/").content.decode()
    assert "/us/" not in carol.get("/notes/").content.decode().partition("<main")[2]


def test_t8_that_a_practice_suggested_it_is_shown_to_nobody_else(
    couple: Any, words: Callable[[Any], str]
) -> None:
    (note,) = couple.alice.wrote(Noted("I thought of our first year", "stay-yourself"))
    form = couple.alice.get(f"/us/hand/bring/?note={note}")
    couple.alice.post(WRITE, {**typed(form), "move": "hand"})
    assert "stay yourself" in words(couple.alice.get("/us/hand/own/"))
    assert handed(couple.bob) == [Handed(HandedKind.NOTE, "", "I thought of our first year")]
    assert "tay yourself" not in words(couple.bob.get("/us/shared/"))


def test_the_six_questions_and_the_lines_of_the_situation_are_brought_one_by_one(couple: Any) -> None:
    couple.alice.wrote(Reflected("why_trust", "because of us"))
    own = couple.alice.get("/us/hand/own/").content.decode()
    names = re.findall(r"/us/hand/bring/\?what=([\w-]+)", own)
    assert {"look-why_trust", "line-role", "line-causes", "line-came_out"} <= set(names)
    forms = {name: typed(couple.alice.get(f"/us/hand/bring/?what={name}")) for name in names}
    assert forms["look-why_trust"]["text"] == "because of us"
    assert forms["line-role"] == {
        "kind": "view",
        "title": forms["line-role"]["title"],
        "text": "I broke trust",
    }
    assert not any(name.endswith(("addressed_safely", "fear", "agreement")) for name in names)


def test_only_what_is_ones_own_and_is_there_can_be_brought(couple: Any) -> None:
    (theirs,) = couple.bob.wrote(Noted("of Bob alone"))
    other, gone = couple.alice.wrote(Reflected("why_trust", "because"), Noted("erased"))
    couple.alice.post("/notes/erase/", {"note": str(gone)})
    asked = [f"note={number}" for number in (theirs, other, gone, 0, 999, "9" * 30, "x")]
    for query in (*asked, "what=line-fear", "what=look-which_act", "what=", "", "what=line-x"):
        assert couple.alice.get(f"/us/hand/bring/?{query}").status_code == 404


@pytest.mark.parametrize("page", ["/us/hand/own/", "/us/hand/bring/?what=line-role"])
def test_s27_what_one_wrote_for_oneself_asks_again_after_five_minutes(page: str, couple: Any) -> None:
    assert couple.alice.get(page).status_code == 200
    couple.alice.clock.passes(minutes=6)
    assert couple.alice.get(page)["Location"].startswith("/locked/")
    assert couple.alice.get("/us/hand/").status_code == 200


def test_own_notes_are_shown_a_page_at_a_time(couple: Any) -> None:
    couple.alice.wrote(*(Noted(f"number {count}.") for count in range(45)))
    found: list[str] = []
    for page in ("", "2", "3"):
        found += re.findall(r"number \d+\.", couple.alice.get(f"/us/hand/own/?page={page}").content.decode())
    assert found == [f"number {count}." for count in range(44, -1, -1)]
    for page in ("99", "x", "0", "-1"):
        assert couple.alice.get(f"/us/hand/own/?page={page}").status_code == 200


def wish(who: Who, closeness: str, **more: Any) -> None:
    who.gave(ClosenessWished(closeness, **more))


def test_t3_under_a_wish_for_space_one_thing_a_day_passes_and_practical_things_always(
    couple: Any, words: Callable[[Any], str]
) -> None:
    wish(couple.bob, "space")
    assert hand(couple.alice, text="one").status_code == 302
    held = hand(couple.alice, text="two")
    assert held.status_code == 409
    assert "handed over; the next can go tomorrow. Practical things always pass." in words(held)
    assert 'value="keep"' in held.content.decode()
    assert hand(couple.alice, text="the doctor at four", kind="practical").status_code == 302
    next_day(couple.alice)
    assert hand(couple.alice, text="two").status_code == 302
    assert [each.text for each in handed(couple.bob)] == ["one", "the doctor at four", "two"]


def test_t3_what_waits_stays_with_its_author(couple: Any) -> None:
    wish(couple.bob, "no_contact")
    for held in (couple.alice.post(WRITE, LETTER), hand(couple.alice)):
        assert typed(held) == LETTER
        assert 'value="hand"' not in held.content.decode()
        assert 'value="keep"' in held.content.decode()
    couple.alice.post(WRITE, {**LETTER, "move": "keep"})
    assert len(couple.alice.read(Noted)) == 1
    assert not handed(couple.bob)


def test_t3_under_no_contact_short_practical_things_pass_unless_these_are_closed_too(couple: Any) -> None:
    wish(couple.bob, "no_contact")
    assert hand(couple.alice, kind="practical").status_code == 302
    wish(couple.bob, "no_contact", practical=False)
    assert hand(couple.alice, kind="practical", text="another").status_code == 409
    wish(couple.bob, "near")
    assert hand(couple.alice).status_code == 302


def test_t3_taking_something_back_does_not_make_room_for_more(couple: Any) -> None:
    wish(couple.bob, "space")
    page = hand(couple.alice)["Location"].partition("?")[0]
    couple.alice.post(f"{page}back/")
    assert hand(couple.alice, text="again").status_code == 409


def test_ones_own_wish_for_space_binds_nobody_in_handing_over(couple: Any) -> None:
    wish(couple.alice, "no_contact", practical=False)
    assert hand(couple.alice).status_code == 302
    assert hand(couple.bob).status_code == 409


def test_s05_with_thoughts_of_self_harm_help_comes_first_and_handing_over_waits(
    couple: Any, words: Callable[[Any], str]
) -> None:
    couple.alice.wrote(SafetyAnswered({"self_harm": "yes"}))
    held = hand(couple.alice)
    assert held.status_code == 409
    assert "Help comes first." in words(held)
    assert typed(held) == LETTER
    assert hand(couple.alice, kind="practical").status_code == 302
    assert "Help comes first." not in words(couple.bob.get("/us/hand/"))
    couple.alice.wrote(SafetyAnswered({"self_harm": "no"}))
    assert hand(couple.alice).status_code == 302


@pytest.mark.parametrize("topic", ["fear", "pushed", "still_going_on", "addiction"])
def test_s04_another_answer_of_the_safety_check_holds_nothing_back(topic: str, couple: Any) -> None:
    couple.alice.wrote(SafetyAnswered({topic: "yes"}))
    assert hand(couple.alice).status_code == 302


@pytest.mark.parametrize("rests", ["paused", "frozen"])
@pytest.mark.parametrize("move", ["preview", "hand"])
def test_while_the_space_rests_what_was_typed_is_given_back(
    rests: str, move: str, couple: Any, words: Callable[[Any], str]
) -> None:
    if rests == "paused":
        couple.bob.gave(Paused())
    else:
        leaving.leave(couple.bob.shared, at=couple.bob.clock.now(), day=couple.bob.clock.today)
    answer = couple.alice.post(WRITE, {**LETTER, "move": move})
    assert answer.status_code == 409
    assert LETTER["title"] in words(answer)
    assert "second & last" in words(answer)
    assert couple.alice.get("/us/hand/").status_code == 200
    assert couple.alice.post(WRITE, {**LETTER, "move": "keep"}).status_code == 302
    assert not handed(couple.alice)
    assert len(couple.alice.read(Noted)) == 1


def test_what_waited_while_locked_leads_to_the_preview_and_waits_until_it_is_handed_over(couple: Any) -> None:
    alice = couple.alice
    alice.lock()
    assert alice.post(WRITE, {**LETTER, "move": "hand"}).status_code == 403
    alice.unlock(alice.passphrase)
    html = alice.get("/notes/kept/").content.decode()
    fields = {name: unescape(value) for name, value in re.findall(r'name="(\w+)" value="([^"]*)"', html)}
    assert not handed(alice)
    preview = alice.post(WRITE, {**fields, "csrfmiddlewaretoken": alice.token})
    (item,) = re.findall(r'name="kept_item" value="(\d+)"', preview.content.decode())
    assert not handed(alice)
    assert "second" in alice.get("/notes/kept/").content.decode()
    alice.post(WRITE, {**typed(preview), "kept_item": item, "move": "hand"})
    assert len(handed(couple.bob)) == 1
    assert "second" not in alice.get("/notes/kept/").content.decode()
