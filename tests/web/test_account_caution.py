"""What is written can be used in a court: that is said before each page that takes a first confession."""

from html import unescape
from typing import Any
from urllib.parse import quote

import pytest

from goldseam.core.records import Answered, LieNoted, Preferred

Who = Any
Two = Any
CAUTION, FIRST, ACCOUNT = "/truth/account/caution/", "/truth/account/first/", "/truth/account/"
STATEMENT, LIE = "/amends/statement/", "/truth/lie/"
USED = "What is written can be used in a divorce, about children, at work or in court."


def page(who: Who, address: str) -> str:
    return unescape(who.get(address).content.decode())


@pytest.fixture
def safe(couple: Two) -> Who:
    """Alice, who said that telling is safe, and has not read the caution."""
    couple.alice.wrote(Answered("addressed_safely", "yes"))
    return couple.alice


def test_what_cannot_wait_is_written_after_the_caution_and_not_before(safe: Who) -> None:
    answer = safe.get(FIRST, follow=True)
    assert answer.redirect_chain == [(f"{CAUTION}?next=%2Ftruth%2Faccount%2Ffirst%2F", 302)]
    assert "<textarea" not in answer.content.decode()
    assert f'name="next" value="{FIRST}"' in answer.content.decode()
    assert safe.post(CAUTION, {"next": FIRST, "move": "write"})["Location"] == FIRST
    assert "<textarea" in page(safe, FIRST)


def test_whoever_has_read_it_before_the_account_is_not_asked_again(safe: Who) -> None:
    safe.post(CAUTION)
    assert safe.get(FIRST).status_code == 200


def test_what_was_typed_before_the_caution_was_read_is_not_lost(safe: Who) -> None:
    answer = safe.post(FIRST, {"about": "money", "text": "we owe eleven", "move": "preview"})
    assert "we owe eleven" in answer.content.decode()


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example/", "/\\evil.example/", "evil"]
)
def test_the_caution_leads_to_a_page_of_this_place_only(elsewhere: str, alice: Who) -> None:
    shown = alice.get(CAUTION, data={"next": elsewhere}).content.decode()
    assert "evil" not in shown
    assert alice.post(CAUTION, {"next": elsewhere})["Location"] == ACCOUNT


@pytest.mark.parametrize("address", [LIE, STATEMENT, f"{STATEMENT}?breach=7"])
def test_a_quiet_line_says_it_where_a_confession_is_written_and_leads_there_and_back(
    address: str, alice: Who
) -> None:
    shown = page(alice, address)
    assert shown.index(USED) < shown.index("<textarea")
    asked = f"{CAUTION}?next={quote(address)}"
    assert f'href="{asked}"' in shown
    assert f'name="next" value="{address}"' in page(alice, asked)
    assert alice.post(CAUTION, {"next": address})["Location"] == address
    assert alice.read(Preferred)[-1].name == "account_caution"


@pytest.mark.parametrize("address", ["/amends/harm/", "/amends/apology/"])
def test_what_is_no_statement_of_what_one_did_is_without_the_line(address: str, alice: Who) -> None:
    assert USED not in page(alice, address)


def test_correcting_a_lie_stays_two_taps_without_the_caution(alice: Who) -> None:
    assert alice.get(LIE).status_code == 200
    fields = {"said": "At work", "truth": "At home", "how": "noticed", "move": "keep"}
    assert alice.post(LIE, fields).status_code == 302
    assert alice.read(LieNoted)[-1].truth == "At home"
    assert USED in page(alice, f"/truth/lie/{alice.space.head().last}/")
