"""Where each thinks trust stands: sealed until both have said it, side by side, with nothing worked out."""

import re
from html import unescape
from typing import Any

import pytest

from goldseam.core.records import Paused, Released, StandingDrafted

Two = Any
Who = Any
STANDING, WRITE, RELEASE = "/us/standing/", "/us/standing/write/", "/us/standing/release/"
TOKENS = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')


def page(who: Who, address: str = STANDING) -> str:
    return unescape(who.get(address).content.decode())


def shown(who: Who) -> list[str]:
    addresses = (STANDING, WRITE, RELEASE, "/us/standing/round/1/", "/us/", "/today/", "/us/review/")
    return [TOKENS.sub("", who.get(address).content.decode()) for address in addresses]


def hidden(who: Who) -> dict[str, str]:
    return dict(re.findall(r'name="(round|seen)" value="([^"]*)"', page(who, RELEASE)))


def released(who: Who, value: str = "", words: str = "") -> Any:
    who.post(WRITE, {"value": value, "words": words})
    return who.post(RELEASE, hidden(who))


def sides(who: Who, address: str = STANDING) -> list[str]:
    return re.findall(r'<section class="card">\s*<h2>(.*?)</section>', page(who, address), re.DOTALL)


def number_of(side: str) -> list[str]:
    return re.findall(r"(\d+) on a scale|(No number)", side)


def test_a_number_and_words_are_kept_in_private_and_either_may_stay_empty(couple: Two) -> None:
    assert couple.alice.post(WRITE, {"value": "0", "words": ""})["Location"] == RELEASE
    assert couple.alice.post(WRITE, {"words": "only words"})["Location"] == RELEASE
    assert couple.alice.post(WRITE, {"value": "", "words": " "})["Location"] == STANDING
    assert couple.alice.read(StandingDrafted) == [
        StandingDrafted("1", 0, ""),
        StandingDrafted("1", None, "only words"),
        StandingDrafted("1", None, " "),
    ]
    assert couple.alice.get(RELEASE)["Location"] == STANDING


@pytest.mark.parametrize("value", ["11", "-1", "x", "\0", "١", "1.5", "0" * 30, "00"])
def test_what_is_no_number_from_0_to_10_is_asked_again_with_the_words_kept(couple: Two, value: str) -> None:
    answer = couple.alice.post(WRITE, {"value": value, "words": "what I <see>"})
    assert answer.status_code == 422
    assert "what I &lt;see&gt;" in answer.content.decode()
    assert not couple.alice.read(StandingDrafted)


def test_words_that_are_too_long_come_back(couple: Two) -> None:
    answer = couple.alice.post(WRITE, {"value": "4", "words": "w" * 5_001})
    assert answer.status_code == 422
    assert "w" * 5_001 in answer.content.decode()


def test_both_open_at_the_same_moment_side_by_side_under_names_with_the_day(couple: Two) -> None:
    released(couple.alice, "7", "MARKED one")
    assert not sides(couple.alice)
    assert "MARKED" not in str(shown(couple.bob))
    released(couple.bob, "", "MARKED other")
    assert sides(couple.alice) == sides(couple.bob)
    found = {side.split("<")[0]: side for side in sides(couple.bob)}
    assert set(found) == {"Alice", "Bob"}
    assert number_of(found["Alice"]) == [("7", "")]
    assert number_of(found["Bob"]) == [("", "No number")]
    for side in found.values():
        assert "22 November 2026" in side
        assert "MARKED" in side


def test_s24_no_difference_is_worked_out_and_nobody_is_compared(couple: Two, words: Any) -> None:
    released(couple.alice, "9")
    released(couple.bob, "2")
    said = words(couple.bob.get(STANDING))
    numbers = set(re.findall(r"\b\d+\b", said))
    assert numbers <= {"9", "2", "0", "10", "22", "2026"}
    assert not re.search(r"\b(gap|differ|apart|more than|less than|average|mean|agree|higher|lower)\b", said)
    assert "<svg viewBox" not in couple.bob.get(STANDING).content.decode().split("<main")[1]


