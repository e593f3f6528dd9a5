"""Leaving: one person, one step, nothing of one's own lost; coming back; and deleting an account (S22, S23)."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail

from goldseam.core.records import Corrected, Handed, Joined, Noted, Withdrawn
from goldseam.core.records.handed import HandedKind
from goldseam.core.records.together import TOGETHER
from goldseam.ledger.models import Item, Space

Who = Any
Words = Callable[[Any], str]
FREE, FIXED = "a letter that may go", "an account that stays"


def leave(who: Who) -> Any:
    return who.post("/us/leave/", {"move": "leave"})


def handed(who: Who, kind: HandedKind, text: str, title: str = "a title") -> int:
    """Put something on the shelf of the two, without a page; its number."""
    return int(who.gave(Handed(kind, title, text))[0])


def passed_on(page: Any) -> tuple[str, str]:
    """The way to the invitation, and its words, as the page of the inviter shows them."""
    html = page.content.decode()
    (found,) = set(re.findall(r"/join/[0-9a-f-]{36}/", html))
    return found, " ".join(re.findall(r"<li>(\w+)</li>", html.partition('class="codewords"')[2]))


@pytest.fixture
def full(couple: Any) -> Any:
    """Both have handed something over: what may be taken back, and what stays."""
    couple.id = couple.alice.shared.id
    couple.free = handed(couple.alice, HandedKind.LETTER, FREE)
    couple.fixed = handed(couple.alice, HandedKind.ACCOUNT, FIXED)
    handed(couple.bob, HandedKind.NOTE, "of Bob")
    couple.alice.wrote(Noted("Alice's own"))
    return couple


def delete(who: Who, fate: str | None = None) -> Any:
    fields = {"passphrase": who.passphrase} | ({} if fate is None else {"handed": fate})
    return who.post("/account/delete/", fields)


def exported(who: Who, form: str) -> str:
    answer = who.post("/account/export/", {"format": form, "passphrase": who.passphrase})
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_leaving_is_one_page_and_one_button(full: Any) -> None:
    assert 'href="/us/leave/"' in full.bob.get("/us/").content.decode()
    assert leave(full.bob)["Location"] == f"/us/former/{full.id}/"
    assert full.bob.unlocked.shared_space() is None
    assert not mail.outbox


def test_it_says_plainly_what_happens_before_anything_does(full: Any, words: Words) -> None:
    page = full.bob.get("/us/leave/")
    for said in (
        "freezes for both",
        "keeps own writings",
        "you can still take back",
        "stay readable",
        "come back by a new code",
        "Take everything with me",
    ):
        assert said in words(page)
    assert not full.bob.shared.states(TOGETHER)[TOGETHER].frozen


def test_s27_leaving_asks_for_the_passphrase_again_after_five_minutes(full: Any) -> None:
    full.bob.clock.passes(minutes=6)
    assert "again=1" in full.bob.get("/us/leave/")["Location"]
    assert leave(full.bob).status_code == 403
    assert full.bob.unlocked.shared_space() is not None


def test_both_keep_what_they_wrote_and_what_was_handed_to_them(full: Any) -> None:
    leave(full.bob)
    for who in (full.alice, full.bob):
        page = who.get(f"/us/former/{full.id}/").content.decode()
        for text in (FREE, FIXED, "of Bob"):
            assert text in page
    assert "Alice&#x27;s own" in full.alice.get("/notes/").content.decode()


def test_nothing_new_goes_in_from_either(full: Any) -> None:
    leave(full.bob)
    before = full.alice.shared.head()
    for who in (full.alice, full.bob):
        for page, fields in (
            ("/us/closeness/", {"closeness": "space"}),
            ("/us/pause/", {"move": "pause"}),
            (f"/us/shared/{full.free}/correct/", {"text": "more", "move": "hand"}),
        ):
            assert who.post(page, fields).status_code in (302, 404, 409)
    assert full.alice.shared.head() == before


def test_the_other_sees_it_frozen_and_may_put_it_aside_unseen(
    full: Any, words: Words, seen_by: Callable[..., dict[str, str]]
) -> None:
    leave(full.bob)
    assert "Frozen" in words(full.alice.get(f"/us/former/{full.id}/"))
    assert "Put the shared space aside?" in words(full.alice.get("/us/leave/"))
    here = f"/us/former/{full.id}/"
    before = seen_by(full.bob, here)
    assert leave(full.alice)["Location"] == here
    assert full.alice.unlocked.shared_space() is None
    assert FIXED in full.alice.get(here).content.decode()
    assert seen_by(full.bob, here) == before


def test_leaving_while_the_other_writes_keeps_the_words_of_the_other(full: Any) -> None:
    page = full.alice.get("/us/closeness/")
    assert page.status_code == 200
    leave(full.bob)
    answer = full.alice.post("/us/closeness/", {"closeness": "space", "note": "typed meanwhile"})
    assert answer.status_code == 409
    assert "typed meanwhile" in answer.content.decode()


def test_leaving_twice_changes_no_more_than_once(full: Any) -> None:
    leave(full.bob)
    head = full.alice.shared.head()
    assert leave(full.bob)["Location"] == "/us/"
    assert full.alice.shared.head() == head


@pytest.mark.parametrize("aside", [False, True])
def test_coming_back_both_see_everything_old_and_the_new(aside: bool, full: Any) -> None:
    leave(full.bob)
    if aside:
        leave(full.alice)
    address, code = passed_on(full.bob.post("/us/invite/", {"back": str(full.id)}))
    assert full.alice.post(address, {"name": "Alice", "code": code})["Location"] == "/us/?joined=1"
    new = handed(full.bob, HandedKind.NOTE, "new after all")
    for who in (full.alice, full.bob):
        assert who.shared.id == full.id
        assert not who.unlocked.spaces().former
        page = who.get("/us/shared/").content.decode()
        for text in (FREE, FIXED, "of Bob", "new after all"):
            assert text in page
        assert who.get(f"/us/shared/{new}/").status_code == 200
        assert who.get(f"/us/former/{full.id}/").status_code == 404
    assert full.alice.post("/us/closeness/", {"closeness": "near"}).status_code == 302


def test_after_leaving_one_may_begin_anew_with_somebody_else(full: Any, carol: Who) -> None:
    leave(full.bob)
    carol.post("/safety/", {"move": "not_now"})
    address, code = passed_on(full.bob.post("/us/invite/", {"name": "Bob"}))
    assert carol.post(address, {"name": "Carol", "code": code}).status_code == 302
    assert full.bob.shared.id != full.id
    assert FREE in full.bob.get(f"/us/former/{full.id}/").content.decode()
    assert carol.get(f"/us/former/{full.id}/").status_code == 404


def test_somebody_alone_is_asked_nothing_about_sharing_when_deleting(bob: Who) -> None:
    assert 'name="handed"' not in bob.get("/account/delete/").content.decode()
    assert delete(bob).status_code == 200


@pytest.mark.parametrize("left", [False, True])
def test_s23_whoever_shares_or_shared_chooses_first(left: bool, full: Any, words: Words) -> None:
    if left:
        leave(full.alice)
    page = full.alice.get("/account/delete/").content.decode()
    assert re.findall(r'<label class="(\w+)"><input type="radio" name="handed" value="(\w+)">', page) == [
        ("choice", "take_back"),
        ("choice", "leave"),
    ]
    for fate in (None, "", "burn"):
        answer = delete(full.alice, fate)
        assert answer.status_code == 422
        assert "Choose what becomes of what you handed over." in words(answer)
    assert full.alice.get("/today/").status_code == 200


def test_s23_a_wrong_passphrase_deletes_nothing_and_keeps_the_choice(full: Any) -> None:
    answer = full.alice.post("/account/delete/", {"passphrase": "mistyped", "handed": "leave"})
    assert answer.status_code == 403
    assert 'value="leave" checked' in answer.content.decode()
    assert full.alice.get("/today/").status_code == 200


@pytest.mark.parametrize(("fate", "free_stays"), [("take_back", False), ("leave", True)])
@pytest.mark.parametrize("left", [False, True])
def test_s23_what_may_be_taken_back_stays_or_goes_as_chosen_and_the_rest_stays(
    fate: str, free_stays: bool, left: bool, full: Any, words: Words
) -> None:
    if left:
        leave(full.bob)
    assert delete(full.alice, fate).status_code == 200
    page = words(full.bob.get(f"/us/former/{full.id}/"))
    assert (FREE in page) is free_stays
    assert FIXED in page
    assert "of Bob" in page
    assert full.bob.get(f"/us/former/{full.id}/{full.fixed}/").status_code == 200


def test_s23_what_is_taken_back_takes_its_corrections_along(full: Any) -> None:
    full.alice.gave(Corrected(full.free, "what I add to it"), Corrected(full.fixed, "what stays with it"))
    delete(full.alice, "take_back")
    text = exported(full.bob, "json")
    assert "what I add to it" not in text
    assert "what stays with it" in text


def test_s23_the_name_is_neutral_afterwards_on_every_page_and_in_the_export(
    full: Any, seen_by: Callable[..., dict[str, str]], words: Words
) -> None:
    delete(full.alice, "leave")
    more = [f"/us/former/{full.id}/", f"/us/former/{full.id}/{full.fixed}/"]
    for page, body in seen_by(full.bob, *more).items():
        assert "Alice" not in body, page
    for page, says in zip(more, ("What was shared with your partner", "From your partner"), strict=True):
        assert says in words(full.bob.get(page))
    for form in ("json", "html"):
        text = exported(full.bob, form)
        assert "Alice" not in text
        assert FIXED in text
    assert "Shared with your partner" in exported(full.bob, "html")


def test_s23_whoever_is_gone_cannot_be_invited_back(full: Any) -> None:
    delete(full.alice, "leave")
    assert 'href="/us/invite/"' not in full.bob.get(f"/us/former/{full.id}/").content.decode()
    assert full.bob.post("/us/invite/", {"back": str(full.id)}).status_code == 409


def test_s23_when_both_are_gone_nothing_is_left(full: Any, inspecting: Callable[[], Any]) -> None:
    delete(full.alice, "leave")
    delete(full.bob, "leave")
    with inspecting():
        assert not Item.objects.filter(space=full.id).exists()
        assert not Space.objects.filter(id=full.id).exists()


@pytest.mark.parametrize("left", [False, True])
def test_s22_each_exports_own_and_shared_at_any_time(left: bool, full: Any) -> None:
    if left:
        leave(full.bob)
    for who, other in ((full.alice, full.bob), (full.bob, full.alice)):
        found = json.loads(exported(who, "json"))
        (shared,) = found["shared"]
        texts = {
            (entry["by"], entry["fields"]["text"]) for entry in shared["entries"] if entry["kind"] == "handed"
        }
        alice = "me" if who is full.alice else "other"
        bob = "other" if who is full.alice else "me"
        assert texts == {(alice, FREE), (alice, FIXED), (bob, "of Bob")}
        assert set(shared["names"].values()) == {"Alice", "Bob"}
        assert other.device.person.hex not in json.dumps(found["entries"])
    assert "Alice's own" in exported(full.alice, "json")
    assert "Alice's own" not in exported(full.bob, "json")


def test_s22_the_page_to_read_says_who_wrote(full: Any) -> None:
    text = exported(full.bob, "html")
    assert "<h2>Shared with Alice</h2>" in text
    assert re.search(r"<h4>22 November 2026 · \d+ · Alice</h4>\s*<dl>.*?" + FIXED, text, re.DOTALL)
    assert re.search(r"<h4>22 November 2026 · \d+ · I</h4>\s*<dl>(?:(?!<h4>).)*of Bob", text, re.DOTALL)
    leave(full.bob)
    assert "<h2>Shared before with Alice</h2>" in exported(full.bob, "html")


def test_an_account_is_marked_withdrawn_and_not_emptied_on_leaving(full: Any) -> None:
    leave(full.alice)
    full.alice.post(f"/us/former/{full.id}/{full.fixed}/")
    space = full.bob.shared
    assert [entry.record for entry in space.read(Withdrawn)] == [Withdrawn(full.fixed)]
    assert {entry.record.name for entry in space.read(Joined)} == {"Alice", "Bob"}
