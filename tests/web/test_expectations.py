"""Expectations said aloud: written alone, opened at the same moment, and an agreement proposed in one step."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest

from goldseam.core.records import NotThisRound, Paused, Released
from goldseam.core.records.agreement import AgreementProposed
from goldseam.core.records.expectation import ExpectationsDrafted

Words = Callable[[Any], str]
Two, Who = Any, Any
PAGE, WRITE, RELEASE = "/expectations/", "/expectations/write/", "/expectations/release/"
TOKENS = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')


def shown(who: Who) -> list[str]:
    pages = (PAGE, WRITE, RELEASE, "/expectations/round/1/", "/promises/", "/today/", "/us/")
    return [TOKENS.sub("", who.get(page).content.decode()) for page in pages]


def hidden(who: Who) -> dict[str, str]:
    page = unescape(who.get(RELEASE).content.decode())
    return dict(re.findall(r'name="(round|seen)" value="([^"]*)"', page))


def released(who: Who, **words: str) -> Any:
    who.post(WRITE, words)
    return who.post(RELEASE, hidden(who))


def test_writing_is_private_and_every_field_may_stay_empty(couple: Two) -> None:
    before = shown(couple.bob)
    assert couple.alice.post(WRITE, {"home": "MARKED <bins>"})["Location"] == RELEASE
    assert couple.alice.post(WRITE, {})["Location"] == PAGE
    assert couple.alice.get(RELEASE)["Location"] == PAGE
    assert [draft.answers["home"] for draft in couple.alice.read(ExpectationsDrafted)] == [
        "MARKED <bins>",
        "",
    ]
    assert shown(couple.bob) == before


def test_words_that_are_too_long_come_back(couple: Two) -> None:
    refused = couple.alice.post(WRITE, {"home": "w" * 2001, "time": "an <evening>"})
    assert refused.status_code == 422
    assert "an &lt;evening&gt;</textarea>" in refused.content.decode()
    assert not couple.alice.read(ExpectationsDrafted)


def test_both_open_at_the_same_moment_side_by_side(couple: Two, words: Words) -> None:
    before = shown(couple.bob)
    released(couple.alice, home="ONE does the bins", money="we ask above 100")
    assert shown(couple.bob) == before
    assert "Yours is released and sealed." in words(couple.alice.get(PAGE))
    assert couple.alice.get(WRITE)["Location"] == PAGE
    released(couple.bob, home="BOTH do the bins")
    for who in (couple.alice, couple.bob):
        page = words(who.get(PAGE))
        assert "ONE does the bins" in page
        assert "BOTH do the bins" in page
    assert couple.alice.get(PAGE).content.decode().count("/agreements/new/?round=1") == 2


def test_s24_nothing_is_compared(couple: Two, words: Words) -> None:
    released(couple.alice, home="the same")
    released(couple.bob, home="the same")
    said = words(couple.bob.get(PAGE)).lower()
    assert not re.search(r"\b(match|differ|agree with|score|percent|out of)\b", said)


def test_what_was_sealed_can_be_taken_back_until_it_is_open(couple: Two) -> None:
    released(couple.alice, home="MARKED")
    couple.alice.post(PAGE, {"move": "take_back"})
    released(couple.bob, home="other")
    assert "MARKED" not in couple.bob.get(PAGE).content.decode()
    released(couple.alice, home="MARKED")
    couple.alice.post(PAGE, {"move": "take_back"})
    assert "MARKED" in couple.bob.get(PAGE).content.decode()


def test_exactly_what_was_shown_is_released(couple: Two, words: Words) -> None:
    couple.alice.post(WRITE, {"home": "first words"})
    old = hidden(couple.alice)
    couple.alice.post(WRITE, {"home": "second words"})
    changed = couple.alice.post(RELEASE, old)
    assert "It was changed since you looked." in words(changed)
    assert not couple.alice.shared.read(Released)
    assert couple.alice.post(RELEASE, {**hidden(couple.alice), "round": "9"})["Location"] == PAGE
    assert not couple.alice.shared.read(Released)
    fields = hidden(couple.alice)
    for _ in range(2):
        couple.alice.post(RELEASE, fields)
    assert len(couple.alice.shared.read(Released)) == 1


def test_a_new_round_begins_and_the_earlier_one_stays_listed(couple: Two, words: Words) -> None:
    for number in (1, 2):
        released(couple.alice, home=f"alice {number}")
        released(couple.bob, home=f"bob {number}")
    page = couple.bob.get(PAGE).content.decode()
    assert "alice 2" in page
    assert "/expectations/round/1/" in page
    assert "alice 1" in words(couple.bob.get("/expectations/round/1/"))
    assert couple.bob.get("/expectations/round/9/")["Location"] == PAGE


@pytest.mark.parametrize(("about", "topic"), [("money", "money"), ("phone", "openness"), ("home", "other")])
def test_a_difference_becomes_a_proposed_agreement_in_one_step(couple: Two, about: str, topic: str) -> None:
    released(couple.alice, **{about: "we <ask> first"})
    released(couple.bob, **{about: "we tell afterwards"})
    form = couple.bob.get(f"/agreements/new/?round=1&about={about}").content.decode()
    assert "we &lt;ask&gt; first" in form
    assert "we tell afterwards</textarea>" in form
    assert f'value="{topic}" checked' in form
    fields = {"topic": topic, "text": "we ask first", "mine": "I ask", "review": "2026-12-20", "move": "hand"}
    assert couple.bob.post("/agreements/new/", fields).status_code == 302
    assert couple.bob.shared.read(AgreementProposed)


@pytest.mark.parametrize("query", ["round=9&about=home", "round=1&about=x", "round=x", "about=home"])
def test_an_agreement_about_nothing_that_was_revealed_is_an_empty_form(couple: Two, query: str) -> None:
    released(couple.alice, home="MARKED")
    assert "MARKED" not in couple.alice.get(f"/agreements/new/?{query}").content.decode()


def test_while_the_space_rests_nothing_is_released_and_the_words_stay(couple: Two) -> None:
    couple.alice.post(WRITE, {"home": "MARKED"})
    fields = hidden(couple.alice)
    couple.bob.gave(Paused())
    assert couple.alice.post(RELEASE, fields).status_code == 409
    assert "MARKED" in couple.alice.get(RELEASE).content.decode()


def test_one_alone_writes_for_themselves(alice: Who, words: Words) -> None:
    assert "For you alone." in words(alice.get(PAGE))
    assert alice.post(WRITE, {"time": "an evening a week"})["Location"] == PAGE
    assert "an evening a week" in words(alice.get(PAGE))
    assert "an evening a week" in alice.get(WRITE).content.decode()


def put_off(who: Who) -> Any:
    return who.post(PAGE, {"move": "not_this"})


def later(couple: Two, days: int) -> None:
    couple.alice.clock.passes(days=days)
    for who in (couple.alice, couple.bob):
        who.unlock(who.passphrase)


def test_s20_a_round_is_put_off_with_three_words_and_no_reason(couple: Two, words: Words) -> None:
    pair = couple.bob.get(PAGE).content.decode().split('<div class="pair">')[1].split("</div>")[0]
    assert pair.count('class="button"') == 3
    for _ in range(2):
        assert put_off(couple.bob)["Location"] == PAGE
    assert len(couple.bob.shared.read(NotThisRound)) == 1
    assert "Bob: not this round. It can begin again on 6 December 2026." in words(couple.alice.get(PAGE))
    assert "You said: not this round." in words(couple.bob.get(PAGE))


@pytest.mark.parametrize("before", [{}, {"home": "MARKED"}])
def test_s03_what_was_written_before_putting_off_changes_nothing_for_the_other(
    couple: Two, before: dict[str, str]
) -> None:
    if before:
        couple.bob.post(WRITE, before)
    put_off(couple.bob)
    page = TOKENS.sub("", couple.alice.get(PAGE).content.decode())
    assert "MARKED" not in page
    assert page.count("not this round") == 1
    couple.bob.post(WRITE, {"home": "MARKED again"})
    assert TOKENS.sub("", couple.alice.get(PAGE).content.decode()) == page


def test_nothing_is_revealed_or_released_for_fourteen_days_and_then_it_goes_on(
    couple: Two, words: Words
) -> None:
    released(couple.alice, home="SEALED")
    put_off(couple.bob)
    couple.bob.post(WRITE, {"home": "mine"})
    assert couple.bob.get(RELEASE)["Location"] == PAGE
    later(couple, 13)
    assert released(couple.bob, home="mine")["Location"] == PAGE
    assert len(couple.bob.shared.read(Released)) == 1
    assert "SEALED" not in words(couple.bob.get(PAGE))
    later(couple, 1)
    assert "not this round." not in words(couple.alice.get(PAGE))
    released(couple.bob, home="mine")
    for who in (couple.alice, couple.bob):
        assert "SEALED" in words(who.get(PAGE))


def test_it_can_be_put_off_again_after_that(couple: Two, words: Words) -> None:
    put_off(couple.bob)
    later(couple, 14)
    assert "Not this round" in words(couple.bob.get(PAGE))
    put_off(couple.bob)
    assert "It can begin again on 20 December 2026." in words(couple.alice.get(PAGE))


def test_putting_off_takes_ones_own_sealed_words_back_and_waits_while_the_space_is_paused(
    couple: Two,
) -> None:
    released(couple.bob, home="MARKED")
    put_off(couple.bob)
    assert not couple.bob.shared.read(Released)
    couple.alice.gave(Paused())
    assert put_off(couple.alice).status_code == 409
    assert len(couple.bob.shared.read(NotThisRound)) == 1
