"""The recovery code: made, shown once, two groups typed back; and coming in with it (S26)."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from goldseam.core.records import Noted, Preferred

Who = Any
NEW = "nine quiet herons over water"


def shown(page: Any) -> list[str]:
    """The groups of the code on a page."""
    found = re.search(r'class="recovery">(.*?)</p>', page.content.decode(), re.DOTALL)
    return re.findall(r"<span>(\w{4})</span>", found.group(1)) if found else []


def proof(page: Any) -> str:
    (found,) = re.findall(r'name="proof" value="([0-9a-f]+)"', page.content.decode())
    return str(found)


@pytest.fixture
def newcomer(browser: Who) -> Who:
    """Somebody who has just signed up and has no code yet."""
    browser.passphrase = "slow copper evening by the harbour"
    browser.sign_up("Anna", browser.passphrase)
    return browser


def make_code(who: Who, **fields: str) -> tuple[Any, list[str]]:
    page = who.post("/account/code/", fields)
    return page, shown(page)


def type_back(who: Who, page: Any, third: str, seventh: str) -> Any:
    return who.post("/account/code/", {"proof": proof(page), "group_3": third, "group_7": seventh})


def recover(who: Who, name: str, code: str, passphrase: str = NEW) -> Any:
    fields = {"name": name, "code": code, "passphrase": passphrase, "passphrase_again": passphrase}
    return who.post("/recover/", fields)


def test_the_code_is_shown_once_and_typed_back_by_two_groups(
    newcomer: Who, words: Callable[[Any], str]
) -> None:
    page, groups = make_code(newcomer)
    assert len(groups) == 9
    assert newcomer.name in words(page)
    assert type_back(newcomer, page, groups[2], groups[6])["Location"] == "/start/device/"
    again = newcomer.get("/account/code/")
    assert not shown(again)
    assert not set(groups).intersection(words(again).split())
    assert "not written down yet" not in words(newcomer.get("/account/"))


@pytest.mark.parametrize("change", [str.lower, lambda group: f" {group[:2]}-{group[2:]} "])
def test_groups_may_be_typed_as_people_type(change: Callable[[str], str], newcomer: Who) -> None:
    page, groups = make_code(newcomer)
    assert type_back(newcomer, page, change(groups[2]), change(groups[6])).status_code == 302


@pytest.mark.parametrize("typed", [("0000", "0000"), ("", ""), ("é", "ё"), ("\0", "x" * 100_000)])
def test_wrong_groups_confirm_nothing_and_may_be_typed_again(typed: tuple[str, str], newcomer: Who) -> None:
    page, groups = make_code(newcomer)
    wrong = type_back(newcomer, page, *typed)
    assert wrong.status_code == 422
    assert 'role="alert"' in wrong.content.decode()
    assert not shown(wrong)
    swapped = type_back(newcomer, page, groups[6], groups[2])
    assert swapped.status_code == 422
    assert type_back(newcomer, wrong, groups[2], groups[6]).status_code == 302


@pytest.mark.parametrize("made_up", ["", "é", "0" * 64, "x" * 1_000_000])
def test_a_made_up_proof_confirms_nothing(made_up: str, newcomer: Who) -> None:
    _, groups = make_code(newcomer)
    fields = {"proof": made_up, "group_3": groups[2], "group_7": groups[6]}
    assert newcomer.post("/account/code/", fields).status_code == 422
    assert "not written down yet" in newcomer.get("/account/").content.decode()


def test_one_persons_proof_is_nothing_to_another(newcomer: Who, alice: Who) -> None:
    page, groups = make_code(newcomer)
    assert type_back(alice, page, groups[2], groups[6]).status_code == 422


def test_a_second_code_needs_the_passphrase_and_ends_the_first(
    newcomer: Who, browsers: Callable[..., Who]
) -> None:
    page, first = make_code(newcomer)
    type_back(newcomer, page, first[2], first[6])
    refused, none = make_code(newcomer, passphrase="something else entirely")
    assert refused.status_code == 403
    assert not none
    _, second = make_code(newcomer, passphrase=newcomer.passphrase)
    assert recover(browsers(), newcomer.name, "-".join(first)).status_code == 403
    assert recover(browsers(), newcomer.name, "-".join(second)).status_code == 302


def test_recovering_opens_everything_and_signs_every_device_out(
    arrive: Callable[..., Who], browsers: Callable[..., Who]
) -> None:
    alice = arrive("Alice", role="injured")
    alice.wrote(Noted("what stays"))
    _, groups = make_code(alice, passphrase=alice.passphrase)
    elsewhere = browsers()
    answer = recover(elsewhere, alice.name, "".join(groups).lower())
    assert answer["Location"] == "/account/code/"
    assert "what stays" in elsewhere.get("/notes/").content.decode()
    assert alice.get("/notes/")["Location"].startswith("/sign-in/")
    assert browsers().sign_in(alice.name, alice.passphrase).status_code == 403
    assert browsers().sign_in(alice.name, NEW).status_code == 302


def test_a_wrong_name_and_a_wrong_code_look_the_same(
    alice: Who, browsers: Callable[..., Who], words: Callable[[Any], str]
) -> None:
    _, groups = make_code(alice, passphrase=alice.passphrase)
    unknown = recover(browsers(), "alice-0000", "-".join(groups))
    mistyped = recover(browsers(), alice.name, "-".join(reversed(groups)))
    assert unknown.status_code == mistyped.status_code == 403
    assert words(unknown) == words(mistyped)


@pytest.mark.parametrize("code", ["", "abc", "é" * 36, "\0" * 36, "0" * 1_000_000, "A-" * 18])
def test_what_is_no_code_opens_nothing(code: str, alice: Who, browser: Who) -> None:
    answer = recover(browser, alice.name, code)
    assert answer.status_code == 403
    assert alice.get("/today/").status_code == 200


def test_a_weak_new_passphrase_is_refused_before_anything_is_opened(alice: Who, browser: Who) -> None:
    _, groups = make_code(alice, passphrase=alice.passphrase)
    answer = recover(browser, alice.name, "-".join(groups), "too short")
    assert answer.status_code == 422
    assert f'value="{alice.name}"' in answer.content.decode()
    assert groups[0] not in answer.content.decode()
    assert alice.get("/today/").status_code == 200


def test_there_is_no_other_way_back_in(
    browser: Who, words: Callable[[Any], str], routes: dict[str, Any]
) -> None:
    # Questions between two people are another thing, behind signing in.
    ours = {route for route, view in routes.items() if view.access == "public"}
    assert not [route for route in ours if "reset" in route or "question" in route]
    assert not [route for route in routes if "reset" in route]
    page = words(browser.get("/recover/")).lower()
    for other in ("mail", "mother", "pet", "phone number"):
        assert other not in page


def test_confirming_is_remembered_with_its_day(newcomer: Who, alice: Who) -> None:
    page, groups = make_code(alice, passphrase=alice.passphrase)
    type_back(alice, page, groups[2], groups[6])
    assert Preferred("code_confirmed", "2026-11-22") in alice.read(Preferred)
    assert newcomer.get("/account/").status_code == 200
