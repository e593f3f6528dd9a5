"""Inviting somebody: a link and eight words, shown once, and what the inviter learns afterwards."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest

from goldseam.core.catalogue.codewords import load_codewords
from goldseam.core.catalogue.model import Language
from goldseam.core.records import Joined, Left, SafetyAnswered
from goldseam.ledger import leaving
from goldseam.ledger.models import Invitation, Item, Space

Who = Any
Words = Callable[[Any], str]
LINK = re.compile(r"http://[^<]+/join/([0-9a-f-]{36})/")


def passed_on(page: Any) -> tuple[str, str]:
    """The address and the words on the page that shows both."""
    html = unescape(page.content.decode())
    found = LINK.search(html)
    words = re.findall(r"<li>(\w+)</li>", html.partition('class="codewords"')[2])
    assert found is not None
    return f"/join/{found.group(1)}/", " ".join(words)


@pytest.fixture
def mara(alice: Who) -> Who:
    """Somebody who may invite: after their own safety check."""
    alice.wrote(SafetyAnswered({"fear": "no"}))
    return alice


def test_an_invitation_is_a_link_a_picture_of_it_and_eight_words(mara: Who) -> None:
    page = mara.post("/us/invite/", {"name": "Mara"})
    assert page.status_code == 200
    _, words = passed_on(page)
    assert len(words.split()) == 8
    assert set(words.split()) <= set(load_codewords(Language.EN))
    html = page.content.decode()
    assert '<svg viewBox="0 0' in html
    assert "style=" not in html
    assert page["Cache-Control"] == "no-store"


def test_above_the_words_it_is_said_to_write_them_down(mara: Who, words: Words) -> None:
    page = mara.post("/us/invite/", {"name": "Mara"})
    told = words(page)
    assert told.index("Write the words on paper before you leave this page.") < told.index(
        "2. Tell these words"
    )


def test_before_inviting_it_is_said_whose_name_is_seen(mara: Who, words: Words) -> None:
    assert "The name you choose to have there." in words(mara.get("/us/"))


def test_the_link_holds_an_id_and_nothing_else(mara: Who) -> None:
    page = mara.post("/us/invite/", {"name": "Mara"})
    address, words = passed_on(page)
    assert re.fullmatch(r"/join/[0-9a-f-]{36}/", address)
    assert not any(word in address for word in words.split())


def test_the_words_are_russian_for_whoever_reads_russian(arrive: Callable[..., Who]) -> None:
    vera = arrive("Vera", language="ru", role="injured")
    vera.wrote(SafetyAnswered())
    _, words = passed_on(vera.post("/us/invite/", {"name": "Вера"}))
    assert set(words.split()) <= set(load_codewords(Language.RU))


def test_the_words_are_shown_this_once_and_stored_nowhere(
    mara: Who, inspecting: Callable[[], Any], words: Words
) -> None:
    code = passed_on(mara.post("/us/invite/", {"name": "Mara"}))[1].split()
    for page in ("/us/invite/", "/us/", "/today/", "/account/"):
        shown = set(re.findall(r"\w+", words(mara.get(page))))
        assert len(shown.intersection(code)) < 3
    with inspecting():
        rows = [bytes(row.body) for row in Item.objects.all()]
        rows += [bytes(row.sealed) for row in Invitation.objects.all()]
    assert not any(word.encode() in row for row in rows for word in code)


def test_a_new_invitation_ends_the_old_one(mara: Who, bob: Who, inspecting: Callable[[], Any]) -> None:
    first = passed_on(mara.post("/us/invite/", {"name": "Mara"}))
    with inspecting():
        spaces = Space.objects.count()
    second = passed_on(mara.post("/us/invite/", {"name": "Mara"}))
    with inspecting():
        assert (Invitation.objects.count(), Space.objects.count()) == (1, spaces)
    assert bob.post(first[0], {"name": "Bob", "code": first[1]}).status_code == 422
    assert bob.post(second[0], {"name": "Bob", "code": second[1]}).status_code == 302


def test_the_inviter_sees_open_then_ended_and_never_who_tried(
    mara: Who, bob: Who, clock: Any, words: Words
) -> None:
    address, code = passed_on(mara.post("/us/invite/", {"name": "Mara"}))
    before = words(mara.get("/us/"))
    assert "Your invitation is open" in before
    bob.get(address)
    for _ in range(4):
        bob.post(address, {"name": "Bob", "code": wrong(code)})
    assert words(mara.get("/us/")) == before
    bob.post(address, {"name": "Bob", "code": wrong(code)})
    after_tries = words(mara.get("/us/"))
    assert "has ended" in after_tries
    mara.post("/us/invite/", {"name": "Mara"})
    clock.passes(hours=72)
    mara.unlock(mara.passphrase)
    assert words(mara.get("/us/")) == after_tries


def test_used_is_what_the_inviter_sees_once_somebody_came(mara: Who, bob: Who, words: Words) -> None:
    address, code = passed_on(mara.post("/us/invite/", {"name": "Mara"}))
    bob.post(address, {"name": "Bob", "code": code})
    assert "You and Bob" in words(mara.get("/us/"))


def test_ending_an_invitation_is_one_step(mara: Who, bob: Who, words: Words) -> None:
    address, code = passed_on(mara.post("/us/invite/", {"name": "Mara"}))
    assert 'action="/us/invite/end/"' in mara.get("/us/invite/").content.decode()
    assert mara.post("/us/invite/end/")["Location"] == "/us/"
    assert "invitation is open" not in words(mara.get("/us/"))
    assert bob.post(address, {"name": "Bob", "code": code}).status_code == 422
    assert mara.post("/us/invite/end/").status_code == 302


def test_ending_when_nothing_is_open_changes_nothing(couple: Any) -> None:
    assert couple.alice.post("/us/invite/end/")["Location"] == "/us/"
    assert couple.bob.shared.id == couple.alice.shared.id


@pytest.mark.parametrize("odd", ["", "   ", "\0", "x" * 41, "\u202eevil", "a" * 1_000_000])
def test_a_name_that_is_none_is_asked_for_again(odd: str, mara: Who, words: Words) -> None:
    page = mara.post("/us/invite/", {"name": odd})
    assert page.status_code == 422
    assert "at most 40 letters" in words(page)
    assert "Your invitation" not in words(mara.get("/us/"))


def test_s01_inviting_waits_for_the_own_safety_check(alice: Who, inspecting: Callable[[], Any]) -> None:
    for answer in (alice.get("/us/invite/"), alice.post("/us/invite/", {"name": "Mara"})):
        assert answer["Location"] == "/safety/?next=%2Fus%2Finvite%2F"
    with inspecting():
        assert not Invitation.objects.count()
    assert alice.post("/safety/", {"move": "not_now", "next": "/us/invite/"})["Location"] == "/us/invite/"
    assert alice.get("/us/invite/").status_code == 200


def test_s27_inviting_asks_for_the_passphrase_again_after_five_minutes(mara: Who, clock: Any) -> None:
    clock.passes(minutes=6)
    assert "again=1" in mara.get("/us/invite/")["Location"]


def test_whoever_shares_a_space_leaves_it_before_inviting_somebody_else(
    couple: Any, inspecting: Callable[[], Any], words: Words
) -> None:
    for page in (couple.bob.get("/us/invite/"), couple.bob.post("/us/invite/", {"name": "Bob"})):
        assert "leave that one first" in words(page)
    assert couple.bob.post("/us/invite/", {"name": "Bob"}).status_code == 409
    with inspecting():
        assert not Invitation.objects.count()


def test_after_leaving_both_may_go_on_again_under_a_new_key(couple: Any, words: Words) -> None:
    couple.bob.gave(Left())
    space = couple.alice.shared.id
    page = couple.alice.get("/us/invite/")
    assert f'name="back" value="{space}"' in page.content.decode()
    address, code = passed_on(couple.alice.post("/us/invite/", {"back": str(space)}))
    assert "Your invitation is open" in words(couple.alice.get("/us/"))
    assert couple.bob.post(address, {"name": "Bobby", "code": code})["Location"] == "/us/?joined=1"
    assert "You and Bobby" in words(couple.alice.get("/us/"))
    assert "You and Alice" in words(couple.bob.get("/us/"))
    assert couple.alice.shared.id == space
    assert max(couple.bob.shared.ring) == 2


def test_an_invitation_back_is_for_whoever_was_there(couple: Any, carol: Who, words: Words) -> None:
    couple.bob.gave(Left())
    address, code = passed_on(couple.alice.post("/us/invite/", {"back": str(couple.alice.shared.id)}))
    page = carol.post(address, {"name": "Carol", "code": code})
    assert page.status_code == 422
    assert "do not open this invitation" in words(page)
    assert carol.unlocked.shared_space() is None


def test_an_invitation_back_that_is_ended_leaves_the_frozen_space_as_it_was(
    couple: Any, words: Words
) -> None:
    space = couple.bob.shared.id
    leaving.leave(couple.bob.shared, at=couple.bob.clock.now(), day=couple.bob.clock.today)
    before = words(couple.bob.get("/us/"))
    couple.bob.post("/us/invite/", {"back": str(space)})
    couple.bob.post("/us/invite/end/")
    assert words(couple.bob.get("/us/")) == before
    address, code = passed_on(couple.alice.post("/us/invite/", {"back": str(space)}))
    assert couple.bob.post(address, {"name": "Bob", "code": code}).status_code == 302
    assert "You and Alice" in words(couple.bob.get("/us/"))


@pytest.mark.parametrize("back", ["00000000-0000-4000-8000-000000000000", "x", "\u202e", "\0"])
def test_going_back_to_a_space_that_is_not_ones_own_makes_nothing(
    back: str, mara: Who, inspecting: Callable[[], Any]
) -> None:
    assert mara.post("/us/invite/", {"back": back}).status_code == 409
    with inspecting():
        assert not Invitation.objects.count()


def test_a_new_space_after_the_old_one_leaves_the_old_one_to_read(couple: Any, carol: Who) -> None:
    old = couple.alice.shared.id
    couple.bob.gave(Left())
    address, code = passed_on(couple.alice.post("/us/invite/", {"name": "Ally"}))
    carol.post(address, {"name": "Carol", "code": code})
    assert couple.alice.shared.id != old
    assert [each.id for each in couple.alice.unlocked.spaces().former] == [old]
    assert {entry.record.name for entry in couple.alice.shared.read(Joined)} == {"Ally", "Carol"}


def wrong(code: str) -> str:
    """Eight other words of the same list."""
    known = load_codewords(Language.EN)
    return " ".join(known[(known.index(word) + 1) % len(known)] for word in code.split())
