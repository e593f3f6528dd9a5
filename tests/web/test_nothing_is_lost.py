"""Nothing typed is lost: what arrives locked, stale or signed out is sealed to its author and found again."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest

from goldseam.core.records import Answered, EveningReviewed, FormKept, Noted, PracticeMarked, Reflected
from goldseam.ledger.models import SealedInbox
from tests.web.forms import FORMS, GUARDED, READING, TYPED, WALK, WITHOUT_WORDS

Who = Any


def kept(page: Any) -> list[tuple[str, dict[str, list[str]]]]:
    """The forms that wait on a page: where each goes, and its fields."""
    found = []
    for action, inside in re.findall(
        r'<form method="post" action="([^"]+)">(.*?)</form>', page.content.decode(), re.DOTALL
    ):
        fields: dict[str, list[str]] = {}
        for name, value in re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', inside):
            fields.setdefault(name, []).append(unescape(value))
        if "kept_item" in fields:
            found.append((action, fields))
    return found


def typed_again(waiting: dict[str, list[str]]) -> dict[str, Any]:
    """The fields of a waiting form without what belongs to the page around it."""
    return {
        name: values[0] if len(values) == 1 else values
        for name, values in waiting.items()
        if name not in ("csrfmiddlewaretoken", "kept_item")
    }


@pytest.mark.parametrize("address", TYPED)
def test_what_arrives_after_a_lock_waits_sealed_and_is_found(address: str, alice: Who) -> None:
    alice.lock()
    refused = alice.post(address, TYPED[address])
    assert refused.status_code == 403
    assert 'role="status"' in refused.content.decode()
    assert alice.unlock(alice.passphrase)["Location"] == "/notes/kept/"
    (waiting,) = kept(alice.get("/notes/kept/"))
    expected = {name: value for name, value in TYPED[address].items() if value != "secret"}
    assert waiting[0] == address
    assert typed_again(waiting[1]) == expected


@pytest.mark.parametrize("late", [{"minutes": 16}, {"hours": 8.1}, {"days": 89}])
def test_what_arrives_after_an_idle_lock_or_an_expired_session_is_found(
    late: dict[str, float], alice: Who
) -> None:
    alice.get("/evening/")
    alice.clock.passes(**late)
    assert alice.post("/evening/", FORMS["/evening/"]).status_code == 403
    assert not alice.read(EveningReviewed)
    assert alice.unlock(alice.passphrase)["Location"] == "/notes/kept/"
    ((address, fields),) = kept(alice.get("/notes/kept/"))
    alice.post(address, fields)
    assert alice.read(EveningReviewed)[-1].missed == "строка\nи вторая 😀"


@pytest.mark.parametrize("address", GUARDED)
def test_what_arrives_when_a_guarded_page_asks_again_is_found(address: str, alice: Who) -> None:
    alice.clock.passes(minutes=6)
    refused = alice.post(address, FORMS[address])
    assert refused.status_code == 403
    onward = re.findall(r'name="next" value="([^"]+)"', refused.content.decode())[0]
    assert alice.unlock(alice.passphrase, next=onward)["Location"] == "/notes/kept/"
    (waiting,) = kept(alice.get("/notes/kept/"))
    assert (waiting[0], typed_again(waiting[1])) == (address, FORMS[address])


def test_every_address_that_takes_a_form_is_tried_here(
    routes: dict[str, Any], address_of: Callable[[str], str], alice: Who
) -> None:
    taking = {
        address_of(route)
        for route, view in routes.items()
        if view.access in ("unlocked", "fresh")
        and alice.post(address_of(route)).status_code not in (404, 405)
    }
    rest = {page for page in taking if page.startswith(("/understand/", "/account/device/"))}
    assert taking - READING - rest == set(FORMS) | WITHOUT_WORDS


@pytest.mark.parametrize("address", FORMS)
def test_a_passphrase_or_a_code_is_never_kept(address: str, alice: Who, browsers: Callable[..., Who]) -> None:
    secrets = {
        "passphrase": "secret",
        "passphrase_new": "secret",
        "passphrase_again": "secret",
        "code": "secret",
    }
    fields = {**FORMS[address], **secrets, "group_3": "secret", "proof": "secret"}
    alice.lock()
    alice.post(address, fields)
    alice.unlock(alice.passphrase)
    assert "secret" not in str(alice.read(FormKept))
    gone = browsers()
    gone.sign_in(alice.name, alice.passphrase)
    alice.post("/sign-out-everywhere/")
    assert ">secret<" not in gone.post(address, fields).content.decode()
    assert (
        ">secret<"
        not in gone.send("post", address, {**fields, "csrfmiddlewaretoken": "old"}).content.decode()
    )


def test_what_waits_is_sent_again_and_then_waits_no_longer(alice: Who) -> None:
    alice.lock()
    for address in ("/evening/", "/situation/look/", "/today/answer/", WALK):
        alice.post(address, FORMS[address])
        alice.clock.passes(seconds=1)
    alice.unlock(alice.passphrase)
    for left in (4, 3, 2, 1):
        waiting = kept(alice.get("/notes/kept/"))
        assert len(waiting) == left
        assert alice.post(waiting[-1][0], waiting[-1][1]).status_code == 302
    assert not kept(alice.get("/notes/kept/"))
    assert alice.read(EveningReviewed)[-1].kept == "the call at six"
    assert alice.read(Reflected)[-1].text == "because <b>of</b> the children"
    assert alice.read(PracticeMarked)[-1].slug == "stay-yourself"
    assert alice.read(Noted)[-1].text == "what came up at this step"
    assert not alice.read(FormKept)


def test_several_answers_to_one_question_all_wait(alice: Who) -> None:
    alice.lock()
    alice.post("/situation/causes/", {"causes": ["money", "jealousy"]})
    alice.unlock(alice.passphrase)
    ((address, fields),) = kept(alice.get("/notes/kept/"))
    alice.post(address, fields)
    assert alice.read(Answered)[-1].value == ("money", "jealousy")


def test_what_still_cannot_be_taken_goes_on_waiting(alice: Who) -> None:
    alice.lock()
    alice.post("/account/exit/", {"address": "nowhere"})
    alice.unlock(alice.passphrase)
    ((address, fields),) = kept(alice.get("/notes/kept/"))
    assert alice.post(address, fields).status_code == 422
    assert len(kept(alice.get("/notes/kept/"))) == 1


def test_what_waits_can_be_erased_and_nothing_else_with_it(alice: Who) -> None:
    (note,) = alice.wrote(Noted("stays"))
    alice.lock()
    alice.post("/evening/", FORMS["/evening/"])
    alice.unlock(alice.passphrase)
    ((_, fields),) = kept(alice.get("/notes/kept/"))
    for item in (str(note), "x", "", "\0", "99999", fields["kept_item"][0], fields["kept_item"][0]):
        assert alice.post("/notes/kept/", {"item": item}).status_code == 302
    assert not kept(alice.get("/notes/kept/"))
    assert [each.text for each in alice.read(Noted)] == ["stays"]


def test_a_replayed_form_names_no_other_item(alice: Who) -> None:
    (note,) = alice.wrote(Noted("stays"))
    for item in (str(note), "1", "0", "x", "\0", "9" * 30):
        assert alice.post("/today/answer/", {**FORMS["/today/answer/"], "kept_item": item}).status_code == 302
    assert [each.text for each in alice.read(Noted)] == ["stays"]


@pytest.fixture
def signed_out(alice: Who, browsers: Callable[..., Who]) -> Who:
    """Alice, signed out from elsewhere while she was writing."""
    alice.get("/evening/")
    other = browsers()
    other.sign_in(alice.name, alice.passphrase)
    other.post("/sign-out-everywhere/")
    return alice


def sealed_in(page: Any) -> str:
    return unescape(re.findall(r'name="kept" value="([^"]*)"', page.content.decode())[0])


def test_after_signing_out_everywhere_a_form_travels_sealed_through_the_sign_in_page(signed_out: Who) -> None:
    page = signed_out.post("/evening/", FORMS["/evening/"])
    assert page.status_code == 403
    assert "the call at six" not in page.content.decode()
    wrong = signed_out.post(
        "/sign-in/", {"name": signed_out.name, "passphrase": "mistyped", "kept": sealed_in(page)}
    )
    assert sealed_in(wrong) == sealed_in(page)
    sent = signed_out.sign_in(signed_out.name, signed_out.passphrase, kept=sealed_in(wrong))
    assert sent["Location"] == "/notes/kept/"
    (waiting,) = kept(signed_out.get("/notes/kept/"))
    assert typed_again(waiting[1]) == FORMS["/evening/"]


def test_what_alice_typed_is_not_opened_for_bob(signed_out: Who, bob: Who) -> None:
    page = signed_out.post("/evening/", FORMS["/evening/"])
    sent = signed_out.sign_in(bob.name, bob.passphrase, kept=sealed_in(page))
    assert sent["Location"] == "/today/"
    assert not bob.read(FormKept)
    assert "the call at six" not in signed_out.get("/notes/kept/").content.decode()


@pytest.mark.parametrize("blob", ["", "x", "é", "AAAA", "QUFB" * 200, "\0", "=" * 50, "A" * 1_000_000])
def test_a_made_up_sealed_form_is_passed_over(blob: str, alice: Who, browser: Who) -> None:
    assert browser.sign_in(alice.name, alice.passphrase, kept=blob)["Location"] == "/today/"
    assert not alice.read(FormKept)


def test_without_any_device_the_words_are_shown_to_be_copied(browser: Who) -> None:
    page = browser.post("/evening/", {**FORMS["/evening/"], "passphrase": "secret"})
    assert "the call at six" in page.content.decode()
    assert "readonly" in page.content.decode()
    assert ">secret<" not in page.content.decode()


@pytest.mark.parametrize(
    ("site", "shown"), [("same-origin", True), ("none", True), ("same-site", False), ("cross-site", False)]
)
def test_an_old_form_shows_what_was_typed_to_the_same_site_only(site: str, shown: bool, alice: Who) -> None:
    fields = {
        "csrfmiddlewaretoken": "from long ago",
        "text": "what I had typed",
        "passphrase": "hidden words",
    }
    page = alice.send("post", "/notes/write/", fields, site=site)
    assert page.status_code == 403
    assert ("what I had typed" in page.content.decode()) is shown
    assert "hidden words" not in page.content.decode()
    assert not alice.read(Noted)


def test_while_locked_only_ciphertext_is_stored(alice: Who) -> None:
    alice.lock()
    alice.post("/evening/", FORMS["/evening/"])
    (row,) = SealedInbox.objects.filter(person=alice.device.person)
    for words in ("the call at six", "evening", "kept_word", "строка"):
        assert words.encode() not in bytes(row.sealed) + bytes(row.device)


def test_a_form_that_waits_for_one_is_nothing_to_another(alice: Who, bob: Who) -> None:
    alice.lock()
    alice.post("/evening/", FORMS["/evening/"])
    bob.lock()
    bob.unlock(bob.passphrase)
    assert not kept(bob.get("/notes/kept/"))
    alice.unlock(alice.passphrase)
    ((_, fields),) = kept(alice.get("/notes/kept/"))
    bob.post("/notes/kept/", {"item": fields["kept_item"][0]})
    assert len(kept(alice.get("/notes/kept/"))) == 1


def test_a_form_posted_twice_while_locked_waits_twice_and_hurts_nobody(alice: Who) -> None:
    alice.lock()
    for _ in range(2):
        alice.post("/today/answer/", FORMS["/today/answer/"])
    alice.unlock(alice.passphrase)
    for address, fields in kept(alice.get("/notes/kept/")):
        assert alice.post(address, fields).status_code == 302
    assert not alice.read(FormKept)
    assert alice.get("/today/").status_code == 200
