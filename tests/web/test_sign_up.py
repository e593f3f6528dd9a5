"""Signing up: a name with a number, a passphrase that holds, one plain screen about the device (S10)."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from mnemonic import Mnemonic

from goldseam.core.records import FormKept, Preferred

Who = Any
GOOD = "slow copper evening by the harbour"


def test_a_name_gets_a_number_and_both_together_sign_in(browser: Who, browsers: Callable[..., Who]) -> None:
    assert browser.sign_up("Anna", GOOD)["Location"] == "/account/code/"
    assert re.fullmatch(r"anna-[1-9]\d{3}", browser.name)
    assert browsers().sign_in(browser.name, GOOD)["Location"] == "/today/"
    assert browsers().sign_in(browser.name.upper(), GOOD).status_code == 302
    assert browsers().sign_in("anna", GOOD).status_code == 403


def test_signing_up_never_tells_that_a_name_exists(
    browsers: Callable[..., Who], words: Callable[[Any], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("goldseam.web.account.passphrases.suggest", lambda _language: "six words")
    first, second = browsers(), browsers()
    unknown = words(first.post("/start/", {"name": "Anna"}))
    first.sign_up("Anna", GOOD)
    assert words(second.post("/start/", {"name": "Anna"})) == unknown
    assert second.sign_up("Anna", GOOD).status_code == 302
    assert first.name != second.name


def test_the_same_number_is_never_given_twice(
    browsers: Callable[..., Who], monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = iter([5, 5, 6])
    monkeypatch.setattr("goldseam.ledger.people.secrets.randbelow", lambda _below: next(numbers))
    first, second = browsers(), browsers()
    first.sign_up("Anna", GOOD)
    second.sign_up("anna", GOOD)
    assert [first.name, second.name] == ["anna-1005", "anna-1006"]


@pytest.mark.parametrize("name", ["Анна", "José", "李雷", "Ann 2", "O" * 30])
def test_a_name_in_any_script_is_fine(name: str, browser: Who) -> None:
    assert browser.post("/start/", {"name": name}).status_code == 200


@pytest.mark.parametrize(
    "name", ["", "A", "a" * 31, "a\0b", "a\u202eb", "anna\nbob", "😀😀", "<b>anna</b>", "a" * 1_000_000]
)
def test_a_name_that_cannot_be_used_comes_back_with_a_sentence(name: str, browser: Who) -> None:
    answer = browser.post("/start/", {"name": name})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert answer.context["name"] == name


def test_a_failed_second_step_keeps_the_name_and_never_shows_the_passphrase(browser: Who) -> None:
    fields = {
        "step": "passphrase",
        "name": "Anna",
        "passphrase": "mistyped once",
        "passphrase_again": "other",
    }
    answer = browser.post("/start/", fields)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'name="name" value="Anna"' in page
    assert "mistyped once" not in page


@pytest.mark.parametrize(
    ("passphrase", "part"),
    [
        ("", "15 characters"),
        ("fourteen chars", "15 characters"),
        ("a" * 15, "easy to guess"),
        ("passwordpassword", "easy to guess"),
        ("qwertyuiopasdfgh", "easy to guess"),
        ("annanna annanna annanna", "easy to guess"),
        ("Annanna2026Annanna", "easy to guess"),
        ("goldseam goldseam", "easy to guess"),
        ("goldseam annanna 1", "easy to guess"),
        ("iloveyou forever", "easy to guess"),
        ("мой пароль мой пароль", "easy to guess"),
        ("slow copper\0evening by", "cannot be typed"),
        ("x" * 1_000_000, "too long"),
        ("ж" * 600, "too long"),
    ],
)
def test_a_weak_passphrase_is_refused_with_its_reason(
    passphrase: str, part: str, browser: Who, words: Callable[[Any], str]
) -> None:
    fields = {"step": "passphrase", "name": "annanna", "passphrase": passphrase}
    answer = browser.post("/start/", {**fields, "passphrase_again": passphrase})
    assert answer.status_code == 422
    assert part in words(answer)
    assert "session" not in browser.cookies


@pytest.mark.parametrize(
    "passphrase",
    ["🦊🌊🎻🪵🕯️🚪🧵🥣🪟🍂🛶🧭🪁🫖🎈", "медленный вечер у старой гавани", GOOD + " " * 3, "é" * 3 + GOOD],
)
def test_a_passphrase_in_any_script_is_taken_and_opens(
    passphrase: str, browser: Who, browsers: Callable[..., Who]
) -> None:
    assert browser.sign_up("Anna", passphrase).status_code == 302
    assert browsers().sign_in(browser.name, passphrase).status_code == 302


@pytest.mark.parametrize(("language", "words_of"), [("en", "english"), ("ru", "russian")])
def test_six_words_of_the_list_are_offered_and_others_each_time(
    language: str, words_of: str, browsers: Callable[..., Who]
) -> None:
    known, who = set(Mnemonic(words_of).wordlist), browsers(language)
    offered = [
        re.findall(r'class="phrase">([^<]+)<', who.post("/start/", {"name": "Anna"}).content.decode())[0]
        for _ in range(3)
    ]
    assert len(set(offered)) == 3
    for phrase in offered:
        assert len(phrase.split()) == 6
        assert known.issuperset(phrase.split())
    assert who.sign_up("Anna", offered[0]).status_code == 302


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_six_words_stay_where_the_passphrase_has_to_be_typed_again(
    language: str, browsers: Callable[..., Who]
) -> None:
    who = browsers(language)
    shown = who.post("/start/", {"name": "Anna"}).context["suggestion"]
    again = {
        "step": "passphrase",
        "name": "Anna",
        "passphrase_shown": shown,
        "passphrase": shown,
        "passphrase_again": "other",
        "shared": "yes",
    }
    for _ in range(2):
        answer = who.post("/start/", again)
        assert answer.status_code == 422
        assert f'class="phrase">{shown}<' in answer.content.decode()
        assert f'name="passphrase_shown" value="{shown}"' in answer.content.decode()
        assert 'name="shared" value="yes" checked' in answer.content.decode()
    assert who.post("/start/", {**again, "passphrase_again": shown}).status_code == 302


def test_the_six_words_are_a_secret_wherever_a_form_is_kept_or_shown_again(alice: Who, browser: Who) -> None:
    page = browser.post("/start/", {"name": "Anna"})
    hidden = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]+)"', page.content.decode())
    fields = {name: value for name, value in hidden if name != "csrfmiddlewaretoken"}
    shown = page.context["suggestion"]
    assert shown in fields.values()
    old = browser.send("post", "/start/", {**fields, "csrfmiddlewaretoken": "from long ago"})
    assert old.status_code == 403
    assert shown not in old.content.decode()
    alice.lock()
    alice.post("/evening/", {"missed": "the call", **fields})
    alice.unlock(alice.passphrase)
    assert shown not in str(alice.read(FormKept))
    assert "the call" in str(alice.read(FormKept))


@pytest.mark.parametrize("sent", ["", "my own secret", "six words that anybody can know", "able " * 6, "\0"])
def test_only_six_words_of_the_list_are_shown_again(sent: str, browser: Who) -> None:
    fields = {"step": "passphrase", "name": "Anna", "passphrase": "a", "passphrase_again": "b"}
    answer = browser.post("/start/", {**fields, "passphrase_shown": sent})
    known = set(Mnemonic("english").wordlist)
    assert answer.context["suggestion"] != sent
    assert known.issuperset(answer.context["suggestion"].split())


def test_the_sign_in_name_is_shown_on_every_way_through_signing_up(
    browser: Who, words: Callable[[Any], str]
) -> None:
    browser.sign_up("Anna", GOOD)
    for page in ("/account/code/", "/start/device/"):
        assert f"Your sign-in name: {browser.name} . Write it down now." in words(browser.get(page))


def test_whoever_has_their_code_is_not_asked_to_write_the_name_down(
    alice: Who, words: Callable[[Any], str]
) -> None:
    assert "Write it down now." not in words(alice.get("/account/code/"))


def test_s10_before_the_first_private_page_there_is_one_plain_screen(
    browser: Who, words: Callable[[Any], str]
) -> None:
    browser.sign_up("Anna", GOOD)
    assert browser.get("/today/")["Location"] == "/start/device/"
    page = browser.get("/start/device/")
    for part in ("does not erase the history", "somebody watches this device", "Coming back"):
        assert part in words(page)
    assert browser.post("/start/device/")["Location"] == "/situation/"
    assert browser.get("/today/")["Location"] == "/situation/"
    assert browser.get("/situation/")["Location"] == "/situation/role/"


def test_the_language_chosen_before_signing_up_stays_with_the_person(browsers: Callable[..., Who]) -> None:
    first, elsewhere = browsers("ru"), browsers("en")
    first.sign_up("Anna", GOOD)
    elsewhere.sign_in(first.name, GOOD)
    assert elsewhere.cookies["lang"] == "ru"
    assert '<html lang="ru"' in elsewhere.get("/account/").content.decode()


def test_a_shared_device_forgets_everything_when_the_browser_closes(browser: Who) -> None:
    browser.sign_up("Anna", GOOD, shared="yes")
    assert browser.get("/account/").status_code == 200
    browser.close()
    assert browser.get("/account/")["Location"].startswith("/sign-in/")


def test_an_own_device_is_known_after_the_browser_closed_and_locked(browser: Who) -> None:
    browser.sign_up("Anna", GOOD)
    browser.close()
    assert browser.get("/account/")["Location"].startswith("/locked/")


def test_what_signing_up_wrote_is_sealed_and_its_own(arrive: Callable[..., Who]) -> None:
    alice = arrive("Alice")
    assert Preferred("sign_in_name", alice.name) in alice.read(Preferred)