def test_s16_writing_releasing_and_taking_back_leave_the_pages_of_the_other_as_they_were(couple: Two) -> None:
    before = shown(couple.bob)
    released(couple.alice, "3", "MARKED")
    assert shown(couple.bob) == before
    couple.alice.post(STANDING, {"move": "take_back"})
    couple.alice.post(STANDING, {"move": "take_back"})
    assert shown(couple.bob) == before
    released(couple.bob, "5")
    assert "MARKED" not in page(couple.bob)
    assert "MARKED" in page(couple.alice, RELEASE)


def test_the_preview_is_what_the_other_reads(couple: Two) -> None:
    couple.alice.post(WRITE, {"value": "7", "words": "line one\n<line> two"})
    (preview,) = sides(couple.alice, RELEASE)
    couple.alice.post(RELEASE, hidden(couple.alice))
    released(couple.bob, "2")
    assert preview in sides(couple.bob)


def test_what_changed_since_the_preview_is_shown_again_and_not_released(couple: Two) -> None:
    couple.alice.post(WRITE, {"value": "7"})
    old = hidden(couple.alice)
    couple.alice.post(WRITE, {"value": "6"})
    assert "6 on a scale" in couple.alice.post(RELEASE, old).content.decode()
    assert not couple.alice.unlocked.shared_space().read(Released)


def test_releasing_twice_is_once_and_an_old_form_does_not_reach_the_next_round(couple: Two) -> None:
    couple.alice.post(WRITE, {"value": "7"})
    fields = hidden(couple.alice)
    for _ in range(2):
        assert couple.alice.post(RELEASE, fields)["Location"] == STANDING
    released(couple.bob, "2")
    couple.alice.post(WRITE, {"value": "7"})
    couple.alice.post(RELEASE, fields)
    assert len(couple.alice.unlocked.shared_space().read(Released)) == 2


@pytest.mark.parametrize("first", ["alice", "bob"])
def test_either_begins_a_new_round_and_earlier_ones_stay_listed(couple: Two, first: str) -> None:
    second = "bob" if first == "alice" else "alice"
    released(getattr(couple, first), "1")
    released(getattr(couple, second), "2")
    released(getattr(couple, second), "8", "MARKED")
    assert "MARKED" not in str(shown(getattr(couple, first)))
    released(getattr(couple, first), "9")
    for who in (couple.alice, couple.bob):
        assert {number_of(side)[0][0] for side in sides(who)} == {"8", "9"}
        assert "/us/standing/round/1/" in page(who)
        assert {number_of(side)[0][0] for side in sides(who, "/us/standing/round/1/")} == {"1", "2"}
        assert who.get("/us/standing/round/3/")["Location"] == STANDING


def test_what_is_open_is_not_taken_back(couple: Two) -> None:
    released(couple.alice, "1")
    released(couple.bob, "2")
    couple.alice.post(STANDING, {"move": "take_back"})
    assert len(sides(couple.bob)) == 2


def test_while_the_space_rests_nothing_is_released_and_what_is_open_stays(couple: Two) -> None:
    released(couple.alice, "1")
    released(couple.bob, "2")
    couple.bob.post(WRITE, {"value": "3", "words": "MARKED"})
    fields = hidden(couple.bob)
    shared = couple.alice.unlocked.shared_space()
    shared.append(Paused(), at=couple.alice.clock.now(), day=couple.alice.clock.today)
    assert couple.bob.post(RELEASE, fields).status_code == 409
    assert len(sides(couple.bob)) == 2
    assert "MARKED" in page(couple.bob, RELEASE)


def test_an_empty_page_says_what_it_is_for_and_saying_nothing_weighs_the_same(couple: Two) -> None:
    html = page(couple.alice)
    assert 'class="example"' in html
    (pair,) = re.findall(r'<div class="pair">(.*?)</div>', html, re.DOTALL)
    assert re.findall(r'class="(button[^"]*)"', pair) == ["button", "button"]
