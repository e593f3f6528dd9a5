"""What is written about amends: a private draft first, seen as the other will see it, and only then handed over."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest

from goldseam.core.records import (
    ActsOwned,
    AmendsDrafted,
    Apologised,
    BreachNamed,
    ClosenessWished,
    HarmTold,
    Paused,
    SafetyAnswered,
)
from goldseam.ledger import leaving

Who = Any
Words = Callable[[Any], str]
HARM, STATEMENT, APOLOGY = "/amends/harm/", "/amends/statement/", "/amends/apology/"
FIELDS: dict[str, dict[str, str]] = {
    HARM: {"text": "I lie <awake>.\nEvery night."},
    STATEMENT: {
        "did": "I took <the> card.\nTwice.",
        "hid": "I said the bank did it.",
        "cost": "Your rest & savings",
        "own": "All of it",
    },
    APOLOGY: {
        "form": "letter",
        "title": "For <you>",
        "text": "I took the card.\nI am sorry & I pay it back.",
    },
}
RECORDS = {HARM: HarmTold, STATEMENT: ActsOwned, APOLOGY: Apologised}


def seen(response: Any) -> list[str]:
    """The items a page shows."""
    return re.findall(r'<article class="card seam">.*?</article>', response.content.decode(), re.DOTALL)


def hidden(response: Any) -> dict[str, str]:
    """What goes on hidden in the form of a preview."""
    form = response.content.decode().partition("<main")[2]
    found = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form)
    return {name: unescape(value) for name, value in found if name != "csrfmiddlewaretoken"}


def drafts(who: Who) -> list[AmendsDrafted]:
    return list(who.read(AmendsDrafted))


def given(who: Who, page: str) -> list[Any]:
    return [entry.record for entry in who.shared.read(RECORDS[page])]


@pytest.mark.parametrize("page", FIELDS)
def test_s12_the_other_sees_exactly_what_the_preview_showed(page: str, couple: Any) -> None:
    preview = couple.alice.post(page, {**FIELDS[page], "move": "preview"})
    sent = couple.alice.post(page, {**hidden(preview), "move": "hand"})
    address = sent["Location"].partition("?")[0]
    assert len(seen(preview)) == 1
    assert seen(couple.bob.get(address)) == seen(couple.alice.get(address)) == seen(preview)


@pytest.mark.parametrize("page", FIELDS)
def test_s12_nothing_passes_before_the_preview_was_answered(page: str, couple: Any, words: Words) -> None:
    for step in ({}, {"move": "preview"}, {"move": "back"}, {"move": "keep"}, {"move": "send"}):
        assert couple.alice.post(page, {**FIELDS[page], **step}).status_code in (200, 302)
    assert not given(couple.bob, page)
    assert "Between you" not in words(couple.bob.get("/amends/"))


@pytest.mark.parametrize("page", FIELDS)
def test_every_step_keeps_one_private_draft_and_the_same_words_once(page: str, couple: Any) -> None:
    for _ in range(2):
        preview = couple.alice.post(page, {**FIELDS[page], "move": "preview"})
    assert len(drafts(couple.alice)) == 1
    form = couple.alice.post(page, {**hidden(preview), "move": "back"})
    for text in FIELDS[page].values():
        assert text in unescape(form.content.decode())
    changed = {**hidden(preview), list(FIELDS[page])[-1]: "other words"}
    couple.alice.post(page, {**changed, "move": "keep"})
    assert [each.follows is None for each in drafts(couple.alice)] == [True, False]
    assert not drafts(couple.bob)


def test_a_draft_goes_on_where_it_was_left(alice: Who, words: Words) -> None:
    kept = alice.post(STATEMENT, {"did": "half of it", "move": "keep"})["Location"]
    assert "half of it" in words(alice.get(kept))
    (way,) = re.findall(r'href="(/amends/statement/\?draft=\d+)"', alice.get(kept).content.decode())
    assert "half of it" in alice.get(way).content.decode()
    assert alice.get(way.replace("statement", "harm")).status_code == 200
    assert "half of it" not in alice.get(way.replace("statement", "harm")).content.decode()


@pytest.mark.parametrize("page", FIELDS)
def test_alone_it_ends_as_a_draft_to_read_and_to_print(page: str, alice: Who, words: Words) -> None:
    form = alice.get(page)
    assert "See what they will see" not in words(form)
    for move in ("keep", "preview", "hand", ""):
        answer = alice.post(page, {**FIELDS[page], "move": move})
        assert answer["Location"].startswith("/amends/draft/")
    text = words(alice.get(answer["Location"]))
    assert "Nobody else sees it." in text
    assert " ".join(list(FIELDS[page].values())[-1].split()) in text
    assert len(drafts(alice)) == 1


def test_a_draft_is_erased_with_every_earlier_version(alice: Who, words: Words) -> None:
    page = alice.post(HARM, {"text": "first words"})["Location"].partition("?")[0]
    alice.post(HARM, {"text": "second words", "draft": page.split("/")[3]})
    assert len(drafts(alice)) == 2
    assert alice.post(page, {"move": "nonsense"})["Location"] == page
    assert "The draft is erased." in words(alice.get(alice.post(page, {"move": "erase"})["Location"]))
    assert not drafts(alice)
    assert alice.get(page).status_code == 404


def test_two_devices_at_one_draft_lose_nothing(couple: Any, words: Words) -> None:
    first = couple.alice.post(HARM, {"text": "the beginning"})
    here, there = hidden(first), hidden(first)
    couple.alice.post(HARM, {**here, "text": "written here", "move": "keep"})
    second = couple.alice.post(HARM, {**there, "text": "written there"})
    kept = couple.alice.post(HARM, {**there, "text": "and there too", "move": "keep"})["Location"]
    for page in (second, couple.alice.get(kept)):
        assert "This draft was changed elsewhere meanwhile." in words(page)
    shown = words(couple.alice.get("/amends/"))
    assert all(text in shown for text in ("written here", "written there", "and there too"))


def test_the_drafts_of_one_are_nothing_to_the_other(couple: Any, words: Words) -> None:
    page = couple.alice.post(HARM, {**FIELDS[HARM], "move": "keep"})["Location"].partition("?")[0]
    assert couple.bob.get(page).status_code == 404
    assert couple.bob.post(page, {"move": "erase"}).status_code == 404
    assert couple.bob.get(f"{HARM}?draft={page.split('/')[3]}").status_code == 404
    assert "awake" not in words(couple.bob.get("/amends/"))
    assert "awake" in words(couple.alice.get("/amends/"))


@pytest.mark.parametrize(
    ("page", "wrong"),
    [
        (HARM, {"text": ""}),
        (HARM, {"text": "x" * 200_001}),
        (STATEMENT, {"did": ""}),
        (STATEMENT, {"own": "x" * 200_001}),
        (APOLOGY, {"text": " \n "}),
        (APOLOGY, {"title": "x" * 121}),
    ],
)
def test_what_cannot_go_on_comes_back_as_it_was_typed(page: str, wrong: dict[str, str], couple: Any) -> None:
    fields = {**FIELDS[page], **wrong}
    for move in ("preview", "hand"):
        answer = couple.alice.post(page, {**fields, "move": move})
        html = unescape(answer.content.decode())
        assert answer.status_code == 422
        assert 'role="alert"' in html
        assert all(text.strip() in html for text in fields.values())
    assert not drafts(couple.alice)
    assert not given(couple.alice, page)


def test_a_draft_may_have_holes_and_an_empty_form_is_none(couple: Any) -> None:
    assert couple.alice.post(STATEMENT, {"cost": "your rest", "move": "keep"}).status_code == 302
    assert couple.alice.post(STATEMENT, {"move": "keep"}).status_code == 422


def test_a_statement_has_no_place_for_causes_and_names_what_was_left_open(couple: Any, words: Words) -> None:
    names = re.findall(r'<textarea id="(\w+)"', couple.alice.get(STATEMENT).content.decode())
    assert names == ["did", "hid", "cost", "own"]
    preview = words(couple.alice.post(STATEMENT, {"did": "I took the card.", "cost": "your rest"}))
    assert (
        "You left open what stands here. It can go as it is. What I said, and what I hid What I own"
        in preview
    )
    whole = words(couple.alice.post(STATEMENT, FIELDS[STATEMENT]))
    assert "You left open" not in whole


@pytest.mark.parametrize("page", FIELDS)
def test_a_form_that_is_sent_twice_hands_over_once(page: str, couple: Any) -> None:
    fields = {**hidden(couple.alice.post(page, FIELDS[page])), "move": "hand"}
    assert couple.alice.post(page, fields)["Location"] == couple.alice.post(page, fields)["Location"]
    assert len(given(couple.bob, page)) == 1


def test_what_was_handed_over_is_marked_on_its_draft(couple: Any, words: Words) -> None:
    couple.alice.post(HARM, {**FIELDS[HARM], "move": "hand"})
    assert "handed over on 22 November 2026" in words(couple.alice.get("/amends/"))


def test_a_breach_is_chosen_by_its_name_and_only_one_that_is_there(couple: Any, words: Words) -> None:
    (breach,) = couple.bob.gave(BreachNamed("The <second> card"))
    assert "The <second> card" in words(couple.alice.get(f"{HARM}?breach={breach}"))
    for asked, kept in ((str(breach), breach), ("999", None), ("x", None), ("9" * 30, None)):
        couple.alice.post(HARM, {"text": f"about {asked}", "breach": asked, "move": "hand"})
        assert given(couple.bob, HARM)[-1].breach == kept
    assert "The <second> card" in words(couple.bob.get("/amends/"))


@pytest.mark.parametrize("page", FIELDS)
@pytest.mark.parametrize("rests", ["paused", "frozen"])
def test_while_the_space_rests_the_words_wait_as_a_draft(
    page: str, rests: str, couple: Any, words: Words
) -> None:
    if rests == "paused":
        couple.bob.gave(Paused())
    else:
        leaving.leave(couple.bob.shared, at=couple.bob.clock.now(), day=couple.bob.clock.today)
    for move in ("preview", "hand"):
        answer = couple.alice.post(page, {**FIELDS[page], "move": move})
        assert "Your words wait here as a draft." in words(couple.alice.get(answer["Location"]))
    assert not given(couple.alice, page)
    assert len(drafts(couple.alice)) == 1


@pytest.mark.parametrize("page", FIELDS)
def test_t3_under_no_contact_it_waits_and_stays_with_its_author(page: str, couple: Any, words: Words) -> None:
    couple.bob.gave(ClosenessWished("no_contact"))
    held = couple.alice.post(page, {**FIELDS[page], "move": "hand"})
    assert held.status_code == 409
    assert "No contact was asked for." in words(held)
    assert 'value="hand"' not in held.content.decode()
    assert len(drafts(couple.alice)) == 1
    assert not given(couple.alice, page)


def test_t3_under_a_wish_for_space_one_thing_a_day_passes_whatever_it_is(couple: Any) -> None:
    couple.bob.gave(ClosenessWished("space"))
    hand = {"kind": "note", "title": "", "text": "words", "move": "hand"}
    assert couple.alice.post(APOLOGY, {**FIELDS[APOLOGY], "move": "hand"}).status_code == 302
    assert couple.alice.post(STATEMENT, {**FIELDS[STATEMENT], "move": "hand"}).status_code == 409
    assert couple.alice.post("/us/hand/write/", hand).status_code == 409
    couple.alice.clock.passes(days=1)
    couple.alice.unlock(couple.alice.passphrase)
    assert couple.alice.post("/us/hand/write/", hand).status_code == 302
    assert couple.alice.post(STATEMENT, {**FIELDS[STATEMENT], "move": "hand"}).status_code == 409


def test_s05_with_thoughts_of_self_harm_help_comes_first(couple: Any, words: Words) -> None:
    couple.alice.wrote(SafetyAnswered({"self_harm": "yes"}))
    held = couple.alice.post(APOLOGY, {**FIELDS[APOLOGY], "move": "hand"})
    assert held.status_code == 409
    assert "Help comes first." in words(held)


def test_s01_where_two_share_the_own_safety_check_comes_first(couple: Any, carol: Who) -> None:
    assert carol.get("/amends/").status_code == 200
    bob = couple.bob
    checks = [entry.seq for entry in bob.space.read(SafetyAnswered)]
    bob.space.erase(checks, at=bob.clock.now(), day=bob.clock.today)
    for page in ("/amends/", HARM, "/amends/in-person/", "/amends/public/", "/amends/7/"):
        assert bob.get(page)["Location"].startswith("/safety/?next=")
        assert couple.alice.get(page).status_code in (200, 404)


def test_what_waited_while_locked_leads_to_the_preview(couple: Any) -> None:
    alice = couple.alice
    alice.lock()
    assert alice.post(HARM, {**FIELDS[HARM], "move": "hand"}).status_code == 403
    alice.unlock(alice.passphrase)
    html = alice.get("/notes/kept/").content.decode()
    fields = {name: unescape(value) for name, value in re.findall(r'name="(\w+)" value="([^"]*)"', html)}
    preview = alice.post(HARM, {**fields, "csrfmiddlewaretoken": alice.token})
    assert not given(alice, HARM)
    alice.post(HARM, {**hidden(preview), "move": "hand"})
    assert len(given(couple.bob, HARM)) == 1
    assert "awake" not in alice.get("/notes/kept/").content.decode()


@pytest.mark.parametrize("page", ["/menu/", "/today/", "/us/"])
def test_the_way_there(page: str, couple: Any) -> None:
    assert 'href="/amends/"' in couple.alice.get(page).content.decode()


def test_today_leads_there_for_the_one_who_broke_trust_only(couple: Any) -> None:
    assert 'href="/amends/"' not in couple.bob.get("/today/").content.decode().partition("<main")[2]


@pytest.mark.parametrize("page", ["/amends/", APOLOGY, STATEMENT, HARM, "/amends/in-person/"])
def test_t16_the_floor_stands_on_every_page_of_patience(page: str, alice: Who, words: Words) -> None:
    assert "Neither guilt nor hurt obliges anybody to bear violence" in words(alice.get(page))


def test_each_role_finds_its_own_part_first(couple: Any, words: Words) -> None:
    def first(who: Who) -> bool:
        page = words(who.get("/amends/"))
        return page.index("What this did to me") < page.index("An apology A letter")

    assert first(couple.bob)
    assert not first(couple.alice)
